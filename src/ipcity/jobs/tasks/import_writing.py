"""导入台账: one step of bringing a sheet file into a ledger."""

from __future__ import annotations

from ipcity.domain.access import Verb
from ipcity.jobs.progress import Progress

TITLE = "导入台账"
VERB = Verb.KEEP_LEDGERS


def work(progress: Progress, *, imported: int, person: int) -> str:
    """Do the step for import ``imported`` with the rights of who asked for it."""
    from ipcity.actions import imports  # slow import
    from ipcity.jobs.importing import as_asked  # slow import

    return as_asked(imports.write, progress, imported, person)
