"""The directory of a district's organisations: names resolved in bulk, two of them made one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ipcity.actions import audit, organisation_links, organisation_pairs, snapshots
from ipcity.actions.organisation_links import Link, links, origin_of
from ipcity.actions.organisation_unions import locked, unite
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.terms.organisation_names import Directory, Entry, Resolution, is_organisation
from ipcity.store.models.districts import District
from ipcity.store.models.organisation_pairs import OrganisationPair
from ipcity.store.models.organisations import Organisation

AUDIT_LABELS = {
    "merge-organisations": "合并单位名录",
    "resolve-organisations": "归并单位名称",
}
Step = Callable[[int, int, str], None]
Twin = tuple[int, str, int, int, str]


def directory(district: int) -> Directory:
    """Every standing organisation by code, name, former names and aliases; decided pairs respected."""
    rows = Organisation.objects.standing().filter(district_id=district).order_by("pk")
    columns = ("id", "name", "uscc", "former_names", "aliases")
    known = (
        Entry(pk, name, uscc, tuple(former), tuple(aliases))
        for pk, name, uscc, former, aliases in rows.values_list(*columns).iterator()
    )
    decided = OrganisationPair.objects.filter(
        district_id=district, decision=OrganisationPair.Decision.DIFFERENT
    )
    return Directory(known, decided.order_by().values_list("organisation_id", "match_key"))


@dataclass(frozen=True)
class Resolved:
    """Rows that now refer to an organisation, names put into the queue, names nobody knows."""

    rows: int = 0
    queued: int = 0
    unknown: int = 0


def resolve(
    *, district: District, actor: Actor | None, at: datetime, step: Step | None = None
) -> Resolved:
    """Find the organisation of every row that only names one; doubtful names go to the queue.

    Names are asked once each, outside any transaction; one transaction then writes all. ``actor``
    None is the timetable.
    """
    if actor is not None:
        require(actor, Verb.KEEP_LEDGERS, district=district.pk)
    known = directory(district.pk)
    asked: dict[str, Resolution] = {}
    wanted = []
    every = links()
    for done, link in enumerate(every):
        if step is not None:
            step(done, len(every), str(link.model._meta.verbose_name))
        wanted.append((link, _found(link, district.pk, known, asked)))
    twins = list(_twins(district.pk, known))
    with transaction.atomic():
        result = _write(district.pk, wanted, (asked, twins), actor, at)
        audit.record(
            actor=actor,
            verb="resolve-organisations",
            subject=None,
            at=at,
            district=district.pk,
            facts={"rows": result.rows, "queued": result.queued, "unknown": result.unknown},
            under=Verb.KEEP_LEDGERS,
        )
    return result


def _found(
    link: Link, district: int, known: Directory, asked: dict[str, Resolution]
) -> dict[int, int]:
    """The organisation of each row of one reference that is known by now; every name is asked once."""
    rows = link.empty(district).order_by("pk").values_list("pk", link.text)
    found = {}
    for pk, text in rows.iterator(chunk_size=2000):
        name = organisation_links.first_name(text)
        if name and name not in asked:
            asked[name] = known.resolve(name)
        organisation = asked[name].organisation if name else None
        if organisation is not None:
            found[pk] = organisation
    return found


def _twins(district: int, known: Directory) -> Iterator[Twin]:
    """Entries of the directory that may be one body, each pair once."""
    rows = Organisation.objects.standing().filter(district_id=district).order_by("pk")
    for pk, name, uscc in rows.values_list("id", "name", "uscc").iterator():
        for other, likeness in known.resembling(pk, name, uscc):
            if other < pk:
                yield pk, name, other, likeness.score, likeness.reason


def _write(
    district: int,
    wanted: Sequence[tuple[Link, Mapping[int, int]]],
    open_: tuple[Mapping[str, Resolution], Sequence[Twin]],
    actor: Actor | None,
    at: datetime,
) -> Resolved:
    origin = origin_of(actor, at, "按名称归并单位")
    asked, twins = open_
    rows = sum(organisation_links.assign(link, found, origin) for link, found in wanted)
    doubts = [
        (name, "", candidate, likeness.score, likeness.reason)
        for name, found in asked.items()
        if found.verdict == "doubtful"
        for candidate, likeness in found.candidates
    ]
    queued = organisation_pairs.queue(district=district, doubts=doubts, source=None, at=at)
    queued += organisation_pairs.queue_twins(district=district, twins=twins, at=at)
    if rows:
        snapshots.mark_changed(district, at)
    unknown = sum(f.verdict == "new" and is_organisation(n) for n, f in asked.items())
    return Resolved(rows, queued, unknown)


def merge(
    *,
    organisation: Organisation,
    into: Organisation,
    expected_version: int,
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> Organisation:
    """Make two entries of the directory one: ``organisation`` becomes void, ``into`` takes over.

    Its names become former names, its code fills a missing one, every row that referred to it
    refers to ``into``; all of it keeps its history. ``expected_version`` is ``organisation``'s.
    """
    require(actor, Verb.KEEP_LEDGERS, district=into.district_id)
    with transaction.atomic():
        former, kept = locked(organisation.pk, into.pk, into.district_id)
        refuse_stale(former, expected_version, {})
        moved = unite(former, kept, actor, at, reason)
        audit.record(
            actor=actor,
            verb="merge-organisations",
            subject=kept,
            at=at,
            district=kept.district_id,
            facts={"merged": former.pk, "rows": moved},
            under=Verb.KEEP_LEDGERS,
        )
    return kept
