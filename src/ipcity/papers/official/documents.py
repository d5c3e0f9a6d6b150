"""An official document as values: its head, its body of blocks, its foot (GB/T 9704-2012).

A run that quotes a bound number names it, so that the number can be found again in Word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

# Word keeps 40 characters of a bookmark's name, two of which are our ``n_``.
BOOKMARK = "n_"
NUMBER_KEY = re.compile(r"[A-Za-z0-9_]{1,38}")


class Format(StrEnum):
    """The standard's formats (7–10 of GB/T 9704-2012), and the form that stays in the house."""

    DOCUMENT = "document"
    LETTER = "letter"
    INTERNAL = "internal"


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Run:
    """A piece of text; ``number`` is the key of the bound number that it quotes."""

    text: str
    number: str = ""

    def __post_init__(self) -> None:
        if self.number and not NUMBER_KEY.fullmatch(self.number):
            raise ValueError(f"{self.number!r} cannot name a Word bookmark")


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """``level`` 1 一、 2 （一） 3 1. 4 （1）; the numbering is part of the text."""

    level: int
    runs: Runs

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3, 4):
            raise ValueError(f"no heading of level {self.level}")


@dataclass(frozen=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True)
class Cell:
    """``align`` left out: figures to the right, words to the left."""

    runs: Runs
    align: str = ""
    span: int = 1


@dataclass(frozen=True)
class Table:
    """``widths``: wanted millimetres of the columns, stretched to the page; what asks for more than
    an upright page has stands on a landscape one. ``notes`` below it in small type.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class Chart:
    """``option``: a pure JSON ECharts option; the caption stands below the picture."""

    caption: str
    option: Mapping[str, Any]
    width_mm: float = 150
    height_mm: float = 80


@dataclass(frozen=True)
class PageBreak:
    pass


Block = Heading | Paragraph | Table | Chart | PageBreak


@dataclass(frozen=True)
class Annex:
    """What follows the signature on a page of its own, headed 附件 and its number."""

    title: str
    body: tuple[Block, ...]


@dataclass(frozen=True)
class Official:
    """``kind`` is the paper's own word (circular, notice, …); ``format`` is how it looks.

    ``number`` 苏开知〔2026〕3号; ``copies`` the units of 抄送; ``printer`` and ``printed_on`` the
    last line of 版记. What is empty is left out.
    """

    kind: str
    title: str
    issuer: str = ""
    number: str = ""
    addressee: str = ""
    body: tuple[Block, ...] = ()
    signature: str = ""
    signed_on: date | None = None
    attachments: tuple[str, ...] = ()
    copies: str = ""
    printer: str = ""
    printed_on: date | None = None
    is_demonstration: bool = False
    with_red_head: bool = True
    format: Format = Format.DOCUMENT
    annexes: tuple[Annex, ...] = ()
