"""专利开放许可声明: declarations that anyone may use a patent at a stated rate."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class OpenLicence(LedgerRow):
    """Participation of universities and institutes is counted over distinct ``declarant`` with an
    effective declaration.
    """

    class Standing(models.TextChoices):
        DECLARED = "declared", "已公告"
        WITHDRAWN = "withdrawn", "已撤回"
        REFUSED = "refused", "不予公告"
        PENDING = "pending", "审查中"

    class DeclarantKind(models.TextChoices):
        UNIVERSITY = "university", "高等院校"
        INSTITUTE = "institute", "科研院所"
        FIRM = "firm", "企业"
        PERSON = "person", "个人"
        OTHER = "other", "其他"

    GROUP = "运用"
    KEYS = (("number",), ("patent_number", "declared_on"), ("patent_number",))
    LISTED = (
        "patent_number",
        "title",
        "declarant_name",
        "declarant_kind",
        "declared_on",
        "royalty",
        "standing_state",
    )
    SEARCHED = ("number", "patent_number", "title", "declarant_name")
    FACETS = ("declarant_kind", "standing_state", "is_pilot", "region", "unit")
    DATED = "declared_on"
    IN_ORDER = (
        ("submitted_on", "declared_on"),
        ("declared_on", "withdrawn_on"),
        ("declared_on", "ends_on"),
    )
    HEADINGS = {
        "number": ("开放许可声明编号", "开放许可编号", "编号"),
        "patent_number": ("申请号", "专利申请号", "申请（专利）号"),
        "title": ("发明名称", "名称"),
        "declarant_name": ("专利权人", "许可人", "许可方", "权利人", "高校院所", "单位名称"),
        "declarant_kind": ("单位类型", "主体类型"),
        "submitted_on": ("提交日期", "申报日期"),
        "declared_on": ("公告日期", "声明日期", "生效日期", "发布日期", "公告日"),
        "withdrawn_on": ("撤回日期", "撤回日"),
        "ends_on": ("许可期限届满日", "截止日期", "许可期限"),
        "royalty": ("许可费标准", "许可使用费", "许可费", "使用费标准"),
        "royalty_amount": ("一次性许可费", "费用金额"),
        "has_evaluation_report": ("是否有评价报告", "评价报告"),
        "is_pilot": ("是否试点", "试点"),
        "standing_state": ("状态",),
    }
    MEASURES = {"royalty_amount": "元"}

    number = models.CharField("声明编号", max_length=80, blank=True)
    patent = models.ForeignKey(
        "store.Patent", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="专利（台账）",
    )  # fmt: skip
    patent_number = models.CharField("专利号", max_length=120, blank=True)
    title = models.CharField("专利名称", max_length=500, blank=True)
    declarant = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="声明人（单位名录）",
    )  # fmt: skip
    declarant_name = models.CharField("声明人", max_length=1000, blank=True)
    declarant_kind = models.CharField(
        "声明人类型", max_length=12, choices=DeclarantKind.choices, blank=True
    )
    submitted_on = models.DateField("提交日", null=True, blank=True)
    declared_on = models.DateField("声明公告日", null=True, blank=True)
    withdrawn_on = models.DateField("撤回公告日", null=True, blank=True)
    ends_on = models.DateField("许可期限至", null=True, blank=True)
    royalty = models.CharField("许可使用费标准", max_length=300, blank=True)
    royalty_amount = models.DecimalField(
        "许可使用费金额", max_digits=18, decimal_places=2, null=True, blank=True
    )
    has_evaluation_report = models.BooleanField("有专利权评价报告", default=False)
    is_pilot = models.BooleanField("试点项目", default=False)
    standing_state = models.CharField(
        "声明状态", max_length=12, choices=Standing.choices, default=Standing.DECLARED
    )

    class Meta(LedgerRow.Meta):
        verbose_name = "专利开放许可声明"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "declared_on"), name="openlicence_declared"),
            models.Index(fields=("district", "declarant"), name="openlicence_declarant"),
        )
