"""协作协议: agreements with other districts, police, procuratorate, customs and institutes."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class CooperationAgreement(LedgerRow):
    """Actions taken under an agreement are counted by ``actions_count`` and kept as clues, cases or
    meetings.
    """

    class Kind(models.TextChoices):
        DISTRICT = "district", "跨区域协作"
        JUSTICE = "justice", "行刑衔接"
        DEPARTMENT = "department", "部门协作"
        SCIENCE = "science", "院地合作"
        BANK = "bank", "银政合作"
        OTHER = "other", "其他"

    GROUP = "协同与保障"
    KEYS = (("number",), ("name", "signed_on"))
    LISTED = ("name", "kind", "partner_names", "signed_on", "ends_on", "actions_count")
    SEARCHED = ("name", "number", "partner_names")
    FACETS = ("kind", "unit")
    DATED = "signed_on"
    IN_ORDER = (("signed_on", "ends_on"),)
    HEADINGS = {
        "name": ("名称", "合作协议", "协作机制名称"),
        "number": ("编号", "文号"),
        "kind": ("类型", "合作类型"),
        "partner_names": ("合作单位", "合作方", "签约方", "协作单位", "协作地区"),
        "signed_on": ("签订日期", "签署日期", "签约时间"),
        "ends_on": ("到期日期", "有效期至", "截止日期"),
        "actions_count": ("联合执法次数", "协作次数"),
        "content": ("合作内容", "主要内容", "内容"),
        "result": ("成效", "进展"),
    }
    MEASURES = {"actions_count": "次"}

    name = models.CharField("协议名称", max_length=300)
    number = models.CharField("协议编号", max_length=60, blank=True)
    kind = models.CharField("协作类型", max_length=12, choices=Kind.choices, default=Kind.DISTRICT)
    partner_names = models.CharField("协作方", max_length=500, blank=True)
    signed_on = models.DateField("签订日", null=True, blank=True)
    ends_on = models.DateField("协议期限至", null=True, blank=True)
    actions_count = models.PositiveIntegerField("联合行动次数", null=True, blank=True)
    content = models.TextField("协作内容", blank=True)
    result = models.TextField("落实情况", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "协作协议"
