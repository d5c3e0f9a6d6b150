"""Binding every figure of a paper to what it was taken from, while its sentences are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from ipcity.domain.plans.wording import scaled
from ipcity.domain.terms.days import day_words
from ipcity.domain.terms.numbers import decimal_text
from ipcity.papers.official.documents import Cell, Heading, Paragraph, Run
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.papers import Paper, PaperNumber, Source
from ipcity.store.models.units import Unit

NO_DATA: Final = "无数据"
PLOTTED: Final = "c"  # what the keys of numbers in charts begin with
_NAMED: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Figure:
    """A value with its full name and where it is from; ``value`` None prints as 无数据.

    ``rows`` are ids of what was counted, where no measurement tells it. ``written`` replaces the
    usual spelling (a date, a share). ``on`` is the day of a date, and of a value that is of another
    day than its measurement (a month of a series).
    """

    label: str
    value: Decimal | None
    unit: str
    source: Source
    fact_key: str = ""
    measurement: Measurement | None = None
    subject: Unit | None = None
    rows: tuple[int, ...] = ()
    written: str = ""
    on: date | None = None

    @property
    def text(self) -> str:
        if self.value is None and not self.written:
            return NO_DATA
        if self.written or self.value is None:
            return self.written
        number, unit = scaled(self.value, self.unit)
        return f"{plain_figure(number)}{unit}"

    def named(self, label: str) -> Figure:
        return replace(self, label=label)

    @property
    def bare(self) -> Figure:
        """Without its unit, for a table whose head names it."""
        return replace(self, written=plain_figure(self.value)) if self.value is not None else self


def plain_figure(value: Decimal) -> str:
    """As papers write it: 30000, 16.64; no more than two places, no separators, no trailing zeros."""
    return decimal_text(value.quantize(Decimal("0.01")))


def count(label: str, rows: tuple[int, ...], unit: str, source: Source, **more: object) -> Figure:
    """How many rows; their ids stay with the figure."""
    return Figure(label, Decimal(len(rows)), unit, source, rows=rows, **more)  # type: ignore[arg-type]


def day_figure(label: str, day: date) -> Figure:
    """A date as an official paper writes it: 2026年7月15日."""
    return Figure(label, None, "", Source.DATE, written=day_words(day), on=day)


@dataclass
class Binder:
    """Gives every printed figure its key; what it has given becomes the paper's numbers.

    ``snapshot`` and ``known_at`` are those of the paper; a measurement brings its own.
    """

    on: date
    snapshot: str
    known_at: datetime | None
    printed: list[tuple[str, Figure, str]] = field(default_factory=list)

    def run(self, figure: Figure) -> Run:
        if figure.value is None and not figure.written:
            return Run(NO_DATA)
        return Run(figure.text, self._keep("t", figure))

    def plot(self, figure: Figure) -> None:
        """Bind what a chart draws; it has no bookmark."""
        self._keep(PLOTTED, figure)

    def _keep(self, prefix: str, figure: Figure) -> str:
        key = f"{prefix}{len(self.printed) + 1:04}"
        self.printed.append((key, figure, figure.text))
        return key

    def cell(self, figure: Figure, align: str = "right") -> Cell:
        return Cell((self.run(figure),), align)

    def bare_cell(self, figure: Figure) -> Cell:
        return self.cell(figure.bare)

    def runs(self, sentence: str, **parts: Figure | str) -> tuple[Run, ...]:
        """``sentence`` with each ``{name}`` replaced; figures are bound, texts are taken as they are."""
        return tuple(self._runs(sentence, parts))

    def paragraph(self, sentence: str, **parts: Figure | str) -> Paragraph:
        return Paragraph(self.runs(sentence, **parts))

    def listed(self, sentences: list[tuple[Run, ...]], joint: str = "；") -> tuple[Run, ...]:
        """Several wordings as one, with ``joint`` between them."""
        joined: list[Run] = []
        for at, runs in enumerate(sentences):
            joined += [Run(joint), *runs] if at else runs
        return tuple(joined)

    def _runs(self, sentence: str, parts: Mapping[str, Figure | str]) -> Iterator[Run]:
        place = 0
        for found in _NAMED.finditer(sentence):
            if before := sentence[place : found.start()]:
                yield Run(before)
            part = parts[found[1]]
            yield Run(part) if isinstance(part, str) else self.run(part)
            place = found.end()
        if rest := sentence[place:]:
            yield Run(rest)

    def rows_for(self, paper: Paper) -> list[PaperNumber]:
        """The bound numbers as rows of ``paper``, not saved yet."""
        return [self._row(paper, *each) for each in self.printed]

    def _row(self, paper: Paper, key: str, figure: Figure, text: str) -> PaperNumber:
        row = figure.measurement
        return PaperNumber(
            district_id=paper.district_id,
            paper=paper,
            generation=paper.generation,
            key=key,
            label=figure.label[:300],
            text=text[:80],
            value=figure.value,
            unit=figure.unit,
            source=figure.source,
            fact_key=figure.fact_key,
            indicator=row.indicator if row else "",
            indicator_version=row.indicator_version if row else None,
            digest=row.digest if row else "",
            context=row.context if row else "",
            measurement=row,
            snapshot=row.snapshot if row else self.snapshot,
            on=figure.on or (row.on if row else self.on),
            known_at=row.known_at if row else self.known_at,
            subject_unit=figure.subject,
            rows=list(figure.rows),
        )


def heading(level: int, text: str) -> Heading:
    return Heading(level, (Run(text),))


def text_cell(text: str, align: str = "left") -> Cell:
    return Cell((Run(text),), align)
