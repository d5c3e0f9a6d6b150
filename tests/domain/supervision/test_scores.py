"""The scoring rule: worked examples, and what holds for every scheme and every value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.supervision.scores import (
    Adjustment,
    Group,
    Kind,
    Limit,
    Line,
    Missing,
    Place,
    applied_weights,
    ranked,
    score,
    share_of,
)

D = Decimal


def line(code: str, weight: str, *limits: tuple[int, int], missing=Missing.LEFT_OUT) -> Line:
    pairs = limits or ((0, 0), (100, 100))
    told = tuple(Limit(D(value), D(share)) for value, share in pairs)
    return Line(code, code, f"items.{code}", D(weight), told, missing)


GROUP = Group(
    "organs",
    "部门",
    ("organ",),
    (line("done", "40", (50, 0), (80, 70), (100, 100)), line("progress", "35"), line("led", "25")),
    deductions=(
        Adjustment("late", "逾期", "items.late", D(1), D(5)),
        Adjustment("red", "红灯", "items.red", D(2), D(6)),
    ),
    bonuses=(Adjustment("more", "加分", "items.more", D("0.5"), D(2)),),
    deductions_cap=D(8),
)


def test_a_score_by_hand():
    values = {"items.done": D(90), "items.progress": D(60), "items.led": None,
              "items.late": D(7), "items.red": D(2), "items.more": D(3)}  # fmt: skip
    found = score(GROUP, values)
    # 25 are shared 40:35, so 53.33 and 46.67; 90 lies half way between 80 (70 %) and 100 (100 %)
    assert [(s.weight, s.share, s.points) for s in found.steps[:3]] == [
        (D("53.33"), D(85), D("45.33")),
        (D("46.67"), D(60), D("28.00")),
        (None, None, D("0.00")),
    ]
    # 7 late would take 7, their cap is 5; both together may take 8, so red takes 3 of its 4
    assert [s.points for s in found.steps[3:]] == [D(-5), D(-3), D("1.50")]
    assert found.total == D("66.83")
    assert found.steps[2].words == "无数据，不计该项，权重分给其余各项"
    assert found.steps[3].words == "取值7，每1个扣1分，计7分；上限5分，实扣5分"
    assert found.steps[4].words == "取值2，每1个扣2分，计4分；扣分合计有上限，实扣3分"


def test_no_data_is_not_zero():
    zero = Group("g", "组", ("organ",), (line("a", "60", missing=Missing.ZERO), line("b", "40")))
    assert score(zero, {"items.b": D(100)}).total == D(40)
    assert score(zero, {}).total == D(0)
    left_out = Group("g", "组", ("organ",), (line("a", "60"), line("b", "40")))
    assert score(left_out, {"items.b": D(100)}).total == D(100)
    assert score(left_out, {"items.a": D(0), "items.b": D(100)}).total == D(40)
    assert score(left_out, {}).total is None


@pytest.mark.parametrize(
    ("value", "share"),
    [("-3", "100"), ("0", "100"), ("5", "50"), ("10", "0"), ("40", "0")],
)
def test_limits_may_fall(value, share):
    assert share_of(line("late", "100", (0, 100), (10, 0)), D(value)) == D(share)


numbers = st.decimals(min_value=-50, max_value=250, places=2)
maybe = st.none() | numbers


@st.composite
def groups(draw):
    """Groups of 1 to 6 lines whose weights sum to 100, with rising limits."""
    cuts = sorted(draw(st.sets(st.integers(1, 99), max_size=5)))
    weights = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    lines = []
    for at, weight in enumerate(weights):
        values = sorted(draw(st.sets(st.integers(-20, 200), min_size=2, max_size=5)))
        shares = sorted(
            draw(st.lists(st.integers(0, 100), min_size=len(values), max_size=len(values)))
        )
        missing = draw(st.sampled_from(Missing))
        pairs = tuple(zip(values, shares, strict=True))
        lines.append(line(f"s{at}", str(weight), *pairs, missing=missing))
    taken = tuple(
        Adjustment(f"d{at}", "扣", f"d{at}", D(each), D(cap))
        for at, (each, cap) in enumerate(
            draw(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 9)), max_size=3))
        )
    )
    cap = draw(st.none() | st.integers(1, 12))
    return Group("g", "组", ("organ",), tuple(lines), taken, deductions_cap=cap and D(cap))


@given(groups(), st.data())
def test_applied_weights_sum_to_all_weights(group, data):
    values = {each.source: data.draw(maybe) for each in group.lines}
    weights = [w for w in applied_weights(group, values).values() if w is not None]
    assert sum(weights, D(0)) in ({D(100)} if weights else {D(0)})


@given(groups(), st.data())
def test_a_better_value_never_scores_less(group, data):
    """Rising limits; deductions are of other sources."""
    values = {each.source: data.draw(maybe) for each in group.lines}
    values |= {each.source: data.draw(maybe) for each in group.deductions}
    raised = data.draw(st.sampled_from(group.lines)).source
    if values[raised] is None:
        values[raised] = data.draw(numbers)
    more = values | {raised: values[raised] + data.draw(st.decimals(0, 100, places=2))}
    assert score(group, more).total >= score(group, values).total


@given(groups(), st.data())
def test_deductions_only_take_and_keep_to_their_caps(group, data):
    values = {each.source: data.draw(numbers) for each in (*group.lines, *group.deductions)}
    steps = [s for s in score(group, values).steps if s.kind is Kind.DEDUCTION]
    for step, each in zip(steps, group.deductions, strict=True):
        assert -each.cap <= step.points <= 0
    if group.deductions_cap is not None:
        assert -group.deductions_cap <= sum((s.points for s in steps), D(0)) <= 0
    more = {key: value + 1 if key.startswith("d") else value for key, value in values.items()}
    assert score(group, more).total <= score(group, values).total


@given(groups(), st.data())
def test_the_total_is_the_sum_of_the_shown_points(group, data):
    values = {each.source: data.draw(maybe) for each in (*group.lines, *group.deductions)}
    found = score(group, values)
    shown = sum((s.points for s in found.steps), D(0))
    assert found.total in {None, max(D(0), shown)}
    assert all(s.points == round(s.points, 2) for s in found.steps)


@given(st.dictionaries(st.integers(), maybe, max_size=12), st.randoms())
def test_the_order_of_units_changes_no_place(totals, random):
    shuffled = list(totals.items())
    random.shuffle(shuffled)
    assert ranked(dict(shuffled)) == ranked(totals)


def test_equal_scores_share_a_place():
    totals = {"a": D(90), "b": D("80.5"), "c": D(90), "d": None, "e": D(70)}
    assert ranked(totals) == {
        "a": Place(1, 2),
        "c": Place(1, 2),
        "b": Place(3, 1),
        "e": Place(4, 1),
    }
