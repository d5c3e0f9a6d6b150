"""重点保护标识: the internal protection list of well-known and often copied signs."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_name, mask_phone
from ipcity.store.ledgers import LedgerRow


class ProtectedSign(LedgerRow):
    """For internal protection only: that a mark was held well-known must not be advertised."""

    class Basis(models.TextChoices):
        WELLKNOWN = "wellknown", "曾获驰名商标保护"
        FAMOUS = "famous", "知名度较高"
        GI = "gi", "地理标志"
        OLDBRAND = "oldbrand", "老字号"
        SPECIAL = "special", "特殊标志"
        FOREIGN = "foreign", "涉外重点"
        OTHER = "other", "其他"

    GROUP = "保护"
    KEYS = (("registration_number", "nice_class"), ("name", "holder_name"))
    LISTED = (
        "name",
        "registration_number",
        "nice_class",
        "holder_name",
        "basis",
        "listed_on",
        "delisted_on",
    )
    SEARCHED = ("name", "registration_number", "holder_name")
    FACETS = ("basis", "region", "unit")
    DATED = "listed_on"
    IN_ORDER = (("listed_on", "delisted_on"),)
    HEADINGS = {
        "name": ("商标名称", "名称", "保护对象"),
        "registration_number": ("商标注册号",),
        "nice_class": ("类别", "商标类别"),
        "holder_name": ("商标权人", "注册人", "企业名称"),
        "basis": ("保护理由", "理由", "保护类型"),
        "document_number": ("文号", "认定文书号"),
        "listed_on": ("列入日期", "入库日期", "纳入日期"),
        "delisted_on": ("移出日期",),
        "contact": ("权利人联系人",),
        "contact_phone": ("联系方式", "电话"),
    }
    PERSONAL = {"contact": mask_name, "contact_phone": mask_phone}

    name = models.CharField("标识名称", max_length=200)
    registration_number = models.CharField("注册号", max_length=30, blank=True)
    nice_class = models.PositiveIntegerField("国际分类", null=True, blank=True)
    holder = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="权利人（单位名录）",
    )  # fmt: skip
    holder_name = models.CharField("权利人", max_length=200, blank=True)
    basis = models.CharField("列入理由", max_length=12, choices=Basis.choices, default=Basis.FAMOUS)
    document_number = models.CharField("依据文件", max_length=120, blank=True)
    listed_on = models.DateField("列入日", null=True, blank=True)
    delisted_on = models.DateField("移出日", null=True, blank=True)
    contact = models.CharField("联系人", max_length=120, blank=True)
    contact_phone = models.CharField("联系电话", max_length=120, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "重点保护标识"
