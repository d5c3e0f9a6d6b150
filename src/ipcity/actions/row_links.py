"""References left open because the row they name came later: filled when it arrives, and every night.

A ledger refers to a row by a foreign key ``<name>`` beside the number or name as written; both are found
in ``_meta``. What is filled is a state of its own with its reason; nobody's words are touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from itertools import islice

from django.db import models, transaction

from ipcity.actions import audit
from ipcity.actions.import_fields import Reference, references
from ipcity.actions.import_resolving import Rows
from ipcity.actions.organisation_links import first_name, put
from ipcity.actions.row_batches import Batch, Conflict, StagedRow
from ipcity.actions.row_states import Origin
from ipcity.domain.access import Actor, Verb
from ipcity.domain.terms.organisation_names import match_key
from ipcity.store.ledgers import LedgerRow, facts, ledgers, name_of
from ipcity.store.models.districts import District
from ipcity.store.models.imports import Import
from ipcity.store.models.organisation_pairs import OrganisationPair
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.row_histories import RowHistory

AUDIT_LABELS = {"link-rows": "自动关联台账"}
LOT = 2000
TRIES = 3
_DIGITS = re.compile(r"\d{5,}")
Step = Callable[[int, int, str], None]
# row → the row that it means, and the words that say so
Found = dict[int, tuple[int, str]]


@dataclass(frozen=True)
class Open:
    """One reference of one ledger that may stand open beside its words."""

    model: type[LedgerRow]
    reference: Reference

    def rows(self, district: int) -> models.QuerySet[LedgerRow]:
        """Living rows that name something without referring to it."""
        known = self.model.objects.standing().filter(
            district_id=district, **{f"{self.reference.attname}__isnull": True}
        )
        return known.exclude(**{self.reference.text: ""})

    def reason(self, words: str) -> str:
        label = next(f.verbose_name for f in facts(self.model) if f.name == self.reference.text)
        return f"按{label}“{words[:120]}”自动关联"


@cache
def openings(target: type[LedgerRow]) -> tuple[Open, ...]:
    """Every reference of every ledger to ``target`` that stands beside its words."""
    return tuple(
        Open(model, each)
        for model in ledgers().values()
        for each in references(model)
        if each.target is target and each.text
    )


def fill(*, district: District, actor: Actor | None, at: datetime, step: Step | None = None) -> int:
    """Look up every open number of the district; how many rows are filled.

    Names of organisations are the business of ``organisations.resolve``. ``actor`` None is the timetable.
    """
    targets = [model for model in ledgers().values() if model is not Organisation]
    count = 0
    for done, target in enumerate(targets):
        if step is not None:
            step(done, len(targets), str(target._meta.verbose_name))
        count += _filled(district.pk, partial(_numbered, target, district.pk), at)
    _record(district.pk, actor, at, count)
    return count


def fill_after(*, imported: Import, actor: Actor, at: datetime) -> int:
    """Fill what waited for the rows of an import that was just written; how many rows."""
    district = imported.district_id
    target = ledgers()[imported.ledger]
    count = 0
    if target is not Organisation:
        count += _filled(district, partial(_numbered, target, district, imported.pk), at)
    made = Organisation.objects.standing().filter(source=imported, version=1)
    if made.exists():
        count += _filled(district, partial(_named, district, made), at)
    if count:
        _record(district, actor, at, count, imported=imported)
    return count


def point_to(arrived: Sequence[LedgerRow], at: datetime) -> int:
    """Fill what waited for these rows of one ledger; part of a larger action, inside its transaction."""
    if not arrived:
        return 0
    row, target = arrived[0], type(arrived[0])
    if isinstance(row, Organisation):
        made = Organisation.objects.filter(pk__in=[each.pk for each in arrived])
        only = row.name if len(arrived) == 1 else ""
        found = _named(row.district_id, made, only)
    else:
        several = len(arrived) > 1
        found = _numbered(target, row.district_id) if several else _meaning(row, target)
    count = 0
    for opening, wanted in found:
        by_words: dict[tuple[int, str], list[int]] = defaultdict(list)
        for pk, said in wanted.items():
            by_words[said].append(pk)
        for (meant, words), numbers in by_words.items():
            rows = list(opening.model.objects.filter(pk__in=numbers).order_by("pk"))
            origin = Origin(RowHistory.Act.LINKED, at, None, opening.reason(words))
            put(rows, opening.reference.field, meant, origin)
            count += len(rows)
    return count


def linked_only(
    model: type[LedgerRow], column: str, rows: Sequence[int], district: int
) -> set[int]:
    """Of ``rows`` those whose present value in ``column`` nobody gave: it was filled here."""
    acts: dict[int, tuple[object, str]] = {}
    states = RowHistory.objects.filter(district_id=district, ledger=name_of(model), row__in=rows)
    by_age = states.order_by("row_version")
    for row, act, values in by_age.values_list("row", "act", "values"):
        value = values.get(column)
        if row not in acts or acts[row][0] != value:
            acts[row] = value, act
    return {row for row, (_, act) in acts.items() if act == RowHistory.Act.LINKED}


def _numbered(
    target: type[LedgerRow], district: int, arrived: int | None = None
) -> Iterator[tuple[Open, Found]]:
    """Open references by a number that some row of ``target`` has; with ``arrived`` one that this
    import brought."""
    asked = [each for each in openings(target) if each.rows(district).exists()]
    rows = target.objects.standing().filter(district_id=district)
    cores = _cores_of(target, rows if arrived is None else rows.filter(source=arrived), asked)
    known = Rows(district, target)
    for opening in asked:
        found: Found = {}
        left = opening.rows(district).order_by("pk").values_list("pk", opening.reference.text)
        words = left.iterator(chunk_size=LOT)
        while lot := list(islice(words, LOT)):
            some = [(pk, text) for pk, text in lot if not cores.isdisjoint(_cores(text))]
            known.look_up(text for _, text in some)
            meant = ((pk, known.row(text), text) for pk, text in some)
            found |= {pk: (row, text) for pk, row, text in meant if row is not None}
        yield opening, _but_itself(opening, found, target)


def _cores_of(
    target: type[LedgerRow], rows: models.QuerySet[LedgerRow], asked: Sequence[Open]
) -> set[str]:
    """What the numbers of these rows are known by before they are read exactly, which takes longer."""
    names = _alone_in(target)
    if not (names and asked):
        return set()
    numbers = rows.order_by("pk").values_list(*names).iterator(chunk_size=LOT)
    return {core for line in numbers for number in line if number for core in _cores(str(number))}


def _cores(text: str) -> set[str]:
    """The long runs of digits in a number, or all of it where there are none."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return set(_DIGITS.findall(plain)) or {plain}


def _alone_in(target: type[LedgerRow]) -> list[str]:
    """The fields that alone identify a row."""
    return sorted({names[0] for names in target.KEYS if len(names) == 1})


def _meaning(row: LedgerRow, target: type[LedgerRow]) -> Iterator[tuple[Open, Found]]:
    """Open references by a number of this row, however it is written around its digits."""
    numbers = {str(value) for name in _alone_in(target) if (value := getattr(row, name))}
    cores = {max(_DIGITS.findall(number) or [number], key=len) for number in numbers}
    if not cores:
        return
    for opening in openings(target):
        text = opening.reference.text
        asked = models.Q(*((f"{text}__contains", core) for core in cores), _connector=models.Q.OR)
        near = dict(opening.rows(row.district_id).filter(asked).values_list("pk", text))
        known = Rows(row.district_id, target)
        known.look_up(near.values())
        found = {pk: (row.pk, word) for pk, word in near.items() if known.row(word) == row.pk}
        yield opening, _but_itself(opening, found, target)


def _named(
    district: int, arrived: models.QuerySet[Organisation], only: str = ""
) -> Iterator[tuple[Open, Found]]:
    """Open references by a name that only one organisation has, one that ``arrived``; with ``only``
    those that begin with this name."""
    keys = _alone(district, dict(arrived.exclude(match_key="").values_list("match_key", "pk")))
    for opening in openings(Organisation) if keys else ():
        text = opening.reference.text
        rows = opening.rows(district).filter(**({f"{text}__startswith": only} if only else {}))
        found: Found = {}
        read: dict[str, int | None] = {}
        for pk, words in rows.order_by("pk").values_list("pk", text).iterator(chunk_size=LOT):
            if words not in read:
                read[words] = keys.get(match_key(first_name(words)))
            if (meant := read[words]) is not None:
                found[pk] = meant, words
        yield opening, _but_itself(opening, found, Organisation)


def _alone(district: int, keys: Mapping[str, int]) -> dict[str, int]:
    """The names that no other organisation has and that nobody has said to be another."""
    standing = Organisation.objects.standing().filter(district_id=district)
    wanted, alone = sorted(keys), dict(keys)
    for at in range(0, len(wanted), LOT):
        some = wanted[at : at + LOT]
        known = standing.filter(match_key__in=some).values_list("match_key", flat=True)
        apart = OrganisationPair.objects.filter(
            district_id=district, decision=OrganisationPair.Decision.DIFFERENT, match_key__in=some
        ).values_list("match_key", flat=True)
        several = {key for key, count in Counter(known).items() if count > 1}
        for key in several | set(apart):
            alone.pop(key, None)
    return alone


def _but_itself(opening: Open, found: Found, target: type[LedgerRow]) -> Found:
    if opening.model is not target:
        return found
    return {row: meant for row, meant in found.items() if meant[0] != row}


def _filled(district: int, look: Callable[[], Iterator[tuple[Open, Found]]], at: datetime) -> int:
    """Read outside the transaction, write in one; again where somebody changed a row meanwhile."""
    count = 0
    for attempt in range(1, TRIES + 1):
        try:
            for opening, found in look():
                count += _write(district, opening, found, at) if found else 0
        except Conflict:
            if attempt == TRIES:
                raise
        else:
            break
    return count


def _write(district: int, opening: Open, found: Found, at: datetime) -> int:
    with Batch(district=district, person=None, at=at, act=RowHistory.Act.LINKED) as batch:
        count = batch.add(name_of(opening.model), _staged(opening, found))
        with transaction.atomic():
            batch.write()
    return count


def _staged(opening: Open, found: Found) -> Iterator[StagedRow]:
    """The rows with their reference; where they came from stays as it is."""
    numbers = sorted(found)
    for start in range(0, len(numbers), LOT):
        rows = opening.model.objects.filter(pk__in=numbers[start : start + LOT]).order_by("pk")
        places = ("pk", "version", "source_id", "source_sheet", "source_row")
        for pk, version, source, sheet, line in rows.values_list(*places):
            meant, words = found[pk]
            yield StagedRow(
                pk, {opening.reference.attname: meant}, version, sheet, line, source=source,
                reason=opening.reason(words),
            )  # fmt: skip


def _record(
    district: int, actor: Actor | None, at: datetime, rows: int, imported: Import | None = None
) -> None:
    with transaction.atomic():
        audit.record(
            actor=actor,
            verb="link-rows",
            subject=imported,
            at=at,
            district=district,
            facts={"rows": rows},
            under=Verb.KEEP_LEDGERS,
        )
