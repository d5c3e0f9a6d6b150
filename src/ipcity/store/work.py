"""Open work, found by what its models declare: who it is assigned to, and which unit does it.

A model whose rows are somebody's work says so by ``ASSIGNEE_COLUMN`` (the person's column) or
``WORK_UNIT_COLUMN`` (the unit's), and by ``OPEN_WORK`` (a Q) which rows are still open; without
``OPEN_WORK`` every row is. Nothing is listed anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from ipcity.store.models.people import Person
from ipcity.store.models.units import Unit


@dataclass(frozen=True)
class OpenWork:
    """The open rows of one model that hang on one person or unit."""

    label: str
    column: str
    rows: QuerySet[Model]

    def move(self, to: Person | Unit) -> int:
        """Put the rows on ``to``; how many moved."""
        return self.rows.update(**{self.column: to.pk})


def of_person(person: Person) -> tuple[OpenWork, ...]:
    return tuple(_open("ASSIGNEE_COLUMN", person.pk))


def of_unit(unit: Unit) -> tuple[OpenWork, ...]:
    return tuple(_open("WORK_UNIT_COLUMN", unit.pk))


def _open(attribute: str, key: int) -> Iterator[OpenWork]:
    for model in apps.get_app_config("store").get_models():
        column = getattr(model, attribute, None)
        if column:
            still_open = getattr(model, "OPEN_WORK", Q())
            rows = model._default_manager.filter(still_open, **{column: key}).order_by()
            yield OpenWork(model._meta.model_name or "", column, rows)
