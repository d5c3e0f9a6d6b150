"""Slots of timetable rules: which moment was the last that a rule said "now"."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.terms.timetables import Daily, Every, parse_rule

SHANGHAI = ZoneInfo("Asia/Shanghai")
RULES = st.one_of(
    st.builds(Daily, st.integers(0, 23), st.integers(0, 59)), st.builds(Every, st.integers(1, 1440))
)
MOMENTS = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001  hypothesis adds the zone
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(SHANGHAI),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("written", "now", "latest", "following"),
    [
        ("daily 02:30", "2026-11-22 02:29", "2026-11-21 02:30", "2026-11-22 02:30"),
        ("daily 02:30", "2026-11-22 02:30", "2026-11-22 02:30", "2026-11-23 02:30"),
        ("every 15", "2026-11-22 10:44:59", "2026-11-22 10:30", "2026-11-22 10:45"),
        ("every 1440", "2026-11-22 10:44", "2026-11-22 00:00", "2026-11-23 00:00"),
        # counted from midnight: the last stretch of a day is shorter
        ("every 50", "2026-11-22 23:30", "2026-11-22 23:20", "2026-11-23 00:00"),
    ],
)
def test_slots(written, now, latest, following):
    rule = parse_rule(written)
    assert (rule.latest(at(now)), rule.next(at(now))) == (at(latest), at(following))


@given(RULES, MOMENTS)
def test_between_two_neighbouring_slots_lies_no_other(rule, now):
    latest, following = rule.latest(now), rule.next(now)
    assert latest <= now < following
    assert rule.latest(latest) == latest
    assert rule.next(latest) == following
    assert rule.latest(following - timedelta(microseconds=1)) == latest


@pytest.mark.parametrize(
    "written", ["", "daily", "daily 24:00", "daily 2:30", "every 0", "every 1441", "hourly"]
)
def test_anything_else_is_no_rule(written):
    with pytest.raises(ValueError, match="not a timetable rule"):
        parse_rule(written)


def test_labels():
    labels = [parse_rule(written).label for written in ("daily 02:30", "every 15")]
    assert labels == ["每天 02:30", "每 15 分钟"]
