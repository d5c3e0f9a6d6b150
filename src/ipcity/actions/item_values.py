"""What a unit's items of supervision say of it in a period: by receipt and lights, never by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from ipcity.actions.item_lights import LitItem, lit_items
from ipcity.actions.unit_questions import (
    HUNDREDTH,
    Answer,
    Behind,
    Question,
    Valued,
    counted,
    share,
    valued,
)
from ipcity.domain.supervision.lights import SIGNAL_WORDS, Signal
from ipcity.domain.terms.days import day_of
from ipcity.store.models.items import Extension

Lit = tuple[LitItem, ...]


def answer(source: str, question: Question, lit: Lit) -> Answer:
    """The value of one ``items.…`` source; ``lit`` are the items of the question's day."""
    if source == "items.extended":
        return _extended(question)
    told = LED.get(source)
    if told is not None:
        return question.answers(lambda units, _: told(_led(lit, units), question))
    return question.answers(lambda units, _: _done(_supported(lit, units), question))


def lit_of(question: Question) -> Lit:
    return lit_items(programme=question.programme, on=question.on, at=question.at)


def _led(lit: Iterable[LitItem], units: frozenset[int]) -> list[LitItem]:
    return [each for each in lit if each.unit in units]


def _supported(lit: Iterable[LitItem], units: frozenset[int]) -> list[LitItem]:
    found = []
    for each in lit:
        support = {part.unit_id for part in each.item.supporting()}
        if support & units and each.unit not in units:
            found.append(each)
    return found


def _done(mine: Iterable[LitItem], question: Question) -> Valued:
    """Of what fell due in the period up to the day, the share that the system has received."""
    due = [
        each
        for each in mine
        if each.standing.due is not None
        and question.period.start <= each.standing.due <= question.on
    ]
    return share([each for each in due if each.is_finished], due, map(_told, due))


def _progress(mine: Iterable[LitItem], question: Question) -> Valued:
    running = [each for each in mine if not each.is_finished]
    if not running:
        return valued(None, ())
    mean = sum((each.progress for each in running), Decimal(0)) / len(running)
    return valued(mean.quantize(HUNDREDTH), map(_told, running))


def _late(mine: Iterable[LitItem], question: Question) -> Valued:
    return counted(_told(each) for each in mine if _was_late(each, question))


def _was_late(lit: LitItem, question: Question) -> bool:
    """Whether the item stood late on some day of the period."""
    standing = lit.standing
    if standing.due is None or lit.late_days <= standing.late_before:
        # what is late is an earlier round, which the period of its own has counted
        return False
    finished = standing.finished_on
    return standing.due < question.on and (finished is None or finished >= question.period.start)


def _of(*signals: Signal) -> Callable[[Iterable[LitItem], Question], Valued]:
    def count(mine: Iterable[LitItem], _: Question) -> Valued:
        return counted(_told(each) for each in mine if each.signal in signals)

    return count


LED: Mapping[str, Callable[[Iterable[LitItem], Question], Valued]] = {
    "items.done": _done,
    "items.progress": _progress,
    "items.late": _late,
    "items.red": _of(Signal.RED),
    "items.yellow": _of(Signal.YELLOW),
    "items.led": _of(*Signal),
}


def _told(lit: LitItem) -> Behind:
    words = f"{SIGNAL_WORDS[lit.signal]}；{'；'.join(lit.reasons)}"
    return Behind("item", str(lit.item.pk), str(lit.item), words)


def _extended(question: Question) -> Answer:
    rows = Extension.objects.granted().filter(item__programme=question.programme)
    rows = rows.select_related("item").filter(decided_at__lte=question.at)
    kept = [
        each for each in rows if question.period.start <= day_of(each.decided_at) <= question.on
    ]
    return question.answers(lambda units, _: counted(_granted(kept, units)))


def _granted(rows: Iterable[Extension], units: frozenset[int]) -> Iterator[Behind]:
    for each in rows:
        if each.item.lead_id in units:
            words = f"由{each.was_due}延至{each.asked_due}"
            yield Behind("item", str(each.item_id), str(each.item), words)
