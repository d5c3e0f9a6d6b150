"""Reference tables that a user loads: editions of the strategic-industry table, row by row."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class ReferenceTableQuerySet(ScopedQuerySet):
    def in_force(self, on: date) -> Self:
        """Editions that hold on ``on``, the one that counts first."""
        return self.filter(valid_from__lte=on).order_by("-valid_from", "-id")


class ReferenceTable(models.Model):
    """One edition, valid from its day until the next edition's; ``contents`` never changes.

    ``contents`` is a list of rows, each a list of texts in the order of ``ReferenceEntry.FIELDS``.
    """

    class Kind(models.TextChoices):
        STRATEGIC = "strategic_rules", "战略性新兴产业分类与国际专利分类参照表"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    kind = models.CharField("类别", max_length=40, choices=Kind.choices, default=Kind.STRATEGIC)
    edition = models.CharField("版本名称", max_length=80)
    valid_from = models.DateField("启用日期")
    file_name = models.CharField("文件名", max_length=255)
    digest = models.CharField("内容摘要", max_length=64)
    contents = models.JSONField("内容", default=list)
    size = models.PositiveIntegerField("条数", default=0)
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="载入人",
    )
    loaded_at = models.DateTimeField("载入时间")

    objects = ReferenceTableQuerySet.as_manager()

    class Meta:
        verbose_name = "参照表"
        ordering = ("kind", "-valid_from", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("district", "kind", "edition"), name="one_table_per_edition"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}（{self.edition}）"


class ReferenceEntry(models.Model):
    """One rule of the edition that counts now: a classification symbol, what it leaves out, and the
    words it asks for besides. Lists within a field are separated by ``|``."""

    # these rows go into every snapshot under this name
    LAKE_TABLE: ClassVar[str] = "strategic_rules"
    FIELDS: ClassVar[tuple[str, ...]] = (
        "sei_code", "sei_name", "ipc_pattern", "ipc_exclude", "keywords_any", "keywords_not", "note",
    )  # fmt: skip

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    table = models.ForeignKey(
        ReferenceTable, models.CASCADE, related_name="entries", verbose_name="参照表"
    )
    position = models.PositiveIntegerField("次序")
    sei_code = models.CharField("产业代码", max_length=20)
    sei_name = models.CharField("产业名称", max_length=120, blank=True)
    ipc_pattern = models.CharField("分类号", max_length=40)
    ipc_exclude = models.TextField("除外分类号", blank=True)
    keywords_any = models.TextField("关键词（任一）", blank=True)
    keywords_not = models.TextField("排除关键词", blank=True)
    note = models.CharField("说明", max_length=400, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "参照表条目"
        ordering = ("table_id", "position", "id")
        indexes = (models.Index(fields=("table", "position"), name="reference_entry_order"),)

    def __str__(self) -> str:
        return f"{self.sei_code} {self.ipc_pattern}"
