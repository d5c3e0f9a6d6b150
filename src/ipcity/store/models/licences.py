"""专利许可: licences of patents as recorded, one row for each patent, licensee and record."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class Licence(LedgerRow):
    """Open licensing is counted over distinct patent and licensee where ``kind`` is open or an open
    licence is named.
    """

    class Kind(models.TextChoices):
        EXCLUSIVE = "exclusive", "独占许可"
        SOLE = "sole", "排他许可"
        ORDINARY = "ordinary", "普通许可"
        OPEN = "open", "开放许可"
        CROSS = "cross", "交叉许可"
        SUB = "sub", "分许可"

    GROUP = "运用"
    KEYS = (
        ("record_number", "patent_number"),
        ("patent_number", "licensee_name", "recorded_on"),
        ("patent_number", "licensee_name"),
    )
    LISTED = (
        "patent_number",
        "title",
        "licensor_name",
        "licensee_name",
        "kind",
        "recorded_on",
        "amount",
    )
    SEARCHED = ("record_number", "patent_number", "title", "licensor_name", "licensee_name")
    FACETS = ("kind", "is_internal", "region", "unit")
    DATED = "recorded_on"
    IN_ORDER = (("signed_on", "recorded_on"), ("effective_on", "ends_on"))
    HEADINGS = {
        "record_number": ("合同备案号", "许可备案号", "备案编号", "许可合同备案号", "合同编号"),
        "patent_number": ("申请号", "专利申请号", "许可专利号", "申请（专利）号"),
        "title": ("发明名称", "名称"),
        "licensor_name": ("许可方", "让与人", "专利权人"),
        "licensee_name": ("被许可方", "受让人", "当前被许可人", "实施单位"),
        "kind": ("许可类型", "许可方式", "许可性质"),
        "open_licence_number": ("声明编号", "开放许可编号", "开放许可声明编号"),
        "signed_on": ("签订日期", "合同日期", "签约日期"),
        "effective_on": ("生效日期", "许可生效日", "许可期限起"),
        "recorded_on": ("备案日期", "许可合同备案日期", "合同备案日期", "登记日期", "备案时间"),
        "ends_on": ("许可期限止", "终止日期", "许可到期日", "许可截止日期"),
        "cancelled_on": ("注销日期",),
        "amount": ("金额", "许可费用", "许可使用费", "合同金额", "许可金额"),
        "paid_on": ("支付日期", "付款日期"),
        "is_internal": ("是否关联交易", "集团内部许可", "关联许可"),
    }
    SPOKEN = {
        "kind": {
            "exclusive": ("独占", "独占实施许可"),
            "sole": ("排他", "排他实施许可", "独家许可"),
            "ordinary": ("普通", "普通实施许可", "一般许可"),
            "open": ("开放", "专利开放许可"),
            "cross": ("交叉",),
            "sub": ("分许可合同",),
        },
    }
    MEASURES = {"amount": "元"}

    record_number = models.CharField("备案号", max_length=80, blank=True)
    patent = models.ForeignKey(
        "store.Patent", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="专利（台账）",
    )  # fmt: skip
    patent_number = models.CharField("专利号", max_length=120, blank=True)
    title = models.CharField("专利名称", max_length=500, blank=True)
    licensor = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="许可人（单位名录）",
    )  # fmt: skip
    licensor_name = models.CharField("许可人", max_length=1000, blank=True)
    licensee = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="被许可人（单位名录）",
    )  # fmt: skip
    licensee_name = models.CharField("被许可人", max_length=1000, blank=True)
    kind = models.CharField("许可种类", max_length=12, choices=Kind.choices, default=Kind.ORDINARY)
    open_licence = models.ForeignKey(
        "store.OpenLicence", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="开放许可声明（台账）",
    )  # fmt: skip
    open_licence_number = models.CharField("开放许可声明号", max_length=120, blank=True)
    signed_on = models.DateField("合同签订日", null=True, blank=True)
    effective_on = models.DateField("合同生效日", null=True, blank=True)
    recorded_on = models.DateField("备案日", null=True, blank=True)
    ends_on = models.DateField("许可期限至", null=True, blank=True)
    cancelled_on = models.DateField("备案注销日", null=True, blank=True)
    amount = models.DecimalField("许可费", max_digits=18, decimal_places=2, null=True, blank=True)
    paid_on = models.DateField("支付日", null=True, blank=True)
    is_internal = models.BooleanField("集团内部", default=False)

    class Meta(LedgerRow.Meta):
        verbose_name = "专利许可"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "recorded_on"), name="licence_recorded"),
            models.Index(fields=("district", "kind", "recorded_on"), name="licence_kind"),
            models.Index(fields=("district", "patent"), name="licence_patent"),
        )
