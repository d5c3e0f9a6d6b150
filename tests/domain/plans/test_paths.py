"""The expected path asks what the plan asks, no more and no less."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.plans.facts import Basis
from ipcity.domain.plans.paths import Shape, Step, Undertaking, expected_path
from ipcity.domain.terms.comparators import Comparator


def undertaking(**changes) -> Undertaking:
    fields = {
        "comparator": Comparator.AT_LEAST,
        "value": Decimal(221),
        "unit": "家",
        "basis": Basis.NEW,
        "annual": False,
        "shape": Shape.LINEAR,
    }
    return Undertaking(**{**fields, **changes})


def years(of: Undertaking) -> list[Decimal | None]:
    steps = expected_path(of, baseline=2023, first=2024, last=2026)
    assert [step.year for step in steps] == [2024, 2025, 2026]
    return [step.value for step in steps]


def test_new_things_come_in_equal_steps_rounded_up_to_whole_ones():
    assert years(undertaking()) == [74, 148, 221]


def test_an_upper_bound_is_rounded_down():
    of = undertaking(comparator=Comparator.AT_MOST, value=Decimal(10))
    assert years(of) == [3, 6, 10]


def test_a_share_keeps_two_decimals():
    of = undertaking(value=Decimal(20), unit="%", basis=Basis.GROWTH)
    assert years(of) == [Decimal("6.67"), Decimal("13.33"), Decimal(20)]


def test_a_yearly_amount_is_due_every_year_whatever_the_shape():
    of = undertaking(value=Decimal(50000000), unit="元", basis=Basis.GROWTH, annual=True)
    assert years(of) == [50000000, 50000000, 50000000]


def test_a_flow_is_yearly_by_its_nature():
    of = undertaking(value=Decimal(50000000), unit="元", basis=Basis.FLOW)
    assert years(of) == [50000000, 50000000, 50000000]


def test_stepwise_asks_nothing_before_the_last_year():
    assert years(undertaking(shape=Shape.STEPWISE)) == [None, None, 221]


def test_by_plan_repeats_the_plans_figure():
    assert years(undertaking(shape=Shape.BY_PLAN, value=Decimal(100), unit="%")) == [100, 100, 100]


def test_a_level_without_its_baseline_is_unknown_until_the_last_year():
    of = undertaking(basis=Basis.LEVEL, value=Decimal(30000), unit="件")
    assert expected_path(of, baseline=2023, first=2024, last=2026) == (
        Step(2024, None, unknown=True),
        Step(2025, None, unknown=True),
        Step(2026, Decimal(30000), last=True),
    )


def test_a_level_with_its_baseline_rises_from_it():
    of = undertaking(basis=Basis.LEVEL, value=Decimal(24), unit="件", start=Decimal(15))
    assert years(of) == [18, 21, 24]


def test_years_that_run_backwards_give_no_path():
    assert expected_path(undertaking(), baseline=2023, first=2027, last=2026) == ()


@given(
    value=st.decimals(1, 10**9, places=0),
    shape=st.sampled_from(Shape),
    basis=st.sampled_from(Basis),
    unit=st.sampled_from(["家", "%", "元"]),
    first=st.integers(2000, 2040),
    length=st.integers(0, 12),
)
def test_the_last_year_asks_exactly_the_target_and_no_year_asks_more(
    value, shape, basis, unit, first, length
):
    of = undertaking(value=value, shape=shape, basis=basis, unit=unit)
    steps = expected_path(of, baseline=first - 1, first=first, last=first + length)
    asked = [step.value for step in steps if step.value is not None]
    assert steps[-1].value == value
    assert asked == sorted(asked)
