"""Everything beside the ledgers that makes the demonstration's year of work: one line a subject."""

from __future__ import annotations

from datetime import datetime

from ipcity.actions import (
    demonstration_assessment,
    demonstration_items,
    demonstration_papers,
    demonstration_reports,
)
from ipcity.store.models.districts import District
from ipcity.store.models.items import Item


def fill(district: District, at: datetime) -> None:
    """After ledgers, tables and the snapshot stand; once for each demonstration."""
    if Item.objects.filter(district=district).exists():
        return
    demonstration_items.fill(district=district, at=at)
    demonstration_assessment.fill(district, at)
    demonstration_reports.fill(district=district, at=at)
    demonstration_papers.fill(district=district, at=at)
