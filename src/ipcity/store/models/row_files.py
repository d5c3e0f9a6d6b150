"""Scans and photos that belong to a ledger row."""

from __future__ import annotations

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class RowFile(models.Model):
    """One file of one row; taken off it stays here with the moment and the person."""

    UNIT_COLUMN = "unit_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    unit = models.ForeignKey(
        "store.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="填报单位",
    )
    ledger = models.CharField("台账", max_length=40)
    row = models.BigIntegerField("行号")
    file = models.ForeignKey(
        "store.StoredFile", models.PROTECT, related_name="+", verbose_name="文件"
    )
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="上传人",
    )
    attached_at = models.DateTimeField("上传时间")
    removed_at = models.DateTimeField("移除时间", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "台账附件"
        ordering = ("id",)
        indexes = (models.Index(fields=("district", "ledger", "row"), name="row_file_of"),)

    def __str__(self) -> str:
        return f"{self.ledger} {self.row}"
