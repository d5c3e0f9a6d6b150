"""数据质量问题: what a rule found in a ledger row, open until it is corrected or accepted with a reason."""

from __future__ import annotations

from typing import Self

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class QualityProblemQuerySet(ScopedQuerySet):
    def waiting(self) -> Self:
        return self.filter(state=QualityProblem.State.OPEN)


class QualityProblem(models.Model):
    """One finding for one field of one row."""

    UNIT_COLUMN = "unit_id"

    class State(models.TextChoices):
        OPEN = "open", "待处理"
        SETTLED = "settled", "已更正"
        ACCEPTED = "accepted", "已说明"

    class Severity(models.TextChoices):
        ERROR = "error", "错误"
        WARNING = "warning", "提醒"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="填报单位",
    )  # fmt: skip
    ledger = models.CharField("台账", max_length=40)
    row = models.BigIntegerField("行号")
    row_label = models.CharField("行", max_length=300, blank=True)
    field = models.CharField("项目", max_length=60, blank=True)
    field_label = models.CharField("项目名称", max_length=60, blank=True)
    code = models.CharField("规则", max_length=60)
    severity = models.CharField("程度", max_length=8, choices=Severity.choices)
    message = models.CharField("问题", max_length=400)
    basis = models.CharField("依据", max_length=200, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN)
    found_at = models.DateTimeField("发现时间")
    settled_at = models.DateTimeField("处理时间", null=True, blank=True)
    person = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="处理人",
    )  # fmt: skip
    reason = models.CharField("说明", max_length=300, blank=True)

    objects = QualityProblemQuerySet.as_manager()

    class Meta:
        verbose_name = "数据质量问题"
        ordering = ("severity", "ledger", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("district", "ledger", "row", "field", "code"), name="one_finding_per_field"
            ),
        )
        indexes = (models.Index(fields=("district", "state", "ledger"), name="quality_work_list"),)

    def __str__(self) -> str:
        return self.message
