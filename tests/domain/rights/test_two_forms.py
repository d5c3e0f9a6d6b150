"""The law row by row and in bulk say the same of every day, on many invented rows."""

from __future__ import annotations

import random
from datetime import date, timedelta

import ibis
import pyarrow as pa
import pytest

from ipcity.domain.indicators.laws import RULES as LAWS
from ipcity.domain.rights import high_value, patents
from ipcity.domain.rights.assumptions import DEFAULT, read
from ipcity.domain.rights.strategic_industries import Industries, rule_of

SEED = 20261122
DAY = pa.date32()
PATENT_SCHEMA = pa.schema(
    [("id", pa.int64()), *((n, pa.string()) for n in ("kind", "ended_by", "stated_status", "title",
     "abstract", "ipc_main", "ipc")), *((n, DAY) for n in ("filed_on", "granted_on", "ended_on",
     "fee_due_on", "stated_on", "family_granted_on", "pledge_flagged_on"))]
)  # fmt: skip
RULES = [
    ("1.1", "H01M10", "H01M10/05|H01M10/06", "", ""),
    ("1.2", "H01M100", "", "", ""),
    ("2.1", "G06N3/12", "", "", ""),
    ("2.2", "G06F", "G06F17", "云计算|大数据", ""),
    ("3.1", "B61", "B61L", "列车|车轮", "非机动车"),
    ("3.2", "C22C", "", "", "航天"),
]
SYMBOLS = ["H01M10/05", "H01M10/0525", "H01M100/10", "G06N3/12", "G06N3/126", "G06F9/50", "G06F17/30",
           "B61B1/00", "B61L3/00", "C22C1/05", "A01B1/00", "H01M10", "G06F"]  # fmt: skip
WORDS = ["云计算", "大数据", "列车", "车轮", "非机动车", "航天", "茶叶", "方法", ""]


@pytest.fixture(scope="module")
def duck():
    connection = ibis.duckdb.connect()
    yield connection
    connection.disconnect()


def _day(rng, low=2003, high=2030):
    start = date(low, 1, 1)
    edges = [
        date(2012, 2, 29),
        date(2016, 2, 29),
        date(2021, 6, 1),
        date(2021, 5, 31),
        date(2015, 8, 31),
    ]
    if rng.random() < 0.15:
        return rng.choice(edges)
    return start + timedelta(days=rng.randrange((date(high, 1, 1) - start).days))


def _maybe(rng, chance, day):
    return day if rng.random() < chance else None


def _patent(rng, number):
    filed = _maybe(rng, 0.9, _day(rng, 2003, 2022))
    granted = _maybe(rng, 0.8, (filed or _day(rng)) + timedelta(days=rng.randrange(30, 1200)))
    symbols = rng.sample(SYMBOLS, rng.randrange(0, 4))
    return {
        "id": number,
        "kind": rng.choice(["invention"] * 3 + ["utility", "design", ""]),
        "filed_on": filed,
        "granted_on": granted,
        "ended_on": _maybe(rng, 0.25, _day(rng, 2012)),
        "ended_by": rng.choice(
            [""] * 6 + ["fee", "expired", "abandoned", "invalidated", "refused"]
        ),
        "fee_due_on": _maybe(rng, 0.25, _day(rng, 2014)),
        "stated_status": rng.choice(["", "", "valid", "lapsed", "pending"]),
        "stated_on": _maybe(rng, 0.7, _day(rng, 2018)),
        "title": rng.choice(WORDS),
        "abstract": rng.choice(WORDS) + rng.choice(WORDS),
        "ipc_main": symbols[0] if symbols else "",
        "ipc": "; ".join(symbols),
        "family_granted_on": _maybe(rng, 0.2, _day(rng)),
        "pledge_flagged_on": _maybe(rng, 0.2, _day(rng)),
    }


def _patents(count=1500):
    rng = random.Random(SEED)
    return [_patent(rng, number) for number in range(count)]


def _facts(row):
    return patents.facts_of(row)


def _table(rows, schema):
    return ibis.memtable(pa.Table.from_pylist(rows, schema=schema))


@pytest.mark.parametrize(
    "assumed",
    [
        DEFAULT,
        read({"design.long_from": "2010-01-01", "design.long_years": "7", "design.short_years": "5"}),
    ],
)  # fmt: skip
def test_patents_in_force(duck, assumed):
    rows = _patents()
    table = _table(rows, PATENT_SCHEMA)
    tables = {"patents": table}
    found = duck.to_pyarrow(LAWS["patents.in_force", 1].interval(tables, assumed)).to_pylist()
    bulk = {r["id"]: (r["valid_from"], r["valid_until"], r["provisional_from"]) for r in found}
    single = {}
    for row in rows:
        if held := patents.force(_facts(row), assumed.design):
            single[row["id"]] = (held.start, held.end, held.provisional_from)
    assert bulk == single
    assert 300 < len(bulk) < len(rows)
    assert sum(each[2] is not None for each in bulk.values()) > 20


def test_the_state_of_a_day_follows_the_same_interval():
    rng = random.Random(SEED)
    living = {patents.LegalState.IN_FORCE, patents.LegalState.PROVISIONAL}
    for row in _patents(400):
        facts, day = _facts(row), _day(rng)
        held = patents.force(facts)
        inside = held is not None and held.start <= day and (held.end is None or day < held.end)
        assert (patents.legal_state(facts, day) in living) == inside


@pytest.mark.parametrize(
    "settings",
    [
        high_value.Settings(),
        high_value.Settings("HV-2026", "granted", 2),
    ],
)
def test_high_value_criteria(duck, settings):
    rows = _patents()
    awards, first = _awards()
    table = _table(rows, PATENT_SCHEMA)
    rules = _table([_rule_row(r) for r in RULES], None)
    expr = high_value.criterion_intervals(table, _award_table(awards), rules, settings)
    found = duck.to_pyarrow(expr).to_pylist()
    bulk = {(r["row"], r["criterion"]): (r["valid_from"], r["valid_until"]) for r in found}
    assert len(bulk) == len(found), "one interval for each patent and criterion"
    single = {}
    industries = Industries(tuple(rule_of(*r) for r in RULES), settings.keywords_needed)
    for row in rows:
        facts = _high_value_facts(row, first.get(row["id"]))
        held = patents.force(facts.patent)
        if row["kind"] != "invention" or held is None:
            continue
        last = date(2060, 1, 1)
        for each in high_value.assess(facts, last, industries, settings).criteria:
            if each.verdict is high_value.Verdict.YES and each.since:
                single[row["id"], str(each.code)] = (each.since, held.end)
    assert bulk == single
    assert {code for _, code in bulk} == {str(code) for code in settings.criteria}


def test_high_value_days(duck):
    """One interval per patent: on any day, exactly those whose assessment qualifies."""
    rows = _patents(300)
    awards, first = _awards()
    rules = _table([_rule_row(r) for r in RULES], None)
    expr = high_value.intervals(_table(rows, PATENT_SCHEMA), _award_table(awards), rules)
    found = duck.to_pyarrow(expr).to_pylist()
    industries = Industries(tuple(rule_of(*r) for r in RULES))
    rng = random.Random(SEED)
    for day in [_day(rng, 2008, 2035) for _ in range(12)]:
        bulk = {
            r["row"] for r in found
            if r["valid_from"] <= day and (r["valid_until"] is None or day < r["valid_until"])
        }  # fmt: skip
        single = {
            row["id"] for row in rows
            if high_value.assess(
                _high_value_facts(row, first.get(row["id"])), day, industries
            ).qualifies
        }  # fmt: skip
        assert bulk == single


def _rule_row(rule):
    return dict(zip(high_value.strategic_industries.RULE_COLUMNS, rule, strict=True))


def _awards():
    rng = random.Random(SEED + 1)
    awards = [
        {
            "kind": rng.choice([*high_value.AWARD_KINDS, "province_patent"]),
            "patent_id": rng.randrange(0, 1500),
            "awarded_on": _maybe(rng, 0.7, _day(rng)),
            "year": rng.choice([None, 2019, 2022]),
        }
        for _ in range(200)
    ]
    by_patent = {}
    for award in awards:
        each = (award["kind"], award["awarded_on"], award["year"])
        by_patent.setdefault(award["patent_id"], []).append(each)
    return awards, {number: high_value.awarded_on(each) for number, each in by_patent.items()}


def _award_table(awards):
    schema = pa.schema(
        [
            ("kind", pa.string()),
            ("patent_id", pa.int64()),
            ("awarded_on", DAY),
            ("year", pa.int64()),
        ]
    )
    return _table(awards, schema)


def _high_value_facts(row, awarded_on):
    names = ("title", "abstract", "ipc_main", "ipc", "family_granted_on", "pledge_flagged_on")
    return high_value.HighValueFacts(
        _facts(row), **{name: row[name] for name in names}, awarded_on=awarded_on
    )
