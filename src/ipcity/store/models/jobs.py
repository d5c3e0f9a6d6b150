"""Work that runs in the background: what pages show of it, and when it is due by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from ipcity.domain.access import Scope
from ipcity.store.scoping import ScopedQuerySet


class JobQuerySet(ScopedQuerySet):
    def seen_by(self, scope: Scope, *, installation: bool) -> Self:
        """The jobs of the scope's districts, and the installation's own for who cares for it."""
        rows = self.within(scope)
        return rows | self.filter(district=None) if installation else rows

    def open(self) -> Self:
        return self.filter(state__in=(Job.State.QUEUED, Job.State.RUNNING))

    def silent_since(self, moment: datetime) -> Self:
        """Jobs that call themselves running and whose worker has not been heard of since."""
        return self.filter(state=Job.State.RUNNING, heartbeat_at__lt=moment)


class Job(models.Model):
    """One piece of work; ``task`` is its entry in the queue and fences off every earlier entry."""

    OWNER_COLUMN = "person_id"

    class State(models.TextChoices):
        QUEUED = "queued", "排队中"
        RUNNING = "running", "进行中"
        DONE = "done", "已完成"
        FAILED = "failed", "失败"
        CANCELLED = "cancelled", "已取消"

    district = models.ForeignKey(
        "store.District", models.CASCADE, null=True, blank=True, verbose_name="区域"
    )
    kind = models.CharField("类别", max_length=60)
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="发起人",
    )
    arguments = models.JSONField("参数", default=dict, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.QUEUED)
    done = models.PositiveBigIntegerField("已处理", default=0)
    total = models.PositiveBigIntegerField("总数", null=True, blank=True)
    note = models.CharField("进展", max_length=200, blank=True)
    report = models.TextField("结果", blank=True)
    error = models.TextField("错误", blank=True)
    asked_at = models.DateTimeField("提交时间")
    started_at = models.DateTimeField("开始时间", null=True, blank=True)
    heartbeat_at = models.DateTimeField("最近心跳", null=True, blank=True)
    finished_at = models.DateTimeField("结束时间", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("已执行次数", default=0)
    max_attempts = models.PositiveSmallIntegerField("最多执行次数", default=2)
    cancel_requested = models.BooleanField("已要求取消", default=False)
    task = models.UUIDField("队列编号", null=True, blank=True, unique=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "后台作业"
        ordering = ("-id",)
        indexes = (models.Index(fields=("state", "heartbeat_at"), name="job_state"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.QUEUED, self.State.RUNNING)

    @property
    def percent(self) -> int | None:
        """How far, 0–100; None where the work cannot say how much there is."""
        if self.state == self.State.DONE:
            return 100
        if not self.total:
            return None
        return min(100, self.done * 100 // self.total)

    def left(self, at: datetime) -> int | None:
        """Seconds still needed if the rest goes at the pace so far."""
        running = self.state == self.State.RUNNING and self.started_at is not None
        if not running or not self.total or not self.done:
            return None
        spent = (at - self.started_at).total_seconds()
        return max(0, round(spent * (self.total - self.done) / self.done))


class ScheduledJobQuerySet(ScopedQuerySet):
    def seen_by(self, scope: Scope, *, installation: bool) -> Self:
        rows = self.within(scope)
        return rows | self.filter(district=None) if installation else rows


class ScheduledJob(models.Model):
    """A kind of work that is due by itself; ``last_slot`` is the newest slot already asked for."""

    district = models.ForeignKey(
        "store.District", models.CASCADE, null=True, blank=True, verbose_name="区域"
    )
    kind = models.CharField("类别", max_length=60)
    rule = models.CharField("时间", max_length=40)
    arguments = models.JSONField("参数", default=dict, blank=True)
    enabled = models.BooleanField("启用", default=True)
    last_slot = models.DateTimeField("最近一次应执行时间")
    last_job = models.ForeignKey(
        Job, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="最近一次作业"
    )
    version = models.PositiveIntegerField("版本", default=1)

    objects = ScheduledJobQuerySet.as_manager()

    class Meta:
        verbose_name = "定时作业"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("kind",), condition=Q(district=None), name="schedule_installation"
            ),
            models.UniqueConstraint(
                fields=("kind", "district"),
                condition=Q(district__isnull=False),
                name="schedule_district",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.rule}"
