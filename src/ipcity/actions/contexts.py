"""The periods of a programme that indicators are compiled for, and how stored values name them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Context
from ipcity.store.models.districts import District
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit

BASIS = "指标值的计算规则"


def programmes_of(district: int) -> list[Programme]:
    """Those whose years are known: without them no path and no baseline can be drawn."""
    rows = Programme.objects.filter(district=district, first_year__isnull=False)
    return list(rows.filter(last_year__isnull=False).select_related("district").order_by("id"))


def context_of(programme: Programme) -> Context:
    """Baseline and years; Refused where the plan does not say them."""
    first, last = programme.first_year, programme.last_year
    if first is None or last is None:
        raise Refused("no-period", "试点工作没有写明起止年度，无法计算指标。", BASIS)
    baseline = programme.baseline_year or first - 1
    return _context(date(baseline, 12, 31), first, last, programme.district)


def context_key(context: Context) -> str:
    """``2023-12-31/2024-2026``: how a stored value names its periods."""
    return f"{context.baseline}/{context.first_year}-{context.last_year}"


def context_named(key: str, district: District) -> Context:
    """The context that ``key`` names."""
    baseline, _, years = key.partition("/")
    first, _, last = years.partition("-")
    return _context(date.fromisoformat(baseline), int(first), int(last), district)


def _context(baseline: date, first: int, last: int, district: District) -> Context:
    """A statistic of the whole district may name the root of its unit tree as the region."""
    root = Unit.objects.filter(district=district, kind=Unit.Kind.DISTRICT).order_by("pk").first()
    return Context(baseline, first, last, district.name, root.pk if root else None)


def month_ends(context: Context) -> list[date]:
    """The baseline day, then the last day of every month of the programme."""
    return [context.baseline] + [
        date(year, month, monthrange(year, month)[1])
        for year in range(context.first_year, context.last_year + 1)
        for month in range(1, 13)
    ]
