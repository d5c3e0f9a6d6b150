"""What a target, trend or deliverable is computed by, under each of its readings."""

from __future__ import annotations

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class Binding(models.Model):
    """The indicator in force for one fact under one reading ("": whatever the reading).

    ``chosen_by`` None: brought by the pack or proposed at its loading, and nobody has changed it.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    programme = models.ForeignKey(
        "store.Programme", models.CASCADE, related_name="bindings", verbose_name="试点工作"
    )
    fact_key = models.CharField("条目编号", max_length=40)
    reading = models.CharField("口径代码", max_length=60, blank=True)
    indicator = models.CharField("指标代码", max_length=80)
    reason = models.CharField("理由", max_length=300, blank=True)
    chosen_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="选定人",
    )
    chosen_at = models.DateTimeField("选定时间")
    version = models.PositiveIntegerField("版本", default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "取数方式"
        ordering = ("programme_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "fact_key", "reading"), name="one_binding_per_reading"
            ),
        )

    def __str__(self) -> str:
        return f"{self.fact_key} {self.reading} {self.indicator}".replace("  ", " ")


class BindingChoice(models.Model):
    """One act of binding: rows are only added, so what held on a day can be told."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    binding = models.ForeignKey(
        Binding, models.CASCADE, related_name="choices", verbose_name="取数方式"
    )
    indicator = models.CharField("指标代码", max_length=80)
    reason = models.CharField("理由", max_length=300, blank=True)
    chosen_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="选定人",
    )
    chosen_at = models.DateTimeField("选定时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "取数方式选定记录"
        ordering = ("binding_id", "id")

    def __str__(self) -> str:
        return f"{self.binding_id} {self.indicator}"
