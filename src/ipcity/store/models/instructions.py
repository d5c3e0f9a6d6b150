"""领导批示: written instructions of leaders on IP work, positive ones marked."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Instruction(LedgerRow):
    """The text of an instruction is kept short; its original is an attached scan."""

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    GROUP = "协同与保障"
    KEYS = (("number", "given_on"), ("leader_title", "subject", "given_on"))
    LISTED = ("subject", "level", "leader_title", "given_on", "is_positive", "document_name")
    SEARCHED = ("subject", "number", "document_name")
    FACETS = ("level", "is_positive", "unit")
    DATED = "given_on"
    HEADINGS = {
        "subject": ("事项", "批示件名称", "标题", "报送事项"),
        "number": ("编号", "批示件号"),
        "leader_title": ("领导职务", "批示人", "批示领导及职务", "领导"),
        "level": ("批示级别", "领导级别", "层级"),
        "given_on": ("批示日期", "批示时间", "日期"),
        "is_positive": ("是否正向", "是否肯定性批示", "肯定性批示", "是否正面"),
        "document_name": ("文件名称", "批示文件", "报送材料"),
        "words": ("批示摘要", "内容"),
        "followed_up_on": ("落实日期", "反馈日期"),
    }

    subject = models.CharField("批示事项", max_length=300, blank=True)
    number = models.CharField("批示编号", max_length=80, blank=True)
    leader_title = models.CharField("批示领导", max_length=120, blank=True)
    level = models.CharField("级别", max_length=12, choices=Level.choices, default=Level.DISTRICT)
    given_on = models.DateField("批示日")
    is_positive = models.BooleanField("正向批示", default=False)
    document_name = models.CharField("所批文件", max_length=300, blank=True)
    words = models.TextField("批示内容", blank=True)
    followed_up_on = models.DateField("落实反馈日", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "领导批示"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "given_on"), name="instruction_given"),
        )
