"""专利密集型产品备案: products filed on the national platform and recognised as patent-intensive."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Product(LedgerRow):
    """The target counts distinct products whose filing passed (``filed_on``); recognition is a
    further step and a sub-count.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft", "填报中"
        SUBMITTED = "submitted", "已提交"
        FILED = "filed", "备案通过"
        OPTED = "opted", "参与认定"
        RECOGNISED = "recognised", "已认定"
        EXPIRED = "expired", "已失效"

    GROUP = "运用"
    KEYS = (("number",), ("name", "firm_name"))
    LISTED = (
        "name",
        "firm_name",
        "number",
        "stage",
        "region",
        "submitted_on",
        "filed_on",
        "recognised_on",
    )
    SEARCHED = ("number", "name", "firm_name", "patent_numbers")
    FACETS = ("stage", "is_opted_in", "region", "unit")
    DATED = "filed_on"
    IN_ORDER = (("submitted_on", "filed_on"), ("filed_on", "recognised_on"))
    HEADINGS = {
        "number": ("产品编号", "备案号", "产品备案编号", "编号"),
        "name": ("专利产品名称", "名称"),
        "model": ("型号", "产品型号"),
        "category": ("产品分类", "产品类型", "所属行业"),
        "firm_name": ("备案企业", "申报企业", "单位名称", "申报单位", "公司名称"),
        "patent_numbers": ("专利号", "核心专利号", "专利清单", "涉及专利"),
        "patent_count": ("专利数量", "关联专利件数"),
        "stage": ("状态", "审核状态"),
        "submitted_on": ("提交日期", "申报日期", "填报日期"),
        "filed_on": ("备案日期", "备案时间", "备案通过日期", "通过日期", "审核通过日期"),
        "is_opted_in": ("是否参与认定", "是否参加认定"),
        "opted_in_on": ("申请认定日期",),
        "recognised_on": ("认定日期", "认定时间"),
        "recognised_year": ("认定年份",),
        "refreshed_on": ("更新日期", "年度更新日期"),
        "valid_until": ("有效期至",),
        "sales_year": ("统计年度",),
        "sales_amount": ("产品销售收入", "年销售额", "销售额", "产品产值"),
    }
    SPOKEN = {
        "stage": {
            "filed": ("已备案", "备案成功", "通过"),
            "submitted": ("提交", "审核中"),
            "recognised": ("认定", "通过认定"),
            "draft": ("草稿",),
        },
    }
    MEASURES = {"patent_count": "件", "sales_amount": "元"}

    number = models.CharField("备案编号", max_length=60, blank=True)
    name = models.CharField("产品名称", max_length=200, blank=True)
    model = models.CharField("规格型号", max_length=120, blank=True)
    category = models.CharField("产品类别", max_length=120, blank=True)
    firm = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="企业名称（单位名录）",
    )  # fmt: skip
    firm_name = models.CharField("企业名称", max_length=200, blank=True)
    patent_numbers = models.CharField("关联专利号", max_length=2000, blank=True)
    patent_count = models.PositiveIntegerField("关联专利数", null=True, blank=True)
    stage = models.CharField(
        "备案状态", max_length=12, choices=Stage.choices, default=Stage.SUBMITTED
    )
    submitted_on = models.DateField("提交日", null=True, blank=True)
    filed_on = models.DateField("备案通过日", null=True, blank=True)
    is_opted_in = models.BooleanField("参与认定", default=False)
    opted_in_on = models.DateField("参与认定日", null=True, blank=True)
    recognised_on = models.DateField("认定日", null=True, blank=True)
    recognised_year = models.PositiveIntegerField("认定年度", null=True, blank=True)
    refreshed_on = models.DateField("更新日", null=True, blank=True)
    valid_until = models.DateField("认定有效期至", null=True, blank=True)
    sales_year = models.PositiveIntegerField("数据年度", null=True, blank=True)
    sales_amount = models.DecimalField(
        "销售收入", max_digits=18, decimal_places=2, null=True, blank=True
    )

    class Meta(LedgerRow.Meta):
        verbose_name = "专利密集型产品备案"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "filed_on"), name="product_filed"),
        )
