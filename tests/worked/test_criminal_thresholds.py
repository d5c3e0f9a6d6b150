"""Criminal lines, each from both sides, as the fact sheet gives them."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.cases.criminal_thresholds import (
    COPIES,
    OFFENCES,
    Amounts,
    amounts_given,
    asked,
    hits,
    unverified,
)
from ipcity.domain.errors import Refused
from ipcity.domain.terms.confidences import Confidence

TABLE = Path(__file__).with_name("criminal_thresholds.tsv")
DAY = date(2026, 7, 1)


def cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def amounts(case: dict[str, str]) -> Amounts:
    told = dict(part.split("=") for part in case["given"].split())
    return amounts_given(case["offence"], {**told, "punished": told.get("punished") == "yes"})


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c['offence']}: {c['case']}")
def test_worked(case):
    found = hits(amounts(case), date.fromisoformat(case["on"]))
    expected = [f"{case['offence']}/{line}" for line in case["lines"].split()]
    assert [each.line for each in found] == expected


def test_every_line_stands_in_the_table():
    """A line without its two sides would be a line nobody looked at."""
    told = {f"{case['offence']}/{line}" for case in cases() for line in case["lines"].split()}
    for each in OFFENCES:
        for level, lines in (("base", each.base), ("reduced", each.reduced)):
            assert {f"{each.key}/{m.name}/{level}" for m in lines} <= told


def test_a_hit_says_what_it_stands_on():
    (hit,) = hits(Amounts("mark_sales", sales=Decimal("52000.50")), DAY)
    assert (hit.value, hit.threshold) == (Decimal("52000.50"), Decimal(50000))
    assert hit.words == "涉嫌销售假冒注册商标的商品：销售金额52000.50元，达到50000元的入罪标准。"
    assert hit.article.startswith("《刑法》第二百一十四条；")
    assert hit.confidence is Confidence.VERIFIED
    (half,) = hits(Amounts("copyright", copies=300, members=500), DAY)
    assert half.words.startswith("涉嫌侵犯著作权：复制品数量300件、会员人数500人，两项以上")


def test_what_was_not_read_is_told_and_never_hits():
    unread = [each for each in OFFENCES if each.confidence is Confidence.UNVERIFIED]
    assert {each.article for each in unread} == {"第二百一十五条", "第二百一十八条"}
    for each in unread:
        told = Amounts(each.key, gains=Decimal(10**9), sales=Decimal(10**9), copies=10**9)
        assert hits(told, DAY) == ()
        assert "待核实" in unverified(told, DAY)[0]
    assert unverified(Amounts("patent"), DAY) == ()
    assert "尚未录入" in unverified(Amounts("patent"), date(2025, 4, 25))[0]


def test_what_is_no_amount_is_refused():
    for wrong in ("-1", "三万", "NaN", "Infinity"):
        with pytest.raises(Refused, match="违法所得"):
            amounts_given("secret", {"gains": wrong})
    with pytest.raises(Refused, match="复制品数量"):
        amounts_given("copyright", {COPIES.name: "1.5"})
    with pytest.raises(Refused, match="没有“theft”"):
        hits(Amounts("theft"), DAY)


@given(
    st.sampled_from([each.key for each in OFFENCES]),
    st.dictionaries(
        st.sampled_from(["gains", "turnover", "sales", "unsold", "loss", "copies", "clicks"]),
        st.integers(0, 2_000_000),
    ),
    st.integers(0, 100_000),
    st.sampled_from(["gains", "turnover", "sales", "unsold", "loss", "copies", "clicks"]),
)
def test_more_never_hits_less(offence, known, more, which):
    """A larger amount, a further mark or an earlier penalty takes no hit away."""
    names = {each.name for each in asked(offence)}
    start = Amounts(offence, **{name: value for name, value in known.items() if name in names})
    levels = {each.line.split("/")[1] for each in hits(start, DAY)}
    grown = replace(start, **{which: known.get(which, 0) + more}) if which in names else start
    for other in (grown, replace(start, rights=2), replace(start, punished=True)):
        found = {each.line.split("/")[1] for each in hits(other, DAY)}
        assert levels <= found or ("halves" in levels and found)
