"""预算与支出: budget lines and spending for each task."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Budget(LedgerRow):
    """One row for each line and year; ``spent_amount`` holds on ``as_of``."""

    class Source(models.TextChoices):
        CENTRAL = "central", "中央资金"
        PROVINCE = "province", "省级资金"
        CITY = "city", "市级资金"
        DISTRICT = "district", "区级资金"
        SOCIAL = "social", "社会资金"

    GROUP = "协同与保障"
    KEYS = (("year", "code"), ("year", "name"))
    LISTED = (
        "year",
        "name",
        "plan_reference",
        "fund_source",
        "planned_amount",
        "spent_amount",
        "as_of",
    )
    SEARCHED = ("name", "code", "plan_reference")
    FACETS = ("fund_source", "unit")
    DATED = "as_of"
    HEADINGS = {
        "year": ("预算年度", "年份"),
        "name": ("项目名称", "名称", "科目名称"),
        "code": ("预算编码", "科目编码"),
        "plan_reference": ("对应任务", "任务编号"),
        "fund_source": ("来源",),
        "planned_amount": ("预算数", "年初预算", "安排资金"),
        "adjusted_amount": ("调整预算数",),
        "spent_amount": ("支出金额", "执行数", "累计支出", "支出数"),
        "as_of": ("截至日期", "统计日期"),
        "performance": ("绩效",),
    }
    MEASURES = {"planned_amount": "元", "adjusted_amount": "元", "spent_amount": "元"}

    year = models.PositiveIntegerField("年度")
    name = models.CharField("预算项目", max_length=200)
    code = models.CharField("项目编码", max_length=60, blank=True)
    plan_reference = models.CharField("方案任务", max_length=20, blank=True)
    fund_source = models.CharField(
        "资金来源", max_length=12, choices=Source.choices, default=Source.DISTRICT
    )
    planned_amount = models.DecimalField(
        "预算金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    adjusted_amount = models.DecimalField(
        "调整后预算", max_digits=18, decimal_places=2, null=True, blank=True
    )
    spent_amount = models.DecimalField(
        "已支出金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    as_of = models.DateField("支出截至日", null=True, blank=True)
    performance = models.TextField("绩效目标", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "预算与支出"
