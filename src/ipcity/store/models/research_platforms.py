"""研发平台: laboratories, technology centres and new R&D bodies of firms and institutes."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class ResearchPlatform(LedgerRow):
    """A platform stands from ``granted_on`` until ``revoked_on``."""

    class Kind(models.TextChoices):
        LABORATORY = "laboratory", "重点实验室"
        ENGINEERING = "engineering", "工程技术研究中心"
        TECHNOLOGY = "technology", "企业技术中心"
        INSTITUTE = "institute", "新型研发机构"
        STATION = "station", "博士后工作站"
        EXPERT = "expert", "专家工作站"
        INCUBATOR = "incubator", "孵化器"
        SPACE = "space", "众创空间"
        NAVIGATION = "navigation", "专利导航中心"
        OTHER = "other", "其他"

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    GROUP = "主体"
    KEYS = (("name", "level"), ("name",))
    LISTED = ("name", "kind", "level", "host_name", "region", "granted_on", "revoked_on")
    SEARCHED = ("name", "host_name")
    FACETS = ("kind", "level", "region", "unit")
    DATED = "granted_on"
    IN_ORDER = (("granted_on", "revoked_on"),)
    HEADINGS = {
        "name": ("名称", "研发平台", "机构名称"),
        "kind": ("类型", "类别"),
        "level": ("平台级别", "等级"),
        "host_name": ("企业名称", "单位名称", "建设单位", "承担单位"),
        "field": ("领域", "研究方向"),
        "granted_on": ("认定日期", "批准日期", "认定时间"),
        "issuer": ("认定部门", "批准部门"),
        "document_number": ("文号", "认定文号"),
        "revoked_on": ("撤销日期",),
        "staff_count": ("研发人员", "人员数"),
        "annual_rd": ("研发投入", "年度研发经费"),
    }
    MEASURES = {"staff_count": "人", "annual_rd": "元"}

    name = models.CharField("平台名称", max_length=200)
    kind = models.CharField("平台类型", max_length=12, choices=Kind.choices, default=Kind.OTHER)
    level = models.CharField("级别", max_length=12, choices=Level.choices, default=Level.CITY)
    host = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="依托单位（单位名录）",
    )  # fmt: skip
    host_name = models.CharField("依托单位", max_length=200, blank=True)
    field = models.CharField("技术领域", max_length=120, blank=True)
    granted_on = models.DateField("认定日", null=True, blank=True)
    issuer = models.CharField("认定机关", max_length=120, blank=True)
    document_number = models.CharField("认定文件", max_length=120, blank=True)
    revoked_on = models.DateField("撤销日", null=True, blank=True)
    staff_count = models.PositiveIntegerField("研发人员数", null=True, blank=True)
    annual_rd = models.DecimalField(
        "年研发投入", max_digits=18, decimal_places=2, null=True, blank=True
    )

    class Meta(LedgerRow.Meta):
        verbose_name = "研发平台"
