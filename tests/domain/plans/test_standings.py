"""The one rule of lights: what is asked on a day, and what colour follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.plans.facts import Basis, Direction
from ipcity.domain.plans.paths import Shape, Undertaking, expected_path
from ipcity.domain.plans.standings import (
    RULE_WORDS,
    Light,
    asked_on,
    built_light,
    rule_words,
    stand,
    trend_light,
)
from ipcity.domain.terms.comparators import Comparator

END_25, END_26, MID_25 = date(2025, 12, 31), date(2026, 12, 31), date(2025, 7, 2)


def undertaking(value="30", unit="家", basis=Basis.NEW, shape=Shape.LINEAR, **more):
    more = {"comparator": Comparator.AT_LEAST, "annual": False} | more
    return Undertaking(value=Decimal(value), unit=unit, basis=basis, shape=shape, **more)


def path(of):
    return expected_path(of, baseline=2023, first=2024, last=2026)


def light(of, value, on, **more):
    return stand(of, path(of), None if value is None else Decimal(value), on, **more).light


@pytest.mark.parametrize(
    ("of", "on", "asked"),
    [
        (undertaking(), END_25, "20"),
        (undertaking(), MID_25, "15"),  # 10 + 10 * 183/365, whole firms only
        (undertaking(), date(2024, 1, 1), "0"),
        (undertaking(), date(2027, 5, 1), "30"),
        (undertaking(unit="%", basis=Basis.GROWTH), date(2024, 12, 31), "10.00"),
        (undertaking(shape=Shape.STEPWISE, basis=Basis.LEVEL), END_25, None),
        (undertaking(shape=Shape.STEPWISE, basis=Basis.LEVEL), date(2026, 1, 1), "30"),
        (undertaking("200", "件", Basis.FLOW, Shape.BY_PLAN, annual=True), MID_25, "100"),
        (undertaking("100", "%", Basis.LEVEL, Shape.BY_PLAN, annual=True), MID_25, "100"),
        (undertaking("730", "元", Basis.FLOW, Shape.BY_PLAN, annual=True), date(2025, 1, 1), "2.00"),
        (undertaking("200", "件", Basis.FLOW, Shape.BY_PLAN), date(2028, 5, 5), None),
        (undertaking(basis=Basis.LEVEL, start=Decimal(3)), date(2023, 6, 1), None),
        (undertaking(basis=Basis.LEVEL, unit="件", start=Decimal(3)), END_25, "21.00"),
    ],
)  # fmt: skip
def test_what_is_asked_on_a_day(of, on, asked):
    assert asked_on(of, path(of), on) == (None if asked is None else Decimal(asked))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("20", Light.GREEN), ("19", Light.YELLOW), ("18", Light.YELLOW), ("17", Light.RED),
     (None, Light.NONE)],
)  # fmt: skip
def test_green_yellow_red_and_none(value, expected):
    assert light(undertaking(), value, END_25) == expected


def test_a_district_may_publish_another_share():
    lights = [light(undertaking(), v, END_25, behind=Decimal("0.2")) for v in ("16", "15")]
    assert lights == [Light.YELLOW, Light.RED]
    assert "落后不超过应达到数的20%为黄" in rule_words(Decimal("0.2"))
    assert "落后不超过应达到数的10%为黄" in RULE_WORDS


def test_nothing_asked_yet_is_green_and_a_missing_baseline_is_no_light():
    stepwise = undertaking(shape=Shape.STEPWISE, basis=Basis.LEVEL)
    assert light(stepwise, "0", END_25) == Light.GREEN
    assert light(undertaking(basis=Basis.LEVEL), "25", END_25) == Light.NONE


def test_a_strict_comparator_is_strict_where_the_full_figure_is_asked():
    more = undertaking("20", "%", Basis.GROWTH, Shape.BY_PLAN, annual=True)
    more = undertaking(**{**more.__dict__, "comparator": Comparator.MORE, "value": "20"})
    assert [light(more, v, MID_25) for v in ("20.01", "20", "18", "17.9")] == [
        Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED,
    ]  # fmt: skip
    flow = undertaking("365", "件", Basis.FLOW, Shape.BY_PLAN, comparator=Comparator.MORE)
    assert light(flow, "1", date(2025, 1, 1)) == Light.GREEN
    assert light(flow, "365", END_25) == Light.YELLOW


def test_downwards():
    most = undertaking("5", "%", Basis.LEVEL, Shape.STEPWISE, comparator=Comparator.AT_MOST)
    assert [light(most, v, END_26) for v in ("5", "5.5", "5.6")] == [
        Light.GREEN, Light.YELLOW, Light.RED,
    ]  # fmt: skip
    fall = undertaking("20", "%", Basis.GROWTH, Shape.STEPWISE)
    assert light(fall, "-22", END_26, direction=Direction.DOWN) == Light.GREEN
    assert light(fall, "22", END_26, direction=Direction.DOWN) == Light.RED


def test_about_equal_and_a_range():
    about = undertaking("100", basis=Basis.LEVEL, shape=Shape.STEPWISE, comparator=Comparator.ABOUT)
    assert [light(about, v, END_26) for v in ("96", "105", "109", "89")] == [
        Light.GREEN, Light.GREEN, Light.YELLOW, Light.RED,
    ]  # fmt: skip
    equal = undertaking("100", basis=Basis.LEVEL, shape=Shape.STEPWISE, comparator=Comparator.EQUAL)
    assert [light(equal, v, END_26) for v in ("100", "101")] == [Light.GREEN, Light.YELLOW]
    inside = undertaking("100", basis=Basis.LEVEL, shape=Shape.STEPWISE)
    lights = [light(inside, v, END_26, most=Decimal(200)) for v in ("150", "205", "95", "300")]
    assert lights == [Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED]


@given(
    st.decimals("0", "500", places=2), st.decimals("0", "500", places=2),
    st.dates(date(2024, 1, 1), END_26),
)  # fmt: skip
def test_more_is_never_judged_worse(one, other, on):
    order = [Light.RED, Light.YELLOW, Light.GREEN]
    low, high = sorted((one, other))
    assert order.index(light(undertaking(), low, on)) <= order.index(light(undertaking(), high, on))


def test_trends_and_deliverables():
    up, down = Direction.UP, Direction.DOWN
    lights = [trend_light(Decimal(v), up) for v in ("1", "0", "-1")]
    assert lights == [Light.GREEN, Light.YELLOW, Light.RED]
    assert trend_light(Decimal(-1), down) == Light.GREEN
    assert [trend_light(None, up), built_light(None)] == [Light.NONE, Light.NONE]
    assert [built_light(Decimal(v)) for v in (0, 2)] == [Light.YELLOW, Light.GREEN]
