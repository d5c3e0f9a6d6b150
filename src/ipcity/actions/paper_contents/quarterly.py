"""季度报告: the period's progress to those above, with what is behind and what comes next."""

from __future__ import annotations

from ipcity.actions.paper_binding import Binder
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import reports
from ipcity.papers.official.documents import Official
from ipcity.store.models.papers import Kind


def compose(materials: Materials, bind: Binder) -> Official:
    title = reports.title(materials, "进展情况的报告")
    return reports.report(Kind.QUARTERLY, title, materials, bind, reports.progress(materials, bind))
