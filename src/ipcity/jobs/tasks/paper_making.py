"""生成公文: a draft of a paper, with every figure bound."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from ipcity.domain.access import Verb
from ipcity.jobs.progress import Progress

TITLE = "生成公文"
VERB = Verb.DRAFT_PAPER


def work(progress: Progress, *, order: Mapping[str, object], person: int) -> str:
    """Make the draft with the rights of who asked for it."""
    from ipcity.actions import paper_jobs  # slow import
    from ipcity.store.actors import actor_for  # slow import
    from ipcity.store.models.people import Person  # slow import

    now = timezone.localtime()
    actor = actor_for(Person.objects.get(pk=person), now.date(), via="job")
    paper = paper_jobs.carry_out(order=order, actor=actor, at=now, step=progress.step)
    return f"已生成拟稿：{paper.title}"
