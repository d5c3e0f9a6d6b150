"""What a meeting of the ledger is prepared and followed up with: agenda, attendance, minutes, resolutions."""

from __future__ import annotations

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class AgendaPoint(models.Model):
    """One point of the agenda; ``source_kind`` and ``source_id`` say what it was drafted from.

    ``signal`` is the light on the day of drafting; it does not follow what happens later.
    """

    class Source(models.TextChoices):
        ITEM = "item", "督办事项"
        TARGET = "target", "指标"
        BUDGET = "budget", "预算项目"
        INSTRUCTION = "instruction", "领导批示"
        TYPED = "typed", "自拟"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    meeting = models.ForeignKey(
        "store.Meeting", models.PROTECT, related_name="points", verbose_name="会议"
    )
    position = models.PositiveIntegerField("序号")
    title = models.CharField("议题", max_length=300)
    words = models.CharField("提请研究的理由", max_length=1000, blank=True)
    signal = models.CharField("亮灯", max_length=12, blank=True)
    unit = models.ForeignKey(
        "store.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="汇报单位",
    )
    source_kind = models.CharField(
        "来源", max_length=12, choices=Source.choices, default=Source.TYPED
    )
    source_id = models.CharField("来源编号", max_length=80, blank=True)
    entered_at = models.DateTimeField("列入时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "会议议题"
        ordering = ("meeting_id", "position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "source_kind", "source_id"),
                condition=~models.Q(source_id=""),
                name="one_point_per_source",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Whether and by whom one unit was represented."""

    class State(models.TextChoices):
        PRESENT = "present", "出席"
        DEPUTY = "deputy", "委派代表"
        EXCUSED = "excused", "请假"
        ABSENT = "absent", "缺席"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    meeting = models.ForeignKey(
        "store.Meeting", models.PROTECT, related_name="attendances", verbose_name="会议"
    )
    unit = models.ForeignKey("store.Unit", models.PROTECT, related_name="+", verbose_name="单位")
    state = models.CharField("到会", max_length=8, choices=State.choices)
    people = models.CharField("参会人员及职务", max_length=200, blank=True)
    recorded_at = models.DateTimeField("登记时间")
    version = models.PositiveIntegerField("版本", default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "会议到会"
        ordering = ("meeting_id", "unit__position", "id")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "unit"), name="one_attendance_per_unit"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.get_state_display()}"


class Minutes(models.Model):
    """One version of a meeting's minutes (纪要): never edited, the last one counts."""

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    meeting = models.ForeignKey(
        "store.Meeting", models.PROTECT, related_name="minutes", verbose_name="会议"
    )
    number = models.PositiveIntegerField("稿次")
    text = models.TextField("纪要内容")
    person = models.ForeignKey(
        "store.Person", models.PROTECT, related_name="+", verbose_name="整理人"
    )
    written_at = models.DateTimeField("整理时间")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "会议纪要"
        ordering = ("meeting_id", "-number")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="one_minutes_per_draft"),
        )

    def __str__(self) -> str:
        return f"{self.meeting} 第{self.number}稿"


class Resolution(models.Model):
    """One thing resolved; ``item_id`` is the item of supervision that it became, once it has."""

    UNIT_COLUMN = "lead_id"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    meeting = models.ForeignKey(
        "store.Meeting", models.PROTECT, related_name="resolved", verbose_name="会议"
    )
    point = models.ForeignKey(
        AgendaPoint,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="resolved",
        verbose_name="所议议题",
    )
    position = models.PositiveIntegerField("序号")
    text = models.CharField("议定事项", max_length=500)
    lead = models.ForeignKey(
        "store.Unit", models.PROTECT, related_name="+", verbose_name="牵头单位"
    )
    support = models.ManyToManyField(
        "store.Unit", related_name="+", blank=True, verbose_name="配合单位"
    )
    due = models.DateField("完成时限", null=True, blank=True)
    task_key = models.CharField("对应任务", max_length=20, blank=True)
    item_id = models.PositiveBigIntegerField("督办事项", null=True, blank=True)
    entered_at = models.DateTimeField("登记时间")
    version = models.PositiveIntegerField("版本", default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "议定事项"
        ordering = ("meeting_id", "position", "id")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "position"), name="resolution_position"),
        )

    def __str__(self) -> str:
        return self.text
