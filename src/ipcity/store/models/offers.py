"""专利供给: patents and results offered by universities, institutes and firms, graded."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Offer(LedgerRow):
    """``grade`` is the office's grading of a university's stock; it promises no value."""

    class Grade(models.TextChoices):
        A = "a", "可直接转化"
        B = "b", "需培育"
        C = "c", "暂不具备"
        UNKNOWN = "unknown", "未分级"

    class State(models.TextChoices):
        OPEN = "open", "可对接"
        MATCHING = "matching", "对接中"
        MET = "met", "已洽谈"
        SIGNED = "signed", "已签约"
        WITHDRAWN = "withdrawn", "已撤回"

    GROUP = "运用"
    KEYS = (("number",), ("patent_number", "owner_name"), ("title", "owner_name"))
    LISTED = (
        "number",
        "title",
        "owner_name",
        "patent_number",
        "grade",
        "state_now",
        "posted_on",
        "signed_on",
    )
    SEARCHED = ("number", "title", "owner_name", "patent_number")
    FACETS = ("grade", "state_now", "region", "unit")
    DATED = "posted_on"
    IN_ORDER = (("posted_on", "signed_on"),)
    HEADINGS = {
        "number": ("编号",),
        "title": ("名称", "专利名称", "成果名称"),
        "owner_name": ("专利权人", "高校院所", "单位名称", "持有单位"),
        "patent_number": ("申请号", "专利申请号"),
        "field": ("领域", "应用领域"),
        "grade": ("分级结果", "专利分级", "转化等级"),
        "graded_on": ("分级日期", "盘点日期"),
        "price_amount": ("报价", "转让意向价格", "许可费"),
        "mode": ("合作方式", "拟转化方式"),
        "posted_on": ("发布日期", "入库日期"),
        "state_now": ("状态",),
        "pushed_on": ("推送日期",),
        "read_on": ("阅读日期",),
        "met_on": ("洽谈日期", "对接日期"),
        "signed_on": ("签约日期",),
        "details": ("简介", "描述"),
    }
    MEASURES = {"price_amount": "元"}

    number = models.CharField("供给编号", max_length=60, blank=True)
    title = models.CharField("供给名称", max_length=300)
    owner = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="供给单位（单位名录）",
    )  # fmt: skip
    owner_name = models.CharField("供给单位", max_length=200, blank=True)
    patent = models.ForeignKey(
        "store.Patent", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="专利（台账）",
    )  # fmt: skip
    patent_number = models.CharField("专利号", max_length=120, blank=True)
    field = models.CharField("技术领域", max_length=120, blank=True)
    grade = models.CharField("分级", max_length=12, choices=Grade.choices, default=Grade.UNKNOWN)
    graded_on = models.DateField("分级日", null=True, blank=True)
    price_amount = models.DecimalField(
        "意向价格", max_digits=18, decimal_places=2, null=True, blank=True
    )
    mode = models.CharField("转化方式", max_length=120, blank=True)
    posted_on = models.DateField("发布日", null=True, blank=True)
    state_now = models.CharField(
        "供给状态", max_length=12, choices=State.choices, default=State.OPEN
    )
    pushed_on = models.DateField("推送日", null=True, blank=True)
    read_on = models.DateField("阅读日", null=True, blank=True)
    met_on = models.DateField("洽谈日", null=True, blank=True)
    signed_on = models.DateField("签约日", null=True, blank=True)
    details = models.TextField("供给描述", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "专利供给"
