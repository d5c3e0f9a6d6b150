"""What every ledger's rule must hold, and what each one finds in a row, example by example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.rights import hooks
from ipcity.domain.rights.hooks import Severity

ON = date(2026, 11, 22)
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 3000), st.decimals(-10, 10**9, places=2), st.text(max_size=20),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["patent", "mark", "registered", "utility"]),
)  # fmt: skip
FIELDS = st.sampled_from(
    "application_number publication_number grant_number kind filed_on granted_on ended_on ended_by fee_due_on "
    "stated_status stated_on ipc registration_number nice_class registered_on expires_on track number uscc name "
    "patent_number patent_numbers loan_amount released_on year value series installs licensed due_on answer score "
    "assignor_name assignee_name effective_on recorded_on is_publishable stage recognised_on is_woody first_used_on".split()
)


@given(
    st.dictionaries(FIELDS, ANYTHING, max_size=12),
    st.sampled_from(sorted(hooks.ledgers_with_rules())),
)
def test_no_row_breaks_a_rule_and_normal_forms_stay(values, ledger):
    normal = hooks.normalised(ledger, values)
    assert hooks.normalised(ledger, normal) == normal
    for problem in hooks.problems(ledger, normal, ON):
        assert problem.severity in set(Severity)
        assert problem.message.endswith(("。", "）。"))
        assert problem.code == problem.code.lower()


def test_a_ledger_without_rules_is_left_alone():
    values = {"name": " 原样 "}
    assert hooks.normalised("no_such_ledger", values) == values
    assert hooks.problems("no_such_ledger", values, ON) == ()


DAY = date(2024, 5, 6)
LATER = date(2024, 12, 6)
EXAMPLES = [
    ("trademarks", {"registration_number": "12345678", "nice_class": 9, "registered_on": DAY,
                    "expires_on": date(2034, 5, 5), "stated_status": "registered"}, []),
    ("trademarks", {"nice_class": 46}, ["bad-class"]),
    ("trademarks", {"stated_status": "registered"}, ["registered-without-date"]),
    ("trademarks", {"stated_status": "cancelled"}, ["ended-without-date"]),
    ("trademarks", {"registered_on": DAY, "expires_on": date(2031, 5, 5)}, ["odd-term"]),
    ("trademarks", {"registered_on": date(2016, 8, 1), "expires_on": date(2026, 7, 31)}, ["in-grace"]),
    ("trademarks", {"registered_on": date(2010, 8, 1), "stated_status": "registered",
                    "stated_on": ON}, ["registered-after-term"]),
    ("geographical_indications", {"stated_status": "registered"}, ["no-track", "no-recognition-date"]),
    ("geographical_indications", {"track": "mark", "number": "某号"}, ["bad-mark-number"]),
    ("plant_varieties", {"stated_status": "granted", "granted_on": date(2000, 1, 1)}, ["granted-after-term"]),
    ("layout_designs", {"filed_on": LATER, "first_used_on": date(2022, 1, 1)}, ["filed-late"]),
    ("copyrights", {"number": "2024SR0000001", "kind": "work", "registered_on": DAY}, ["kind-against-number"]),
    ("pledges", {"loan_amount": Decimal(500), "loan_number": "甲", "released_on": DAY,
                 "registered_on": DAY}, ["unlikely-amount"]),
    ("pledges", {"loan_amount": Decimal(-1), "loan_number": "甲", "released_on": DAY,
                 "registered_on": DAY}, ["negative-amount"]),
    ("pledges", {"loan_amount": Decimal(500000), "released_on": DAY}, ["released-unregistered", "no-loan-number"]),
    ("assignments", {"patent_number": "202410000001.X", "registered_on": DAY, "assignor_name": "重庆甲天农机有限公司",
                     "assignee_name": "重庆甲天农机 有限公司"}, ["same-parties"]),
    ("assignments", {"registered_on": DAY, "assignor_name": "重庆甲天农机有限公司",
                     "assignee_name": "成都市甲天食品有限公司"}, ["maybe-internal"]),
    ("assignments", {"registered_on": DAY, "assignor_name": "王望舒", "assignee_name": "重庆甲天农机厂"}, []),
    ("licences", {"recorded_on": LATER, "effective_on": DAY}, ["recorded-late"]),
    ("licences", {"recorded_on": date(2024, 8, 6), "effective_on": DAY}, []),
    ("licences", {"recorded_on": DAY, "open_licence_number": "甲1", "kind": "sole"}, ["exclusive-under-open"]),
    ("open_licences", {"patent_number": "CN217974401U", "royalty": "每年1万元"}, ["no-report"]),
    ("products", {"stage": "filed"}, ["no-filing-date", "no-patents"]),
    ("organisations", {"name": "重庆甲天农机有限公司", "uscc": "91110000600037341L"}, []),
    ("organisations", {"name": "重庆甲天农机有限公司江津分公司"}, ["no-uscc", "branch-by-name"]),
    ("qualifications", {"granted_on": DAY, "kind": "high_tech", "uscc": "1"}, ["bad-uscc", "no-validity"]),
    ("statistics", {"year": 2027, "published_on": DAY, "source_url": "x"}, ["bad-year", "published-before"]),
    ("statistics", {"year": 2023, "published_on": DAY, "source_url": "x", "series": "resident_population",
                    "value": Decimal("133.45")}, ["unlikely-population"]),
    ("software_checks", {"installs": 5, "licensed": 6, "checked_on": DAY}, ["more-licences"]),
    ("cases", {"accepted_on": DAY, "decided_on": LATER}, ["past-ninety-days"]),
    ("cases", {"decided_on": LATER}, ["no-filing-date"]),
    ("publications", {"is_publishable": False, "due_on": DAY}, ["no-reason"]),
    ("survey_answers", {"is_valid": True, "answer": ""}, ["no-answer"]),
]  # fmt: skip


@pytest.mark.parametrize(("ledger", "values", "codes"), EXAMPLES)
def test_what_a_row_is_asked_about(ledger, values, codes):
    found = hooks.problems(ledger, hooks.normalised(ledger, values), ON)
    assert [problem.code for problem in found] == codes
