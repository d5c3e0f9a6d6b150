"""Own definitions: what is sound becomes an indicator, everything else is reported with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ipcity.domain.indicators.formulas import Difference, Growth, Least, Of, Ratio
from ipcity.domain.indicators.measures import (
    AnyOf,
    ByLaw,
    Column,
    Condition,
    Cumulative,
    Flow,
    LatestGroup,
    Level,
    Link,
    Moment,
    NewSince,
    Operator,
    Rows,
    Span,
    Subject,
    Tally,
    UntilNext,
)
from ipcity.domain.indicators.parts import Aggregate, Shift
from ipcity.domain.indicators.reading_own import read_own
from ipcity.domain.indicators.shapes import ColumnKind, ColumnShape, LedgerShape

TEXT = ColumnShape(ColumnKind.TEXT, "名称")
DATE = ColumnShape(ColumnKind.DATE, "日期")
SHAPES = {
    "deals": LedgerShape(
        "交易",
        {
            "title": TEXT,
            "kind": ColumnShape(ColumnKind.CHOICE, "类别", {"sale": "转让", "loan": "许可"}),
            "signed_on": DATE,
            "due_on": DATE,
            "year": ColumnShape(ColumnKind.INTEGER, "年度"),
            "amount": ColumnShape(ColumnKind.DECIMAL, "金额"),
            "is_internal": ColumnShape(ColumnKind.BOOLEAN, "集团内部"),
            "holder_id": ColumnShape(ColumnKind.REFERENCE, "权利人", ledger="organisations"),
            "holder_name": TEXT,
            "unit_id": ColumnShape(ColumnKind.REFERENCE, "填报单位"),
            "region_id": ColumnShape(ColumnKind.REFERENCE, "属地"),
        },
    ),
    "organisations": LedgerShape("单位名录", {"name": TEXT, "kind": TEXT}),
    "patents": LedgerShape("专利", {"granted_on": DATE}),
}
HOLDER = Subject((("holder_id", "holder_name"),))


def written(measure: object, **more: object) -> dict[str, object]:
    return {
        "code": "own.deals",
        "version": 1,
        "name": "交易",
        "unit": "件",
        "places": 0,
        "words": "交易件数",
        "basis": "方案",
        "measure": measure,
    } | more


def formula(measure: object) -> object:
    indicators, problems = read_own([written(measure)], SHAPES)
    assert problems == ()
    return indicators[0].formula


def rows(**more: object) -> dict[str, object]:
    return {"ledger": "deals", "cumulative": {"date": "signed_on"}} | more


COUNTED = Tally((Rows("deals", Cumulative("signed_on")),))


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ({"level": {"since": "signed_on"}}, Level("signed_on")),
        (
            {"level": {"since": "signed_on", "until": ["due_on"], "through": "due_on"}},
            Level("signed_on", ("due_on",), ("due_on",)),
        ),
        ({"flow": {"date": "signed_on"}}, Flow("signed_on")),
        (
            {
                "flow": {
                    "date": "signed_on",
                    "span": "quarter",
                    "once": "due_on",
                    "first_of": "title",
                }
            },
            Flow("signed_on", Span.QUARTER, ("due_on",), Subject((("title",),))),
        ),
        ({"cumulative": {"date": "signed_on"}}, Cumulative("signed_on")),
        ({"new_since": {"date": "signed_on", "subject": "holder"}}, NewSince("signed_on", HOLDER)),
        (
            {"until_next": {"date": "signed_on", "key": ["kind"], "rank": "year", "years_back": 1}},
            UntilNext("signed_on", Subject((("kind",),)), "year", 1),
        ),
        (
            {"latest_group": {"date": "signed_on", "group": "title"}},
            LatestGroup("signed_on", "title"),
        ),
    ],
)
def test_intervals(words, interval):
    assert formula({"count": {"ledger": "deals", **words}}) == Of(Tally((Rows("deals", interval),)))


def test_an_interval_by_law():
    found = formula({"count": {"ledger": "patents", "by_law": "patents.in_force"}})
    assert found == Of(Tally((Rows("patents", ByLaw("patents.in_force")),)))


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ({"column": "kind", "is": "sale"}, Condition("kind", Operator.IS, "sale")),
        ({"column": "kind", "in": ["转让"]}, Condition("kind", Operator.IN, ("sale",))),
        ({"column": "title", "contains": "泵"}, Condition("title", Operator.CONTAINS, "泵")),
        ({"column": "title", "present": True}, Condition("title", Operator.PRESENT)),
        (
            {"column": "amount", "at_least": "0.5"},
            Condition("amount", Operator.AT_LEAST, Decimal("0.5")),
        ),
        ({"column": "year", "more_than": 2023}, Condition("year", Operator.MORE_THAN, 2023)),
        (
            {"column": "year", "is": {"moment": "baseline_year"}},
            Condition("year", Operator.IS, Moment.BASELINE_YEAR),
        ),
        (
            {"column": "region_id", "is": {"moment": "whole_district"}},
            Condition("region_id", Operator.IS, Moment.WHOLE_DISTRICT),
        ),
        (
            {"column": "signed_on", "before": "2026-01-01"},
            Condition("signed_on", Operator.BEFORE, date(2026, 1, 1)),
        ),
        (
            {"column": "signed_on", "at_most": {"column": "due_on"}},
            Condition("signed_on", Operator.AT_MOST, Column("due_on")),
        ),
        (
            {"column": "is_internal", "is_not": True},
            Condition("is_internal", Operator.IS_NOT, True),
        ),
        (
            {"any_of": [{"column": "kind", "is": "sale"}, {"column": "title", "absent": True}]},
            AnyOf((Condition("kind", Operator.IS, "sale"), Condition("title", Operator.ABSENT))),
        ),
    ],
)
def test_conditions(words, condition):
    found = formula({"count": rows(where=[words])})
    assert found == Of(Tally((Rows("deals", Cumulative("signed_on"), (condition,)),)))


def test_a_linked_column_brings_its_link():
    found = formula({"count": rows(where={"column": "holder.kind", "is": "firm"})})
    where = (Condition("holder.kind", Operator.IS, "firm"),)
    assert found == Of(
        Tally((Rows("deals", Cumulative("signed_on"), where, (Link("holder", "organisations"),)),))
    )


def test_formulas():
    counted = {"count": rows()}
    numerator = Tally(COUNTED.rows, empty_is_none=False)
    assert formula({"ratio": {"numerator": counted, "denominator": counted, "scale": 10000}}) == (
        Ratio(numerator, COUNTED, Decimal(10000))
    )
    assert formula({"growth": {"of": counted, "before": "last_year"}}) == (
        Growth(Of(COUNTED), Shift.LAST_YEAR)
    )
    assert formula({"growth": {"of": counted, "reference": counted}}) == (
        Growth(Of(COUNTED), reference=Of(COUNTED))
    )
    assert formula({"difference": {"of": counted}}) == Difference(COUNTED)
    assert formula({"least": {"one": counted, "two": counted}}) == (
        Least((("one", Of(COUNTED)), ("two", Of(COUNTED))))
    )


def test_sums_and_distinct_subjects_over_several_ledgers():
    summed = formula({"sum": [rows(amount="amount"), rows(amount=["amount", "year"])]})
    assert summed == Of(
        Tally(
            (
                Rows("deals", Cumulative("signed_on"), amount=("amount",)),
                Rows("deals", Cumulative("signed_on"), amount=("amount", "year")),
            ),
            Aggregate.SUM,
        )
    )
    assert formula({"distinct": rows(subject="holder")}) == Of(
        Tally((Rows("deals", Cumulative("signed_on"), subject=HOLDER),), Aggregate.DISTINCT)
    )


def test_header():
    given = written({"count": rows(split="kind")}, split_label="类别", valid_from="2025-01-01")
    (found,), problems = read_own(given, SHAPES)
    assert problems == ()
    assert (found.code, found.is_own, found.splits) == (
        "own.deals",
        True,
        ("region", "unit", "split"),
    )
    assert found.valid_from == date(2025, 1, 1)


COUNT = ("measure", "count")
WRONG = [
    ({"measure": 3}, ("measure",), "not-a-mapping"),
    ({"code": "deals"}, ("code",), "bad-code"),
    ({"version": "1"}, ("version",), "not-a-number"),
    ({"places": 7}, ("places",), "not-a-number"),
    ({"unit": ""}, ("unit",), "not-a-text"),
    ({"valid_from": "2025-13-01"}, ("valid_from",), "bad-date"),
    ({"direction": "sideways"}, ("direction",), "unknown-word"),
    ({"colour": "red"}, ("colour",), "unknown-key"),
    ({"measure": {"count": rows(), "sum": rows()}}, ("measure",), "one-word"),
    ({"measure": {"count": []}}, COUNT, "no-rows"),
    ({"measure": {"count": {"ledger": "deal"}}}, (*COUNT, "ledger"), "unknown-word"),
    ({"measure": {"count": {"ledger": "deals"}}}, COUNT, "one-interval"),
    ({"measure": {"sum": rows()}}, ("measure", "sum"), "no-amount"),
    ({"measure": {"sum": rows(amount="title")}}, ("measure", "sum", "amount"), "wrong-kind"),
    ({"measure": {"distinct": rows()}}, ("measure", "distinct"), "no-subject"),
    ({"measure": {"count": rows(split="kind")}}, ("split_label",), "no-split-label"),
    (
        {"measure": {"count": {"ledger": "deals", "flow": {"on": "signed_on"}}}},
        (*COUNT, "flow", "on"),
        "unknown-key",
    ),
    (
        {"measure": {"count": {"ledger": "deals", "flow": {"date": "title"}}}},
        (*COUNT, "flow", "date"),
        "wrong-kind",
    ),
    (
        {"measure": {"count": {"ledger": "deals", "by_law": "patents.in_force"}}},
        (*COUNT, "by_law"),
        "unknown-word",
    ),
    (
        {"measure": {"growth": {"of": {"count": rows()}}}},
        ("measure", "growth"),
        "one-reference",
    ),
    (
        {"measure": {"ratio": {"numerator": {"count": rows()}}}},
        ("measure", "ratio"),
        "missing-key",
    ),
]
CONDITIONS = [
    ({"column": "colour", "is": "x"}, ("column",), "unknown-column"),
    ({"column": "seller.kind", "is": "x"}, ("column",), "unknown-link"),
    ({"column": "holder.colour", "is": "x"}, ("column",), "unknown-column"),
    ({"column": "kind"}, (), "one-operator"),
    ({"column": "kind", "is": "gift"}, ("is",), "unknown-choice"),
    ({"column": "kind", "at_least": "sale"}, ("at_least",), "wrong-operator"),
    ({"column": "amount", "is": 0.5}, ("is",), "wrong-type"),
    ({"column": "amount", "is": "NaN"}, ("is",), "wrong-type"),
    ({"column": "year", "is": "2024"}, ("is",), "wrong-type"),
    ({"column": "year", "is": True}, ("is",), "wrong-type"),
    ({"column": "is_internal", "is": "是"}, ("is",), "wrong-type"),
    ({"column": "signed_on", "before": "2024.3"}, ("before",), "wrong-type"),
    ({"column": "signed_on", "at_most": {"column": "title"}}, ("at_most", "column"), "wrong-kind"),
    ({"column": "title", "is": {"moment": "baseline_year"}}, ("is", "moment"), "unknown-word"),
    ({"column": "title", "present": False}, ("present",), "not-true"),
    ({"column": "kind", "in": []}, ("in",), "empty-list"),
    ("kind", (), "not-a-mapping"),
]


@pytest.mark.parametrize(("more", "path", "code"), WRONG)
def test_what_is_wrong_is_found_in_its_place(more, path, code):
    found, problems = read_own([written({"count": rows()}) | more], SHAPES)
    assert found == ()
    assert ((0, *path), code) in [(each.path, each.code) for each in problems]


@pytest.mark.parametrize(("words", "path", "code"), CONDITIONS)
def test_a_wrong_condition_is_found_in_its_place(words, path, code):
    found, problems = read_own([written({"count": rows(where=[words])})], SHAPES)
    assert found == ()
    assert [(each.path, each.code) for each in problems] == [((0, *COUNT, "where", 0, *path), code)]


def test_all_problems_are_told_and_the_sound_ones_still_come():
    good = written({"count": rows()})
    bad = written({"count": {"ledger": "deals", "where": [{"column": "x", "is": 1}]}}, unit=3)
    found, problems = read_own([bad, good, good], SHAPES)
    assert [each.code for each in found] == ["own.deals"]
    assert [(each.place, each.code) for each in problems] == [
        ("[0].unit", "not-a-text"),
        ("[0].measure.count.where[0].column", "unknown-column"),
        ("[0].measure.count", "one-interval"),
        ("[2]", "repeated"),
    ]


def test_a_pack_s_file_is_read_by_its_list():
    good, bad = written({"count": rows()}), written({"count": rows()}, code="own.x", unit=3)
    found, problems = read_own({"bindings": [], "indicators": [good, bad]}, SHAPES)
    assert [each.code for each in found] == ["own.deals"]
    assert [each.place for each in problems] == ["indicators[1].unit"]


def test_a_near_miss_is_suggested():
    _, (problem,) = read_own(
        [written({"count": rows(where=[{"column": "titel", "is": "x"}])})], SHAPES
    )
    assert problem.message == "“titel”不是交易的字段。"
    assert problem.remedy.startswith("是否想写“title”？")


@pytest.mark.parametrize("values", [None, [], {}, "x", 3, [None], [[]], {"indicators": []}])
def test_no_value_is_too_odd(values):
    found, _ = read_own(values, SHAPES)
    assert found == ()
