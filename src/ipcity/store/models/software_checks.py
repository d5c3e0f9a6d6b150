"""软件正版化检查: counts of installs and licences of operating systems and office software, one row for each body, class and check."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class SoftwareCheck(LedgerRow):
    """The rate of a body counts at most as many licences as installs; the latest check of a body
    stands until the next.
    """

    class Software(models.TextChoices):
        OS = "os", "操作系统"
        OFFICE = "office", "办公软件"
        ANTIVIRUS = "antivirus", "杀毒软件"
        OTHER = "other", "其他"

    class Body(models.TextChoices):
        PARTY = "party", "党的机关"
        GOVERNMENT = "government", "政府机关"
        CONGRESS = "congress", "人大政协机关"
        JUSTICE = "justice", "监察司法机关"
        GROUP = "group", "群团机关"
        INSTITUTION = "institution", "事业单位"
        SOE = "soe", "国有企业"
        OTHER = "other", "其他"

    GROUP = "保护"
    KEYS = (("checked_name", "software", "checked_on"),)
    LISTED = ("checked_name", "body", "software", "installs", "licensed", "checked_on")
    SEARCHED = ("checked_name",)
    FACETS = ("software", "body", "region", "unit")
    DATED = "checked_on"
    HEADINGS = {
        "checked_name": (
            "单位名称",
            "单位",
            "机关名称",
            "受检单位",
            "检查对象",
            "被检单位",
            "企业名称",
        ),
        "body": ("单位类别", "单位类型", "性质"),
        "software": ("软件类型", "类别", "软件种类", "检查类别"),
        "product_name": ("产品名称", "软件名称及版本"),
        "machines": ("电脑台数", "在用计算机数", "计算机总数"),
        "installs": ("安装数量", "应装数", "安装套数", "已安装数量"),
        "licensed": ("正版授权数", "授权数量", "许可数", "正版数量", "正版软件数", "有效授权数"),
        "retired": ("报废数",),
        "checked_on": ("检查日期", "核查日期", "检查时间", "统计日期"),
        "checker": ("检查人员", "核查人"),
        "problem": ("存在问题", "问题"),
        "corrected_on": ("整改日期", "整改完成日期"),
    }
    SPOKEN = {
        "software": {
            "os": ("OS", "操作系统软件", "Windows"),
            "office": ("Office", "办公", "办公套件"),
            "antivirus": ("防病毒软件",),
        },
    }
    MEASURES = {"machines": "台", "installs": "套", "licensed": "套", "retired": "台"}

    checked = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="被检查单位（单位名录）",
    )  # fmt: skip
    checked_name = models.CharField("被检查单位", max_length=200, blank=True)
    body = models.CharField(
        "单位性质", max_length=12, choices=Body.choices, default=Body.GOVERNMENT
    )
    software = models.CharField("软件类别", max_length=12, choices=Software.choices)
    product_name = models.CharField("软件名称", max_length=120, blank=True)
    machines = models.PositiveIntegerField("计算机台数", null=True, blank=True)
    installs = models.PositiveIntegerField("安装数")
    licensed = models.PositiveIntegerField("授权数")
    retired = models.PositiveIntegerField("报废不计台数", null=True, blank=True)
    checked_on = models.DateField("检查日", null=True, blank=True)
    checker = models.CharField("检查人", max_length=120, blank=True)
    problem = models.CharField("发现问题", max_length=500, blank=True)
    corrected_on = models.DateField("整改完成日", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "软件正版化检查"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "checked_on"), name="softwarecheck_checked"),
        )
