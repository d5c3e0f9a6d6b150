"""How an unclear target is read: the alternatives, the one chosen, and who approved it."""

from __future__ import annotations

from typing import Self

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class ReadingQuerySet(ScopedQuerySet):
    def awaiting_approval(self) -> Self:
        return self.filter(approved_at=None)


class Reading(models.Model):
    """The reading in force of one target, by its permanent key, whatever version states it.

    ``alternatives`` is a list of ``{"code", "wording"}``; ``code`` names the one chosen and
    ``wording`` repeats its sentence as it stood when chosen.
    """

    class Path(models.TextChoices):
        LINEAR = "linear", "逐年均匀推进"
        STEPWISE = "stepwise", "期末一次达到"
        BY_PLAN = "by-plan", "按方案逐年要求"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    programme = models.ForeignKey(
        "store.Programme", models.CASCADE, related_name="readings", verbose_name="试点工作"
    )
    target_key = models.CharField("指标编号", max_length=40)
    code = models.CharField("口径代码", max_length=60)
    wording = models.CharField("口径说明", max_length=400)
    alternatives = models.JSONField("可选口径", default=list, blank=True)
    path = models.CharField("进度要求", max_length=10, choices=Path.choices, default=Path.LINEAR)
    computed_from = models.CharField("取数来源", max_length=200, blank=True)
    note = models.CharField("说明", max_length=400, blank=True)
    approved_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="批准人",
    )
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)
    reason = models.CharField("理由", max_length=300, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = "指标口径"
        ordering = ("programme_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "target_key"), name="one_reading_per_target"
            ),
        )

    def __str__(self) -> str:
        return f"{self.target_key} {self.wording}"

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None


class ReadingChoice(models.Model):
    """One act of choosing: rows are only added, so what held on a day can be told."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    reading = models.ForeignKey(
        Reading, models.CASCADE, related_name="choices", verbose_name="指标口径"
    )
    code = models.CharField("口径代码", max_length=60)
    wording = models.CharField("口径说明", max_length=400)
    path = models.CharField("进度要求", max_length=10, choices=Reading.Path.choices)
    reason = models.CharField("理由", max_length=300, blank=True)
    chosen_by = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="+", verbose_name="选定人"
    )
    chosen_at = models.DateTimeField("选定时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "口径选定记录"
        ordering = ("reading_id", "id")

    def __str__(self) -> str:
        return f"{self.reading_id} {self.code}"
