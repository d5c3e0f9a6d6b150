"""Values computed from a snapshot of the ledgers: each can be recomputed to the last digit."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Window
from django.db.models.functions import RowNumber

from ipcity.store.scoping import ScopedQuerySet


class MeasurementQuerySet(ScopedQuerySet):
    def newest(self, codes: Collection[str], on: date) -> Self:
        """Of each indicator and context the value of the latest day up to ``on``, last computed."""
        latest = Window(
            RowNumber(),
            partition_by=[F("district_id"), F("indicator"), F("context")],
            order_by=[F("on").desc(), F("computed_at").desc(), F("id").desc()],
        )
        rows = self.filter(indicator__in=list(codes), on__lte=on)
        return rows.annotate(place=latest).filter(place=1).order_by("indicator", "context")


class Measurement(models.Model):
    """One indicator's value on the day ``on``, as the snapshot ``snapshot`` gave it.

    ``context`` is ``<baseline>/<first year>-<last year>``: the periods that the expression was
    compiled for. ``parts`` maps each part to ``{"value": decimal as text or null, "rows": count}``.
    Rows are only ever added; ``digest`` is of the declaration that was used.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    indicator = models.CharField("指标代码", max_length=80)
    indicator_version = models.PositiveIntegerField("指标版本")
    digest = models.CharField("声明摘要", max_length=64)
    context = models.CharField("期间", max_length=40)
    snapshot = models.CharField("快照", max_length=64)
    known_at = models.DateTimeField("数据截至")
    on = models.DateField("统计日")
    reading = models.CharField("口径代码", max_length=60, blank=True)
    value = models.DecimalField("数值", max_digits=30, decimal_places=8, null=True, blank=True)
    parts = models.JSONField("各部分", default=dict, blank=True)
    rows = models.PositiveBigIntegerField("计入记录", default=0)
    computed_at = models.DateTimeField("计算时间")

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        verbose_name = "指标值"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("district", "indicator", "indicator_version", "context", "snapshot", "on"),
                name="one_value_per_snapshot",
            ),
        )
        indexes = (
            models.Index(fields=("district", "indicator", "-on"), name="measurement_newest"),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.on} {self.value}"


class MeasurementSeries(models.Model):
    """One indicator's month-end values of a plan period, from one pass; replaced by the next pass.

    ``points`` is a list of ``[ISO date, decimal as text or null]`` in the order of days.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    indicator = models.CharField("指标代码", max_length=80)
    indicator_version = models.PositiveIntegerField("指标版本")
    digest = models.CharField("声明摘要", max_length=64)
    context = models.CharField("期间", max_length=40)
    snapshot = models.CharField("快照", max_length=64)
    points = models.JSONField("各月数值", default=list, blank=True)
    computed_at = models.DateTimeField("计算时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "指标月度序列"
        ordering = ("indicator", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("district", "indicator", "context"), name="one_series_per_indicator"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.context}"
