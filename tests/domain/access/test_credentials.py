"""Password rules, and how the wait grows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ipcity.domain.access import credentials


@pytest.mark.parametrize(
    ("password", "count"),
    [
        ("Abcdef123!", 0),
        ("abcdefghij", 1),
        ("Abc12!", 1),
        ("my-lead-Pass1", 1),
        ("lead", 3),
        ("密码Abc1234567", 0),
    ],
)
def test_each_broken_rule_is_named(password, count):
    assert len(credentials.problems(password, "lead")) == count


def test_expiry():
    at = datetime(2026, 11, 22, tzinfo=UTC)
    assert credentials.expired(None, at, 90)
    assert credentials.expired(at - timedelta(days=90), at, 90)
    assert not credentials.expired(at - timedelta(days=89), at, 90)
    assert not credentials.expired(at - timedelta(days=5000), at, 0)


def test_the_wait_grows_to_a_minute_and_no_further():
    seconds = [int(credentials.delay(n).total_seconds()) for n in (0, 4, 5, 6, 7, 8, 9, 10, 1000)]
    assert seconds == [0, 0, 2, 4, 8, 16, 32, 60, 60]
