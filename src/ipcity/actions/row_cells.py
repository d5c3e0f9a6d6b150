"""What a clerk types or pastes into a cell, read as sheets are read; a doubt is asked back at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from django.db import models

from ipcity.actions.import_fields import fault, specs
from ipcity.domain.sheets.conversions import reader_of
from ipcity.store.ledgers import LedgerRow, facts, headings
from ipcity.store.models.units import Unit

_MEASURE = re.compile(r"[(（\[]?(?:单位[:：])?(亿元|万元|千元|元|%)[)）\]]?$")
Field = models.Field


class Unreadable(ValueError):
    """The cell says something that the field does not take; the sentence is for the person."""


def typed_fields(model: type[LedgerRow]) -> dict[str, models.Field[object, object]]:
    """The fields that can be typed as text: all but references to other ledgers."""
    return {
        field.name: field
        for field in facts(model)
        if field.editable
        and not (
            isinstance(field, models.ForeignKey)
            and isinstance(field.related_model, type)
            and issubclass(field.related_model, LedgerRow)
        )
    }


def units_by_name(district: int) -> dict[str, int]:
    """Every name, full name and alias of the district's living units, folded, to the unit."""
    found: dict[str, int] = {}
    for unit in Unit.objects.filter(district=district, valid_until=None).order_by("-position"):
        for name in (*unit.aliases, unit.full_name, unit.name):
            if name:
                found[folded(name)] = unit.pk
    return found


def read_cell(
    field: models.Field[object, object], text: str, units: Mapping[str, int], measure: str = ""
) -> object:
    """The value of ``text`` for ``field``; None where the cell says nothing; raises Unreadable.

    ``measure`` is what the column's heading says, 万元. What a sheet's row would only carry a
    warning for is refused here: the person is present and can say what is meant.
    """
    if isinstance(field, models.ForeignKey):
        return _unit(text, units) if text.strip() else None
    spec = next(one for one in specs(field.model) if one.name == field.name)
    read = reader_of(spec, measure)(text)
    wrong = read.message if read.severity else fault(field, read.value)
    if wrong:
        raise Unreadable(f"“{text.strip()[:40]}”{wrong}")
    return list(read.value) if isinstance(read.value, tuple) else read.value


def folded(text: str) -> str:
    """A heading or name without blanks, in half width, lower case."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def heading_of(text: str) -> tuple[str, str]:
    """A heading without its unit, folded, and that unit: 放款金额（万元）→ 放款金额, 万元."""
    plain = folded(text)
    found = _MEASURE.search(plain)
    return (plain[: found.start()], found.group(1)) if found else (plain, "")


@cache
def field_of_heading(model: type[LedgerRow]) -> dict[str, str]:
    """Each heading under which a field of ``model`` may stand, folded, to the field's name."""
    typed = typed_fields(model)
    found: dict[str, str] = {}
    for name, others in headings(model).items():
        for other in others if name in typed else ():
            found.setdefault(heading_of(other)[0], name)
    for name, field in typed.items():
        found[folded(str(field.verbose_name))] = name
    return found


def _unit(text: str, units: Mapping[str, int]) -> int:
    found = units.get(folded(text))
    if found is None:
        raise Unreadable(f"单位名录中没有“{text.strip()[:40]}”。")
    return found
