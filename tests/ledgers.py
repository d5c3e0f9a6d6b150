"""A row of any ledger for tests: every field filled by its kind, invented and marked by a number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.db import models

from ipcity.actions import rows
from ipcity.domain.access import Actor
from ipcity.store.ledgers import LedgerRow, facts, name_of

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def values_of(model: type[LedgerRow], number: int) -> dict[str, object]:
    """Something in every field that can be typed; later dates for later fields."""
    found: dict[str, object] = {}
    for place, field in enumerate(facts(model)):
        if field.name in ("unit", "region") or not field.editable:
            continue
        if field.name in model.MOVED_BY_ACTIONS or isinstance(field, models.ForeignKey):
            continue
        found[field.name] = value_of(field, number, place)
    for earlier, later in model.IN_ORDER:
        first, second = found.get(earlier), found.get(later)
        if isinstance(first, date) and isinstance(second, date) and second < first:
            found[later] = first + timedelta(days=1)
    return found


def value_of(field: models.Field, number: int, place: int) -> object:
    if field.choices:
        return next(value for value, _ in field.flatchoices if value)
    if isinstance(field, models.DateField):
        return date(2024, 1, 1) + timedelta(days=place * 7 + number)
    if isinstance(field, models.BooleanField):
        return bool(number % 2)
    if isinstance(field, models.DecimalField):
        return Decimal(number % 50) + Decimal(5).scaleb(-min(field.decimal_places, 1))
    if isinstance(field, models.IntegerField):
        return 2019 + number % 7 if field.name == "year" else 1 + number % 12
    if isinstance(field, models.JSONField):
        return [f"曾用{number}甲", f"曾用{number}乙"]
    text = f"{field.verbose_name}{number}试"
    return text[-field.max_length :] if field.max_length else text


def enter_row(
    model: type[LedgerRow],
    actor: Actor,
    unit: models.Model | None,
    number: int = 1,
    at: datetime = AT,
    **more: object,
) -> LedgerRow:
    values: Mapping[str, object] = values_of(model, number) | more
    return rows.enter(ledger=name_of(model), values=values, unit=unit, actor=actor, at=at)
