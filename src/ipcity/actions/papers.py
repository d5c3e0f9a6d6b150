"""Making a paper of a period from bound numbers, making it anew, and taking drafts edited by hand.

Basis: GB/T 9704-2012; 《党政机关公文处理工作条例》 (起草).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit, files, paper_annexes, paper_contents, paper_templates
from ipcity.actions.paper_binding import Binder
from ipcity.actions.paper_materials import Materials, gather, plan_of, refuse_early
from ipcity.actions.paper_texts import kept, text_of
from ipcity.domain.access import Actor, Verb, may, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.paper_ways import BASIS, Move, State, moved
from ipcity.domain.terms.periods import Period, period_named
from ipcity.papers.official.documents import Official
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.papers import (
    Addressee,
    Kind,
    Paper,
    PaperFile,
    PaperNumber,
    PaperStep,
)
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit

AUDIT_LABELS = {"make-paper": "生成公文", "remake-paper": "重新生成公文"}
# without 0, 1, I, L, O, U: read aloud and typed from paper
ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LETTERS: Final = 12
UPWARDS: Final = frozenset({Kind.QUARTERLY, Kind.ANNUAL, Kind.MIDTERM, Kind.FINAL})


STEPS: Final = 3
Step = Callable[[int, int, str], None]


def unwatched(done: int, total: int, note: str) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class Order:
    """Which paper is wanted; ``code`` where it was given before the paper was made."""

    programme: Programme
    kind: Kind
    period: Period
    addressee: Addressee | None = None
    unit: Unit | None = None
    code: str = ""


@dataclass(frozen=True)
class Composed:
    """A paper before it is stored: its text, its figures, and its files' bytes."""

    official: Official
    materials: Materials
    bind: Binder
    document: bytes
    annex: bytes


def make(
    *,
    programme: Programme,
    kind: Kind,
    period: Period,
    addressee: Addressee | None = None,
    unit: Unit | None = None,
    actor: Actor,
    at: datetime,
) -> Paper:
    """A new draft of ``kind`` for ``period``; whoever makes it may not sign it.

    Values that are not measured yet are measured as an act of their own.
    """
    return fulfil(Order(programme, kind, period, addressee, unit), actor, at)


def fulfil(order: Order, actor: Actor, at: datetime, step: Step = unwatched) -> Paper:
    """The draft that ``order`` asks for; ``step`` is told how far the work is."""
    programme = order.programme
    to = refuse_unmakeable(order, actor, at)
    step(0, STEPS, "汇总指标、事项和报送数据")
    materials = gather(
        programme=programme, period=order.period, addressee=to, unit=order.unit, actor=actor, at=at
    )
    step(1, STEPS, "撰写正文，绘图排版")
    composed = compose(order.kind, materials)
    step(2, STEPS, "保存拟稿")
    with transaction.atomic():
        paper = Paper(
            district_id=programme.district_id,
            programme=programme,
            kind=order.kind,
            period=order.period.code,
            addressee=to,
            unit=order.unit,
            code=order.code or new_code(),
            drafted_by_id=actor.person,
            drafted_at=at,
            is_demo=composed.official.is_demonstration,
        )
        _write(paper, composed, Move.MAKE, actor, at)
        audit.record(
            actor=actor, verb="make-paper", under=Verb.DRAFT_PAPER, subject=paper, at=at,
            district=paper.district_id, facts=_facts(paper, composed),
        )  # fmt: skip
    return paper


def refuse_unmakeable(order: Order, actor: Actor, at: datetime) -> Addressee:
    """Refuse what needs no figure to be refused; else to whom the paper goes."""
    permit_drafting(actor, order.programme.district_id)
    to = _addressee(order.kind, order.addressee)
    plan_of(order.programme)
    refuse_early(order.period, at)
    return to


def remake(*, paper: Paper, actor: Actor, at: datetime) -> Paper:
    """The text of a draft composed anew from today's figures; earlier files and numbers stay."""
    permit_drafting(actor, paper.district_id)
    moved(State(paper.state), Move.REMAKE)
    composed = compose(Kind(paper.kind), gather(
        programme=paper.programme,
        period=period_of(paper),
        addressee=Addressee(paper.addressee),
        unit=paper.unit,
        actor=actor,
        at=at,
    ))  # fmt: skip
    with transaction.atomic():
        row: Paper = Paper.objects.select_for_update().get(pk=paper.pk)
        moved(State(row.state), Move.REMAKE)
        row.generation += 1
        row.version += 1
        _write(row, composed, Move.REMAKE, actor, at)
        audit.record(
            actor=actor, verb="remake-paper", under=Verb.DRAFT_PAPER, subject=row, at=at,
            district=row.district_id, facts=_facts(row, composed),
        )  # fmt: skip
    return row


def compose(kind: Kind, materials: Materials) -> Composed:
    """The text with every figure bound, as a document in the office's or the unit's own template."""
    cut = materials.cut
    bind = Binder(cut.on, cut.snapshot, cut.known_at)
    official = paper_contents.compose(kind, materials, bind)
    document = paper_templates.written(
        official, materials.programme.district_id, kind, materials.unit
    )
    annex = paper_annexes.workbook(official, bind, cut.at)
    return Composed(official, materials, bind, document, annex)


def rendered(paper: Paper) -> bytes:
    """The composed text with its number and date of signing, as they stand now."""
    official = text_of(paper.content)
    number = getattr(paper, "document_number", None)
    signed = paper.signed_on or official.signed_on
    dated = replace(
        official, number=str(number) if number else "", signed_on=signed, printed_on=signed
    )
    return paper_templates.written(dated, paper.district_id, Kind(paper.kind), paper.unit)


def permit_drafting(actor: Actor, district: int) -> None:
    """Clerks draft; a lead may as well, who then cannot sign this paper."""
    if may(actor, Verb.DRAFT_PAPER):
        require(actor, Verb.DRAFT_PAPER, district=district)
    else:
        require(actor, Verb.ISSUE_PAPER, district=district)


def period_of(paper: Paper) -> Period:
    return period_named(paper.period)


def new_code() -> str:
    """Sixty bits nobody guesses, in groups of four as they are printed."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))
    return "-".join(letters[at : at + 4] for at in range(0, CODE_LETTERS, 4))


def step(
    paper: Paper, move: Move, before: State, actor: Actor | None, at: datetime, **more: object
) -> PaperStep:
    """Write one step down. Part of a larger action, which writes the entry."""
    row: PaperStep = PaperStep.objects.create(
        district_id=paper.district_id,
        paper=paper,
        move=move,
        before=before,
        after=paper.state,
        person_id=actor.person if actor else None,
        at=at,
        **more,
    )
    return row


def add_file(
    paper: Paper, origin: PaperFile.Origin, content: bytes, actor: Actor, at: datetime,
    name: str = "",
) -> PaperFile:  # fmt: skip
    """One more version of the paper's files. Part of a larger action, which writes the entry."""
    last = PaperFile.objects.filter(paper=paper).order_by("-number").first()
    number = last.number + 1 if last else 1
    ending = "xlsx" if origin == PaperFile.Origin.ANNEX else "docx"
    stored = files.keep(
        district=paper.district_id,
        name=name or f"{paper.title}（第{number}稿）.{ending}",
        content=content,
        actor=actor,
        at=at,
        verb=Verb.READ_PAPERS,
    )
    row: PaperFile = PaperFile.objects.create(
        district_id=paper.district_id,
        paper=paper,
        number=number,
        origin=origin,
        generation=paper.generation,
        file=stored,
        at=at,
        person_id=actor.person,
    )
    return row


def _write(paper: Paper, composed: Composed, move: Move, actor: Actor, at: datetime) -> None:
    """The composed text into ``paper``, with its numbers, its files and the step."""
    cut = composed.materials.cut
    paper.title, paper.content = composed.official.title, kept(composed.official)
    paper.on, paper.snapshot, paper.known_at = cut.on, cut.snapshot, cut.known_at
    paper.locked = cut.locked
    paper.root_sequence, paper.root_hash = _root()
    paper.save()
    PaperNumber.objects.bulk_create(composed.bind.rows_for(paper))
    add_file(paper, PaperFile.Origin.COMPOSED, composed.document, actor, at)
    add_file(paper, PaperFile.Origin.ANNEX, composed.annex, actor, at, f"{paper.title}附表.xlsx")
    step(paper, move, State.DRAFTING, actor, at)


def _root() -> tuple[int, str]:
    """The head of the audit log before this act: its sequence and hash."""
    last = AuditEntry.objects.order_by("-sequence").only("sequence", "hash").first()
    return (last.sequence, last.hash) if last else (0, "")


def _addressee(kind: Kind, asked: Addressee | None) -> Addressee:
    if kind not in UPWARDS:
        return Addressee.UNITS
    if asked is Addressee.UNITS:
        raise Refused(
            "bad-addressee",
            "报告请选择报送对象：市知识产权局、国家知识产权局或区委、区政府。",
            BASIS,
        )
    return asked or Addressee.CITY


def _facts(paper: Paper, composed: Composed) -> dict[str, audit.JSON]:
    return {
        "kind": paper.kind,
        "period": paper.period,
        "snapshot": paper.snapshot,
        "numbers": len(composed.bind.printed),
        "generation": paper.generation,
    }
