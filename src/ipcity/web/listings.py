"""What every list page has: a query form, facets, chosen columns, an order, and pages of rows.

A page states columns, filters and a scoped queryset; everything that a person may set comes from
the address, so that a list can be bookmarked, sent on and printed as it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict

SIZES = (20, 50, 100)


@dataclass(frozen=True)
class Column:
    """One column: ``cell`` gives its text (or safe HTML) for a row; ``order`` makes it sortable.

    ``in_file``: the columns that stand for it in a file, where figures are to be computed with.
    """

    key: str
    label: str
    cell: Callable[[Any], object]
    order: str | None = None
    numeric: bool = False
    unit: str = ""
    optional: bool = False
    css: str = ""
    in_file: tuple[Column, ...] = ()


@dataclass(frozen=True)
class Filter:
    """One condition: ``choices`` make it a choice (facet or select), without them it is a text."""

    name: str
    label: str
    apply: Callable[[str], Q]
    choices: Sequence[tuple[str, str]] = ()
    facet: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Shown:
    """A filter with what the person set."""

    filter: Filter
    value: str
    links: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class Heading:
    column: Column
    link: str
    direction: str


@dataclass(frozen=True)
class Row:
    record: Any
    cells: tuple[tuple[Column, object], ...]


class Listing:
    """A queryset as a list page shows it; every attribute is ready for the template."""

    # Rows on a page while nobody has asked for another number.
    SIZE = SIZES[0]

    def __init__(
        self,
        request: HttpRequest,
        rows: QuerySet[Any],
        columns: Sequence[Column],
        filters: Sequence[Filter] = (),
        *,
        order: str = "",
    ) -> None:
        self._query = request.GET
        self.path = request.path
        self._columns = columns
        self.values = {f.name: self._query.get(f.name, "").strip() for f in filters}
        self.filters = tuple(self._shown(f) for f in filters)
        self.fields = tuple(s for s in self.filters if not s.filter.facet)
        self.facets = tuple(s for s in self.filters if s.filter.facet)
        self.columns = self._chosen()
        self.sort = self._sort(order)
        self.page = self._page(self._ordered(self._narrowed(rows)))
        self.total = self.page.paginator.count
        self.headings = tuple(self._heading(c) for c in self.columns)
        self.rows = tuple(Row(r, tuple((c, c.cell(r)) for c in self.columns)) for r in self.page)
        self.narrowed = any(self.values.values())
        self.choosable = tuple((c, c in self.columns) for c in columns if c.optional)

    def _narrowed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        for shown in self.filters:
            if shown.value:
                rows = rows.filter(shown.filter.apply(shown.value))
        return rows

    def _shown(self, one: Filter) -> Shown:
        value = self.values[one.name]
        if one.choices and value not in dict(one.choices):
            value = self.values[one.name] = ""
        options = (("", "全部"), *one.choices) if one.facet else ()
        links = tuple((text, self.link({one.name: key}), key == value) for key, text in options)
        return Shown(one, value, links)

    def _chosen(self) -> tuple[Column, ...]:
        if "columns" not in self._query:
            return tuple(self._columns)
        wanted = set(self._query.getlist("columns"))
        return tuple(c for c in self._columns if not c.optional or c.key in wanted)

    def _sort(self, order: str) -> tuple[str, str]:
        asked = self._query.get("sort", "")
        key, direction = asked.lstrip("-"), "descending" if asked.startswith("-") else "ascending"
        if any(c.key == key and c.order for c in self._columns):
            return key, direction
        return order, "ascending"

    def _ordered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        key, direction = self.sort
        name = next((c.order for c in self._columns if c.key == key and c.order), None)
        if name is None:
            return rows
        return rows.order_by(f"-{name}" if direction == "descending" else name, "pk")

    def _page(self, rows: QuerySet[Any]) -> Page[Any]:
        asked = self._query.get("size", "")
        self.size = int(asked) if asked in {str(s) for s in SIZES} else self.SIZE
        self.sizes = tuple((s, self.link({"size": str(s)}), s == self.size) for s in SIZES)
        return Paginator(rows, self.size).get_page(self._query.get("page"))

    def _heading(self, column: Column) -> Heading:
        if not column.order:
            return Heading(column, "", "")
        now = self.sort[1] if self.sort[0] == column.key else ""
        target = f"-{column.key}" if now == "ascending" else column.key
        return Heading(column, self.link({"sort": target}), now)

    def link(self, changes: Mapping[str, str]) -> str:
        """This list with some settings changed; any change but of the page begins at page 1."""
        query: QueryDict = self._query.copy()
        if "page" not in changes:
            query.pop("page", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return f"{self.path}?{query.urlencode()}" if query else self.path

    @property
    def pages(self) -> tuple[tuple[str, str, bool], ...]:
        """The page numbers as (text, address, current); a gap has no address."""
        return page_links(self.page, lambda number: self.link({"page": str(number)}))

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """Settings that the query form carries along unseen."""
        named = {s.filter.name for s in self.fields} | {"page"}
        return tuple(
            (name, value)
            for name, values in self._query.lists()
            if name not in named
            for value in values
        )

    @property
    def kept_by_columns(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (name, value)
            for name, values in self._query.lists()
            if name not in {"columns", "page"}
            for value in values
        )


def page_links(page: Page[Any], link: Callable[[int], str]) -> tuple[tuple[str, str, bool], ...]:
    """First, last and the neighbourhood of ``page`` as (text, address, current)."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return tuple(
        (str(n), link(n), n == page.number) if isinstance(n, int) else ("…", "", False)
        for n in numbers
    )
