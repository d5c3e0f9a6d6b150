"""One row of a sheet between reading and staging: what it brings, from which cells, with which problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ipcity.domain.sheets.reading import BodyRow
from ipcity.store.ledgers import LedgerRow

Values = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """A row on its way: ``values`` by field name, as far as the sheet brings them.

    ``places`` are cells of fields found in another column, ``doubts`` as the staging file has them.
    """

    body: BodyRow
    sheet: str
    values: Values
    words: dict[str, str]
    pending: dict[str, int]
    problems: list[tuple[str, str, str, str]]
    places: dict[str, str] = field(default_factory=dict)
    doubts: list[tuple[str, ...]] = field(default_factory=list)
    keys: tuple[str, ...] = ()
    existing: LedgerRow | None = None
    whole: Values = field(default_factory=dict)

    def cells_of(self, written: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, str]:
        """The cells of ``written`` fields that do not stand in their own column (``columns``: letters
        of the mapped fields); "" where that cell says nothing."""
        own, found = self.body.values, dict(self.body.places)
        for name in columns:
            if name not in own and name not in found and says(written.get(name)):
                found[name] = ""
        return {**found, **self.places}


def says(value: object) -> bool:
    """Whether a value is not empty."""
    return value is not None and value != "" and value != []


def differ(former: object, value: object) -> bool:
    """Nothing and the empty text say the same."""
    return former != value and (says(former) or says(value))
