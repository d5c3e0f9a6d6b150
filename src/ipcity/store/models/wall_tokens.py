"""大屏令牌: a read-only key to the leader's page for one screen; only a digest is kept."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class WallToken(models.Model):
    """What a screen shows by itself: the leader's page of ``programme``, and nothing else."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    programme = models.ForeignKey("store.Programme", models.CASCADE, verbose_name="试点工作")
    name = models.CharField("屏幕名称", max_length=80)
    digest = models.CharField("摘要", max_length=64, unique=True)
    hint = models.CharField("尾号", max_length=8)
    issued_at = models.DateTimeField("签发时间")
    issued_by = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="+", verbose_name="签发人"
    )
    expires_at = models.DateTimeField("到期时间")
    revoked_at = models.DateTimeField("吊销时间", null=True, blank=True)
    last_seen_at = models.DateTimeField("最近显示", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "大屏令牌"
        ordering = ("-issued_at", "-id")

    def __str__(self) -> str:
        return self.name

    def state(self, at: datetime) -> str:
        if self.revoked_at:
            return "已吊销"
        return "已到期" if self.expires_at <= at else "有效"
