"""The course of a target as a chart: month by month what was reached, beside what was to be reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ipcity.domain.plans.forecasts import Forecast, Point
from ipcity.web.figures import figure, scaled

WIDTH, HEIGHT = 420, 170
LEFT, RIGHT, TOP, GROUND = 56, 12, 16, 140


def draw_course(
    points: Sequence[Point],
    asked: Sequence[Point],
    ahead: Forecast | None,
    unit: str,
    words: str,
) -> SafeString:
    """Actual months as a line, the expected path dashed, the forecast as a whisker at its end."""
    scale = _Scale(points, asked, ahead)
    parts = [*_frame(scale, unit)]
    if len(asked) > 1:
        parts.append(_line("spark-path", scale, asked))
    if len(points) > 1:
        parts.append(_line("spark-line", scale, points))
    if points:
        x, y = scale.at(points[-1])
        parts.append(format_html('<circle class="spark-end" cx="{}" cy="{}" r="3"/>', x, y))
    if ahead is not None and ahead.value is not None:
        parts += _whisker(scale, ahead, ahead.value)
    return format_html(
        '<svg class="chart" role="img" aria-label="{0}" width="{1}" height="{2}" '
        'viewBox="0 0 {1} {2}">{3}</svg>',
        words,
        WIDTH,
        HEIGHT,
        format_html_join("", "{}", ((part,) for part in parts)),
    )


class _Scale:
    """Days and values to the places of the drawing; zero is always on it."""

    def __init__(
        self, points: Sequence[Point], asked: Sequence[Point], ahead: Forecast | None
    ) -> None:
        days = [day for day, _ in (*points, *asked)]
        values = [Decimal(0), *(value for _, value in (*points, *asked))]
        if ahead is not None and ahead.value is not None:
            days.append(ahead.end)
            values += [each for each in (ahead.low, ahead.value, ahead.high) if each is not None]
        self.first, self.last = min(days), max(days)
        self.low, self.high = min(values), max(values) or Decimal(1)

    def at(self, point: Point) -> tuple[float, float]:
        return self.x(point[0]), self.y(point[1])

    def x(self, day: date) -> float:
        whole = max((self.last - self.first).days, 1)
        return round(LEFT + (day - self.first).days / whole * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: Decimal) -> float:
        share = float((value - self.low) / ((self.high - self.low) or Decimal(1)))
        return round(GROUND - share * (GROUND - TOP), 1)


def _frame(scale: _Scale, unit: str) -> list[SafeString]:
    """The ground line, its two figures, and the years below it."""
    ground = scale.y(Decimal(0))
    number, word = scaled(scale.high, unit)
    parts = [
        format_html(
            '<line class="path-ground" x1="{}" x2="{}" y1="{}" y2="{}"/>',
            LEFT,
            WIDTH - RIGHT,
            ground,
            ground,
        ),
        _text(LEFT - 6, TOP + 4, f"{figure(round(number, 2))}", "end"),
        _text(LEFT - 6, ground + 4, "0", "end"),
        _text(LEFT - 6, TOP - 6, word, "end"),
    ]
    for year in range(scale.first.year + 1, scale.last.year + 1):
        x = scale.x(max(date(year, 1, 1), scale.first))
        parts.append(
            format_html(
                '<line class="path-ground" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>',
                x,
                GROUND,
                GROUND + 4,
            )
        )
        if x < WIDTH - 40:
            parts.append(_text(x + 2, GROUND + 18, f"{year}年", "start"))
    return parts


def _line(css: str, scale: _Scale, points: Sequence[Point]) -> SafeString:
    places = " ".join("{},{}".format(*scale.at(point)) for point in points)
    return format_html('<polyline class="{}" points="{}"/>', css, places)


def _whisker(scale: _Scale, ahead: Forecast, value: Decimal) -> list[SafeString]:
    x, y = scale.x(ahead.end) - 3, scale.y(value)
    low, high = scale.y(ahead.low or value), scale.y(ahead.high or value)
    return [
        format_html('<line class="path-ground" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>', x, low, high),
        format_html(
            '<polygon class="bullet-path" points="{},{} {},{} {},{} {},{}"/>',
            x - 4, y, x, y - 5, x + 4, y, x, y + 5,
        ),
    ]  # fmt: skip


def _text(x: float, y: float, words: str, anchor: str) -> SafeString:
    return format_html('<text x="{}" y="{}" text-anchor="{}">{}</text>', x, y, anchor, words)
