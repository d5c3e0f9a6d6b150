"""A programme: one district's plan as a running undertaking, from its baseline year to its end."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ipcity.store.scoping import ScopedQuerySet


class Programme(models.Model):
    """What a district has undertaken; its plan may be amended, its name and period rarely are.

    Baseline and population are the denominators of targets and so carry their source; a figure
    nobody has verified is marked and shown as 待核实.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    key = models.CharField("代号", max_length=80)
    name = models.CharField("名称", max_length=160)
    first_year = models.PositiveSmallIntegerField("起始年度", null=True, blank=True)
    last_year = models.PositiveSmallIntegerField("终止年度", null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField("基准年度", null=True, blank=True)
    population = models.PositiveIntegerField("常住人口（人）", null=True, blank=True)
    population_year = models.PositiveSmallIntegerField("人口数据年度", null=True, blank=True)
    population_source = models.CharField("人口数据来源", max_length=300, blank=True)
    population_verified = models.BooleanField("人口数据已核实", default=False)
    pack = models.CharField("方案包", max_length=80, blank=True)
    pack_digest = models.CharField("方案包摘要", max_length=64, blank=True)
    pack_contents = models.JSONField("方案包内容", null=True, blank=True)
    is_demo = models.BooleanField("演示数据", default=False)
    created_at = models.DateTimeField("建立时间")
    version = models.PositiveIntegerField("版本", default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "试点工作"
        ordering = ("-first_year", "id")
        constraints = (
            models.UniqueConstraint(fields=("district", "key"), name="programme_key"),
            models.CheckConstraint(
                condition=Q(first_year=None)
                | Q(last_year=None)
                | Q(last_year__gte=F("first_year")),
                name="programme_period",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def period(self) -> str:
        """As a clerk writes it: 2024—2026年."""
        if self.first_year is None or self.last_year is None:
            return ""
        return f"{self.first_year}—{self.last_year}年"
