"""When someone saw a person's data in clear, and why: the reasons stay out of the audit chain."""

from __future__ import annotations

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class Unmasking(models.Model):
    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    person = models.ForeignKey(
        "store.Person", models.CASCADE, related_name="unmaskings", verbose_name="被查看人"
    )
    viewer = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="+", verbose_name="查看人"
    )
    fields = models.JSONField("查看的字段", default=list)
    reason = models.CharField("事由", max_length=200)
    at = models.DateTimeField("时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "脱敏信息查看"
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%F}"
