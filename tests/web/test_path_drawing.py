"""The chart of the expected path says in one magnitude what each year asks."""

from __future__ import annotations

import re
from decimal import Decimal

from ipcity.domain.plans.paths import Step
from ipcity.web.path_drawing import draw_path


def texts(drawing: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawing)


def test_all_years_are_told_in_the_magnitude_of_the_highest():
    steps = (
        Step(2024, Decimal(60_000_000)),
        Step(2025, Decimal(120_000_000)),
        Step(2026, Decimal(180_000_000), last=True),
    )
    drawing = draw_path(steps, "元", "各年")
    assert texts(drawing) == ["0.6", "2024", "1.2", "2025", "1.8", "2026"]
    assert [float(h) for h in re.findall(r'height="([\d.]+)"/>', drawing)] == [30.0, 60.0, 90.0]


def test_a_year_that_asks_nothing_or_is_unknown_has_a_word():
    steps = (Step(2024, None), Step(2025, None, unknown=True), Step(2026, Decimal(0), last=True))
    assert texts(draw_path(steps, "件", "各年")) == [
        "2024", "不要求", "2025", "待基准值", "0", "2026",
    ]  # fmt: skip


def test_the_words_of_the_chart_are_escaped():
    drawing = draw_path((Step(2026, Decimal(1), last=True),), "家", '"<b>')
    assert 'aria-label="&quot;&lt;b&gt;"' in drawing
