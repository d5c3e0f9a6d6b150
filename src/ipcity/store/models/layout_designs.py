"""集成电路布图设计: registered layouts of integrated circuits."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class LayoutDesign(LedgerRow):
    """The term runs from filing or first exploitation, whichever is earlier."""

    class Status(models.TextChoices):
        REGISTERED = "registered", "已登记"
        PENDING = "pending", "审查中"
        REFUSED = "refused", "驳回"
        ENDED = "ended", "已终止"

    GROUP = "权利"
    KEYS = (("registration_number",), ("application_number",), ("name", "holder_name"))
    LISTED = (
        "registration_number",
        "name",
        "holder_name",
        "region",
        "registered_on",
        "stated_status",
    )
    SEARCHED = ("registration_number", "name", "holder_name")
    FACETS = ("stated_status", "region", "unit")
    DATED = "registered_on"
    IN_ORDER = (
        ("created_on", "filed_on"),
        ("filed_on", "registered_on"),
        ("registered_on", "ended_on"),
    )
    HEADINGS = {
        "registration_number": ("布图设计登记号", "登记证书号", "证书号"),
        "application_number": ("布图设计申请号",),
        "name": ("名称", "布图名称"),
        "holder_name": ("权利人", "申请人", "专有权人"),
        "designers": ("布图设计创作人", "设计人"),
        "created_on": ("创作完成日期", "布图设计创作完成日"),
        "first_used_on": ("首次商业利用日期", "首次投入商业利用日"),
        "filed_on": ("申请日期",),
        "registered_on": ("登记日期", "公告日", "登记公告日"),
        "ended_on": ("终止日期",),
        "stated_status": ("法律状态",),
    }

    registration_number = models.CharField("登记号", max_length=40, blank=True)
    application_number = models.CharField("申请号", max_length=40, blank=True)
    name = models.CharField("布图设计名称", max_length=200, blank=True)
    holder = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="布图设计权利人（单位名录）",
    )  # fmt: skip
    holder_name = models.CharField("布图设计权利人", max_length=200, blank=True)
    designers = models.CharField("创作人", max_length=500, blank=True)
    created_on = models.DateField("创作完成日", null=True, blank=True)
    first_used_on = models.DateField("首次商业利用日", null=True, blank=True)
    filed_on = models.DateField("申请日", null=True, blank=True)
    registered_on = models.DateField("登记日", null=True, blank=True)
    ended_on = models.DateField("终止日", null=True, blank=True)
    stated_status = models.CharField("状态", max_length=12, choices=Status.choices, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "集成电路布图设计"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "registered_on"), name="layoutdesign_registered"),
        )
