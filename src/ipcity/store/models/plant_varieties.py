"""植物新品种: variety rights applied for and granted."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class PlantVariety(LedgerRow):
    """Woody and vine varieties have the longer term; which one applies is said by ``is_woody``."""

    class Authority(models.TextChoices):
        AGRICULTURE = "agriculture", "农业农村部"
        FORESTRY = "forestry", "国家林业和草原局"

    class Status(models.TextChoices):
        GRANTED = "granted", "已授权"
        PENDING = "pending", "审查中"
        REFUSED = "refused", "驳回"
        ENDED = "ended", "已终止"

    GROUP = "权利"
    KEYS = (("right_number",), ("application_number",), ("name", "holder_name"))
    LISTED = (
        "name",
        "right_number",
        "application_number",
        "species",
        "holder_name",
        "region",
        "granted_on",
        "stated_status",
    )
    SEARCHED = ("name", "right_number", "application_number", "holder_name")
    FACETS = ("authority", "stated_status", "region", "unit")
    DATED = "granted_on"
    IN_ORDER = (("filed_on", "granted_on"), ("granted_on", "ended_on"))
    HEADINGS = {
        "application_number": ("品种权申请号",),
        "right_number": ("品种权证书号", "授权号", "证书号"),
        "name": ("植物新品种名称", "名称"),
        "species": ("属种", "植物种类", "作物种类", "属或种"),
        "is_woody": ("是否木本藤本",),
        "holder_name": ("申请人", "权利人", "品种权人/申请人"),
        "breeders": ("育种人", "育种者"),
        "authority": ("授权机关",),
        "filed_on": ("申请日期",),
        "granted_on": ("授权日期", "授权公告日", "品种权授予日"),
        "ended_on": ("终止日期",),
        "stated_status": ("法律状态",),
    }

    application_number = models.CharField("申请号", max_length=40, blank=True)
    right_number = models.CharField("品种权号", max_length=40, blank=True)
    name = models.CharField("品种名称", max_length=120, blank=True)
    species = models.CharField("植物种属", max_length=80, blank=True)
    is_woody = models.BooleanField("木本或藤本", default=False)
    holder = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="品种权人（单位名录）",
    )  # fmt: skip
    holder_name = models.CharField("品种权人", max_length=200, blank=True)
    breeders = models.CharField("培育人", max_length=500, blank=True)
    authority = models.CharField(
        "审批机关", max_length=12, choices=Authority.choices, default=Authority.AGRICULTURE
    )
    filed_on = models.DateField("申请日", null=True, blank=True)
    granted_on = models.DateField("授权日", null=True, blank=True)
    ended_on = models.DateField("终止日", null=True, blank=True)
    stated_status = models.CharField("状态", max_length=12, choices=Status.choices, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "植物新品种"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "granted_on"), name="plantvariety_granted"),
        )
