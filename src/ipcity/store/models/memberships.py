"""联席会议成员: members of the joint meeting and the leading group over time."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_phone
from ipcity.store.ledgers import LedgerRow


class Membership(LedgerRow):
    """Half-open in time: a member from ``joined_on`` until ``left_on``."""

    class Body(models.TextChoices):
        JOINT = "joint", "联席会议"
        LEADING = "leading", "领导小组"
        OFFICE = "office", "领导小组办公室"
        ALLIANCE = "alliance", "联盟"
        EXPERT = "expert", "专家库"

    class Role(models.TextChoices):
        HEAD = "head", "召集人"
        DEPUTY = "deputy", "副召集人"
        MEMBER = "member", "成员"
        LIAISON = "liaison", "联络员"

    GROUP = "协同与保障"
    KEYS = (("body", "member_name", "role", "joined_on"), ("body", "member_name", "role"))
    LISTED = ("body", "member_name", "role", "title", "joined_on", "left_on")
    SEARCHED = ("member_name", "title")
    FACETS = ("body", "role", "unit")
    DATED = "joined_on"
    IN_ORDER = (("joined_on", "left_on"),)
    HEADINGS = {
        "body": ("机构", "组织", "协调机制"),
        "member_name": ("单位", "单位名称", "成员"),
        "role": ("角色", "职责角色"),
        "person_name": ("姓名", "联络员姓名"),
        "title": ("成员职务",),
        "phone": ("电话", "手机", "联系方式"),
        "joined_on": ("加入日期", "任职日期"),
        "left_on": ("退出日期", "卸任日期"),
        "document_number": ("文号",),
    }
    PERSONAL = {"phone": mask_phone}

    body = models.CharField("机制", max_length=12, choices=Body.choices, default=Body.JOINT)
    member_name = models.CharField("成员单位", max_length=200)
    role = models.CharField("成员角色", max_length=12, choices=Role.choices, default=Role.MEMBER)
    person_name = models.CharField("成员姓名", max_length=60, blank=True)
    title = models.CharField("职务", max_length=120, blank=True)
    phone = models.CharField("联系电话", max_length=120, blank=True)
    joined_on = models.DateField("加入日", null=True, blank=True)
    left_on = models.DateField("退出日", null=True, blank=True)
    document_number = models.CharField("依据文件", max_length=120, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "联席会议成员"
