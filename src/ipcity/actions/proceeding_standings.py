"""How a case stands for somebody who wants to move it: capacities, officers, papers, clocks, alerts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from ipcity.domain.access import Actor, Verb, scope_of
from ipcity.domain.cases.declarations import Given, Standing, Who
from ipcity.store.models.clocks import Clock
from ipcity.store.models.proceeding_alerts import Competence
from ipcity.store.models.proceedings import Proceeding

VERBS: Final[Mapping[Who, Verb]] = {
    Who.REGISTRAR: Verb.REGISTER_CASE,
    Who.OFFICER: Verb.INVESTIGATE,
    Who.REVIEWER: Verb.REVIEW_CASE,
    Who.HEAD: Verb.DECIDE_CASE,
}


def officers_of(proceeding: Proceeding) -> frozenset[int]:
    rows = proceeding.officers.filter(removed_at=None)
    return frozenset(rows.values_list("person", flat=True))


def capacities_of(proceeding: Proceeding, actor: Actor) -> frozenset[Who]:
    """In what capacities ``actor`` may make moves of this case; an officer only of the own ones."""
    district, unit = proceeding.district_id, proceeding.unit_id
    found = {
        who
        for who in (Who.REGISTRAR, Who.REVIEWER, Who.HEAD)
        if scope_of(actor, VERBS[who]).covers(district, unit)
    }
    scope = scope_of(actor, Verb.INVESTIGATE)
    if any(scope.covers(district, unit, person) for person in officers_of(proceeding)):
        found.add(Who.OFFICER)
    return frozenset(found)


def standing_of(
    proceeding: Proceeding,
    actor: Actor,
    on: date,
    today: date,
    given: Mapping[str, Given] | None = None,
) -> Standing:
    """The standing by which ``domain/cases`` judges a move of ``actor`` made on ``on``."""
    clocks = Clock.objects.of(proceeding).filter(state=Clock.State.RUNNING)
    return Standing(
        state=proceeding.state,
        organ=proceeding.of_organ,
        person=actor.person,
        capacities=capacities_of(proceeding, actor),
        officers=officers_of(proceeding),
        on=on,
        today=today,
        last_on=proceeding.last_on,
        acted=tuple(
            (move, person)
            for move, person in proceeding.moves.order_by("id").values_list("move", "person")
            if person is not None
        ),
        given=given or {},
        known=proceeding.known,
        papers=frozenset(
            proceeding.casepapers.filter(removed_at=None).values_list("key", flat=True)
        ),
        evidence=proceeding.evidence.filter(removed_at=None).count(),
        ends={each.name: each.latest for each in clocks},
        open_alerts=proceeding.alerts.filter(decided_at=None).count(),
        is_competent=competent(proceeding.district_id, proceeding.kind, today),
    )


def competent(district: int, kind: str, on: date) -> bool:
    """Whether the district may decide cases of this kind itself, by the newest setting."""
    found = Competence.objects.filter(district=district, kind=kind, since__lte=on).first()
    return found is not None and found.is_competent
