"""马德里国际注册: international registrations of marks under the Madrid system."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class MadridRegistration(LedgerRow):
    """One row for each international registration; designated countries are listed in one field."""

    class Status(models.TextChoices):
        REGISTERED = "registered", "有效"
        PENDING = "pending", "审查中"
        ENDED = "ended", "失效"

    GROUP = "权利"
    KEYS = (("international_number",), ("name", "holder_name", "nice_classes"))
    LISTED = (
        "international_number",
        "name",
        "holder_name",
        "nice_classes",
        "countries",
        "registered_on",
        "expires_on",
        "stated_status",
    )
    SEARCHED = ("international_number", "name", "holder_name", "base_number")
    FACETS = ("stated_status", "region", "unit")
    DATED = "registered_on"
    IN_ORDER = (("filed_on", "registered_on"), ("registered_on", "expires_on"))
    HEADINGS = {
        "international_number": ("注册号", "马德里注册号"),
        "name": ("商标", "名称"),
        "holder_name": ("权利人", "申请人", "企业名称", "商标权人"),
        "base_number": ("基础注册号", "国内注册号", "基础申请号"),
        "nice_classes": ("类别", "商标类别"),
        "countries": ("指定缔约方", "指定国家或地区", "指定国"),
        "countries_count": ("国家数", "指定国数量"),
        "filed_on": ("申请日期",),
        "registered_on": ("国际注册日期", "注册日期", "注册日"),
        "expires_on": ("到期日期", "有效期", "专用期限"),
        "stated_status": ("法律状态",),
    }
    MEASURES = {"countries_count": "个"}

    international_number = models.CharField("国际注册号", max_length=40, blank=True)
    name = models.CharField("商标名称", max_length=300, blank=True)
    holder = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="注册人（单位名录）",
    )  # fmt: skip
    holder_name = models.CharField("注册人", max_length=200, blank=True)
    base_number = models.CharField("国内基础注册号", max_length=40, blank=True)
    nice_classes = models.CharField("国际分类", max_length=120, blank=True)
    countries = models.CharField("指定国家", max_length=500, blank=True)
    countries_count = models.PositiveIntegerField("指定国家数", null=True, blank=True)
    filed_on = models.DateField("申请日", null=True, blank=True)
    registered_on = models.DateField("国际注册日", null=True, blank=True)
    expires_on = models.DateField("有效期至", null=True, blank=True)
    stated_status = models.CharField("状态", max_length=12, choices=Status.choices, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "马德里国际注册"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(
                fields=("district", "registered_on"), name="madridregistration_registered"
            ),
        )
