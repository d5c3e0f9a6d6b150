"""What the system administrator may set while the product runs."""

from __future__ import annotations

from django.db import models


class Setting(models.Model):
    """One value of the whole installation; a secret lies here only sealed (``store/sealed.py``)."""

    key = models.CharField("名称", max_length=60, unique=True)
    value = models.JSONField("值")
    changed_at = models.DateTimeField("修改时间")
    changed_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="修改人",
    )
    version = models.PositiveIntegerField("版本", default=1)

    class Meta:
        verbose_name = "设置"
        ordering = ("key",)

    def __str__(self) -> str:
        return self.key
