"""Every night: names find their organisation, numbers their row, then the rules of data quality look at every row."""

from __future__ import annotations

from django.utils import timezone

from ipcity.domain.access import Verb
from ipcity.jobs.progress import Progress
from ipcity.store.models.districts import District

TITLE = "数据质量检查"
VERB = Verb.RUN_JOBS
RULE = "daily 01:20"


def work(progress: Progress, *, district: int | None = None) -> str:
    """Check one district, or all of them."""
    from ipcity.actions import organisations, quality, row_links  # slow import

    rows = District.objects.order_by("pk")
    asked = rows.filter(pk=district) if district is not None else rows
    said = []
    for each in asked:
        now = timezone.localtime()
        resolved = organisations.resolve(district=each, actor=None, at=now, step=progress.step)
        linked = row_links.fill(district=each, actor=None, at=now, step=progress.step)
        checked = quality.check(district=each, actor=None, at=now, step=progress.step)
        said.append(
            f"{each.name}：归并单位名称 {resolved.rows} 行，待核对 {resolved.queued} 对；按号码关联 {linked} 行；"
            f"待处理问题 {checked.open} 条，新增 {checked.new} 条，已更正 {checked.settled} 条。"
        )
    return "\n".join(said)
