"""The high-value test, example by example: symbols whole, words asked for, near misses told."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ipcity.domain.rights import high_value
from ipcity.domain.rights.high_value import Criterion, HighValueFacts, Settings, Verdict
from ipcity.domain.rights.patents import PatentFacts
from ipcity.domain.rights.strategic_industries import Industries, forms, rule_of

ON = date(2026, 11, 22)
RULES = Industries(
    (
        rule_of("5.2", "H01M10", "H01M10/06|H01M10/12", "", ""),
        rule_of("1.5", "G06N3/12", "", "", ""),
        rule_of("1.1", "G06F", "G06F17", "路由器|交换机", ""),
        rule_of("2.4", "B61", "", "列车", "非机动车"),
    )
)
RIGHT = PatentFacts("invention", date(2017, 3, 1), date(2019, 6, 1))


def facts(right=RIGHT, **more):
    return HighValueFacts(right, **({"title": "一种方法", "abstract": "本发明"} | more))


def verdicts(case, on=ON, settings=high_value.DEFAULT):
    found = high_value.assess(case, on, RULES, settings)
    return {str(each.code): str(each.verdict) for each in found.criteria}


def finding(case, code, on=ON):
    found = high_value.assess(case, on, RULES)
    return next(each for each in found.criteria if each.code is code)


@pytest.mark.parametrize(
    ("symbol", "verdict"),
    [
        ("H01M10", "yes"),
        ("H01M10/0525", "yes"),
        ("H01M100/10", "no"),
        ("H01M10/06", "no"),
        ("H01M10/065", "yes"),
        ("G06N3/12", "yes"),
        ("G06N3/126", "no"),
        ("G06F17/30", "no"),
        ("G06F9/50", "no"),
        ("A01B1/00", "no"),
        ("", "unknown"),
    ],
)
def test_symbols_are_compared_whole(symbol, verdict):
    assert verdicts(facts(ipc=symbol))["industry"] == verdict


def test_words_are_looked_for_in_title_and_abstract():
    ask = {"ipc": "G06F9/50"}
    assert verdicts(facts(**ask, abstract="一种路由器"))["industry"] == "yes"
    assert verdicts(facts(**ask, title="", abstract=""))["industry"] == "unknown"
    near = finding(facts(**ask), Criterion.INDUSTRY)
    assert near.near_miss == "分类号G06F9/50在产业1.1范围内，名称和摘要未见规则关键词，可人工核对。"
    two = Industries(RULES.rules, needed=2)
    assert [hit.fits for hit in two.hits(("G06F9/50",), "路由器", "交换机")] == [True]
    assert [hit.fits for hit in two.hits(("G06F9/50",), "路由器", "")] == [False]
    rail = {"ipc": "B61B1/00"}
    assert verdicts(facts(**rail, title="列车"))["industry"] == "yes"
    assert verdicts(facts(**rail, title="列车与非机动车"))["industry"] == "no"


def test_forms_of_a_symbol():
    assert forms("H01M10/0525") == ("H01", "H01M", "H01M10", "H01M10/0525")
    assert forms("G16H") == ("G16", "G16H")


def test_more_than_ten_years_is_strict_and_told_in_advance():
    case = facts()
    assert finding(case, Criterion.MAINTAINED, date(2027, 3, 1)).verdict is Verdict.NO
    assert finding(case, Criterion.MAINTAINED, date(2027, 3, 2)).verdict is Verdict.YES
    near = finding(case, Criterion.MAINTAINED)
    assert (near.near_miss, near.since) == ("按期缴纳年费的，2027-03-02起符合。", date(2027, 3, 2))
    by_grant = Settings(maintenance_basis="granted")
    assert verdicts(case, date(2027, 3, 2), by_grant)["maintained"] == "no"
    assert verdicts(case, date(2029, 6, 2), by_grant)["maintained"] == "yes"


def test_unknown_is_not_no():
    assert verdicts(facts(ipc="A01B1/00")) == {
        "industry": "no", "overseas": "unknown", "maintained": "no", "pledged": "unknown",
        "awarded": "no",
    }  # fmt: skip
    only_filed = finding(facts(family_countries="美国"), Criterion.OVERSEAS)
    assert only_filed.evidence == "有境外同族（美国），但未载授权日；仅申请未授权的不计。"


def test_each_criterion_by_its_day():
    case = facts(
        family_granted_on=date(2020, 1, 1), pledge_flagged_on=date(2025, 1, 1),
        awarded_on=date(2027, 1, 1),
    )  # fmt: skip
    found = high_value.assess(case, ON, RULES)
    assert found.qualifies
    assert found.reasons == (Criterion.OVERSEAS, Criterion.PLEDGED)
    assert finding(case, Criterion.AWARDED).near_miss == "2027-01-01起符合。"
    assert "pledged" not in verdicts(case, settings=Settings("HV-2026"))


def test_only_inventions_in_force_qualify():
    award = {"awarded_on": date(2020, 1, 1)}
    for right in (
        PatentFacts("utility", date(2017, 3, 1), date(2018, 3, 1)),
        PatentFacts("invention", date(2017, 3, 1)),
        PatentFacts("invention", date(2005, 3, 1), date(2008, 3, 1)),
    ):
        end = date(2026, 11, 22)
        assert not high_value.assess(facts(right, **award), end, RULES).qualifies
    late = PatentFacts("invention", date(2017, 3, 1), date(2019, 3, 1), fee_due_on=date(2026, 8, 1))
    found = high_value.assess(facts(late, **award), ON, RULES)
    assert (found.qualifies, found.provisional) == (True, True)


def test_the_version_of_2026_stays_off_until_confirmed():
    assert [high_value.version_on(day) for day in (date(2024, 12, 31), date(2026, 12, 31))] == [
        "HV-2021", "HV-2021",
    ]  # fmt: skip


TABLE = Path(__file__).parents[4] / "shared/data/sei_ipc_2021.tsv"


@pytest.mark.skipif(not TABLE.exists(), reason="the reference table is not in the repository")
def test_the_official_table_reads_whole():
    with TABLE.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    names = ("sei_code", "ipc_pattern", "ipc_exclude", "keywords_any", "keywords_not")
    table = Industries(tuple(rule_of(*(row[name] or "" for name in names)) for row in rows))
    assert len(table.rules) == 1732
    assert Counter(rule.asks_for_words for rule in table.rules) == {True: 1385, False: 347}
    codes = {s: sorted({r.sei_code for r in table.covering(s)}) for s in ("G06N3/12", "G06N3/126")}
    assert codes == {"G06N3/12": ["1.5"], "G06N3/126": ["1.4"]}
