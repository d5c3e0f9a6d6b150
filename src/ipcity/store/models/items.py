"""督办事项: what a unit has been given to do, its evidence, and every move, which is only ever added."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from ipcity.domain.access import Scope
from ipcity.domain.supervision.evidence import Requirement
from ipcity.domain.supervision.items import (
    MOVE_WORDS,
    RUNNING,
    STAGE_WORDS,
    UNFINISHED,
    Stage,
)
from ipcity.domain.terms.comparators import COMPARATOR_WORDS, Comparator
from ipcity.domain.terms.numbers import decimal_text
from ipcity.domain.terms.periods import CYCLE_WORDS, Cycle
from ipcity.store.scoping import ScopedQuerySet

PERCENT = {"max_digits": 4, "decimal_places": 1}


class ItemQuerySet(ScopedQuerySet):
    def within(self, scope: Scope) -> Self:
        """Items that a unit in scope leads or supports."""
        units = ItemUnit.objects.within(scope).order_by().values("item")
        return self.filter(pk__in=units)

    def running(self) -> Self:
        """Handed out, and not concluded yet."""
        return self.filter(stage__in=sorted(RUNNING))

    def with_units(self) -> Self:
        """Each item with its units in their order, in one more query."""
        units = ItemUnit.objects.select_related("unit").order_by("role", "position", "id")
        return self.select_related("lead").prefetch_related(models.Prefetch("units", units))


class Item(models.Model):
    """One thing to be done. ``stage``, ``due`` and ``lead`` are those of the latest move.

    ``serves`` lists keys of the plan's targets and codes of indicators; ``source_kind`` and
    ``source_id`` name the row that it came from. With ``cycle`` every period of it is done anew,
    until ``due`` (or the end of the programme). ``is_backfill`` (历史补录): entered afterwards, and
    judged by the dates and the dated evidence, not by when the system received them.
    """

    UNIT_COLUMN = "lead_id"
    WORK_UNIT_COLUMN = "lead_id"
    OPEN_WORK = Q(stage__in=sorted(UNFINISHED))

    class Origin(models.TextChoices):
        PLAN = "plan", "方案举措"
        MEETING = "meeting", "会议议定"
        INSTRUCTION = "instruction", "领导批示"
        MANUAL = "manual", "办公室提出"
        SPLIT = "split", "拆分"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    programme = models.ForeignKey(
        "store.Programme", models.CASCADE, related_name="items", verbose_name="试点工作"
    )
    number = models.PositiveIntegerField("编号")
    title = models.CharField("事项", max_length=400)
    deliverable = models.CharField("成果要求", max_length=400, blank=True)
    task_key = models.CharField("所属任务", max_length=40, blank=True)
    serves = models.JSONField("服务指标", default=list, blank=True)
    origin = models.CharField("来源", max_length=12, choices=Origin.choices, default=Origin.MANUAL)
    source_kind = models.CharField("来源类别", max_length=40, blank=True)
    source_id = models.CharField("来源编号", max_length=60, blank=True)
    lead = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="led_items", verbose_name="牵头单位"
    )
    cycle = models.CharField(
        "周期", max_length=12, blank=True, choices=[(c.value, w) for c, w in CYCLE_WORDS.items()]
    )
    due = models.DateField("办理期限", null=True, blank=True)
    stage = models.CharField(
        "环节",
        max_length=12,
        choices=[(s.value, w) for s, w in STAGE_WORDS.items()],
        default=Stage.DRAFT.value,
    )
    started_on = models.DateField("交办日期", null=True, blank=True)
    is_backfill = models.BooleanField("历史补录", default=False)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name="拆分自",
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="taken_in",
        verbose_name="并入",
    )
    entered_at = models.DateTimeField("进入系统时间")
    entered_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="提出人",
    )
    version = models.PositiveIntegerField("版本", default=1)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "督办事项"
        ordering = ("programme_id", "number")
        constraints = (models.UniqueConstraint(fields=("programme", "number"), name="item_number"),)

    def __str__(self) -> str:
        return f"{self.number}号 {self.title}"

    @property
    def at_stage(self) -> Stage:
        return Stage(self.stage)

    @property
    def recurs(self) -> Cycle | None:
        return Cycle(self.cycle) if self.cycle else None

    def supporting(self) -> list[ItemUnit]:
        """From what ``with_units`` fetched, or one query."""
        return [each for each in self.units.all() if each.role == ItemUnit.Role.SUPPORT]


class ItemUnit(models.Model):
    """A unit of an item: the one that leads, or one of those that support it."""

    UNIT_COLUMN = "unit_id"
    WORK_UNIT_COLUMN = "unit_id"
    OPEN_WORK = Q(item__stage__in=sorted(UNFINISHED))

    class Role(models.TextChoices):
        LEAD = "lead", "牵头"
        SUPPORT = "support", "配合"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    item = models.ForeignKey(Item, models.CASCADE, related_name="units", verbose_name="事项")
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="item_parts", verbose_name="单位"
    )
    role = models.CharField("角色", max_length=8, choices=Role.choices)
    position = models.PositiveIntegerField("次序", default=0)
    signed_at = models.DateTimeField("签收时间", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "事项单位"
        ordering = ("item_id", "role", "position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("item",), condition=Q(role="lead"), name="one_lead_of_an_item"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.role} {self.unit_id}"


class ItemEvidence(models.Model):
    """One line of evidence: an indicator, a comparator and a figure; never changed, only taken off."""

    UNIT_COLUMN = "item__lead_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    item = models.ForeignKey(Item, models.CASCADE, related_name="evidence", verbose_name="事项")
    position = models.PositiveIntegerField("次序", default=0)
    indicator = models.CharField("指标代码", max_length=80)
    # as the indicator was called when the line was added
    name = models.CharField("指标名称", max_length=200)
    measure = models.CharField("计量单位", max_length=20, blank=True)
    per_unit = models.BooleanField("只计牵头单位", default=True)
    comparator = models.CharField(
        "比较方式", max_length=2, choices=[(c.value, c.value) for c in Comparator]
    )
    figure = models.DecimalField("要求", max_digits=24, decimal_places=6)
    added_at = models.DateTimeField("加入时间")
    removed_at = models.DateTimeField("撤下时间", null=True, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "佐证要求"
        ordering = ("item_id", "position", "id")

    def __str__(self) -> str:
        return f"{self.name}{self.asked}"

    @property
    def asked(self) -> str:
        """“不少于1次”."""
        return f"{COMPARATOR_WORDS[Comparator(self.comparator)]}{decimal_text(self.figure)}{self.measure}"

    @property
    def requirement(self) -> Requirement:
        return Requirement(self.indicator, Comparator(self.comparator), self.figure, self.per_unit)


class EvidenceReadingQuerySet(ScopedQuerySet):
    def known(self, on: date, at: object) -> Self:
        """What had been read by the moment ``at`` of days up to ``on``, the newest last."""
        return self.filter(on__lte=on, known_at__lte=at).order_by("on", "known_at", "id")


class EvidenceReading(models.Model):
    """What a line of evidence came to on the day ``on``, by the snapshot ``snapshot``; only added.

    ``unit`` is whose rows were counted, null for the whole district; a reading is added when the
    value differs from the one before.
    """

    UNIT_COLUMN = "evidence__item__lead_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    evidence = models.ForeignKey(
        ItemEvidence, models.CASCADE, related_name="readings", verbose_name="佐证要求"
    )
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    on = models.DateField("统计日")
    value = models.DecimalField("数值", max_digits=30, decimal_places=8, null=True, blank=True)
    parts = models.JSONField("各部分", default=dict, blank=True)
    rows = models.PositiveBigIntegerField("计入记录", default=0)
    indicator_version = models.PositiveIntegerField("指标版本")
    digest = models.CharField("声明摘要", max_length=64)
    context = models.CharField("期间", max_length=40)
    snapshot = models.CharField("快照", max_length=64)
    known_at = models.DateTimeField("得知时间")

    objects = EvidenceReadingQuerySet.as_manager()

    class Meta:
        verbose_name = "佐证数值"
        ordering = ("-id",)
        indexes = (models.Index(fields=("evidence", "on", "known_at"), name="evidence_known"),)

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.on} {self.value}"


class ItemMove(models.Model):
    """One move; ``at`` is when the system received it, ``on`` the date that a person typed beside it.

    ``stage``, ``due``, ``unit`` (the lead) are as they stood after the move, so that any past moment
    can be told again. ``progress`` in percent; ``period`` names the round of a recurring item.
    """

    UNIT_COLUMN = "item__lead_id"
    OWNER_COLUMN = "person_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    item = models.ForeignKey(Item, models.CASCADE, related_name="moves", verbose_name="事项")
    move = models.CharField(
        "办理", max_length=20, choices=[(m.value, w) for m, w in MOVE_WORDS.items()]
    )
    at = models.DateTimeField("系统收到时间")
    on = models.DateField("填写日期", null=True, blank=True)
    stage = models.CharField(
        "办理后环节", max_length=12, choices=[(s.value, w) for s, w in STAGE_WORDS.items()]
    )
    due = models.DateField("办理后期限", null=True, blank=True)
    started_on = models.DateField("交办日期", null=True, blank=True)
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="+", verbose_name="牵头单位"
    )
    progress = models.DecimalField("进度（%）", null=True, blank=True, **PERCENT)
    period = models.CharField("期次", max_length=8, blank=True)
    remark = models.CharField("说明", max_length=1000, blank=True)
    file = models.ForeignKey(
        "store.StoredFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="附件",
    )
    person = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="办理人",
    )

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "事项办理记录"
        ordering = ("item_id", "id")
        indexes = (models.Index(fields=("item", "at"), name="item_move_at"),)

    def __str__(self) -> str:
        return f"{self.item_id} {self.move}"


class ExtensionQuerySet(ScopedQuerySet):
    def open(self) -> Self:
        """Asked for and not decided."""
        return self.filter(decided_at=None)

    def granted(self) -> Self:
        return self.filter(is_granted=True)


class Extension(models.Model):
    """A later date asked for (延期申请), and what was decided."""

    UNIT_COLUMN = "item__lead_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    item = models.ForeignKey(Item, models.CASCADE, related_name="extensions", verbose_name="事项")
    was_due = models.DateField("原期限")
    asked_due = models.DateField("申请延至")
    reason = models.CharField("理由", max_length=500)
    asked_at = models.DateTimeField("申请时间")
    asked_by = models.ForeignKey(
        "store.Person", models.PROTECT, null=True, related_name="+", verbose_name="申请人"
    )
    decided_at = models.DateTimeField("审批时间", null=True, blank=True)
    decided_by = models.ForeignKey(
        "store.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="审批人",
    )
    is_granted = models.BooleanField("同意", null=True, blank=True)
    remark = models.CharField("审批意见", max_length=300, blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = "延期申请"
        ordering = ("item_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("item",), condition=Q(decided_at=None), name="one_open_extension"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} 延至 {self.asked_due}"
