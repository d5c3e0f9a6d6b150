"""从业人员: people in the trade and the talent pool: attorneys, brokers, valuers, corporate counsel."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_id, mask_phone
from ipcity.store.ledgers import LedgerRow


class Practitioner(LedgerRow):
    """Personal data: shown masked, kept only as far as the office needs it."""

    class Kind(models.TextChoices):
        ATTORNEY = "attorney", "专利代理师"
        AGENT = "agent", "商标代理人"
        BROKER = "broker", "技术经纪人"
        VALUER = "valuer", "资产评估师"
        ENGINEER = "engineer", "知识产权师"
        LAWYER = "lawyer", "律师"
        COUNSEL = "counsel", "企业知识产权专员"
        EXPERT = "expert", "专家"
        OTHER = "other", "其他"

    class Credit(models.TextChoices):
        APLUS = "aplus", "A+"
        A = "a", "A"
        B = "b", "B"
        C = "c", "C"
        D = "d", "D"

    GROUP = "服务"
    KEYS = (("certificate_number",), ("name", "employer_name", "kind"))
    LISTED = ("name", "kind", "employer_name", "certificate_number", "qualified_on", "credit_level")
    SEARCHED = ("name", "certificate_number", "employer_name")
    FACETS = ("kind", "credit_level", "is_in_pool", "region", "unit")
    DATED = "qualified_on"
    IN_ORDER = (("qualified_on", "left_on"),)
    HEADINGS = {
        "name": ("人员姓名", "代理师姓名"),
        "kind": ("类别", "类型", "资格类型", "人才类别"),
        "employer_name": ("执业机构", "单位", "工作单位", "所在机构", "单位名称"),
        "certificate_number": ("资格证号", "执业证号", "执业备案号", "资格证书号"),
        "identity_number": ("身份证号码", "证件号码"),
        "phone": ("联系电话", "手机号", "电话", "联系方式"),
        "field": ("专业", "擅长领域", "技术领域"),
        "title": ("职务职称", "职务"),
        "qualified_on": ("取得日期", "发证日期", "执业日期"),
        "credit_level": ("信用评价等级",),
        "is_in_pool": ("是否入库", "人才库"),
        "pooled_on": ("入库日期",),
        "left_on": ("离职日期",),
    }
    PERSONAL = {"identity_number": mask_id, "phone": mask_phone}

    name = models.CharField("姓名", max_length=60)
    kind = models.CharField("人员类别", max_length=12, choices=Kind.choices, default=Kind.ATTORNEY)
    employer = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="所在单位（单位名录）",
    )  # fmt: skip
    employer_name = models.CharField("所在单位", max_length=200, blank=True)
    certificate_number = models.CharField("证书编号", max_length=60, blank=True)
    identity_number = models.CharField("身份证号", max_length=120, blank=True)
    phone = models.CharField("手机", max_length=120, blank=True)
    field = models.CharField("专业领域", max_length=120, blank=True)
    title = models.CharField("职称", max_length=60, blank=True)
    qualified_on = models.DateField("取得资格日", null=True, blank=True)
    credit_level = models.CharField("信用等级", max_length=12, choices=Credit.choices, blank=True)
    is_in_pool = models.BooleanField("入选人才库", default=False)
    pooled_on = models.DateField("入库日", null=True, blank=True)
    left_on = models.DateField("离任日", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "从业人员"
