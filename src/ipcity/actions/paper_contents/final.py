"""期末自评报告: every target against the plan's full figure, and what was not reached."""

from __future__ import annotations

from ipcity.actions.paper_binding import Binder
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import outlooks, reports
from ipcity.papers.official.documents import Official
from ipcity.store.models.papers import Kind


def compose(materials: Materials, bind: Binder) -> Official:
    title = reports.title(materials, "自评报告", joint="")
    body = [*reports.progress(materials, bind), *outlooks.attainment(materials, bind)]
    return reports.report(Kind.FINAL, title, materials, bind, body)
