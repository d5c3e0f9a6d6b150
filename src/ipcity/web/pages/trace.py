"""A number and the rows behind it, each down to its cell; and the proof that it computes again."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.http import content_disposition_header

from ipcity.actions import bindings, verifications
from ipcity.actions.lineage import Trace, TracedRow, trace
from ipcity.actions.standings import newest
from ipcity.domain.access import Verb, may
from ipcity.domain.plans.wording import amount_words
from ipcity.domain.terms.ledgers import LEDGER_LABELS
from ipcity.papers.lists import Cell, csv_file, sheet_file
from ipcity.store.models.facts import Deliverable, PlacedFact, Target, Trend
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.plans import PlanVersion
from ipcity.web.demonstration_label import labelled
from ipcity.web.doors import opens_to
from ipcity.web.lists import EXPORT, TYPES
from ipcity.web.plan_in_force import plan_in_force, reading
from ipcity.web.typed import day_typed, whole

SIZE, MOST_PAGES = 50, 1_000_000
HEADS = (
    "部分", "台账", "记录", "数额", "起", "止", "文件", "工作表", "行", "单元格", "录入人", "记录时间",
)  # fmt: skip


@opens_to(Verb.READ_PLAN)
def number(request: HttpRequest, key: str) -> HttpResponse:
    fact, plan = fact_in_force(request, key)
    measurement = measured(request, plan, key)
    if measurement is None:
        return render(request, "pages/trace_none.html", {"fact": fact, "plan": plan})
    part = request.GET.get("part", "")
    if request.GET.get(EXPORT) in TYPES:
        return _as_file(request, trace(measurement=measurement, actor=request.actor, part=part))
    page = min(whole(request.GET.get("page", "")) or 1, MOST_PAGES)
    found = trace(
        measurement=measurement,
        actor=request.actor,
        part=part,
        offset=(page - 1) * SIZE,
        limit=SIZE,
    )
    pages = -(-found.visible // SIZE)
    shown = {
        "fact": fact,
        "plan": plan,
        "found": found,
        "part": part,
        "value": amount_words(measurement.value, getattr(fact, "unit", "") or found.indicator.unit)
        if measurement.value is not None
        else "无数据",
        "rows": [(row, ledger_label(row.ledger)) for row in found.rows],
        "page": page,
        "before": page - 1 if page > 1 else None,
        "after": page + 1 if page < pages else None,
        "pages": pages,
        "verified": verifications.verify(measurement=measurement)
        if "verify" in request.GET
        else None,
        "reads_rows": may(request.actor, Verb.READ_LEDGERS),
        "on": measurement.on.isoformat() if "on" in request.GET else "",
    }
    return render(request, "pages/trace.html", shown)


def fact_in_force(request: HttpRequest, key: str) -> tuple[PlacedFact, PlanVersion]:
    """The target, trend or deliverable ``key`` of the plan in force."""
    plan = plan_in_force(request)
    if plan is None:
        raise Http404
    for model in (Target, Trend, Deliverable):
        found = model.objects.within(reading(request)).of(plan).filter(key=key).first()
        if found is not None:
            return found, plan
    raise Http404


def measured(request: HttpRequest, plan: PlanVersion, key: str) -> Measurement | None:
    """The stored value of the latest day up to the one asked for (``on``), else up to today."""
    code = bindings.bound_codes(plan.programme).get(key, "")
    on = day_typed(request.GET.get("on", "")) or request.today
    return newest(plan, {code}, on).get(code)


def ledger_label(name: str) -> str:
    return LEDGER_LABELS.get(name, name)


def _as_file(request: HttpRequest, found: Trace) -> HttpResponse:
    kind = request.GET[EXPORT]
    lines = (_line(row) for row in found.rows)
    title = f"{found.indicator.name}-计入记录"
    if kind == "xlsx":
        content = sheet_file(labelled(request, title), HEADS, lines, request.now)
    else:
        content = csv_file(HEADS, lines)
    answer = HttpResponse(content, content_type=TYPES[kind])
    file = f"{title}-{found.measurement.on:%Y%m%d}.{kind}"
    answer["Content-Disposition"] = content_disposition_header(True, file)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _line(row: TracedRow) -> list[Cell]:
    return [
        row.part,
        ledger_label(row.ledger),
        row.label,
        row.amount if row.amount is not None else "",
        row.start.isoformat(),
        row.end.isoformat() if isinstance(row.end, date) else "",
        row.file,
        row.sheet,
        row.line if row.line is not None else "",
        row.cell,
        row.person,
        row.known_from.isoformat(timespec="minutes") if row.known_from else "",
    ]


urlpatterns = [path("numbers/<str:key>", number, name="trace")]
