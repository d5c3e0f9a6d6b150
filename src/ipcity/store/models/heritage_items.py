"""非遗与文物项目: intangible heritage, relics and museums with restoration and exploitation."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class HeritageItem(LedgerRow):
    """Work on an item is a project; this row is the item."""

    class Kind(models.TextChoices):
        INTANGIBLE = "intangible", "非物质文化遗产"
        RELIC = "relic", "不可移动文物"
        MOVABLE = "movable", "可移动文物"
        MUSEUM = "museum", "博物馆"
        OLDBRAND = "oldbrand", "老字号"
        OTHER = "other", "其他"

    class Level(models.TextChoices):
        WORLD = "world", "世界级"
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    GROUP = "人才与文化"
    KEYS = (("number",), ("name", "kind"))
    LISTED = ("name", "kind", "level", "category", "keeper_name", "region", "listed_on")
    SEARCHED = ("name", "number", "keeper_name")
    FACETS = ("kind", "level", "region", "unit")
    DATED = "listed_on"
    IN_ORDER = (("listed_on", "delisted_on"),)
    HEADINGS = {
        "name": ("名称", "非遗项目", "文物名称"),
        "number": ("编号", "序号编号"),
        "kind": ("项目类型", "类别"),
        "level": ("保护级别", "等级"),
        "category": ("非遗类别", "文物类别", "门类"),
        "keeper_name": ("责任单位名称", "管理单位", "传承单位"),
        "inheritor": ("传承人",),
        "listed_on": ("公布日期", "列入日期", "批准日期", "公布时间"),
        "batch": ("公布批次",),
        "delisted_on": ("移出日期",),
        "rights_count": ("知识产权数量",),
        "state": ("现状", "保护情况"),
    }
    MEASURES = {"rights_count": "件"}

    name = models.CharField("项目名称", max_length=200)
    number = models.CharField("项目编号", max_length=60, blank=True)
    kind = models.CharField("类型", max_length=12, choices=Kind.choices, default=Kind.INTANGIBLE)
    level = models.CharField("级别", max_length=12, choices=Level.choices, default=Level.DISTRICT)
    category = models.CharField("项目类别", max_length=120, blank=True)
    keeper = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="保护单位（单位名录）",
    )  # fmt: skip
    keeper_name = models.CharField("保护单位", max_length=200, blank=True)
    inheritor = models.CharField("代表性传承人", max_length=60, blank=True)
    listed_on = models.DateField("列入日", null=True, blank=True)
    batch = models.CharField("批次", max_length=40, blank=True)
    delisted_on = models.DateField("移出日", null=True, blank=True)
    rights_count = models.PositiveIntegerField("关联知识产权数", null=True, blank=True)
    state = models.TextField("保护现状", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "非遗与文物项目"
