"""The background work of an import: asked for as part of its actions, with the asker's rights."""

from __future__ import annotations

from datetime import datetime

from ipcity.actions import jobs
from ipcity.domain.access import Actor
from ipcity.store.models.imports import Import
from ipcity.store.models.jobs import Job

READ, PREVIEW, WRITE, UNDO = "import_reading", "import_preview", "import_writing", "import_undoing"
State = Import.State
# In which state an import waits for its work.
AT_WORK = {
    State.READING: READ,
    State.PREVIEWING: PREVIEW,
    State.COMMITTING: WRITE,
    State.UNDOING: UNDO,
}


def ask(kind: str, imported: Import, actor: Actor, at: datetime) -> Job:
    """Part of a larger action, which asked for permission and writes the audit entry."""
    wanted = jobs.kind_of(kind)
    job = Job.objects.create(
        kind=kind,
        district_id=imported.district_id,
        person_id=actor.person,
        arguments={"imported": imported.pk, "person": actor.person},
        asked_at=at,
        max_attempts=wanted.max_attempts,
    )
    jobs.queue(job)
    return job


def is_working(imported: Import) -> bool:
    """Whether work on it waits or runs; a job that died leaves the import free to be taken up."""
    return imported.state in AT_WORK and imported.job is not None and imported.job.is_open
