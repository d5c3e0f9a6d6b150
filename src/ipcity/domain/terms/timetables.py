"""When recurring work is due: a rule such as ``daily 02:30`` or ``every 15``, and its slots.

A slot is a moment at which the rule says "now". Slots are counted in the wall time of the moments
passed in, so the caller decides the time zone (the product uses Asia/Shanghai, which has no summer
time; every day has 24 hours).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_DAILY = re.compile(r"daily ([01]\d|2[0-3]):([0-5]\d)")
_EVERY = re.compile(r"every ([1-9]\d{0,3})")
_DAY = 24 * 60


@dataclass(frozen=True)
class Daily:
    hour: int
    minute: int

    def latest(self, at: datetime) -> datetime:
        """The newest slot that is not after ``at``."""
        slot = at.replace(hour=self.hour, minute=self.minute, second=0, microsecond=0)
        return slot if slot <= at else slot - timedelta(days=1)

    def next(self, at: datetime) -> datetime:
        """The first slot after ``at``."""
        return self.latest(at) + timedelta(days=1)

    @property
    def label(self) -> str:
        return f"每天 {self.hour:02}:{self.minute:02}"


@dataclass(frozen=True)
class Every:
    """Every so many minutes, counted from midnight, so that a restart does not shift the slots."""

    minutes: int

    def latest(self, at: datetime) -> datetime:
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
        passed = int((at - midnight).total_seconds() // 60)
        return midnight + timedelta(minutes=passed - passed % self.minutes)

    def next(self, at: datetime) -> datetime:
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
        return min(self.latest(at) + timedelta(minutes=self.minutes), midnight + timedelta(days=1))

    @property
    def label(self) -> str:
        return f"每 {self.minutes} 分钟"


Rule = Daily | Every


def parse_rule(written: str) -> Rule:
    """``daily HH:MM`` or ``every MINUTES`` (1–1440); ValueError for anything else."""
    if found := _DAILY.fullmatch(written):
        return Daily(int(found[1]), int(found[2]))
    if (found := _EVERY.fullmatch(written)) and int(found[1]) <= _DAY:
        return Every(int(found[1]))
    raise ValueError(f"not a timetable rule: {written!r}")
