"""Charts say in words what they draw, and draw nothing that is not known."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from ipcity.web.drawings import WIDTH, Bullet, draw_bullet, draw_sparkline, plain

SPACE = "{http://www.w3.org/2000/svg}"


def parts(svg: str) -> list[tuple[str, str]]:
    return [(each.tag.removeprefix(SPACE), each.get("class", "")) for each in _tree(svg)]


def _tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def test_without_a_value_there_is_no_bar():
    drawn = draw_bullet(Bullet(Decimal(200), unit="件"))
    assert parts(drawn) == [("rect", "bullet-ground"), ("line", "bullet-target")]
    assert _tree(drawn).get("aria-label") == "无数据，目标至少 200件"


def test_value_path_and_target_each_have_a_mark():
    drawn = draw_bullet(Bullet(Decimal(221), Decimal(168), Decimal("147.5"), "家"))
    assert [css for _, css in parts(drawn)] == [
        "bullet-ground",
        "bullet-value",
        "bullet-path",
        "bullet-target",
    ]
    assert _tree(drawn).get("aria-label") == "现值 168家，目标至少 221家，按进度应为 147.5家"


@pytest.mark.parametrize("value", [Decimal(0), Decimal(-5), Decimal(10**12)])
def test_every_value_stays_inside_the_drawing(value):
    bar = next(
        e for e in _tree(draw_bullet(Bullet(Decimal(10), value))) if "value" in e.get("class")
    )
    assert 0 <= float(bar.get("width")) <= WIDTH


def test_a_target_of_zero_can_be_drawn():
    assert ("line", "bullet-target") in parts(draw_bullet(Bullet(Decimal(0), Decimal(0))))


def test_gaps_in_a_sparkline_stay_gaps():
    values = [Decimal(1), Decimal(2), None, Decimal(4), Decimal(5)]
    assert parts(draw_sparkline(values)) == [
        ("polyline", "spark-line"),
        ("polyline", "spark-line"),
        ("circle", "spark-end"),
    ]


def test_a_sparkline_of_nothing_is_empty():
    assert parts(draw_sparkline([None, None])) == []


@pytest.mark.parametrize(
    ("number", "written"),
    [("30000", "30,000"), ("5000.00", "5,000"), ("0.50", "0.5"), ("100", "100"), ("0", "0")],
)
def test_numbers_are_written_plainly(number, written):
    assert plain(Decimal(number)) == written
