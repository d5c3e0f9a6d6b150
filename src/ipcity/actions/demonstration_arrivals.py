"""An invented sheet on its way in: when and for which unit it came, and what its words refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cached_property

from django.db import models

from ipcity.actions.demonstration_files import Columns, columns_of
from ipcity.actions.invented import InventedSheet
from ipcity.domain.access import Actor
from ipcity.store.models.units import Unit

# who keeps what the market regulator does not
_KEEPERS = {
    "science": ("research_platforms", "achievements"),
    "publicity-department": ("copyrights",),
    "agriculture": ("plant_varieties", "brands"),
    "culture-tourism": ("heritage_items",),
    "financial-development": ("bank_products", "credit_loans"),
    "procuratorate": ("court_cases",),
}
_UNITS = {ledger: unit for unit, kept in _KEEPERS.items() for ledger in kept}
_HOUR = time(10, 30)
# what a text beside a reference is looked up by
_NAMED = ("name", "former_names", "application_number", "number")


@dataclass(frozen=True)
class Bringing:
    """Where the rows go, and who brought them; the last at ``at``. ``units``: ids by key."""

    district: int
    unit: int | None
    units: Mapping[str, int]
    actor: Actor
    at: datetime


@dataclass(frozen=True)
class Arrival:
    """One sheet with the ids reserved for its rows."""

    sheet: InventedSheet
    by: Bringing
    ids: range

    @property
    def key(self) -> tuple[str, int]:
        return self.sheet.ledger, self.ids.start

    @property
    def unit(self) -> int | None:
        return self.by.units.get(_UNITS.get(self.sheet.ledger, ""), self.by.unit)

    @property
    def at(self) -> datetime:
        return min(self._moment, self.by.at - timedelta(hours=1))

    @property
    def amended_at(self) -> datetime:
        """When what was wrong with it had been noticed."""
        return min(self._moment + timedelta(12), self.by.at)

    @property
    def _moment(self) -> datetime:
        return datetime.combine(self.sheet.on, _HOUR, self.by.at.tzinfo)

    @cached_property
    def columns(self) -> Columns:
        return columns_of(self.sheet)

    @cached_property
    def links(self) -> list[tuple[models.Field[object, object], str]]:
        """Each reference of the ledger with the field that holds its words."""
        named = {each.name for each in self.columns.fields}
        found = []
        for column in self.columns.model._meta.concrete_fields:
            words = (column.name, f"{column.name}_name", f"{column.name}_number")
            held = next((name for name in words if name in named), None)
            if column.is_relation and held is not None:
                found.append((column, held))
        return found


@dataclass
class References:
    """Ids by the words under which rows speak of other rows: ``model → words → id``."""

    units: Mapping[str, int]
    rows: dict[str, dict[str, int]] = field(default_factory=dict)

    def remember(self, arrival: Arrival) -> None:
        known = self.rows.setdefault(arrival.columns.model.__name__, {})
        for row, pk in zip(arrival.sheet.rows, arrival.ids, strict=True):
            for name in _NAMED:
                value = row.get(name)
                for words in value if isinstance(value, list) else [value]:
                    if words:
                        known.setdefault(str(words), pk)

    def found(self, arrival: Arrival, row: Mapping[str, object]) -> Iterator[tuple[str, int]]:
        """Each reference that the words of ``row`` lead to: its column and the id."""
        for column, words in arrival.links:
            pk = self._find(column, row.get(words))
            if pk:
                yield column.attname, pk

    def _find(self, column: models.Field[object, object], words: object) -> int | None:
        target = column.related_model
        if not words or not isinstance(target, type):
            return None
        if target is Unit:
            return self.units.get(str(words))
        return self.rows.get(target.__name__, {}).get(str(words))
