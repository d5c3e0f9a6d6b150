"""奖补资金: subsidies and rewards paid for IP work."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_bank_card
from ipcity.store.ledgers import LedgerRow


class Grant(LedgerRow):
    """A grant for a filing later found abnormal is clawed back: ``reclaimed_on`` and
    ``reclaimed_amount``.
    """

    class Kind(models.TextChoices):
        PATENT = "patent", "专利资助"
        TRADEMARK = "trademark", "商标奖励"
        GI = "gi", "地理标志奖励"
        CERTIFICATE = "certificate", "认定奖励"
        PLEDGE = "pledge", "质押贴息"
        STANDARD = "standard", "贯标奖励"
        PROJECT = "project", "项目补助"
        AWARD = "award", "获奖奖励"
        OTHER = "other", "其他"

    GROUP = "协同与保障"
    KEYS = (("number",), ("payee_name", "subject", "year"))
    LISTED = ("year", "payee_name", "kind", "subject", "amount", "paid_on", "reclaimed_amount")
    SEARCHED = ("payee_name", "subject", "number")
    FACETS = ("kind", "region", "unit")
    DATED = "paid_on"
    IN_ORDER = (("approved_on", "paid_on"), ("paid_on", "reclaimed_on"))
    HEADINGS = {
        "number": ("项目编号", "拨付编号"),
        "year": ("资金年度", "奖补年度", "年份"),
        "payee_name": ("企业名称", "单位名称", "申请单位", "收款单位", "申报单位"),
        "kind": ("类型", "资助类型", "奖励类型", "项目类别"),
        "subject": ("事项", "项目名称", "奖补内容", "资助项目"),
        "policy_number": ("政策依据", "依据文件", "依据"),
        "amount": ("奖补金额", "资助金额", "奖励金额", "拨付金额"),
        "approved_on": ("批准日期", "公示日期", "审批日期"),
        "paid_on": ("拨付日期", "支付日期", "到账日期"),
        "bank_account": ("银行账号", "账号"),
        "reclaimed_on": ("追回日期",),
        "reclaimed_amount": ("追缴金额",),
    }
    MEASURES = {"amount": "元", "reclaimed_amount": "元"}
    PERSONAL = {"bank_account": mask_bank_card}

    number = models.CharField("编号", max_length=60, blank=True)
    year = models.PositiveIntegerField("年度", null=True, blank=True)
    payee = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="受奖补单位（单位名录）",
    )  # fmt: skip
    payee_name = models.CharField("受奖补单位", max_length=200, blank=True)
    kind = models.CharField("奖补类型", max_length=12, choices=Kind.choices, default=Kind.OTHER)
    subject = models.CharField("奖补事项", max_length=300, blank=True)
    policy_number = models.CharField("依据文号", max_length=120, blank=True)
    amount = models.DecimalField("金额", max_digits=18, decimal_places=2, null=True, blank=True)
    approved_on = models.DateField("批准日", null=True, blank=True)
    paid_on = models.DateField("拨付日", null=True, blank=True)
    bank_account = models.CharField("收款账号", max_length=120, blank=True)
    reclaimed_on = models.DateField("追回日", null=True, blank=True)
    reclaimed_amount = models.DecimalField(
        "追回金额", max_digits=18, decimal_places=2, null=True, blank=True
    )

    class Meta(LedgerRow.Meta):
        verbose_name = "奖补资金"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "paid_on"), name="grant_paid"),
        )
