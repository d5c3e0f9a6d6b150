"""API tokens: only a digest is kept, so that a stolen database opens no door."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from ipcity.domain.access import VERB_LABELS, Verb
from ipcity.store.scoping import ScopedQuerySet


class ApiToken(models.Model):
    """A program's key to a subset of one person's verbs, for a limited time."""

    OWNER_COLUMN = "person_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    person = models.ForeignKey(
        "store.Person", models.CASCADE, related_name="tokens", verbose_name="所有人"
    )
    name = models.CharField("用途", max_length=80)
    digest = models.CharField("摘要", max_length=64, unique=True)
    hint = models.CharField("尾号", max_length=8)
    verbs = models.JSONField("权限", default=list)
    created_at = models.DateTimeField("签发时间")
    expires_at = models.DateTimeField("到期时间")
    revoked_at = models.DateTimeField("吊销时间", null=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "API 令牌"
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return self.name

    def state(self, at: datetime) -> str:
        if self.revoked_at:
            return "已吊销"
        return "已到期" if self.expires_at <= at else "有效"

    def verb_labels(self) -> list[str]:
        return [VERB_LABELS[Verb(each)] for each in self.verbs]
