"""中期评估报告: whether the plan's end will be reached on the course taken so far."""

from __future__ import annotations

from ipcity.actions.paper_binding import Binder
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import outlooks, reports
from ipcity.papers.official.documents import Official
from ipcity.store.models.papers import Kind


def compose(materials: Materials, bind: Binder) -> Official:
    title = reports.title(materials, "中期评估报告", joint="")
    body = [*reports.progress(materials, bind), *outlooks.forecast(materials, bind)]
    return reports.report(Kind.MIDTERM, title, materials, bind, body)
