"""案件信息公示: official publication of penalty decisions: when, where and with what proof."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Publication(LedgerRow):
    """``due_on`` is the last day for publication; decisions that need not be published (warning
    only, simple procedure, secrecy) say so.
    """

    class Channel(models.TextChoices):
        GSXT = "gsxt", "国家企业信用信息公示系统"
        GOVERNMENT = "government", "政府网站"
        CREDIT = "credit", "信用中国"
        OTHER = "other", "其他"

    class Exempt(models.TextChoices):
        WARNING = "warning", "仅警告"
        SIMPLE = "simple", "简易程序"
        SECRET = "secret", "涉密"
        OTHER = "other", "其他"

    GROUP = "保护"
    KEYS = (("decision_number",),)
    LISTED = (
        "decision_number",
        "party_name",
        "decided_on",
        "due_on",
        "published_on",
        "channel",
        "is_publishable",
    )
    SEARCHED = ("decision_number", "case_number", "party_name")
    FACETS = ("channel", "is_publishable", "region", "unit")
    DATED = "decided_on"
    IN_ORDER = (("decided_on", "published_on"), ("published_on", "ends_on"))
    HEADINGS = {
        "decision_number": ("行政处罚决定书文号", "处罚决定书文号", "决定书编号", "处罚文号"),
        "case_number": ("案号", "立案号"),
        "party_name": ("被处罚当事人", "行政相对人名称", "当事人名称"),
        "organ_name": ("作出处罚决定的机关名称", "处罚机关", "公示机关"),
        "decided_on": ("决定日期", "处罚日期", "作出处罚决定的日期", "处罚决定日期"),
        "is_publishable": ("是否应公示", "是否公示", "应否公示"),
        "exempt_kind": ("不予公示原因", "免公示原因"),
        "due_on": ("应公示日期", "公示截止期限", "公示期限"),
        "published_on": ("公示日期", "公示起日期", "实际公示日期", "发布日期", "公示时间"),
        "ends_on": ("公示止日期", "公示截止日期", "公示到期日"),
        "withdrawn_on": ("撤回日期", "提前停止公示日期"),
        "credit_published_on": ("信用中国公示日期", "双公示日期", "信用公示日期"),
        "channel": ("渠道", "公示平台", "公示网站", "发布平台"),
        "proof_url": ("公示链接", "公示网址", "网址", "链接", "公示截图"),
    }

    decision_number = models.CharField("决定书文号", max_length=120)
    case = models.ForeignKey(
        "store.Case", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="案件（台账）",
    )  # fmt: skip
    case_number = models.CharField("案件编号", max_length=120, blank=True)
    party = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="当事人（单位名录）",
    )  # fmt: skip
    party_name = models.CharField("当事人", max_length=1000, blank=True)
    organ_name = models.CharField("作出决定机关", max_length=120, blank=True)
    decided_on = models.DateField("决定日", null=True, blank=True)
    is_publishable = models.BooleanField("应公示", default=True)
    exempt_kind = models.CharField("不公示原因", max_length=12, choices=Exempt.choices, blank=True)
    due_on = models.DateField("公示期限至", null=True, blank=True)
    published_on = models.DateField("公示日", null=True, blank=True)
    ends_on = models.DateField("公示止日", null=True, blank=True)
    withdrawn_on = models.DateField("撤回日", null=True, blank=True)
    credit_published_on = models.DateField("信用中国公示日", null=True, blank=True)
    channel = models.CharField(
        "公示渠道", max_length=12, choices=Channel.choices, default=Channel.GSXT
    )
    proof_url = models.CharField("公示证明", max_length=500, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "案件信息公示"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "decided_on"), name="publication_decided"),
            models.Index(fields=("district", "due_on"), name="publication_due"),
            models.Index(fields=("district", "published_on"), name="publication_published"),
        )
