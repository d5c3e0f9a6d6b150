"""What stands beside reports: their steps, the units' counted figures, workbooks, settled differences."""

from __future__ import annotations

from django.db import models

from ipcity.domain.supervision.reports import STATE_WORDS, STEP_WORDS
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.reporting import Report, ReportingPeriod, person
from ipcity.store.scoping import ScopedQuerySet


class ReportStep(models.Model):
    """One step of a report, only ever added; ``content`` is what it said then, line by line."""

    UNIT_COLUMN = "report__unit_id"
    OWNER_COLUMN = "person_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    report = models.ForeignKey(Report, models.CASCADE, related_name="steps", verbose_name="报表")
    step = models.CharField(
        "办理", max_length=16, choices=[(s.value, w) for s, w in STEP_WORDS.items()]
    )
    state = models.CharField(
        "办理后状态", max_length=16, choices=[(s.value, w) for s, w in STATE_WORDS.items()]
    )
    at = models.DateTimeField("时间")
    person = person("办理人")
    remark = models.CharField("说明", max_length=500, blank=True)
    content = models.JSONField("内容", default=list, blank=True)
    digest = models.CharField("内容摘要", max_length=64, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "报表办理记录"
        ordering = ("report_id", "id")

    def __str__(self) -> str:
        return f"{self.report_id} {self.step}"


class ReportFigure(models.Model):
    """An indicator's value of one unit's own rows on a day, by a snapshot; only added."""

    UNIT_COLUMN = "unit_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    period = models.ForeignKey(
        ReportingPeriod, models.CASCADE, related_name="figures", verbose_name="期次"
    )
    unit = models.ForeignKey("store.Unit", models.CASCADE, related_name="+", verbose_name="单位")
    indicator = models.CharField("指标代码", max_length=80)
    indicator_version = models.PositiveIntegerField("指标版本")
    digest = models.CharField("声明摘要", max_length=64)
    context = models.CharField("期间", max_length=40)
    snapshot = models.CharField("快照", max_length=64)
    on = models.DateField("统计日")
    value = models.DecimalField("数值", max_digits=30, decimal_places=8, null=True, blank=True)
    rows = models.PositiveBigIntegerField("计入记录", default=0)
    counted_at = models.DateTimeField("计算时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "单位指标值"
        ordering = ("period_id", "unit_id", "indicator", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("period", "unit", "indicator", "digest", "context", "snapshot", "on"),
                name="one_figure_a_snapshot",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.indicator} {self.on}"


class ReportWorkbook(models.Model):
    """An offline workbook handed out for a report; ``version`` is the report's when it was made.

    ``check`` is the value that it carries over everything but what is to be filled in; ``used_at`` is
    when a copy came back, and no second one is taken.
    """

    UNIT_COLUMN = "report__unit_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    report = models.ForeignKey(
        Report, models.CASCADE, related_name="workbooks", verbose_name="报表"
    )
    serial = models.CharField("编号", max_length=40, unique=True)
    version = models.PositiveIntegerField("报表版本")
    check_value = models.CharField("校验值", max_length=64)
    lines = models.JSONField("发出时的内容", default=list)
    issued_by = person("领取人")
    issued_at = models.DateTimeField("领取时间")
    used_by = person("交回人")
    used_at = models.DateTimeField("交回时间", null=True, blank=True)
    file = models.ForeignKey(
        "store.StoredFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="交回的文件",
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "离线填报表"
        ordering = ("-issued_at", "-id")

    def __str__(self) -> str:
        return self.serial


class Reconciliation(models.Model):
    """One figure that units reported differently, and which the office holds to be right; only added.

    ``told`` maps each unit's id to the number it reported, as text.
    """

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    period = models.ForeignKey(
        ReportingPeriod, models.CASCADE, related_name="reconciliations", verbose_name="期次"
    )
    figure = models.CharField("数据", max_length=80)
    told = models.JSONField("各单位报送数", default=dict)
    number = models.DecimalField("认定数", max_digits=30, decimal_places=8, null=True, blank=True)
    unit = models.ForeignKey(
        "store.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="采用单位",
    )
    reason = models.CharField("理由", max_length=300)
    person = person("认定人")
    at = models.DateTimeField("认定时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "数据核对"
        ordering = ("period_id", "figure", "-id")

    def __str__(self) -> str:
        return f"{self.period_id} {self.figure}"

    @property
    def number_words(self) -> str:
        return "" if self.number is None else decimal_text(self.number)
