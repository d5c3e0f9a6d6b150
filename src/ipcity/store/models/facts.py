"""What a plan says, one table per construct; each fact keeps its words and who has checked them."""

from __future__ import annotations

from typing import Self

from django.db import models

from ipcity.store.scoping import ScopedQuerySet


class Review(models.TextChoices):
    PENDING = "pending", "待核"
    CONFIRMED = "confirmed", "已确认"
    CORRECTED = "corrected", "已更正"
    DROPPED = "dropped", "已剔除"
    ADDED = "added", "人工补充"


class FactQuerySet(ScopedQuerySet):
    def standing(self) -> Self:
        """Facts that count: everything that no reviewer has dropped."""
        return self.exclude(review=Review.DROPPED)

    def pending(self) -> Self:
        return self.filter(review=Review.PENDING)

    def in_force(self) -> Self:
        """Standing facts of the plans in force."""
        return self.standing().filter(plan__state="adopted")

    def of(self, plan: models.Model) -> Self:
        """Standing facts of one plan version."""
        return self.standing().filter(plan=plan)


class AssignedQuerySet(FactQuerySet):
    """Tasks and safeguards: what units are made responsible for."""

    def with_assignments(self) -> Self:
        """Each row with its groups of units in document order, in two more queries."""
        units = AssignedUnit.objects.standing().select_related("unit")
        groups = Assignment.objects.standing().prefetch_related(models.Prefetch("units", units))
        return self.prefetch_related(models.Prefetch("assignments", groups))


class Fact(models.Model):
    """One fact of one plan version.

    ``key`` is permanent: an amendment's fact carries the key of the fact it continues.
    ``compiled_id`` is the compiler's own name for it in this version. ``spans`` maps a field to
    ``[start, end)`` in the version's text; the field ``span`` is the whole passage. ``as_compiled``
    holds the fields as they were before a person changed them; ``version`` guards stale saves.
    """

    # Fields that a reviewer may correct, in the order of the form.
    EDITABLE: tuple[str, ...] = ()

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    plan = models.ForeignKey(
        "store.PlanVersion", models.CASCADE, related_name="%(class)s_set", verbose_name="方案版本"
    )
    key = models.CharField("编号", max_length=40)
    compiled_id = models.CharField("编译编号", max_length=40, blank=True)
    position = models.PositiveIntegerField("次序", default=0)
    spans = models.JSONField("原文位置", default=dict, blank=True)
    quote = models.CharField("原文摘录", max_length=400, blank=True)
    review = models.CharField(
        "核对状态", max_length=10, choices=Review.choices, default=Review.PENDING
    )
    # In an amendment: the key of the fact that this one continues, and whether a person agreed.
    continues = models.CharField("沿用编号", max_length=40, blank=True)
    continuity_confirmed = models.BooleanField("沿用关系已确认", default=False)
    review_reason = models.CharField("更正理由", max_length=300, blank=True)
    as_compiled = models.JSONField("编译原值", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("plan_id", "position", "id")
        constraints = (
            models.UniqueConstraint(fields=("plan", "key"), name="%(class)s_key_in_plan"),
        )

    def __str__(self) -> str:
        words = getattr(self, "name", "") or getattr(self, "heading", "")
        return f"{self.key} {words}".strip()

    @property
    def span(self) -> tuple[int, int] | None:
        place = self.spans.get("span")
        return (place[0], place[1]) if place else None


class PlacedFact(Fact):
    """A fact that stands inside a goal, task or safeguard; ``place`` is that one's key."""

    place = models.CharField("所在位置", max_length=40, blank=True)

    class Meta(Fact.Meta):
        abstract = True


class Goal(Fact):
    EDITABLE = ("heading",)

    heading = models.CharField("目标标题", max_length=300)

    class Meta(Fact.Meta):
        verbose_name = "工作目标"


class Target(PlacedFact):
    """A quantified target; ``value`` is in base units (元, 件), a percent stays its number."""

    EDITABLE = (
        "name",
        "comparator",
        "value",
        "value_max",
        "unit",
        "basis",
        "direction",
        "period",
        "due",
        "strength",
    )

    class Comparator(models.TextChoices):
        AT_LEAST = ">=", "不少于（≥）"
        MORE = ">", "超过（>）"
        AT_MOST = "<=", "不超过（≤）"
        LESS = "<", "低于（<）"
        EQUAL = "=", "等于（=）"
        ABOUT = "~", "约为（≈）"

    class Basis(models.TextChoices):
        LEVEL = "level", "期末水平"
        NEW = "new", "新增数量"
        GROWTH = "growth", "增长幅度"
        FLOW = "flow", "每年数量"
        CUMULATIVE = "cumulative", "累计数量"

    class Direction(models.TextChoices):
        UP = "up", "越高越好"
        DOWN = "down", "越低越好"

    class Strength(models.TextChoices):
        PLAIN = "plain", "一般"
        STRIVE = "strive", "力争"
        FIRM = "firm", "确保"

    name = models.CharField("指标名称", max_length=200)
    comparator = models.CharField("比较方式", max_length=2, choices=Comparator.choices)
    value = models.DecimalField("目标值", max_digits=24, decimal_places=6)
    value_max = models.DecimalField(
        "目标值上限", max_digits=24, decimal_places=6, null=True, blank=True
    )
    unit = models.CharField("计量单位", max_length=20, blank=True)
    basis = models.CharField("口径", max_length=12, choices=Basis.choices)
    direction = models.CharField(
        "方向", max_length=4, choices=Direction.choices, default=Direction.UP
    )
    period = models.CharField(
        "周期", max_length=10, choices=(("annual", "每年"),), blank=True, default=""
    )
    due = models.PositiveSmallIntegerField("完成年度", null=True, blank=True)
    strength = models.CharField(
        "力度", max_length=8, choices=Strength.choices, default=Strength.PLAIN
    )

    class Meta(Fact.Meta):
        verbose_name = "量化目标"


class Trend(PlacedFact):
    EDITABLE = ("name", "direction")

    name = models.CharField("趋势名称", max_length=200)
    direction = models.CharField(
        "方向", max_length=4, choices=Target.Direction.choices, default=Target.Direction.UP
    )

    class Meta(Fact.Meta):
        verbose_name = "趋势要求"


class Deliverable(PlacedFact):
    EDITABLE = ("name",)

    name = models.CharField("建设成果", max_length=200)

    class Meta(Fact.Meta):
        verbose_name = "建设成果"


class PlanAction(Fact):
    EDITABLE = ("number", "heading")

    number = models.CharField("序号", max_length=20, blank=True)
    heading = models.CharField("行动名称", max_length=300)

    class Meta(Fact.Meta):
        verbose_name = "行动"


class Task(Fact):
    EDITABLE = ("number", "heading")

    number = models.CharField("序号", max_length=20, blank=True)
    heading = models.CharField("任务名称", max_length=300)
    action = models.ForeignKey(
        PlanAction,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="所属行动",
    )

    objects = AssignedQuerySet.as_manager()

    class Meta(Fact.Meta):
        verbose_name = "任务"


class Measure(Fact):
    EDITABLE = ("name",)

    name = models.CharField("举措", max_length=400)
    task = models.ForeignKey(
        Task,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name="所属任务",
    )

    class Meta(Fact.Meta):
        verbose_name = "举措"


class Safeguard(Fact):
    EDITABLE = ("number", "heading")

    number = models.CharField("序号", max_length=20, blank=True)
    heading = models.CharField("保障措施", max_length=300)

    objects = AssignedQuerySet.as_manager()

    class Meta(Fact.Meta):
        verbose_name = "保障措施"


class Assignment(Fact):
    """One group of responsible units; ``spans['owns']`` is the text that it governs."""

    EDITABLE = ("shared", "due")

    task = models.ForeignKey(
        Task,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name="任务",
    )
    safeguard = models.ForeignKey(
        Safeguard,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name="保障措施",
    )
    shared = models.BooleanField("按职责分工", default=False)
    due = models.PositiveSmallIntegerField("完成年度", null=True, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "责任分工"


class AssignedUnit(Fact):
    """A body as the plan writes it, and the unit of the district that it stands for, once known."""

    EDITABLE = ("name", "role", "note", "open_set")

    class Role(models.TextChoices):
        LEAD = "lead", "牵头"
        RESPONSIBLE = "responsible", "责任"
        SUPPORT = "support", "配合"
        GUIDE = "guide", "指导"

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, related_name="units", verbose_name="责任分工"
    )
    name = models.CharField("单位（原文写法）", max_length=160)
    role = models.CharField("角色", max_length=12, choices=Role.choices, default=Role.RESPONSIBLE)
    written_role = models.CharField("原文角色", max_length=12, choices=Role.choices, blank=True)
    note = models.CharField("括注", max_length=160, blank=True)
    open_set = models.BooleanField("泛指单位", default=False)
    unit = models.ForeignKey(
        "store.Unit",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned",
        verbose_name="对应单位",
    )

    # the tasks of a retired unit go to its successor, in plans that are not history yet
    WORK_UNIT_COLUMN = "unit_id"
    OPEN_WORK = models.Q(plan__state__in=("draft", "adopted"))

    class Meta(Fact.Meta):
        verbose_name = "责任单位"

    @property
    def told(self) -> str:
        """The written name, and the unit's own where that is another: 市经信委（即市经济信息委）."""
        if self.unit is None or self.unit.name == self.name:
            return self.name
        return f"{self.name}（即{self.unit.name}）"


class CitedDocument(Fact):
    EDITABLE = ("title", "number")

    title = models.CharField("文件名称", max_length=300)
    number = models.CharField("文号", max_length=80, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "引用文件"

    def __str__(self) -> str:
        return f"《{self.title}》{self.number}"


class PlanProblem(models.Model):
    """A place where the compiler doubts the document; a person settles it with a reason."""

    class Severity(models.TextChoices):
        ERROR = "error", "错误"
        WARNING = "warning", "警告"
        NOTE = "note", "提示"

    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    plan = models.ForeignKey(
        "store.PlanVersion", models.CASCADE, related_name="problems", verbose_name="方案版本"
    )
    position = models.PositiveIntegerField("次序", default=0)
    code = models.CharField("代码", max_length=40)
    severity = models.CharField("级别", max_length=8, choices=Severity.choices)
    message = models.CharField("说明", max_length=500)
    remedy = models.CharField("处理建议", max_length=500, blank=True)
    quote = models.CharField("原文摘录", max_length=400, blank=True)
    place = models.CharField("所在位置", max_length=40, blank=True)
    start = models.PositiveIntegerField("起", null=True, blank=True)
    end = models.PositiveIntegerField("止", null=True, blank=True)
    line = models.PositiveIntegerField("行", null=True, blank=True)
    column = models.PositiveIntegerField("列", null=True, blank=True)
    settled = models.BooleanField("已处理", default=False)
    settlement = models.CharField("处理说明", max_length=300, blank=True)
    version = models.PositiveIntegerField("版本", default=1)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "方案疑点"
        ordering = ("plan_id", "position", "id")

    def __str__(self) -> str:
        return f"{self.code}：{self.message}"


# The constructs of a plan in the order in which a reviewer meets them.
CONSTRUCTS: dict[str, type[Fact]] = {
    "goal": Goal,
    "target": Target,
    "trend": Trend,
    "deliverable": Deliverable,
    "action": PlanAction,
    "task": Task,
    "measure": Measure,
    "assignment": Assignment,
    "unit": AssignedUnit,
    "safeguard": Safeguard,
    "document": CitedDocument,
}
