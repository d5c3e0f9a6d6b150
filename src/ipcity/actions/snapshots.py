"""Snapshots of a district's ledgers: taken when something changed, found, kept, thrown away.

Every writer of a ledger says so by ``mark_changed`` in its own transaction; a snapshot is read at one
moment of the database and removes exactly the marks of changes that it has seen.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pyarrow as pa
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from ipcity.actions import audit
from ipcity.actions.jobs import queue
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.lake import compactions, translations
from ipcity.lake import snapshots as lake
from ipcity.lake.archives import Archive, open_archive
from ipcity.lake.engines import open_engine
from ipcity.lake.snapshots import Batches, Manifest
from ipcity.store.lake_rows import BUCKET, VERSION, Marks, Source, moved, reading, shape, sources
from ipcity.store.models.districts import District
from ipcity.store.models.jobs import Job
from ipcity.store.models.snapshots import LedgerChange, Snapshot

AUDIT_LABELS = {"take-snapshot": "生成快照"}
REFRESH = "refresh"
# of a table's ids, what may have moved before the whole table is written anew
SHARE = 0.3
# a snapshot that nothing refers to stays for a while: the comparison of yesterday may want it
KEEP = timedelta(days=35)
SPARE = timedelta(days=2)


@dataclass(frozen=True)
class Drawn:
    """What one reading of the database gave: the manifest, its marks, and the changes it has seen."""

    manifest: Manifest
    marks: dict[str, Marks]
    seen: tuple[int, ...]

    @property
    def rows(self) -> int:
        return sum(mark[3] for marks in self.marks.values() for mark in marks.values())


def folder(district: int) -> Path:
    """Where the district's lake lies."""
    return Path(settings.HOME) / "lake" / str(district)


def texts() -> Path:
    """Where translated expressions are kept, for all districts."""
    return Path(settings.LAKE_TEXTS or Path(settings.HOME) / "lake" / "texts")


@contextmanager
def opened(
    district: int,
    manifest: str,
    *,
    overlay: Mapping[str, pa.Table] | None = None,
    anew: bool = False,
    memory: str = "1GB",
) -> Iterator[Archive]:
    """The snapshot ``manifest`` for the ``with`` block (``lake.archives.open_archive``)."""
    place = folder(district)
    held = lake.read_manifest(place, manifest)
    with open_archive(
        place, held, texts=texts(), overlay=overlay, anew=anew, memory=memory
    ) as archive:
        yield archive


def latest(district: int) -> Snapshot | None:
    return Snapshot.objects.filter(district=district).order_by("-pk").first()


def is_stale(district: int) -> bool:
    """Whether something changed that no snapshot holds, or the ledgers have other columns now."""
    held = latest(district)
    if held is None or held.shape != shape():
        return True
    return LedgerChange.objects.filter(district=district).exists()


def mark_changed(district: int, at: datetime) -> None:
    """Say inside the writing transaction that ledgers changed; the numbers follow after commit."""
    LedgerChange.objects.create(district_id=district, at=at)
    refresh_after_commit(district, at)


def refresh_after_commit(district: int, at: datetime) -> None:
    """Have a job read today's values and the evidence of items once the transaction has committed."""
    transaction.on_commit(partial(_ask_for_refresh, district, at))


def is_refreshing(district: int) -> bool:
    """Whether such a job waits or works, for this district or for all."""
    jobs = Job.objects.filter(kind=REFRESH).open()
    return jobs.filter(Q(district=district) | Q(district=None)).exists()


def current(*, district: int, actor: Actor | None, at: datetime) -> Snapshot:
    """The newest snapshot, taken now if something changed since."""
    held = latest(district)
    if held is not None and not is_stale(district):
        return held
    return take(district=district, actor=actor, at=at)


def take(*, district: int, actor: Actor | None, at: datetime) -> Snapshot:
    """The ledgers as they are now; the newest snapshot itself where nothing changed since.

    ``actor`` None is the installation itself. Two at a time take turns.
    """
    if actor is not None:
        require(actor, Verb.READ_PLAN, district=district)
    with _alone(district):
        held = latest(district)
        parent = _manifest_of(held)
        drawn = _draw(district, held if parent is not None else None, parent, at)
        if held is not None and parent is not None and drawn.manifest.tables == parent.tables:
            LedgerChange.objects.filter(pk__in=drawn.seen).delete()
            return held
        return _keep(drawn, district, actor, at)


def sweep(*, at: datetime) -> int:
    """Drop old snapshots that no stored value refers to, and files no snapshot needs; bytes freed."""
    freed = 0
    for district in District.objects.order_by("pk").values_list("pk", flat=True):
        with _alone(district):
            kept = _forget_rows(district, at - KEEP)
            freed += lake.forget(folder(district), kept, (at - SPARE).timestamp())[1]
    return freed + translations.sweep(texts(), (at - KEEP).timestamp())


def _keep(drawn: Drawn, district: int, actor: Actor | None, at: datetime) -> Snapshot:
    with transaction.atomic():
        row = Snapshot.objects.create(
            district_id=district,
            manifest=drawn.manifest.id,
            parent=drawn.manifest.parent or "",
            at=at,
            tables=len(drawn.manifest.tables),
            rows=drawn.rows,
            marks=drawn.marks,
            shape=shape(),
        )
        LedgerChange.objects.filter(pk__in=drawn.seen).delete()
        audit.record(
            actor=actor,
            verb="take-snapshot",
            subject=row,
            at=at,
            district=district,
            facts={"manifest": row.manifest, "tables": row.tables, "rows": row.rows},
            under=Verb.READ_PLAN,
        )
    return row


def _draw(district: int, held: Snapshot | None, parent: Manifest | None, at: datetime) -> Drawn:
    found = sources()
    with reading() as alias:
        changes = LedgerChange.objects.using(alias).filter(district=district)
        seen = tuple(changes.values_list("pk", flat=True))
        marks = {name: source.marks(alias, district) for name, source in found.items()}
        if parent is None or held is None:
            whole = {name: _whole(each, alias, district) for name, each in found.items()}
            return Drawn(lake.write_base(folder(district), district, at, whole), marks, seen)
        with open_archive(folder(district), parent) as archive:
            plan = _Plan(alias, district, parent, archive)
            for name, source in found.items():
                plan.add(source, held.marks.get(name, {}), marks[name])
            made = plan.write(at, dropped=set(parent.tables) - set(found))
        return Drawn(made, marks, seen)


class _Plan:
    """What of the parent must be written again, table by table; written while it is read."""

    def __init__(self, alias: str, district: int, parent: Manifest, archive: Archive) -> None:
        self._alias = alias
        self._district = district
        self._parent = parent
        self._archive = archive
        self._bases: dict[str, Batches] = {}
        self._changed: dict[str, Batches] = {}
        self._gone: dict[str, list[int]] = {}

    def add(self, source: Source, before: Marks, after: Marks) -> None:
        held = self._parent.tables.get(source.name)
        ranges = moved(before, after)
        if (
            held is None
            or held.columns != lake.columns_of(source.schema)
            or ranges
            and (not source.is_ledger or _much(ranges, after))
        ):
            self._bases[source.name] = _whole(source, self._alias, self._district)
        elif ranges:
            self._gone[source.name] = []
            self._changed[source.name] = (source.schema, self._differing(source, ranges))

    def write(self, at: datetime, dropped: set[str]) -> Manifest:
        place = folder(self._district)
        if not (self._bases or self._changed or dropped):
            return self._parent
        made = lake.write_delta(
            place, self._parent, at, self._changed, self._gone, bases=self._bases, dropped=dropped
        )
        if not compactions.due(made):
            return made
        with open_engine() as engine:
            return compactions.compact(engine, place, made)

    def _differing(self, source: Source, ranges: list[range]) -> Iterator[pa.RecordBatch]:
        """The rows of ``ranges`` whose version the parent does not hold; then its ids left over."""
        known = self._known(source.name, ranges)
        for batch in source.batches(self._alias, self._district, ranges):
            pairs = zip(batch["id"].to_pylist(), batch[VERSION].to_pylist(), strict=True)
            differs = pa.array([known.pop(row, None) != version for row, version in pairs])
            yield batch.filter(differs)
        self._gone[source.name].extend(sorted(known))

    def _known(self, name: str, ranges: list[range]) -> dict[int, int]:
        found: dict[int, int] = {}
        for ids in ranges:
            rows = self._archive.between(name, ("id", VERSION), ids).to_pydict()
            found |= dict(zip(rows["id"], rows[VERSION], strict=True))
        return found


def _whole(source: Source, alias: str, district: int) -> Batches:
    return source.schema, source.batches(alias, district)


def _much(ranges: list[range], after: Marks) -> bool:
    """Whether so much moved that writing the table anew is cheaper; a small table never."""
    buckets = sum(len(ids) for ids in ranges) // BUCKET
    return buckets > 8 and buckets > SHARE * len(after)


def _manifest_of(held: Snapshot | None) -> Manifest | None:
    """The snapshot's manifest; None where the lake has lost it, so that a new base is written."""
    if held is None:
        return None
    place = folder(held.district_id)
    try:
        manifest = lake.read_manifest(place, held.manifest)
        lake.require_whole(place, manifest)
    except Refused:
        return None
    return manifest


def _ask_for_refresh(district: int, at: datetime) -> None:
    """One waiting job per district: it will see everything committed before it begins."""
    waiting = Job.objects.filter(kind=REFRESH, district=district, state=Job.State.QUEUED)
    if waiting.exists():
        return
    with transaction.atomic():
        job = Job.objects.create(
            kind=REFRESH,
            district_id=district,
            arguments={"district": district},
            asked_at=at,
            max_attempts=2,
        )
        queue(job)


def _forget_rows(district: int, before: datetime) -> list[str]:
    """Drop the rows of old unused snapshots; the manifests that stay."""
    used = _used_manifests(district)
    rows = Snapshot.objects.filter(district=district).order_by("-pk")
    newest = rows.values_list("pk", flat=True).first()
    old = rows.filter(at__lt=before).exclude(pk=newest).exclude(manifest__in=used)
    old.delete()
    return list(rows.values_list("manifest", flat=True))


def _used_manifests(district: int) -> set[str]:
    """Manifests that any stored row of the district names in a column ``snapshot``."""
    found: set[str] = set()
    for model in apps.get_app_config("store").get_models():
        names = {field.name for field in model._meta.concrete_fields}
        if {"snapshot", "district"} <= names:
            rows = model._default_manager.filter(district=district).order_by()
            found |= set(rows.values_list("snapshot", flat=True).distinct())
    return found


@contextmanager
def _alone(district: int) -> Iterator[None]:
    """Nobody else takes or sweeps snapshots of this district meanwhile."""
    place = folder(district)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(place / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
