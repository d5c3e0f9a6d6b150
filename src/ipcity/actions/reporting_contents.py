"""What a report holds: its open items, the system's figures, the typed answers, and its history."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ipcity.actions import reporting_figures
from ipcity.actions.item_lights import LitItem, lit
from ipcity.actions.reporting_figures import Figures
from ipcity.domain.access import Actor
from ipcity.domain.supervision.checks import (
    Answer,
    AskedItem,
    Finding,
    Sheet,
    check,
    unanswered,
)
from ipcity.domain.supervision.forms import Line, LineKind
from ipcity.domain.supervision.items import AT_WORK
from ipcity.domain.supervision.reports import DELIVERED, OPEN
from ipcity.domain.terms.days import day_of
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.items import Item
from ipcity.store.models.reporting import Report, ReportValue

HISTORY = 12  # earlier periods that the outlier test looks back upon


@dataclass(frozen=True)
class Contents:
    """A report with everything that stands on it."""

    report: Report
    sheet: Sheet
    figures: Figures
    items: tuple[LitItem, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return check(self.sheet)

    @property
    def unanswered(self) -> tuple[Finding, ...]:
        """What keeps the report from being handed in."""
        return unanswered(self.findings, self.sheet.answers)


def contents(
    *,
    report: Report,
    actor: Actor | None,
    at: datetime,
    answers: Mapping[str, Answer] | None = None,
) -> Contents:
    """The report as it stands, or as it would be with ``answers``.

    An open report shows what the system counts now, another one what it was handed in with.
    """
    held = {value.key: value for value in report.values.all()}
    given = answers if answers is not None else _answers(held.values())
    form = report.form.version
    is_open = report.at_state in OPEN and not report.period.is_locked
    figures = reporting_figures.figures(report=report, actor=actor, at=at) if is_open else {}
    counted = (
        reporting_figures.values(report, figures)
        if is_open
        else {key: value.number for key, value in held.items() if value.indicator}
    )
    items = open_items(report, at) if is_open and _asks_items(form.lines) else ()
    asked = tuple(_asked(each) for each in items)
    return Contents(report, Sheet(form, given, counted, history(report), asked), figures, items)


def _asks_items(lines: Iterable[Line]) -> bool:
    return any(line.kind is LineKind.ITEMS for line in lines)


def open_items(report: Report, at: datetime) -> tuple[LitItem, ...]:
    """The items that the unit leads and works on."""
    rows = Item.objects.filter(
        programme=report.period.programme_id, lead=report.unit_id, stage__in=sorted(AT_WORK)
    )
    found = lit(
        rows.with_units().order_by("number"),
        programme=report.period.programme,
        on=day_of(at),
        at=at,
    )
    return tuple(each for each in found if not each.is_finished)


def _asked(each: LitItem) -> AskedItem:
    return AskedItem(each.item.pk, each.item.title, each.progress, bool(each.evidence))


def history(report: Report) -> Mapping[str, tuple[Decimal, ...]]:
    """Line key → the unit's earlier figures under the same form, oldest first."""
    rows = ReportValue.objects.filter(
        report__unit=report.unit_id,
        report__form_code=report.form_code,
        report__period__programme=report.period.programme_id,
        report__period__last__lt=report.period.last,
        report__state__in=sorted(DELIVERED),
        kind=LineKind.NUMBER,
        number__isnull=False,
    ).order_by("report__period__last")
    found: dict[str, list[Decimal]] = {}
    for key, number in rows.values_list("key", "number"):
        found.setdefault(key, []).append(number)
    return {key: tuple(numbers[-HISTORY:]) for key, numbers in found.items()}


def _answers(values: Iterable[ReportValue]) -> dict[str, Answer]:
    return {
        value.key: Answer(value.number, value.text, value.explanation)
        for value in values
        if not value.indicator
    }


def put_answers(held: Contents) -> None:
    """The typed answers as the report's values, whole or not at all. Part of a larger action."""
    report = held.report
    report.values.all().delete()
    lines = [*_typed(held), *_counted(held), *_progress(held)]
    ReportValue.objects.bulk_create(lines)


def _typed(held: Contents) -> Iterable[ReportValue]:
    for line in held.sheet.form.lines:
        if line.kind in {LineKind.NUMBER, LineKind.TEXT}:
            answer = held.sheet.answer(line.key)
            yield ReportValue(
                **_head(held.report, line.key, line.kind, line.label),
                measure=line.unit[:20],
                figure=line.figure,
                number=answer.number,
                text=answer.text.strip(),
                explanation=answer.explanation.strip()[:500],
            )


def _counted(held: Contents) -> Iterable[ReportValue]:
    for line in held.sheet.form.lines:
        figure = held.figures.get(line.indicator) if line.indicator else None
        if figure is not None:
            yield ReportValue(
                **_head(held.report, line.key, line.kind, line.label),
                measure=line.unit[:20],
                figure=line.figure,
                number=figure.value,
                indicator=figure.indicator,
                indicator_version=figure.indicator_version,
                digest=figure.digest,
                context=figure.context,
                snapshot=figure.snapshot,
                on=figure.on,
            )


def _progress(held: Contents) -> Iterable[ReportValue]:
    for item in held.sheet.items:
        answer = held.sheet.answer(item.key)
        yield ReportValue(
            **_head(held.report, item.key, LineKind.ITEMS, item.title),
            item_id=item.pk,
            measure="%",
            number=item.progress if item.counted else answer.number,
            text=answer.text.strip(),
            explanation=answer.explanation.strip()[:500],
        )


def _head(report: Report, key: str, kind: LineKind, label: str) -> dict[str, object]:
    return {
        "district_id": report.district_id,
        "report": report,
        "key": key,
        "kind": kind,
        "label": label[:400],
    }


def told(report: Report) -> list[dict[str, object]]:
    """What the report says, line by line, as its steps keep it; numbers as text."""
    return [
        {
            "key": value.key,
            "label": value.label,
            "number": decimal_text(value.number) if value.number is not None else None,
            "text": value.text,
            "explanation": value.explanation,
        }
        for value in ReportValue.objects.filter(report=report).order_by("id")
    ]


def digest_of(content: Sequence[Mapping[str, object]]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
