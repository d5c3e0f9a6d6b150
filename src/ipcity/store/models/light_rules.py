"""The published rule of the lights, version by version; the default stands in ``domain``."""

from __future__ import annotations

from django.db import models

from ipcity.domain.supervision.lights import Rule
from ipcity.store.scoping import ScopedQuerySet


class LightRule(models.Model):
    """One version for one district, judging from ``valid_from`` on; rows are only ever added."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    number = models.PositiveIntegerField("版次")
    valid_from = models.DateField("施行日期")
    behind_points = models.DecimalField("黄灯：进度落后（百分点）", max_digits=5, decimal_places=1)
    due_within = models.PositiveSmallIntegerField("蓝灯：距到期（工作日）")
    target_behind = models.DecimalField("指标黄灯：落后（%）", max_digits=5, decimal_places=1)
    reason = models.CharField("修订理由", max_length=300)
    published_at = models.DateTimeField("发布时间")
    published_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="发布人",
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "亮灯规则"
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("district", "number"), name="one_light_rule_a_number"),
        )

    def __str__(self) -> str:
        return f"亮灯规则第{self.number}版"

    @property
    def rule(self) -> Rule:
        return Rule(self.behind_points, self.due_within, self.target_behind)
