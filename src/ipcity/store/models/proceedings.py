"""案件办理: a case on the desk, its officers, and every move, which is only ever added."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef

from ipcity.domain.cases.declarations import Kind
from ipcity.domain.cases.kinds import kind_called
from ipcity.domain.cases.organs import ORGAN_WORDS, Organ
from ipcity.store.ledgers import LedgerRow, ledgers, name_of
from ipcity.store.models.clocks import Clock
from ipcity.store.scoping import ScopedQuerySet


class ProceedingQuerySet(ScopedQuerySet):
    def open(self) -> Self:
        return self.filter(is_over=False)

    def handled_by(self, person: int) -> Self:
        """Those in which ``person`` is an officer now."""
        mine = ProceedingOfficer.objects.filter(
            proceeding=OuterRef("pk"), person=person, removed_at=None
        )
        return self.filter(Exists(mine))

    def with_end(self) -> Self:
        """Each with ``ends``, the earliest end of its running clocks, and ``ends_by``, by when that
        one has surely ended; None where none runs."""
        first = _running().order_by("earliest")
        return self.annotate(
            ends=models.Subquery(first.values("earliest")[:1]),
            ends_by=models.Subquery(first.values("latest")[:1]),
        )

    def due_by(self, day: date) -> Self:
        """Open ones of which a running term may end up to ``day``."""
        return self.open().with_end().filter(ends__lte=day)


def _running() -> models.QuerySet[Clock]:
    rows: models.QuerySet[Clock] = Clock.objects.filter(
        ledger=name_of(Proceeding), row=OuterRef("pk"), state=Clock.State.RUNNING
    )
    return rows


class Proceeding(models.Model):
    """One case of a kind in the version it was entered under; ``state`` is that of its latest move.

    ``ledger`` and ``row`` are the row of the ledger that its moves keep up to date. ``known`` holds the
    fields that moves have left, by name. ``source`` is the case it grew out of.
    """

    UNIT_COLUMN = "unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="proceedings", verbose_name="办案单位"
    )
    organ = models.CharField(
        "执法领域", max_length=12, choices=[(o.value, w) for o, w in ORGAN_WORDS.items()]
    )
    kind = models.CharField("案件种类", max_length=40)
    kind_version = models.PositiveSmallIntegerField("种类版本")
    number = models.CharField("案件编号", max_length=60)
    cause = models.CharField("案由", max_length=300)
    party_name = models.CharField("当事人", max_length=200, blank=True)
    state = models.CharField("环节", max_length=24)
    is_over = models.BooleanField("已办结", default=False)
    received_on = models.DateField("收到日")
    last_on = models.DateField("最近办理日")
    ledger = models.CharField("台账", max_length=40)
    row = models.BigIntegerField("台账记录")
    known = models.JSONField("已填内容", default=dict)
    source = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="grown", verbose_name="来源案件"
    )
    campaign = models.ForeignKey(
        "store.Campaign", models.PROTECT, null=True, related_name="+", verbose_name="专项行动"
    )
    entered_at = models.DateTimeField("登记时间")
    entered_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="登记人"
    )
    version = models.PositiveIntegerField("版本", default=1)

    objects = ProceedingQuerySet.as_manager()

    class Meta:
        verbose_name = "案件办理"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("district", "number"), name="one_case_a_number"),
            models.UniqueConstraint(fields=("ledger", "row"), name="one_case_a_row"),
        )
        indexes = (models.Index(fields=("district", "is_over", "-id"), name="proceeding_open"),)

    def __str__(self) -> str:
        return f"{self.number} {self.cause}"

    @property
    def declared(self) -> Kind:
        return kind_called(self.kind, self.kind_version)

    @property
    def state_words(self) -> str:
        return self.declared.state(self.state).words

    @property
    def of_organ(self) -> Organ:
        return Organ(self.organ)

    @property
    def ledger_row(self) -> LedgerRow:
        found: LedgerRow = ledgers()[self.ledger].objects.get(pk=self.row)
        return found


class ProceedingOfficer(models.Model):
    """Somebody who handles the case, from one moment to another."""

    UNIT_COLUMN = "proceeding__unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    proceeding = models.ForeignKey(
        Proceeding, models.CASCADE, related_name="officers", verbose_name="案件"
    )
    person = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="handled_cases", verbose_name="办案人员"
    )
    added_at = models.DateTimeField("开始办理")
    removed_at = models.DateTimeField("不再办理", null=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "办案人员"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("proceeding", "person"),
                condition=models.Q(removed_at=None),
                name="an_officer_once_a_case",
            ),
        )

    def __str__(self) -> str:
        return f"{self.proceeding_id} {self.person_id}"


class ProceedingMove(models.Model):
    """One move: the day it was made on and the moment it was entered; never changed."""

    UNIT_COLUMN = "proceeding__unit_id"

    district = models.ForeignKey(
        "store.District", models.CASCADE, db_index=False, verbose_name="区域"
    )
    proceeding = models.ForeignKey(
        Proceeding, models.CASCADE, related_name="moves", verbose_name="案件"
    )
    move = models.CharField("步骤", max_length=32)
    title = models.CharField("名称", max_length=80)
    state = models.CharField("此后环节", max_length=24)
    on = models.DateField("办理日")
    at = models.DateTimeField("录入时间")
    person = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="办理人"
    )
    given = models.JSONField("填写内容", default=dict)
    told = models.TextField("说明", blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "办案步骤"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.on} {self.title}"
