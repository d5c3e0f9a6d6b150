"""What is counted: each indicator a declaration that compiles to one Ibis expression."""

from __future__ import annotations

from ipcity.domain.indicators.catalogues import catalogue, indicator, titles, version_on
from ipcity.domain.indicators.declarations import Apart, Direction, Indicator
from ipcity.domain.indicators.parts import Aggregate, Context, Part, Shift
from ipcity.domain.indicators.reading_own import read_own
from ipcity.domain.terms.findings import Problem

__all__ = [
    "Aggregate",
    "Apart",
    "Context",
    "Direction",
    "Indicator",
    "Part",
    "Problem",
    "Shift",
    "catalogue",
    "indicator",
    "read_own",
    "titles",
    "version_on",
]
