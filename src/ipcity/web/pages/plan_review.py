"""方案核对: the text on the left, the facts on the right, each leading to the other."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import path

from ipcity.actions import plan_units, plans
from ipcity.domain.access import Scope, Verb, may, scope_of
from ipcity.store.models.facts import CONSTRUCTS
from ipcity.store.models.plans import PlanVersion
from ipcity.web.doors import opens_to
from ipcity.web.fact_forms import AddForm
from ipcity.web.plan_contents import REASONS
from ipcity.web.reviewing import (
    LABELS,
    MOST_SHOWN,
    PROBLEM,
    Desk,
    Shelf,
    open_words,
    part_at,
    review_url,
    shelves,
)
from ipcity.web.templatetags.components import Tab
from ipcity.web.typed import whole

STATES = (("", "全部"), ("pending", "待核"), ("problem", "有疑点"))
AMENDING = (*STATES, ("key", "沿用待确认"))


@opens_to(Verb.REVIEW_PLAN)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    scope = scope_of(request.actor, Verb.REVIEW_PLAN)
    version = found(scope, pk)
    desk = desk_of(request, scope, version)
    cards = desk.cards()
    rows = shelves(scope, version)
    shown = {
        "version": version,
        "desk": desk,
        "cards": cards,
        "pieces": desk.text(cards),
        "tabs": tabs_of(rows, version, desk),
        "left": _left(rows, desk),
        "states": [
            (
                label,
                review_url(version, tab=desk.construct, state=state, part=desk.part),
                state == desk.state,
            )
            for state, label in (AMENDING if version.based_on_id else STATES)
        ],
        "parts": _parts(version, desk),
        "problems": desk.problems_here(),
        "numbers": Coverage.of(version),
        "questions": plans.open_questions(version) if version.is_draft else (),
        "add": AddForm(version, desk.construct) if desk.construct in CONSTRUCTS else None,
        "unknown": _unknown(request, version, desk),
        "may_adopt": may(request.actor, Verb.ADOPT_PLAN),
        "here": request.get_full_path(),
    }
    return render(request, "pages/plan_review.html", shown)


def _unknown(request: HttpRequest, version: PlanVersion, desk: Desk) -> list[str]:
    """Bodies without a unit, where the person may set some up."""
    if desk.construct != "unit" or not may(request.actor, Verb.MANAGE_UNITS):
        return []
    return plan_units.unknown_names(version)


def found(scope: Scope, pk: int) -> PlanVersion:
    """A version within ``scope``; 404 for every other, whether it exists or not."""
    rows = PlanVersion.objects.within(scope).select_related("programme", "based_on", "district")
    return get_object_or_404(rows.defer("compiled"), pk=pk)


def desk_of(
    request: HttpRequest, scope: Scope, version: PlanVersion, asked: QueryDict | None = None
) -> Desk:
    """Which construct, filter and part the address asks for; a place in the text gives its part."""
    asked = request.GET if asked is None else asked
    construct = asked.get("tab", "target")
    state = asked.get("state", "")
    part, at = asked.get("part", "0"), asked.get("at", "")
    if construct not in (*CONSTRUCTS, PROBLEM) or state not in dict(AMENDING):
        raise Http404
    desk = Desk(scope, version, construct, state, whole(part) or 0)
    if (place := whole(at)) is not None:
        desk.part = part_at(desk.bounds, place)
    return desk


def counted(desk: Desk) -> dict[str, object]:
    """What is left and the tabs, as they stand after an act on one card."""
    rows = shelves(desk.scope, desk.plan)
    return {"tabs": tabs_of(rows, desk.plan, desk), "left": _left(rows, desk)}


def _left(rows: list[Shelf], desk: Desk) -> str:
    pending = sum(shelf.pending for shelf in rows)
    return open_words(pending, sum(not problem.settled for problem in desk.problems))


def tabs_of(rows: list[Shelf], version: PlanVersion, desk: Desk) -> list[Tab]:
    tabs = [
        Tab(
            shelf.label if shelf.pending or not shelf.total else f"{shelf.label} ✓",
            review_url(version, tab=shelf.construct, state=desk.state, part=desk.part or ""),
            shelf.construct == desk.construct,
            shelf.total,
        )
        for shelf in rows
    ]
    open_problems = sum(not problem.settled for problem in desk.problems)
    url = review_url(version, tab=PROBLEM, part=desk.part or "")
    label = "疑点" if open_problems or not desk.problems else "疑点 ✓"
    count = open_problems or len(desk.problems)
    return [*tabs, Tab(label, url, desk.construct == PROBLEM, count)]


def _parts(version: PlanVersion, desk: Desk) -> list[tuple[str, str, bool]]:
    if len(desk.bounds) == 1:
        return []
    return [
        (
            str(number + 1),
            review_url(version, tab=desk.construct, state=desk.state, part=number),
            number == desk.part,
        )
        for number in range(len(desk.bounds))
    ]


@dataclass(frozen=True)
class Coverage:
    """The account of all numbers in goals and tasks, in words; ``left_out`` are not listed."""

    total: int
    in_targets: int
    explained: tuple[tuple[str, int], ...]
    unexplained: tuple[tuple[str, str], ...]
    left_out: int = 0

    @classmethod
    def of(cls, version: PlanVersion) -> Coverage | None:
        numbers = version.numbers
        if not numbers:
            return None
        explained = [(REASONS.get(k, k), n) for k, n in numbers["explained"].items()]
        text = version.text or ""
        unexplained = [
            (text[max(0, start - 10) : end + 10].strip(), review_url(version, at=start))
            for start, end in numbers["unexplained"][:MOST_SHOWN]
        ]
        left_out = max(0, len(numbers["unexplained"]) - MOST_SHOWN)
        counted = numbers["total"], numbers["in_targets"]
        return cls(*counted, tuple(explained), tuple(unexplained), left_out)

    @property
    def open(self) -> int:
        return len(self.unexplained) + self.left_out


def label_of(construct: str) -> str:
    return LABELS.get(construct, "疑点")


urlpatterns = [path("plans/<int:pk>/review", review, name="review-plan")]
