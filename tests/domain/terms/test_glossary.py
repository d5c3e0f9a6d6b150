"""One English word per Chinese term, and a reference page that says the same."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from ipcity.domain.terms.glossary import GROUPS, TERMS, as_markdown

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "glossary.md"


def test_the_reference_page_is_written_from_the_list():
    if os.environ.get("UPDATE_REFERENCE"):
        PAGE.write_text(as_markdown(), "utf-8")
    assert PAGE.read_text("utf-8") == as_markdown()


def test_every_term_has_one_word_in_each_language():
    for words in ([t.chinese for t in TERMS], [t.english for t in TERMS]):
        assert [word for word, times in Counter(words).items() if times > 1] == []


def test_every_term_says_what_it_means_and_on_which_basis():
    assert [t.chinese for t in TERMS if not (t.meaning and t.basis and t.group in GROUPS)] == []
