"""Conditions on the rows of a ledger, or on what was known of them: words, values, days."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from ipcity.domain.terms.days import day_written
from ipcity.store.ledgers import LedgerRow, facts


@dataclass(frozen=True)
class Plainly:
    """How a condition names a column: of the row itself, or inside the values of a past state."""

    prefix: str = ""
    own: Mapping[str, str] = field(default_factory=dict)

    def column(self, one: models.Field[Any, Any]) -> str:
        return self.own.get(one.name, f"{self.prefix}{one.attname}")

    def value(self, given: object) -> object:
        return given.isoformat() if self.prefix and isinstance(given, date) else given


OF_ROWS = Plainly()
# in the history the number and the unit of the row are columns of its own
OF_STATES = Plainly("values__", {"unit": "unit_id"})


def searched(model: type[LedgerRow], text: str, how: Plainly = OF_ROWS) -> Q:
    """Rows in whose SEARCHED fields ``text`` stands anywhere."""
    by_name = {f.name: f for f in facts(model)}
    rows = Q()
    for name in model.SEARCHED:
        column = how.column(by_name[name])
        is_list = isinstance(by_name[name], models.JSONField)
        # without letters that have two forms there is nothing to fold: three times as quick
        plain = not (is_list or how.prefix) and text.upper() == text.lower()
        rows |= Q(**{f"{column}__{'contains' if plain else 'icontains'}": text})
        if is_list:
            # one of the databases keeps lists with their letters escaped
            rows |= Q(**{f"{column}__icontains": json.dumps(text)[1:-1]})
    return rows


def on_day(one: models.Field[Any, Any], side: str, text: str, how: Plainly = OF_ROWS) -> Q:
    """``side`` gte or lte of the day that ``text`` is; no condition where it is none."""
    day = day_in(text)
    return Q(**{f"{how.column(one)}__{side}": how.value(day)}) if day else Q()


def exactly(one: models.Field[Any, Any], text: str, how: Plainly = OF_ROWS) -> Q:
    """The field equals ``text`` as it stands in an address; nothing where it cannot."""
    column = how.column(one)
    if isinstance(one, models.BooleanField):
        return Q(**{column: text in ("yes", "true", "1")})
    if isinstance(one, models.ForeignKey | models.IntegerField):
        short = text.isascii() and text.isdecimal() and len(text) < 10
        return Q(**{column: int(text)}) if short else Q(pk__in=[])
    return Q(**{column: text})


def rows_by_key(
    model: type[LedgerRow], district: int, keys: Collection[str]
) -> dict[str, LedgerRow]:
    """Standing rows by their row keys, which are taken as the column holds them."""
    if not keys:
        return {}
    marks = ", ".join(["%s"] * len(keys))
    rows = model.objects.standing().filter(district_id=district)
    # a lookup would prepare each of thousands of texts again
    found = rows.extra(where=[f"row_key IN ({marks})"], params=list(keys))  # noqa: S610  marks only
    return {row.row_key: row for row in found.order_by("pk").iterator()}


def day_in(text: str) -> date | None:
    return day_written(text) if len(text) == 10 else None
