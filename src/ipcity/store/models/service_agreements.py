"""托管服务协议: long-term service agreements (“steward” packages) and what was delivered."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class ServiceAgreement(LedgerRow):
    """Delivery is counted against ``agreed_count``."""

    class Kind(models.TextChoices):
        CUSTODY = "custody", "知识产权托管"
        STEWARD = "steward", "管家服务"
        COUNSEL = "counsel", "法律顾问"
        NAVIGATION = "navigation", "导航服务"
        OTHER = "other", "其他"

    GROUP = "服务"
    KEYS = (("number",), ("firm_name", "agency_name", "signed_on"))
    LISTED = (
        "number",
        "firm_name",
        "agency_name",
        "kind",
        "signed_on",
        "ends_on",
        "delivered_count",
    )
    SEARCHED = ("number", "firm_name", "agency_name")
    FACETS = ("kind", "region", "unit")
    DATED = "signed_on"
    IN_ORDER = (("signed_on", "ends_on"),)
    HEADINGS = {
        "number": ("合同编号", "编号", "协议号"),
        "firm_name": ("托管企业", "服务企业", "委托方", "甲方", "单位名称"),
        "agency_name": ("代理机构", "受托方", "乙方", "机构名称"),
        "kind": ("类型", "协议类型"),
        "content": ("内容", "服务事项"),
        "signed_on": ("签订日期", "签约日期", "合同日期"),
        "ends_on": ("终止日期", "截止日期", "合同期限", "到期日期"),
        "amount": ("金额", "合同金额", "服务费"),
        "agreed_count": ("约定次数",),
        "delivered_count": ("服务次数", "完成次数"),
        "last_served_on": ("最近服务日期",),
        "result": ("成效", "完成情况"),
    }
    MEASURES = {"amount": "元", "agreed_count": "次", "delivered_count": "次"}

    number = models.CharField("协议编号", max_length=60, blank=True)
    firm = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="企业名称（单位名录）",
    )  # fmt: skip
    firm_name = models.CharField("企业名称", max_length=200, blank=True)
    agency = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="服务机构（单位名录）",
    )  # fmt: skip
    agency_name = models.CharField("服务机构", max_length=200, blank=True)
    kind = models.CharField("服务类型", max_length=12, choices=Kind.choices, default=Kind.CUSTODY)
    content = models.CharField("服务内容", max_length=500, blank=True)
    signed_on = models.DateField("签订日", null=True, blank=True)
    ends_on = models.DateField("协议期限至", null=True, blank=True)
    amount = models.DecimalField("协议金额", max_digits=18, decimal_places=2, null=True, blank=True)
    agreed_count = models.PositiveIntegerField("约定服务次数", null=True, blank=True)
    delivered_count = models.PositiveIntegerField("已提供次数", null=True, blank=True)
    last_served_on = models.DateField("最近服务日", null=True, blank=True)
    result = models.TextField("服务成效", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "托管服务协议"
