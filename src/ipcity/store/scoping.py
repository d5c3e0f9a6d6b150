"""A scope from the domain, compiled to the rows a person may see."""

from __future__ import annotations

from typing import Self

from django.db.models import Q, QuerySet

from ipcity.domain.access import Reach, Scope


def to_q(
    scope: Scope,
    *,
    district: str = "district_id",
    unit: str | None = "unit_id",
    owner: str | None = None,
) -> Q:
    """The scope's rows; the names are the model's own columns, None where it has no such column.

    A row without an owning unit needs a reach over the whole district, a row without an owner one
    that is not bound to a person: exactly what ``Scope.covers`` says of such a row.
    """
    rows = Q(pk__in=[])
    for reach in scope.reaches:
        part = _part(reach, district, unit, owner)
        if part is not None:
            rows |= part
    return rows


def _part(reach: Reach, district: str, unit: str | None, owner: str | None) -> Q | None:
    if (reach.units is not None and unit is None) or (reach.owner is not None and owner is None):
        return None
    part = Q(**{district: reach.district})
    if reach.units is not None:
        part &= Q(**{f"{unit}__in": sorted(reach.units)})
    if reach.owner is not None:
        part &= Q(**{f"{owner}": reach.owner})
    return part


class ScopedQuerySet(QuerySet):
    """Rows of one district each.

    The model says by ``UNIT_COLUMN`` which column names the owning unit, by ``OWNER_COLUMN`` which
    one names the owning person, and by ``DISTRICT_COLUMN`` the district's where it is not its own.
    """

    def within(self, scope: Scope) -> Self:
        """Only the rows in ``scope``."""
        return self.filter(
            to_q(
                scope,
                district=getattr(self.model, "DISTRICT_COLUMN", "district_id"),
                unit=getattr(self.model, "UNIT_COLUMN", None),
                owner=getattr(self.model, "OWNER_COLUMN", None),
            )
        )
