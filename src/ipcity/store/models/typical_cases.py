"""典型案例: cases published or selected as typical, and exposures of serious dishonesty."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class TypicalCase(LedgerRow):
    """A case chosen at several levels is a row for each choice."""

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    class Kind(models.TextChoices):
        ENFORCEMENT = "enforcement", "行政执法"
        JUDICIAL = "judicial", "司法保护"
        MEDIATION = "mediation", "调解"
        OPERATION = "operation", "转化运用"
        SERVICE = "service", "公共服务"
        EXPOSURE = "exposure", "失信曝光"
        OTHER = "other", "其他"

    GROUP = "人才与文化"
    KEYS = (("title", "level", "published_on"), ("title", "level"))
    LISTED = ("title", "kind", "level", "issuer_name", "published_on", "case_number")
    SEARCHED = ("title", "case_number", "issuer_name")
    FACETS = ("kind", "level", "unit")
    DATED = "published_on"
    HEADINGS = {
        "title": ("标题", "案例", "名称"),
        "kind": ("类型", "类别"),
        "level": ("入选级别", "等级"),
        "issuer_name": ("评选单位", "发布机关"),
        "published_on": ("发布日期", "入选日期", "公布日期"),
        "case_number": ("案号",),
        "url": ("网址",),
        "summary": ("基本案情", "摘要", "内容"),
    }

    title = models.CharField("案例名称", max_length=300)
    kind = models.CharField(
        "案例类型", max_length=12, choices=Kind.choices, default=Kind.ENFORCEMENT
    )
    level = models.CharField("级别", max_length=12, choices=Level.choices, default=Level.DISTRICT)
    issuer_name = models.CharField("发布单位", max_length=200, blank=True)
    published_on = models.DateField("发布日", null=True, blank=True)
    case = models.ForeignKey(
        "store.Case", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="案件（台账）",
    )  # fmt: skip
    case_number = models.CharField("案件编号", max_length=120, blank=True)
    url = models.CharField("链接", max_length=500, blank=True)
    summary = models.TextField("案情摘要", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "典型案例"
