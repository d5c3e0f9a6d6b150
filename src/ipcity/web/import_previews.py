"""What the page of an import shows of its rows: compared ones by what becomes of them, doubtful ones after."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from ipcity.actions import import_doubts, import_staging
from ipcity.actions.import_doubts import ToldDoubt
from ipcity.actions.import_staging import DOUBTFUL, STATUS_LABELS, Status
from ipcity.store.ledgers import LedgerRow
from ipcity.store.models.imports import Import
from ipcity.web import importing
from ipcity.web.templatetags.components import Tab

State = Import.State


def preview(request: HttpRequest, row: Import, model: type[LedgerRow]) -> dict[str, object]:
    """One page of the compared rows of one kind, and the tabs of all kinds."""
    wanted = request.GET.get("tab", "")
    counted = [s for s in Status if row.counts.get(str(s))]
    doubtful = row.counts.get(DOUBTFUL, 0)
    known = {str(s): STATUS_LABELS[s] for s in counted} | ({DOUBTFUL: "有提醒"} if doubtful else {})
    status = wanted if wanted in known else next(iter(known), str(Status.NEW))
    total = row.counts.get(status, 0)
    here = reverse("import", args=[row.pk])
    page, pages = _paged(request, total, f"{here}?tab={status}&page=")
    shown: tuple[importing.ShownLine, ...] = ()
    doubts: tuple[ToldDoubt, ...] = ()
    lost = not import_staging.place_of(row.pk).exists()
    if not lost:
        with import_staging.reading(row.pk) as staged:
            if status == DOUBTFUL:
                doubts = importing.doubts(model, staged, page)
            else:
                shown = importing.lines(model, staged, Status(status), page)
    return {
        "tabs": [Tab(known[s], f"{here}?tab={s}", s == status, row.counts[s]) for s in known],
        "status": status,
        "lines": shown,
        "doubts": doubts,
        "total": total,
        "pages": pages,
        "lost": lost,
        "writes": bool(row.counts.get("new") or row.counts.get("changed")),
    }


def _paged(
    request: HttpRequest, total: int, address: str
) -> tuple[int, list[tuple[str, str, bool]]]:
    """The page asked for, and the links to those near it."""
    last = max(1, -(-total // importing.PAGE))
    text = request.GET.get("page", "1")
    page = min(last, max(1, int(text))) if text.isdecimal() and len(text) < 9 else 1
    return page, [(str(n), f"{address}{n}", n == page) for n in _near(page, last)]


def kept(request: HttpRequest, row: Import, model: type[LedgerRow] | None) -> dict[str, object]:
    """What the finished import took with a doubt."""
    if model is None or row.state != State.DONE or not row.counts.get(DOUBTFUL):
        return {}
    states = import_doubts.kept(row)
    total = states.count()
    page, pages = _paged(request, total, f"{reverse('import', args=[row.pk])}?page=")
    some = list(states[(page - 1) * importing.PAGE : page * importing.PAGE])
    doubts = tuple(import_doubts.kept_doubts(model, some))
    return {"doubts": doubts, "total": total, "pages": pages}


def _near(page: int, last: int) -> list[int]:
    return sorted({1, last, *range(max(1, page - 2), min(last, page + 2) + 1)})


def counts(row: Import) -> list[tuple[str, int]]:
    """How many rows became what, in words."""
    if not row.counts:
        return []
    told = [(STATUS_LABELS[s], row.counts.get(str(s), 0)) for s in Status]
    doubtful = row.counts.get(DOUBTFUL, 0)
    return [*told, ("其中有提醒", doubtful)] if doubtful else told
