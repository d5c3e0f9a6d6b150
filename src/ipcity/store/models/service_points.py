"""服务站点: public service nodes, guidance stations, windows and workstations."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_name, mask_phone
from ipcity.store.ledgers import LedgerRow


class ServicePoint(LedgerRow):
    """A station counts as built from ``opened_on``."""

    class Kind(models.TextChoices):
        STATION = "station", "商标品牌指导站"
        CENTRE = "centre", "运营中心"
        NODE = "node", "公共服务节点"
        TISC = "tisc", "技术与创新支持中心"
        WINDOW = "window", "受理窗口"
        WORKSTATION = "workstation", "工作站"
        HELP = "help", "维权援助站"
        RAPID = "rapid", "快速维权点"
        OTHER = "other", "其他"

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    GROUP = "服务"
    KEYS = (("name",),)
    LISTED = ("name", "kind", "level", "host_name", "region", "opened_on", "staff_count")
    SEARCHED = ("name", "host_name", "address")
    FACETS = ("kind", "level", "region", "unit")
    DATED = "opened_on"
    IN_ORDER = (("opened_on", "closed_on"), ("opened_on", "accepted_on"))
    HEADINGS = {
        "name": ("名称", "网点名称", "机构名称", "指导站名称", "服务点名称"),
        "kind": ("类型", "类别"),
        "level": ("等级",),
        "host_name": ("依托单位", "建设单位", "运营单位", "主管单位"),
        "address": ("站点地址", "详细地址"),
        "opened_on": ("设立日期", "挂牌日期", "建成日期", "成立日期", "启用日期"),
        "accepted_on": ("验收日期", "认定日期"),
        "closed_on": ("撤销日期",),
        "staff_count": ("人员数", "人数"),
        "contact": ("负责人",),
        "contact_phone": ("联系方式", "电话", "办公电话"),
        "hours": ("开放时间",),
    }
    MEASURES = {"staff_count": "人"}
    PERSONAL = {"contact": mask_name, "contact_phone": mask_phone}

    name = models.CharField("站点名称", max_length=200)
    kind = models.CharField("站点类型", max_length=12, choices=Kind.choices, default=Kind.NODE)
    level = models.CharField("级别", max_length=12, choices=Level.choices, default=Level.DISTRICT)
    host = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="承建单位（单位名录）",
    )  # fmt: skip
    host_name = models.CharField("承建单位", max_length=200, blank=True)
    address = models.CharField("地址", max_length=300, blank=True)
    opened_on = models.DateField("设立日", null=True, blank=True)
    accepted_on = models.DateField("验收日", null=True, blank=True)
    closed_on = models.DateField("撤销日", null=True, blank=True)
    staff_count = models.PositiveIntegerField("工作人员数", null=True, blank=True)
    contact = models.CharField("联系人", max_length=120, blank=True)
    contact_phone = models.CharField("联系电话", max_length=120, blank=True)
    hours = models.CharField("服务时间", max_length=120, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "服务站点"
