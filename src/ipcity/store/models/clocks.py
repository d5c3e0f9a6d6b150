"""期限: the statutory terms that run for a row, kept up to date, and why each of them ever moved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime

from ipcity.domain.terms.days import day_of
from ipcity.domain.terms.deadline_rules import rule_called
from ipcity.domain.terms.deadline_rules.declarations import Rule
from ipcity.domain.terms.deadlines import Extended, Request
from ipcity.domain.terms.suspensions import Suspension
from ipcity.store.ledgers import name_of
from ipcity.store.scoping import ScopedQuerySet


class ClockQuerySet(ScopedQuerySet):
    def of(self, row: models.Model) -> Self:
        """Every clock that ever ran for ``row``, the oldest first."""
        return self.filter(
            district=row.district_id, ledger=name_of(type(row)), row=row.pk
        ).order_by("id")

    def open(self) -> Self:
        return self.filter(state__in=Clock.OPEN)

    def touching(self, years: frozenset[int]) -> Self:
        """Those whose days, as far as they are known, lie in one of ``years``."""
        found = Q(pk__in=[])
        for year in sorted(years):
            first, last = date(year, 1, 1), date(year, 12, 31)
            ends = Q(latest__gte=first) | Q(begun_on__gte=first)
            found |= ends & (Q(begun_on__lte=last) | Q(earliest__lte=last))
        return self.filter(found)


class Clock(models.Model):
    """One term of one row (``ledger`` is the module of its model). ``name`` tells clocks of a row apart.

    ``due_on`` is None where it cannot be told: a year without its notice, or a suspension that still
    runs; it then lies from ``earliest`` to ``latest``. Terms in hours have ``begun_at`` and ``due_at``.
    ``extensions`` hold ``{n, by, on, why}``, ``suspensions`` ``{start, end, ground}`` with ``end``
    None while one runs. ``column`` is the date that follows ``due_on``, in row ``kept_row`` of the
    ledger ``kept_ledger``.
    """

    UNIT_COLUMN = "unit_id"

    class State(models.TextChoices):
        RUNNING = "running", "计时中"
        SUSPENDED = "suspended", "中止计时"
        STOPPED = "stopped", "已停止"
        CANCELLED = "cancelled", "已取消"

    OPEN = (State.RUNNING, State.SUSPENDED)

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, related_name="+", verbose_name="单位"
    )
    ledger = models.CharField("所属类别", max_length=40)
    row = models.BigIntegerField("所属记录")
    name = models.CharField("名称", max_length=40)
    rule = models.CharField("期限规则", max_length=20)
    begun_on = models.DateField("起算日")
    begun_at = models.DateTimeField("起算时刻", null=True)
    facts = models.JSONField("情形", default=dict)
    extensions = models.JSONField("延长", default=list)
    suspensions = models.JSONField("不计入的期间", default=list)
    due_on = models.DateField("届满日", null=True)
    due_at = models.DateTimeField("届满时刻", null=True)
    earliest = models.DateField("最早届满日")
    latest = models.DateField("最迟届满日")
    column = models.CharField("对应栏目", max_length=40, blank=True)
    kept_ledger = models.CharField("对应台账", max_length=40, blank=True)
    kept_row = models.BigIntegerField("对应台账记录", null=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.RUNNING)
    stopped_on = models.DateField("停止日", null=True)
    stopped_at = models.DateTimeField("停止时刻", null=True)
    stopped_by = models.CharField("停止缘由", max_length=200, blank=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        verbose_name = "期限"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("district", "ledger", "row", "name"),
                condition=Q(state__in=("running", "suspended")),
                name="one_open_clock_a_name",
            ),
        )
        indexes = (
            models.Index(fields=("district", "ledger", "row"), name="clock_of"),
            models.Index(fields=("district", "state", "earliest"), name="clock_due"),
        )

    def __str__(self) -> str:
        return f"{self.ruled.title} {self.row}"

    @property
    def ruled(self) -> Rule:
        return rule_called(self.rule)

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    def request(self, on: date) -> Request:
        """What is to be counted on ``on``; a suspension that still runs lasts to the end of that day."""
        return Request(
            self.rule,
            self.begun_at or self.begun_on,
            tuple(_extended(each) for each in self.extensions),
            tuple(_suspended(each, on) for each in self.suspensions),
            self.facts,
        )

    def late(self, on: date, at: datetime | None = None) -> bool:
        """Whether the term has run out on ``on`` (for hours: at ``at``), or was stopped after its end.

        What cannot be told yet is late only beyond ``latest``.
        """
        if self.state in (self.State.CANCELLED, self.State.SUSPENDED):
            return False
        if self.due_at is not None and (moment := self.stopped_at or at) is not None:
            return moment > self.due_at
        return (self.stopped_on or on) > (self.due_on or self.latest)


def _extended(kept: Mapping[str, object]) -> Extended:
    on = kept["on"]
    return Extended(
        int(str(kept["n"])), str(kept["by"]), on and date.fromisoformat(str(on)) or None
    )


def _suspended(kept: Mapping[str, object], on: date) -> Suspension:
    start, end = str(kept["start"]), kept["end"]
    begun = date.fromisoformat(start)
    until = date.fromisoformat(str(end)) if end else max(on, begun)
    return Suspension(begun, _next(until) if end is None else until, str(kept["ground"]))


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


class ClockChange(models.Model):
    """Why a clock was set or moved; rows are only added."""

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    clock = models.ForeignKey(Clock, models.CASCADE, related_name="changes", verbose_name="期限")
    at = models.DateTimeField("时间")
    why = models.CharField("缘由", max_length=400)
    due_before = models.CharField("原届满", max_length=60, blank=True)
    due_after = models.CharField("现届满", max_length=60)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "期限变动"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.clock_id} {self.why}"


def due_words(clock: Clock) -> str:
    """The end of a term as it is kept: a day, a moment, or between which days it lies."""
    if clock.due_at is not None:
        return f"{localtime(clock.due_at):%Y-%m-%d %H:%M}"
    if clock.due_on is not None:
        return clock.due_on.isoformat()
    if clock.state == Clock.State.SUSPENDED:
        return f"中止中，不早于{clock.earliest}"
    return f"{clock.earliest}至{clock.latest}之间"


def days_of(moment: date) -> date:
    """The day in China of a day or a moment."""
    return day_of(moment) if isinstance(moment, datetime) else moment
