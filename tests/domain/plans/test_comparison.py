"""What changed between two versions."""

from __future__ import annotations

import pytest

from ipcity.domain.plans.comparison import Kind, Subject, compare, render_differences
from tests.domain.plans.making import compiled, goals

GOAL = "到2026年，新增高新技术企业20家。"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("到2026年，新增高新技术企业30家。", Kind.TIGHTENED),
        ("到2026年，新增高新技术企业10家。", Kind.LOOSENED),
        ("到2025年，新增高新技术企业20家。", Kind.TIGHTENED),
        ("到2027年，新增高新技术企业20家。", Kind.LOOSENED),
        ("到2026年，力争新增高新技术企业20家。", Kind.LOOSENED),
        ("到2026年，确保新增高新技术企业20家。", Kind.TIGHTENED),
        ("到2026年，新增高新技术企业20家左右。", Kind.LOOSENED),
        ("到2027年，新增高新技术企业30家。", Kind.CHANGED),
        ("到2026年，每年新增高新技术企业20家。", Kind.CHANGED),
    ],
)
def test_a_target_is_tightened_or_loosened(sentence, kind):
    (change,) = compare(goals(GOAL), goals(sentence)).changes
    assert (change.kind, change.subject, change.old_id, change.new_id) == (
        kind,
        Subject.TARGET,
        "T1",
        "T1",
    )


def test_a_smaller_ceiling_is_tighter():
    (change,) = compare(goals("失业率控制在6%以内。"), goals("失业率控制在5%以内。")).changes
    assert change.kind is Kind.TIGHTENED


def test_targets_are_added_dropped_and_renamed():
    differences = compare(
        goals("新增甲类示范企业5家。建成园区3个。"), goals("新增乙类示范企业5家。举办活动9场。")
    )
    assert [(c.kind, c.subject) for c in differences.changes] == [
        (Kind.DROPPED, Subject.TARGET), (Kind.RENAMED, Subject.TARGET), (Kind.ADDED, Subject.TARGET)]  # fmt: skip


def test_the_same_plan_has_no_differences():
    differences = compare(goals(GOAL), goals(GOAL))
    assert (differences.changes, differences.targets) == ((), (("T1", "T1"),))
    assert render_differences(differences) == "两版方案没有差别。\n"


def test_tasks_and_units_are_compared():
    old = compiled(
        "一、重点任务\n（一）行动\n1.做甲事。推进。（甲局牵头，乙局配合）\n2.做乙事。推进。\n"
    )
    new = compiled(
        "一、重点任务\n（一）行动\n1.做甲事。推进。（甲局、丙局负责）\n2.改做丁务。推进。\n"
    )
    told = [(c.kind, c.subject, c.old, c.new) for c in compare(old, new).changes]
    assert told == [
        (Kind.DROPPED, Subject.TASK, "2. 做乙事", None),
        (Kind.CHANGED, Subject.UNIT, "甲局（牵头）", "甲局（责任）"),
        (Kind.DROPPED, Subject.UNIT, "乙局（配合）", None),
        (Kind.ADDED, Subject.UNIT, None, "丙局（责任）"),
        (Kind.ADDED, Subject.TASK, None, "2. 改做丁务"),
    ]
