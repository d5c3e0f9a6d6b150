"""知识产权质押: registered pledges of patents and marks and the loans under them."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Pledge(LedgerRow):
    """One loan is counted once: rows of the same ``loan_number`` share it, and a renewal
    (``is_renewal``) of a loan brings no new money. Unsecured credit on IP value is the ledger
    credit_loans.
    """

    class Kind(models.TextChoices):
        PATENT = "patent", "专利权"
        TRADEMARK = "trademark", "商标专用权"
        COPYRIGHT = "copyright", "著作权"
        MIXED = "mixed", "组合"

    GROUP = "金融"
    KEYS = (
        ("registration_number",),
        ("loan_number", "registered_on"),
        ("pledgor_name", "registered_on", "registered_amount"),
        ("pledgor_name", "bank_name", "released_on", "loan_amount"),
    )
    LISTED = (
        "registration_number",
        "pledgor_name",
        "bank_name",
        "kind",
        "registered_on",
        "loan_amount",
        "released_on",
        "is_renewal",
        "discharged_on",
    )
    SEARCHED = ("registration_number", "loan_number", "pledgor_name", "bank_name", "patent_number")
    FACETS = ("kind", "is_renewal", "is_mixed", "region", "unit")
    DATED = "registered_on"
    IN_ORDER = (
        ("registered_on", "discharged_on"),
        ("released_on", "loan_due_on"),
        ("signed_on", "registered_on"),
    )
    HEADINGS = {
        "registration_number": (
            "登记号",
            "质押登记编号",
            "登记证号",
            "质押登记证号",
            "质权登记号",
            "登记编号",
            "专利权质押登记号",
        ),
        "kind": ("质押类型", "质押物类型", "权利类型", "质押种类", "知识产权类型"),
        "pledgor_name": ("借款人", "借款企业", "企业名称", "单位名称", "质押人", "融资企业"),
        "bank_name": ("银行", "贷款银行", "金融机构", "放款银行", "贷款机构", "质权人名称"),
        "patent_number": ("质押专利号", "出质专利号", "专利申请号", "申请号"),
        "rights_numbers": ("质押权利号", "质押专利清单", "商标注册号"),
        "rights_count": ("专利件数", "质押专利件数", "件数", "质押数量"),
        "contract_number": ("质押合同编号",),
        "signed_on": ("签订日期", "合同日期"),
        "registered_on": ("登记日期", "质押登记日期", "登记时间", "质押登记生效日"),
        "registered_amount": ("质押金额", "质押登记金额", "登记质押金额", "担保金额"),
        "appraised_amount": ("评估值", "评估金额"),
        "loan_number": ("贷款编号", "借款合同号", "借款合同编号", "贷款合同编号", "主合同号"),
        "loan_amount": ("贷款金额", "融资金额", "发放金额", "实际放款金额", "贷款额", "融资额"),
        "released_on": ("放款日期", "贷款发放日期", "发放日期", "放款时间", "贷款日期", "借款日期"),
        "loan_due_on": ("到期日", "贷款到期日期", "还款日期", "到期日期"),
        "is_renewal": ("是否续贷", "续贷标识", "是否展期"),
        "is_mixed": ("是否组合贷", "组合贷", "混合担保"),
        "interest_rate": ("利率", "贷款利率", "年化利率"),
        "subsidy_amount": ("贴息", "补贴金额", "贴息贴费"),
        "discharged_on": ("注销日期", "解除日期", "质押注销日期", "质押解除日"),
    }
    MEASURES = {
        "rights_count": "件",
        "registered_amount": "元",
        "appraised_amount": "元",
        "loan_amount": "元",
        "interest_rate": "%",
        "subsidy_amount": "元",
    }

    registration_number = models.CharField("质押登记号", max_length=80, blank=True)
    kind = models.CharField("出质权利", max_length=12, choices=Kind.choices, default=Kind.PATENT)
    pledgor = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="出质人（单位名录）",
    )  # fmt: skip
    pledgor_name = models.CharField("出质人", max_length=200, blank=True)
    bank = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="质权人（单位名录）",
    )  # fmt: skip
    bank_name = models.CharField("质权人", max_length=200, blank=True)
    patent = models.ForeignKey(
        "store.Patent", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="专利（台账）",
    )  # fmt: skip
    patent_number = models.CharField("专利号", max_length=120, blank=True)
    rights_numbers = models.CharField("全部权利号", max_length=2000, blank=True)
    rights_count = models.PositiveIntegerField("质押件数", null=True, blank=True)
    contract_number = models.CharField("质押合同号", max_length=80, blank=True)
    signed_on = models.DateField("合同签订日", null=True, blank=True)
    registered_on = models.DateField("质押登记日", null=True, blank=True)
    registered_amount = models.DecimalField(
        "登记金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    appraised_amount = models.DecimalField(
        "评估价值", max_digits=18, decimal_places=2, null=True, blank=True
    )
    loan_number = models.CharField("贷款合同号", max_length=80, blank=True)
    loan_amount = models.DecimalField(
        "放款金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    released_on = models.DateField("放款日", null=True, blank=True)
    loan_due_on = models.DateField("贷款到期日", null=True, blank=True)
    is_renewal = models.BooleanField("续贷", default=False)
    is_mixed = models.BooleanField("组合担保", default=False)
    interest_rate = models.DecimalField(
        "年利率", max_digits=22, decimal_places=4, null=True, blank=True
    )
    subsidy_amount = models.DecimalField(
        "贴息金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    discharged_on = models.DateField("解除登记日", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "知识产权质押"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "registered_on"), name="pledge_registered"),
            models.Index(fields=("district", "released_on"), name="pledge_released"),
            models.Index(fields=("district", "loan_number"), name="pledge_loan"),
        )
