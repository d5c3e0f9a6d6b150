"""奖励: prizes for patents and technology; those named by the high-value test are marked by kind."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Award(LedgerRow):
    """``patent`` is the winning patent where the award names one."""

    class Kind(models.TextChoices):
        PATENT_GOLD = "patent_gold", "中国专利金奖"
        PATENT_SILVER = "patent_silver", "中国专利银奖"
        PATENT_MERIT = "patent_merit", "中国专利优秀奖"
        DESIGN_GOLD = "design_gold", "中国外观设计金奖"
        DESIGN_SILVER = "design_silver", "中国外观设计银奖"
        DESIGN_MERIT = "design_merit", "中国外观设计优秀奖"
        STATE_SCIENCE = "state_science", "国家科学技术奖"
        PROVINCE_PATENT = "province_patent", "省级专利奖"
        PROVINCE_SCIENCE = "province_science", "省级科学技术奖"
        OTHER = "other", "其他"

    GROUP = "权利"
    KEYS = (("kind", "patent_number", "year"), ("kind", "name", "winner_name", "year"))
    LISTED = ("name", "kind", "year", "winner_name", "patent_number", "awarded_on")
    SEARCHED = ("name", "winner_name", "patent_number")
    FACETS = ("kind", "region", "unit")
    DATED = "awarded_on"
    HEADINGS = {
        "kind": ("奖励种类", "奖项类别", "奖励名称", "获奖类别"),
        "name": ("获奖项目", "获奖名称", "专利名称"),
        "session": ("届",),
        "year": ("获奖年度", "年份"),
        "grade": ("奖励等级", "获奖等级"),
        "patent_number": ("申请号", "获奖专利号"),
        "winner_name": ("获奖人", "专利权人", "完成单位", "主要完成单位"),
        "awarded_on": ("授奖日期", "获奖日期", "公布日期", "颁奖日期", "获奖时间"),
        "document_number": ("文号", "授奖文号"),
    }

    kind = models.CharField("奖项", max_length=16, choices=Kind.choices)
    name = models.CharField("项目名称", max_length=200, blank=True)
    session = models.CharField("届次", max_length=40, blank=True)
    year = models.PositiveIntegerField("年度", null=True, blank=True)
    grade = models.CharField("等级", max_length=40, blank=True)
    patent = models.ForeignKey(
        "store.Patent", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="专利（台账）",
    )  # fmt: skip
    patent_number = models.CharField("专利号", max_length=120, blank=True)
    winner = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="获奖单位（单位名录）",
    )  # fmt: skip
    winner_name = models.CharField("获奖单位", max_length=1000, blank=True)
    awarded_on = models.DateField("授奖日", null=True, blank=True)
    document_number = models.CharField("授奖文件", max_length=120, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "奖励"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "awarded_on"), name="award_awarded"),
            models.Index(fields=("district", "patent"), name="award_patent"),
        )
