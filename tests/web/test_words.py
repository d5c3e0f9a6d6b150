"""Marked words are the plan's own, all of them and in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ipcity.web.words import LONG_PARAGRAPH, Mark, context, located, pieces

TEXT = "总则。\n新增示范企业五家，建成服务站。\n附则。"


def shown(found) -> list[tuple[str, str]]:
    return [(piece.text, piece.label) for piece in found]


def test_nested_marks_are_cut_apart_and_named():
    marks = [Mark(4, 12, "指标"), Mark(6, 10, "名称"), Mark(10, 11, "数值")]
    assert shown(pieces(TEXT, marks, (4, 18))) == [
        ("新增", "指标"),
        ("示范企业", "指标、名称"),
        ("五", "指标、数值"),
        ("家", "指标"),
        ("，建成服务站", ""),
    ]


def test_a_mark_outside_the_window_is_left_out():
    assert shown(pieces(TEXT, [Mark(0, 2, "题")], (4, 8))) == [("新增示范", "")]


def test_an_anchor_stands_once_where_its_mark_begins():
    found = pieces(TEXT, [Mark(4, 12, "指标", anchor="T1"), Mark(6, 10, "名称")])
    assert [piece.anchors for piece in found] == [(), ("T1",), (), (), ()]


def test_context_is_the_paragraph():
    low, high = context(TEXT, 6, 10)
    assert TEXT[low:high] == "新增示范企业五家，建成服务站。"


def test_context_of_a_long_paragraph_is_the_sentence():
    filler = "甲" * LONG_PARAGRAPH
    text = f"{filler}。培育企业两家。{filler}。"
    start = text.index("企业")
    low, high = context(text, start, start + 2)
    assert text[low:high] == "培育企业两家。"


def test_a_quotation_marks_what_it_holds_literally():
    found = located(
        "力争新增示范企业5家", [("名称", "示范企业"), ("数值", "5家"), ("年度", "2026")]
    )
    assert shown(found) == [("力争新增", ""), ("示范企业", "名称"), ("5家", "数值")]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_pieces_join_to_the_text_and_marks_cut_their_own_words(text, spans):
    marks = [Mark(low, high, f"{n}") for n, (low, high) in enumerate(spans) if high <= len(text)]
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    for mark in marks:
        if mark.start < mark.end:
            own = "".join(piece.text for piece in found if mark in piece.marks)
            assert own == text[mark.start : mark.end]
