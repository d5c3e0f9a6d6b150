"""服务记录: services given to firms and people at stations, windows and centres, one row each time."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_phone
from ipcity.store.ledgers import LedgerRow


class Service(LedgerRow):
    """The log of guidance stations, acceptance windows and the operation centre."""

    class Kind(models.TextChoices):
        GUIDANCE = "guidance", "商标品牌指导"
        ENQUIRY = "enquiry", "咨询"
        SEARCH = "search", "检索查新"
        VALUATION = "valuation", "价值评估"
        TRADE = "trade", "交易对接"
        CUSTODY = "custody", "托管"
        FINANCE = "finance", "融资对接"
        RIGHTS_HELP = "rights_help", "维权援助"
        NAVIGATION = "navigation", "导航分析"
        ACCEPTANCE = "acceptance", "窗口受理"
        OTHER = "other", "其他"

    GROUP = "服务"
    KEYS = (
        ("number",),
        ("served_on", "point_name", "client_name", "subject"),
        ("served_on", "client_name", "subject"),
    )
    LISTED = ("served_on", "point_name", "kind", "client_name", "subject", "result")
    SEARCHED = ("client_name", "subject", "point_name")
    FACETS = ("kind", "region", "unit")
    DATED = "served_on"
    HEADINGS = {
        "number": ("编号", "受理号", "登记编号"),
        "point_name": ("站点", "指导站", "服务机构", "窗口", "服务网点"),
        "kind": ("类型", "服务内容类别", "服务类别", "服务事项"),
        "client_name": ("企业名称", "服务企业", "单位名称", "咨询人", "咨询单位"),
        "contact_phone": ("联系方式", "电话", "手机"),
        "subject": ("内容", "事项", "咨询内容", "服务主题"),
        "served_on": ("服务日期", "服务时间", "日期", "时间", "咨询日期", "受理日期"),
        "server": ("指导人员", "经办人", "接待人"),
        "answered_on": ("办结日期", "答复日期"),
        "is_satisfied": ("是否满意", "满意"),
        "result": ("结果", "成效", "办理结果"),
    }
    PERSONAL = {"contact_phone": mask_phone}

    number = models.CharField("服务编号", max_length=60, blank=True)
    point_name = models.CharField("服务站点", max_length=200, blank=True)
    kind = models.CharField("服务类型", max_length=12, choices=Kind.choices, default=Kind.ENQUIRY)
    client = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="服务对象（单位名录）",
    )  # fmt: skip
    client_name = models.CharField("服务对象", max_length=200, blank=True)
    contact_phone = models.CharField("联系电话", max_length=120, blank=True)
    subject = models.CharField("服务内容", max_length=300, blank=True)
    served_on = models.DateField("服务日")
    server = models.CharField("服务人员", max_length=120, blank=True)
    answered_on = models.DateField("办结日", null=True, blank=True)
    is_satisfied = models.BooleanField("服务满意", default=False)
    result = models.TextField("服务结果", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "服务记录"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "served_on"), name="service_served"),
        )
