"""教育培训基地: training bases, pilot schools and college programmes."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class EducationBase(LedgerRow):
    """A school or base stands from ``granted_on`` until ``revoked_on``."""

    class Kind(models.TextChoices):
        BASE = "base", "培训基地"
        SCHOOL = "school", "试点学校"
        DEMO_SCHOOL = "demo_school", "示范学校"
        COLLEGE = "college", "高校学院"
        PRACTICE = "practice", "实践基地"
        OTHER = "other", "其他"

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    GROUP = "人才与文化"
    KEYS = (("name", "kind", "level"), ("name",))
    LISTED = ("name", "kind", "level", "host_name", "region", "granted_on")
    SEARCHED = ("name", "host_name")
    FACETS = ("kind", "level", "region", "unit")
    DATED = "granted_on"
    IN_ORDER = (("granted_on", "revoked_on"),)
    HEADINGS = {
        "name": ("基地名称", "学校名称", "单位名称"),
        "kind": ("基地类型", "类别"),
        "level": ("等级",),
        "host_name": ("承办单位", "建设单位"),
        "granted_on": ("认定日期", "授牌日期", "批准日期", "认定时间"),
        "revoked_on": ("撤销日期",),
        "issuer": ("认定部门", "授牌单位"),
        "students_count": ("培训人数", "学生人数"),
        "courses_count": ("开设课程数",),
    }
    MEASURES = {"students_count": "人", "courses_count": "门"}

    name = models.CharField("名称", max_length=200)
    kind = models.CharField("类型", max_length=12, choices=Kind.choices, default=Kind.BASE)
    level = models.CharField("级别", max_length=12, choices=Level.choices, default=Level.CITY)
    host = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="依托单位（单位名录）",
    )  # fmt: skip
    host_name = models.CharField("依托单位", max_length=200, blank=True)
    granted_on = models.DateField("认定日", null=True, blank=True)
    revoked_on = models.DateField("撤销日", null=True, blank=True)
    issuer = models.CharField("认定机关", max_length=120, blank=True)
    students_count = models.PositiveIntegerField("年培训人数", null=True, blank=True)
    courses_count = models.PositiveIntegerField("课程数", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "教育培训基地"
