"""职责分工: who does what in the joint meeting: standing duties of member units."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Duty(LedgerRow):
    """The division of work of the plan itself is compiled from its text; this ledger keeps standing
    duties.
    """

    class Role(models.TextChoices):
        LEAD = "lead", "牵头"
        SUPPORT = "support", "配合"
        RESPONSIBLE = "responsible", "主责"

    GROUP = "协同与保障"
    KEYS = (("member_name", "subject"),)
    LISTED = ("member_name", "subject", "role", "valid_from", "valid_until")
    SEARCHED = ("member_name", "subject")
    FACETS = ("role", "unit")
    DATED = "valid_from"
    IN_ORDER = (("valid_from", "valid_until"),)
    HEADINGS = {
        "member_name": ("成员单位", "单位", "责任部门"),
        "subject": ("职责", "工作职责", "事项", "分工内容"),
        "role": ("角色", "职责类型"),
        "document_number": ("文号", "依据"),
        "valid_from": ("生效日期", "起始日期"),
        "valid_until": ("失效日期", "截止日期"),
        "details": ("内容", "职责内容"),
    }

    member_name = models.CharField("单位名称", max_length=200)
    subject = models.CharField("职责事项", max_length=300)
    role = models.CharField(
        "承担方式", max_length=12, choices=Role.choices, default=Role.RESPONSIBLE
    )
    document_number = models.CharField("依据文件", max_length=120, blank=True)
    valid_from = models.DateField("生效日", null=True, blank=True)
    valid_until = models.DateField("失效日", null=True, blank=True)
    details = models.TextField("具体内容", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "职责分工"
