"""A ledger going out as a sheet that comes back in as exactly the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import models

from ipcity.actions import audit
from ipcity.actions.import_fields import AnyField, brought, code_heading, references
from ipcity.actions.row_checks import ledger_model
from ipcity.domain.access import Actor, Verb, require, scope_of
from ipcity.domain.errors import Refused
from ipcity.papers.ledger_sheets import Cell, csv_ledger, xlsx_ledger
from ipcity.store.ledgers import LedgerRow
from ipcity.store.models.districts import District
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.units import Unit

AUDIT_LABELS = {"export-ledger": "导出台账"}
FORMS = ("xlsx", "csv")
MOST_XLSX = 1_048_575  # rows of one Excel sheet below its header
LIST_SEPARATOR = "；"
CHUNK = 2000
Show = Callable[[Any], Cell]


def export(*, ledger: str, form: str, actor: Actor, at: datetime) -> tuple[str, Iterable[bytes]]:
    """File name and contents: every standing row that ``actor`` may read, one column per fact."""
    require_any(actor)
    model = ledger_model(ledger)
    if form not in FORMS:
        raise Refused("unknown-form", "导出格式只有 xlsx 和 csv。", "导出格式")
    rows = model.objects.standing().within(scope_of(actor, Verb.READ_LEDGERS))
    rows = rows.filter(district_id=actor.district)
    count = rows.count()
    if form == "xlsx" and count > MOST_XLSX:
        raise Refused("too-many-rows", "行数超过一张 Excel 工作表的上限，请导出 csv。", "导出格式")
    title = str(model._meta.verbose_name)
    lines = sheet_rows(model, rows.order_by("pk"))
    if form == "xlsx":
        invented = District.objects.filter(pk=actor.district, is_demo=True).exists()
        name = f"演示数据-{title}" if invented else title
        content: Iterable[bytes] = (xlsx_ledger(name, headings(model), lines, at),)
    else:
        content = csv_ledger(headings(model), lines)
    audit.record(
        actor=actor,
        verb="export-ledger",
        subject=None,
        at=at,
        district=actor.district,
        facts={"ledger": ledger, "rows": count, "form": form},
        under=Verb.READ_LEDGERS,
    )
    return f"{title}-{at:%Y%m%d}.{form}", content


def require_any(actor: Actor) -> None:
    """Refuse who may read no ledger row at all."""
    scope = scope_of(actor, Verb.READ_LEDGERS)
    if not scope:
        require(actor, Verb.READ_LEDGERS, district=actor.district)


def headings(model: type[LedgerRow]) -> list[str]:
    """One column per fact; a reference to an organisation has a second one with its code."""
    found = []
    for field in brought(model):
        found.append(str(field.verbose_name))
        if field.related_model is Organisation:
            found.append(code_heading(str(field.verbose_name)))
    return found


def sheet_rows(model: type[LedgerRow], rows: models.QuerySet[LedgerRow]) -> Iterator[list[Cell]]:
    """Each row's cells in the order of ``headings``; references by name, code or number."""
    shows = [(field, _show(field)) for field in brought(model)]
    left = rows.iterator(chunk_size=CHUNK)
    while lot := list(islice(left, CHUNK)):
        names = _names(model, lot)
        for row in lot:
            cells: list[Cell] = []
            for field, show in shows:
                value = getattr(row, field.attname)
                if field.is_relation:
                    cells += names[field.name].get(value, _blank(field))
                else:
                    cells.append(None if value is None else show(value))
            yield cells


def _show(field: AnyField) -> Show:
    if field.choices:
        labels = {value: str(label) for value, label in field.flatchoices}
        return lambda value: labels.get(value, str(value))
    if isinstance(field, models.BooleanField):
        return lambda value: "是" if value else "否"
    if isinstance(field, models.JSONField):
        return lambda value: LIST_SEPARATOR.join(str(each) for each in value)
    if isinstance(field, models.DecimalField):
        return _shortest
    return lambda value: value


def _shortest(value: Decimal) -> Decimal:
    """Without trailing zeros, as a sheet shows a number."""
    return Decimal(f"{value:f}".rstrip("0").rstrip(".")) if value % 1 else Decimal(int(value))


def _blank(field: AnyField) -> list[Cell]:
    return [None, None] if field.related_model is Organisation else [None]


def _names(model: type[LedgerRow], lot: list[LedgerRow]) -> dict[str, dict[int, list[Cell]]]:
    """For each reference the cells by which its targets are found again."""
    named: dict[str, dict[int, list[Cell]]] = {}
    for each in references(model):
        ids = {getattr(row, each.attname) for row in lot} - {None}
        found = each.target._default_manager.filter(pk__in=ids).order_by("pk")
        named[each.field] = {row.pk: _cells_of(row) for row in found}
    return named


def _cells_of(row: models.Model) -> list[Cell]:
    if isinstance(row, Unit):
        return [row.name]
    if isinstance(row, Organisation):
        return [row.name, row.uscc or None]
    if isinstance(row, LedgerRow):
        alone = (names[0] for names in row.KEYS if len(names) == 1)
        number = next((v for name in alone if (v := getattr(row, name))), row.row_key)
        return [str(number)]
    return [str(row)]
