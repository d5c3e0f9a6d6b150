"""Charts drawn on the server as SVG: no script, no style attribute, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH = 220
HEIGHT = 20
BAR_TOP, BAR_HEIGHT = 5, 10


@dataclass(frozen=True)
class Bullet:
    """A value against its target; ``path`` is where it should stand today. None: not known."""

    target: Decimal
    value: Decimal | None = None
    path: Decimal | None = None
    unit: str = ""
    reach: str = "至少"

    @property
    def words(self) -> str:
        """The same in words, for those who do not see the drawing."""
        value = "无数据" if self.value is None else f"现值 {plain(self.value)}{self.unit}"
        path = "" if self.path is None else f"，按进度应为 {plain(self.path)}{self.unit}"
        return f"{value}，目标{self.reach} {plain(self.target)}{self.unit}{path}"


def plain(number: Decimal) -> str:
    """A decimal without trailing zeros, thousands separated."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def draw_bullet(bullet: Bullet) -> SafeString:
    """Bar for the value, upright stroke for the target, diamond for the expected path."""
    known = [n for n in (bullet.target, bullet.value, bullet.path) if n is not None]
    top = max([abs(n) for n in known]) * Decimal("1.1") or Decimal(1)

    def x(number: Decimal) -> str:
        return f"{float(max(number, Decimal(0)) / top) * WIDTH:.1f}"

    parts = [
        format_html(
            '<rect class="bullet-ground" x="0" y="{}" width="{}" height="{}"/>',
            BAR_TOP,
            WIDTH,
            BAR_HEIGHT,
        )
    ]
    if bullet.value is not None:
        parts.append(
            format_html(
                '<rect class="bullet-value" x="0" y="{}" width="{}" height="{}"/>',
                BAR_TOP + 2,
                x(bullet.value),
                BAR_HEIGHT - 4,
            )
        )
    if bullet.path is not None:
        at, middle = float(x(bullet.path)), BAR_TOP + BAR_HEIGHT / 2
        points = f"{at - 4},{middle} {at},{middle - 5} {at + 4},{middle} {at},{middle + 5}"
        parts.append(format_html('<polygon class="bullet-path" points="{}"/>', points))
    parts.append(
        format_html(
            '<line class="bullet-target" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>',
            x(bullet.target),
            BAR_TOP - 4,
            BAR_TOP + BAR_HEIGHT + 4,
        )
    )
    return _svg(parts, WIDTH, HEIGHT, bullet.words)


def draw_sparkline(
    values: Sequence[Decimal | None], path: Sequence[Decimal] = (), words: str = "历年走势"
) -> SafeString:
    """A line through the known values in order; the expected path dashed. Gaps stay gaps."""
    width, height, edge = 120, 20, 3
    known = [n for n in (*values, *path) if n is not None]
    low, high = min(known, default=Decimal(0)), max(known, default=Decimal(1))
    spread = (high - low) or Decimal(1)
    places = max(len(values), len(path), 2)

    def at(index: int, number: Decimal) -> str:
        across = edge + index * (width - 2 * edge) / (places - 1)
        down = height - edge - float((number - low) / spread) * (height - 2 * edge)
        return f"{across:.1f},{down:.1f}"

    parts = []
    if path:
        parts.append(_line("spark-path", [at(i, n) for i, n in enumerate(path)]))
    for run in _runs(values):
        parts.append(_line("spark-line", [at(i, n) for i, n in run]))
    last = [(i, n) for i, n in enumerate(values) if n is not None][-1:]
    for index, number in last:
        across, down = at(index, number).split(",")
        parts.append(
            format_html('<circle class="spark-end" cx="{}" cy="{}" r="2.5"/>', across, down)
        )
    return _svg(parts, width, height, words)


def _runs(values: Sequence[Decimal | None]) -> list[list[tuple[int, Decimal]]]:
    runs: list[list[tuple[int, Decimal]]] = [[]]
    for index, number in enumerate(values):
        if number is None:
            runs.append([])
        else:
            runs[-1].append((index, number))
    return [run for run in runs if len(run) > 1]


def _line(css: str, points: Sequence[str]) -> SafeString:
    return format_html('<polyline class="{}" points="{}"/>', css, " ".join(points))


def _svg(parts: Sequence[SafeString], width: int, height: int, words: str) -> SafeString:
    return format_html(
        '<svg class="drawing" role="img" aria-label="{}" width="{}" height="{}" '
        'viewBox="0 0 {} {}">{}</svg>',
        words,
        width,
        height,
        width,
        height,
        format_html_join("", "{}", ((part,) for part in parts)),
    )
