"""What a case is measured by (amounts), what that hits of the criminal thresholds, and what is sealed."""

from __future__ import annotations

from django.db import models

from ipcity.store.models.proceedings import Proceeding
from ipcity.store.scoping import ScopedQuerySet


class CaseAmounts(models.Model):
    """The amounts of a case as known from one moment on; the newest counts. Money in 元, as text."""

    UNIT_COLUMN = "proceeding__unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    proceeding = models.ForeignKey(
        Proceeding, models.CASCADE, related_name="amounts", verbose_name="案件"
    )
    offence = models.CharField("涉嫌行为", max_length=40)
    values = models.JSONField("数额")
    remark = models.CharField("依据", max_length=300)
    at = models.DateTimeField("录入时间")
    person = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "涉案数额"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.proceeding_id} {self.offence}"


class CriminalAlert(models.Model):
    """A threshold that is reached: open until the head decides, with the reason."""

    UNIT_COLUMN = "proceeding__unit_id"

    class Decision(models.TextChoices):
        TRANSFER = "transfer", "移送公安机关"
        CONSULT = "consult", "先行通报会商"
        KEEP = "keep", "不移送"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    proceeding = models.ForeignKey(
        Proceeding, models.CASCADE, related_name="alerts", verbose_name="案件"
    )
    amounts = models.ForeignKey(CaseAmounts, models.PROTECT, related_name="+")
    line = models.CharField("标准", max_length=80)
    words = models.CharField("提示", max_length=500)
    basis = models.CharField("依据", max_length=200)
    at = models.DateTimeField("提示时间")
    decision = models.CharField("决定", max_length=10, choices=Decision.choices, blank=True)
    reason = models.CharField("理由", max_length=500, blank=True)
    decided_at = models.DateTimeField("决定时间", null=True)
    decided_by = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "涉嫌犯罪提示"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("proceeding", "line"),
                condition=models.Q(decided_at=None),
                name="a_line_open_once",
            ),
        )

    def __str__(self) -> str:
        return self.words


class SealedReporter(models.Model):
    """Who reported, encrypted at rest; only the case's officers and the unit's head may read it."""

    UNIT_COLUMN = "proceeding__unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    proceeding = models.OneToOneField(
        Proceeding, models.CASCADE, related_name="reporter", verbose_name="案件"
    )
    sealed = models.TextField("密封内容")
    is_named = models.BooleanField("实名", default=True)
    sealed_at = models.DateTimeField("密封时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "举报人信息"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.proceeding_id}"


class ReporterReading(models.Model):
    """Each reading of a reporter's identity, with its reason."""

    UNIT_COLUMN = "reporter__proceeding__unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    reporter = models.ForeignKey(
        SealedReporter, models.CASCADE, related_name="readings", verbose_name="举报人信息"
    )
    person = models.ForeignKey("store.Person", models.PROTECT, related_name="+")
    reason = models.CharField("事由", max_length=200)
    at = models.DateTimeField("查看时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "举报人信息查看"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%F}"


class Competence(models.Model):
    """Whether the district may handle a kind itself, and the document that says so; the newest counts."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    kind = models.CharField("案件种类", max_length=40)
    is_competent = models.BooleanField("有管辖权")
    document = models.CharField("依据文件", max_length=200)
    file = models.ForeignKey("store.StoredFile", models.PROTECT, null=True, related_name="+")
    since = models.DateField("自何日起")
    at = models.DateTimeField("设定时间")
    person = models.ForeignKey("store.Person", models.PROTECT, null=True, related_name="+")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "案件管辖权"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.kind} {self.is_competent}"
