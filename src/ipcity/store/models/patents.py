"""专利: inventions, utility models and designs, applied for and granted."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Patent(LedgerRow):
    """``stated_status`` repeats what the export said on ``stated_on``; the legal state on a day is
    computed from the dates (``domain/rights/patents.py``)."""

    class Kind(models.TextChoices):
        INVENTION = "invention", "发明"
        UTILITY = "utility", "实用新型"
        DESIGN = "design", "外观设计"

    class Stated(models.TextChoices):
        VALID = "valid", "有效"
        LAPSED = "lapsed", "失效"
        PENDING = "pending", "审中"

    class End(models.TextChoices):
        FEE = "fee", "未缴年费"
        EXPIRED = "expired", "期限届满"
        ABANDONED = "abandoned", "放弃"
        INVALIDATED = "invalidated", "宣告无效"
        REFUSED = "refused", "驳回"
        WITHDRAWN = "withdrawn", "撤回"

    GROUP = "权利"
    KEYS = (("application_number",), ("publication_number",), ("grant_number",))
    LISTED = ("application_number", "title", "kind", "holder_name", "region", "filed_on",
              "granted_on", "stated_status", "ended_on")  # fmt: skip
    SEARCHED = ("application_number", "title", "holder_name", "publication_number", "grant_number")
    FACETS = ("kind", "region", "stated_status", "unit")
    DATED = "granted_on"
    IN_ORDER = (
        ("filed_on", "published_on"),
        ("filed_on", "granted_on"),
        ("granted_on", "ended_on"),
    )
    HEADINGS = {
        "application_number": (
            "专利号", "申请（专利）号", "专利申请号", "application number",
        ),
        "publication_number": (
            "公开（公告）号", "公布号", "专利公开号", "申请公布号", "publication number", "id",
        ),
        "grant_number": ("公告号", "授权公布号"),
        "kind": ("类型", "专利种类", "种类"),
        "title": (
            "专利名称", "发明名称", "标题", "标题 (中文)", "授权名称", "title", "发明创造名称",
        ),
        "holder_name": (
            "申请（专利权）人", "专利权人", "申请人", "当前权利人", "第一专利权人", "当前专利权人",
            "当前申请（专利权）人", "第一申请人", "专利权人名称", "申请人名称", "assignee",
        ),
        "inventors": ("发明（设计）人", "设计人", "发明人名称", "inventor/author"),
        "filed_on": ("申请日期", "申请时间", "filing/creation date", "filing date"),
        "published_on": (
            "公开（公告）日", "公开日期", "申请公布日", "公布日", "首次公开日", "publication date",
        ),
        "granted_on": (
            "授权日", "颁证日", "公告日", "授权日期", "授权公布日", "授权公告日期", "授权时间", "grant date",
        ),
        "ipc_main": ("IPC主分类", "IPC主分类号", "主IPC", "主IPC分类号"),
        "ipc": ("IPC", "IPC分类号", "IPC分类"),
        "address": (
            "地址", "申请人地址", "专利权人地址", "当前权利人地址", "申请地址", "当前专利权人地址",
        ),
        "stated_status": (
            "法律状态", "专利有效性", "专利权状态", "简单法律状态", "当前法律状态", "最新法律状态", "状态",
        ),
        "stated_on": ("数据截至日期", "检索日期"),
        "ended_on": ("失效日", "失效日期", "终止日期"),
        "ended_by": ("失效原因", "终止原因说明"),
        "agency_name": ("专利代理机构", "代理机构名称"),
        "abstract": ("摘要 (中文)", "专利摘要", "申请摘要"),
        "claim": ("首项权利要求", "主权项", "首权"),
        "family_granted_on": ("同族授权日", "境外授权日"),
        "family_countries": ("同族国家/地区", "境外同族国家"),
        "pledge_flagged_on": ("较高质押融资金额认定日期",),
    }  # fmt: skip
    SPOKEN = {
        "kind": {
            "invention": (
                "发明专利", "授权发明", "发明授权", "发明申请", "发明公布", "发明专利申请", "中国发明",
            ),
            "utility": ("实用新型专利", "新型", "中国实用新型"),
            "design": ("外观设计专利", "外观", "中国外观设计"),
        },
        "stated_status": {
            "valid": ("有权", "专利权维持", "授权", "有效专利", "维持", "已授权"),
            "lapsed": ("无权", "失效专利", "专利权终止", "终止", "无效", "未缴年费专利权终止", "届满"),
            "pending": ("审查中", "在审", "公开", "实质审查", "实质审查的生效", "申请中", "实审"),
        },
    }  # fmt: skip

    application_number = models.CharField("申请号", max_length=30, blank=True)
    publication_number = models.CharField("公开号", max_length=30, blank=True)
    grant_number = models.CharField("授权公告号", max_length=30, blank=True)
    kind = models.CharField("专利类型", max_length=10, choices=Kind.choices)
    title = models.CharField("名称", max_length=500)
    holder = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="patents",
        verbose_name="第一权利人",
    )  # fmt: skip
    holder_name = models.CharField("权利人", max_length=1000, blank=True)
    inventors = models.CharField("发明人", max_length=2000, blank=True)
    is_domestic = models.BooleanField("国内权利人", default=True)
    address = models.CharField("权利人地址", max_length=500, blank=True)
    filed_on = models.DateField("申请日", null=True, blank=True)
    published_on = models.DateField("公开日", null=True, blank=True)
    granted_on = models.DateField("授权公告日", null=True, blank=True)
    ended_on = models.DateField("终止日", null=True, blank=True)
    ended_by = models.CharField("终止原因", max_length=12, choices=End.choices, blank=True)
    fee_due_on = models.DateField("未缴年费应缴日", null=True, blank=True)
    stated_status = models.CharField(
        "文件所载状态", max_length=10, choices=Stated.choices, blank=True
    )
    stated_on = models.DateField("状态截至日", null=True, blank=True)
    ipc_main = models.CharField("主分类号", max_length=40, blank=True)
    ipc = models.CharField("分类号", max_length=1000, blank=True)
    agency_name = models.CharField("代理机构", max_length=200, blank=True)
    family_granted_on = models.DateField("境外同族授权日", null=True, blank=True)
    family_countries = models.CharField("境外同族国家或地区", max_length=200, blank=True)
    pledge_flagged_on = models.DateField("较高质押金额认定日", null=True, blank=True)
    abstract = models.TextField("摘要", blank=True)
    claim = models.TextField("权利要求", blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "专利"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "granted_on"), name="patent_granted"),
            models.Index(fields=("district", "publication_number"), name="patent_publication"),
            models.Index(fields=("district", "grant_number"), name="patent_grant_number"),
        )
