"""执法人员: enforcement officers and their licences."""

from __future__ import annotations

from django.db import models

from ipcity.domain.access.masking import mask_phone
from ipcity.store.ledgers import LedgerRow


class Officer(LedgerRow):
    """A person may act on a day inside the licence; first-time legal reviewers need the legal
    qualification.
    """

    class Role(models.TextChoices):
        INVESTIGATOR = "investigator", "执法人员"
        REVIEWER = "reviewer", "法制审核人员"
        HEAD = "head", "负责人"
        EXPERT = "expert", "技术调查官"

    GROUP = "保护"
    KEYS = (("licence_number",), ("name", "organ_name"))
    LISTED = (
        "name",
        "organ_name",
        "role",
        "licence_number",
        "licensed_on",
        "valid_until",
        "has_legal_qualification",
    )
    SEARCHED = ("name", "licence_number", "organ_name")
    FACETS = ("role", "has_legal_qualification", "region", "unit")
    DATED = "licensed_on"
    IN_ORDER = (("licensed_on", "valid_until"), ("licensed_on", "left_on"))
    HEADINGS = {
        "name": ("执法人员姓名", "人员姓名"),
        "organ_name": ("单位", "执法单位", "所在单位", "单位名称"),
        "role": ("类别", "岗位类别"),
        "licence_number": ("执法证件号", "证件编号", "行政执法证号"),
        "licensed_on": ("发证日期", "取得日期"),
        "valid_until": ("有效期至", "有效期"),
        "has_legal_qualification": ("是否取得法律职业资格",),
        "phone": ("手机", "电话"),
        "specialties": ("业务专长", "执法领域"),
        "left_on": ("离岗日期", "调离日期"),
    }
    PERSONAL = {"phone": mask_phone}

    name = models.CharField("姓名", max_length=60)
    organ_name = models.CharField("所在机关", max_length=200, blank=True)
    role = models.CharField(
        "人员类别", max_length=12, choices=Role.choices, default=Role.INVESTIGATOR
    )
    licence_number = models.CharField("执法证号", max_length=60, blank=True)
    licensed_on = models.DateField("发证日", null=True, blank=True)
    valid_until = models.DateField("证件有效期至", null=True, blank=True)
    has_legal_qualification = models.BooleanField("法律职业资格", default=False)
    phone = models.CharField("联系电话", max_length=120, blank=True)
    specialties = models.CharField("专长", max_length=200, blank=True)
    left_on = models.DateField("离岗日", null=True, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "执法人员"
