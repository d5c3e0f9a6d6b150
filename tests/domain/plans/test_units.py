"""Who does what: every form of bracket, label and ending."""

from __future__ import annotations

import pytest

from tests.domain.plans.making import compiled, task

L, S, R, G = "lead", "support", "responsible", "guide"
ROWS = {
    "（责任单位：甲局、乙局）": ([("甲局", R), ("乙局", R)], False),
    "（牵头单位：甲局；配合单位：乙局）": ([("甲局", L), ("乙局", S)], False),
    "（牵头单位：甲局，责任单位：乙局、丙局）": ([("甲局", L), ("乙局", R), ("丙局", R)], False),
    "（甲局牵头，乙局配合）": ([("甲局", L), ("乙局", S)], False),
    "（甲局牵头，乙局、丙局按职责分工负责）": ([("甲局", L), ("乙局", R), ("丙局", R)], True),
    "（甲局、乙局负责）": ([("甲局", R), ("乙局", R)], False),
    "（甲局负责，乙局指导）": ([("甲局", R), ("乙局", G)], False),
    "（甲局、乙局分工负责）": ([("甲局", R), ("乙局", R)], True),
    "（甲局、乙局分头落实）": ([("甲局", R), ("乙局", R)], True),
    "（责任单位：甲局按职责分工）": ([("甲局", R)], True),
    "〔责任单位：甲局、乙局按职责分工负责〕": ([("甲局", R), ("乙局", R)], True),
    "(责任单位:甲局,各县人民政府)": ([("甲局", R), ("各县人民政府", R)], False),
    "（甲局、乙局等有关部门按职责分工负责）": ([("甲局", R), ("乙局", R), ("有关部门", R)], True),
    "（甲局牵头，相关部门及各地区按职责分工负责）": (
        [("甲局", L), ("相关部门", R), ("各地区", R)],
        True,
    ),
    "（责任单位：甲局、各区、县级市人民政府）": ([("甲局", R), ("各区、县级市人民政府", R)], False),
    "（协调机制牵头部门负责）": ([("协调机制牵头部门", R)], False),
    "（市甲局、市乙局）": ([("市甲局", R), ("市乙局", R)], False),
    "（甲局牵头负责）": ([("甲局", L)], False),
    "（6月底前完成，牵头考核单位：甲局、乙局）": ([("甲局", L), ("乙局", L)], False),
    "（甲局负责，乙局配合；持续推进）": ([("甲局", R), ("乙局", S)], False),
    "（责任领导：某领导；责任单位：甲局）": ([("甲局", R)], False),
    "（甲局牵头、乙局参与）": ([("甲局", L), ("乙局", S)], False),
    "（甲局牵头，各县政府结合实际落实）": ([("甲局", L), ("各县政府", R)], False),
    "（责任部门：甲局 市乙局）": ([("甲局", R), ("市乙局", R)], False),
    "（市级责任部门：甲局；区级责任单位：各区政府）": ([("甲局", R), ("各区政府", R)], False),
    "牵头：甲局 配合：乙局 时限：2025年底": ([("甲局", L), ("乙局", S)], False),
}


@pytest.mark.parametrize("bracket", ROWS)
def test_a_bracket_gives_units_with_roles(bracket):
    (found,) = task(f"扎实推进。{bracket}").assignments
    assert ([(u.name, u.role) for u in found.units], found.shared) == ROWS[bracket]


def test_a_bracket_after_a_name_is_a_note():
    (found,) = task("做好工作。（责任单位：科学城管委会（双园发展中心）、甲局）").assignments
    assert [(u.name, u.note) for u in found.units] == [
        ("科学城管委会", "双园发展中心"),
        ("甲局", None),
    ]


def test_open_sets_are_marked():
    (found,) = task("做好工作。（责任单位：甲局、各有关部门、联席会议成员单位）").assignments
    assert [u.open_set for u in found.units] == [False, True, True]


def test_a_due_in_the_bracket_is_no_unit():
    (found,) = task("做好工作。（责任单位：甲局；完成时限：2026年底）").assignments
    assert ([u.name for u in found.units], found.due) == (["甲局"], 2026)


@pytest.mark.parametrize(
    "aside", ["（试点）", "（此件公开发布）", "（每秒百亿亿次浮点运算）", "（市、区）"]
)
def test_an_aside_is_no_assignment(aside):
    assert task(f"推进工作{aside}取得成效。").assignments == ()


def test_each_group_owns_the_text_before_it():
    plan = task("推进甲事。（甲局负责）推进乙事。（乙局负责）")
    assert [plan.text[slice(*a.owns)] for a in plan.assignments] == [
        "做好工作。推进甲事。",
        "推进乙事。",
    ]
    assert [a.task for a in plan.assignments] == ["A1.1", "A1.1"]


def test_labels_may_stand_on_lines_of_their_own():
    plan = compiled("一、重点任务\n（一）行动\n1.做事。推进工作。\n责任单位：甲局、乙局\n")
    assert [[u.name for u in a.units] for a in plan.assignments] == [["甲局", "乙局"]]


def test_document_rules_are_codes():
    plan = task(
        "做事。（甲局、乙局负责。列第一位的为牵头单位，下同）推进。（丙局指导，丁局落实。以下均需丁局落实，不再列出）"
    )
    assert plan.rules == ("first_is_lead", "all_below")
    assert [[u.name for u in a.units] for a in plan.assignments] == [
        ["甲局", "乙局"],
        ["丙局", "丁局"],
    ]


def test_safeguards_hold_their_groups():
    plan = compiled(
        "一、重点任务\n（一）行动\n1.做事。推进。\n二、保障措施\n（一）加强领导。健全机制。（甲局负责）\n"
    )
    assert [(s.id, s.number, s.heading, s.assignments) for s in plan.safeguards] == [
        ("S1", "（一）", "加强领导", (0,))
    ]
    assert plan.assignments[0].task is None
