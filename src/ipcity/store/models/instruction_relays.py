"""Transmission of a leader's written instruction (批示) to a unit, its reply and its closing."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ipcity.store.scoping import ScopedQuerySet


class InstructionRelay(models.Model):
    """One instruction with one unit; ``item_id`` is the item of supervision that it became.

    ``late_days`` counts calendar days from ``due`` to the first reply, and stays.
    """

    class State(models.TextChoices):
        SENT = "sent", "待回复"
        REPLIED = "replied", "已回复待审"
        RETURNED = "returned", "退回补充"
        CLOSED = "closed", "已办结"

    UNIT_COLUMN = "unit_id"
    WORK_UNIT_COLUMN = "unit_id"
    OPEN_WORK = ~Q(state="closed")

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    instruction = models.ForeignKey(
        "store.Instruction", models.PROTECT, related_name="relays", verbose_name="领导批示"
    )
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="+", verbose_name="承办单位"
    )
    asked = models.CharField("办理要求", max_length=500)
    due = models.DateField("回复期限")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.SENT)
    sent_at = models.DateTimeField("转办时间")
    sent_by = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="+", verbose_name="转办人"
    )
    reply = models.TextField("办理结果", blank=True)
    replied_at = models.DateTimeField("回复时间", null=True, blank=True)
    replied_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="回复人",
    )
    late_days = models.PositiveIntegerField("逾期天数", default=0)
    remark = models.CharField("审核意见", max_length=500, blank=True)
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)
    item_id = models.PositiveBigIntegerField("督办事项", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "批示转办"
        ordering = ("due", "id")
        constraints = (
            models.UniqueConstraint(fields=("instruction", "unit"), name="one_relay_per_unit"),
        )

    def __str__(self) -> str:
        return f"{self.instruction} {self.unit}"
