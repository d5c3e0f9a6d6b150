"""Where rows name an organisation: every reference beside its text, filled and moved with their history.

A ledger refers to the directory by a foreign key ``<name>`` beside the text ``<name>_name``; both are found
in ``_meta``, so that a new ledger is served without being named here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.fields.reverse_related import ForeignObjectRel

from ipcity.actions.row_states import Origin, record_states
from ipcity.domain.access import Actor
from ipcity.store.ledgers import LedgerRow, facts, ledgers
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.row_histories import RowHistory

# A cell may hold several names; the first is the one the reference stands for.
SEPARATORS = (" | ", "|", "；", ";", "、")
BATCH = 500


@dataclass(frozen=True)
class Link:
    """One reference to the directory; ``text`` is the column with the name as written, if there is one."""

    model: type[LedgerRow]
    column: str
    text: str

    def empty(self, district: int) -> models.QuerySet[LedgerRow]:
        """Living rows that name somebody without saying whom."""
        rows: models.QuerySet[LedgerRow] = self.model.objects.standing().filter(
            district_id=district, **{f"{self.column}__isnull": True}
        )
        return rows.exclude(**{self.text: ""})

    def naming(self, district: int, name: str) -> models.QuerySet[LedgerRow]:
        """Of those, the ones whose (first) name is ``name``."""
        wanted = Q(**{self.text: name})
        for separator in SEPARATORS:
            wanted |= Q(**{f"{self.text}__startswith": name + separator})
        return self.empty(district).filter(wanted)


def links() -> tuple[Link, ...]:
    """Every reference of every ledger to the directory that stands beside a text."""
    return tuple(_links())


def _links() -> Iterator[Link]:
    for model in ledgers().values():
        names = {field.name for field in facts(model)}
        for field in facts(model):
            to_directory = field.is_relation and field.related_model is Organisation
            if to_directory and f"{field.name}_name" in names:
                yield Link(model, field.name, f"{field.name}_name")


def fill(rows: models.QuerySet[LedgerRow], column: str, organisation: int, origin: Origin) -> int:
    """Let ``column`` of ``rows`` say ``organisation``, each with its history. Part of a larger action."""
    count = 0
    while found := list(rows.order_by("pk")[:BATCH]):
        put(found, column, organisation, origin)
        count += len(found)
    return count


def assign(link: Link, found: Mapping[int, int], origin: Origin) -> int:
    """Let each row (number → organisation) that still refers to nobody say its organisation."""
    numbers, count = sorted(found), 0
    for at in range(0, len(numbers), BATCH):
        part = link.model.objects.filter(
            pk__in=numbers[at : at + BATCH], **{f"{link.column}__isnull": True}
        )
        rows: list[LedgerRow] = list(part.order_by("pk"))
        for row in rows:
            _point(row, link.column, found[row.pk], origin)
        _keep(link.model, rows, link.column, origin)
        count += len(rows)
    return count


def put(rows: Sequence[LedgerRow], column: str, organisation: int | None, origin: Origin) -> None:
    for row in rows:
        _point(row, column, organisation, origin)
    _keep(type(rows[0]), rows, column, origin)


def _point(row: LedgerRow, column: str, organisation: int | None, origin: Origin) -> None:
    setattr(row, f"{column}_id", organisation)
    row.version += 1
    row.changed_at = origin.at


def _keep(model: type[LedgerRow], rows: Sequence[LedgerRow], column: str, origin: Origin) -> None:
    model.objects.bulk_update(rows, [column, "version", "changed_at"], batch_size=BATCH)
    record_states(rows, origin)


def move(former: Organisation, into: Organisation, origin: Origin) -> int:
    """Every reference to ``former`` in any table says ``into`` from now on; how many rows moved."""
    count = 0
    for model, column, rows in _referring(former):
        if issubclass(model, LedgerRow):
            if model is Organisation:
                rows = rows.exclude(pk=into.pk)
            count += fill(rows, column, into.pk, origin)
        else:
            count += rows.update(**{column: into.pk})
    return count


def referring(organisation: Organisation) -> list[tuple[type[models.Model], int]]:
    """How many rows of each table name ``organisation``; tables without one are left out."""
    found: Counter[type[models.Model]] = Counter()
    for model, _, rows in _referring(organisation):
        found[model] += rows.count()
    return [(model, count) for model, count in found.items() if count]


def _referring(organisation: Organisation) -> Iterator[tuple[type[models.Model], str, Any]]:
    """Every reference to it but those of the queue: decisions stay with the name they are about."""
    for relation in Organisation._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel):
            continue
        model, column = relation.related_model, relation.field.name
        if model._meta.model_name != "organisationpair":
            yield model, column, model._default_manager.filter(**{column: organisation.pk})


def origin_of(actor: Actor | None, at: datetime, reason: str) -> Origin:
    return Origin(RowHistory.Act.CHANGED, at, actor, reason)


def first_name(text: str) -> str:
    """The first of several names in one cell."""
    for separator in SEPARATORS:
        text = text.partition(separator)[0]
    return text.strip()
