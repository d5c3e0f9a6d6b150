"""政策文件: policies, measures and plans issued for IP."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Policy(LedgerRow):
    """The dates of effect decide which policy held on a day."""

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    class Kind(models.TextChoices):
        INCENTIVE = "incentive", "奖补政策"
        PLAN = "plan", "规划计划"
        MEASURE = "measure", "管理办法"
        NOTICE = "notice", "通知"
        STANDARD = "standard", "标准"
        OTHER = "other", "其他"

    GROUP = "协同与保障"
    KEYS = (("document_number",), ("name", "issued_on"))
    LISTED = ("name", "document_number", "kind", "level", "issuer_name", "issued_on", "ends_on")
    SEARCHED = ("name", "document_number", "issuer_name")
    FACETS = ("kind", "level", "unit")
    DATED = "issued_on"
    IN_ORDER = (("issued_on", "ends_on"), ("effective_on", "ends_on"))
    HEADINGS = {
        "name": ("政策名称", "名称", "标题"),
        "document_number": ("发文字号", "文件号"),
        "kind": ("类型", "政策类型"),
        "level": ("层级",),
        "issuer_name": ("发文单位", "制定机关", "发文机关", "印发单位"),
        "issued_on": ("印发日期", "发文日期", "发布日期", "成文日期"),
        "effective_on": ("施行日期", "实施日期", "生效日期"),
        "ends_on": ("失效日期", "废止日期"),
        "summary": ("内容", "摘要", "政策要点"),
        "url": ("链接",),
    }

    name = models.CharField("文件名称", max_length=300)
    document_number = models.CharField("文号", max_length=120, blank=True)
    kind = models.CharField("文件类型", max_length=12, choices=Kind.choices, default=Kind.INCENTIVE)
    level = models.CharField("级别", max_length=12, choices=Level.choices, default=Level.DISTRICT)
    issuer_name = models.CharField("印发机关", max_length=200, blank=True)
    issued_on = models.DateField("印发日", null=True, blank=True)
    effective_on = models.DateField("施行日", null=True, blank=True)
    ends_on = models.DateField("有效期至", null=True, blank=True)
    summary = models.TextField("主要内容", blank=True)
    url = models.CharField("网址", max_length=500, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "政策文件"
