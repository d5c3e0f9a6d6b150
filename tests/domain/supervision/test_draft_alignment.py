"""Bookmarks lost in editing are put back where the words are still the paper's."""

from __future__ import annotations

from ipcity.domain.supervision.draft_alignment import rebound
from ipcity.domain.supervision.draft_texts import Mark, Passage

PAPER = (
    Passage("截至2026年6月30日，商标2909件，增长7.7%。", 1, marks=(Mark("a", 2, 12), Mark("b", 15, 20), Mark("c", 23, 27))),
    Passage("120", 2, 1, 2, 2, "甲一街道", "商标（件）", "表1", marks=(Mark("d", 0, 3),)),
    Passage("88", 3, 1, 3, 2, "甲二街道", "商标（件）", "表1", marks=(Mark("e", 0, 2),)),
)  # fmt: skip


def said(passage: Passage) -> dict[str, str]:
    return {mark.key: passage.text[mark.start : mark.end] for mark in passage.marks}


def test_a_paragraph_typed_anew_has_its_numbers_again_whatever_they_are_now():
    (found,) = rebound([Passage("截至2026年5月30日， 商标2,990件，增长7.7个百分点。", 9)], PAPER)
    assert said(found) == {"a": "2026年5月30日", "b": "2,990件", "c": "7.7个百分点"}


def test_a_mark_that_is_there_stays_and_other_words_get_none():
    kept = Passage("截至2026年6月30日，商标2990件，增长7.7%。", 1, marks=(Mark("b", 15, 20),))
    other = Passage("截至2026年6月30日，专利2990件，增长7.7%。", 2)
    more = Passage("截至2026年6月30日，商标2909件，增长7.7%。共3件。", 3)
    first, second, third = rebound([kept, other, more], PAPER)
    assert said(first) == {"a": "2026年6月30日", "b": "2990件", "c": "7.7%"}
    assert second is other
    assert third is more


def test_cells_are_known_by_their_headings_and_in_their_order():
    pasted = [
        Passage("88", 1, 7, 2, 2, "甲二街道", "商标（件）", "表1"),
        Passage("102", 2, 7, 3, 2, "甲一街道", "商标（件）", "表1"),
        Passage("102", 3, 7, 4, 2, "甲一街道", "专利（件）", "表1"),
    ]
    assert [said(each) for each in rebound(pasted, PAPER)] == [{"e": "88"}, {"d": "102"}, {}]
