"""A quarter of reporting from the form to the erratum: who may take which step, and what each leaves."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from decimal import Decimal

import openpyxl
import pytest

from ipcity.actions import (
    reporting_checking,
    reporting_differences,
    reporting_errata,
    reporting_filling,
    reporting_forms,
    reporting_periods,
    reporting_standings,
    reporting_workbooks,
)
from ipcity.actions.stale import Stale
from ipcity.domain.access import Role
from ipcity.domain.errors import NotPermitted
from ipcity.domain.supervision.forms import FormVersion, Line, LineKind
from ipcity.domain.terms.periods import period_named
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.report_records import ReportFigure, ReportStep
from ipcity.store.models.reporting import Report, ReportingPeriod, ReportValue
from tests.actions.reports import (
    FORM,
    Q3,
    SOON,
    answers,
    approved,
    do,
    lock,
    opened,
    publish,
    refused,
    report_of,
)
from tests.cast import AT, Cast, actor_of, cast, holder, unit

pytestmark = pytest.mark.django_db
SCAN = ("报表.pdf", b"%PDF-1.4 signed")


@pytest.fixture
def people(db) -> Cast:
    return cast()


def test_a_quarter_from_the_form_to_the_lock(people):
    period = opened(people)
    report = report_of(people)
    # ten working days after 30 September: the holidays end on 7 October, Saturday the 10th is worked
    assert (report.state, report.due, report.values.count()) == ("missing", date(2026, 10, 20), 0)
    do(reporting_filling.save, report, people.reporter, answers=answers(firms=3))
    assert report_of(people).state == "draft"
    refused("report-incomplete", do, reporting_filling.submit, report, people.reporter, answers={})
    with pytest.raises(NotPermitted):
        do(reporting_filling.submit, report, people.reviewer, answers=answers())
    do(reporting_filling.submit, report, people.reporter, answers=answers())
    for act, who in (
        (reporting_checking.unit_check, people.clerk),
        (reporting_checking.unit_check, people.reporter),
        (reporting_checking.office_check, people.reviewer),
        (reporting_checking.approve, people.clerk),
    ):
        with pytest.raises(NotPermitted):
            do(act, report, who)
    refused("report-not-there", do, reporting_checking.office_check, report, people.clerk)
    do(reporting_checking.unit_check, report, people.reviewer, at=SOON + timedelta(hours=1))
    refused("reason-needed", do, reporting_checking.send_back, report, people.clerk, reason=" ")
    do(reporting_checking.send_back, report, people.clerk, reason="数字请核实")
    again = report_of(people)
    assert (again.state, again.returns, again.is_late) == ("returned", 1, False)
    late = datetime.fromisoformat("2026-10-30T09:00:00+08:00")
    do(reporting_filling.submit, report, people.reporter, at=late, answers=answers())
    do(reporting_checking.unit_check, report, people.reviewer, at=late)
    do(reporting_checking.office_check, report, people.clerk, at=late)
    refused("reports-undecided", lock, period, people)
    do(reporting_checking.approve, report, people.lead, at=late)
    (told,) = reporting_standings.by_unit(programme=period.programme, period=Q3, on=late.date())
    assert (told.unit, told.due, told.reported, told.on_time, told.late, told.returned) == (
        people.section, 1, 1, 1, 0, 1,
    )  # fmt: skip
    held = lock(period, people)
    assert reporting_periods.locked(period.programme, "2026Q3") == held
    last = AuditEntry.objects.order_by("-sequence").first()
    assert (last.verb, last.sequence, last.previous) == (
        "lock-period", held.audit_sequence + 1, held.audit_root,
    )  # fmt: skip
    assert ReportFigure.objects.filter(on=Q3.last, snapshot=held.manifest).count() == 1
    steps = ReportStep.objects.filter(report=report).values_list("step", flat=True)
    assert list(steps) == [
        "save", "submit", "unit-check", "return", "submit", "unit-check", "office-check",
        "approve", "lock",
    ]  # fmt: skip
    refused("period-locked", do, reporting_filling.save, report, people.reporter, answers={})
    counted = ReportValue.objects.get(report=report, key="praise")
    assert (counted.indicator, counted.number, bool(counted.snapshot)) == (
        "instructions.positive-of-year", Decimal(1), True,
    )  # fmt: skip
    sign_errata(people, held, report)


def sign_errata(people: Cast, period: ReportingPeriod, report: Report) -> None:
    value = ReportValue.objects.get(report=report, key="firms")
    lead = actor_of(people.lead)
    act = reporting_errata.correct_value
    with pytest.raises(NotPermitted):
        act(value=value, after=Decimal(9), reason="错", actor=actor_of(people.clerk), at=AT)
    refused("reason-needed", act, value=value, after=Decimal(9), reason="", actor=lead, at=AT)
    refused("same-figure", act, value=value, after=Decimal(12), reason="错", actor=lead, at=AT)
    first = act(value=value, after=Decimal(9), reason="重复计数", actor=lead, at=AT)
    second = act(value=value, after=Decimal(10), reason="又查实一家", actor=lead, at=AT)
    assert (first.number, first.before, second.number, second.before) == (1, 12, 2, 9)
    second.refresh_from_db()
    assert second.digest == reporting_errata.digest_of(second)
    value.refresh_from_db()
    assert (value.number, value.standing_number) == (12, 10)
    counted = ReportValue.objects.get(report=report, key="praise")
    refused("not-typed", act, value=counted, after=Decimal(1), reason="错", actor=lead, at=AT)
    refused(
        "not-measured", reporting_errata.correct_measurement, period=period,
        code="patents.none", reason="错", actor=lead, at=AT,
    )  # fmt: skip


def test_not_reported_is_no_figure_and_a_nil_report_is_an_act(people):
    period = opened(people, people.office)
    report = report_of(people)
    refused("reason-needed", do, reporting_filling.nil, report, people.reporter, reason="")
    do(reporting_filling.nil, report, people.reporter, reason="本季度无此项工作")
    do(reporting_checking.unit_check, report, people.reviewer)
    do(reporting_checking.office_check, report, people.clerk)
    do(reporting_checking.approve, report, people.lead)
    told = reporting_standings.of_period(lock(period, people), AT.date())
    found = {each.unit.key: (each.reported, each.nil, each.missing) for each in told}
    assert found == {"section": (1, 1, 0), "office": (0, 0, 1)}
    silent = report_of(people, people.office)
    assert (silent.state, silent.values.count()) == ("missing", 0)
    assert list(report.values.filter(number__isnull=False, kind="number")) == []


def test_two_at_the_same_report_lose_nothing_and_double_nothing(people):
    opened(people)
    report = report_of(people)
    do(reporting_filling.submit, report, people.reporter, answers=answers(), expected_version=1)
    with pytest.raises(Stale):
        do(
            reporting_filling.submit,
            report,
            people.reporter,
            answers=answers(7),
            expected_version=1,
        )
    assert ReportValue.objects.filter(report=report, key="firms").values_list("number").get() == (
        12,
    )
    assert ReportStep.objects.filter(report=report).count() == 1


def test_the_office_enters_for_a_unit_with_the_signed_scan(people):
    opened(people)
    report = report_of(people)
    enter = reporting_filling.proxy
    with pytest.raises(NotPermitted):
        do(enter, report, people.reporter, answers=answers(), scan=SCAN)
    refused("bad-scan", do, enter, report, people.clerk, answers=answers(), scan=("a.pdf", b"MZ"))
    made = do(enter, report, people.clerk, answers=answers(), scan=SCAN)
    assert (made.state, made.is_proxy, made.scan.read()) == ("unit-checked", True, SCAN[1])
    refused("same-person", do, reporting_checking.office_check, report, people.clerk)
    refused("same-person", do, _as_lead_after_checking, report, people.lead)


def _as_lead_after_checking(**given: object) -> Report:
    """The lead checks and then wants to approve what they have checked."""
    checked = reporting_checking.office_check(**given)
    return reporting_checking.approve(**{**given, "expected_version": checked.version})


def test_one_figure_of_two_units_is_settled_before_the_lock(people):
    town = unit(people.district, "town", "甲镇")
    holders = (holder(town, Role.REPORTER, "镇填报", "town-r"), holder(town, Role.UNIT_REVIEWER, "镇审核", "town-v"))  # fmt: skip
    period = opened(people, town)
    approved(people, report_of(people))
    other = report_of(people, town)
    do(reporting_filling.submit, other, holders[0], answers=answers(firms=14))
    do(reporting_checking.unit_check, other, holders[1])
    do(reporting_checking.office_check, other, people.clerk)
    do(reporting_checking.approve, other, people.lead)
    (found,) = reporting_differences.differences(period)
    assert found.by_unit == {str(people.section.pk): "12", str(town.pk): "14"}
    refused("figures-differ", lock, period, people)
    settle = {"period": period, "figure": "走访企业数", "at": AT, "actor": actor_of(people.clerk)}
    refused("reason-needed", reporting_differences.settle, **settle, unit=town.pk, reason="")
    refused(
        "unit-silent", reporting_differences.settle, **settle, unit=people.office.pk, reason="x"
    )
    row = reporting_differences.settle(**settle, unit=town.pk, reason="以属地台账为准")
    assert row.number == 14
    (found,) = reporting_differences.differences(period)
    assert found.is_settled
    lock(period, people)


def filled_book(content: bytes, cells: dict[str, object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for place, value in cells.items():
        book["填报"][place] = value
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


FILLED = {"D11": 12, "D12": "5", "E14": "按计划推进"}


def test_an_offline_workbook_comes_back_once_and_unchanged(people):
    opened(people)
    report, reporter = report_of(people), actor_of(people.reporter)
    _, content = reporting_workbooks.issue(report=report, actor=reporter, at=SOON)
    give = {"report": report, "name": "表.xlsx", "actor": reporter, "at": SOON}
    take = reporting_workbooks.take_in

    tampered = {**FILLED, "B11": "走访个体户", "D13": 99}
    refusal = refused("workbook-tampered", take, **give, content=filled_book(content, tampered))
    assert refusal.differences == (("B11", "走访企业", "走访个体户"), ("D13", "1", "99"))
    foreign = filled_book(content, {**FILLED, "B2": "0000", "B4": "2026Q2"})
    refusal = refused("workbook-foreign", take, **give, content=foreign)
    assert refusal.differences == (("B4", "2026Q3", "2026Q2"),)
    refused("report-incomplete", take, **give, content=content)

    good = filled_book(content, FILLED)
    made = take(**give, content=good)
    assert made.state == "submitted"
    said = {v.key: (v.number, v.text) for v in made.values.all()}
    assert said["firms"] == (Decimal(12), "")
    assert said["done"] == (None, "按计划推进")
    refused("workbook-used", take, **{**give, "report": report_of(people)}, content=good)


def test_a_workbook_older_than_the_report_is_refused_cell_by_cell(people):
    opened(people)
    report, reporter = report_of(people), actor_of(people.reporter)
    _, content = reporting_workbooks.issue(report=report, actor=reporter, at=SOON)
    do(reporting_filling.save, report, people.reporter, answers=answers(firms=11))
    refusal = refused(
        "workbook-stale", reporting_workbooks.take_in, report=report_of(people), name="表.xlsx",
        content=filled_book(content, FILLED), actor=reporter, at=SOON,
    )  # fmt: skip
    assert refusal.differences == (("D11", "11", "12"),)


def test_a_form_is_versioned_and_duties_end_where_they_are_taken_off(people):
    form = publish(people)
    again = {"programme": form.programme, "form": FormVersion(FORM.lines)}
    refused("code-taken", publish, people, **again)
    refused("reason-needed", publish, people, **again, expected_number=1)
    second = publish(people, **again, expected_number=1, reason="去掉公式")
    assert (second.number, second.rules, form.digest != second.digest) == (2, [], True)
    with pytest.raises(Stale):
        publish(people, **again, expected_number=1, reason="迟了")
    unknown = FormVersion((Line("x", LineKind.INDICATOR, "甲", "件", "no.such"),))
    refused(
        "unknown-indicator", publish, people, programme=form.programme, form=unknown,
        expected_number=2, reason="x",
    )  # fmt: skip
    act = reporting_forms.set_duties
    given = {"form": second, "working_days": 5, "actor": actor_of(people.clerk), "at": AT}
    assert act(units=[people.section, people.organ], since=date(2026, 1, 1), **given) == 2
    assert act(units=[people.section], since=date(2026, 7, 1), **given) == 1
    assert act(units=[people.section], since=date(2026, 8, 1), **given) == 0
    duties = form.programme.report_duties
    assert [d.unit for d in duties.asked_in(Q3)] == [people.section]
    assert duties.asked_in(period_named("2026Q2")).count() == 2
    proposal = reporting_forms.proposed(form.programme)
    assert [(line.kind, line.label) for line in proposal.lines][-4:] == [
        (LineKind.ITEMS, "督办事项办理进展"),
        (LineKind.TEXT, "主要工作进展和成效"),
        (LineKind.TEXT, "存在的问题和困难"),
        (LineKind.TEXT, "下一步工作打算"),
    ]


def test_a_period_waits_until_it_is_opened_and_not_outside_the_programme(people):
    period = opened(people)
    assert [p.code for p in reporting_periods.waiting(period.programme, AT.date())] == ["2026Q4"]
    outside = {"programme": period.programme, "period": period_named("2027Q1")}
    refused(
        "period-outside",
        reporting_periods.open_period,
        **outside,
        actor=actor_of(people.lead),
        at=AT,
    )
    running = reporting_periods.open_period(
        programme=period.programme, period=Q3.next(), actor=actor_of(people.lead), at=AT
    )
    assert reporting_periods.waiting(period.programme, AT.date()) == ()
    refused("period-running", lock, running, people)
