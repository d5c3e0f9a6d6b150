"""协作文件: the register of files sent to and received from other districts, each remembered for good."""

from __future__ import annotations

from django.db import models

from ipcity.domain.terms.exchange_kinds import KIND_LABELS
from ipcity.store.scoping import ScopedQuerySet


class ExchangeFile(models.Model):
    """One file, out or in; a sender's file counts once by its id and once by its number.

    ``answers`` is the file of this register that a receipt or a reply belongs to. For a file sent,
    ``receipt_number`` and ``replied_at`` follow from what came back; for one received they are what
    was sent back. ``clue`` is the row it was taken as.
    """

    UNIT_COLUMN = "unit_id"

    class Direction(models.TextChoices):
        OUT = "out", "发出"
        IN = "in", "收到"

    class State(models.TextChoices):
        SENT = "sent", "已发出"
        WAITING = "waiting", "待接收"
        TAKEN = "taken", "已接收"
        DECLINED = "declined", "不接收"
        RECEIPTED = "receipted", "已收到回执"
        REPLIED = "replied", "已答复"
        LOADED = "loaded", "已载入"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    unit = models.ForeignKey("store.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    direction = models.CharField("方向", max_length=3, choices=Direction.choices)
    kind = models.CharField("类型", max_length=10, choices=tuple(KIND_LABELS.items()))
    state = models.CharField("状态", max_length=9, choices=State.choices)
    partner = models.ForeignKey(
        "store.PartnerKey", models.PROTECT, related_name="+", verbose_name="协作单位"
    )
    sender = models.CharField("发送方指纹", max_length=40)
    letter_id = models.UUIDField("文件标识")
    number = models.PositiveIntegerField("发送序号")
    made_at = models.DateTimeField("制作时间")
    expires_at = models.DateTimeField("有效期至")
    digest = models.CharField("校验值", max_length=64)
    subject = models.CharField("内容", max_length=300)
    facts = models.JSONField("事项")
    file = models.ForeignKey("store.StoredFile", models.PROTECT, related_name="+")
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="answered", verbose_name="所答文件"
    )
    clue = models.ForeignKey(
        "store.Clue", models.PROTECT, null=True, related_name="+", verbose_name="案件线索"
    )
    receipt_number = models.CharField("回执编号", max_length=80, blank=True)
    receipt_on = models.DateField("回执日", null=True)
    replied_at = models.DateTimeField("答复时间", null=True)
    declined_why = models.CharField("不接收的理由", max_length=200, blank=True)
    at = models.DateTimeField("登记时间")
    person = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "协作文件"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("district", "sender", "letter_id"), name="exchange_file_once"
            ),
            models.UniqueConstraint(
                fields=("district", "sender", "number"), name="exchange_number_once"
            ),
        )
        indexes = (models.Index(fields=("district", "unit", "-id"), name="exchange_of_unit"),)

    def __str__(self) -> str:
        return self.subject


class ExchangeAttachment(models.Model):
    """What came with a file, or went with it, under its own name."""

    UNIT_COLUMN = "exchange__unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    exchange = models.ForeignKey(
        ExchangeFile, models.CASCADE, related_name="attachments", verbose_name="协作文件"
    )
    file = models.ForeignKey("store.StoredFile", models.PROTECT, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "协作文件附件"
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.file)
