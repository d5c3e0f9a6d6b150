"""Filling the demonstration: invent, write, and take the snapshot that its numbers come from."""

from __future__ import annotations

from django.utils import timezone

from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused
from ipcity.jobs.progress import Progress
from ipcity.store.actors import actor_for
from ipcity.store.models.people import Person

TITLE = "编写演示数据"
VERB = Verb.DEMONSTRATE


def work(progress: Progress, *, person: int, seed: int, size: str) -> str:
    """``person`` asked for it; what was left by an attempt that broke off is made anew."""
    from ipcity.actions import (  # slow import
        demonstration_supervision,
        demonstrations,
        organisations,
        quality,
        snapshots,
    )
    from ipcity.actions.invented import Size  # slow import

    now = timezone.localtime()
    district = demonstrations.standing()
    if district is None:
        raise Refused("no-demonstration", "演示区域已被移除。")
    rows = demonstrations.counts(district) or demonstrations.fill(
        district=district,
        seed=seed,
        size=Size(size),
        actor=actor_for(Person.objects.get(pk=person), now.date(), via="job"),
        at=now,
        step=progress.step,
    )
    demonstrations.load_table(district=district, at=now)
    for looked in (organisations.resolve, quality.check):
        looked(district=district, actor=None, at=timezone.localtime())
    progress.step(progress.done, progress.total, "快照")
    kept = snapshots.take(district=district.pk, actor=None, at=timezone.localtime())
    progress.step(progress.done, progress.total, "督办")
    demonstration_supervision.fill(district, timezone.localtime())
    return f"共 {sum(rows.values())} 行，{len(rows)} 类台账。\n快照 {kept.manifest}"
