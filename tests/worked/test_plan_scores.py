"""The score itself: a compiled plan that was tampered with must lose exactly what was changed."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from bench.plans.labels import Labels, likeness, load, locate
from bench.plans.scores import score

PLAN = Path(__file__).parent / "plans/01-digital-agriculture.yaml"


@pytest.fixture(name="labels")
def _labels() -> Labels:
    return load(PLAN)


@pytest.fixture(name="perfect")
def _perfect(labels: Labels) -> dict[str, Any]:
    """What a compiler would give that agrees with the labels in everything."""
    items = labels.items
    for label in items["assignments"]:
        label.pop("owns", None)
    targets = [
        {"direction": "up", "strength": "plain", "value_max": None, "period": None, "due": None}
        | label
        | {"span": label["at"], "value_span": label["value_at"]}
        for label in items["targets"]
    ]
    groups = [
        {"shared": False, "due": None, "owns": label["at"], "span": label["at"]}
        | {key: label[key] for key in ("task", "shared", "due") if key in label}
        | {"units": [_unit(unit) for unit in label["units"]]}
        for label in items["assignments"]
    ]
    trees = {
        name: [{"span": (0, 1), "action": None} | part for part in items[name]]
        for name in ("goals", "actions", "tasks", "safeguards")
    }
    stated = {
        name: [{"direction": "up"} | label | {"span": label["at"]} for label in items[name]]
        for name in ("trends", "deliverables", "problems")
    }
    numbers = {"unexplained": [], "in_targets": 23, "explained": {"subsidy": 2, "subject": 1}}
    header = {key: items[key] for key in ("title", "issuer", "issued_on", "document_number")}
    return {
        **header, **trees, **stated, "period": items["period"], "rules": [], "targets": targets,
        "assignments": groups, "numbers": numbers, "text": labels.document.text,
    }  # fmt: skip


def _unit(unit: Any) -> dict[str, Any]:
    named = {"name": unit} if isinstance(unit, str) else unit
    return {"role": "responsible", "note": None, "open_set": False} | named


def wrong(labels: Labels, plan: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """(wrong, missed) of every construct that is not perfect."""
    scores = score(labels, plan)
    return {name: (s.wrong, s.missed) for name, s in scores.items() if s.wrong or s.missed}


def test_agreement_is_perfect(labels: Labels, perfect: dict[str, Any]) -> None:
    assert wrong(labels, perfect) == {}


def test_every_change_costs(labels: Labels, perfect: dict[str, Any]) -> None:
    plan = copy.deepcopy(perfect)
    plan["targets"][0]["comparator"] = "<"
    plan["targets"][1]["name"] = "渔场"
    plan["targets"].pop(2)
    plan["trends"][0]["direction"] = "down"
    plan["assignments"][0]["units"][0]["role"] = "lead"
    plan["assignments"].pop(1)
    plan["tasks"][0]["heading"] = "改善农村信息基础设施"
    plan["rules"] = ["first_is_lead"]
    plan["numbers"]["unexplained"] = [(0, 2)]
    assert wrong(labels, plan) == {
        "header": (1, 0),
        "targets found": (0, 1),
        "targets": (1, 2),
        "names": (1, 1),
        "trends": (1, 1),
        "tasks": (1, 1),
        "assignments": (1, 2),
        "units": (1, 4),
        "numbers": (1, 1),
    }


def test_invented_fields_are_counted(labels: Labels, perfect: dict[str, Any]) -> None:
    plan = copy.deepcopy(perfect)
    plan["issuer"] = "天外市人民政府"
    plan["targets"][0] |= {"due": 2031, "unit": "辆"}
    assert score(labels, plan)["invented"].wrong == 3


def test_places() -> None:
    assert locate("甲乙\n丙甲乙", "乙丙") == (1, 4)
    assert locate("甲乙丙甲乙", "甲乙", 2) == (3, 5)
    with pytest.raises(ValueError, match="2 times"):
        locate("甲乙丙甲乙", "甲乙")
    with pytest.raises(ValueError, match="not in the text"):
        locate("甲乙", "丁")


def test_likeness() -> None:
    assert likeness("“小巨人”企业", "小巨人 企业") == 1
    assert 0.5 < likeness("发明专利拥有量", "专利拥有量") < 1
