"""Cases on the desk: entered, shared out to officers, and moved from state to state.

Every move is judged by its kind's declaration (``domain/cases``); it moves the clocks and the row of
the ledger with it, in one transaction. Basis: the kind's instrument.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.timezone import localtime

from ipcity.actions import audit, proceeding_clocks, proceeding_rows
from ipcity.actions.proceeding_standings import VERBS, standing_of
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.cases.declarations import Given, Kind, Standing
from ipcity.domain.cases.kinds import kind_called
from ipcity.domain.cases.moves import missing_fields, refuse, words_of
from ipcity.domain.cases.organs import Organ
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.store.models.campaigns import Campaign
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person
from ipcity.store.models.proceeding_alerts import SealedReporter
from ipcity.store.models.proceedings import Proceeding, ProceedingMove, ProceedingOfficer
from ipcity.store.models.units import Unit
from ipcity.store.sealed import seal

AUDIT_LABELS = {
    "register-case": "登记案件",
    "share-out-case": "分派案件",
    "move-case": "办理案件",
}
BASIS: Final = "案件办理"
REPORTER: Final = "reporter"
OPENED: Final = "registered"


@dataclass(frozen=True)
class Entry:
    """What a case is entered with. ``reporter`` is sealed at once; ``source`` is the case it grew from."""

    kind: str
    unit: Unit
    organ: Organ
    cause: str
    received_on: date
    party_name: str = ""
    source_kind: str = ""
    given: Mapping[str, Given] = field(default_factory=dict)
    reporter: str = ""
    source: Proceeding | None = None
    campaign: Campaign | None = None
    number: str = ""


def register(*, entry: Entry, actor: Actor, at: datetime) -> Proceeding:
    """Enter a case: its row in the ledger, its first clocks, the reporter sealed."""
    require(actor, Verb.REGISTER_CASE, district=entry.unit.district_id, unit=entry.unit.pk)
    kind = kind_called(entry.kind)
    _refuse_entry(kind, entry, day_of(at))
    with transaction.atomic():
        district = District.objects.select_for_update().get(pk=entry.unit.district_id)
        number = entry.number.strip() or _next_number(kind, district.pk, entry.received_on.year)
        if Proceeding.objects.filter(district=district, number=number).exists():
            raise Refused("case-exists", f"案件编号“{number}”已经登记。", BASIS)
        row = proceeding_rows.enter(kind, entry.unit, _row_values(kind, entry, number), actor, at)
        made = Proceeding.objects.create(
            district=district, unit=entry.unit, organ=entry.organ, kind=kind.key,
            kind_version=kind.version, number=number, cause=entry.cause.strip(),
            party_name=entry.party_name.strip(), state=kind.first.key,
            received_on=entry.received_on, last_on=entry.received_on, ledger=kind.ledger,
            row=row.pk, known=_kept(entry.given), source=entry.source, campaign=entry.campaign,
            entered_at=at, entered_by_id=actor.person,
        )  # fmt: skip
        if entry.reporter.strip():
            _seal(made, entry.reporter.strip(), at)
        untold = proceeding_clocks.open_with(made, kind, entry.received_on, entry.given, at)
        _write_move(made, _Made(OPENED, "登记", entry.received_on, entry.given, untold), actor, at)
        _record(actor, "register-case", Verb.REGISTER_CASE, made, at, kind=kind.key)
    return made


def _refuse_entry(kind: Kind, entry: Entry, today: date) -> None:
    if entry.organ not in kind.organs:
        raise Refused("wrong-organ", f"{kind.title}不由该部门办理。", kind.basis)
    if entry.received_on > today:
        raise Refused("future", f"收到日{entry.received_on}尚未到来。", BASIS)
    if not entry.cause.strip():
        raise Refused("no-cause", "请写明案由。", BASIS)
    asked = Standing(
        kind.first.key, entry.organ, 0, frozenset(), frozenset(), entry.received_on, today,
        given=entry.given,
    )  # fmt: skip
    if lacking := tuple(missing_fields(kind.opening, asked)):
        raise Refused("entry-incomplete", "；".join(lacking) + "。", kind.basis)


def _row_values(kind: Kind, entry: Entry, number: str) -> dict[str, object]:
    told = proceeding_rows.common(
        kind.ledger, number, entry.cause.strip(), entry.party_name.strip(), entry.received_on
    )
    told |= proceeding_rows.optional(kind.ledger, entry.source_kind, entry.unit.name)
    own = proceeding_rows.known_columns(kind.ledger, entry.given)
    return told | dict(kind.row) | own


def _next_number(kind: Kind, district: int, year: int) -> str:
    begins = f"{kind.mark}〔{year}〕"
    taken = Proceeding.objects.filter(district=district, number__startswith=begins)
    numbers = [
        int(tail)
        for each in taken.values_list("number", flat=True)
        if (tail := each.removeprefix(begins).removesuffix("号")).isdecimal()
    ]
    return f"{begins}{max(numbers, default=0) + 1}号"


def _seal(made: Proceeding, reporter: str, at: datetime) -> None:
    SealedReporter.objects.create(
        district_id=made.district_id, proceeding=made, sealed_at=at,
        sealed=seal(reporter.encode(), f"{REPORTER}:{made.pk}"),
    )  # fmt: skip


def share_out(
    *, proceeding: Proceeding, officers: Sequence[Person], actor: Actor, at: datetime
) -> Proceeding:
    """From now on these people handle the case; who has reviewed it cannot."""
    require(actor, Verb.REGISTER_CASE, district=proceeding.district_id, unit=proceeding.unit_id)
    wanted = {each.pk for each in officers}
    with transaction.atomic():
        held = _lock(proceeding)
        kind = held.declared
        reviewing = {each.key for each in kind.moves if each.not_officer}
        reviewed = held.moves.filter(move__in=reviewing, person__in=wanted)
        if (first := reviewed.select_related("person").first()) is not None:
            told = f"{first.person}审核过本案，不能办理本案。"
            raise Refused("reviewed-it", told, "《市场监督管理行政处罚程序规定》第四十九条")
        if not wanted:
            raise Refused("no-officer", "请至少指定一名办案人员。", BASIS)
        _refuse_strangers(held, officers)
        now = held.officers.filter(removed_at=None)
        now.exclude(person__in=wanted).update(removed_at=at)
        standing = set(now.values_list("person", flat=True))
        ProceedingOfficer.objects.bulk_create(
            ProceedingOfficer(
                district_id=held.district_id, proceeding=held, person_id=pk, added_at=at
            )
            for pk in sorted(wanted - standing)
        )
        _record(actor, "share-out-case", Verb.REGISTER_CASE, held, at, officers=sorted(wanted))
    return held


def _refuse_strangers(held: Proceeding, officers: Sequence[Person]) -> None:
    foreign = [each for each in officers if each.district_id != held.district_id]
    if foreign:
        raise Refused("no-officer", f"{foreign[0]}不是本区域的人员。", BASIS)


def move(
    *,
    proceeding: Proceeding,
    key: str,
    on: date,
    given: Mapping[str, Given],
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Proceeding:
    """Make one move of the case's kind; Refused with every reason that stands against it."""
    require(actor, Verb.READ_CASES, district=proceeding.district_id, unit=proceeding.unit_id)
    with transaction.atomic():
        held = _lock(proceeding)
        kind = held.declared
        wanted = kind.move(key)
        standing = standing_of(held, actor, on, day_of(at), given)
        refuse(kind, wanted, standing)
        refuse_stale(held, expected_version, {})
        # the row first: a clock that follows it locks and writes the same row
        proceeding_rows.follow(held, wanted, on, standing, at, actor)
        untold = proceeding_clocks.turn(held, wanted, on, given, at)
        held.state = wanted.to or held.state
        held.is_over = kind.state(held.state).is_final
        held.last_on, held.version = on, held.version + 1
        held.known = held.known | _kept(given)
        held.save(update_fields=["state", "is_over", "last_on", "version", "known"])
        if held.is_over:
            proceeding_clocks.close(held, at)
        _write_move(held, _Made(wanted.key, wanted.title, on, given, untold), actor, at)
        _record(
            actor, "move-case", VERBS[wanted.who[0]], held, at, move=wanted.key, on=on.isoformat()
        )
    return held


@dataclass(frozen=True)
class _Made:
    """A move as its row tells it; ``untold`` are clocks that could not be started, in words."""

    key: str
    title: str
    on: date
    given: Mapping[str, Given]
    untold: Sequence[str]


def _write_move(held: Proceeding, made: _Made, actor: Actor, at: datetime) -> None:
    ProceedingMove.objects.create(
        district_id=held.district_id, proceeding=held, move=made.key, title=made.title,
        state=held.state, on=made.on, at=at, person_id=actor.person, given=_kept(made.given),
        told="；".join(made.untold),
    )  # fmt: skip


def told_fields(kind: Kind, made: ProceedingMove) -> tuple[tuple[str, str], ...]:
    """Label and words of what a move was given, in the order of its form."""
    asked = kind.opening if made.move == OPENED else kind.move(made.move).fields
    return tuple(
        (each.label, words)
        for each in asked
        if (words := words_of(each, made.given.get(each.name)))
    )


def _kept(given: Mapping[str, Given]) -> dict[str, object]:
    """The values as JSON holds them: days and moments in ISO, money as text."""
    kept: dict[str, object] = {}
    for name, value in given.items():
        if isinstance(value, datetime):
            kept[name] = f"{localtime(value):%Y-%m-%d %H:%M}"
        elif isinstance(value, bool | int | str) or value is None:
            kept[name] = value
        else:
            kept[name] = str(value)
    return kept


def _lock(proceeding: Proceeding) -> Proceeding:
    held: Proceeding = Proceeding.objects.select_for_update().get(pk=proceeding.pk)
    return held


def _record(
    actor: Actor, verb: str, under: Verb, held: Proceeding, at: datetime, **facts: audit.JSON
) -> None:
    audit.record(
        actor=actor, verb=verb, under=under, subject=held, at=at, district=held.district_id,
        facts={"number": held.number, **facts},
    )  # fmt: skip
