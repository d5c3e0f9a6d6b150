"""What the review page shows: the text in parts, and the facts of one construct as cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse

from ipcity.domain.access import Scope
from ipcity.store.models.facts import (
    CONSTRUCTS,
    AssignedUnit,
    Assignment,
    Fact,
    Measure,
    PlacedFact,
    PlanProblem,
    Review,
    Target,
    Task,
)
from ipcity.store.models.plans import PlanVersion
from ipcity.web.figures import sentence
from ipcity.web.words import Mark, Piece, pieces

# A part is what one page shows of a long text; a usual plan is one part.
PART = 8_000
# Cards on one page; a usual part has some dozens.
MOST_SHOWN = 200
PROBLEM = "problem"
LABELS = {
    "target": "量化目标",
    "goal": "工作目标",
    "trend": "趋势要求",
    "deliverable": "建设成果",
    "action": "行动",
    "task": "任务",
    "measure": "举措",
    "assignment": "责任分工",
    "unit": "责任单位",
    "safeguard": "保障措施",
    "document": "引用文件",
}
TONES = {Review.PENDING: "accent", Review.DROPPED: "quiet"}
OWNERS = {Task: "action", Measure: "task", Assignment: "task", AssignedUnit: "assignment"}


@dataclass(frozen=True)
class Card:
    """One fact with what a reviewer needs beside it."""

    fact: Fact
    construct: str
    title: str
    lines: tuple[tuple[str, object], ...]
    doubts: tuple[PlanProblem, ...] = ()
    older: Fact | None = None

    @property
    def anchor(self) -> str:
        return f"{self.construct}-{self.fact.pk}"

    @property
    def tone(self) -> str:
        return TONES.get(Review(self.fact.review), "plain")

    @property
    def asks_key(self) -> bool:
        """A fact of an amendment whose permanent key a person has to confirm."""
        return self.fact.plan.based_on_id is not None and self.construct in ("target", "task")


@dataclass(frozen=True)
class Shelf:
    """One tab: a construct with how many facts it has and how many wait."""

    construct: str
    label: str
    total: int
    pending: int


def shelves(scope: Scope, plan: PlanVersion) -> list[Shelf]:
    """Every construct that the plan has, plus the targets and tasks that it ought to have."""
    found = []
    for construct, label in LABELS.items():
        rows = CONSTRUCTS[construct].objects.within(scope).filter(plan=plan)
        counted = rows.aggregate(
            total=Count("pk"), pending=Count("pk", filter=Q(review=Review.PENDING))
        )
        if counted["total"] or construct in ("target", "task"):
            found.append(Shelf(construct, label, counted["total"], counted["pending"]))
    return found


def still_open(scope: Scope, plan: PlanVersion) -> str:
    """What nobody has looked at yet, in the words of the review page; empty when nothing is left."""
    pending = sum(shelf.pending for shelf in shelves(scope, plan))
    doubts = PlanProblem.objects.within(scope).filter(plan=plan, settled=False).count()
    return open_words(pending, doubts)


def open_words(pending: int, doubts: int) -> str:
    counted = ((pending, "项待核"), (doubts, "处疑点未处理"))
    said = "、".join(f"{count} {what}" for count, what in counted if count)
    return f"还有 {said}" if said else ""


def parts_of(text: str) -> list[tuple[int, int]]:
    """``text`` cut at line ends into parts of about ``PART`` characters."""
    bounds, start = [], 0
    while start < len(text):
        end = min(start + PART, len(text))
        if end < len(text):
            line_end = text.rfind("\n", start + PART // 2, end)
            end = line_end + 1 if line_end > 0 else end
        bounds.append((start, end))
        start = end
    return bounds or [(0, 0)]


def part_at(bounds: Sequence[tuple[int, int]], at: int) -> int:
    return next((n for n, (start, end) in enumerate(bounds) if start <= at < end), 0)


@dataclass
class Desk:
    """One look at the page: a plan, a construct, a filter and a part of the text."""

    scope: Scope
    plan: PlanVersion
    construct: str
    state: str = ""
    part: int = 0
    problems: list[PlanProblem] = field(default_factory=list)
    left_out: int = 0

    def __post_init__(self) -> None:
        self.bounds = parts_of(self.plan.text or "")
        self.part = min(max(self.part, 0), len(self.bounds) - 1)
        rows = PlanProblem.objects.within(self.scope).filter(plan=self.plan)
        self.problems = list(rows)

    @property
    def window(self) -> tuple[int, int]:
        return self.bounds[self.part]

    def cards(self) -> list[Card]:
        """The construct's first facts in this part; those without a place stand in the first."""
        if self.construct not in CONSTRUCTS:
            return []
        facts = [f for f in facts_of(self.scope, self.plan, self.construct) if self._here(f)]
        older = self._older()
        cards = [card for card in (self.card(fact, older) for fact in facts) if self._asked(card)]
        self.left_out = max(0, len(cards) - MOST_SHOWN)
        return cards[:MOST_SHOWN]

    def _asked(self, card: Card) -> bool:
        """Whether the filter of the page lets the card through."""
        if self.state == "pending":
            return card.fact.review == Review.PENDING
        if self.state == "key":
            return not card.fact.continuity_confirmed
        if self.state == "problem":
            return any(not doubt.settled for doubt in card.doubts)
        return True

    def card(self, fact: Fact, older: dict[str, Fact] | None = None) -> Card:
        older = self._older() if older is None else older
        return Card(
            fact,
            self.construct,
            title_of(fact),
            lines_of(fact),
            self._doubts(fact),
            older.get(fact.continues),
        )

    def _here(self, fact: Fact) -> bool:
        return part_at(self.bounds, fact.span[0] if fact.span else 0) == self.part

    def _older(self) -> dict[str, Fact]:
        if self.plan.based_on_id is None or self.construct not in ("target", "task"):
            return {}
        rows = CONSTRUCTS[self.construct].objects.within(self.scope).standing()
        return {fact.key: fact for fact in rows.filter(plan_id=self.plan.based_on_id)}

    def _doubts(self, fact: Fact) -> tuple[PlanProblem, ...]:
        span = fact.span
        if span is None:
            return ()
        return tuple(p for p in self.problems if p.end and p.start < span[1] and span[0] < p.end)

    def problems_here(self) -> list[PlanProblem]:
        """The first problems of this part, as many as a page holds; open ones come first."""
        here = [p for p in self.problems if part_at(self.bounds, p.start or 0) == self.part]
        if self.construct == PROBLEM:
            self.left_out = max(0, len(here) - MOST_SHOWN)
        if len(here) > MOST_SHOWN:
            here.sort(key=lambda problem: problem.settled)
        return here[:MOST_SHOWN]

    def text(self, cards: Iterable[Card]) -> tuple[Piece, ...]:
        """This part of the text; a mark that runs over its edge is cut there."""
        low, high = self.window
        marks = [mark for card in cards for mark in _marks(card)]
        marks += [
            Mark(
                p.start,
                p.end,
                f"{p.get_severity_display()}：{p.message}",
                f"#problem-{p.pk}",
                f"problem-{p.pk}",
            )
            for p in self.problems
            if p.end
        ]
        clipped = [
            Mark(max(m.start, low), min(m.end, high), m.label, m.href, m.anchor)
            for m in marks
            if m.start < high and low < m.end
        ]
        return pieces(self.plan.text or "", clipped, (low, high))


def facts_of(scope: Scope, plan: PlanVersion, construct: str) -> list[Fact]:
    rows = CONSTRUCTS[construct].objects.within(scope).filter(plan=plan)
    if construct == "unit":
        rows = rows.select_related("unit", "assignment__task", "assignment__safeguard")
    if construct == "assignment":
        rows = rows.select_related("task", "safeguard").prefetch_related("units")
    if construct in ("task", "measure"):
        rows = rows.select_related(OWNERS[CONSTRUCTS[construct]])
    found = list(rows)
    for fact in found:
        fact.plan = plan
    return found


def _marks(card: Card) -> list[Mark]:
    fact = card.fact
    if fact.span is None or fact.review == Review.DROPPED:
        return []
    whole = Mark(*fact.span, card.title, f"#{card.anchor}", card.anchor)
    inner = [
        Mark(*fact.spans[name], f"{card.title}：{label}", f"#{card.anchor}")
        for name, label in (("name", "名称"), ("value", "数值"))
        if name in fact.spans
    ]
    return [whole, *inner]


def title_of(fact: Fact) -> str:
    if isinstance(fact, AssignedUnit):
        return f"{fact.name}（{fact.note}）" if fact.note else fact.name
    if isinstance(fact, Assignment):
        owner = fact.task or fact.safeguard
        return owner.heading if owner else "未列入任务的分工"
    if isinstance(fact, Task) and fact.number:
        return f"{fact.number}．{fact.heading}"
    words = [getattr(fact, name, "") for name in ("number", "heading", "name", "title")]
    return " ".join(word for word in words if word) or fact.key


def lines_of(fact: Fact) -> tuple[tuple[str, object], ...]:
    """The fact's content in few words, label by label."""
    if isinstance(fact, Target):
        due = f"{fact.due}年" if fact.due else "未写明"
        return (
            ("目标", sentence(fact)),
            ("口径", f"{fact.get_basis_display()}，{fact.get_strength_display()}"),
            ("完成年度", due),
        )
    if isinstance(fact, AssignedUnit):
        owner = fact.assignment.task or fact.assignment.safeguard
        known = fact.unit.name if fact.unit else "集合单位" if fact.open_set else "尚未对应"
        return (
            ("角色", fact.get_role_display()),
            ("任务", owner.heading if owner else None),
            ("对应单位", known),
        )
    if isinstance(fact, Assignment):
        units = "、".join(unit.name for unit in fact.units.all())
        return (("单位", units), ("分工", "按职责分工" if fact.shared else "未写明"))
    if isinstance(fact, Task | Measure):
        owner = fact.action if isinstance(fact, Task) else fact.task
        return (("所属", owner.heading if owner else None),)
    if isinstance(fact, PlacedFact):
        direction = getattr(fact, "get_direction_display", None)
        return (("方向", direction()),) if direction else ()
    return (("文号", fact.number or None),) if hasattr(fact, "title") else ()


def review_url(plan: PlanVersion, **query: object) -> str:
    """The review page of ``plan``; what is empty stays out of the address."""
    words = "&".join(f"{name}={value}" for name, value in query.items() if value not in ("", None))
    base = reverse("review-plan", args=[plan.pk])
    return f"{base}?{words}" if words else base
