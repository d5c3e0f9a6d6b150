"""Feeds of the reports that other bodies gather regularly (“八张报表”): names and fields are data."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Max

from ipcity.domain.terms.periods import CYCLE_WORDS
from ipcity.store.scoping import ScopedQuerySet


class ReportFeedQuerySet(ScopedQuerySet):
    def newest(self) -> Self:
        """Of each report the last version."""
        last = self.order_by().values("district", "code").annotate(last=Max("pk"))
        return self.filter(pk__in=last.values("last"))

    def current(self) -> Self:
        return self.newest().filter(ended=False)


class ReportFeed(models.Model):
    """One version of one report: never edited, only superseded; ``ended`` takes it out of use.

    ``fields`` is the list of ``{"name", "source", "unit"}``; ``source`` is a word of the scoring
    vocabulary. ``owner`` is the unit that answers for the report.
    """

    UNIT_COLUMN = "owner_id"

    class Split(models.TextChoices):
        DISTRICT = "district", "全区一行"
        UNIT = "unit", "每个单位一行"
        TOWN = "town", "每个镇街一行"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    code = models.CharField("代号", max_length=40)
    number = models.PositiveIntegerField("版本")
    name = models.CharField("报表名称", max_length=120)
    owner = models.ForeignKey(
        "store.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="责任单位",
    )
    cycle = models.CharField(
        "周期", max_length=12, choices=[(cycle.value, word) for cycle, word in CYCLE_WORDS.items()]
    )
    split = models.CharField(
        "分行方式", max_length=10, choices=Split.choices, default=Split.DISTRICT
    )
    fields = models.JSONField("字段", default=list, blank=True)
    text = models.TextField("定义")
    ended = models.BooleanField("已停用", default=False)
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="定义人",
    )
    defined_at = models.DateTimeField("定义时间")

    objects = ReportFeedQuerySet.as_manager()

    class Meta:
        verbose_name = "报表定义"
        ordering = ("code", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("district", "code", "number"), name="one_feed_per_version"
            ),
        )

    def __str__(self) -> str:
        return self.name
