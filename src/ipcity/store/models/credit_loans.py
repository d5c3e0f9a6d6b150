"""知识价值信用贷款: unsecured loans on knowledge value; never part of the pledge target."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class CreditLoan(LedgerRow):
    """Kept beside pledges so that nobody adds the two."""

    class State(models.TextChoices):
        APPLIED = "applied", "申请中"
        APPROVED = "approved", "已授信"
        RELEASED = "released", "已放款"
        REPAID = "repaid", "已结清"
        OVERDUE = "overdue", "逾期"
        REFUSED = "refused", "未通过"

    GROUP = "金融"
    KEYS = (("loan_number",), ("firm_name", "bank_name", "released_on"))
    LISTED = (
        "loan_number",
        "firm_name",
        "bank_name",
        "state_now",
        "approved_amount",
        "loan_amount",
        "released_on",
        "due_on",
    )
    SEARCHED = ("loan_number", "firm_name", "bank_name")
    FACETS = ("state_now", "is_renewal", "region", "unit")
    DATED = "released_on"
    IN_ORDER = (
        ("applied_on", "released_on"),
        ("released_on", "due_on"),
        ("released_on", "repaid_on"),
    )
    HEADINGS = {
        "loan_number": ("贷款编号", "借款合同号", "合同编号"),
        "firm_name": ("企业名称", "借款人", "单位名称"),
        "bank_name": ("银行", "银行名称", "放款银行", "合作银行"),
        "applied_on": ("申请日期",),
        "approved_amount": ("授信额度", "评价授信额度", "推荐授信额度"),
        "loan_amount": ("贷款金额", "发放金额", "贷款额"),
        "released_on": ("放款日期", "贷款日期", "发放日期"),
        "due_on": ("到期日期", "贷款到期日"),
        "repaid_on": ("结清日期", "还款日期"),
        "rate": ("利率", "贷款利率"),
        "state_now": ("贷款状态",),
        "is_renewal": ("是否续贷",),
        "rights_count": ("知识产权数量",),
    }
    MEASURES = {"approved_amount": "元", "loan_amount": "元", "rate": "%", "rights_count": "件"}

    loan_number = models.CharField("贷款合同号", max_length=80, blank=True)
    firm = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="借款企业（单位名录）",
    )  # fmt: skip
    firm_name = models.CharField("借款企业", max_length=200, blank=True)
    bank = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="贷款银行（单位名录）",
    )  # fmt: skip
    bank_name = models.CharField("贷款银行", max_length=200, blank=True)
    applied_on = models.DateField("申请日", null=True, blank=True)
    approved_amount = models.DecimalField(
        "授信金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    loan_amount = models.DecimalField(
        "放款金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    released_on = models.DateField("放款日", null=True, blank=True)
    due_on = models.DateField("到期日", null=True, blank=True)
    repaid_on = models.DateField("结清日", null=True, blank=True)
    rate = models.DecimalField("年利率", max_digits=22, decimal_places=4, null=True, blank=True)
    state_now = models.CharField(
        "状态", max_length=12, choices=State.choices, default=State.RELEASED
    )
    is_renewal = models.BooleanField("续贷", default=False)
    rights_count = models.PositiveIntegerField("知识产权件数", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "知识价值信用贷款"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "released_on"), name="creditloan_released"),
        )
