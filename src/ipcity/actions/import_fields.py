"""What a ledger's columns are to a sheet: the fields it may bring, and values checked and plain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models

from ipcity.domain.sheets.specs import Choice, FieldSpec, Kind
from ipcity.store.ledgers import LedgerRow, facts, headings
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.units import Unit

# A pseudo field: the social credit code that stands beside a reference's name.
USCC = "__uscc"
MONEY = (18, 2)
AnyField = models.Field[Any, Any]


@dataclass(frozen=True)
class Reference:
    """A foreign key of a ledger; ``text`` is the field with the name or number as written."""

    field: str
    attname: str
    target: type[models.Model]
    text: str = ""
    uscc: str = ""

    @property
    def to_organisation(self) -> bool:
        return self.target is Organisation

    @property
    def to_unit(self) -> bool:
        return self.target is Unit


@cache
def brought(model: type[LedgerRow]) -> tuple[AnyField, ...]:
    """The fields that a sheet may bring."""
    return tuple(field for field in facts(model) if field.editable)


@cache
def references(model: type[LedgerRow]) -> tuple[Reference, ...]:
    names = {field.name for field in facts(model)}

    def sibling(field: str, *endings: str) -> str:
        return next((f"{field}_{e}" for e in endings if f"{field}_{e}" in names), "")

    return tuple(
        Reference(
            f.name,
            f.attname,
            _target(f),
            sibling(f.name, "name", "number"),
            sibling(f.name, "uscc"),
        )
        for f in brought(model)
        if isinstance(f, models.ForeignKey)
    )


@cache
def specs(model: type[LedgerRow]) -> tuple[FieldSpec, ...]:
    """The ledger's fields as the recogniser knows them; references come with a code column."""
    heads = headings(model)
    in_keys = {name for names in model.KEYS for name in names}
    found = []
    for field in brought(model):
        label = str(field.verbose_name)
        found.append(
            FieldSpec(
                name=field.name,
                label=label,
                headings=heads.get(field.name, ()),
                kind=kind_of(model, field),
                choices=_choices(model, field),
                required=not field.blank and not field.has_default(),
                measure=model.MEASURES.get(field.name, ""),
                is_key=field.name in in_keys,
            )
        )
        if isinstance(field, models.ForeignKey) and _target(field) is Organisation:
            found.append(FieldSpec(f"{field.name}{USCC}", code_heading(label)))
    return tuple(found)


def code_heading(label: str) -> str:
    """The heading of the credit code beside a reference to an organisation."""
    return f"{label}统一社会信用代码"


@cache
def kind_of(model: type[LedgerRow], field: AnyField) -> Kind:
    if field.choices:
        return Kind.CHOICE
    if isinstance(field, models.DecimalField):
        stated = model.MEASURES.get(field.name, "")
        is_money = stated == "元" or (
            not stated and (field.max_digits, field.decimal_places) == MONEY
        )
        return Kind.MONEY if is_money else Kind.DECIMAL
    kinds: tuple[tuple[type[AnyField], Kind], ...] = (
        (models.ForeignKey, Kind.REFERENCE),
        (models.BooleanField, Kind.BOOLEAN),
        (models.DateField, Kind.DATE),
        (models.IntegerField, Kind.INTEGER),
        (models.JSONField, Kind.NAMES),
    )
    return next((kind for each, kind in kinds if isinstance(field, each)), Kind.TEXT)


def fault(field: AnyField, value: object) -> str:
    """Why a typed value does not fit into the column; "" when it does."""
    return fault_of(field)(value)


@cache
def fault_of(field: AnyField) -> Callable[[object], str]:
    """``fault`` of one column, made once for all its values."""
    longest = getattr(field, "max_length", None) or 0

    def of_text(value: object) -> str:
        if value.__class__ is not str:
            return ""
        text = str(value)
        if longest and len(text) > longest:
            return f"文字超过 {longest} 个字。"
        return "含有不能保存的字符。" if "\x00" in text else ""

    def of_number(value: object) -> str:
        return of_text(value) or (_too_large(field, value) if value is not None else "")

    numeric = isinstance(field, models.DecimalField | models.IntegerField)
    return of_number if numeric else of_text


def _too_large(field: AnyField, value: object) -> str:
    if isinstance(field, models.DecimalField) and isinstance(value, Decimal):
        whole = field.max_digits - field.decimal_places
        return "数值过大。" if abs(value) >= Decimal(10) ** whole else ""
    if isinstance(field, models.IntegerField) and isinstance(value, int):
        low = 0 if isinstance(field, models.PositiveIntegerField) else -(2**31)
        return "" if low <= value < 2**31 else "数值超出范围。"
    return ""


def fitted(field: AnyField, value: object) -> object:
    """A typed value in the column's own form: decimals of its places, names as a list."""
    if value.__class__ is str:
        return value
    if isinstance(field, models.DecimalField) and isinstance(value, Decimal | int):
        return Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places))
    return list(value) if isinstance(value, tuple) else value


def from_plain(field: AnyField, value: object) -> object:
    """A value as the staging file or the history holds it, in its Python type."""
    if isinstance(value, str):
        if isinstance(field, models.DecimalField):
            return Decimal(value)
        if type(field) is models.DateField:
            return date.fromisoformat(value)
    return value


def blank_of(field: AnyField) -> object:
    """What an emptied cell leaves: nothing, or the field's default where it must say something."""
    if field.null:
        return None
    return field.get_default() if field.has_default() else ""


def shown(model: type[LedgerRow], field: AnyField, value: object, names: Mapping[int, str]) -> str:
    """A plain value for people; ``names`` are those of referenced rows."""
    if value is None or value in ("", []):
        return ""
    if isinstance(field, models.ForeignKey):
        return names.get(value, f"第 {value} 行") if isinstance(value, int) else str(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(str(each) for each in value)
    return str(value)


def _choices(model: type[LedgerRow], field: AnyField) -> tuple[Choice, ...]:
    spoken = model.SPOKEN.get(field.name, {})
    flat = field.flatchoices if field.choices else []
    return tuple(Choice(str(v), str(label), tuple(spoken.get(v, ()))) for v, label in flat)


def _target(field: AnyField) -> type[models.Model]:
    target = field.related_model
    if not isinstance(target, type):
        raise TypeError(f"{field} refers to no model")
    return target
