"""司法案件: court cases over IP that concern the district, civil, criminal and administrative."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class CourtCase(LedgerRow):
    """Imported facts from courts and procuratorate; nothing here drives a clock."""

    class Kind(models.TextChoices):
        CIVIL = "civil", "民事"
        CRIMINAL = "criminal", "刑事"
        ADMINISTRATIVE = "administrative", "行政"
        CONFIRMATION = "confirmation", "司法确认"

    class Right(models.TextChoices):
        PATENT = "patent", "专利"
        TRADEMARK = "trademark", "商标"
        COPYRIGHT = "copyright", "著作权"
        TRADE_SECRET = "trade_secret", "商业秘密"
        GI = "gi", "地理标志"
        UNFAIR = "unfair", "不正当竞争"
        OTHER = "other", "其他"

    GROUP = "保护"
    KEYS = (("number",), ("plaintiff_name", "defendant_name", "filed_on"))
    LISTED = (
        "number",
        "kind",
        "right",
        "court_name",
        "plaintiff_name",
        "defendant_name",
        "filed_on",
        "decided_on",
    )
    SEARCHED = ("number", "cause", "plaintiff_name", "defendant_name")
    FACETS = ("kind", "right", "region", "unit")
    DATED = "filed_on"
    IN_ORDER = (("filed_on", "decided_on"),)
    HEADINGS = {
        "number": ("案件编号", "判决书号"),
        "cause": ("案件名称", "罪名"),
        "kind": ("案件类型", "类型"),
        "right": ("知识产权类型",),
        "court_name": ("法院", "受理法院"),
        "plaintiff_name": ("原告", "申请人", "公诉机关", "起诉方"),
        "defendant_name": ("被告人", "被申请人", "被诉方"),
        "filed_on": ("立案日期", "受理日期", "起诉日期"),
        "decided_on": ("裁判日期", "判决日期", "结案日期"),
        "result": ("结果", "判决结果", "裁判方式"),
        "amount": ("赔偿金额", "标的额", "判决金额", "罚金"),
        "is_from_transfer": ("是否行政移送",),
        "case_number": ("移送案件编号",),
        "is_effective": ("是否生效",),
    }
    MEASURES = {"amount": "元"}

    number = models.CharField("案号", max_length=80, blank=True)
    cause = models.CharField("案由", max_length=200, blank=True)
    kind = models.CharField("案件性质", max_length=14, choices=Kind.choices, default=Kind.CIVIL)
    right = models.CharField("权利类型", max_length=12, choices=Right.choices, blank=True)
    court_name = models.CharField("审理法院", max_length=200, blank=True)
    plaintiff = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="原告或公诉机关（单位名录）",
    )  # fmt: skip
    plaintiff_name = models.CharField("原告或公诉机关", max_length=1000, blank=True)
    defendant = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="被告（单位名录）",
    )  # fmt: skip
    defendant_name = models.CharField("被告", max_length=1000, blank=True)
    filed_on = models.DateField("立案日", null=True, blank=True)
    decided_on = models.DateField("裁判日", null=True, blank=True)
    result = models.CharField("裁判结果", max_length=200, blank=True)
    amount = models.DecimalField("判赔金额", max_digits=18, decimal_places=2, null=True, blank=True)
    is_from_transfer = models.BooleanField("行政移送", default=False)
    case = models.ForeignKey(
        "store.Case", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="关联行政案件（台账）",
    )  # fmt: skip
    case_number = models.CharField("行政案件编号", max_length=120, blank=True)
    is_effective = models.BooleanField("已生效", default=False)

    class Meta(LedgerRow.Meta):
        verbose_name = "司法案件"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "filed_on"), name="courtcase_filed"),
        )
