"""信用记录: findings of dishonesty over IP, their consequences and repair."""

from __future__ import annotations

from django.db import models

from ipcity.store.ledgers import LedgerRow


class CreditRecord(LedgerRow):
    """``ends_on`` is what the finding document states; it is never extended by the system itself."""

    class Kind(models.TextChoices):
        ABNORMAL = "abnormal", "非正常申请"
        BAD_FAITH = "bad_faith", "恶意商标注册"
        AGENCY = "agency", "违法代理"
        FALSE_MATERIAL = "false_material", "虚假材料"
        BROKEN_PROMISE = "broken_promise", "违背承诺"
        REFUSAL = "refusal", "拒不执行"
        INFRINGEMENT = "infringement", "故意侵权"
        OTHER = "other", "其他"

    class Grade(models.TextChoices):
        MINOR = "minor", "轻微"
        GENERAL = "general", "一般"
        SERIOUS = "serious", "严重"

    GROUP = "保护"
    KEYS = (("number",), ("subject_name", "kind", "found_on"))
    LISTED = ("subject_name", "kind", "grade", "number", "found_on", "ends_on", "repaired_on")
    SEARCHED = ("subject_name", "number", "organ_name")
    FACETS = ("kind", "grade", "region", "unit")
    DATED = "found_on"
    IN_ORDER = (("found_on", "ends_on"), ("found_on", "repaired_on"))
    HEADINGS = {
        "number": ("文书号", "认定文号", "编号", "文号"),
        "subject_name": ("主体名称", "单位名称", "企业名称", "当事人", "失信主体名称"),
        "uscc": ("社会信用代码", "信用代码"),
        "kind": ("行为类型", "失信类型", "失信行为类型"),
        "grade": ("失信等级", "等级"),
        "organ_name": ("认定单位", "列入机关"),
        "found_on": ("认定日期", "列入日期", "列入时间"),
        "measures": ("管理措施", "惩戒内容"),
        "ends_on": ("管理期限至", "到期日期", "移出日期"),
        "applied_repair_on": ("申请修复日期",),
        "repaired_on": ("修复日期", "信用修复日期"),
        "rights_numbers": ("涉及专利号", "涉及商标号", "申请号"),
    }

    number = models.CharField("认定文书号", max_length=120, blank=True)
    subject = models.ForeignKey(
        "store.Organisation", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="失信主体（单位名录）",
    )  # fmt: skip
    subject_name = models.CharField("失信主体", max_length=200, blank=True)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    kind = models.CharField("失信行为", max_length=14, choices=Kind.choices, default=Kind.OTHER)
    grade = models.CharField("严重程度", max_length=12, choices=Grade.choices, blank=True)
    organ_name = models.CharField("认定机关", max_length=200, blank=True)
    found_on = models.DateField("认定日", null=True, blank=True)
    measures = models.CharField("惩戒措施", max_length=500, blank=True)
    ends_on = models.DateField("期限至", null=True, blank=True)
    applied_repair_on = models.DateField("申请修复日", null=True, blank=True)
    repaired_on = models.DateField("修复日", null=True, blank=True)
    rights_numbers = models.CharField("涉及权利号", max_length=2000, blank=True)

    class Meta(LedgerRow.Meta):
        verbose_name = "信用记录"
        indexes = (
            *LedgerRow.Meta.indexes,
            models.Index(fields=("district", "found_on"), name="creditrecord_found"),
        )
