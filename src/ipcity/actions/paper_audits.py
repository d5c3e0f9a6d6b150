"""A hand-edited draft against the system: every number and date of it with a verdict.

Nothing is written but a snapshot, where the newest is stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from ipcity.actions import audit, files, known_figures, snapshots
from ipcity.domain.access import Actor, Verb, require, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.draft_alignment import rebound
from ipcity.domain.supervision.draft_figures import Bound, World
from ipcity.domain.supervision.draft_numbers import Kind, mentions
from ipcity.domain.supervision.draft_texts import Passage
from ipcity.domain.supervision.draft_verdicts import Finding, Verdict, place_of
from ipcity.domain.supervision.draft_verdicts import audit as judged
from ipcity.domain.terms.days import day_of
from ipcity.domain.terms.numbers import fold
from ipcity.papers.incoming import read_draft_guarded
from ipcity.papers.incoming.drafts import read_draft
from ipcity.store.models.files import StoredFile
from ipcity.store.models.papers import Paper, PaperFile, PaperNumber
from ipcity.store.models.plans import PlanVersion

AUDIT_LABELS = {"keep-draft": "上传待核稿件"}
BASIS = "公文数字核对"
LETTERS_PER_PAGE = 22 * 28  # 《党政机关公文格式》 (GB/T 9704-2012): 22 lines of 28 characters


@dataclass(frozen=True)
class Audited:
    """``pages`` are counted by the standard's page; ``paper`` is the one whose bookmarks it holds."""

    on: date
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    paper: Paper | None

    @property
    def pages(self) -> int:
        return max(1, -(-sum(len(each.text) for each in self.passages) // LETTERS_PER_PAGE))

    def count(self, verdict: Verdict) -> int:
        return sum(each.verdict is verdict for each in self.findings)


def audit_draft(
    *, plan: PlanVersion, passages: Sequence[Passage], on: date, actor: Actor, at: datetime
) -> Audited:
    """Every number and date of ``passages`` against what the system says of ``on``."""
    require(actor, Verb.READ_PLAN, district=plan.district_id)
    if on > day_of(at):
        raise Refused(
            "day-ahead", f"{on} 还没有到，系统没有那一天的数。请把统计日改为今天或以前。", BASIS
        )
    snapshots.current(district=plan.district_id, actor=actor, at=at)
    # what single units have done is the office's and the leaders' to read
    whole = scope_of(actor, Verb.READ_PAPERS).covers(plan.district_id, None, None)
    wanted = tuple(_days(passages, on))
    world = known_figures.world(plan=plan, on=on, wanted=wanted, passages=passages, whole=whole)
    paper, bound, aligned = _bound(plan, passages, world, actor)
    return Audited(on, tuple(aligned), judged(aligned, bound), paper)


def keep_draft(
    *, district: int, name: str, content: bytes, actor: Actor, at: datetime
) -> StoredFile:
    """The uploaded draft, read once so that what cannot be read is refused; only its owner opens it."""
    require(actor, Verb.READ_PLAN, district=district)
    passages = read_draft_guarded(name, content)
    with transaction.atomic():
        kept = files.keep(
            district=district, name=name, content=content, actor=actor, at=at, verb=Verb.READ_PLAN
        )
        audit.record(
            actor=actor,
            verb="keep-draft",
            subject=kept,
            at=at,
            district=district,
            facts={"sha256": kept.sha256, "passages": len(passages)},
            under=Verb.READ_PLAN,
        )
    return kept


def passages_of(kept: StoredFile) -> tuple[Passage, ...]:
    return read_draft_guarded(kept.name, kept.read())


def _days(passages: Sequence[Passage], on: date) -> Iterable[date]:
    """The days that the draft itself names, so that their values are at hand."""
    for each in mentions(passages, on):
        if each.kind is Kind.DAY and each.first and each.last and each.first <= on:
            yield from (each.first, min(each.last, on))


def _bound(
    plan: PlanVersion, passages: Sequence[Passage], world: World, actor: Actor
) -> tuple[Paper | None, World, Sequence[Passage]]:
    """The paper that the draft was made of, with the figures that its bookmarks stand for on that
    day; a bookmark lost in editing is put back where the words are still the paper's.

    The keys of two papers may be alike: the one whose numbers the draft repeats most is meant.
    """
    marked = {
        mark.key: each.text[mark.start : mark.end] for each in passages for mark in each.marks
    }
    text = "".join(each.text for each in passages[:12])
    best = max(
        _numbers_by_paper(plan, marked, text, actor),
        key=lambda found: _likeness(found, marked, text),
        default=None,
    )
    if best is None or _likeness(best, marked, text) < (0, max(1, len(marked) // 2)):
        return None, world, passages
    paper = best[0].paper
    if paper.on != world.on:
        return paper, world, passages
    composed = paper.files.filter(origin=PaperFile.Origin.COMPOSED).order_by("number").last()
    if composed is not None and composed.file.path.is_file():
        own = read_draft(composed.file.name, composed.file.read())
        passages = rebound(passages, own)
    return paper, _with_bound(world, best), passages


def _numbers_by_paper(
    plan: PlanVersion, marked: Mapping[str, str], text: str, actor: Actor
) -> list[list[PaperNumber]]:
    """Of papers whose bookmarks the draft holds, or whose title it bears."""
    papers = Paper.objects.readable_by(actor).filter(programme=plan.programme_id)
    titled = [pk for pk, title in papers.values_list("pk", "title") if title and title in text]
    rows = PaperNumber.objects.filter(
        Q(paper__in=papers, key__in=list(marked)) | Q(paper__in=titled)
    )
    found: dict[int, list[PaperNumber]] = {}
    for row in rows.select_related("paper").order_by("id"):
        if row.generation == row.paper.generation:
            found.setdefault(row.paper_id, []).append(row)
    return list(found.values())


def _likeness(rows: Sequence[PaperNumber], marked: Mapping[str, str], text: str) -> tuple[int, int]:
    """Under the title of several papers the last one made is meant."""
    repeated = sum(fold(row.text) == fold(marked[row.key]) for row in rows if row.key in marked)
    return int(rows[0].paper.title in text), repeated or int(rows[0].paper.title in text)


def _with_bound(world: World, rows: Sequence[PaperNumber]) -> World:
    bound = {
        row.key: Bound(
            row.label, row.text, row.value, row.unit, figure=row.fact_key or row.indicator
        )
        for row in rows
    }
    return World(
        world.on, world.figures, world.subjects, world.days, world.documents, world.years, bound,
        world.landmarks,
    )  # fmt: skip


def finding_form(finding: Finding) -> dict[str, object]:
    """One number as the command line tells it; ``value`` null where the system does not know."""
    return {
        "text": finding.mention.text,
        "place": place_of(finding),
        "verdict": str(finding.verdict),
        "value": finding.value,
        "name": finding.name or None,
        "difference": finding.difference or None,
        "note": finding.note or None,
        "sentence": finding.mention.sentence,
    }
