"""会议: joint meetings, leading-group meetings and dispatch meetings with what they resolved."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Meeting(LedgerRow):
    """A resolution to be supervised is kept as text here and numbered by ``resolutions_count``."""

    class Kind(models.TextChoices):
        JOINT = "joint", "联席会议"
        LEADING = "leading", "领导小组会议"
        DISPATCH = "dispatch", "调度会"
        BANK = "bank", "银企对接会"
        RESEARCH = "research", "研判会"
        OTHER = "other", "其他"

    GROUP = "协同与保障"
    KEYS = (("number",), ("name", "held_on"))
    LISTED = (
        "name",
        "kind",
        "held_on",
        "chair_title",
        "place",
        "attendees_count",
        "resolutions_count",
    )
    SEARCHED = ("name", "number", "minutes_number")
    FACETS = ("kind", "unit")
    DATED = "held_on"
    HEADINGS = {
        "name": ("名称", "会议主题", "会议"),
        "number": ("编号", "会议期次"),
        "kind": ("类型", "会议类别"),
        "held_on": ("召开日期", "会议日期", "会议时间", "时间", "日期"),
        "place": ("会议地点", "召开地点"),
        "chair_title": ("主持人", "主持领导", "召集人"),
        "convener_name": ("主办单位", "组织单位", "牵头单位"),
        "attendee_units": ("参加单位", "出席单位", "参会范围"),
        "attendees_count": ("人数", "参加人数"),
        "agenda": ("会议议题", "议程"),
        "minutes_number": ("会议纪要文号", "纪要编号"),
        "minutes_on": ("纪要印发日期",),
        "resolutions": ("决议", "会议决定", "会议内容"),
        "resolutions_count": ("决议数",),
    }
    MEASURES = {"attendees_count": "人", "resolutions_count": "项"}

    name = models.CharField("会议名称", max_length=200)
    number = models.CharField("会议编号", max_length=60, blank=True)
    kind = models.CharField("会议类型", max_length=12, choices=Kind.choices, default=Kind.JOINT)
    held_on = models.DateField("召开日")
    place = models.CharField("地点", max_length=200, blank=True)
    chair_title = models.CharField("主持人职务", max_length=120, blank=True)
    convener_name = models.CharField("召集单位", max_length=200, blank=True)
    attendee_units = models.CharField("参会单位", max_length=1000, blank=True)
    attendees_count = models.PositiveIntegerField("参会人数", null=True, blank=True)
    agenda = models.TextField("议题", blank=True)
    minutes_number = models.CharField("纪要文号", max_length=80, blank=True)
    minutes_on = models.DateField("纪要印发日", null=True, blank=True)
    resolutions = models.TextField("议定事项", blank=True)
    resolutions_count = models.PositiveIntegerField("议定事项数", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "会议"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "held_on"), name="meeting_held"),
        )
