"""A scope from the domain, compiled to the rows of a lake table that a person may count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipcity.domain.access import Reach, Scope

if TYPE_CHECKING:
    import ibis

UNIT = "unit_id"


def predicate(
    scope: Scope, district: int | ibis.Value, unit: ibis.Value | None
) -> ibis.expr.types.BooleanValue:
    """Whether a row lies in ``scope``; ``unit`` None says that the table has no owning unit.

    A lake row has no owning person, so a reach bound to one holds nothing (as ``Scope.covers``).
    """
    import ibis  # slow import

    inside = ibis.literal(False)
    for reach in sorted(scope.reaches, key=repr):
        part = _part(reach, district, unit)
        if part is not None:
            inside = inside | part
    return inside


def _part(
    reach: Reach, district: int | ibis.Value, unit: ibis.Value | None
) -> ibis.expr.types.BooleanValue | None:
    if reach.owner is not None or (reach.units is not None and unit is None):
        return None
    import ibis  # slow import

    here = (
        ibis.literal(district == reach.district)
        if isinstance(district, int)
        else (district == reach.district)
    )
    if reach.units is None:
        return here
    if not reach.units or unit is None:
        return None
    return here & unit.isin(sorted(reach.units)).fill_null(False)


def within(table: ibis.Table, scope: Scope | None, district: int) -> ibis.Table:
    """The rows of a district's ``table`` in ``scope``; None and tables of reference: all."""
    if scope is None or UNIT not in table.columns:
        return table
    return table.filter(predicate(scope, district, table[UNIT]))
