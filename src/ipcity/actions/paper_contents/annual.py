"""年度报告: the year as a whole, with money and assessment beside progress."""

from __future__ import annotations

from ipcity.actions.paper_binding import Binder
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import reports
from ipcity.papers.official.documents import Official
from ipcity.store.models.papers import Kind


def compose(materials: Materials, bind: Binder) -> Official:
    title = reports.title(materials, "情况的报告")
    body = [*reports.progress(materials, bind), *reports.year(materials, bind)]
    return reports.report(Kind.ANNUAL, title, materials, bind, body)
