"""The chain's arithmetic: canonical JSON, SM3 as published, root codes."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from cryptography.hazmat.primitives import hashes
from hypothesis import given
from hypothesis import strategies as st

from ipcity.store import chains


def test_sm3_is_the_published_one():
    """The first example of GB/T 32905-2016, annex A."""
    state = hashes.Hash(hashes.SM3())
    state.update(b"abc")
    assert state.finalize().hex() == (
        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    )


def test_the_digest_does_not_depend_on_order_or_zone():
    assert chains.digest({"a": 1, "b": "甲"}) == chains.digest({"b": "甲", "a": 1})
    at = datetime(2026, 11, 22, 1, 2, 3, 4, tzinfo=UTC)
    there = at.astimezone(timezone(timedelta(hours=8)))
    assert chains.moment(at) == chains.moment(there) == "2026-11-22T01:02:03.000004+00:00"


roots = st.builds(
    chains.root,
    st.integers(1, 10**9),
    st.binary(min_size=32, max_size=32).map(bytes.hex),
)


@given(roots)
def test_a_root_reads_back_as_typed(root):
    code = str(root)
    assert chains.read_root(code) == root
    assert chains.read_root(f"  {code.lower()} ") == root


@given(roots, st.data())
def test_most_slips_of_one_letter_are_noticed(root, data):
    """The check letter catches 31 of 32; the rest only fail to match."""
    code = str(root)
    place = data.draw(st.integers(code.index("-") + 1, len(code) - 1))
    if code[place] == "-":
        return
    letter = data.draw(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
    typed = code[:place] + letter + code[place + 1 :]
    if typed != code:
        with contextlib.suppress(chains.Unreadable):
            assert chains.read_root(typed) != root


@pytest.mark.parametrize("text", ["", "12", "x-AAAAA", "12-ABC", "-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA"])
def test_what_is_no_root(text):
    with pytest.raises(chains.Unreadable):
        chains.read_root(text)
