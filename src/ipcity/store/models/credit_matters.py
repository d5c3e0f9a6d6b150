"""信用档案: evidence for and against a finding, and the objections and repairs that it met."""

from __future__ import annotations

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class CreditEvidence(models.Model):
    """What supports a finding or speaks against it; rows are only added."""

    UNIT_COLUMN = "record__unit_id"

    class Side(models.TextChoices):
        FOR = "for", "支持认定"
        AGAINST = "against", "不支持认定"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    record = models.ForeignKey(
        "store.CreditRecord", models.PROTECT, related_name="evidence", verbose_name="信用记录"
    )
    side = models.CharField("证明方向", max_length=7, choices=Side.choices)
    text = models.CharField("证据", max_length=1000)
    at = models.DateTimeField("登记时间")
    person = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "信用认定证据"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text


class CreditMatter(models.Model):
    """An objection to a finding, or a request for repair: entered, then decided by somebody else.

    ``reply_by`` is the day that the finding's own document gives for answering an objection.
    """

    UNIT_COLUMN = "record__unit_id"

    class Kind(models.TextChoices):
        OBJECTION = "objection", "异议"
        REPAIR_MARKET = "repair_market", "市场监管信用修复"
        REPAIR_IP = "repair_ip", "知识产权信用修复"

    class Outcome(models.TextChoices):
        GRANTED = "granted", "成立"
        REFUSED = "refused", "不成立"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    record = models.ForeignKey(
        "store.CreditRecord", models.PROTECT, related_name="matters", verbose_name="信用记录"
    )
    kind = models.CharField("事项", max_length=13, choices=Kind.choices)
    by = models.CharField("提出人", max_length=200)
    ground = models.CharField("理由", max_length=1000)
    entered_on = models.DateField("提出日")
    reply_by = models.DateField("应答复日", null=True)
    outcome = models.CharField("结论", max_length=7, choices=Outcome.choices, blank=True)
    reason = models.CharField("结论理由", max_length=1000, blank=True)
    decided_on = models.DateField("决定日", null=True)
    at = models.DateTimeField("登记时间")
    person = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "信用异议与修复"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("record", "kind"),
                condition=models.Q(decided_on=None),
                name="one_open_matter_a_kind",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.by}"

    @property
    def unit_id(self) -> int | None:
        unit: int | None = self.record.unit_id
        return unit
