"""Names resolve: spellings of one name are one body, and what only resembles it waits for a person."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.terms.organisation_names import (
    Directory,
    Entry,
    Verdict,
    likeness,
    match_key,
    parts,
)

PAIRS = Path(__file__).parents[2] / "worked/organisation_names.tsv"
CODE, OTHER_CODE = "91110000600037341L", "91500000MA5U0000X1"


def _pairs(part):
    with PAIRS.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["set"] == part]


@pytest.mark.parametrize(("part", "recall"), [("train", 0.80), ("held_out", 0.82)])
def test_precision_and_recall_of_the_labelled_pairs(part, recall):
    pairs = _pairs(part)
    called = [p for p in pairs if likeness(p["left"], p["right"]).verdict is Verdict.SAME]
    assert [p for p in called if p["truth"] != "same"] == []
    assert len(called) / sum(p["truth"] == "same" for p in pairs) >= recall
    lost = [
        p for p in pairs
        if p["truth"] == "same" and likeness(p["left"], p["right"]).verdict is Verdict.DIFFERENT
    ]  # fmt: skip
    assert lost == [], "the same body is at least asked about"


def test_likeness_does_not_depend_on_the_order():
    for pair in _pairs("train") + _pairs("held_out"):
        assert likeness(pair["left"], pair["right"]) == likeness(pair["right"], pair["left"])


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    parts(text)
    assert likeness(text, text).verdict in set(Verdict)


def test_parts_of_a_name():
    found = parts("重庆市江津区拓荒农机制造有限公司永川分公司")
    assert (found.region, found.brand, found.trade, found.form, found.branch) == (
        ("重庆", "江津"), "拓荒", "农机制造", "limited", "永川分公司",
    )  # fmt: skip
    assert parts("拓荒农机（重庆）有限公司").place == "重庆"
    assert parts("王槿年").is_person
    assert not parts("市场监督管理局").is_person
    college = parts("重庆云澈大学机械工程学院")
    assert (college.is_university, college.own_body, college.college) == (
        True,
        False,
        "机械工程学院",
    )
    assert parts("重庆云澈大学城市科技学院").own_body
    assert parts("重庆拓荒有限公司（原重庆老荒有限公司）").former == "重庆老荒有限公司"


def _directory():
    return Directory(
        [
            Entry(1, "重庆拓荒农机有限公司", CODE, ("重庆老荒农机厂",), ("拓荒农机",)),
            Entry(2, "重庆云澈大学"),
            (3, "重庆拓荒农机有限公司江津分公司", "", (), ()),
            Entry(4, "重庆金穗粮油有限公司"),
        ],
        different=((4, match_key("重庆银穗粮油有限公司")),),
    )


@pytest.mark.parametrize(
    ("name", "uscc", "verdict", "organisation"),
    [
        ("重庆 拓荒农机 有限责任公司", "", "found", 1),
        ("完全换了的名称有限公司", CODE.lower(), "found", 1),
        ("重庆老荒农机厂", "", "found", 1),
        ("拓荒农机", "", "found", 1),
        ("重庆云澈大学机械工程学院", "", "found", 2),
        ("重庆云澈大学城市科技学院", "", "doubtful", None),
        ("重庆拓荒农机有限公司江津分公司", "", "found", 3),
        ("重庆拓荒农机有限公司永川分公司", "", "new", None),
        ("重庆拓荒农机股份有限公司", "", "doubtful", None),
        ("重庆拓荒家机有限公司", "", "doubtful", None),
        ("成都市金穗粮油有限公司", "", "new", None),
        ("重庆银穗粮油有限公司", "", "new", None),
        ("王槿年", "", "new", None),
        ("", "", "new", None),
    ],
)
def test_directory(name, uscc, verdict, organisation):
    found = _directory().resolve(name, uscc)
    assert (found.verdict, found.organisation) == (verdict, organisation)


def test_a_differing_credit_code_never_merges():
    from stdnum.cn import uscc

    other = OTHER_CODE[:-1] + uscc.calc_check_digit(OTHER_CODE[:-1])
    found = _directory().resolve("重庆拓荒农机有限公司", other)
    assert (found.verdict, found.organisation) == ("doubtful", None)
    assert found.reason == "名称相同但统一社会信用代码不同"


def test_two_bodies_of_one_name_are_asked_about():
    directory = Directory([Entry(1, "重庆拓荒农机有限公司"), Entry(2, "重庆拓荒农机有限责任公司")])
    assert directory.resolve("重庆市拓荒农机有限公司").verdict == "doubtful"
