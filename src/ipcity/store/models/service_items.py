"""公共服务事项: the public list of service items with guides and terms."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class ServiceItem(LedgerRow):
    """``promised_days`` is what the district promises, ``legal_days`` what the law allows; both in
    working days.
    """

    class Kind(models.TextChoices):
        ACCEPTANCE = "acceptance", "受理"
        ENQUIRY = "enquiry", "咨询"
        SEARCH = "search", "检索"
        HELP = "help", "维权援助"
        TRAINING = "training", "培训"
        FILING = "filing", "备案"
        TRANSFER = "transfer", "转移转化"
        OTHER = "other", "其他"

    GROUP = "服务"
    KEYS = (("code",), ("name",))
    LISTED = ("code", "name", "kind", "provider_name", "promised_days", "valid_from", "valid_until")
    SEARCHED = ("code", "name", "provider_name")
    FACETS = ("kind", "is_online", "unit")
    DATED = "valid_from"
    IN_ORDER = (("valid_from", "valid_until"),)
    HEADINGS = {
        "code": ("编码", "事项代码"),
        "name": ("名称", "服务事项", "事项"),
        "kind": ("类型", "类别"),
        "provider_name": ("实施单位", "办理单位", "服务单位"),
        "basis": ("设定依据", "法律依据"),
        "legal_days": ("法定期限",),
        "promised_days": ("承诺期限", "办理时限"),
        "is_online": ("是否网办", "网上办理"),
        "guide": ("指南", "办理流程"),
        "place": ("地点", "受理地点"),
        "phone": ("电话", "公开电话"),
        "valid_from": ("公布日期", "生效日期"),
        "valid_until": ("停用日期",),
    }
    MEASURES = {"legal_days": "个工作日", "promised_days": "个工作日"}

    code = models.CharField("事项编码", max_length=60, blank=True)
    name = models.CharField("事项名称", max_length=200)
    kind = models.CharField("事项类型", max_length=12, choices=Kind.choices, default=Kind.ENQUIRY)
    provider_name = models.CharField("承办单位", max_length=200, blank=True)
    basis = models.CharField("依据", max_length=300, blank=True)
    legal_days = models.PositiveIntegerField("法定时限", null=True, blank=True)
    promised_days = models.PositiveIntegerField("承诺时限", null=True, blank=True)
    is_online = models.BooleanField("可网上办理", default=False)
    guide = models.TextField("办事指南", blank=True)
    place = models.CharField("办理地点", max_length=300, blank=True)
    phone = models.CharField("咨询电话", max_length=60, blank=True)
    valid_from = models.DateField("公布日", null=True, blank=True)
    valid_until = models.DateField("停用日", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "公共服务事项"
