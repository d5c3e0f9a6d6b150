"""A list that remembers each person's columns, groups its rows, and can be taken away as a file."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import strip_tags
from django.utils.http import content_disposition_header

from ipcity.papers.lists import Cell, csv_file, sheet_file
from ipcity.web.demonstration_label import labelled
from ipcity.web.listings import Column, Filter, Listing

# A plan's targets or tasks fit on one page of this length, and are read as one.
WHOLE_PLAN = 50
EXPORT = "export"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BREAK = "<br>"


class KeptList(Listing):
    """``name`` is the list's own name in the session; ``hidden`` columns are shown on wish only.

    A facet with a single choice tells nothing and is left out; ``group`` gives the heading under which a row stands while nobody has sorted by a column.
    """

    SIZE = WHOLE_PLAN

    def __init__(
        self,
        request: HttpRequest,
        rows: QuerySet[Any],
        columns: Sequence[Column],
        filters: Sequence[Filter] = (),
        *,
        name: str,
        hidden: Collection[str] = (),
        group: Callable[[Any], str] | None = None,
    ) -> None:
        self._request, self._hidden = request, hidden
        self.name = name
        telling = [each for each in filters if not each.facet or len(each.choices) > 1]
        super().__init__(request, rows, columns, telling)
        self.grouped = group is not None and not self.sort[0]
        self.headed = tuple((group(r.record) if self.grouped else "", r) for r in self.rows)

    def _chosen(self) -> tuple[Column, ...]:
        kept = self._request.session.setdefault("columns", {})
        asked = self._query.getlist("columns")
        if asked and kept.get(self.name) != asked:
            kept[self.name] = asked
            self._request.session.modified = True
        wanted = asked or kept.get(self.name)
        return tuple(c for c in self._columns if not c.optional or self._wanted(c, wanted))

    def _wanted(self, column: Column, wanted: Sequence[str] | None) -> bool:
        return column.key not in self._hidden if wanted is None else column.key in wanted

    @property
    def export_links(self) -> tuple[tuple[str, str], ...]:
        names = (("导出 Excel", "xlsx"), ("导出 CSV", "csv"))
        return tuple((label, self.link({EXPORT: kind})) for label, kind in names)

    @property
    def wants_export(self) -> bool:
        return self._query.get(EXPORT) in TYPES

    def as_file(self, title: str) -> HttpResponse:
        """Every row that the query finds, in the order and columns shown, not the page alone."""
        columns = [each for c in self.columns for each in (c.in_file or (c,))]
        header = [f"{c.label}（{c.unit}）" if c.unit else c.label for c in columns]
        rows = self.page.paginator.object_list
        lines = ([_exported(c, c.cell(row)) for c in columns] for row in rows)
        kind = self._query[EXPORT]
        if kind == "xlsx":
            content = sheet_file(labelled(self._request, title), header, lines, self._request.now)
        else:
            content = csv_file(header, lines)
        answer = HttpResponse(content, content_type=TYPES[kind])
        file = f"{title}-{self._request.today:%Y%m%d}.{kind}"
        answer["Content-Disposition"] = content_disposition_header(True, file)
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


def _exported(column: Column, cell: object) -> Cell:
    """Numbers stay numbers in a column of numbers; everything else is text."""
    if column.numeric and isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        return cell
    return as_plain(cell)


def as_plain(cell: object) -> str:
    """A cell without its markup; its lines are joined by ；."""
    if hasattr(cell, "__html__"):
        lines = str(cell).split(BREAK)
        return "；".join(html.unescape(strip_tags(line)).strip() for line in lines)
    return "" if cell is None else str(cell)
