"""The queue of names that may mean a known organisation: filled by imports, decided by people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ipcity.actions import audit, organisation_links, snapshots
from ipcity.actions.organisation_links import links, origin_of
from ipcity.actions.organisation_unions import locked, unite
from ipcity.actions.row_states import record_state
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.terms.identifiers import normal_uscc
from ipcity.domain.terms.organisation_names import match_key
from ipcity.store.models.organisation_pairs import OrganisationPair
from ipcity.store.models.organisations import Organisation

AUDIT_LABELS = {
    "same-organisation": "核对为同一单位",
    "different-organisation": "核对为不同单位",
    "reopen-pair": "重新核对单位名称",
}
BASIS = "单位名称核对：判断由人作出，可以重新核对"
Doubt = tuple[str, str, int, int, str]
Decision = OrganisationPair.Decision
BATCH = 500


def queue(*, district: int, doubts: Sequence[Doubt], source: int | None, at: datetime) -> int:
    """Take in doubts (name as written, code, organisation, score, reason); part of a larger action.

    A pair that is already there, open or decided, is not asked again. Returns how many are new.
    """
    wanted: dict[tuple[str, int], OrganisationPair] = {}
    for name, uscc, organisation, score, reason in doubts:
        key = match_key(name)[:200]
        wanted.setdefault(
            (key, organisation),
            OrganisationPair(
                district_id=district,
                name=name[:1000],
                match_key=key,
                uscc=normal_uscc(uscc)[:18],
                organisation_id=organisation,
                score=score,
                reason=reason[:200],
                source_id=source,
                entered_at=at,
            ),
        )
    known = _known(district, {key for key, _ in wanted})
    fresh = [pair for place, pair in wanted.items() if place not in known]
    OrganisationPair.objects.bulk_create(fresh, batch_size=BATCH)
    return len(fresh)


def queue_twins(
    *, district: int, twins: Sequence[tuple[int, str, int, int, str]], at: datetime
) -> int:
    """Take in pairs of directory entries (id, name, other's id, score, reason); part of a larger action."""
    known = _known(district, {match_key(name)[:200] for _, name, *_ in twins})
    fresh = {
        (match_key(name)[:200], into): OrganisationPair(
            district_id=district,
            name=name[:1000],
            match_key=match_key(name)[:200],
            organisation_id=into,
            other_id=other,
            score=score,
            reason=reason[:200],
            entered_at=at,
        )
        for other, name, into, score, reason in twins
        if (match_key(name)[:200], into) not in known
    }
    OrganisationPair.objects.bulk_create(fresh.values(), batch_size=BATCH)
    return len(fresh)


def _known(district: int, keys: set[str]) -> set[tuple[str, int]]:
    found: set[tuple[str, int]] = set()
    ordered = sorted(keys)
    for at in range(0, len(ordered), BATCH):
        rows = OrganisationPair.objects.filter(
            district_id=district, match_key__in=ordered[at : at + BATCH]
        )
        found |= set(rows.order_by().values_list("match_key", "organisation_id"))
    return found


def same(*, pair: OrganisationPair, actor: Actor, at: datetime, note: str = "") -> int:
    """The written name means the organisation: it becomes an alias, and rows that name it refer to it.

    Other candidates of the same name are closed as different. Returns how many rows now refer to it.
    """
    require(actor, Verb.KEEP_LEDGERS, district=pair.district_id)
    with transaction.atomic():
        held = _open(pair)
        rows = _settle(held, actor, at, note)
        _close(held, Decision.SAME, actor, at, note)
        others = OrganisationPair.objects.waiting().filter(
            district_id=held.district_id, match_key=held.match_key
        )
        closed = others.update(
            decision=Decision.DIFFERENT,
            decided_by=actor.person,
            decided_at=at,
            note="该名称已核对为另一单位",
        )
        _record(actor, "same-organisation", held, at, rows=rows, closed=closed)
    return rows


def different(*, pair: OrganisationPair, actor: Actor, at: datetime, note: str = "") -> None:
    """The written name means another body: this pair is never proposed again."""
    require(actor, Verb.KEEP_LEDGERS, district=pair.district_id)
    with transaction.atomic():
        held = _open(pair)
        _close(held, Decision.DIFFERENT, actor, at, note)
        _record(actor, "different-organisation", held, at)


def reopen(*, pair: OrganisationPair, actor: Actor, at: datetime) -> None:
    """Ask again about a pair that was declared different."""
    require(actor, Verb.KEEP_LEDGERS, district=pair.district_id)
    with transaction.atomic():
        held = OrganisationPair.objects.select_for_update().get(pk=pair.pk)
        if held.decision != Decision.DIFFERENT:
            raise Refused("not-different", "只有核对为不同单位的可以重新核对。", BASIS)
        held.decision, held.decided_by, held.decided_at = Decision.OPEN, None, None
        held.save(update_fields=["decision", "decided_by", "decided_at"])
        _record(actor, "reopen-pair", held, at)


def _open(pair: OrganisationPair) -> OrganisationPair:
    held: OrganisationPair = OrganisationPair.objects.select_for_update().get(pk=pair.pk)
    if held.decision != Decision.OPEN:
        raise Refused("already-decided", "这一对已经核对过，请刷新页面。", BASIS)
    return held


def _settle(pair: OrganisationPair, actor: Actor, at: datetime, note: str) -> int:
    """Merge the two entries, or take the written name into the one."""
    if pair.other_id is not None:
        former, kept = locked(pair.other_id, pair.organisation_id, pair.district_id)
        return unite(former, kept, actor, at, note)
    organisation = _standing(pair)
    _refuse_codes(pair, organisation)
    return _take_name(organisation, pair, actor, at)


def _standing(pair: OrganisationPair) -> Organisation:
    row: Organisation = Organisation.objects.select_for_update().get(pk=pair.organisation_id)
    if row.voided_at is not None:
        raise Refused("is-void", "名录中的该单位已作废，请核对为不同单位或选择其他单位。", BASIS)
    return row


def _refuse_codes(pair: OrganisationPair, organisation: Organisation) -> None:
    if pair.uscc and organisation.uscc and pair.uscc != organisation.uscc:
        raise Refused(
            "codes-differ", "两者的统一社会信用代码不同，不能归并；代码有误的请先更正。", BASIS
        )


def _take_name(
    organisation: Organisation, pair: OrganisationPair, actor: Actor, at: datetime
) -> int:
    origin = origin_of(actor, at, "核对为同一单位")
    if pair.name not in (organisation.name, *organisation.former_names, *organisation.aliases):
        organisation.aliases = [*organisation.aliases, pair.name]
        organisation.version += 1
        organisation.changed_at = at
        organisation.save(update_fields=["aliases", "version", "changed_at"])
        record_state(organisation, origin)
    rows = sum(
        organisation_links.fill(
            link.naming(pair.district_id, pair.name), link.column, organisation.pk, origin
        )
        for link in links()
    )
    snapshots.mark_changed(pair.district_id, at)
    return rows


def _close(
    pair: OrganisationPair, decision: Decision, actor: Actor, at: datetime, note: str
) -> None:
    pair.decision, pair.decided_at, pair.note = decision, at, note.strip()[:300]
    pair.decided_by_id = actor.person
    pair.save(update_fields=["decision", "decided_by", "decided_at", "note"])


def _record(
    actor: Actor, verb: str, pair: OrganisationPair, at: datetime, **facts: audit.JSON
) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=pair,
        at=at,
        district=pair.district_id,
        facts={"organisation": pair.organisation_id, **facts},
        under=Verb.KEEP_LEDGERS,
    )
