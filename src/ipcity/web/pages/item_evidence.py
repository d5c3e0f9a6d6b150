"""The rows behind one figure of an item's evidence: those that counted when it was read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from ipcity.actions.lineage import trace
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.terms.ledgers import LEDGER_LABELS
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.items import EvidenceReading, Item
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.snapshots import Snapshot
from ipcity.web.doors import opens_to
from ipcity.web.typed import whole

SIZE, MOST_PAGES = 50, 1_000_000


@opens_to(Verb.READ_WORK)
def item_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    reading = _reading(request, pk)
    page = min(whole(request.GET.get("page", "")) or 1, MOST_PAGES)
    found = trace(
        measurement=_as_measured(reading),
        actor=request.actor,
        offset=(page - 1) * SIZE,
        limit=SIZE,
        unit=reading.unit_id,
    )
    pages = -(-found.visible // SIZE)
    value = "无数据" if reading.value is None else decimal_text(reading.value)
    shown = {
        "reading": reading,
        "evidence": reading.evidence,
        "item": reading.evidence.item,
        "found": found,
        "value": f"{value}{reading.evidence.measure}" if reading.value is not None else value,
        "rows": [(row, LEDGER_LABELS.get(row.ledger, row.ledger)) for row in found.rows],
        "page": page,
        "pages": pages,
        "before": page - 1 if page > 1 else None,
        "after": page + 1 if page < pages else None,
    }
    return render(request, "pages/item_evidence.html", shown)


def _reading(request: HttpRequest, pk: int) -> EvidenceReading:
    """A supporting unit reads the evidence of its item too."""
    items = Item.objects.within(scope_of(request.actor, Verb.READ_WORK)).order_by().values("pk")
    rows = EvidenceReading.objects.filter(evidence__item__in=items)
    found = rows.select_related("evidence__item", "unit", "district").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _as_measured(reading: EvidenceReading) -> Measurement:
    """The reading in the form in which stored values are traced; never saved."""
    known = Snapshot.objects.filter(district=reading.district, manifest=reading.snapshot)
    return Measurement(
        district=reading.district,
        indicator=reading.evidence.indicator,
        indicator_version=reading.indicator_version,
        digest=reading.digest,
        context=reading.context,
        snapshot=reading.snapshot,
        known_at=known.values_list("at", flat=True).first() or reading.known_at,
        on=reading.on,
        value=reading.value,
        parts=reading.parts,
        rows=reading.rows,
    )


urlpatterns = [path("items/evidence/<int:pk>", item_evidence, name="item-evidence")]
