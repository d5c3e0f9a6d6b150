"""提醒: what a person was told about work that waits, how it reached them, and by which rule."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from ipcity.domain.supervision.reminders import KIND_WORDS, RECEIVER_WORDS
from ipcity.store.scoping import ScopedQuerySet


class ReminderRule(models.Model):
    """One version of a district's rule; rows are only ever added, the highest number is in force.

    ``steps``: ``[{"kind", "days", "receiver"}, …]``, as ``domain/supervision/reminders`` reads them.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    number = models.PositiveIntegerField("版次")
    steps = models.JSONField("提醒安排")
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
        verbose_name = "提醒规则"
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                fields=("district", "number"), name="one_reminder_rule_a_number"
            ),
        )

    def __str__(self) -> str:
        return f"提醒规则第{self.number}版"


class ReminderQuerySet(ScopedQuerySet):
    def unread(self) -> Self:
        return self.filter(read_at=None)


class Reminder(models.Model):
    """One thing told to one person, shown in the application until it is read.

    ``key`` names the matter, the day it counts from and the step of the rule: the unique key is what
    keeps the same reminder from being told twice. ``url`` is a path inside the product.
    """

    UNIT_COLUMN = "unit_id"
    OWNER_COLUMN = "recipient_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, related_name="+", verbose_name="单位"
    )
    recipient = models.ForeignKey(
        "store.Person", models.CASCADE, related_name="reminders", verbose_name="收件人"
    )
    key = models.CharField("标识", max_length=160)
    kind = models.CharField(
        "类别", max_length=20, choices=[(k.value, w) for k, w in KIND_WORDS.items()]
    )
    receiver = models.CharField(
        "提醒对象", max_length=12, choices=[(r.value, w) for r, w in RECEIVER_WORDS.items()]
    )
    what = models.CharField("内容", max_length=500)
    subject = models.CharField("所指记录", max_length=60)
    due = models.DateField("期限", null=True, blank=True)
    made_at = models.DateTimeField("提醒时间")
    read_at = models.DateTimeField("已读时间", null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = "提醒"
        ordering = ("-made_at", "-id")
        constraints = (models.UniqueConstraint(fields=("recipient", "key"), name="told_once"),)
        indexes = (
            models.Index(fields=("recipient",), condition=Q(read_at=None), name="reminder_unread"),
        )

    def __str__(self) -> str:
        return self.what


class SendingQuerySet(ScopedQuerySet):
    def due(self, at: datetime) -> Self:
        """Not tried yet, or failed for certain and to be tried again."""
        return self.filter(
            state__in=(ReminderSending.State.WAITING, ReminderSending.State.FAILED),
            next_try_at__lte=at,
        )


class ReminderSending(models.Model):
    """A reminder on its way out of the application by one channel.

    Claimed (``SENDING``, with ``claim``) in a statement of its own before anything is sent. A worker
    that dies after that leaves ``UNSURE``: whether it went out nobody knows, so it is not repeated.
    """

    class Channel(models.TextChoices):
        MAIL = "mail", "邮件"
        WEBHOOK = "webhook", "消息接口"

    class State(models.TextChoices):
        WAITING = "waiting", "待发"
        SENDING = "sending", "发送中"
        SENT = "sent", "已发出"
        FAILED = "failed", "未发出，将重试"
        GIVEN_UP = "given-up", "未发出，不再重试"
        UNSURE = "unsure", "不能确定是否发出"

    OWNER_COLUMN = "reminder__recipient_id"
    UNIT_COLUMN = "reminder__unit_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    reminder = models.ForeignKey(
        Reminder, models.CASCADE, related_name="sendings", verbose_name="提醒"
    )
    channel = models.CharField("渠道", max_length=10, choices=Channel.choices)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    claim = models.CharField("发送批次", max_length=32, blank=True)
    claimed_at = models.DateTimeField("开始发送", null=True, blank=True)
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    next_try_at = models.DateTimeField("下次发送")
    settled_at = models.DateTimeField("结果时间", null=True, blank=True)
    error = models.CharField("原因", max_length=300, blank=True)

    objects = SendingQuerySet.as_manager()

    class Meta:
        verbose_name = "提醒发送"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("reminder", "channel"), name="sent_once_a_channel"),
        )
        indexes = (models.Index(fields=("state", "next_try_at"), name="sending_due"),)

    def __str__(self) -> str:
        return f"{self.reminder_id} {self.channel}"


class MailMute(models.Model):
    """A person who does not want reminders by mail; what is told in the application stays."""

    OWNER_COLUMN = "person_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    person = models.OneToOneField(
        "store.Person", models.CASCADE, related_name="mail_mute", verbose_name="人员"
    )
    muted_at = models.DateTimeField("停寄时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "邮件停寄"
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.person_id)
