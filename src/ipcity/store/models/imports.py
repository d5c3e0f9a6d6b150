"""Sheets that were brought in: the file, how its columns were read, and what became of its rows."""

from __future__ import annotations

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class Import(models.Model):
    """One file on its way into one ledger; ``mapping`` says which column gave which field.

    ``mapping`` is ``{"tables": [{"sheet", "use", "first_header", "last_header", "first_row",
    "last_row", "columns": [{"index", "letter", "heading", "field", "reason", "confidence", …}],
    "constants": {field: text typed for every row}, …}],
    "options": {"erasing", "historic"}, "scores", "vendor_reason", "notes"}``. ``counts`` holds new,
    changed, same, refused, skipped. ``effect`` is what the preview said of each indicator:
    ``{"fact", "indicator", "name", "unit", "before", "after"}``.
    """

    UNIT_COLUMN = "unit_id"
    OWNER_COLUMN = "person_id"

    class State(models.TextChoices):
        READING = "reading", "识别中"
        RECOGNISED = "recognised", "待核对列"
        PREVIEWING = "previewing", "比对中"
        PREVIEWED = "previewed", "待确认"
        COMMITTING = "committing", "写入中"
        DONE = "done", "已导入"
        UNDOING = "undoing", "撤销中"
        UNDONE = "undone", "已撤销"
        FAILED = "failed", "失败"
        DROPPED = "dropped", "已放弃"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    unit = models.ForeignKey(
        "store.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="填报单位",
    )
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="导入人",
    )
    ledger = models.CharField("台账", max_length=40, blank=True)
    file = models.ForeignKey(
        "store.StoredFile", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="文件",
    )  # fmt: skip
    file_name = models.CharField("文件名", max_length=255)
    vendor = models.CharField("来源格式", max_length=60, blank=True)
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.READING)
    mapping = models.JSONField("列对应", default=dict, blank=True)
    counts = models.JSONField("统计", default=dict, blank=True)
    effect = models.JSONField("对指标的影响", default=list, blank=True)
    refused_file = models.ForeignKey(
        "store.StoredFile", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="未导入行",
    )  # fmt: skip
    job = models.ForeignKey(
        "store.Job", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="作业"
    )
    note = models.CharField("说明", max_length=400, blank=True)
    begun_at = models.DateTimeField("上传时间")
    done_at = models.DateTimeField("导入时间", null=True, blank=True)
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "导入"
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.file_name


class ColumnMapping(models.Model):
    """A mapping that a person confirmed, found again by the headings of the next such file."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    ledger = models.CharField("台账", max_length=40)
    headings = models.CharField("列标题摘要", max_length=64)
    mapping = models.JSONField("列对应")
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="确认人",
    )
    kept_at = models.DateTimeField("确认时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "列对应记忆"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("district", "ledger", "headings"), name="one_mapping_per_headings"
            ),
        )

    def __str__(self) -> str:
        return f"{self.ledger} {self.headings[:8]}"
