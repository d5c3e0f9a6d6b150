"""媒体报道: reports in the media on the district's IP work."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class MediaReport(LedgerRow):
    """Positive reports at district level or above are compared year against year."""

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"
        OTHER = "other", "其他"

    class Tone(models.TextChoices):
        POSITIVE = "positive", "正面"
        NEUTRAL = "neutral", "中性"
        NEGATIVE = "negative", "负面"

    GROUP = "人才与文化"
    KEYS = (("url",), ("title", "outlet", "published_on"))
    LISTED = ("title", "outlet", "level", "tone", "published_on")
    SEARCHED = ("title", "outlet")
    FACETS = ("level", "tone", "unit", "region")
    DATED = "published_on"
    HEADINGS = {
        "title": ("报道标题", "稿件标题", "新闻标题", "题目"),
        "outlet": ("媒体名称", "刊发媒体", "发布媒体", "刊登媒体", "平台"),
        "level": ("级别", "媒体层级"),
        "tone": ("性质", "倾向", "正负面"),
        "published_on": ("刊发日期", "发布日期", "发表日期", "刊登日期", "报道日期", "发布时间"),
        "url": ("网址", "报道链接", "原文链接"),
        "author": ("记者", "供稿人"),
    }

    title = models.CharField("标题", max_length=300)
    outlet = models.CharField("媒体", max_length=120, blank=True)
    level = models.CharField(
        "媒体级别", max_length=12, choices=Level.choices, default=Level.DISTRICT
    )
    tone = models.CharField("报道性质", max_length=12, choices=Tone.choices, default=Tone.POSITIVE)
    published_on = models.DateField("刊发日")
    url = models.CharField("链接", max_length=500, blank=True)
    author = models.CharField("作者", max_length=120, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "媒体报道"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "published_on"), name="mediareport_published"),
        )
