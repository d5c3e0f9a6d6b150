"""From a unit's name as a plan writes it to the unit of the district, through names and aliases."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ipcity.store.models.units import Unit

_SPACES = re.compile(r"\s+")


def resolver(district: int, on: date | None) -> Callable[[str, str], int | None]:
    """Look-up of ``(name, note)``; a unit alive on ``on`` goes before a namesake that is not.

    An unknown body gives None and stays as written: a plan may name anyone.
    """
    table: dict[str, int] = {}
    units = list(Unit.objects.filter(district_id=district).order_by("position", "id"))
    for unit in sorted(units, key=lambda each: not _alive(each, on)):
        for name in (unit.name, unit.full_name, *unit.aliases):
            table.setdefault(plain(name), unit.pk)
    table.pop("", None)

    def resolve(name: str, note: str) -> int | None:
        whole = f"{name}（{note}）" if note else name
        return table.get(plain(whole)) or table.get(plain(name))

    return resolve


def plain(name: str) -> str:
    """Without spaces and with full-width brackets: 区市场监管局 is written many ways."""
    return _SPACES.sub("", name).replace("(", "（").replace(")", "）")


def _alive(unit: Unit, on: date | None) -> bool:
    if on is None:
        return unit.valid_until is None
    begun = unit.valid_from is None or unit.valid_from <= on
    return begun and (unit.valid_until is None or unit.valid_until > on)
