"""The plan compiler: text in, typed facts with places out. Never raises on any text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from ipcity.domain.plans import damage
from ipcity.domain.plans.drafts import Draft
from ipcity.domain.plans.facts import (
    Deliverable,
    Direction,
    Goal,
    NumberReason,
    Numbers,
    Plan,
    Source,
    Span,
    Strength,
    Target,
    Trend,
)
from ipcity.domain.plans.frontmatter import front_matter
from ipcity.domain.plans.numbering import Level
from ipcity.domain.plans.outline import Node, Outline, outline
from ipcity.domain.plans.passages import Passage, Reading, read_passages
from ipcity.domain.plans.problems import Report
from ipcity.domain.plans.programme import Programme, programme
from ipcity.domain.plans.roles import document_rules
from ipcity.domain.plans.sentences import Prepared
from ipcity.domain.plans.targets import Found, read_targets
from ipcity.domain.plans.trends import Statement, statements
from ipcity.domain.plans.zones import Zone, Zones, zones
from ipcity.domain.terms.comparators import Comparator
from ipcity.domain.terms.numbers import Quantity, Unreadable, Written, WrittenDate

# A year that governs what follows, and where it is written.
Due = tuple[int | None, Span | None]
NO_DUE: Final[Due] = (None, None)
# As many impossible years as show that a file's digits were permuted throughout.
_SPOILT: Final = 3
_UPWARD: Final = (Comparator.AT_LEAST, Comparator.MORE)
_LOWER_IS_BETTER: Final = re.compile(
    r"(?:浓度|漏损率|死亡率|发病率|失业率|辍学率|投诉率|能耗|排放强度|不良率|事故起数|占用率|空置率|返贫率)$"
)
# Zones whose sentences hand their year on: goals, and what states goals before the first chapter.
_STATING: Final = (Zone.GOALS, Zone.GUIDANCE, Zone.PREAMBLE)


def compile_plan(text: str, source: Source) -> Plan:
    """Compile a plan. ``text`` is exactly the string all spans index; linear in its length."""
    return _Compiler(text, source).run()


def trace_plan(text: str, source: Source) -> tuple[Plan, Mapping[str, Mapping[str, Span]]]:
    """Compile, and keep for every target which words gave which of its fields."""
    compiler = _Compiler(text, source)
    return compiler.run(), compiler.words


class _Compiler:
    def __init__(self, text: str, source: Source) -> None:
        self.text = text
        self.source = source
        self.report = Report(text)
        self.targets: list[Target] = []
        self.goals: list[Goal] = []
        self.trends: list[Trend] = []
        self.deliverables: list[Deliverable] = []
        self.explained: Counter[str] = Counter()
        self.unexplained: list[Span] = []
        self.counted = 0
        self.impossible = 0
        self.words: dict[str, dict[str, Span]] = {}
        self.since: int | None = None
        self.bulleted: dict[int, bool] = {}

    def run(self) -> Plan:
        reading = read_passages(self.text)
        passages = self._undamaged(reading)
        tree = outline(passages)
        zoned = zones(tree.root)
        self._report_outline(reading, tree)
        parts = programme(tree.root, zoned, self.text)
        goals = [body for node in _goal_nodes(tree.root, zoned) for body in node.bodies]
        front = front_matter(tree.root, goals, self.text)
        issued = front.issued_on.year if front.issued_on else None
        self.since = front.period.start if front.period and front.period.start else issued
        self._walk(tree.root, zoned, parts)
        self._report_ends(passages)
        return Plan(
            text=self.text,
            source=self.source,
            title=front.title,
            issuer=front.issuer,
            issued_on=front.issued_on,
            document_number=front.document_number,
            period=front.period,
            goals=tuple(self.goals),
            targets=tuple(self.targets),
            trends=tuple(self.trends),
            deliverables=tuple(self.deliverables),
            actions=parts.actions,
            tasks=parts.tasks,
            assignments=parts.assignments,
            safeguards=parts.safeguards,
            rules=document_rules(passages),
            problems=self.report.sorted(),
            numbers=self._numbers(),
        )

    # ---- damage ----------------------------------------------------------------------------------

    def _undamaged(self, reading: Reading) -> list[Passage]:
        """Report damage and leave spliced passages out of what the grammar reads."""
        found = damage.all_splices(reading.passages)
        passages: list[Passage] = []
        for index, passage in enumerate(reading.passages):
            for year in damage.impossible_years(passage):
                self.impossible += 1
                self.report.add("impossible-year", passage.span(year.start, year.end))
            for splice in found.get(index, ()):
                self.report.add("spliced-text", passage.span(splice.start, splice.end))
                self._count_damaged(passage.cut(splice.start, splice.end))
            passages.append(damage.without(passage, found[index]) if index in found else passage)
        return passages

    def _count_damaged(self, passage: Passage) -> None:
        for _ in Prepared(passage).numbers:
            self.counted += 1
            self.explained[NumberReason.DAMAGED] += 1

    def _report_outline(self, reading: Reading, tree: Outline) -> None:
        for span in tree.glued:
            self.report.add("glued-heading", span)
        for span, before, _ in tree.gaps:
            self.report.add("numbering-gap", span, before=before)
        for span in reading.page_numbers:
            self.report.add("page-number", span)
        if reading.wrapped:
            self.report.add("hard-wrapped", (0, min(len(self.text), 1)))
        if reading.private_use:
            self.report.add(
                "private-use-character", reading.private_use[0], count=len(reading.private_use)
            )

    def _report_ends(self, passages: list[Passage]) -> None:
        if passages and damage.is_cut_off(passages[-1].text):
            length = len(passages[-1].text)
            self.report.add("truncated", passages[-1].span(length - 12, length))

    # ---- the walk --------------------------------------------------------------------------------

    def _walk(self, root: Node, zoned: Zones, parts: Programme) -> None:
        dues: dict[int, Due] = {id(root): NO_DUE}
        loose = not any(child.level < Level.BULLET for child in root.children)
        for node in root.walk():
            zone = Zone.TASKS if loose else zoned.of(node)  # a text without any numbering
            self._count_heading(node)
            if zone is Zone.APPENDIX and node.marker is None and node.parts:
                self.report.add("annex-not-read", node.opening.whole)
            if zone is Zone.GOALS and node.level is Level.BULLET and not node.parts:
                self._add_goal(node.heading, node.span())
            for part in node.parts:
                if isinstance(part, Node):
                    dues[id(part)] = dues[id(node)]
                    continue
                due = self._passage(node, part, zone, parts.places.get(id(node)), dues[id(node)])
                if zone in _STATING:
                    dues[id(node)] = due

    def _passage(
        self, node: Node, passage: Passage, zone: Zone, place: str | None, above: Due
    ) -> Due:
        """The facts of one paragraph; gives the year that governs what follows it."""
        prepared = Prepared(passage)
        for at in prepared.unmatched:
            self.report.add("unbalanced-bracket", passage.span(at, at + 1))
        stating = zone in _STATING
        if zone in (Zone.PAST, Zone.APPENDIX):
            found = Found(reasons=[(n, _plain_reason(n, _outside(zone))) for n in prepared.numbers])
        else:
            found = read_targets(prepared, above[0] if stating else None, stating, self.since)
        if zone is Zone.PREAMBLE and not _is_goal_text(passage, node):
            found = Found(
                reasons=[*found.reasons, *((d.quantity, NumberReason.OTHER) for d in found.drafts)]
            )
        if stating:
            place = self._goal(node, passage, zone, found)
        if self.impossible >= _SPOILT:
            found = self._spoilt(passage, found)
        self._take(prepared, found, zone, place, above[1])
        return (found.due, passage.span(*found.due_at)) if found.due_at else above

    def _spoilt(self, passage: Passage, found: Found) -> Found:
        """In a file of permuted digits no figure is what the plan says; all are reported instead."""
        for draft in found.drafts:
            if draft.quantity.number_end > draft.quantity.start:
                span = passage.span(draft.quantity.start, draft.quantity.end)
                self.report.add("digits-suspect", span)
        lost = [(draft.quantity, NumberReason.DAMAGED) for draft in found.drafts]
        return Found([], [*found.reasons, *lost], found.due, found.due_at)

    def _goal(self, node: Node, passage: Passage, zone: Zone, found: Found) -> str | None:
        """A paragraph of goals becomes a goal; outside the goals chapter only one that holds targets."""
        bullets = self._bulleted(node)
        wanted = zone is Zone.GOALS and not bullets
        if (
            not wanted
            and not found.drafts
            and not (zone is Zone.GOALS and node.level is Level.BULLET)
        ):
            return None
        heading = node.heading if node.level is Level.BULLET or not bullets else None
        span = node.span() if node.level is Level.BULLET else passage.whole
        return self._add_goal(heading, span)

    def _add_goal(self, heading: Passage | None, span: Span) -> str:
        goal = Goal(f"G{len(self.goals) + 1}", self._cut(heading), span)
        self.goals.append(goal)
        return goal.id

    def _bulleted(self, node: Node) -> bool:
        """Whether bullets hang under the node; asked once a paragraph, so remembered."""
        known = self.bulleted.get(id(node))
        if known is None:
            known = any(child.level is Level.BULLET for child in node.children)
            self.bulleted[id(node)] = known
        return known

    def _cut(self, passage: Passage | None) -> str | None:
        return "".join(self.text[at] for at in passage.at) if passage else None

    def _count_heading(self, node: Node) -> None:
        if node.marker and node.marker.ordinal and any(c.isdigit() for c in node.marker.written):
            self.counted += 1
            self.explained[NumberReason.HEADING] += 1
        for number in Prepared(node.heading).numbers if node.heading else ():
            self.counted += 1
            self.explained[_plain_reason(number, NumberReason.HEADING)] += 1

    # ---- from drafts to facts --------------------------------------------------------------------

    def _take(
        self, prepared: Prepared, found: Found, zone: Zone, place: str | None, due_at: Span | None
    ) -> None:
        for draft in found.drafts:
            self._target(prepared.passage, draft, place, due_at)
        for number, why in found.reasons:
            self._account(prepared.passage, number, why, zone)
        if zone is Zone.GOALS or (zone in (Zone.GUIDANCE, Zone.PREAMBLE) and found.drafts):
            for start, end in prepared.sentences():
                for statement in statements(prepared, start, end):
                    self._statement(prepared.passage, statement)

    def _target(
        self, passage: Passage, draft: Draft, place: str | None, due_at: Span | None
    ) -> None:
        quantity = draft.quantity
        name_start = min(start for start, _ in draft.name)
        name_end = max(end for _, end in draft.name)
        target = Target(
            id=f"T{len(self.targets) + 1}",
            name="".join(self.text[passage.at[i]] for a, b in draft.name for i in range(a, b)),
            comparator=draft.comparator,
            value=quantity.value,
            value_max=quantity.value_max,
            unit=quantity.unit,
            basis=draft.basis,
            direction=Direction.DOWN if draft.down else Direction.UP,
            period="annual" if draft.annual else None,
            due=draft.due,
            strength=draft.strength or Strength.PLAIN,
            place=place,
            span=passage.span(*draft.span),
            name_span=passage.span(name_start, name_end),
            value_span=passage.span(quantity.start, quantity.end),
        )
        self.targets.append(target)
        words = {what: passage.span(*cut) for what, cut in draft.words.items()}
        if draft.due is not None and due_at is not None:
            words.setdefault("due", due_at)
        self.words[target.id] = words
        if quantity.end > quantity.start and any(
            c.isdigit() for c in passage.text[quantity.start : quantity.end]
        ):
            self.counted += 1
        if self.impossible:
            self.report.add("digits-suspect", target.value_span)
        if draft.comparator in _UPWARD and _LOWER_IS_BETTER.search(target.name) and not draft.down:
            self.report.add("ambiguous-direction", target.span)
        if not draft.sure:
            self.report.add("ambiguous-basis", target.value_span)

    def _account(
        self, passage: Passage, number: Written, why: NumberReason | None, zone: Zone
    ) -> None:
        if getattr(number, "numeral", False):
            return
        self.counted += 1
        span = passage.span(number.start, number.end)
        if isinstance(number, Unreadable):
            self.report.add("digits-suspect", span)
        if (
            isinstance(number, Quantity)
            and number.unit == "年"
            and passage.text.startswith("内", number.end)
        ):
            self.report.add("unanchored-term", (span[0], span[1] + 1))
        if why is None and zone in (Zone.GOALS, Zone.TASKS, Zone.SAFEGUARDS):
            self.unexplained.append(span)
            self.report.add("unexplained-number", span)
            return
        self.explained[why or NumberReason.OTHER] += 1

    def _statement(self, passage: Passage, statement: Statement) -> None:
        name = "".join(self.text[passage.at[i]] for i in range(*statement.name))
        span = passage.span(*statement.span)
        if statement.built:
            self.deliverables.append(Deliverable(f"D{len(self.deliverables) + 1}", name, span))
            return
        direction = Direction.DOWN if statement.down else Direction.UP
        self.trends.append(Trend(f"R{len(self.trends) + 1}", name, direction, span))

    def _numbers(self) -> Numbers:
        explained = {
            reason.value: self.explained[reason]
            for reason in NumberReason
            if self.explained[reason]
        }
        in_targets = self.counted - sum(explained.values()) - len(self.unexplained)
        return Numbers(self.counted, in_targets, explained, tuple(self.unexplained))


def _outside(zone: Zone) -> NumberReason:
    return NumberReason.PAST if zone is Zone.PAST else NumberReason.OTHER


def _plain_reason(number: Written, otherwise: NumberReason) -> NumberReason:
    return NumberReason.DATE if isinstance(number, WrittenDate) else otherwise


def _goal_nodes(root: Node, zoned: Zones) -> Iterator[Node]:
    return (
        node
        for node in root.walk()
        if zoned.of(node) in (Zone.GOALS, Zone.GUIDANCE) or (node is root)
    )


def _is_goal_text(passage: Passage, node: Node) -> bool:
    """Before the first chapter only what a 到YYYY年 opens, and the bullets under it, states goals."""
    if node.level is Level.BULLET:
        return True
    return passage.text.startswith(("到20", "至20", "力争到20", "争取到20"))
