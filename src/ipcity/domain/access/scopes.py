"""Scopes: sets of rows, by district, unit and owner, closed under union and intersection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Units = frozenset[int] | None


@dataclass(frozen=True)
class Reach:
    """Rows of one district: all of them (``units`` None) or those owned by the named units.

    With ``owner`` only those rows among them that belong to that person.
    """

    district: int
    units: Units = None
    owner: int | None = None

    def covers(self, district: int, unit: int | None, owner: int | None) -> bool:
        return (
            self.district == district
            and (self.units is None or (unit is not None and unit in self.units))
            and (self.owner is None or self.owner == owner)
        )


@dataclass(frozen=True)
class Scope:
    """A union of reaches, kept in one normal form, so that equal sets of rows are equal values."""

    reaches: frozenset[Reach] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "reaches", _normal(self.reaches))

    def __or__(self, other: Scope) -> Scope:
        return Scope(self.reaches | other.reaches)

    def __and__(self, other: Scope) -> Scope:
        met = (_meet(a, b) for a in self.reaches for b in other.reaches)
        return Scope(frozenset(reach for reach in met if reach is not None))

    def __bool__(self) -> bool:
        return bool(self.reaches)

    def __le__(self, other: Scope) -> bool:
        """Whether every row in here lies in ``other`` too."""
        return self | other == other

    def covers(self, district: int, unit: int | None = None, owner: int | None = None) -> bool:
        """Whether a row of ``district`` owned by ``unit`` and ``owner`` (None: none) is inside."""
        return any(reach.covers(district, unit, owner) for reach in self.reaches)


def _both(left: Units, right: Units) -> Units:
    if left is None:
        return right
    return left if right is None else left & right


def _either(left: Units, right: Units) -> Units:
    return None if left is None or right is None else left | right


def _meet(left: Reach, right: Reach) -> Reach | None:
    strangers = left.owner is not None and right.owner is not None and left.owner != right.owner
    if left.district != right.district or strangers:
        return None
    owner = right.owner if left.owner is None else left.owner
    return Reach(left.district, _both(left.units, right.units), owner)


def _normal(reaches: Iterable[Reach]) -> frozenset[Reach]:
    """One reach per district and owner, nothing said twice, nothing empty."""
    merged: dict[tuple[int, int | None], Units] = {}
    for reach in reaches:
        key = (reach.district, reach.owner)
        merged[key] = _either(merged.get(key, frozenset()), reach.units)
    kept = set()
    for (district, owner), units in merged.items():
        open_to_all = (
            merged.get((district, None), frozenset()) if owner is not None else frozenset()
        )
        if open_to_all is None:
            continue
        rest = None if units is None else units - open_to_all
        if rest is None or rest:
            kept.add(Reach(district, rest, owner))
    return frozenset(kept)


NOWHERE = Scope()
