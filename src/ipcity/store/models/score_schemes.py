"""Scoring schemes, and what they gave: rounds of scores, each kept with its whole working."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Max

from ipcity.store.scoping import ScopedQuerySet


class ScoreScheme(models.Model):
    """One version of the office's scheme: never edited, only superseded by the next version.

    ``year`` is the first year whose periods it scores; of one year the last version counts.
    ``text`` is the YAML as it was written, ``digest`` is of the scheme that it reads as.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    number = models.PositiveIntegerField("版本")
    year = models.PositiveSmallIntegerField("适用年度")
    name = models.CharField("名称", max_length=120)
    text = models.TextField("方案内容")
    digest = models.CharField("方案摘要", max_length=64)
    reason = models.CharField("修订理由", max_length=300, blank=True)
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="制定人",
    )
    defined_at = models.DateTimeField("制定时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "考核方案"
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("district", "number"), name="score_scheme_number"),
        )

    def __str__(self) -> str:
        return f"{self.name}（第{self.number}版）"


class ScoreRoundQuerySet(ScopedQuerySet):
    def newest(self) -> Self:
        """Of each programme and period the round computed last."""
        last = self.order_by().values("programme", "period").annotate(last=Max("pk"))
        return self.filter(pk__in=last.values("last"))


class ScoreRound(models.Model):
    """One computing of a period: by which scheme, from which snapshot, on which day.

    Rows are only ever added; ``digest`` is of all inputs and results, so that the same computing
    twice is kept once. ``locked``: the snapshot is that of the locked reporting period.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    programme = models.ForeignKey(
        "store.Programme", models.CASCADE, related_name="+", verbose_name="试点工作"
    )
    period = models.CharField("期次", max_length=10)
    scheme = models.ForeignKey(
        ScoreScheme, models.PROTECT, related_name="rounds", verbose_name="考核方案"
    )
    snapshot = models.CharField("快照", max_length=64)
    locked = models.BooleanField("数据已锁定", default=False)
    on = models.DateField("统计日")
    digest = models.CharField("结果摘要", max_length=64)
    computed_at = models.DateTimeField("计算时间")
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="计算人",
    )

    objects = ScoreRoundQuerySet.as_manager()

    class Meta:
        verbose_name = "考核计分"
        ordering = ("-id",)
        indexes = (models.Index(fields=("programme", "period", "-id"), name="score_round_newest"),)

    def __str__(self) -> str:
        return f"{self.period} {self.scheme}"


class UnitScore(models.Model):
    """What one unit received in a round.

    ``working`` is the list of lines in the scheme's order, every number as decimal text; ``values``
    maps each source to the value that was scored, so that scheme and values give the score again.
    """

    UNIT_COLUMN = "unit_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    round = models.ForeignKey(
        ScoreRound, models.CASCADE, related_name="scores", verbose_name="计分"
    )
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="+", verbose_name="被考核单位"
    )
    group = models.CharField("考核组", max_length=40)
    group_name = models.CharField("组别", max_length=60)
    total = models.DecimalField("得分", max_digits=7, decimal_places=2, null=True, blank=True)
    rank = models.PositiveIntegerField("名次", null=True, blank=True)
    tied = models.PositiveIntegerField("并列单位数", default=1)
    values = models.JSONField("取值", default=dict, blank=True)
    working = models.JSONField("计分过程", default=list, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "单位得分"
        ordering = ("group", "rank", "unit__position", "id")
        constraints = (
            models.UniqueConstraint(fields=("round", "unit", "group"), name="one_score_per_unit"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.total}"
