"""A declaration that was used is never edited: its digest stands in the committed list.

A further version gets a further line. UPDATE_DIGESTS=1 adds missing lines; it never changes one.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ipcity.domain.indicators import catalogue, indicator, version_on
from ipcity.domain.indicators.catalogues import versions_in_order
from ipcity.domain.indicators.formulas import Of, Ratio
from ipcity.domain.indicators.measures import Flow, Rows, Span, count

LIST = Path(__file__).parent / "digests.txt"


def committed() -> dict[str, str]:
    return dict(line.split() for line in LIST.read_text("utf-8").splitlines())


def declared() -> dict[str, str]:
    every = (each for versions in catalogue().values() for each in versions)
    return {f"{each.code}@{each.version}": each.digest for each in every}


def test_no_used_declaration_was_edited():
    if os.environ.get("UPDATE_DIGESTS"):
        lines = sorted((declared() | committed()).items())
        LIST.write_text("".join(f"{name} {digest}\n" for name, digest in lines), "utf-8")
    assert declared() == committed()


def test_there_are_enough_indicators():
    assert len(catalogue()) >= 40


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_versions_follow_one_another(code):
    versions = catalogue()[code]
    assert [each.version for each in versions] == list(range(1, len(versions) + 1))
    assert [each.valid_until for each in versions[:-1]] == [e.valid_from for e in versions[1:]]
    assert versions[-1].valid_until is None


def test_code_says_the_family_and_digest_depends_on_everything_said():
    one = indicator("copyrights.registrations-of-year")
    other = Of(count(Rows("copyrights", Flow("registered_on", Span.QUARTER), split="kind")))
    changed = [
        replace(one, words=one.words + "。"),
        replace(one, basis="另一依据"),
        replace(one, version=2),
        replace(one, unit="项"),
        replace(one, valid_from=date(2025, 1, 1)),
        replace(one, formula=other),
        replace(one, formula=Ratio(other.tally, other.tally, Decimal(1000))),
    ]
    assert len({each.digest for each in (one, *changed)}) == len(changed) + 1


def test_the_end_of_validity_is_the_successor_s_and_no_edit():
    one = indicator("copyrights.registrations-of-year")
    second = replace(one, version=2, valid_from=date(2026, 1, 1))
    ended, last = versions_in_order([second, one])
    assert (ended.valid_until, last.valid_until) == (date(2026, 1, 1), None)
    assert ended.digest == one.digest
    told = [version_on((ended, last), each) for each in (date(2025, 12, 31), date(2026, 1, 1))]
    assert told == [ended, last]
    assert version_on((ended, last), date(2023, 12, 31)) is None


def test_a_version_that_is_not_there():
    assert indicator("trademarks.in-term", 1).version == 1
    with pytest.raises(KeyError):
        indicator("trademarks.in-term", 9)
