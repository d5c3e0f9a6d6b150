"""企业资质认定: certificates and recognitions of firms, one row for each award."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Qualification(LedgerRow):
    """“New” counts first awards of distinct firms; a certificate stands from ``granted_on`` until
    ``valid_until`` or ``revoked_on``. Renewals are marked, not counted anew.
    """

    class Kind(models.TextChoices):
        LITTLE_GIANT = "little_giant", "国家专精特新“小巨人”企业"
        CHAMPION = "champion", "制造业单项冠军"
        SPECIALISED = "specialised", "专精特新中小企业"
        INNOVATIVE = "innovative", "创新型中小企业"
        HIGH_TECH = "high_tech", "高新技术企业"
        TECH_FIRM = "tech_firm", "科技型企业"
        TECH_SME = "tech_sme", "科技型中小企业"
        IP_ADVANTAGE = "ip_advantage", "国家知识产权优势企业"
        IP_DEMONSTRATION = "ip_demonstration", "国家知识产权示范企业"
        LOCAL_IP_ADVANTAGE = "local_ip_advantage", "市级知识产权优势企业"
        ISO56005 = "iso56005", "ISO 56005试点企业"
        COMPLIANCE = "compliance", "知识产权合规管理体系认证"
        TRADE_SECRET = "trade_secret", "商业秘密保护示范"
        OTHER = "other", "其他"

    class Level(models.TextChoices):
        NATIONAL = "national", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        DISTRICT = "district", "区县级"

    GROUP = "主体"
    KEYS = (("kind", "number"), ("kind", "firm_name", "granted_on"), ("kind", "firm_name"))
    LISTED = (
        "firm_name",
        "kind",
        "level",
        "number",
        "region",
        "granted_on",
        "valid_until",
        "revoked_on",
    )
    SEARCHED = ("firm_name", "number", "batch")
    FACETS = ("kind", "level", "is_renewal", "region", "unit")
    DATED = "granted_on"
    IN_ORDER = (("granted_on", "valid_until"), ("granted_on", "revoked_on"))
    HEADINGS = {
        "kind": (
            "资质类型",
            "认定类型",
            "资质名称",
            "称号",
            "荣誉名称",
            "类别",
            "类型",
            "认定名称",
            "荣誉称号",
        ),
        "firm_name": ("单位名称", "公司名称", "名称", "企业", "获证企业", "认定企业", "试点企业"),
        "uscc": ("社会信用代码", "信用代码"),
        "level": ("认定级别", "资质级别", "等级"),
        "grade": ("能力等级", "评价等级", "分级评价"),
        "number": ("编号", "证书号", "入库编号", "登记编号", "认定编号"),
        "batch": ("认定批次", "年度", "认定年度", "批次年度"),
        "issuer": ("发证机关", "认定部门", "认定单位", "颁发单位", "认证机构"),
        "granted_on": (
            "认定日期",
            "发证日期",
            "发证日",
            "颁发日期",
            "入库日期",
            "认定时间",
            "发证时间",
            "获证日期",
            "公布日期",
            "入库时间",
            "获批时间",
        ),
        "valid_until": ("有效期", "截止日期", "到期日期", "有效期截止", "有效期止", "证书有效期"),
        "revoked_on": ("撤销日期", "取消日期", "取消资格日期", "出库日期"),
        "revoked_reason": ("取消原因",),
        "is_renewal": ("是否复核", "是否重新认定", "复核", "重新认定"),
        "document_number": ("文号", "认定文号", "依据文件", "文件号"),
    }
    SPOKEN = {
        "kind": {
            "little_giant": (
                "小巨人",
                "国家小巨人",
                "专精特新小巨人",
                "国家专精特新小巨人",
                "国家级专精特新小巨人",
                "专精特新“小巨人”",
                "国家级专精特新“小巨人”企业",
            ),
            "champion": ("单项冠军", "国家单项冠军", "制造业单项冠军企业"),
            "specialised": ("专精特新", "专精特新企业", "市级专精特新"),
            "innovative": ("创新型企业",),
            "high_tech": ("高企", "国家高新技术企业", "高新企业"),
            "tech_firm": ("市级科技型企业", "重庆市科技型企业", "科技企业"),
            "tech_sme": ("国家科技型中小企业",),
            "ip_advantage": ("知识产权优势企业", "优势企业", "国家知产优势企业"),
            "ip_demonstration": ("知识产权示范企业", "示范企业", "国家知产示范企业"),
            "iso56005": (
                "ISO56005",
                "ISO 56005",
                "ISO56005试点",
                "ISO 56005试点",
                "创新管理国际标准实施试点",
                "创新管理知识产权国际标准实施试点企业",
                "创新管理知识产权国际标准实施试点",
            ),
            "compliance": (
                "GB/T 29490",
                "GB/T29490",
                "GBT29490",
                "知识产权贯标",
                "贯标",
                "知识产权管理体系认证",
            ),
        },
    }

    kind = models.CharField("资质种类", max_length=18, choices=Kind.choices)
    firm = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="qualifications",
        verbose_name="企业名称（单位名录）",
    )  # fmt: skip
    firm_name = models.CharField("企业名称", max_length=200)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    level = models.CharField("级别", max_length=12, choices=Level.choices, blank=True)
    grade = models.CharField("分级", max_length=40, blank=True)
    number = models.CharField("证书编号", max_length=80, blank=True)
    batch = models.CharField("批次", max_length=80, blank=True)
    issuer = models.CharField("认定机关", max_length=120, blank=True)
    granted_on = models.DateField("认定日", null=True, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    revoked_on = models.DateField("撤销日", null=True, blank=True)
    revoked_reason = models.CharField("撤销原因", max_length=200, blank=True)
    is_renewal = models.BooleanField("复核或重新认定", default=False)
    document_number = models.CharField("认定文件", max_length=120, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "企业资质认定"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "kind", "granted_on"), name="qualification_kind"),
            models.Index(fields=("district", "firm"), name="qualification_firm"),
        )
