"""Differences and quotations: nothing of either text is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ipcity.web.comparisons import Quote, compare_words, cut_out


def test_numbers_change_as_a_whole():
    pieces = compare_words("新增200家", "新增221家")
    assert [(p.kind, p.text) for p in pieces] == [
        ("same", "新增"),
        ("removed", "200"),
        ("added", "221"),
        ("same", "家"),
    ]


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_texts_can_be_read_back(old, new):
    pieces = compare_words(old, new)
    assert "".join(p.text for p in pieces if p.kind != "added") == old
    assert "".join(p.text for p in pieces if p.kind != "removed") == new


def test_a_quotation_keeps_to_its_paragraph():
    text = "第一段。\n新增示例企业221家。\n第三段。"
    start = text.index("221")
    assert cut_out(text, start, start + 3) == Quote("新增示例企业", "221", "家。", False, False)


def test_a_long_paragraph_is_cut_on_both_sides():
    text = "甲" * 100 + "目标" + "乙" * 100
    assert cut_out(text, 100, 102, around=5) == Quote("甲" * 5, "目标", "乙" * 5, True, True)
