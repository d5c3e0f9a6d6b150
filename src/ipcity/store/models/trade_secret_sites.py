"""商业秘密保护点: firms, parks and associations where trade-secret protection is built; no secret is recorded."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_phone
from ipcity.store.ledgers import LedgerRow


class TradeSecretSite(LedgerRow):
    """Only the site and its progress are kept here, never the subject of a secret."""

    class Kind(models.TextChoices):
        FIRM = "firm", "企业"
        PARK = "park", "园区"
        ASSOCIATION = "association", "行业协会"
        STATION = "station", "工作站"

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    GROUP = "权利"
    KEYS = (("name",),)
    LISTED = ("name", "kind", "level", "host_name", "region", "started_on", "accepted_on")
    SEARCHED = ("name", "host_name")
    FACETS = ("kind", "level", "region", "unit")
    DATED = "started_on"
    IN_ORDER = (("started_on", "accepted_on"), ("accepted_on", "ended_on"))
    HEADINGS = {
        "name": ("保护点名称", "示范点名称", "站点名称", "基地名称", "单位名称"),
        "kind": ("类别", "保护点类型"),
        "level": ("等级",),
        "host_name": ("依托单位", "所在单位", "承建单位"),
        "started_on": ("建设日期", "启动时间", "设立日期"),
        "accepted_on": ("验收日期", "认定日期"),
        "ended_on": ("撤销日期",),
        "contact_phone": ("联系方式", "电话", "手机"),
        "result": ("工作情况", "进展"),
    }
    PERSONAL = {"contact_phone": mask_phone}

    name = models.CharField("名称", max_length=200, blank=True)
    kind = models.CharField("类型", max_length=12, choices=Kind.choices, default=Kind.FIRM)
    level = models.CharField("级别", max_length=12, choices=Level.choices, default=Level.DISTRICT)
    host = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="建设单位（单位名录）",
    )  # fmt: skip
    host_name = models.CharField("建设单位", max_length=200, blank=True)
    started_on = models.DateField("启动日", null=True, blank=True)
    accepted_on = models.DateField("验收日", null=True, blank=True)
    ended_on = models.DateField("终止日", null=True, blank=True)
    contact_phone = models.CharField("联系电话", max_length=120, blank=True)
    result = models.TextField("建设情况", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "商业秘密保护点"
