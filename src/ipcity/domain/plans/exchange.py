"""The compiled plan as the JSON object that every other part of the product exchanges, and back."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from ipcity.domain.plans.facts import Plan
from ipcity.domain.terms.numbers import decimal_text

Record = TypeVar("Record", bound=object)


def to_json(plan: Plan) -> dict[str, Any]:
    """The object of plan-schema.md: keys as the dataclasses name them, decimals as strings."""
    return {field.name: _plain(getattr(plan, field.name)) for field in fields(plan)}


def from_json(form: Mapping[str, Any]) -> Plan:
    """The plan that ``to_json`` wrote; a missing key or a wrong shape raises KeyError or ValueError."""
    return _record(Plan, form)


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return dict(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _record(kind: type[Record], form: Mapping[str, Any]) -> Record:
    hints = _hints(kind)  # type: ignore[arg-type]
    return kind(**{name: _typed(hint, form[name]) for name, hint in hints.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _typed(hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = next(part for part in get_args(hint) if part is not type(None))
        return None if value is None else _typed(inner, value)
    if origin is tuple:
        kinds = get_args(hint)
        repeated = kinds[:1] * len(value) if kinds[-1] is Ellipsis else kinds
        return tuple(_typed(kind, part) for kind, part in zip(repeated, value, strict=True))
    if origin is not None:
        return dict(value)
    return _scalar(hint, value)


def _scalar(hint: Any, value: Any) -> Any:
    if hint is date:
        return date.fromisoformat(value)
    if hint is Decimal or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return hint(value)
    return _record(hint, value) if is_dataclass(hint) else value  # type: ignore[arg-type]
