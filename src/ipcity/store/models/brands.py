"""区域品牌: regional brands, their licensed users and output."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Brand(LedgerRow):
    """One row for each licensed user of a brand; a brand without users is one row with no user."""

    class Kind(models.TextChoices):
        REGIONAL = "regional", "区域公用品牌"
        FIRM = "firm", "企业品牌"
        PRODUCT = "product", "产品品牌"
        TIME = "time", "老字号"

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    GROUP = "人才与文化"
    KEYS = (("name", "user_name"), ("name",))
    LISTED = ("name", "kind", "level", "owner_name", "user_name", "authorised_on", "annual_sales")
    SEARCHED = ("name", "owner_name", "user_name")
    FACETS = ("kind", "level", "region", "unit")
    DATED = "authorised_on"
    IN_ORDER = (("authorised_on", "ends_on"),)
    HEADINGS = {
        "name": ("名称", "品牌"),
        "kind": ("类型", "类别"),
        "level": ("等级",),
        "owner_name": ("所有者", "注册人", "持有人", "品牌主体"),
        "user_name": ("授权企业", "用标企业", "使用企业", "授权主体", "企业名称"),
        "trademark_number": ("注册号",),
        "recognised_on": ("认定日期",),
        "authorised_on": ("授权日期", "授权使用日期", "授权时间"),
        "ends_on": ("授权期限", "到期日期"),
        "products_count": ("产品数量", "产品数"),
        "annual_sales": ("销售额", "年产值", "产值"),
        "export_amount": ("出口额",),
    }
    MEASURES = {"products_count": "个", "annual_sales": "元", "export_amount": "元"}

    name = models.CharField("品牌名称", max_length=200)
    kind = models.CharField("品牌类型", max_length=12, choices=Kind.choices, default=Kind.REGIONAL)
    level = models.CharField("级别", max_length=12, choices=Level.choices, default=Level.DISTRICT)
    owner = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="品牌所有人（单位名录）",
    )  # fmt: skip
    owner_name = models.CharField("品牌所有人", max_length=200, blank=True)
    user = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="授权使用人（单位名录）",
    )  # fmt: skip
    user_name = models.CharField("授权使用人", max_length=200, blank=True)
    trademark_number = models.CharField("商标注册号", max_length=30, blank=True)
    recognised_on = models.DateField("认定日", null=True, blank=True)
    authorised_on = models.DateField("授权日", null=True, blank=True)
    ends_on = models.DateField("授权期限至", null=True, blank=True)
    products_count = models.PositiveIntegerField("授权产品数", null=True, blank=True)
    annual_sales = models.DecimalField(
        "年销售额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    export_amount = models.DecimalField(
        "年出口额", max_digits=18, decimal_places=2, null=True, blank=True
    )

    class Meta(LedgerRow.Meta):
        verbose_name = "区域品牌"
