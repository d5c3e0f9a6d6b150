"""Two accounts of a plan side by side: same, different, only here, only there."""

from __future__ import annotations

from ipcity.domain.plans.agreement import Difference, Pair, agree, pair_up


def target(key, name, value="5", **fields):
    return {"id": key, "name": name, "value": value, "unit": "家"} | fields


def test_equal_words_pair_in_order_then_the_most_alike():
    assert pair_up(["甲乙丙", "同名", "同名"], ["同名", "甲乙丙丁", "同名"]) == [
        (0, 1),
        (1, 0),
        (2, 2),
    ]
    assert pair_up(["专利转化"], ["商标注册"]) == []
    assert pair_up(["", "甲"], ["", "甲"]) == [(1, 1)]


def test_values_are_compared_as_numbers():
    ours = {"targets": [target("T1", "高新技术企业", "5.00")]}
    theirs = {"targets": [target("T1", "高新技术企业", "5")]}
    assert agree(ours, theirs).differences == ()


def test_what_differs_is_told_field_by_field():
    ours = {"targets": [target("T1", "高新技术企业"), target("T2", "商标")]}
    theirs = {"targets": [target("T7", "高新技术企业", "6", due=2026), target("T8", "地理标志")]}
    found = agree(ours, theirs)
    assert found.pairs == (Pair("targets", "T1", "T7"),)
    assert found.differences == (
        Difference("targets", "T1", "value", "5", "6"),
        Difference("targets", "T1", "due", "", "2026"),
    )
    assert found.missing == (("targets", "T2", "商标"),)
    assert found.extra == (("targets", "T8", "地理标志"),)


def test_a_list_that_one_side_does_not_keep_is_no_difference():
    ours = {"goals": [], "documents": [{"id": "C1", "title": "某规划"}]}
    found = agree(ours, {"goals": []})
    assert (found.pairs, found.missing, found.extra) == ((), (), ())


def test_units_are_compared_in_order_under_their_own_task():
    task = {"id": "A1.1", "heading": "健全机制"}
    unit = {"name": "区司法局", "role": "lead", "note": None, "open_set": False}
    other = unit | {"name": "区公安局", "note": "法制科"}
    ours = {"tasks": [task], "assignments": [{"task": "A1.1", "shared": True, "units": [unit]}]}
    theirs = {
        "tasks": [task | {"id": "A1.2"}],
        "assignments": [{"task": "A1.2", "shared": False, "units": [unit, other]}],
    }
    assert agree(ours, theirs).differences == (
        Difference(
            "assignments",
            "A1.1",
            "units",
            "区司法局[lead]",
            "区司法局[lead]、区公安局（法制科）[lead]",
        ),
        Difference("assignments", "A1.1", "shared", "按职责分工", ""),
    )
