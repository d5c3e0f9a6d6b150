"""What a person proves who they are with, besides the password: former passwords, second factor."""

from __future__ import annotations

from django.db import models


class FormerPassword(models.Model):
    """A hash that may not be used again for a while."""

    person = models.ForeignKey("store.Person", models.CASCADE, related_name="former_passwords")
    password = models.CharField("密码摘要", max_length=128)
    set_at = models.DateTimeField("设置时间")

    class Meta:
        verbose_name = "历史密码"
        ordering = ("-set_at", "-id")

    def __str__(self) -> str:
        return f"{self.person_id} {self.set_at:%F}"


class SecondFactor(models.Model):
    """A TOTP secret (RFC 6238), sealed; in force once the person has shown a code from it."""

    person = models.OneToOneField("store.Person", models.CASCADE, related_name="second_factor")
    sealed_secret = models.CharField("密封密钥", max_length=200)
    enrolled_at = models.DateTimeField("登记时间")
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)
    # the newest time step that was accepted: a code works once
    last_step = models.BigIntegerField("最近时间步", default=-1)
    failures = models.PositiveIntegerField("连续错误次数", default=0)
    failed_at = models.DateTimeField("最近错误时间", null=True, blank=True)

    class Meta:
        verbose_name = "两步验证"

    def __str__(self) -> str:
        return str(self.person_id)


class RecoveryCode(models.Model):
    """One of the codes that stand in for a lost device; hashed, each works once."""

    person = models.ForeignKey("store.Person", models.CASCADE, related_name="recovery_codes")
    digest = models.CharField("摘要", max_length=64)
    used_at = models.DateTimeField("使用时间", null=True, blank=True)

    class Meta:
        verbose_name = "恢复码"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("person", "digest"), name="recovery_code_once"),
        )

    def __str__(self) -> str:
        return str(self.person_id)
