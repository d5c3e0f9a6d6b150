"""How a statutory term is declared: its event, length, extensions, exclusions, by instrument version.

Source: each declaration names its instrument, version and article. Which version holds is told by the
day of the event (行政处罚法 第三十七条; ``Instrument.in_force_on``), never by today.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ipcity.domain.errors import Refused
from ipcity.domain.terms.confidences import Confidence
from ipcity.domain.terms.days import day_words
from ipcity.domain.terms.instruments import BY_KEY
from ipcity.domain.terms.versions import Instrument, Version

BASIS: Final = "法定期限"


class Unit(StrEnum):
    """In what a term is counted."""

    HOURS = "H"
    WORKING_DAYS = "WD"
    DAYS = "CD"
    MONTHS = "M"
    YEARS = "Y"


H, WD, CD, M, Y = Unit
UNIT_WORDS: Final = {H: "小时", WD: "个工作日", CD: "日", M: "个月", Y: "年"}


@dataclass(frozen=True)
class Extension:
    """One step of prolonging, in the unit of the term, by at most ``most``.

    None: as much as the decision fixes; ``times`` None: no number of times is set.
    """

    approver: str
    most: int | None
    times: int | None = 1


@dataclass(frozen=True)
class Alternative:
    """Another length where ``fact`` holds; of several that hold the first declared counts."""

    fact: str
    words: str
    n: int
    confidence: Confidence


@dataclass(frozen=True)
class Milestone:
    """A day on the way that matters, counted from the same event; it is not moved by holidays."""

    key: str
    words: str
    n: int
    unit: Unit


@dataclass(frozen=True)
class Figure:
    """What one version of the instrument says.

    ``grounds`` are the times that do not count; ``advisory`` a second unit whose later day is shown
    beside the stricter one; ``effect`` what happens on expiry and what else the term means.
    """

    version: str
    article: str
    n: int
    unit: Unit
    confidence: Confidence
    extensions: tuple[Extension, ...] = ()
    grounds: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    advisory: Unit | None = None
    effect: str = ""


@dataclass(frozen=True)
class Condition:
    """The rule holds only where ``fact`` is ``value``; otherwise ``instead``, where there is one."""

    fact: str
    words: str
    value: bool
    instead: str = ""


@dataclass(frozen=True)
class Rule:
    """A term; ``backwards`` counts before the event.

    ``rolls`` is False for states of fixed length (a display, a listing): a holiday does not lengthen
    what is held against somebody.
    """

    id: str
    title: str
    event: str
    instrument: str
    figures: tuple[Figure, ...]
    condition: Condition | None = None
    backwards: bool = False
    rolls: bool = True

    @property
    def source(self) -> Instrument:
        return BY_KEY[self.instrument]

    @property
    def facts(self) -> dict[str, str]:
        """Every fact the rule asks about, and its words."""
        found = {a.fact: a.words for figure in self.figures for a in figure.alternatives}
        if self.condition:
            found[self.condition.fact] = self.condition.words
        return found

    def on(self, day: date) -> tuple[Version, Figure]:
        """What holds for an event of ``day``; Refused where that version's figure is not loaded."""
        version = self.source.in_force_on(day)
        for figure in self.figures:
            if version and figure.version == version.name:
                return version, figure
        known = "、".join(figure.version for figure in self.figures)
        told = f"适用“{version.name}”，其期限尚未录入" if version else "适用的版本尚未录入"
        raise Refused(
            "no-figure",
            f"{day_words(day)}的事项{told}，不推算到期日（{self.id} 只录入了{known}）。",
            f"《{self.source.title}》",
        )


def only(version: str, article: str, n: int, unit: Unit, confidence: Confidence) -> Figure:
    """A figure without extension, exclusion or alternative."""
    return Figure(version, article, n, unit, confidence)
