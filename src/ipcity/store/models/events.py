"""宣传活动: publicity weeks, brand events, contests and fairs."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Event(LedgerRow):
    """The yearly occasion the event belongs to is ``occasion``."""

    class Occasion(models.TextChoices):
        CONSUMER = "consumer", "3·15消费者权益日"
        WEEK = "week", "4·26知识产权宣传周"
        COPYRIGHT = "copyright", "版权宣传月"
        SCIENCE = "science", "科技活动周"
        BRAND = "brand", "中国品牌日"
        FAIR = "fair", "展会"
        CONTEST = "contest", "竞赛"
        OTHER = "other", "其他"

    GROUP = "人才与文化"
    KEYS = (("name", "held_on"),)
    LISTED = ("name", "occasion", "held_on", "place", "organiser_name", "participants_count")
    SEARCHED = ("name", "organiser_name")
    FACETS = ("occasion", "region", "unit")
    DATED = "held_on"
    IN_ORDER = (("held_on", "ended_on"),)
    HEADINGS = {
        "name": ("名称", "活动主题", "活动"),
        "occasion": ("活动类型", "类型", "类别"),
        "held_on": ("举办日期", "活动日期", "活动时间", "时间", "日期", "开始日期"),
        "ended_on": ("结束日期",),
        "place": ("活动地点", "举办地点"),
        "organiser_name": ("组织单位", "举办单位", "承办单位"),
        "participants_count": ("人数", "参加人数", "覆盖人数", "参与人次"),
        "materials_count": ("发放资料", "宣传资料份数", "资料份数"),
        "result": ("活动内容", "成效", "活动成效"),
    }
    SPOKEN = {
        "occasion": {
            "consumer": ("3.15", "315", "3·15"),
            "week": ("4.26", "426", "宣传周", "知识产权宣传周", "世界知识产权日"),
            "copyright": ("版权月",),
            "science": ("科技周",),
            "brand": ("品牌日",),
        },
    }
    MEASURES = {"participants_count": "人", "materials_count": "份"}

    name = models.CharField("活动名称", max_length=200)
    occasion = models.CharField(
        "活动节点", max_length=12, choices=Occasion.choices, default=Occasion.OTHER
    )
    held_on = models.DateField("举办日")
    ended_on = models.DateField("结束日", null=True, blank=True)
    place = models.CharField("地点", max_length=200, blank=True)
    organiser_name = models.CharField("主办单位", max_length=200, blank=True)
    participants_count = models.PositiveIntegerField("参与人数", null=True, blank=True)
    materials_count = models.PositiveIntegerField("发放资料数", null=True, blank=True)
    result = models.TextField("活动情况", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "宣传活动"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "held_on"), name="event_held"),
        )
