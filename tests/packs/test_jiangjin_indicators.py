"""Jiangjin's bindings: every target under each of its readings, the trend and the deliverables."""

from __future__ import annotations

import pytest

from ipcity.domain.indicators import catalogue, read_own
from ipcity.papers.packs.yamls import read_yaml
from ipcity.store.shapes import shapes
from tests.packs.cities import JIANGJIN, ROOT


def content(name: str) -> dict:
    return read_yaml((JIANGJIN / f"{name}.yaml").read_text("utf-8")).content


@pytest.fixture(scope="module")
def indicators() -> dict:
    return content("indicators")


def test_own_indicators_are_sound(indicators):
    found, problems = read_own(indicators, shapes())
    assert problems == ()
    assert [each.code for each in found] == [each["code"] for each in indicators["indicators"]]


def test_every_reading_of_every_target_is_bound_once(indicators):
    wanted = {
        (reading["target"], alternative["code"])
        for reading in content("readings")["readings"]
        for alternative in reading["alternatives"]
    }
    bound = [
        (each["fact"], each["reading"]) for each in indicators["bindings"] if "reading" in each
    ]
    assert sorted(bound) == sorted(wanted)


def test_the_media_trend_and_every_deliverable_are_bound(indicators):
    plan = content("plan")
    bound = {each["fact"] for each in indicators["bindings"]}
    media = next(each["id"] for each in plan["trends"] if "媒体" in each["name"])
    assert {media, *(each["id"] for each in plan["deliverables"])} <= bound


def test_every_binding_leads_to_an_indicator(indicators):
    own = {each["code"] for each in indicators["indicators"]}
    assert {each["indicator"] for each in indicators["bindings"]} - own - set(catalogue()) == set()


def test_units_of_the_plan_are_the_units_of_the_figures(indicators):
    targets = {each["id"]: each["unit"] for each in content("plan")["targets"]}
    differing = {
        each["fact"]: (targets[each["fact"]], catalogue()[each["indicator"]][-1].unit)
        for each in indicators["bindings"]
        if each["fact"] in targets
        and catalogue()[each["indicator"]][-1].unit != targets[each["fact"]]
    }
    assert differing == {"T6": ("件", "件/万人")}


def test_the_example_of_the_how_to_is_sound():
    text = (ROOT / "docs" / "how-to" / "add-an-indicator.md").read_text("utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    (found,), problems = read_own(read_yaml(example).content, shapes())
    assert problems == ()
    assert found.code == "own.disputes-settled"
