"""Snapshots of a district's ledgers in the lake, and the changes that no snapshot holds yet."""

from __future__ import annotations

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class Snapshot(models.Model):
    """One immutable state of all ledgers; ``manifest`` is its id in the lake.

    ``marks`` are the counts and sums by which the next snapshot finds what changed (store/lake_rows.py),
    ``shape`` the hash of the tables' columns, ``parent`` the manifest that it was built upon.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    manifest = models.CharField("快照编号", max_length=64)
    parent = models.CharField("上一快照", max_length=64, blank=True)
    at = models.DateTimeField("生成时间")
    tables = models.PositiveIntegerField("表数")
    rows = models.PositiveBigIntegerField("行数")
    marks = models.JSONField("变更标记", default=dict, editable=False)
    shape = models.CharField("表结构摘要", max_length=64, editable=False)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "快照"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("district", "manifest"), name="one_row_per_manifest"),
        )
        indexes = (models.Index(fields=("district", "-id"), name="snapshot_latest"),)

    def __str__(self) -> str:
        return self.manifest[:12]


class LedgerChange(models.Model):
    """Written in the transaction of every change to a ledger, removed by the snapshot that has seen it."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    at = models.DateTimeField("变更时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "待统计变更"
        ordering = ("id",)
        indexes = (models.Index(fields=("district",), name="ledger_change"),)

    def __str__(self) -> str:
        return f"{self.district_id} {self.at}"
