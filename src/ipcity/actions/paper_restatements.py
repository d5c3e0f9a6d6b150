"""After an erratum: every number of a paper that quoted the figure is marked, and a note is written.

A figure that was derived from the corrected one is marked without a new value: it must be looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Final

from django.db import transaction
from django.db.models import Q

from ipcity.actions import audit, papers
from ipcity.actions.paper_binding import NO_DATA, Figure, text_cell
from ipcity.actions.paper_sections.reporting import value_key
from ipcity.domain.access import Actor, Verb
from ipcity.domain.supervision.paper_ways import Move, State
from ipcity.domain.terms.days import day_of
from ipcity.papers.official import writing
from ipcity.papers.official.documents import Format, Official, Paragraph, Run, Table
from ipcity.store.models.paper_registers import Restatement
from ipcity.store.models.papers import Paper, PaperFile, PaperNumber, Source
from ipcity.store.models.reporting import Erratum

AGAIN: Final = "须重新计算"
DERIVED: Final = "“须重新计算”的数字由更正的数字推算而来，须核算后使用。"
AUDIT_LABELS = {"restate-papers": "更正公文数字"}


def restate(*, erratum: Erratum, actor: Actor, at: datetime) -> int:
    """Mark the numbers that quote ``erratum``'s figure and write a 更正说明 for each paper; how many.

    Part of signing the erratum, whose action asks for permission. A paper that nobody has signed is
    marked as well: its text is to be made anew.
    """
    quoted = list(_quoting(erratum))
    with transaction.atomic():
        rows = [
            Restatement(
                district_id=each.district_id, paper_id=each.paper_id, number=each,
                erratum=erratum.pk, before=each.value, after=_after(each, erratum),
                reason=erratum.reason, at=at,
            )
            for each in quoted
        ]  # fmt: skip
        Restatement.objects.bulk_create(rows)
        for _, numbers in groupby(quoted, key=lambda each: each.paper_id):
            _note(list(numbers), erratum, actor, at)
        audit.record(
            actor=actor, verb="restate-papers", under=Verb.LOCK_PERIOD, subject=erratum, at=at,
            district=erratum.district_id,
            facts={"numbers": len(rows), "papers": len({each.paper_id for each in quoted})},
        )  # fmt: skip
    return len(rows)


def _quoting(erratum: Erratum) -> Iterable[PaperNumber]:
    """The standing numbers that were taken from the figure, paper by paper in the text's order."""
    rows = PaperNumber.objects.filter(paper__programme=erratum.period.programme_id)
    if erratum.kind == Erratum.Kind.REPORTED:
        named = Q(fact_key=value_key(erratum.value_id or 0))
        rows = rows.filter(named | Q(source=Source.REPORTING, fact_key=""))
    else:
        rows = rows.filter(indicator=erratum.indicator, on=erratum.period.last)
    living = rows.exclude(paper__state=State.VOID.value).exclude(restatements__erratum=erratum.pk)
    for each in living.select_related("paper").order_by("paper", "pk"):
        if each.generation == each.paper.generation and _is_of(each, erratum):
            yield each


def _is_of(number: PaperNumber, erratum: Erratum) -> bool:
    """Whether it is the corrected figure, or has the reported value among what it was taken from."""
    is_reported = erratum.kind == Erratum.Kind.REPORTED
    return not is_reported or bool(number.fact_key) or erratum.value_id in number.rows


def _after(number: PaperNumber, erratum: Erratum) -> Decimal | None:
    """The corrected value where the number is the figure itself; None where it was derived from it.

    A paper may still print what an earlier erratum has corrected.
    """
    direct = number.source == Source.MEASUREMENT or bool(
        number.source == Source.REPORTING and number.fact_key
    )
    return erratum.after if direct and number.value in _stood(erratum) else None


def _stood(erratum: Erratum) -> set[Decimal | None]:
    """What the figure was, from the lock to this erratum."""
    same = erratum.period.errata.filter(
        kind=erratum.kind, value=erratum.value_id, indicator=erratum.indicator
    )
    earlier = same.filter(number__lt=erratum.number)
    return {erratum.before, *earlier.values_list("before", flat=True)}


def _note(numbers: list[PaperNumber], erratum: Erratum, actor: Actor, at: datetime) -> None:
    paper: Paper = Paper.objects.select_for_update().get(pk=numbers[0].paper_id)
    content = writing.write(note_of(paper, numbers, erratum, at))
    name = f"{paper.title}更正说明（更正第{erratum.number}号）.docx"
    papers.add_file(paper, PaperFile.Origin.ERRATUM, content, actor, at, name)
    remark = f"更正第{erratum.number}号，涉及{len(numbers)}处数字"
    papers.step(paper, Move.RESTATE, State(paper.state), actor, at, remark=remark)


def note_of(paper: Paper, numbers: list[PaperNumber], erratum: Erratum, at: datetime) -> Official:
    """The 更正说明: which paper, which figure, from what to what, and why."""
    number = getattr(paper, "document_number", None)
    named = f"《{paper.title}》" + (f"（{number}）" if number else "")
    # A figure stands in the text, a table and a chart; the note says it once.
    lines = dict.fromkeys((each.label, _was(each), _told(each, erratum)) for each in numbers)
    rows = tuple(
        (text_cell(label), text_cell(text, "right"), text_cell(told, "right"))
        for label, text, told in lines
    )
    office = str(paper.content.get("issuer", ""))
    return Official(
        kind="erratum",
        title="关于更正公文数字的说明",
        issuer=office,
        body=(
            Paragraph((Run(f"{named}中引用的“{erratum.label}”有误，现更正如下。更正理由：{erratum.reason}。"),)),
            Table("更正的数字", ("数字名称", "原文", "更正为"), rows, (82, 34, 40)),
            *([Paragraph((Run(DERIVED),))] if any(told == AGAIN for *_, told in lines) else []),
        ),
        signature=office,
        signed_on=day_of(at),
        with_red_head=False,
        is_demonstration=paper.is_demo,
        format=Format.INTERNAL,
    )  # fmt: skip


def words_of(number: PaperNumber, value: Decimal | None) -> str:
    """``value`` as the papers write that number, its unit named."""
    return Figure(number.label, value, number.unit, Source(number.source)).text


def _was(number: PaperNumber) -> str:
    """What is printed; a table may name the unit in its head only."""
    return number.text if number.value is None else words_of(number, number.value)


def _told(number: PaperNumber, erratum: Erratum) -> str:
    value = _after(number, erratum)
    if value is None:
        return AGAIN if erratum.after is not None else NO_DATA
    return words_of(number, value)
