"""Loading reference tables: editions of the strategic-industry table that the user brings."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from django.db import transaction

from ipcity.actions import audit, snapshots
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.papers.reference_tables import LineProblem, ReferenceRows, read_reference_rows
from ipcity.store.models.reference_tables import ReferenceEntry, ReferenceTable

AUDIT_LABELS = {"load-reference": "载入参照表"}
BASIS = "参照表的载入规则"
KIND = ReferenceTable.Kind.STRATEGIC
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = {f.name: f.max_length for f in ReferenceEntry._meta.fields if f.max_length}


@dataclass(frozen=True)
class Loaded:
    """``fresh`` False: this edition was here already and nothing changed."""

    table: ReferenceTable
    fresh: bool
    problems: tuple[LineProblem, ...]


class BadReference(Refused):
    """The file has lines that cannot be read; ``problems`` names each."""

    def __init__(self, problems: Sequence[LineProblem]) -> None:
        first = "；".join(str(each) for each in problems[:3])
        more = f"等 {len(problems)} 处" if len(problems) > 3 else ""
        super().__init__(
            "reference-invalid", f"参照表有误：{first}{more}。请改正后重新载入。", BASIS
        )
        self.problems = tuple(problems)


def load(
    *,
    district: int,
    name: str,
    content: bytes,
    edition: str = "",
    valid_from: date | None = None,
    actor: Actor,
    at: datetime,
) -> Loaded:
    """Load the file as one edition; the same again changes nothing; BadReference for bad lines.

    ``edition`` left out is the file's name, ``valid_from`` the first day of the year in it; the
    edition with the latest day counts."""
    require(actor, Verb.KEEP_INDICATORS, district=district)
    read = preview(name, content)
    if read.errors:
        raise BadReference(read.errors)
    edition = (edition.strip() or PurePath(name).stem)[:80]
    table = _table(read, name)
    table.district_id, table.edition = district, edition
    table.person_id, table.loaded_at = actor.person, at
    table.valid_from = valid_from or _first_day(edition, at)
    with transaction.atomic():
        same = _same_as(table)
        if same is not None:
            return Loaded(same, False, read.problems)
        table.save()
        _put_in_force(district, at)
        snapshots.mark_changed(district, at)
        audit.record(
            actor=actor,
            verb="load-reference",
            subject=table,
            at=at,
            district=district,
            facts={"digest": table.digest, "entries": table.size},
            under=Verb.KEEP_INDICATORS,
        )
    return Loaded(table, True, read.problems)


def _table(read: ReferenceRows, name: str) -> ReferenceTable:
    """The edition's contents, not yet saved."""
    return ReferenceTable(
        kind=KIND,
        file_name=PurePath(name).name[:255],
        digest=_digest(read.rows),
        contents=[list(row) for row in read.rows],
        size=len(read.rows),
    )


def _same_as(table: ReferenceTable) -> ReferenceTable | None:
    """The edition that has these very contents; Refused where only its name is the same."""
    known = ReferenceTable.objects.filter(district=table.district_id, kind=KIND)
    same: ReferenceTable | None = known.filter(digest=table.digest).first()
    if same is None and known.filter(edition=table.edition).exists():
        raise Refused(
            "edition-known",
            f"已有名为“{table.edition}”的版本，内容不同。请另起版本名称。",
            BASIS,
        )
    return same


def preview(name: str, content: bytes) -> ReferenceRows:
    """What the file would bring, with its problems; a text too long for its column is one."""
    read = read_reference_rows(name, content)
    long = [
        LineProblem(at, f"第{at}条的“{field}”过长")
        for at, row in enumerate(read.rows, start=1)
        for field, text in zip(ReferenceEntry.FIELDS, row, strict=True)
        if len(text) > _LONGEST.get(field, len(text))
    ]
    return ReferenceRows(read.rows, (*read.problems, *long))


def _first_day(edition: str, at: datetime) -> date:
    """1 January of the year that the edition's name holds; without one, of the year of loading."""
    found = _YEAR.search(edition)
    year = int(found.group()) if found else at.year
    return date(min(year, at.year), 1, 1)


def _put_in_force(district: int, at: datetime) -> None:
    """The entries are those of the edition that counts on the day of loading."""
    newest = ReferenceTable.objects.filter(district=district, kind=KIND).in_force(at.date()).first()
    entries = ReferenceEntry.objects.filter(district=district)
    if newest is None or entries.filter(table=newest).exists():
        return
    entries.delete()
    ReferenceEntry.objects.bulk_create(
        (
            ReferenceEntry(
                district_id=district,
                table=newest,
                position=position,
                **dict(zip(ReferenceEntry.FIELDS, row, strict=True)),
            )
            for position, row in enumerate(newest.contents)
        ),
        batch_size=500,
    )


def _digest(rows: Sequence[Sequence[str]]) -> str:
    canonical = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def form(found: Loaded) -> dict[str, object]:
    """What was loaded, as the command line and the API tell it."""
    return {
        "edition": found.table.edition,
        "valid_from": found.table.valid_from.isoformat(),
        "entries": found.table.size,
        "digest": found.table.digest,
        "loaded": found.fresh,
        "problems": [{"line": p.line, "message": p.sentence} for p in found.problems],
    }
