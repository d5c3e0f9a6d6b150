"""What was known of every ledger row and when: each state from the moment it was recorded."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from ipcity.store.scoping import ScopedQuerySet


class RowHistoryQuerySet(ScopedQuerySet):
    def known_at(self, ledger: str, moment: datetime) -> Self:
        """The state of each row of ``ledger`` as it was known at ``moment``, void rows left out."""
        known = Q(known_from__lte=moment) & (Q(known_until=None) | Q(known_until__gt=moment))
        return self.filter(known, ledger=ledger, is_void=False)


class RowHistory(models.Model):
    """One state of one row: known from ``known_from`` until the next state replaced it.

    ``values`` maps each fact's column (``attname``: foreign keys by id) to its plain value: text, whole
    number, truth value, ISO date, or a decimal as text.

    ``source_table`` is the place of the table that brought the state in the import's ``mapping["tables"]``.
    ``source_cells`` names, by field, the cells that lie elsewhere than in the column of the field on
    the row: the upper left of a merged range, what 同上 repeats, a group's heading, 导入时填写 for what was
    typed for all rows; "" for a value that no cell holds. ``doubts`` are what an import read with a doubt: cell, field, the value as it stands, what
    is doubtful, what was understood.
    """

    UNIT_COLUMN = "unit_id"

    class Act(models.TextChoices):
        ENTERED = "entered", "录入"
        IMPORTED = "imported", "导入"
        CHANGED = "changed", "修改"
        VOIDED = "voided", "作废"
        RESTORED = "restored", "恢复"
        UNDONE = "undone", "撤销导入"
        LINKED = "linked", "自动关联"

    # The named indexes below serve every question asked; more would only slow bulk writing.
    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    unit = models.ForeignKey(
        "store.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name="填报单位",
    )
    ledger = models.CharField("台账", max_length=40)
    row = models.BigIntegerField("行号")
    row_version = models.PositiveIntegerField("行版本")
    act = models.CharField("事项", max_length=10, choices=Act.choices)
    values = models.JSONField("内容")
    is_void = models.BooleanField("已作废", default=False)
    known_from = models.DateTimeField("记录时间")
    known_until = models.DateTimeField("被替换时间", null=True, blank=True)
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name="经办人",
    )
    reason = models.CharField("理由", max_length=300, blank=True)
    source = models.ForeignKey(
        "store.Import",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name="来源导入",
    )
    source_sheet = models.CharField("来源工作表", max_length=120, blank=True)
    source_row = models.PositiveIntegerField("来源行", null=True, blank=True)
    source_table = models.PositiveSmallIntegerField("来源表", null=True, blank=True)
    source_cells = models.JSONField("来源单元格", null=True, blank=True)
    doubts = models.JSONField("读取提醒", null=True, blank=True)

    objects = RowHistoryQuerySet.as_manager()

    class Meta:
        verbose_name = "台账变更记录"
        ordering = ("-known_from", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("district", "ledger", "row", "row_version"), name="one_state_per_version"
            ),
        )
        indexes = (
            models.Index(fields=("district", "ledger", "known_from"), name="history_known"),
            models.Index(fields=("source",), name="history_source"),
        )

    def __str__(self) -> str:
        return f"{self.ledger} {self.row} v{self.row_version}"
