"""Reporting: forms by version, who must report what by when, periods, reports with values, errata."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from ipcity.domain.supervision.forms import FormVersion, LineKind, form_of
from ipcity.domain.supervision.reports import DELIVERED, OPEN, STATE_WORDS, WAITING, State
from ipcity.domain.terms.days import day_of
from ipcity.domain.terms.numbers import decimal_text
from ipcity.domain.terms.periods import CYCLE_WORDS, Period, period_named
from ipcity.store.scoping import ScopedQuerySet

CYCLES = [(cycle.value, word) for cycle, word in CYCLE_WORDS.items()]


def person(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        "store.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label
    )


class ReportFormQuerySet(ScopedQuerySet):
    def newest(self) -> Self:
        """Of each form its last version."""
        place = Window(
            RowNumber(), partition_by=[F("programme_id"), F("code")], order_by=F("number").desc()
        )
        return self.annotate(place=place).filter(place=1).order_by("code")


class ReportForm(models.Model):
    """One version of one form, never edited; ``lines`` and ``rules`` as domain/supervision/forms."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    programme = models.ForeignKey(
        "store.Programme", models.CASCADE, related_name="report_forms", verbose_name="试点工作"
    )
    code = models.CharField("表号", max_length=40)
    number = models.PositiveIntegerField("版本")
    name = models.CharField("表名", max_length=120)
    cycle = models.CharField("周期", max_length=12, choices=CYCLES)
    lines = models.JSONField("行", default=list)
    rules = models.JSONField("校验公式", default=list, blank=True)
    digest = models.CharField("摘要", max_length=64)
    reason = models.CharField("理由", max_length=300, blank=True)
    published_by = person("发布人")
    published_at = models.DateTimeField("发布时间")

    objects = ReportFormQuerySet.as_manager()

    class Meta:
        verbose_name = "报表表单"
        ordering = ("code", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "code", "number"), name="one_form_per_version"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}（第{self.number}版）"

    @property
    def version(self) -> FormVersion:
        return form_of(self.lines, self.rules)


class ReportDutyQuerySet(ScopedQuerySet):
    def asked_in(self, period: Period) -> Self:
        """Duties of the period's cycle that hold on its last day."""
        ends = Q(valid_until=None) | Q(valid_until__gt=period.last)
        return self.filter(ends, cycle=period.cycle.value, valid_from__lte=period.last)


class ReportDuty(models.Model):
    """A unit must answer a form every period of the cycle, by a working day after the period's end."""

    UNIT_COLUMN = "unit_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    programme = models.ForeignKey(
        "store.Programme", models.CASCADE, related_name="report_duties", verbose_name="试点工作"
    )
    form_code = models.CharField("表号", max_length=40)
    unit = models.ForeignKey("store.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    cycle = models.CharField("周期", max_length=12, choices=CYCLES)
    working_days = models.PositiveSmallIntegerField("期后工作日")
    valid_from = models.DateField("起报日期")
    valid_until = models.DateField("停报日期", null=True, blank=True)
    set_by = person("设定人")
    set_at = models.DateTimeField("设定时间")

    objects = ReportDutyQuerySet.as_manager()

    class Meta:
        verbose_name = "报送任务"
        ordering = ("form_code", "unit__position", "unit_id", "valid_from")
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "form_code", "unit"),
                condition=Q(valid_until=None),
                name="one_standing_duty",
            ),
        )

    def __str__(self) -> str:
        return f"{self.form_code} {self.unit_id}"


class ReportingPeriodQuerySet(ScopedQuerySet):
    def open(self) -> Self:
        return self.filter(locked_at=None)


class ReportingPeriod(models.Model):
    """A period that was opened; once locked, ``snapshot`` is the manifest that its figures are of.

    ``audit_sequence`` and ``audit_root`` are the head of the log when it was locked.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    programme = models.ForeignKey(
        "store.Programme", models.CASCADE, related_name="reporting_periods", verbose_name="试点工作"
    )
    code = models.CharField("期次", max_length=8)
    cycle = models.CharField("周期", max_length=12, choices=CYCLES)
    last = models.DateField("期末")
    opened_by = person("启用人")
    opened_at = models.DateTimeField("启用时间")
    locked_by = person("锁定人")
    locked_at = models.DateTimeField("锁定时间", null=True, blank=True)
    snapshot = models.CharField("锁定快照", max_length=64, blank=True)
    audit_sequence = models.PositiveBigIntegerField("审计序号", null=True, blank=True)
    audit_root = models.CharField("审计日志摘要", max_length=64, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    objects = ReportingPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "报送期次"
        ordering = ("-last", "code")
        constraints = (
            models.UniqueConstraint(fields=("programme", "code"), name="one_reporting_period"),
        )

    def __str__(self) -> str:
        return self.period.words

    @property
    def period(self) -> Period:
        return period_named(self.code)

    @property
    def manifest(self) -> str:
        return self.snapshot

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None


class ReportQuerySet(ScopedQuerySet):
    def listed(self) -> Self:
        return self.select_related("period", "form", "unit")

    def in_states(self, states: frozenset[State]) -> Self:
        return self.filter(state__in=sorted(states))

    def delivered(self) -> Self:
        return self.in_states(DELIVERED)

    def undecided(self) -> Self:
        return self.in_states(WAITING)

    def still_open(self) -> Self:
        """With the unit, in a period that is not locked."""
        return self.in_states(OPEN).filter(period__locked_at=None)


class Report(models.Model):
    """One unit's answer to one form in one period; the row is there from the period's opening.

    ``first_delivered_at`` is when the office first received it, ``delivered_at`` the last time.
    ``serial`` is of the offline workbook that was taken in last, ``scan`` the signed paper of 代报.
    """

    UNIT_COLUMN = "unit_id"
    WORK_UNIT_COLUMN = "unit_id"
    OPEN_WORK = Q(state__in=sorted(OPEN), period__locked_at=None)

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    period = models.ForeignKey(
        ReportingPeriod, models.CASCADE, related_name="reports", verbose_name="期次"
    )
    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="+", verbose_name="表单")
    form_code = models.CharField("表号", max_length=40)
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="reports", verbose_name="单位"
    )
    due = models.DateField("应报日期")
    state = models.CharField(
        "状态",
        max_length=16,
        choices=[(state.value, words) for state, words in STATE_WORDS.items()],
        default=State.MISSING.value,
    )
    is_nil = models.BooleanField("零报告", default=False)
    nil_reason = models.CharField("零报告理由", max_length=300, blank=True)
    is_proxy = models.BooleanField("代报", default=False)
    scan = models.ForeignKey(
        "store.StoredFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="签字扫描件",
    )
    submitted_by = person("提交人")
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    unit_checked_by = person("单位审核人")
    office_checked_by = person("办公室审核人")
    approved_by = person("审定人")
    first_delivered_at = models.DateTimeField("首次报出时间", null=True, blank=True)
    delivered_at = models.DateTimeField("报出时间", null=True, blank=True)
    returns = models.PositiveSmallIntegerField("退回次数", default=0)
    version = models.PositiveIntegerField("版本", default=1)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "报表"
        ordering = ("-period__last", "form_code", "unit__position", "unit_id")
        constraints = (
            models.UniqueConstraint(
                fields=("period", "form_code", "unit"), name="one_report_a_period"
            ),
        )

    def __str__(self) -> str:
        return f"{self.period_id} {self.form_code} {self.unit_id}"

    @property
    def at_state(self) -> State:
        return State(self.state)

    @property
    def is_late(self) -> bool:
        return self.first_delivered_at is not None and day_of(self.first_delivered_at) > self.due


class ReportValue(models.Model):
    """What a line of a report says: a number, words, the progress of an item, or the system's value.

    For an indicator ``version``, ``digest``, ``context`` and ``snapshot`` say how it was counted, on
    the day ``on``. ``explanation`` answers what the outlier test asked.
    """

    UNIT_COLUMN = "report__unit_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    report = models.ForeignKey(Report, models.CASCADE, related_name="values", verbose_name="报表")
    key = models.CharField("行键", max_length=40)
    kind = models.CharField(
        "类别", max_length=12, choices=[(kind.value, kind.value) for kind in LineKind]
    )
    label = models.CharField("名称", max_length=400)
    measure = models.CharField("计量单位", max_length=20, blank=True)
    number = models.DecimalField("数值", max_digits=30, decimal_places=8, null=True, blank=True)
    text = models.TextField("文字", blank=True)
    item = models.ForeignKey(
        "store.Item",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="督办事项",
    )
    explanation = models.CharField("说明", max_length=500, blank=True)
    figure = models.CharField("同一数据", max_length=80, blank=True)
    indicator = models.CharField("指标代码", max_length=80, blank=True)
    indicator_version = models.PositiveIntegerField("指标版本", null=True, blank=True)
    digest = models.CharField("声明摘要", max_length=64, blank=True)
    context = models.CharField("期间", max_length=40, blank=True)
    snapshot = models.CharField("快照", max_length=64, blank=True)
    on = models.DateField("统计日", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "报表数值"
        ordering = ("report_id", "id")
        constraints = (models.UniqueConstraint(fields=("report", "key"), name="one_value_a_line"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.key}"

    @property
    def standing_number(self) -> Decimal | None:
        """The number as the last erratum of it says; prefetch ``errata`` where many are asked."""
        last = max(self.errata.all(), key=lambda each: each.number, default=None)
        found: Decimal | None = last.after if last else self.number
        return found

    @property
    def number_words(self) -> str:
        """As it is shown: an empty cell is no figure, a figure that nothing was counted for says so."""
        if self.number is None:
            return "无数据" if self.indicator else ""
        return decimal_text(self.number)


class Erratum(models.Model):
    """A figure of a locked period corrected, signed by ``person`` with ``reason`` at ``at``.

    ``value`` is the reported figure that was wrong, or ``indicator`` the code that was measured anew
    on the period's last day by ``snapshot``. ``digest`` is of the whole, and stands in the audit log.
    """

    UNIT_COLUMN = "unit_id"

    class Kind(models.TextChoices):
        REPORTED = "reported", "单位报送数"
        MEASURED = "measured", "系统指标"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    period = models.ForeignKey(
        ReportingPeriod, models.PROTECT, related_name="errata", verbose_name="期次"
    )
    number = models.PositiveIntegerField("更正号")
    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    value = models.ForeignKey(
        ReportValue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="errata",
        verbose_name="报送数",
    )
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    indicator = models.CharField("指标代码", max_length=80, blank=True)
    label = models.CharField("名称", max_length=400)
    measure = models.CharField("计量单位", max_length=20, blank=True)
    before = models.DecimalField("原数", max_digits=30, decimal_places=8, null=True, blank=True)
    after = models.DecimalField("更正数", max_digits=30, decimal_places=8, null=True, blank=True)
    snapshot = models.CharField("更正所据快照", max_length=64, blank=True)
    reason = models.CharField("理由", max_length=500)
    person = person("签署人")
    at = models.DateTimeField("签署时间")
    digest = models.CharField("摘要", max_length=64)
    restated = models.PositiveIntegerField("涉及公文数字", default=0)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "锁定后更正"
        ordering = ("-at", "-id")
        constraints = (models.UniqueConstraint(fields=("period", "number"), name="erratum_number"),)

    def __str__(self) -> str:
        return f"{self.period_id} 更正第{self.number}号"

    @property
    def before_words(self) -> str:
        return "无数据" if self.before is None else decimal_text(self.before)

    @property
    def after_words(self) -> str:
        return "无数据" if self.after is None else decimal_text(self.after)
