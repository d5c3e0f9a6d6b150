"""Registers beside official papers: numbers, the seal, templates, corrected figures.

Basis: 《党政机关公文处理工作条例》 (2012): 登记、编号、用印.
"""

from __future__ import annotations

from django.db import models

from ipcity.store.models.papers import Kind, Paper, PaperNumber
from ipcity.store.scoping import ScopedQuerySet


class DocumentNumber(models.Model):
    """One line of the register of 发文字号: ``organ_code〔year〕serial号``.

    Every serial is a row: one that no paper of this system bears says in ``reason`` why.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    organ_code = models.CharField("机关代字", max_length=20)
    year = models.PositiveSmallIntegerField("年份")
    serial = models.PositiveIntegerField("序号")
    paper = models.OneToOneField(
        Paper,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="document_number",
        verbose_name="公文",
    )
    title = models.CharField("标题", max_length=300, blank=True)
    reason = models.CharField("说明", max_length=300, blank=True)
    taken_on = models.DateField("登记日期")
    taken_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="登记人"
    )
    voided_at = models.DateTimeField("作废时间", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "发文字号"
        ordering = ("-year", "organ_code", "-serial")
        constraints = (
            models.UniqueConstraint(
                fields=("district", "organ_code", "year", "serial"), name="one_document_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organ_code}〔{self.year}〕{self.serial}号"


class SealUse(models.Model):
    """One line of the register of the seal: who asked, who allowed it, on how many copies."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="seals", verbose_name="公文")
    seal = models.CharField("印章", max_length=80)
    copies = models.PositiveIntegerField("份数")
    applicant = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="申请人"
    )
    asked_at = models.DateTimeField("申请时间")
    approver = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="批准人"
    )
    approved_at = models.DateTimeField("批准时间", null=True, blank=True)
    refused = models.CharField("不予批准的理由", max_length=300, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "用印登记"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.seal} {self.copies} 份"


class PaperTemplate(models.Model):
    """A Word file of a kind of paper brought by the office or a unit; the newest one counts."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    kind = models.CharField("文种", max_length=12, choices=Kind.choices)
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    file = models.ForeignKey(
        "store.StoredFile", models.PROTECT, related_name="+", verbose_name="文件"
    )
    fields = models.JSONField("字段", default=list, blank=True)
    at = models.DateTimeField("上传时间")
    person = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="上传人"
    )
    withdrawn_at = models.DateTimeField("停用时间", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "公文模板"
        ordering = ("kind", "-id")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"


class Restatement(models.Model):
    """A number of a paper that an erratum corrects; ``erratum`` is the erratum's id."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="restatements", verbose_name="公文"
    )
    number = models.ForeignKey(
        PaperNumber, models.PROTECT, related_name="restatements", verbose_name="公文数字"
    )
    erratum = models.PositiveBigIntegerField("更正编号")
    before = models.DecimalField("原数", max_digits=30, decimal_places=8, null=True, blank=True)
    after = models.DecimalField("更正数", max_digits=30, decimal_places=8, null=True, blank=True)
    reason = models.CharField("更正理由", max_length=500, blank=True)
    at = models.DateTimeField("更正时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "公文数字更正"
        ordering = ("paper_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("number", "erratum"), name="one_restatement"),
        )

    def __str__(self) -> str:
        return f"{self.number_id} {self.erratum}"
