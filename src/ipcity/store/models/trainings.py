"""培训: courses held: level, audience, people trained."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Training(LedgerRow):
    """``attendees_count`` counts people present, not registered."""

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"
        UNIT = "unit", "单位内部"

    class Audience(models.TextChoices):
        CADRES = "cadres", "党政干部"
        FIRMS = "firms", "企业人员"
        OFFICERS = "officers", "执法人员"
        AGENCIES = "agencies", "服务机构人员"
        TEACHERS = "teachers", "教师"
        STUDENTS = "students", "学生"
        FARMERS = "farmers", "农业主体"
        PUBLIC = "public", "社会公众"
        OTHER = "other", "其他"

    GROUP = "人才与文化"
    KEYS = (("name", "held_on"),)
    LISTED = ("name", "audience", "level", "held_on", "organiser_name", "attendees_count", "hours")
    SEARCHED = ("name", "organiser_name")
    FACETS = ("level", "audience", "region", "unit")
    DATED = "held_on"
    IN_ORDER = (("held_on", "ended_on"),)
    HEADINGS = {
        "name": ("名称", "培训主题", "课程名称", "培训班名称", "培训项目"),
        "topic": ("内容", "主题"),
        "level": ("培训级别",),
        "audience": ("对象", "受训对象", "参训对象"),
        "held_on": ("举办日期", "培训日期", "培训时间", "开始日期", "时间", "日期"),
        "ended_on": ("结束日期",),
        "hours": ("课时",),
        "organiser_name": ("组织单位", "承办单位", "举办单位"),
        "lecturer": ("讲师", "授课老师", "主讲人"),
        "place": ("培训地点", "举办地点"),
        "attendees_count": ("人数", "培训人数", "参加人数", "培训人次", "参训人次"),
        "firms_count": ("企业数",),
        "is_online": ("是否线上",),
        "cost": ("培训经费", "支出"),
    }
    MEASURES = {"hours": "学时", "attendees_count": "人", "firms_count": "家", "cost": "元"}

    name = models.CharField("培训名称", max_length=200)
    topic = models.CharField("培训内容", max_length=120, blank=True)
    level = models.CharField("级别", max_length=12, choices=Level.choices, default=Level.DISTRICT)
    audience = models.CharField(
        "培训对象", max_length=12, choices=Audience.choices, default=Audience.FIRMS
    )
    held_on = models.DateField("举办日")
    ended_on = models.DateField("结束日", null=True, blank=True)
    hours = models.DecimalField("学时", max_digits=22, decimal_places=1, null=True, blank=True)
    organiser_name = models.CharField("主办单位", max_length=200, blank=True)
    lecturer = models.CharField("授课人", max_length=120, blank=True)
    place = models.CharField("地点", max_length=200, blank=True)
    attendees_count = models.PositiveIntegerField("参训人数", null=True, blank=True)
    firms_count = models.PositiveIntegerField("参训企业数", null=True, blank=True)
    is_online = models.BooleanField("线上", default=False)
    cost = models.DecimalField("经费", max_digits=18, decimal_places=2, null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "培训"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "held_on"), name="training_held"),
        )
