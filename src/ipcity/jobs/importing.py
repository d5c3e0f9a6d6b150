"""The steps of an import as background work: whose rights they carry, what they report."""

from __future__ import annotations

from typing import Protocol

from django.utils import timezone

from ipcity.actions import imports, snapshots
from ipcity.actions.imports import Step
from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused
from ipcity.jobs.progress import Progress
from ipcity.store.actors import actor_for
from ipcity.store.models.imports import Import
from ipcity.store.models.people import Person

WORDS = (("new", "新增"), ("changed", "更改"), ("same", "相同"), ("refused", "未导入"))


class Act(Protocol):
    def __call__(self, *, imported: Import, actor: Actor, at: object, step: Step) -> Import: ...


def as_asked(act: Act, progress: Progress, imported: int, person: int) -> str:
    """Carry ``act`` out; a refusal is told on the import and on the job.

    A second run after a dead worker finds the step done, or nothing of it.
    """
    now = timezone.localtime()
    actor = actor_for(Person.objects.get(pk=person), now.date(), via="job")
    found = Import.objects.select_related("file", "job").get(pk=imported)
    if found.state in (Import.State.DONE, Import.State.UNDONE, Import.State.DROPPED):
        return told(found)
    if found.state == Import.State.PREVIEWING:
        fresh_snapshot(found)
    try:
        return told(act(imported=found, actor=actor, at=now, step=progress.step))
    except Refused as refusal:
        imports.fail(imported=found, refusal=refusal, actor=actor, at=now)
        raise


def fresh_snapshot(imported: Import) -> None:
    """What the effect on the indicators is measured against."""
    snapshots.current(district=imported.district_id, actor=None, at=timezone.localtime())


def told(imported: Import) -> str:
    """The import's counts in words."""
    counts = "，".join(
        f"{word} {imported.counts[name]} 行" for name, word in WORDS if imported.counts
    )
    return f"{imported.get_state_display()}：{imported.file_name}" + (
        f"\n{counts}" if counts else ""
    )
