"""A ledger as a list page: scoped, narrowed, as it stands or as it was known on an earlier day."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from ipcity.actions.row_states import rebuilt
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import Refused
from ipcity.store.estimates import Found, count_up_to
from ipcity.store.ledger_queries import OF_ROWS, OF_STATES, day_in
from ipcity.store.ledgers import LedgerRow, facts, ledgers, name_of
from ipcity.store.models.row_histories import RowHistory
from ipcity.web import ledger_columns, row_lights
from ipcity.web.ledger_columns import Names
from ipcity.web.listings import SIZES, Column, Heading, Row
from ipcity.web.lists import KeptList

# Rows that are counted one by one, and rows that can be paged through.
COUNTED = 2_000
PAGED = 10_000
MOST_IN_FILE = 50_000
VOID, KNOWN = "void", "known"


def model_of(ledger: str) -> type[LedgerRow]:
    """The ledger by its name in the address; else the page is not there."""
    model = ledgers().get(ledger)
    if model is None:
        raise Http404
    return model


def readable(request: HttpRequest, model: type[LedgerRow]) -> QuerySet[Any]:
    return model.objects.within(scope_of(request.actor, Verb.READ_LEDGERS))


def kept(request: HttpRequest, model: type[LedgerRow]) -> QuerySet[Any]:
    """The rows that the person may change."""
    both = scope_of(request.actor, Verb.READ_LEDGERS) & scope_of(request.actor, Verb.KEEP_LEDGERS)
    return model.objects.within(both)


def lamps_of(model: type[LedgerRow]) -> Any:
    """The module of ``web/row_lights`` that tells the lights of this ledger's rows; None if none."""
    name = name_of(model)
    if name not in {module.name for module in pkgutil.iter_modules(row_lights.__path__)}:
        return None
    return importlib.import_module(f"{row_lights.__name__}.{name}")


def end_of(day: date) -> datetime:
    """The first moment after ``day`` here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


class _Pages(Paginator):
    """Pages over what may be many: counted up to a point only, paged up to a point only."""

    def __init__(self, rows: QuerySet[Any], size: int, count: int) -> None:
        super().__init__(rows, size)
        self.__dict__["count"] = min(count, PAGED)


class LedgerList(KeptList):
    """The list of one ledger; ``known`` is the earlier day as known on which it is shown, if any."""

    SIZE = 20

    def __init__(self, request: HttpRequest, model: type[LedgerRow]) -> None:
        self.model, self.known = model, self._day(request)
        how = OF_STATES if self.known else OF_ROWS
        self._names = Names(facts(model))
        self._lamps = lamps_of(model)
        self._lights: dict[int, str] = {}
        self.with_void = request.GET.get(VOID) == "1" and not self.known
        self.found = Found(0, True)
        units = ledger_columns.units_of(request.actor.district)
        super().__init__(
            request,
            self._rows(request),
            self._lit(ledger_columns.columns(model, self._names, how)),
            ledger_columns.filters(model, units, how),
            name=f"ledger-{name_of(model)}",
            hidden=ledger_columns.hidden(model),
        )
        self.total = self.found

    def _lit(self, columns: tuple[Column, ...]) -> tuple[Column, ...]:
        if self._lamps is None:
            return columns
        return ledger_columns.lit_columns(columns, self._lamps.LABEL, self._lights)

    def _day(self, request: HttpRequest) -> date | None:
        day = day_in(request.GET.get(KNOWN, ""))
        return day if day and date(1970, 1, 1) < day < request.today else None

    def _rows(self, request: HttpRequest) -> QuerySet[Any]:
        if self.known:
            scope = scope_of(request.actor, Verb.READ_LEDGERS)
            states = RowHistory.objects.known_at(name_of(self.model), end_of(self.known))
            return states.within(scope).order_by("-row")
        rows = readable(request, self.model)
        return rows if self.with_void else rows.standing()

    def _ordered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """A column without an index orders only what can be counted."""
        self.queryset = rows
        self.found = count_up_to(rows, COUNTED)
        self.sortable = None if self.found.exact else _indexed(self.model)
        if self.sortable is not None and self.sort[0] not in self.sortable:
            self.sort = ("", "ascending")
        return super()._ordered(rows)

    def _page(self, rows: QuerySet[Any]) -> Page[Any]:
        asked = self._query.get("size", "")
        self.size = int(asked) if asked in {str(s) for s in SIZES} else self.SIZE
        self.sizes = tuple((s, self.link({"size": str(s)}), s == self.size) for s in SIZES)
        number = self._query.get("page", "1")
        reach = int(number) * self.size if number.isdecimal() and len(number) < 6 else 0
        count = self.found.count if self.found.exact else max(self.found.count, reach)
        page = _Pages(rows, self.size, count).get_page(number)
        page.object_list = self._shown_rows(page.object_list)
        if not self.found.exact:
            page.paginator = self._corrected(page, rows)
        return page

    def _corrected(self, page: Page[Any], rows: QuerySet[Any]) -> _Pages:
        """What was estimated, as far as this page shows better: it is the last one, or is not."""
        seen = (page.number - 1) * self.size + len(page.object_list)
        if 0 < len(page.object_list) < self.size or not seen:
            self.found = Found(seen, True)
        more = len(page.object_list) == self.size
        return _Pages(rows, self.size, max(self.found.count, seen + more))

    def _shown_rows(self, found: Iterable[Any]) -> list[LedgerRow]:
        rows = [rebuilt(state) for state in found] if self.known else list(found)
        self._names.learn(rows, {column.key for column in self.columns})
        if self._lamps is not None:
            self._lights |= self._lamps.lights(rows, end_of(self.known) if self.known else None)
        return rows

    def _heading(self, column: Column) -> Heading:
        if self.sortable is not None and column.key not in self.sortable:
            column = replace(column, order=None)
        return super()._heading(column)

    @property
    def cut(self) -> bool:
        """Whether there are more rows than can be paged through."""
        return self.found.count > PAGED

    @property
    def paged(self) -> int:
        return PAGED

    def as_file(self, title: str) -> HttpResponse:
        """The list as a file; refuses what no sheet should hold."""
        rows = self.page.paginator.object_list[: MOST_IN_FILE + 1]
        if len(rows) > MOST_IN_FILE:
            raise Refused(
                "too-many-rows",
                f"查到的记录超过 {MOST_IN_FILE} 条，请加条件后再导出列表，或导出整个台账。",
                "列表导出的行数限制",
            )
        self.page.paginator.object_list = self._shown_rows(rows)
        return super().as_file(title)

    def checked(self) -> tuple[tuple[Row, str], ...]:
        """Each row of the page with the mark under which it is chosen: number and version."""
        return tuple((row, f"{row.record.pk}:{row.record.version}") for row in self.rows)


def _indexed(model: type[LedgerRow]) -> frozenset[str]:
    """Columns that an index orders inside a district."""
    second = (index.fields[1].lstrip("-") for index in model._meta.indexes if len(index.fields) > 1)
    return frozenset(second)
