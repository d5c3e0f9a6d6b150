"""技术需求: technology that firms look for, and how far matching came."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_name, mask_phone
from ipcity.store.ledgers import LedgerRow


class Need(LedgerRow):
    """The funnel pushed, read, met and signed is dated by the four last dates."""

    class State(models.TextChoices):
        OPEN = "open", "征集中"
        MATCHING = "matching", "对接中"
        MET = "met", "已洽谈"
        SIGNED = "signed", "已签约"
        CLOSED = "closed", "已关闭"

    GROUP = "运用"
    KEYS = (("number",), ("title", "firm_name"))
    LISTED = ("number", "title", "firm_name", "field", "state_now", "posted_on", "signed_on")
    SEARCHED = ("number", "title", "firm_name")
    FACETS = ("state_now", "region", "unit")
    DATED = "posted_on"
    IN_ORDER = (("posted_on", "signed_on"), ("posted_on", "closed_on"))
    HEADINGS = {
        "number": ("编号",),
        "title": ("名称", "技术需求", "需求标题"),
        "firm_name": ("企业名称", "单位名称", "需求企业"),
        "field": ("领域", "所属行业", "产业领域"),
        "details": ("需求内容", "描述", "详细内容"),
        "ipc": ("IPC分类号", "IPC"),
        "budget_amount": ("拟投入金额", "意向金额"),
        "posted_on": ("发布日期", "征集日期", "提出日期"),
        "state_now": ("状态",),
        "pushed_on": ("推送日期",),
        "read_on": ("阅读日期",),
        "met_on": ("洽谈日期", "对接日期"),
        "signed_on": ("签约日期",),
        "closed_on": ("关闭日期",),
        "contact": ("需求联系人",),
        "contact_phone": ("电话", "联系方式"),
    }
    MEASURES = {"budget_amount": "元"}
    PERSONAL = {"contact": mask_name, "contact_phone": mask_phone}

    number = models.CharField("需求编号", max_length=60, blank=True)
    title = models.CharField("需求名称", max_length=300)
    firm = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="需求单位（单位名录）",
    )  # fmt: skip
    firm_name = models.CharField("需求单位", max_length=200, blank=True)
    field = models.CharField("技术领域", max_length=120, blank=True)
    details = models.TextField("需求描述", blank=True)
    ipc = models.CharField("分类号", max_length=300, blank=True)
    budget_amount = models.DecimalField(
        "预算金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    posted_on = models.DateField("发布日", null=True, blank=True)
    state_now = models.CharField(
        "需求状态", max_length=12, choices=State.choices, default=State.OPEN
    )
    pushed_on = models.DateField("推送日", null=True, blank=True)
    read_on = models.DateField("阅读日", null=True, blank=True)
    met_on = models.DateField("洽谈日", null=True, blank=True)
    signed_on = models.DateField("签约日", null=True, blank=True)
    closed_on = models.DateField("关闭日", null=True, blank=True)
    contact = models.CharField("联系人", max_length=120, blank=True)
    contact_phone = models.CharField("联系电话", max_length=120, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "技术需求"
