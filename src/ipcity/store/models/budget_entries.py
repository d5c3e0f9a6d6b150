"""Entries of a budget line: what was appropriated (下达) and what was spent, each with its voucher."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ipcity.store.scoping import ScopedQuerySet


class BudgetEntry(models.Model):
    """One movement of one line, in 元; never edited: a wrong one is reversed by its negative.

    ``opening`` is the spending that the ledger stated before the first entry was made here.
    ``override`` is the office lead's explanation of a spending beyond the line; ``over_by`` how far.
    """

    UNIT_COLUMN = "unit_id"

    class Kind(models.TextChoices):
        OPENING = "opening", "期初支出"
        APPROPRIATION = "appropriation", "下达"
        SPENDING = "spending", "支出"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    line = models.ForeignKey(
        "store.Budget", models.PROTECT, related_name="entries", verbose_name="预算项目"
    )
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    kind = models.CharField("类别", max_length=14, choices=Kind.choices)
    amount = models.DecimalField("金额（元）", max_digits=18, decimal_places=2)
    on = models.DateField("日期")
    voucher = models.CharField("凭证号或文号", max_length=80)
    words = models.CharField("用途", max_length=300, blank=True)
    override = models.CharField("超支说明", max_length=300, blank=True)
    over_by = models.DecimalField("超出金额（元）", max_digits=18, decimal_places=2, default=0)
    reverses = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name="所冲销的记录",
    )
    person = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="+", verbose_name="登记人"
    )
    entered_at = models.DateTimeField("登记时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "预算收支记录"
        ordering = ("line_id", "on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(reverses=None, amount__gt=0) | Q(reverses__isnull=False, amount__lt=0),
                name="budget_entry_sign",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount}"
