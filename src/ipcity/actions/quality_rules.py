"""What may be wrong with a ledger row: dates, keys, names and what the law says, found for any ledger.

Nothing here names a ledger: dates and order come from the model's attributes, references from ``_meta``,
the law from ``domain.rights`` by the ledger's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice

from django.db import models
from django.db.models import Count

from ipcity.actions.assumptions import assumptions_of
from ipcity.actions.organisation_links import Link, first_name, links
from ipcity.domain.rights import hooks
from ipcity.domain.rights.hooks import Problem, Severity
from ipcity.domain.terms.organisation_names import is_organisation
from ipcity.store.ledgers import LedgerRow, facts, name_of
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.row_histories import RowHistory

EARLIEST = date(1949, 10, 1)
# Names of days that lie behind us when they are entered; terms and deadlines may lie ahead.
PAST_DAYS = frozenset(
    "filed_on granted_on registered_on published_on recorded_on released_on received_on accepted_on decided_on "
    "closed_on handled_on signed_on declared_on awarded_on checked_on given_on recognised_on submitted_on answered_on "
    "completed_on created_on renewed_on founded_on held_on first_published_on transferred_on paid_on".split()
)
# References whose organisation should lie in the district: whose right or title the row is.
OWNERS = ("holder", "firm")
BATCH = 2000
LOT = 500


@dataclass(frozen=True)
class Finding:
    """One problem of one row; ``label`` is what the row is called in its list."""

    row: int
    unit: int | None
    label: str
    problem: Problem


def findings(model: type[LedgerRow], district: int, on: date) -> Iterator[Finding]:
    """Every problem of the standing rows of one ledger, in batches."""
    yield from _row_findings(model, district, on)
    yield from _duplicates(model, district)
    yield from _read_with_doubt(model, district)


def _row_findings(model: type[LedgerRow], district: int, on: date) -> Iterator[Finding]:
    ledger = name_of(model)
    outsiders = _outsiders(district) if _owner(model) else frozenset()
    assumed = assumptions_of(district)
    for values in _rows(model, district):
        found = (
            *hooks.problems(ledger, values, on, assumed),
            *backwards(model, values),
            *odd_days(model, values, on),
            *unresolved(model, values),
            *outside(model, values, outsiders),
        )
        for problem in dict.fromkeys(found):
            yield _finding(model, values, problem)


def _rows(model: type[LedgerRow], district: int) -> Iterator[dict[str, object]]:
    """Facts of every standing row by field name, references by number, with id and unit."""
    names = {field.attname: field.name for field in facts(model)}
    rows = model.objects.standing().filter(district_id=district).order_by("pk")
    columns = ("id", *names)
    for line in rows.values_list(*columns).iterator(chunk_size=BATCH):
        read = dict(zip(columns, line, strict=True))
        yield {names.get(column, column): value for column, value in read.items()}


def _finding(model: type[LedgerRow], values: Mapping[str, object], problem: Problem) -> Finding:
    row, unit = values["id"], values.get("unit")
    shown = next((str(values[name]) for name in model.LISTED if values.get(name)), "")
    return Finding(
        row if isinstance(row, int) else 0,
        unit if isinstance(unit, int) else None,
        shown[:300],
        problem,
    )


def backwards(model: type[LedgerRow], values: Mapping[str, object]) -> Iterator[Problem]:
    """Pairs of days that run against ``IN_ORDER``."""
    for earlier, later in model.IN_ORDER:
        first, second = values.get(earlier), values.get(later)
        if isinstance(first, date) and isinstance(second, date) and second < first:
            words = f"{_label(model, later)}早于{_label(model, earlier)}。"
            yield Problem(later, Severity.ERROR, f"before-{earlier.replace('_', '-')}", words)


def odd_days(model: type[LedgerRow], values: Mapping[str, object], on: date) -> Iterator[Problem]:
    """Days that cannot be: before 1949, or ahead where the thing must have happened."""
    for name in _days(model):
        day = values.get(name)
        if not isinstance(day, date):
            continue
        if day < EARLIEST:
            words = f"{_label(model, name)}早于1949年，请核对。"
            yield Problem(name, Severity.ERROR, "too-early", words)
        elif day > on and (name in PAST_DAYS or name == model.DATED):
            words = f"{_label(model, name)}晚于今天，请核对。"
            yield Problem(name, Severity.ERROR, "in-future", words)


def unresolved(model: type[LedgerRow], values: Mapping[str, object]) -> Iterator[Problem]:
    """Names that refer to nobody in the directory."""
    for link in _links_of(model):
        text = str(values.get(link.text) or "")
        if text and values.get(link.column) is None and is_organisation(first_name(text)):
            words = f"{_label(model, link.text)}尚未归入单位名录，按单位统计时不计入。"
            yield Problem(link.text, Severity.WARNING, "unresolved-name", words)


def outside(
    model: type[LedgerRow], values: Mapping[str, object], outsiders: frozenset[int]
) -> Iterator[Problem]:
    """Rights and titles of organisations that the directory places outside the district."""
    owner = _owner(model)
    if owner and values.get(owner) in outsiders:
        words = f"{_label(model, f'{owner}_name')}不在本区域，请核对是否应计入。"
        yield Problem(f"{owner}_name", Severity.WARNING, "owner-outside", words)


def _duplicates(model: type[LedgerRow], district: int) -> Iterator[Finding]:
    """Rows that agree in a weaker key than the one that tells them apart."""
    for names in _weaker_keys(model):
        rows = model.objects.standing().filter(district_id=district).order_by()
        for name in names:
            rows = rows.exclude(**_blank(model, name))
        twice = rows.values_list(*names).annotate(n=Count("pk")).filter(n__gt=1)
        for *same, count in twice.iterator(chunk_size=BATCH):
            wanted = dict(zip(names, same, strict=True))
            labels = "、".join(_label(model, name) for name in names)
            problem = Problem(
                names[0],
                Severity.WARNING,
                f"same-{'-'.join(names).replace('_', '-')}"[:60],
                f"{labels}相同的有{count}行，可能重复登记。",
            )
            yield from (
                Finding(pk, unit, str(wanted[names[0]])[:300], problem)
                for pk, unit in rows.filter(**wanted).values_list("pk", "unit_id")
            )


def _read_with_doubt(model: type[LedgerRow], district: int) -> Iterator[Finding]:
    """Cells that an import read with a doubt, as long as the field still says what was read."""
    states = RowHistory.objects.filter(district_id=district, ledger=name_of(model), is_void=False)
    doubtful = states.exclude(doubts=None).order_by("row", "row_version")
    columns = {field.name: field.attname for field in facts(model)}
    left = doubtful.iterator(chunk_size=LOT)
    while some := list(islice(left, LOT)):
        present = {s.row: s for s in states.filter(known_until=None, row__in={s.row for s in some})}
        rows = model.objects.standing().in_bulk(present)
        for state in some:
            for _, name, value, message, _ in state.doubts or ():
                row, column = rows.get(state.row), columns.get(name, "")
                if row and present[row.pk].values.get(column) == state.values.get(column):
                    words = f"{_label(model, name)}按“{value}”导入：{message}"
                    problem = Problem(name, Severity.WARNING, "read-with-doubt", words)
                    yield Finding(row.pk, row.unit_id, str(row)[:300], problem)


def _blank(model: type[LedgerRow], name: str) -> dict[str, object]:
    field = model._meta.get_field(name)
    text = isinstance(field, models.CharField | models.TextField)
    return {name: ""} if text else {f"{name}__isnull": True}


@cache
def _weaker_keys(model: type[LedgerRow]) -> tuple[tuple[str, ...], ...]:
    """Alternatives after the first that are no part of a stronger one."""
    found = []
    for at, names in enumerate(model.KEYS):
        part = any(set(names) <= set(stronger) for stronger in model.KEYS[:at])
        if at and not part:
            found.append(names)
    return tuple(found)


@cache
def _days(model: type[LedgerRow]) -> tuple[str, ...]:
    return tuple(f.name for f in facts(model) if type(f) is models.DateField)


@cache
def _links_of(model: type[LedgerRow]) -> tuple[Link, ...]:
    return tuple(link for link in links() if link.model is model)


@cache
def _owner(model: type[LedgerRow]) -> str:
    return next((link.column for link in _links_of(model) if link.column in OWNERS), "")


@cache
def _labels(model: type[LedgerRow]) -> Mapping[str, str]:
    return {field.name: str(field.verbose_name) for field in facts(model)}


def _label(model: type[LedgerRow], name: str) -> str:
    return _labels(model).get(name, name)


def label_of(model: type[LedgerRow], name: str) -> str:
    """What a field is called; "" for a problem of the whole row."""
    return _label(model, name) if name else ""


def _outsiders(district: int) -> frozenset[int]:
    rows = Organisation.objects.standing().filter(district_id=district, is_local=False)
    return frozenset(rows.order_by().values_list("pk", flat=True))
