"""Sub-totals of a draft: what the figures of the units listed above or before one come to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from ipcity.domain.supervision.draft_claims import Expected
from ipcity.domain.supervision.draft_figures import Known
from ipcity.domain.supervision.draft_numbers import Mention

_SUBTOTAL: Final = re.compile("小计")
_TOGETHER: Final = re.compile(r"(?:合计|共计|小计|总计)[为达]?到?$")
_OF_ALL: Final = re.compile(r"占全[区县市州][^，。；]{0,16}$")
FEWEST: Final = 2  # in a sentence: one unit alone is no sum
Place = tuple[int, int]


@dataclass
class Sums:
    """The units met since the last sub-total, by column of a table or by paragraph."""

    met: dict[Place, dict[str, Known]] = field(default_factory=dict)
    last: tuple[Place, Known, Decimal] | None = None

    def meet(self, mention: Mention, figure: Known, subject: str) -> None:
        if subject in figure.parts:
            self.met.setdefault(_place(mention), {})[subject] = figure

    def asked(self, mention: Mention) -> bool:
        """Whether the number is a sum of units by its words."""
        if mention.passage.table:
            return bool(_SUBTOTAL.search(mention.passage.row_head))
        listed = len(self.met.get(_place(mention), {})) >= FEWEST
        return listed and bool(_TOGETHER.search(mention.left.strip()))

    def take(self, mention: Mention) -> tuple[Known, Expected] | None:
        """The sum, None where what was met is not all of one figure; the next one begins anew."""
        met = self.met.pop(_place(mention), {})
        figures = {each.key: each for each in met.values()}
        if len(figures) != 1:
            return None
        (figure,) = figures.values()
        if figure.unit == "%":
            return None
        total = sum((figure.parts[subject] for subject in met), Decimal(0))
        self.last = (_place(mention), figure, total)
        return figure, Expected(total, figure.unit, f"{figure.label}所列{len(met)}个单位合计")

    def share(self, mention: Mention, on: date) -> tuple[Known, Expected] | None:
        """合计1688件，占全区的58.03%: the part that the sum just told is of the district's figure."""
        if self.last is None or self.last[0] != _place(mention) or mention.unit != "%":
            return None
        _, figure, total = self.last
        known = figure.values.get(on)
        if not known or not _OF_ALL.search(mention.left.strip()):
            return None
        words = f"{figure.label}占全区的比重"
        return figure, Expected(total / known * 100, "%", words)


def _place(mention: Mention) -> Place:
    passage = mention.passage
    return (passage.table, passage.column) if passage.table else (0, passage.number)
