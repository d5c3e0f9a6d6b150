"""专项行动: special enforcement campaigns and their yield."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Campaign(LedgerRow):
    """Counts are as reported at the end; the cases themselves are in the case ledger."""

    class Kind(models.TextChoices):
        TRADEMARK = "trademark", "商标"
        PATENT = "patent", "专利"
        GI = "gi", "地理标志"
        COPYRIGHT = "copyright", "版权"
        ONLINE = "online", "网络市场"
        AGENCY = "agency", "代理行业"
        FESTIVAL = "festival", "节日市场"
        OTHER = "other", "其他"

    GROUP = "保护"
    KEYS = (("name", "started_on"), ("name",))
    LISTED = ("name", "kind", "started_on", "ended_on", "organisers", "checks_count", "cases_count")
    SEARCHED = ("name", "organisers")
    FACETS = ("kind", "region", "unit")
    DATED = "started_on"
    IN_ORDER = (("started_on", "ended_on"),)
    HEADINGS = {
        "name": ("名称", "专项行动名称", "专项行动"),
        "kind": ("类型", "领域"),
        "organisers": ("牵头单位", "联合单位", "主办单位"),
        "started_on": ("开始日期", "启动日期", "起始日期"),
        "ended_on": ("结束日期", "截止日期"),
        "officers_count": ("出动执法人员", "执法人员数", "出动人员"),
        "checks_count": ("检查户数", "检查市场主体", "检查家次"),
        "clues_count": ("线索数",),
        "cases_count": ("立案件数", "查处案件数", "案件数"),
        "goods_amount": ("货值金额", "涉案金额"),
        "fines_amount": ("罚没款",),
        "result": ("成效", "总结"),
    }
    MEASURES = {
        "officers_count": "人次",
        "checks_count": "家次",
        "clues_count": "条",
        "cases_count": "件",
        "goods_amount": "元",
        "fines_amount": "元",
    }

    name = models.CharField("行动名称", max_length=200)
    kind = models.CharField("行动类型", max_length=12, choices=Kind.choices, default=Kind.OTHER)
    organisers = models.CharField("组织单位", max_length=500, blank=True)
    started_on = models.DateField("开始日", null=True, blank=True)
    ended_on = models.DateField("结束日", null=True, blank=True)
    officers_count = models.PositiveIntegerField("出动人次", null=True, blank=True)
    checks_count = models.PositiveIntegerField("检查主体数", null=True, blank=True)
    clues_count = models.PositiveIntegerField("发现线索数", null=True, blank=True)
    cases_count = models.PositiveIntegerField("立案数", null=True, blank=True)
    goods_amount = models.DecimalField(
        "涉案货值", max_digits=18, decimal_places=2, null=True, blank=True
    )
    fines_amount = models.DecimalField(
        "罚没金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    result = models.TextField("行动成效", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "专项行动"
