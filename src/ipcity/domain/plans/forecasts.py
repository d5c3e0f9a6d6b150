"""Where a target will end if things go on as they did: a figure, an interval, and the method's name.

Two small methods. What grows month by month goes on at its pace: the least-squares line through the
last twelve month ends, with the usual prediction interval. A yearly amount ends where the same day
of earlier years says it will: this year's sum divided by the share that earlier years had reached
by then, with the spread of those shares as interval. Both are arithmetic, not prophecy; where the
history is too short they say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

Point = tuple[date, Decimal]
LEAST: Final = 6  # month ends that a line needs
WINDOW: Final = 12
# 80 % two-sided quantiles of Student's t by degrees of freedom (n - 2), 4 … 10
QUANTILES: Final = {
    4: Decimal("1.533"), 5: Decimal("1.476"), 6: Decimal("1.440"), 7: Decimal("1.415"),
    8: Decimal("1.397"), 9: Decimal("1.383"), 10: Decimal("1.372"),
}  # fmt: skip
LEAST_SHARE: Final = Decimal("0.1")
PLACES: Final = Decimal("0.01")
PACE, SEASON = "按近12个月的线性进度推算（80%区间）", "按往年同期进度推算（取往年最快与最慢）"


@dataclass(frozen=True)
class Forecast:
    """The value expected on ``end`` with an interval; all None when ``reason`` says why not."""

    end: date
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    method: str = ""
    reason: str = ""


def forecast(points: Sequence[Point], end: date, *, yearly: bool) -> Forecast:
    """The end value after ``points`` (ascending; a yearly amount begins at nothing each January)."""
    if not points:
        return Forecast(end, reason="还没有各月数值，不作预测。")
    if points[-1][0] >= end:
        return Forecast(end, reason="已到期末，不再预测。")
    return _season(points, end) if yearly else _pace(points[-WINDOW:], end)


def _pace(points: Sequence[Point], end: date) -> Forecast:
    count = len(points)
    if count < LEAST:
        return Forecast(end, reason=f"只有 {count} 个月的数值，满 {LEAST} 个月后预测。")
    at = [Decimal((day - points[0][0]).days) for day, _ in points]
    values = [value for _, value in points]
    middle, mean = _sum(at) / count, _sum(values) / count
    spread = _sum((x - middle) ** 2 for x in at)
    moved = _sum((x - middle) * (y - mean) for x, y in zip(at, values, strict=True))
    slope = moved / spread
    left = [y - mean - slope * (x - middle) for x, y in zip(at, values, strict=True)]
    deviation = (_sum(e**2 for e in left) / (count - 2)).sqrt()
    ahead = Decimal((end - points[0][0]).days) - middle
    width = QUANTILES[count - 2] * deviation * (1 + Decimal(1) / count + ahead**2 / spread).sqrt()
    # from the last value on, so that a recent jump is not forecast away
    value = values[-1] + slope * Decimal((end - points[-1][0]).days)
    return _rounded(end, value, value - width, value + width, PACE)


def _season(points: Sequence[Point], end: date) -> Forecast:
    day, now = points[-1]
    if day.year != end.year:
        return Forecast(end, reason="期末年度尚未开始，年度数量不跨年预测。")
    shares = [share for year in _years(points) if (share := _share_by(points, year, day))]
    shares = [share for share in shares if share >= LEAST_SHARE]
    if not shares:
        return Forecast(end, reason="没有可比的往年同期进度，不作预测。")
    ends = sorted(now / share for share in shares)
    return _rounded(end, _sum(ends) / len(ends), ends[0], ends[-1], SEASON)


def _years(points: Sequence[Point]) -> list[int]:
    return sorted({day.year for day, _ in points} - {points[-1][0].year})


def _share_by(points: Sequence[Point], year: int, day: date) -> Decimal | None:
    """What part of ``year``'s amount had come by the same month; None: not the whole year is known."""
    of_year = {each.month: value for each, value in points if each.year == year}
    total, then = of_year.get(12), of_year.get(day.month)
    return then / total if total and then is not None else None


def _rounded(end: date, value: Decimal, low: Decimal, high: Decimal, method: str) -> Forecast:
    return Forecast(
        end, value.quantize(PLACES), low.quantize(PLACES), high.quantize(PLACES), method
    )


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0))
