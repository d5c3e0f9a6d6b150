"""协作密钥: the district's own key pairs, kept sealed, and the public keys of its partners."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from ipcity.store.scoping import ScopedQuerySet


class OwnKey(models.Model):
    """One key pair of the district; the newest that is not retired is in use.

    A retired pair still opens what was sent to it before partners changed over, unless it is
    ``is_exposed``.
    """

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    name = models.CharField("对外名称", max_length=100)
    fingerprint = models.CharField("指纹", max_length=40)
    sealed = models.TextField("密封内容")
    made_at = models.DateTimeField("生成时间")
    retired_at = models.DateTimeField("停用时间", null=True)
    retired_why = models.CharField("停用缘由", max_length=200, blank=True)
    is_exposed = models.BooleanField("可能泄露", default=False)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "本区密钥"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("district", "fingerprint"), name="own_key_once"),
            models.UniqueConstraint(
                fields=("district",), condition=Q(retired_at=None), name="one_own_key_in_use"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.fingerprint}"


class PartnerKeyQuerySet(ScopedQuerySet):
    def in_force(self) -> Self:
        """Confirmed and not revoked: these may be written to and believed."""
        return self.filter(confirmed_at__isnull=False, revoked_at=None)


class PartnerKey(models.Model):
    """A partner's public key; it counts once the security administrator confirmed the fingerprint."""

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    name = models.CharField("协作单位", max_length=100)
    fingerprint = models.CharField("指纹", max_length=40)
    signing = models.CharField("签名公钥", max_length=64)
    agreement = models.CharField("加密公钥", max_length=64)
    brought_at = models.DateTimeField("载入时间")
    brought_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="载入人"
    )
    confirmed_at = models.DateTimeField("确认时间", null=True)
    confirmed_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="确认人"
    )
    revoked_at = models.DateTimeField("停用时间", null=True)
    revoked_why = models.CharField("停用缘由", max_length=200, blank=True)

    objects = PartnerKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "协作单位公钥"
        ordering = ("name", "-id")
        constraints = (
            models.UniqueConstraint(fields=("district", "fingerprint"), name="partner_key_once"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def state_words(self) -> str:
        if self.revoked_at is not None:
            return "已停用"
        return "待核对指纹" if self.confirmed_at is None else "使用中"
