"""著作权登记: registrations of works and of computer programs."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Copyright(LedgerRow):
    """Registration proves the date and the claimed owner; it does not create the right."""

    class Kind(models.TextChoices):
        WORK = "work", "作品"
        SOFTWARE = "software", "计算机软件"

    GROUP = "权利"
    KEYS = (("number",), ("name", "holder_name", "registered_on"))
    LISTED = ("number", "name", "kind", "category", "holder_name", "region", "registered_on")
    SEARCHED = ("number", "name", "holder_name")
    FACETS = ("kind", "region", "unit")
    DATED = "registered_on"
    IN_ORDER = (("completed_on", "registered_on"), ("published_on", "registered_on"))
    HEADINGS = {
        "number": ("登记证号", "作品登记号", "软件登记号", "著作权登记号", "登记证书编号"),
        "name": ("作品名称", "软件名称", "作品/软件名称", "软件全称"),
        "kind": ("类型", "著作权类型"),
        "category": ("类别", "作品类型", "版本号"),
        "holder_name": ("权利人", "申请人", "登记人", "著作权人姓名/名称"),
        "author": ("作者姓名",),
        "completed_on": ("创作完成日期", "开发完成日期", "完成日期"),
        "published_on": ("首次发表日期", "发表日期", "首次出版日期"),
        "registered_on": ("登记日期", "登记批准日期", "发证日期"),
        "is_demonstration": ("是否示范单位", "版权示范"),
    }

    number = models.CharField("登记号", max_length=60, blank=True)
    name = models.CharField("名称", max_length=300, blank=True)
    kind = models.CharField("登记类型", max_length=12, choices=Kind.choices, default=Kind.WORK)
    category = models.CharField("作品类别", max_length=60, blank=True)
    holder = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="著作权人（单位名录）",
    )  # fmt: skip
    holder_name = models.CharField("著作权人", max_length=1000, blank=True)
    author = models.CharField("作者", max_length=500, blank=True)
    completed_on = models.DateField("创作完成日", null=True, blank=True)
    published_on = models.DateField("首次发表日", null=True, blank=True)
    registered_on = models.DateField("登记日", null=True, blank=True)
    is_demonstration = models.BooleanField("版权示范单位", default=False)

    class Meta(LedgerRow.Meta):
        verbose_name = "著作权登记"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "registered_on"), name="copyright_registered"),
        )
