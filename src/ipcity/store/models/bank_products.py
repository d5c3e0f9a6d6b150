"""金融产品: loans, insurances and funds that banks and insurers offer on IP."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_name, mask_phone
from ipcity.store.ledgers import LedgerRow


class BankProduct(LedgerRow):
    """Rates are yearly percentages as the bank states them."""

    class Kind(models.TextChoices):
        PLEDGE = "pledge", "质押贷款"
        CREDIT = "credit", "信用贷款"
        INSURANCE = "insurance", "知识产权保险"
        GUARANTEE = "guarantee", "担保"
        LEASE = "lease", "融资租赁"
        FUND = "fund", "基金"
        SECURITIES = "securities", "证券化"
        OTHER = "other", "其他"

    GROUP = "金融"
    KEYS = (("name", "bank_name"),)
    LISTED = ("name", "bank_name", "kind", "limit_amount", "rate", "offered_on", "withdrawn_on")
    SEARCHED = ("name", "bank_name")
    FACETS = ("kind", "unit")
    DATED = "offered_on"
    IN_ORDER = (("offered_on", "withdrawn_on"),)
    HEADINGS = {
        "name": ("名称", "金融产品", "产品"),
        "bank_name": ("银行", "银行名称", "机构名称", "承办银行"),
        "kind": ("类型", "类别"),
        "limit_amount": ("额度", "贷款额度", "最高贷款额度"),
        "rate": ("利率", "参考利率"),
        "term_months": ("期限", "贷款期限"),
        "conditions": ("申请条件", "条件", "适用对象"),
        "offered_on": ("推出日期", "上线日期"),
        "withdrawn_on": ("停办日期",),
        "contact": ("客户经理",),
        "contact_phone": ("电话", "联系方式"),
    }
    MEASURES = {"limit_amount": "元", "rate": "%", "term_months": "月"}
    PERSONAL = {"contact": mask_name, "contact_phone": mask_phone}

    name = models.CharField("产品名称", max_length=200)
    bank = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="金融机构（单位名录）",
    )  # fmt: skip
    bank_name = models.CharField("金融机构", max_length=200, blank=True)
    kind = models.CharField("产品类型", max_length=12, choices=Kind.choices, default=Kind.PLEDGE)
    limit_amount = models.DecimalField(
        "最高额度", max_digits=18, decimal_places=2, null=True, blank=True
    )
    rate = models.DecimalField("年利率", max_digits=22, decimal_places=4, null=True, blank=True)
    term_months = models.PositiveIntegerField("最长期限", null=True, blank=True)
    conditions = models.TextField("准入条件", blank=True)
    offered_on = models.DateField("推出日", null=True, blank=True)
    withdrawn_on = models.DateField("下架日", null=True, blank=True)
    contact = models.CharField("联系人", max_length=120, blank=True)
    contact_phone = models.CharField("联系电话", max_length=120, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "金融产品"
