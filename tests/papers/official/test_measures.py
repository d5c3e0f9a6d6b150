"""The rendered page measured with a ruler against GB/T 9704-2012 (needs LibreOffice and poppler)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ipcity.papers.official.documents import Annex, Format
from tests.papers.official.drawn import (
    CIRCULAR,
    PLAIN,
    SENTENCE,
    WIDE,
    Line,
    can_measure,
    lines_of,
    printed,
    prose,
    red_rows,
)

pytestmark = pytest.mark.skipif(not can_measure(), reason="needs soffice and poppler-utils")
TOP, BOTTOM, LEFT, RIGHT = 37.0, 297 - 35.0, 28.0, 210 - 26.0
CHARACTER_MM = 15.75 * 25.4 / 72


def on(page: int, lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.page == page]


def body_of(page: int, lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in on(page, lines) if "—" not in line.text]


def test_a_page_has_22_lines_of_28_characters_in_its_margins():
    body = body_of(2, lines_of(PLAIN))
    assert len(body) == 22
    assert len(SENTENCE[:26]) == 26
    full = [line for line in body if line.text == SENTENCE[26:54]]
    assert len(full) > 5
    for line in full:
        assert (line.left, line.right) == pytest.approx((LEFT, RIGHT), abs=0.6)
    pitches = [b.top - a.top for a, b in zip(body, body[1:], strict=False)]
    assert pitches == pytest.approx([28.95 * 25.4 / 72] * 21, abs=0.1)
    # The letters stand inside their lines of 10.2 mm, of which they take 7.3.
    assert body[0].top == pytest.approx(TOP + 2.9, abs=0.6)
    assert body[-1].bottom == pytest.approx(BOTTOM, abs=1)


def test_the_red_head_stands_35_mm_down_and_its_line_4_mm_under_the_number(tmp_path):
    bands = red_rows(printed(PLAIN), tmp_path)
    (mark, *_), (rule, left, right) = bands[0], bands[-1]
    assert mark == pytest.approx(TOP + 35, abs=1)
    assert (left, right) == pytest.approx((LEFT, RIGHT), abs=0.3)
    number = next(line for line in lines_of(PLAIN) if line.text == PLAIN.number)
    # the box of the letters ends 1.6 mm below their ink
    assert rule - (number.bottom - 1.6) == pytest.approx(4, abs=0.8)
    assert (number.left + number.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)


def test_page_numbers_stand_7_mm_under_the_type_area_outside_right_and_left():
    lines = lines_of(PLAIN)
    first, second = (next(e for e in on(page, lines) if "—" in e.text) for page in (1, 2))
    assert (first.text, second.text) == ("—1—", "—2—")
    assert first.right == pytest.approx(RIGHT - 14 * 25.4 / 72, abs=0.5)
    assert second.left == pytest.approx(LEFT + 14 * 25.4 / 72, abs=0.5)
    assert (first.top + first.bottom) / 2 == pytest.approx(BOTTOM + 7, abs=0.6)


@pytest.mark.parametrize("paragraphs", [5, 7, 8, 9, 10])
def test_the_signature_never_stands_alone_and_the_colophon_ends_the_last_page(paragraphs):
    lines = lines_of(replace(PLAIN, body=prose(paragraphs)))
    signed = next(line for line in lines if line.text == "2026年7月15日")
    last = max(line.page for line in lines)
    assert [line for line in on(signed.page, lines) if line.text in SENTENCE and line.text]
    colophon = next(line for line in lines if "印发" in line.text)
    assert colophon.page == last
    assert colophon.bottom == pytest.approx(BOTTOM, abs=1.2)


def test_organ_and_date_share_a_middle_and_the_date_ends_four_characters_before_the_margin():
    lines = lines_of(PLAIN)
    date = next(line for line in lines if line.text == "2026年7月15日")
    organ = next(line for line in on(date.page, lines) if line.text == PLAIN.signature)
    # As long as it is in Word; LibreOffice spaces its figures, and it grows to the left.
    middle = RIGHT - (4 + 6.5 / 2) * CHARACTER_MM
    assert (organ.left + organ.right) / 2 == pytest.approx(middle, abs=1)
    assert date.right == pytest.approx(RIGHT - 4 * CHARACTER_MM, abs=1)
    assert organ.top < date.top


def test_a_long_table_repeats_its_head_on_each_page():
    lines = lines_of(CIRCULAR)
    pages = {line.page for line in lines if line.text == "知识产权质押融资额"}
    heads = [line.page for line in lines if line.text == "现值"]
    assert len(pages) > 1
    assert heads == sorted(pages)


def test_a_letter_has_its_mark_30_mm_down_rules_of_170_mm_and_no_number_on_page_1(tmp_path):
    letter = replace(PLAIN, format=Format.LETTER)
    bands = red_rows(printed(letter), tmp_path)
    assert bands[0][0] == pytest.approx(30, abs=1.5)
    rules = [band for band in bands if band[2] - band[1] > 160]
    assert {(round(left), round(right)) for _, left, right in rules} == {(20, 190)}
    assert rules[-1][0] == pytest.approx(297 - 20, abs=1)
    lines = lines_of(letter)
    assert [line.page for line in lines if line.text in ("—1—", "—2—")] == [2]
    assert [line for line in lines if "印发" in line.text] == []


def test_an_annex_with_a_wide_table_stands_on_a_landscape_page_with_its_head():
    lines = lines_of(replace(PLAIN, annexes=(Annex("评分明细", (WIDE,)),)))
    page = next(line.page for line in lines if line.text == "附件")
    assert "评分项目" in {line.text for line in on(page, lines)}
    assert max(line.right for line in on(page, lines)) > 240
