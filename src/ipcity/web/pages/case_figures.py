"""办案指标: handled, decided on time, published on time; every row that counts, and why others do not."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from ipcity.actions.case_figures import Figure, figures, span_of
from ipcity.domain.access import Verb
from ipcity.web.doors import opens_to
from ipcity.web.menu import MenuEntry
from ipcity.web.plan_in_force import plan_in_force
from ipcity.web.typed import day_typed

MENU = MenuEntry(
    "办案指标", "case-figures", "chart-bar", place="案件", verb=Verb.READ_LEDGERS, order=70
)
MOST = 200  # rows named on the page


@opens_to(Verb.READ_LEDGERS)
def case_figures(request: HttpRequest) -> HttpResponse:
    on = day_typed(request.GET.get("on", "")) or request.today
    plan = plan_in_force(request)
    first = date(plan.first_year, 1, 1) if plan and plan.first_year else None
    span = span_of(first, on)
    shown = [_shown(each) for each in figures(request.actor, span)]
    return render(
        request, "pages/case_figures.html", {"figures": shown, "span": span, "most": MOST}
    )


def _shown(figure: Figure) -> dict[str, object]:
    """The rows of the population that do not count come first: they are what is to be done."""
    counted = figure.counted
    done = {row.key for row in counted.numerator}
    missed = [row for row in counted.population if row.key not in done]
    late = {row.key for row in counted.late}
    reasons = Counter(reason for _, reason in counted.left_out)
    return {
        "figure": figure,
        "counted": counted,
        "missed": [
            (figure.rows[row.key], row.due_on, "逾期办理" if row.key in late else "尚未办理")
            for row in missed[:MOST]
        ],
        "missed_count": len(missed),
        "reasons": sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST],
        "left_out": len(counted.left_out),
    }


urlpatterns = [path("cases/figures", case_figures, name="case-figures")]
