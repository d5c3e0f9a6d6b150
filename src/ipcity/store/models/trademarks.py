"""商标: marks applied for and registered, one row for each class."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Trademark(LedgerRow):
    """A mark counts as valid on a day when it is registered and inside its ten years;
    ``stated_status`` only repeats the file. A registration in several classes is a row for each
    class.
    """

    class Status(models.TextChoices):
        REGISTERED = "registered", "已注册"
        PENDING = "pending", "申请中"
        REFUSED = "refused", "驳回"
        EXPIRED = "expired", "期满未续展"
        CANCELLED = "cancelled", "撤销"
        INVALIDATED = "invalidated", "宣告无效"
        WITHDRAWN = "withdrawn", "注销或撤回"

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", "一般商标"
        COLLECTIVE = "collective", "集体商标"
        CERTIFICATION = "certification", "证明商标"
        SPECIAL = "special", "特殊商标"

    class Sort(models.TextChoices):
        GOODS = "goods", "商品商标"
        SERVICES = "services", "服务商标"

    GROUP = "权利"
    KEYS = (("registration_number", "nice_class"), ("registration_number",))
    LISTED = (
        "registration_number",
        "name",
        "nice_class",
        "holder_name",
        "region",
        "kind",
        "registered_on",
        "expires_on",
        "stated_status",
    )
    SEARCHED = ("registration_number", "name", "holder_name")
    FACETS = ("stated_status", "kind", "nice_class", "region", "unit")
    DATED = "registered_on"
    IN_ORDER = (
        ("filed_on", "first_published_on"),
        ("filed_on", "registered_on"),
        ("registered_on", "expires_on"),
        ("registered_on", "ended_on"),
    )
    HEADINGS = {
        "registration_number": (
            "申请/注册号",
            "商标注册号",
            "申请号/注册号",
            "注册号/申请号",
            "注册证号",
            "申请号",
        ),
        "name": ("商标", "商标文字", "商标标识", "商标图样名称"),
        "nice_class": ("类别", "商标类别", "尼斯分类", "分类", "国际分类号", "核定类别", "类号"),
        "kind": ("商标种类", "商标形态"),
        "form": ("商标构成",),
        "similar_groups": ("类似群组", "类似群号"),
        "goods": (
            "核定使用商品",
            "核定使用商品/服务",
            "商品/服务",
            "商品服务列表",
            "核定使用商品和服务项目",
        ),
        "holder_name": (
            "申请人名称（中文）",
            "注册人",
            "商标注册人",
            "申请人",
            "权利人",
            "商标权利人",
            "持有人",
            "企业名称",
            "注册人名称",
        ),
        "holder_foreign_name": ("申请人名称（英文）",),
        "is_shared": ("是否共有商标", "是否共有"),
        "address": ("申请人地址（中文）", "申请人地址", "注册人地址", "注册地址", "地址"),
        "is_domestic": ("是否国内",),
        "filed_on": ("商标申请日期", "申请日期"),
        "priority_on": ("优先权日期",),
        "first_published_on": ("初审公告日期", "初步审定公告日期"),
        "first_published_issue": ("初步审定公告期号",),
        "registered_on": ("注册公告日期", "注册日期", "注册日", "核准注册日期", "核准注册日"),
        "expires_on": (
            "专用期限",
            "专用权期限",
            "有效期至",
            "专用期截止日期",
            "专用权截止日",
            "届满日期",
            "到期日",
        ),
        "renewed_on": ("续展日期", "续展公告日期"),
        "international_on": ("国际注册日期",),
        "designated_on": ("后期指定日期",),
        "ended_on": ("失效日期", "注销日期", "撤销日期", "无效日期"),
        "stated_status": ("商标状态", "状态", "法律状态", "当前状态", "注册状态"),
        "stated_on": ("数据截至日期",),
        "agency_name": ("代理/办理机构", "代理组织", "商标代理机构", "代理人名称"),
    }

    registration_number = models.CharField("注册号", max_length=30, blank=True)
    name = models.CharField("商标名称", max_length=300, blank=True)
    nice_class = models.PositiveIntegerField("国际分类", null=True, blank=True)
    sort = models.CharField("商标类型", max_length=12, choices=Sort.choices, blank=True)
    kind = models.CharField("商标性质", max_length=13, choices=Kind.choices, default=Kind.ORDINARY)
    form = models.CharField("商标形式", max_length=30, blank=True)
    similar_groups = models.CharField("类似群", max_length=500, blank=True)
    goods = models.TextField("商品服务", blank=True)
    holder = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="trademarks",
        verbose_name="商标权人（单位名录）",
    )  # fmt: skip
    holder_name = models.CharField("商标权人", max_length=1000, blank=True)
    holder_foreign_name = models.CharField("权利人外文名称", max_length=300, blank=True)
    is_shared = models.BooleanField("共有商标", default=False)
    address = models.CharField("权利人地址", max_length=500, blank=True)
    is_domestic = models.BooleanField("国内权利人", default=True)
    filed_on = models.DateField("申请日", null=True, blank=True)
    priority_on = models.DateField("优先权日", null=True, blank=True)
    first_published_on = models.DateField("初审公告日", null=True, blank=True)
    first_published_issue = models.CharField("初审公告期号", max_length=20, blank=True)
    registered_on = models.DateField("注册公告日", null=True, blank=True)
    registered_issue = models.CharField("注册公告期号", max_length=20, blank=True)
    expires_on = models.DateField("专用权期限至", null=True, blank=True)
    renewed_on = models.DateField("续展核准日", null=True, blank=True)
    international_on = models.DateField("国际注册日", null=True, blank=True)
    designated_on = models.DateField("后期指定日", null=True, blank=True)
    ended_on = models.DateField("终止日", null=True, blank=True)
    stated_status = models.CharField(
        "文件所载状态", max_length=12, choices=Status.choices, blank=True
    )
    stated_on = models.DateField("状态截至日", null=True, blank=True)
    agency_name = models.CharField("代理机构", max_length=200, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "商标"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "registered_on"), name="trademark_registered"),
            models.Index(fields=("district", "holder"), name="trademark_holder"),
            models.Index(fields=("district", "expires_on"), name="trademark_expires"),
        )
