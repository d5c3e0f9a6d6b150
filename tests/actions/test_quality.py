"""Problems of rows are found by rules, gone when corrected, quiet when accepted with a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ipcity.actions import quality, rows
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.patents import Patent
from ipcity.store.models.quality_problems import QualityProblem
from tests.cast import AT, actor_of, cast
from tests.ledgers import enter_row

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)
EMPTY = dict.fromkeys(
    (
        "published_on",
        "ended_on",
        "fee_due_on",
        "stated_on",
        "family_granted_on",
        "pledge_flagged_on",
    )
) | {"ended_by": "", "stated_status": "", "publication_number": "", "grant_number": ""}


@pytest.fixture
def people(db):
    return cast()


def patent(people, number, **more):
    values = EMPTY | {
        "application_number": number, "kind": "invention", "filed_on": date(2024, 1, 5),
        "granted_on": date(2025, 1, 7), "holder_name": "何望舒",
    }  # fmt: skip
    return enter_row(Patent, actor_of(people.clerk), people.organ, 1, **(values | more))


def found(ledger="patents"):
    problems = QualityProblem.objects.filter(ledger=ledger).order_by("row", "code")
    return [(p.row, p.field, p.code, p.severity, p.state) for p in problems]


def check(people, at=LATER):
    return quality.check(district=people.district, actor=actor_of(people.clerk), at=at)


def test_a_good_row_has_no_problem(people):
    patent(people, "202410000001.X")
    assert check(people).open == len(found("patents")) == 0


def test_rules_find_what_is_wrong_and_correcting_settles_it(people):
    row = patent(
        people, "202410000001.2", filed_on=date(2023, 1, 5), holder_name="重庆拓荒农机有限公司"
    )
    Patent.objects.filter(pk=row.pk).update(granted_on=date(2022, 5, 1))
    first = check(people)
    assert found() == [
        (row.pk, "application_number", "bad-application-number", "warning", "open"),
        (row.pk, "granted_on", "before-filed-on", "error", "open"),
        (row.pk, "holder_name", "unresolved-name", "warning", "open"),
        (row.pk, "filed_on", "year-against-number", "warning", "open"),
    ]
    assert (first.open, first.new, dict(first.by_ledger)) == (4, 4, {"patents": 4})
    assert QualityProblem.objects.first().row_label == "202410000001.2"
    row.refresh_from_db()
    rows.change(
        row=row, expected_version=row.version, actor=actor_of(people.clerk), at=LATER,
        values={"application_number": "202410000001.X", "filed_on": date(2024, 1, 5),
                "granted_on": date(2025, 1, 7), "holder_name": "何望舒"},
    )  # fmt: skip
    second = check(people, LATER + timedelta(days=1))
    assert (second.open, second.new, second.settled) == (0, 0, 4)
    assert {state for *_, state in found()} == {"settled"}


def test_future_days_and_duplicates(people):
    one = patent(people, "202410000001.X", grant_number="CN117974401B")
    two = patent(people, "202410000002.4", grant_number="CN117974401B")
    Patent.objects.filter(pk=two.pk).update(granted_on=date(2031, 1, 1))
    check(people)
    assert [(row, code) for row, _, code, *_ in found() if code != "bad-application-number"] == [
        (one.pk, "same-grant-number"), (two.pk, "in-future"), (two.pk, "same-grant-number"),
    ]  # fmt: skip


def test_owners_outside_the_district(people):
    actor = actor_of(people.clerk)
    away = enter_row(Organisation, actor, None, 1, name="成都拓荒农机有限公司", is_local=False,
                     uscc="91110000600037341L", is_branch=False, former_names=[], aliases=[])  # fmt: skip
    row = patent(people, "202410000001.X", holder_name=away.name)
    Patent.objects.filter(pk=row.pk).update(holder=away)
    check(people)
    assert found() == [(row.pk, "holder_name", "owner-outside", "warning", "open")]


def test_accepting_needs_a_reason_and_holds(people):
    patent(people, "202410000001.X", holder_name="重庆拓荒农机有限公司")
    check(people)
    problem, actor = QualityProblem.objects.get(), actor_of(people.clerk)
    with pytest.raises(Refused, match="请写明理由"):
        quality.accept(problem=problem, reason=" ", actor=actor, at=LATER)
    quality.accept(problem=problem, reason="单位已注销", actor=actor, at=LATER)
    assert (check(people).open, [state for *_, state in found()]) == (0, ["accepted"])
    quality.reopen(problem=problem, actor=actor, at=LATER)
    assert check(people).open == 1
    verbs = AuditEntry.objects.order_by("sequence").values_list("verb", flat=True)
    assert [v for v in verbs if "problem" in v or "quality" in v] == [
        "check-quality", "accept-problem", "check-quality", "reopen-problem", "check-quality",
    ]  # fmt: skip


def test_only_the_keeper_of_the_row_accepts(people):
    patent(people, "202410000001.X", holder_name="重庆拓荒农机有限公司")
    check(people)
    problem = QualityProblem.objects.get()
    for who in (people.reporter, people.stranger, people.foreigner, people.system_admin):
        with pytest.raises(NotPermitted):
            quality.accept(problem=problem, reason="已核对", actor=actor_of(who), at=LATER)
