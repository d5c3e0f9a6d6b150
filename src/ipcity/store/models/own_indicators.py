"""Indicators that a district has defined for itself, in words of the published vocabulary."""

from __future__ import annotations

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class OwnIndicator(models.Model):
    """One version of one definition: never edited, only superseded by the next version.

    ``text`` is the YAML as it was written; ``digest`` is of the declaration it compiles to.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    code = models.CharField("指标代码", max_length=80)
    number = models.PositiveIntegerField("指标版本")
    name = models.CharField("名称", max_length=200)
    text = models.TextField("定义")
    digest = models.CharField("声明摘要", max_length=64)
    reason = models.CharField("理由", max_length=300, blank=True)
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="定义人",
    )
    defined_at = models.DateTimeField("定义时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "自定义指标"
        ordering = ("code", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("district", "code", "number"), name="one_definition_per_version"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.number}"
