"""What the pages of an import show: its columns to check, and its rows as they would become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField
from django.http import QueryDict

from ipcity.actions import import_constants
from ipcity.actions.amounts import told
from ipcity.actions.import_doubts import ToldDoubt, staged_doubts
from ipcity.actions.import_fields import brought, references, shown, specs
from ipcity.actions.import_reports import reason_of
from ipcity.actions.import_staging import Line, Staged, Status
from ipcity.actions.import_tables import table_of
from ipcity.domain.sheets.ranking import missing
from ipcity.domain.sheets.specs import Kind
from ipcity.domain.sheets.telling import TOLD_OUTSIDE
from ipcity.store.ledgers import LedgerRow, facts
from ipcity.store.models.imports import Import

PAGE = 50
LOW = 60
MOST_FIELDS = 8


@dataclass(frozen=True)
class ColumnChoice:
    """One column of a sheet with what it may be."""

    name: str
    letter: str
    heading: str
    sample: str
    chosen: str
    reason: str
    doubtful: bool


@dataclass(frozen=True)
class ConstantChoice:
    """A field that may be typed once for every row; ``choices`` are labels, none where it is free."""

    name: str
    label: str
    text: str
    choices: tuple[str, ...]
    doubtful: bool


@dataclass(frozen=True)
class TableChoice:
    number: int
    sheet: str
    title: str
    use: bool
    rows: int
    header: str
    columns: tuple[ColumnChoice, ...]
    lacking: str
    constants: tuple[ConstantChoice, ...]


@dataclass(frozen=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class ShownLine:
    """One row of the file: where it stands, what it is called, and what becomes of it."""

    sheet: str
    line: int
    label: str
    changes: tuple[Change, ...]
    reason: str


def choices(model: type[LedgerRow]) -> tuple[tuple[str, str], ...]:
    """The fields a column may give, as (name, label)."""
    return tuple((spec.name, spec.label) for spec in specs(model))


def tables(imported: Import, model: type[LedgerRow] | None = None) -> tuple[TableChoice, ...]:
    return tuple(
        TableChoice(
            number,
            plain["sheet"],
            plain["title"],
            plain["use"],
            plain["last_row"] - plain["first_row"] + 1,
            _header(plain),
            tuple(_column(number, plain, column) for column in plain["columns"]),
            _lacking(plain, model) if model is not None and plain["use"] else "",
            _constants(number, plain, model) if model is not None else (),
        )
        for number, plain in enumerate(imported.mapping.get("tables", []))
    )


def _lacking(plain: Mapping[str, Any], model: type[LedgerRow]) -> str:
    """What every row needs and no column gives: fields that must be filled, else those of a key."""
    wanted = specs(model)
    labels = {spec.name: spec.label for spec in wanted}
    given = {column["field"] or column.get("proposed") for column in plain["columns"]}
    given |= plain.get("constants", {}).keys()
    columns = table_of(plain).columns
    if names := [name for name in missing(columns, wanted) if name not in given]:
        return "、".join(labels[name] for name in names)
    given |= TOLD_OUTSIDE
    given |= {spec.name for spec in wanted if spec.kind is Kind.CHOICE}
    ways = [[labels[n] for n in names if n in labels.keys() - given] for names in model.KEYS]
    return "，或 ".join("＋".join(each) for each in ways) if ways and all(ways) else ""


def _constants(
    number: int, plain: Mapping[str, Any], model: type[LedgerRow]
) -> tuple[ConstantChoice, ...]:
    """What may be typed for every row, filled in with what was typed before."""
    kept, before = plain.get("constants", {}), plain.get("suggested", {})
    known = {spec.name: spec for spec in specs(model)}
    return tuple(
        ConstantChoice(
            f"const-{number}-{name}",
            known[name].label,
            kept.get(name, before.get(name, "")),
            tuple(choice.label for choice in known[name].choices),
            name in before and name not in kept,
        )
        for name in import_constants.offered(model, plain)
    )


def _header(plain: Mapping[str, Any]) -> str:
    first, last = plain["first_header"], plain["last_header"]
    return f"第 {first} 行" if first == last else f"第 {first}–{last} 行"


def _column(number: int, plain: Mapping[str, Any], column: Mapping[str, Any]) -> ColumnChoice:
    return ColumnChoice(
        name=f"col-{number}-{column['index']}",
        letter=column["letter"],
        heading=column["heading"],
        sample=plain.get("samples", {}).get(str(column["index"]), ""),
        chosen=column["field"] or column.get("proposed", ""),
        reason=column["reason"],
        doubtful=bool(column["field"] or column.get("proposed")) and column["confidence"] < LOW,
    )


def changes_of(form: QueryDict, imported: Import) -> dict[int, dict[str, Any]]:
    """What the person set on the page of columns, in the form that the action takes."""
    found: dict[int, dict[str, Any]] = {}
    for table in tables(imported):
        columns = {c.name.rsplit("-", 1)[1]: form[c.name] for c in table.columns if c.name in form}
        typed = f"const-{table.number}-"
        found[table.number] = {
            "use": f"use-{table.number}" in form,
            "columns": columns,
            "constants": {k.removeprefix(typed): form[k] for k in form if k.startswith(typed)},
        }
    return found


def lines(
    model: type[LedgerRow], staged: Staged, status: Status, page: int
) -> tuple[ShownLine, ...]:
    """One page of the rows of ``status``."""
    found = list(staged.lines(status, offset=(page - 1) * PAGE, limit=PAGE))
    names = _names(model, found)
    fresh = {each.number: each.name for each in staged.organisations()}
    return tuple(_line(model, each, names, fresh) for each in found)


def doubts(model: type[LedgerRow], staged: Staged, page: int) -> tuple[ToldDoubt, ...]:
    """What is doubtful in one page of the rows that are taken with a doubt."""
    found = list(staged.doubtful(offset=(page - 1) * PAGE, limit=PAGE))
    return tuple(staged_doubts(model, found))


def _line(
    model: type[LedgerRow],
    line: Line,
    names: Mapping[str, Mapping[int, str]],
    fresh: Mapping[int, str],
) -> ShownLine:
    made = []
    for field in facts(model):
        known = names.get(field.attname, {})
        if field.attname in line.pending:
            made.append(
                Change(_label(field), "", f"新建单位：{fresh[line.pending[field.attname]]}")
            )
        elif field.attname in line.new and field.editable:
            old = _told(model, field, line.old.get(field.attname), known)
            new = _told(model, field, line.new[field.attname], known)
            if new or old:
                made.append(Change(_label(field), old, new))
    kept = made if line.status == Status.CHANGED else made[:MOST_FIELDS]
    return ShownLine(line.sheet, line.line, line.label, tuple(kept), reason_of(line.problems))


def _told(model: type[LedgerRow], field: Any, value: object, names: Mapping[int, str]) -> str:
    """A value as pages write it, amounts with separators and unit."""
    text = shown(model, field, value, names)
    if text and isinstance(field, DecimalField):
        return told(Decimal(text), model.MEASURES.get(field.name, ""))
    return text


def _label(field: Any) -> str:
    return str(field.verbose_name)


def _names(model: type[LedgerRow], found: Sequence[Line]) -> dict[str, dict[int, str]]:
    """What the referenced rows are called, one query for each reference."""
    named = {}
    for each in references(model):
        ids = {
            value
            for line in found
            for side in (line.new, line.old)
            if isinstance(value := side.get(each.attname), int)
        }
        if ids:
            rows = each.target._default_manager.filter(pk__in=ids).order_by("pk")
            named[each.attname] = {row.pk: str(row) for row in rows}
    return named


def template_headings(model: type[LedgerRow]) -> list[str]:
    """The headings of an empty sheet to fill in."""
    return [str(field.verbose_name) for field in brought(model)]
