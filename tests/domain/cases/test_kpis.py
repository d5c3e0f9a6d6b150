"""The figures of case work: what counts, what is left out and why, and that the indicators agree."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.conf import settings

from ipcity.domain.cases.kpis import (
    CaseRow,
    PublicationRow,
    Span,
    decided_in_time,
    handled,
    published_in_time,
)
from ipcity.domain.indicators import indicator
from ipcity.lake import snapshots
from ipcity.lake.archives import open_archive
from tests.worked.indicators.reading import CONTEXT, ledger_table

SPAN = Span(date(2024, 1, 1), date(2025, 12, 31))


def case(key: int, due: str, **more: object) -> CaseRow:
    days = {name: date.fromisoformat(v) for name, v in more.items() if name.endswith("_on")}
    told = {"procedure": "ordinary", "result": "", **more, **days}
    return CaseRow(key=key, due_on=date.fromisoformat(due) if due else None, **told)


CASES = (
    case(1, "2024-04-05", decided_on="2024-03-01", closed_on="2024-04-20"),
    case(2, "2024-05-05", decided_on="2024-05-20"),
    case(3, "2024-06-03"),
    case(4, "2024-06-03", procedure="simple", handled_on="2024-03-06", decided_on="2024-03-06"),
    case(5, "2024-06-03", procedure="mediation", handled_on="2024-04-01"),
    case(6, "2023-11-03"),
    case(7, "", decided_on="2025-03-01"),
    case(8, "", suspended=True),
    case(9, "2026-01-01", decided_on="2025-12-01"),
    case(10, "2024-07-01", result="refused", handled_on="2024-06-20"),
)


def keys(rows: object) -> list[int]:
    return [row.key for row in rows]


def test_decided_in_time_counts_by_the_decision():
    found = decided_in_time(CASES, SPAN)
    assert (keys(found.population), keys(found.numerator)) == ([1, 2, 3], [1])
    assert keys(found.late) == [2]
    assert found.value == Decimal("33.33")
    assert {row.key: reason for row, reason in found.left_out} == {
        4: "简易程序没有办案期限",
        5: "调解没有办案期限",
        6: "期限在2024-01-01以前届满",
        7: "没有届满日（期限未起算或者日历未录入）",
        8: "期限中止，届满日未定",
        9: "期限至2026-01-01，尚未届满",
        10: "不予立案，没有办案期限",
    }


def test_by_closing_the_same_cases_may_be_late():
    found = decided_in_time(CASES, SPAN, by_closing=True)
    assert keys(found.numerator) == []
    assert keys(found.late) == [1]
    assert found.value == Decimal("0.00")


def test_handled_counts_what_was_dealt_with_late_too():
    found = handled(CASES, SPAN)
    assert keys(found.population) == [1, 2, 3, 4, 5, 10]
    assert keys(found.numerator) == [1, 2, 4, 5, 10]
    assert keys(found.late) == [2]
    assert found.value == Decimal("83.33")


def test_nothing_due_is_no_figure():
    assert decided_in_time(CASES[2:3], Span(SPAN.since, date(2024, 6, 2))).value is None
    assert decided_in_time(CASES[2:3], Span(SPAN.since, date(2024, 6, 3))).value == 0


def test_late_publications_are_shown_apart():
    rows = (
        PublicationRow(1, True, date(2024, 4, 1), date(2024, 4, 1)),
        PublicationRow(2, True, date(2024, 6, 20), date(2024, 7, 2)),
        PublicationRow(3, True, date(2024, 9, 1)),
        PublicationRow(4, True, date(2024, 9, 1), exempt_words="仅警告"),
        PublicationRow(5, False, date(2024, 9, 1)),
        PublicationRow(6, True, date(2027, 1, 10), date(2025, 1, 10)),
    )
    found = published_in_time(rows, SPAN)
    assert (keys(found.population), keys(found.numerator), keys(found.late)) == (
        [1, 2, 3],
        [1],
        [2],
    )
    assert {row.key: why for row, why in found.left_out} == {
        4: "依法不公示：仅警告", 5: "依法不公示", 6: "期限至2027-01-10，尚未届满",
    }  # fmt: skip


# Random ledgers: the indicators, counted in the lake, and the rows here.

DAYS = [date(2023, 12, 31), *(date(2024, 1, 1) + timedelta(days=91 * n) for n in range(13))]


def written(row: dict[str, object]) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in row.items()}


def some_day(random: Random) -> date | None:
    return random.choice([None, date(2023, 6, 1) + timedelta(days=random.randrange(1300))])


@pytest.fixture(scope="module")
def ledgers():
    random = Random(20260703)  # noqa: S311  a fixed seed for a test
    cases = [
        {
            "id": n, "kind": "trademark",
            "procedure": random.choice(["ordinary", "ordinary", "adjudication", "simple", "mediation"]),
            "result": random.choice(["", "penalty", "adjudicated", "refused"]),
            **{name: some_day(random) for name in ("due_on", "handled_on", "decided_on", "closed_on")},
        }
        for n in range(1, 401)
    ]  # fmt: skip
    publications = [
        {
            "id": n, "decision_number": f"演{n}", "due_on": some_day(random),
            "is_publishable": random.choice(["yes", "yes", "no"]),
            "exempt_kind": random.choice(["", "", "warning"]), "published_on": some_day(random),
        }
        for n in range(1, 301)
    ]  # fmt: skip
    return cases, publications


@pytest.fixture(scope="module")
def counted_in_the_lake(ledgers, tmp_path_factory):
    cases, publications = ledgers
    tables = {
        "cases": ledger_table("cases", [written(row) for row in cases]),
        "publications": ledger_table("publications", [written(row) for row in publications]),
    }
    batches = {name: (rows.schema, rows.to_batches()) for name, rows in tables.items()}
    folder = tmp_path_factory.mktemp("kpis")
    manifest = snapshots.write_base(folder, 1, datetime(2026, 1, 1, tzinfo=UTC), batches)
    names = ("handled-rate", "decided-in-time", "closed-in-time", "published-in-time")
    asked = [indicator(f"cases.{name}") for name in names]
    with open_archive(folder, manifest, texts=settings.LAKE_TEXTS) as archive:
        series = archive.series(asked, DAYS, CONTEXT)
    return {each.code: (each, series[each.code]) for each in asked}


def test_the_indicators_of_the_plan_give_the_same(ledgers, counted_in_the_lake):
    cases = [
        CaseRow(row["id"], *(row[n] for n in ("procedure", "result", "due_on", "handled_on",
                "decided_on", "closed_on")))
        for row in ledgers[0]
    ]  # fmt: skip
    publications = [
        PublicationRow(
            row["id"], row["is_publishable"] == "yes", row["due_on"], row["published_on"],
            row["exempt_kind"],
        )
        for row in ledgers[1]
    ]  # fmt: skip
    for at, day in enumerate(DAYS):
        span = Span(date(2024, 1, 1), day)
        own = {
            "cases.handled-rate": handled(cases, span),
            "cases.decided-in-time": decided_in_time(cases, span),
            "cases.closed-in-time": decided_in_time(cases, span, by_closing=True),
            "cases.published-in-time": published_in_time(publications, span),
        }
        for code, found in own.items():
            asked, results = counted_in_the_lake[code]
            result = results[at]
            assert (code, day, found.value) == (code, day, result.value)
            if asked.apart:
                told = asked.combine_apart(result.parts)
                assert len(found.late) == told["late"] or not found.population
        assert len(own["cases.handled-rate"].population) > 5 or at < 3
