"""A ledger's columns and conditions, derived from its model: no ledger is named here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html

from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.ledger_queries import OF_ROWS, Plainly, exactly, on_day, searched
from ipcity.store.ledgers import LedgerRow, facts, name_of
from ipcity.store.models.units import Unit
from ipcity.web.listings import Column, Filter

# More choices than these stand in a select and not in a row of links.
MOST_FACETS = 9
LONG_TEXT = 60
NUMBERS = (models.DecimalField, models.IntegerField)


class Names:
    """What the references on one page are called: one query for each table referred to."""

    def __init__(self, fields: Iterable[models.Field[Any, Any]]) -> None:
        self._fields = [f for f in fields if isinstance(f, models.ForeignKey)]
        self._known: dict[type[models.Model], dict[int, str]] = {}

    def learn(self, rows: Iterable[LedgerRow], only: Collection[str] | None = None) -> None:
        """Read the names that ``rows`` need, of the fields ``only`` where they are given."""
        wanted: dict[type[models.Model], set[int]] = {}
        rows = tuple(rows)
        for each in self._fields:
            if only is not None and each.name not in only:
                continue
            named = {getattr(row, each.attname) for row in rows} - {None}
            wanted[each.related_model] = wanted.get(each.related_model, set()) | named
        for model, keys in wanted.items():
            known = self._known.setdefault(model, {})
            if missing := keys - set(known):
                found = model._default_manager.filter(pk__in=missing).order_by("pk")
                known |= {row.pk: str(row) for row in found}

    def of(self, one: models.Field[Any, Any], key: object) -> str:
        return self._known.get(one.related_model, {}).get(key, "") if key else ""


def measure(model: type[LedgerRow], one: models.Field[Any, Any]) -> str:
    return model.MEASURES.get(one.name, "")


def words(model: type[LedgerRow], one: models.Field[Any, Any], value: object, names: Names) -> str:
    """A value as a person reads it; personal fields masked."""
    if value is None or value == "" or value == []:
        return ""
    if one.name in model.PERSONAL:
        return model.PERSONAL[one.name](str(value))
    if isinstance(one, models.ForeignKey):
        return names.of(one, value)
    if one.choices:
        return choice_words(one).get(value, str(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{Decimal(decimal_text(value)):,f}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, list | tuple):
        return "、".join(str(each) for each in value)
    return str(value)


@cache
def choice_words(one: models.Field[Any, Any]) -> dict[object, str]:
    return {value: str(label) for value, label in one.flatchoices}


def address_of(row: LedgerRow) -> str:
    return reverse("ledger-row", args=[name_of(type(row)), row.pk])


def columns(model: type[LedgerRow], names: Names, how: Plainly = OF_ROWS) -> tuple[Column, ...]:
    """Every fact as a column, the listed ones first; the first leads to the row."""
    by_name = {f.name: f for f in facts(model)}
    listed = [by_name[name] for name in model.LISTED]
    rest = [f for f in by_name.values() if f.name not in model.LISTED and f.editable]
    found = [_column(model, f, names, how) for f in (*listed, *rest)]
    return (_linked(found[0]), *found[1:], *ROW_COLUMNS)


def lit_columns(
    columns: tuple[Column, ...], label: str, lights: Mapping[int, str]
) -> tuple[Column, ...]:
    """``columns`` with the light of each row beside its name; it cannot be hidden."""
    return (columns[0], Column("light", label, lambda row: lights.get(row.pk, "")), *columns[1:])


def hidden(model: type[LedgerRow]) -> tuple[str, ...]:
    """Columns shown on wish only."""
    return (*(f.name for f in facts(model) if f.name not in model.LISTED), "changed_at", "source")


ROW_COLUMNS = (
    Column(
        "source",
        "来源",
        lambda r: (
            " ".join(
                str(part)
                for part in (r.source_sheet, r.source_row and f"第 {r.source_row} 行")
                if part
            )
            or "手工录入"
        ),
        optional=True,
    ),
)


def _column(
    model: type[LedgerRow], one: models.Field[Any, Any], names: Names, how: Plainly
) -> Column:
    numeric = isinstance(one, NUMBERS) and not one.choices
    label, unit = str(one.verbose_name), measure(model, one)

    def shown(row: LedgerRow) -> str:
        text = words(model, one, getattr(row, one.attname), names)
        return text if len(text) <= LONG_TEXT else f"{text[:LONG_TEXT]}…"

    def whole(row: LedgerRow) -> object:
        value = getattr(row, one.attname)
        return value if numeric and value is not None else words(model, one, value, names)

    return Column(
        one.name,
        label,
        shown,
        order=how.column(one),
        numeric=numeric,
        unit=unit,
        optional=one.name != model.LISTED[0],
        css="nowrap" if isinstance(one, models.DateField) else "",
        in_file=(Column(one.name, label, whole, numeric=numeric, unit=unit),),
    )


def _linked(column: Column) -> Column:
    def link(row: LedgerRow) -> str:
        return format_html(
            '<a href="{}">{}</a>', address_of(row), column.cell(row) or f"第 {row.pk} 行"
        )

    return Column(
        column.key, column.label, link, column.order, css=column.css, in_file=column.in_file
    )


def filters(
    model: type[LedgerRow], units: Sequence[tuple[int, str]], how: Plainly = OF_ROWS
) -> tuple[Filter, ...]:
    """Keyword, days, and one condition for each facet of the model."""
    by_name = {f.name: f for f in facts(model)}
    found: list[Filter] = []
    if model.SEARCHED:
        hint = "、".join(str(by_name[name].verbose_name) for name in model.SEARCHED[:3])
        found.append(Filter("q", "关键词", lambda text: searched(model, text, how), hint=hint))
    if isinstance(by_name.get(model.DATED), models.DateField):
        found += _between(by_name[model.DATED], how)
    found += [_facet(by_name[name], units, how) for name in model.FACETS]
    return tuple(found)


def _between(one: models.Field[Any, Any], how: Plainly) -> tuple[Filter, ...]:
    label = str(one.verbose_name)
    return (
        Filter("from", f"{label}从", lambda text: on_day(one, "gte", text, how)),
        Filter("to", "至", lambda text: on_day(one, "lte", text, how)),
    )


def _facet(one: models.Field[Any, Any], units: Sequence[tuple[int, str]], how: Plainly) -> Filter:
    label = str(one.verbose_name)

    def equal(text: str) -> Q:
        return exactly(one, text, how)

    if isinstance(one, models.ForeignKey):
        return Filter(one.name, label, equal, [(str(pk), name) for pk, name in units])
    if isinstance(one, models.BooleanField):
        return Filter(one.name, label, equal, [("yes", "是"), ("no", "否")], True)
    if one.choices:
        choices = [(str(value), str(text)) for value, text in one.flatchoices]
        return Filter(one.name, label, equal, choices, len(choices) <= MOST_FACETS)
    if isinstance(one, models.IntegerField):
        return Filter(one.name, label, equal)
    column = how.column(one)
    return Filter(one.name, label, lambda text: Q(**{f"{column}__icontains": text}))


def units_of(district: int) -> list[tuple[int, str]]:
    """The district's living units as choices, in their order."""
    rows = Unit.objects.filter(district=district, valid_until=None).order_by("position", "id")
    return list(rows.values_list("pk", "name"))


def link(name: str, *args: object) -> str:
    """The address of a page that may not be there; "" then."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def crumbs(model: type[LedgerRow]) -> tuple[tuple[str, str], ...]:
    """The way down to one ledger's list."""
    ledger = reverse("ledger", args=[name_of(model)])
    return (("台账", reverse("ledgers")), (str(model._meta.verbose_name), ledger))
