"""Jiangjin's pack beside the notice it was written from: they must agree fact by fact."""

from __future__ import annotations

import hashlib

import pytest

from ipcity.domain.plans import Source, compile_plan, to_json
from ipcity.domain.plans.agreement import agree
from ipcity.domain.plans.mentions import mentions_form
from ipcity.papers.incoming import read_document
from ipcity.papers.packs import check_pack, read_pack
from tests.packs.cities import JIANGJIN, JIANGJIN_NOTICE

needs_notice = pytest.mark.skipif(
    not JIANGJIN_NOTICE.exists(), reason="the notice itself is not part of the repository"
)


@pytest.fixture(scope="module")
def pack():
    return read_pack(JIANGJIN)


@pytest.fixture(scope="module")
def notice():
    return read_document(JIANGJIN_NOTICE.name, JIANGJIN_NOTICE.read_bytes())


@pytest.fixture(scope="module")
def compiled(notice):
    source = Source(notice.name, notice.sha256, notice.encoding, notice.reader)
    plan = compile_plan(notice.text, source)
    return to_json(plan) | mentions_form(plan)


def test_the_pack_passes_its_own_check():
    assert check_pack(JIANGJIN) == ()


def test_what_the_pack_holds(pack):
    counted = {name: len(rows) for name, rows in pack.plan.items() if isinstance(rows, list)}
    assert counted == {
        "rules": 0,
        "goals": 5,
        "targets": 22,
        "trends": 19,
        "deliverables": 4,
        "actions": 6,
        "tasks": 18,
        "measures": 51,
        "assignments": 18,
        "safeguards": 3,
        "documents": 7,
        "problems": 3,
    }
    kinds = [unit["kind"] for unit in pack.units["units"]]
    assert (kinds.count("subdistrict"), kinds.count("town")) == (5, 25)


def test_every_target_has_a_reading(pack):
    targets = [target["id"] for target in pack.plan["targets"]]
    assert [reading["target"] for reading in pack.readings["readings"]] == targets


def test_every_body_that_the_plan_names_is_a_unit_of_the_pack(pack):
    known = {
        name
        for unit in pack.units["units"]
        for name in (unit["name"], unit["full_name"], *unit["aliases"])
    }
    written = {unit["name"] for group in pack.plan["assignments"] for unit in group["units"]}
    assert written - known == set()


@needs_notice
def test_the_pack_announces_the_notice(pack):
    digest = hashlib.sha256(JIANGJIN_NOTICE.read_bytes()).hexdigest()
    assert pack.plan["notice_sha256"] == digest


@needs_notice
def test_pack_and_notice_agree_fact_by_fact(pack, compiled):
    agreement = agree(pack.plan, compiled)
    assert agreement.differences == ()
    assert agreement.missing == ()
    assert agreement.extra == ()


@needs_notice
@pytest.mark.parametrize(
    "field", ["title", "issuer", "issued_on", "document_number", "period", "rules"]
)
def test_pack_and_notice_agree_on_the_document(pack, compiled, field):
    assert pack.plan[field] == compiled[field]


@needs_notice
@pytest.mark.parametrize(
    "construct",
    ["goals", "targets", "trends", "deliverables", "actions", "tasks", "measures", "assignments"]
    + ["safeguards", "documents", "problems"],
)
def test_every_quotation_stands_in_the_notice(pack, notice, construct):
    strangers = [row["quote"] for row in pack.plan[construct] if row["quote"] not in notice.text]
    assert strangers == []


@needs_notice
def test_damage_is_noted_where_the_compiler_finds_it(pack, compiled, notice):
    noted = [(problem["code"], problem["severity"]) for problem in pack.plan["problems"]]
    assert noted == [(each["code"], each["severity"]) for each in compiled["problems"]]
    for problem, found in zip(pack.plan["problems"], compiled["problems"], strict=True):
        start = notice.text.index(problem["quote"])
        assert start < found["span"][1]
        assert found["span"][0] < start + len(problem["quote"])
