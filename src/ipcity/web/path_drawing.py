"""The expected path of a target as a small chart: a column a year, its figure above it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ipcity.domain.plans.paths import Step
from ipcity.web.figures import figure, scaled

COLUMN, GAP, TOP, GROUND, HEIGHT = 44, 28, 22, 112, 132


def draw_path(steps: Sequence[Step], unit: str, words: str) -> SafeString:
    """Columns in outline, because they are asked for and not reached; a year that asks nothing or
    cannot be drawn has a word in place of its column."""
    tallest = max((step.value for step in steps if step.value is not None), default=Decimal(0))
    # one magnitude for all years, that of the highest
    magnitude = tallest / scaled(tallest, unit)[0] if tallest else Decimal(1)
    parts = [_column(at, step, tallest or Decimal(1), magnitude) for at, step in enumerate(steps)]
    width = GAP + len(steps) * (COLUMN + GAP)
    return format_html(
        '<svg class="chart" role="img" aria-label="{}" width="{}" height="{}" '
        'viewBox="0 0 {} {}"><line class="path-ground" x1="0" x2="{}" y1="{}" y2="{}"/>{}</svg>',
        words,
        width,
        HEIGHT,
        width,
        HEIGHT,
        width,
        GROUND,
        GROUND,
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def _column(at: int, step: Step, tallest: Decimal, magnitude: Decimal) -> SafeString:
    left = GAP + at * (COLUMN + GAP)
    middle = left + COLUMN / 2
    year = format_html('<text x="{}" y="{}" text-anchor="middle">{}</text>', middle, 127, step.year)
    if step.value is None:
        word = "待基准值" if step.unknown else "不要求"
        return year + _figure(middle, GROUND - 6, word)
    height = round(float(max(step.value, Decimal(0)) / tallest) * (GROUND - TOP), 1)
    column = format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
        "path-last" if step.last else "path-year",
        left,
        round(GROUND - height, 1),
        COLUMN,
        height,
    )
    number = figure(round(step.value / magnitude, 2))
    return column + _figure(middle, round(GROUND - height - 5, 1), number) + year


def _figure(x: float, y: float, words: str) -> SafeString:
    return format_html('<text x="{}" y="{}" text-anchor="middle">{}</text>', x, y, words)
