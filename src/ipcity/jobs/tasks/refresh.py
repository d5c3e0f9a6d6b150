"""After a change to the ledgers: a snapshot, then today's values; once a night for every district."""

from __future__ import annotations

from django.utils import timezone

from ipcity.actions import item_evidence, measurements, snapshots
from ipcity.actions.item_rows import Hand
from ipcity.domain.access import Verb
from ipcity.jobs.progress import Progress
from ipcity.store.models.districts import District

TITLE = "统计指标"
VERB = Verb.RUN_JOBS
# values follow the calendar too: terms end, years begin
RULE = "daily 00:10"


def work(progress: Progress, *, district: int | None = None) -> str:
    """Bring one district's numbers up to date, or all."""
    rows = District.objects.order_by("pk")
    asked = rows.filter(pk=district) if district is not None else rows
    said = []
    for done, each in enumerate(asked):
        progress.step(done, len(asked), each.name)
        now = timezone.localtime()
        snapshot = snapshots.current(district=each.pk, actor=None, at=now)
        values = measurements.measure(
            district=each.pk, codes=None, on=now.date(), at=now, actor=None
        )
        fresh = item_evidence.read_district(each.pk, now.date(), Hand(None, now))
        proven = f"{fresh} 项佐证有变化。" if fresh else ""
        said.append(f"{each.name}：{snapshot.rows} 行，{len(values)} 项指标。{proven}")
    return "\n".join(said)
