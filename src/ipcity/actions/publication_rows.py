"""The ledger's row of a publication, entered and kept up to date by the steps of its draft.

Parts of larger actions: they write inside the caller's transaction and leave the audit event to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from ipcity.actions import audit, clocks, row_checks, row_links, rows, snapshots
from ipcity.actions.row_states import Origin, record_state
from ipcity.domain.access import Actor, Verb
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.store.ledgers import facts
from ipcity.store.models.clocks import Clock
from ipcity.store.models.publication_drafts import PublicationDraft, PublicationStep
from ipcity.store.models.publications import Publication
from ipcity.store.models.row_histories import RowHistory

OFFICIAL: Final = "publish-gsxt"
GOVERNMENT: Final = "publish-7wd"
WITHDRAW: Final = "withdraw-3wd"
BASIS: Final = "《市场监督管理行政处罚信息公示规定》"


def enter_row(
    values: Mapping[str, object], district: int, actor: Actor, at: datetime
) -> Publication:
    """The row of this decision: a new one, or the standing one of the same number with its facts."""
    number = values["decision_number"]
    held = Publication.objects.standing().filter(district=district, decision_number=number).first()
    if held is not None:
        return update_row(held, values, actor, at, "公示办理：接续台账已有记录")
    found = row_checks.merged(Publication, None, values)
    row_checks.refuse_wrong(Publication, found, day_of(at), district)
    row = rows.new_row(Publication, found, actor, at)
    row.district_id = district
    rows.write_new(row, found, actor)
    record_state(row, Origin(RowHistory.Act.ENTERED, at, actor, "公示办理"))
    row_links.point_to((row,), at)
    snapshots.mark_changed(district, at)
    return Publication.objects.get(pk=row.pk)


def update_row(
    row: Publication, values: Mapping[str, object], actor: Actor, at: datetime, why: str
) -> Publication:
    """Put ``values`` into the row; its history says why."""
    held: Publication = Publication.objects.select_for_update().get(pk=row.pk)
    former = row_checks.present(held)
    found = row_checks.merged(Publication, former, values)
    row_checks.refuse_wrong(Publication, found, day_of(at), held.district_id, former)
    changed = [name for name in values if former[name] != found[name]]
    if not changed:
        return held
    for each in facts(Publication):
        if each.name in changed:
            setattr(held, each.attname, found[each.name])
    held.changed_at, held.version = at, held.version + 1
    held.save(update_fields=[*changed, "changed_at", "version"])
    record_state(held, Origin(RowHistory.Act.CHANGED, at, actor, why[:300]))
    snapshots.mark_changed(held.district_id, at)
    return held


def locked(draft: PublicationDraft, *states: PublicationDraft.State) -> PublicationDraft:
    """The draft as it is now, held; Refused in another state than those."""
    held: PublicationDraft = (
        PublicationDraft.objects.select_for_update(of=("self",)).select_related("row", "case")
    ).get(pk=draft.pk)
    if held.state not in states:
        told = "、".join(state.label for state in states)
        now = held.get_state_display()
        raise Refused("wrong-state", f"这件公示现在是“{now}”，不是“{told}”，不能办理。", BASIS)
    return held


def kept(held: PublicationDraft, *columns: str) -> None:
    held.version += 1
    held.save(update_fields=[*columns, "version"])


def step(
    held: PublicationDraft,
    title: str,
    told: str,
    on: date,
    actor: Actor,
    at: datetime,
    file: int | None = None,
) -> None:
    PublicationStep.objects.create(
        district_id=held.district_id, draft=held, title=title, told=told.strip()[:500], on=on,
        at=at, file_id=file, person_id=actor.person,
    )  # fmt: skip


def record(
    actor: Actor, verb: str, held: PublicationDraft, at: datetime, under: Verb, **told: str | int
) -> None:
    """The one event of the calling action."""
    audit.record(
        actor=actor, verb=verb, under=under, subject=held, at=at, district=held.district_id,
        facts={"case": held.case_id, "row": held.row_id, **told},
    )  # fmt: skip


def stop_clock(held: PublicationDraft, name: str, on: date, by: str, at: datetime) -> None:
    """Stop that clock if it still runs."""
    clock = Clock.objects.of(held.row).open().filter(name=name).first()
    if clock is not None:
        clocks.stop(clock=clock, on=on, by=by, at=at)


def refuse_day(on: date, first: date | None, at: datetime, what: str) -> None:
    """Refused for a day to come, or before what it follows."""
    if on > day_of(at):
        raise Refused("future", f"{what}{on}尚未到来。", BASIS)
    if first is not None and on < first:
        raise Refused("too-early", f"{what}{on}早于{first}。", BASIS)
