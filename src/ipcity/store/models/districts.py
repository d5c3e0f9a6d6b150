"""A district: the root of a unit tree, and the wall between two cities' rows."""

from __future__ import annotations

from django.db import models


class District(models.Model):
    name = models.CharField("名称", max_length=80, unique=True)
    full_name = models.CharField("全称", max_length=120, blank=True)
    region_code = models.CharField("行政区划代码", max_length=12, blank=True)
    is_demo = models.BooleanField("演示数据", default=False)
    created_at = models.DateTimeField("建立时间")

    class Meta:
        verbose_name = "区域"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
