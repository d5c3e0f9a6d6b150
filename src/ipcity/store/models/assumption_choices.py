"""What a district takes the unverified legal figures for (待核实), choice by choice."""

from __future__ import annotations

from typing import Self

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class AssumptionChoiceQuerySet(ScopedQuerySet):
    def latest_of(self, district: int) -> Self:
        return self.filter(district=district).order_by("-id")


class AssumptionChoice(models.Model):
    """One act of choosing; rows are only added, and the newest holds.

    ``values`` are all figures as text by their keys (``domain/rights/assumptions``); ``mark`` names
    them in the periods of stored values, "" for the defaults.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    values = models.JSONField("取值", default=dict)
    mark = models.CharField("标记", max_length=8, blank=True)
    reason = models.CharField("理由和依据", max_length=300)
    chosen_by = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="+", verbose_name="设定人"
    )
    chosen_at = models.DateTimeField("设定时间")

    objects = AssumptionChoiceQuerySet.as_manager()

    class Meta:
        verbose_name = "待核实数值设定"
        ordering = ("-id",)
        indexes = (models.Index(fields=("district", "-id"), name="assumption_latest"),)

    def __str__(self) -> str:
        return self.mark or "默认"
