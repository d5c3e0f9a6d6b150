"""案件线索: clues from reports, monitoring and other bodies before a case is opened."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_name, mask_phone
from ipcity.store.ledgers import LedgerRow


class Clue(LedgerRow):
    """``due_on`` is the last day to verify; whom the report came from is personal and masked."""

    class Source(models.TextChoices):
        REPORT = "report", "举报"
        COMPLAINT = "complaint", "投诉"
        MONITORING = "monitoring", "网络监测"
        REGULATION = "regulation", "互联网+监管"
        INSPECTION = "inspection", "检查发现"
        TRANSFER = "transfer", "部门移送"
        DISTRICT = "district", "协作地区移送"
        SUPERIOR = "superior", "上级交办"
        PROCURATORATE = "procuratorate", "检察建议"
        OTHER = "other", "其他"

    class Result(models.TextChoices):
        FILED = "filed", "立案"
        REFUSED = "refused", "不予立案"
        TRANSFERRED = "transferred", "移送"
        MERGED = "merged", "并案"
        SETTLED = "settled", "调解成功"
        NOT_SETTLED = "not_settled", "调解不成"
        HANDLED = "handled", "已处理"
        VERIFYING = "verifying", "核查中"

    GROUP = "保护"
    KEYS = (("number",), ("received_on", "subject", "suspect_name"))
    LISTED = (
        "number",
        "received_on",
        "source_kind",
        "subject",
        "suspect_name",
        "due_on",
        "verified_on",
        "result",
    )
    SEARCHED = ("number", "subject", "suspect_name", "case_number")
    FACETS = ("source_kind", "result", "region", "unit")
    DATED = "received_on"
    IN_ORDER = (("received_on", "verified_on"),)
    HEADINGS = {
        "number": ("编号", "登记编号", "工单编号"),
        "received_on": ("收到日期", "登记日期", "举报日期", "接收日期", "发现日期"),
        "source_kind": ("来源", "来源渠道"),
        "subject": ("内容", "举报内容", "反映问题", "线索摘要"),
        "suspect_name": ("涉嫌主体", "被投诉人", "涉案主体", "被反映单位"),
        "reporter_name": ("投诉人", "反映人"),
        "reporter_phone": ("联系电话", "联系方式", "电话"),
        "place": ("地点", "违法行为发生地"),
        "due_on": ("核查期限", "办理期限", "应核查日期"),
        "verified_on": ("核查日期", "核查完成日期"),
        "result": ("处理结果", "结果", "办理结果"),
        "replied_on": ("答复日期", "告知日期"),
        "case_number": ("案件编号", "案号"),
        "transferred_to": ("移送去向",),
    }
    PERSONAL = {"reporter_name": mask_name, "reporter_phone": mask_phone}

    number = models.CharField("线索编号", max_length=80, blank=True)
    received_on = models.DateField("收到日", null=True, blank=True)
    source_kind = models.CharField(
        "线索来源", max_length=13, choices=Source.choices, default=Source.REPORT
    )
    subject = models.CharField("线索内容", max_length=300, blank=True)
    suspect = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="被举报人（单位名录）",
    )  # fmt: skip
    suspect_name = models.CharField("被举报人", max_length=200, blank=True)
    reporter_name = models.CharField("举报人", max_length=120, blank=True)
    reporter_phone = models.CharField("举报人电话", max_length=120, blank=True)
    place = models.CharField("涉案地点", max_length=300, blank=True)
    due_on = models.DateField("核查期限至", null=True, blank=True)
    verified_on = models.DateField("核查完成日", null=True, blank=True)
    result = models.CharField(
        "核查结果", max_length=12, choices=Result.choices, default=Result.VERIFYING
    )
    replied_on = models.DateField("答复日", null=True, blank=True)
    case = models.ForeignKey(
        "store.Case", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="案件（台账）",
    )  # fmt: skip
    case_number = models.CharField("立案编号", max_length=120, blank=True)
    transferred_to = models.CharField("移送单位", max_length=200, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "案件线索"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "received_on"), name="clue_received"),
        )
