"""The legal state of a patent on a day, example by example, and what its row is asked about."""

from __future__ import annotations

from datetime import date

import pytest

from ipcity.domain.rights import hooks, patents
from ipcity.domain.rights.patents import PatentFacts

ON = date(2026, 11, 22)


def facts(kind="invention", filed=date(2010, 5, 20), granted=date(2012, 8, 1), **more):
    return PatentFacts(kind, filed, granted, **more)


def states(case, *days):
    return [str(patents.legal_state(case, date.fromisoformat(day))) for day in days]


@pytest.mark.parametrize(
    ("case", "last_day", "first_day_after"),
    [
        (facts(), "2030-05-19", "2030-05-20"),
        (facts("utility"), "2020-05-19", "2020-05-20"),
        (facts("design"), "2020-05-19", "2020-05-20"),
        (facts("design", date(2021, 5, 31), date(2021, 9, 1)), "2031-05-30", "2031-05-31"),
        (facts("design", date(2021, 6, 1), date(2021, 9, 1)), "2036-05-31", "2036-06-01"),
    ],
)
def test_terms_run_from_filing(case, last_day, first_day_after):
    assert states(case, last_day, first_day_after) == ["in_force", "expired"]


def test_before_grant_it_is_pending():
    assert states(facts(), "2010-05-19", "2010-05-20", "2012-07-31", "2012-08-01") == [
        "unknown", "pending", "pending", "in_force",
    ]  # fmt: skip
    refused = facts(granted=None, ended_on=date(2013, 1, 1), ended_by="refused")
    assert states(refused, "2012-12-31", "2013-01-01") == ["pending", "refused"]


def test_an_unpaid_fee_is_provisional_for_six_months_and_lapses_back_to_its_day():
    unpaid = facts(fee_due_on=date(2025, 8, 31))
    assert states(unpaid, "2025-08-30", "2025-08-31", "2026-02-28", "2026-03-01") == [
        "in_force", "provisional", "provisional", "lapsed",
    ]  # fmt: skip
    lapsed = facts(fee_due_on=date(2025, 8, 31), ended_on=date(2026, 4, 1), ended_by="fee")
    assert states(lapsed, "2025-08-30", "2025-08-31", "2025-12-01") == [
        "in_force",
        "lapsed",
        "lapsed",
    ]


def test_abandoned_and_invalidated_end_on_their_day():
    for how in ("abandoned", "invalidated"):
        case = facts(ended_on=date(2020, 2, 2), ended_by=how)
        assert states(case, "2020-02-01", "2020-02-02") == ["in_force", how]


def test_what_an_export_says_without_a_date():
    gone = facts(stated_status="lapsed", stated_on=date(2024, 6, 30))
    assert states(gone, "2024-06-29", "2024-06-30") == ["in_force", "lapsed"]
    assert patents.force(facts(stated_status="lapsed")) is None
    there = facts(granted=None, stated_status="valid", stated_on=date(2024, 6, 30))
    assert states(there, "2024-06-29", "2024-06-30") == ["unknown", "in_force"]


def codes(**values):
    base = {"kind": "invention", "filed_on": date(2010, 5, 20), "granted_on": date(2012, 8, 1)}
    normal = hooks.normalised("patents", base | values)
    return [(p.code, str(p.severity)) for p in hooks.problems("patents", normal, ON)]


def test_rows_are_normalised():
    normal = hooks.normalised("patents", {
        "application_number": "ZL 2010 1 0000001", "grant_number": "CN-101000001-B",
        "ipc": "h01m 10/0525(2010.01)I, E01B3/32", "kind": "", "title": "不动",
    })  # fmt: skip
    assert normal == {
        "application_number": "201010000001.8", "grant_number": "CN101000001B",
        "ipc": "H01M10/0525; E01B3/32", "kind": "invention", "title": "不动",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("number", "kind", "is_refused"),
    [
        ("2.02110E+11", "invention", True),
        ("202110012345.Q", "", True),
        ("202110012345.Q", "invention", True),
        ("20211001234", "invention", False),
        ("PCT/CN2021/123456", "", False),
        ("", "", False),
    ],
)
def test_a_number_that_tells_no_patent_from_another_is_refused(number, kind, is_refused):
    found = patents.errors({"application_number": number, "kind": kind})
    assert bool(found) == is_refused


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"application_number": "201010000001.8"}, []),
        ({"application_number": "201010000001.2"}, ["bad-application-number"]),
        ({"application_number": "201020000001.4"}, ["kind-against-number"]),
        ({"application_number": "201110000001.3"}, ["year-against-number"]),
        ({"filed_on": None}, ["no-filing-date"]),
        ({"ended_on": date(2031, 1, 1)}, ["ended-after-term"]),
        ({"stated_status": "lapsed"}, ["lapsed-without-date"]),
        ({"stated_status": "valid", "granted_on": None}, ["valid-without-grant-date"]),
        ({"stated_status": "valid", "stated_on": ON, "kind": "utility"}, ["valid-after-end"]),
        ({"fee_due_on": date(2026, 5, 20)}, ["grace-over"]),
        ({"fee_due_on": date(2026, 5, 22)}, []),
    ],
)
def test_warnings(values, expected):
    right = {"201020000001.4": None, "201110000001.3": None}
    number = values.get("application_number")
    if number in right:  # the digit is right, so that only the other fault is found
        from ipcity.domain.terms.identifiers import check_digit

        values = values | {"application_number": f"{number[:12]}.{check_digit(number[:12])}"}
    assert [code for code, _ in codes(**values)] == expected


def test_a_grant_of_a_refused_application_is_an_error():
    assert codes(ended_by="refused", ended_on=date(2013, 1, 1)) == [("refused-with-grant", "error")]
