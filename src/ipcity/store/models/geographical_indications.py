"""地理标志: indications under both tracks, marks and protected products, with their users and output."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class GeographicalIndication(LedgerRow):
    """The two tracks are counted apart: a collective or certification mark registered under
    trademark law, and a product recognised under the protection measures.
    """

    class Track(models.TextChoices):
        MARK = "mark", "地理标志商标"
        PRODUCT = "product", "地理标志保护产品"
        FARM = "farm", "农产品地理标志"

    class Status(models.TextChoices):
        REGISTERED = "registered", "已注册或已认定"
        PENDING = "pending", "申报中"
        REFUSED = "refused", "未通过"
        CANCELLED = "cancelled", "已撤销"

    GROUP = "权利"
    KEYS = (("track", "number"), ("track", "name"))
    LISTED = (
        "name",
        "track",
        "number",
        "holder_name",
        "region",
        "recognised_on",
        "users_count",
        "stated_status",
    )
    SEARCHED = ("name", "number", "holder_name")
    FACETS = ("track", "stated_status", "region", "unit")
    DATED = "recognised_on"
    IN_ORDER = (
        ("filed_on", "recognised_on"),
        ("recognised_on", "ended_on"),
        ("recognised_on", "expires_on"),
    )
    HEADINGS = {
        "track": ("类型", "地理标志类型", "保护类型", "类别", "保护方式"),
        "name": ("地理标志名称", "产品名称", "商标名称", "地标名称"),
        "number": ("注册号", "公告号", "商标注册号", "认定公告号", "批准公告号", "登记证书编号"),
        "holder_name": ("注册人", "申请人", "商标注册人", "登记证书持有人", "申请机构", "持有人"),
        "filed_on": ("申请日期", "受理日期"),
        "recognised_on": (
            "注册日期",
            "注册公告日期",
            "认定日期",
            "批准日期",
            "公告日期",
            "登记日期",
        ),
        "expires_on": ("有效期至", "专用期限"),
        "ended_on": ("撤销日期", "注销日期"),
        "production_area": ("保护范围", "地域范围", "地域保护范围"),
        "users_count": ("用标主体数", "授权用标企业数", "使用专用标志企业数"),
        "annual_output": ("产值",),
        "certified_on": ("专用标志核准日期", "专用标志使用核准日期"),
        "is_demonstration": ("是否示范区", "国家地理标志产品保护示范区"),
    }
    MEASURES = {"users_count": "家", "annual_output": "元"}

    track = models.CharField("保护途径", max_length=12, choices=Track.choices, blank=True)
    name = models.CharField("名称", max_length=200, blank=True)
    number = models.CharField("注册号或公告号", max_length=60, blank=True)
    holder = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="权利人（单位名录）",
    )  # fmt: skip
    holder_name = models.CharField("权利人", max_length=200, blank=True)
    filed_on = models.DateField("申请日", null=True, blank=True)
    recognised_on = models.DateField("注册或认定日", null=True, blank=True)
    expires_on = models.DateField("专用权期限至", null=True, blank=True)
    ended_on = models.DateField("终止日", null=True, blank=True)
    stated_status = models.CharField("状态", max_length=12, choices=Status.choices, blank=True)
    production_area = models.CharField("产地范围", max_length=500, blank=True)
    users_count = models.PositiveIntegerField("用标企业数", null=True, blank=True)
    annual_output = models.DecimalField(
        "年产值", max_digits=18, decimal_places=2, null=True, blank=True
    )
    certified_on = models.DateField("专用标志核准日", null=True, blank=True)
    is_demonstration = models.BooleanField("示范区建设", default=False)

    class Meta(LedgerRow.Meta):
        verbose_name = "地理标志"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(
                fields=("district", "recognised_on"), name="geographicalindication_recogni"
            ),
        )
