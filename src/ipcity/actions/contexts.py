"""The periods of a programme that indicators are compiled for, and how stored values name them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime

from ipcity.actions.assumptions import assumptions_of, marked
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Context
from ipcity.domain.rights.assumptions import Assumptions
from ipcity.store.models.districts import District
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit

BASIS = "指标值的计算规则"


def programmes_of(district: int) -> list[Programme]:
    """Those whose years are known: without them no path and no baseline can be drawn."""
    rows = Programme.objects.filter(district=district, first_year__isnull=False)
    return list(rows.filter(last_year__isnull=False).select_related("district").order_by("id"))


def context_of(programme: Programme, known: datetime | None = None) -> Context:
    """Baseline, years and what is assumed (``known``: what was assumed before that moment).

    Refused where the plan does not say its years.
    """
    first, last = programme.first_year, programme.last_year
    if first is None or last is None:
        raise Refused("no-period", "试点工作没有写明起止年度，无法计算指标。", BASIS)
    baseline = programme.baseline_year or first - 1
    assumed = assumptions_of(programme.district_id, known)
    return _context((date(baseline, 12, 31), first, last), programme.district, assumed)


def context_key(context: Context) -> str:
    """``2023-12-31/2024-2026``: how a stored value names its periods; then, after another stroke,
    the mark of unverified figures that are not at their defaults."""
    periods = f"{context.baseline}/{context.first_year}-{context.last_year}"
    return f"{periods}/{context.assumed.mark}" if context.assumed.mark else periods


def of_locked(
    rows: Iterable[Measurement], programme: Programme, known: datetime
) -> list[Measurement]:
    """Of stored values those that were computed by the moment ``known`` as ``programme`` was counted
    then; those under another baseline year, which may have been corrected since, come first."""
    then = context_key(context_of(programme, known))
    own = [
        row
        for row in rows
        if row.computed_at <= known and row.context.split("/")[1:] == then.split("/")[1:]
    ]
    return sorted(own, key=lambda row: (row.context == then, row.pk))


def context_named(key: str, district: District) -> Context:
    """The context that ``key`` names."""
    baseline, years, *marks = key.split("/")
    first, _, last = years.partition("-")
    periods = (date.fromisoformat(baseline), int(first), int(last))
    return _context(periods, district, marked(district.pk, "".join(marks)))


def _context(periods: tuple[date, int, int], district: District, assumed: Assumptions) -> Context:
    """A statistic of the whole district may name the root of its unit tree as the region."""
    root = Unit.objects.filter(district=district, kind=Unit.Kind.DISTRICT).order_by("pk").first()
    return Context(*periods, district.name, root.pk if root else None, assumed)


def month_ends(context: Context) -> list[date]:
    """The baseline day, then the last day of every month of the programme."""
    return [context.baseline] + [
        date(year, month, monthrange(year, month)[1])
        for year in range(context.first_year, context.last_year + 1)
        for month in range(1, 13)
    ]
