"""The values of each ledger's rows as JSON Schema, made from the model."""

from __future__ import annotations

from typing import Any

from django.db import models

from ipcity.store.ledgers import LedgerRow, facts, ledgers

FORMATS: tuple[tuple[type[models.Field[Any, Any]], dict[str, Any]], ...] = (
    (models.DateField, {"type": "string", "format": "date"}),
    (models.BooleanField, {"type": "boolean"}),
    (models.DecimalField, {"type": "string", "format": "decimal"}),
    (models.IntegerField, {"type": "integer"}),
    (models.JSONField, {"type": "array", "items": {"type": "string"}}),
)


def schema_of(model: type[LedgerRow]) -> dict[str, Any]:
    """An object with a property for each fact; references by number, decimals as text."""
    properties = {f.name: _property(model, f) for f in facts(model) if f.editable}
    required = [
        f.name
        for f in facts(model)
        if f.editable and not f.blank and not f.has_default() and f.name != "unit"
    ]
    return {
        "title": str(model._meta.verbose_name),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def examples(place: str) -> dict[str, Any]:
    """What the OpenAPI document says of a request body whose ``place`` holds a row's values."""
    return {f"x-{place}": {name: schema_of(model) for name, model in ledgers().items()}}


def _property(model: type[LedgerRow], field: models.Field[Any, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"type": "string"}
    if isinstance(field, models.ForeignKey):
        told = {"type": "integer"}
    elif field.choices:
        told = {"type": "string", "enum": [str(value) for value, _ in field.flatchoices]}
        if field.blank:
            told["enum"] = ["", *told["enum"]]
    else:
        told = next((t for kind, t in FORMATS if isinstance(field, kind)), told)
    told = {**told, "title": str(field.verbose_name)}
    if field.null:
        told["nullable"] = True
    if told["type"] == "string" and field.max_length:
        told["maxLength"] = field.max_length
    if unit := model.MEASURES.get(field.name):
        told["x-unit"] = unit
    if field.name in model.MOVED_BY_ACTIONS:
        told["readOnly"] = True
    return told
