"""The ledgers' columns as the indicator language sees them: names, kinds, choices, references."""

from __future__ import annotations

from typing import Any

from django.db import models

from ipcity.domain.indicators.shapes import ColumnKind, ColumnShape, LedgerShape
from ipcity.store.ledgers import LedgerRow, facts, ledgers, name_of

# The first that fits; every other field is text.
_KINDS: tuple[tuple[type[models.Field[Any, Any]], ColumnKind], ...] = (
    (models.ForeignKey, ColumnKind.REFERENCE),
    (models.DateField, ColumnKind.DATE),
    (models.BooleanField, ColumnKind.BOOLEAN),
    (models.DecimalField, ColumnKind.DECIMAL),
    (models.IntegerField, ColumnKind.INTEGER),
)


def shapes() -> dict[str, LedgerShape]:
    """Every ledger by its name; columns by attname."""
    return {name: _shape(model) for name, model in ledgers().items()}


def _shape(model: type[LedgerRow]) -> LedgerShape:
    columns = {field.attname: _column(field) for field in facts(model)}
    return LedgerShape(str(model._meta.verbose_name), columns)


def _column(field: models.Field[Any, Any]) -> ColumnShape:
    label = str(field.verbose_name)
    if field.choices:
        choices = {str(code): str(text) for code, text in field.flatchoices}
        return ColumnShape(ColumnKind.CHOICE, label, choices)
    kind = next((kind for fits, kind in _KINDS if isinstance(field, fits)), ColumnKind.TEXT)
    return ColumnShape(kind, label, ledger=_ledger_behind(field))


def _ledger_behind(field: models.Field[Any, Any]) -> str:
    other = field.related_model
    if isinstance(other, type) and issubclass(other, LedgerRow):
        return name_of(other)
    return ""
