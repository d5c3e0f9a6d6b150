"""专利转让: transfers of patents, one row for each patent and registration."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class PatentAssignment(LedgerRow):
    """A patent transferred twice is two rows. Transfers inside a group (``is_internal``) are shown
    apart and not counted.
    """

    class Direction(models.TextChoices):
        OUT = "out", "区内转出"
        INWARD = "inward", "区外转入"
        WITHIN = "within", "区内互转"

    GROUP = "运用"
    KEYS = (("patent_number", "registered_on", "assignee_name"), ("patent_number", "registered_on"))
    LISTED = (
        "patent_number",
        "title",
        "assignor_name",
        "assignee_name",
        "registered_on",
        "amount",
        "is_internal",
    )
    SEARCHED = ("patent_number", "title", "assignor_name", "assignee_name", "contract_number")
    FACETS = ("direction", "is_internal", "region", "unit")
    DATED = "registered_on"
    IN_ORDER = (("signed_on", "registered_on"),)
    HEADINGS = {
        "patent_number": ("申请号", "专利申请号", "申请（专利）号"),
        "title": ("发明名称", "名称"),
        "assignor_name": ("转让方", "让与人", "出让人", "出让方", "原权利人", "变更前权利人"),
        "assignee_name": ("受让方", "买受人", "现权利人", "变更后权利人"),
        "signed_on": ("签订日期", "合同日期", "转让日期", "签约日期"),
        "registered_on": (
            "登记日期",
            "转让登记日",
            "转让执行日",
            "生效日期",
            "权利转移生效日",
            "变更生效日",
            "登记生效日期",
            "转让生效日",
        ),
        "contract_number": ("合同号", "合同登记编号"),
        "amount": ("金额", "合同金额", "成交金额", "转让费", "交易金额"),
        "direction": ("方向",),
        "is_internal": ("是否关联交易", "集团内部转让", "关联转让", "是否集团内部"),
        "internal_reason": ("关联说明",),
        "is_university": ("是否高校院所",),
    }
    MEASURES = {"amount": "元"}

    patent = models.ForeignKey(
        "store.Patent", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="专利（台账）",
    )  # fmt: skip
    patent_number = models.CharField("专利号", max_length=120, blank=True)
    title = models.CharField("专利名称", max_length=500, blank=True)
    assignor = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="转让人（单位名录）",
    )  # fmt: skip
    assignor_name = models.CharField("转让人", max_length=1000, blank=True)
    assignee = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="受让人（单位名录）",
    )  # fmt: skip
    assignee_name = models.CharField("受让人", max_length=1000, blank=True)
    signed_on = models.DateField("合同签订日", null=True, blank=True)
    registered_on = models.DateField("登记生效日", null=True, blank=True)
    contract_number = models.CharField("合同编号", max_length=80, blank=True)
    amount = models.DecimalField("转让金额", max_digits=18, decimal_places=2, null=True, blank=True)
    direction = models.CharField("转让方向", max_length=12, choices=Direction.choices, blank=True)
    is_internal = models.BooleanField("集团内部", default=False)
    internal_reason = models.CharField("关联关系", max_length=200, blank=True)
    is_university = models.BooleanField("高校院所转出", default=False)

    class Meta(LedgerRow.Meta):
        verbose_name = "专利转让"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "registered_on"), name="patentassignment_registered"),
            models.Index(fields=("district", "patent"), name="patentassignment_patent"),
        )
