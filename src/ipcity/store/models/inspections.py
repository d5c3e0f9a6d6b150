"""检查记录: inspections carried out, random or directed, with what was found."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Inspection(LedgerRow):
    """Results of random inspection are published within the term; ``published_on`` proves it."""

    class Kind(models.TextChoices):
        RANDOM = "random", "双随机"
        DIRECTED = "directed", "专项检查"
        DAILY = "daily", "日常巡查"
        COMPLAINT = "complaint", "投诉核查"
        AGENCY = "agency", "代理机构检查"

    class Finding(models.TextChoices):
        NONE = "none", "未发现问题"
        PROBLEM = "problem", "发现问题"
        REFUSED = "refused", "拒绝检查"
        MISSING = "missing", "未找到"
        CORRECTED = "corrected", "已整改"

    GROUP = "保护"
    KEYS = (("number",), ("inspected_on", "inspected_name"))
    LISTED = (
        "number",
        "inspected_name",
        "kind",
        "inspected_on",
        "finding",
        "published_on",
        "corrected_on",
    )
    SEARCHED = ("number", "inspected_name", "draw_number")
    FACETS = ("kind", "finding", "region", "unit")
    DATED = "inspected_on"
    IN_ORDER = (("inspected_on", "published_on"), ("inspected_on", "corrected_on"))
    HEADINGS = {
        "number": ("编号", "记录编号"),
        "draw_number": ("抽查任务编号", "批次号"),
        "inspected_name": ("被检查单位", "被检查主体", "企业名称", "单位名称", "市场主体名称"),
        "kind": ("检查类型", "类型"),
        "subject": ("抽查事项", "检查内容", "事项"),
        "officers": ("执法人员", "检查人"),
        "inspected_on": ("检查日期", "检查时间", "检查完成日期"),
        "finding": ("结果", "抽查结果"),
        "problem": ("问题", "存在问题"),
        "ordered_on": ("责令改正日期", "约谈日期"),
        "corrected_on": ("整改日期", "整改完成日期"),
        "published_on": ("公示日期", "结果公示日期"),
        "case_number": ("立案编号",),
    }

    number = models.CharField("检查编号", max_length=80, blank=True)
    draw_number = models.CharField("抽查批次", max_length=60, blank=True)
    inspected = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="检查对象（单位名录）",
    )  # fmt: skip
    inspected_name = models.CharField("检查对象", max_length=200, blank=True)
    kind = models.CharField("检查方式", max_length=12, choices=Kind.choices, default=Kind.RANDOM)
    subject = models.CharField("检查事项", max_length=300, blank=True)
    officers = models.CharField("检查人员", max_length=200, blank=True)
    inspected_on = models.DateField("检查日", null=True, blank=True)
    finding = models.CharField(
        "检查结果", max_length=12, choices=Finding.choices, default=Finding.NONE
    )
    problem = models.TextField("发现问题", blank=True)
    ordered_on = models.DateField("责令改正日", null=True, blank=True)
    corrected_on = models.DateField("整改完成日", null=True, blank=True)
    published_on = models.DateField("结果公示日", null=True, blank=True)
    case = models.ForeignKey(
        "store.Case", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="案件（台账）",
    )  # fmt: skip
    case_number = models.CharField("案件编号", max_length=120, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "检查记录"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "inspected_on"), name="inspection_inspected"),
        )
