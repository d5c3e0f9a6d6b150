"""Evidence (佐证): what an item must show before it is done, as an indicator's value compared with a figure.

There is no second language: the indicator says what is counted and over which period of its own,
the comparator and the figure say how much is enough. A value that is missing proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ipcity.domain.errors import Refused
from ipcity.domain.terms.comparators import Comparator

BASIS = "办结须有佐证"


@dataclass(frozen=True)
class Requirement:
    """One line of evidence; ``per_unit``: of the lead unit's own rows, else of the whole district.

    ``indicator`` is a code of the catalogue or of the district's own; ``figure`` in its base unit.
    """

    indicator: str
    comparator: Comparator
    figure: Decimal
    per_unit: bool = True


@dataclass(frozen=True)
class Checked:
    """A requirement against the value known of it; None: no value, and so not satisfied."""

    comparator: Comparator
    figure: Decimal
    value: Decimal | None

    @property
    def satisfied(self) -> bool:
        return self.value is not None and self.comparator.holds(self.value, self.figure)


def share(checked: Sequence[Checked]) -> Decimal:
    """How much of the evidence is satisfied, in percent with one place; 0 where there is none."""
    if not checked:
        return Decimal(0)
    done = sum(each.satisfied for each in checked)
    return (Decimal(100 * done) / Decimal(len(checked))).quantize(Decimal("0.1"))


def refuse_missing(missing: Sequence[str]) -> None:
    """Refuse to call an item done while ``missing`` (a sentence for each) is not empty."""
    if missing:
        raise Refused(
            "evidence-missing",
            f"佐证不全，不能报办结，还缺：{'；'.join(missing)}。请先在台账中补录相应记录。",
            BASIS,
        )
