"""代理机构: patent and trademark agencies working in the district, with licence, filing and credit level."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_phone
from ipcity.store.ledgers import LedgerRow


class Agency(LedgerRow):
    """The credit level is the one published by the national office; it is never computed here."""

    class Kind(models.TextChoices):
        PATENT = "patent", "专利代理"
        TRADEMARK = "trademark", "商标代理"
        BOTH = "both", "专利商标代理"
        OPERATION = "operation", "运营服务"
        LAW = "law", "律师事务所"
        OTHER = "other", "其他"

    class Credit(models.TextChoices):
        APLUS = "aplus", "A+"
        A = "a", "A"
        B = "b", "B"
        C = "c", "C"
        D = "d", "D"

    GROUP = "服务"
    KEYS = (("licence_number",), ("name",))
    LISTED = (
        "name",
        "kind",
        "licence_number",
        "credit_level",
        "region",
        "founded_on",
        "practitioners_count",
    )
    SEARCHED = ("name", "licence_number", "uscc")
    FACETS = ("kind", "credit_level", "is_branch", "region", "unit")
    DATED = "founded_on"
    IN_ORDER = (("founded_on", "closed_on"), ("filed_on", "filing_until"))
    HEADINGS = {
        "name": ("代理机构名称", "名称", "单位名称", "企业名称"),
        "organisation_name": ("登记名称",),
        "uscc": ("社会信用代码", "信用代码"),
        "kind": ("类型", "业务类型", "代理类型"),
        "licence_number": ("机构代码", "许可证号", "执业许可证编号", "代理机构代码"),
        "filed_on": ("备案日期",),
        "filing_until": ("备案有效期",),
        "is_branch": ("是否分支机构", "是否分所"),
        "founded_on": ("设立日期", "成立日期", "批准日期"),
        "closed_on": ("注销日期", "撤销日期"),
        "practitioners_count": ("代理师人数", "执业代理师人数", "从业人数"),
        "credit_level": ("信用评价等级", "信用级别"),
        "credit_on": ("信用评价日期",),
        "introduced_on": ("引进日期", "入驻日期"),
        "contact_phone": ("联系方式", "电话"),
        "address": ("机构地址", "办公地址"),
    }
    MEASURES = {"practitioners_count": "人"}
    PERSONAL = {"contact_phone": mask_phone}

    name = models.CharField("机构名称", max_length=200)
    organisation = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="单位名录名称（单位名录）",
    )  # fmt: skip
    organisation_name = models.CharField("单位名录名称", max_length=200, blank=True)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    kind = models.CharField("机构类型", max_length=12, choices=Kind.choices, default=Kind.PATENT)
    licence_number = models.CharField("执业许可证号", max_length=60, blank=True)
    filed_on = models.DateField("商标代理备案日", null=True, blank=True)
    filing_until = models.DateField("备案有效期至", null=True, blank=True)
    is_branch = models.BooleanField("分支机构", default=False)
    founded_on = models.DateField("设立日", null=True, blank=True)
    closed_on = models.DateField("注销日", null=True, blank=True)
    practitioners_count = models.PositiveIntegerField("执业人数", null=True, blank=True)
    credit_level = models.CharField("信用等级", max_length=12, choices=Credit.choices, blank=True)
    credit_on = models.DateField("信用等级公布日", null=True, blank=True)
    introduced_on = models.DateField("引进日", null=True, blank=True)
    contact_phone = models.CharField("联系电话", max_length=120, blank=True)
    address = models.CharField("地址", max_length=300, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "代理机构"
