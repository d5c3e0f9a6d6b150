"""A case on the desk: every step by the right person, its clocks, its row, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from ipcity.actions import (
    proceeding_papers,
    proceedings,
    reminders,
    rows,
    sealed_reporters,
)
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.papers.incoming.documents import read_document
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.clocks import Clock
from ipcity.store.models.proceeding_alerts import ReporterReading
from ipcity.store.models.reminders import Reminder
from tests.actions.desk import desk
from tests.cast import AT, actor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work(settings, tmp_path):
    settings.HOME = tmp_path
    made = desk()
    made.enter(reporter="演示举报人 电话13800000000")
    made.share(made.first, made.second)
    return made


def clock(case, name):
    return Clock.objects.of(case).get(name=name)


def test_entering_makes_the_row_the_number_and_the_first_clock(at_work):
    case = at_work.case
    row = case.ledger_row
    assert (case.number, case.state, case.kind_version) == ("罚〔2026〕1号", "proposed", 1)
    assert (row.number, row.procedure, row.kind, row.received_on) == (
        "罚〔2026〕1号", "ordinary", "trademark", date(2026, 7, 1),
    )  # fmt: skip
    assert clock(case, "clue").due_on == date(2026, 7, 22)
    assert at_work.enter().number == "罚〔2026〕2号"


def investigated(work):
    work.on(7, 3).move("file", by=work.head, basis="核查有违法事实")
    work.evidence()
    work.paper("investigation_report")
    work.on(8, 20).move("conclude", proposal="罚款二万元", legal_review="none")


def heard(work):
    investigated(work)
    work.on(8, 25).move("pass_review", by=work.reviewer, opinion="同意")
    work.paper("penalty_notice")
    work.on(8, 26).move("notify", served_on=date(2026, 8, 26), hearing_right=False)


def decided(work):
    heard(work)
    work.paper("decision")
    work.on(9, 10).move(
        "decide", by=work.head, decision_number="演市监罚〔2026〕1号", decision="罚款二万元",
        fine_amount="20000", collective=False,
    )  # fmt: skip


def test_from_clue_to_closing_with_the_row_in_step(at_work):
    work = at_work
    decided(work)
    row = work.case.ledger_row
    assert (row.accepted_on, row.due_on, row.decided_on) == (
        date(2026, 7, 3), date(2026, 10, 8), date(2026, 9, 10),
    )  # fmt: skip
    assert (row.result, row.decision_number, row.fine_amount) == (
        "penalty", "演市监罚〔2026〕1号", 20000,
    )  # fmt: skip
    assert clock(work.case, "decide").state == Clock.State.STOPPED
    work.paper("service_receipt")
    work.on(9, 14).move("serve", served_on=date(2026, 9, 14), service_mode="direct")
    assert clock(work.case, "pay").due_on == date(2026, 9, 29)
    work.on(9, 20).move("execute", execution="罚款已缴清")
    work.paper("closing_form")
    work.on(9, 25).move("close", by=work.head)
    assert (work.case.is_over, work.case.ledger_row.closed_on) == (True, date(2026, 9, 25))
    assert not Clock.objects.of(work.case).open().exists()
    assert work.case.moves.count() == 9
    with pytest.raises(Refused, match="案卷不再变动"):
        work.evidence("迟到的证据")


def test_the_term_is_suspended_extended_and_told(at_work):
    work = at_work
    work.on(7, 3).move("file", by=work.head, basis="有违法事实")
    work.on(7, 10).move("suspend", by=work.head, ground="权利人辨认", why="送权利人辨认")
    assert work.case.ledger_row.due_on is None
    work.on(7, 30).move("resume", why="辨认意见已到")
    assert work.case.ledger_row.due_on == date(2026, 10, 21)
    with pytest.raises(Refused, match="不能是31日"):
        work.move("extend", by=work.head, n=31, why="案情复杂")
    work.move("extend", by=work.head, n=30, why="案情复杂")
    assert work.case.ledger_row.due_on == date(2026, 11, 20)
    with pytest.raises(Refused, match="请填写“理由”"):
        work.move("extend", by=work.head, n=5, why="")


def test_one_officer_the_wrong_person_and_a_day_before_the_last_step_are_refused(at_work):
    work = at_work
    work.share(work.first)
    with pytest.raises(Refused, match="办案人员不得少于2人，现有1人"):
        work.move("file", by=work.head, basis="有违法事实")
    with pytest.raises(Refused, match="“立案”应由执法单位负责人办理"):
        work.move("file", basis="有违法事实")
    work.share(work.first, work.second)
    work.on(6, 30)
    with pytest.raises(Refused, match="早于上一步的2026-07-01"):
        work.move("file", by=work.head, basis="有违法事实")
    with pytest.raises(NotPermitted):
        work.move("file", by=work.people.lead, basis="有违法事实")


def test_nothing_is_decided_before_the_party_could_speak(at_work):
    work = at_work
    heard(work)
    with pytest.raises(Refused, match="期限至2026-09-02届满"):
        work.on(9, 2).move(
            "decide", by=work.head, decision_number="1", decision="罚", collective=False
        )
    with pytest.raises(Refused, match="缺少《行政处罚决定书》"):
        work.on(9, 3).move("decide", by=work.head, decision_number="1", decision="罚")


def test_a_reviewer_never_handles_the_case(at_work):
    work = at_work
    heard(work)
    with pytest.raises(Refused, match="丙审核审核过本案"):
        work.share(work.first, work.reviewer)


def test_the_row_is_not_typed_over(at_work):
    work = at_work
    row = work.case.ledger_row
    with pytest.raises(Refused, match="决定日由案件“罚〔2026〕1号”的办理自动更新"):
        rows.change(
            row=row, values={"decided_on": date(2026, 7, 2)}, expected_version=row.version,
            actor=actor_of(work.people.lead), at=AT,
        )  # fmt: skip


def test_the_reporter_is_sealed_and_each_reading_is_kept(at_work):
    work = at_work
    case = work.case
    assert "138" not in case.reporter.sealed
    told = sealed_reporters.read(
        proceeding=case, reason="联系核实线索", actor=actor_of(work.first), at=AT
    )
    assert told == "演示举报人 电话13800000000"
    for person in (work.reviewer, work.people.lead, work.people.system_admin):
        with pytest.raises(NotPermitted, match="仅本案办案人员和执法单位负责人"):
            sealed_reporters.read(
                proceeding=case, reason="想知道是谁", actor=actor_of(person), at=AT
            )
    with pytest.raises(Refused, match="不少于4个字"):
        sealed_reporters.read(proceeding=case, reason="看", actor=actor_of(work.head), at=AT)
    assert ReporterReading.objects.get().person_id == work.first.pk
    assert AuditEntry.objects.filter(verb="read-reporter").count() == 1


def test_papers_are_written_with_what_the_case_knows(at_work):
    work = at_work
    work.on(7, 3).move("file", by=work.head, basis="核查有违法事实")
    paper = proceeding_papers.declared(work.case, "filing_form")
    text = read_document("a.docx", proceeding_papers.written(work.case, paper, work.today)).text
    for words in (
        "立案审批表", "案由：涉嫌销售假冒注册商标的商品（演示）", "当事人：演示某商行",
        "收到日期：2026年7月1日", "办案人员：甲办案、乙办案", "立案依据：核查有违法事实",
    ):  # fmt: skip
        assert words in text
    with pytest.raises(Refused, match="请上传"):
        proceeding_papers.written(
            work.case, proceeding_papers.declared(work.case, "scene_record"), work.today
        )


def test_an_organ_without_loaded_terms_is_told_so(at_work):
    from ipcity.domain.cases.organs import Organ

    work = at_work
    case = work.enter(organ=Organ.CULTURE)
    assert not Clock.objects.of(case).exists()
    assert "待核实" in case.moves.get().told
    work.share(work.first, work.second)
    work.on(7, 3).move("file", by=work.head, basis="有违法事实")
    decide = clock(work.case, "decide")
    assert (decide.rule, decide.due_on) == ("LAW-DECIDE", date(2026, 10, 8))


def test_stale_forms_are_refused(at_work):
    work = at_work
    old = work.case.version
    work.on(7, 3).move("file", by=work.head, basis="有违法事实")
    with pytest.raises(Refused, match="已被他人修改"):
        proceedings.move(
            proceeding=work.case, key="suspend", on=work.today, expected_version=old,
            given={"ground": "中止", "why": "等待判决"}, actor=actor_of(work.head), at=work.at,
        )  # fmt: skip


def test_a_term_that_nears_is_told_to_the_officers_and_then_to_the_head(at_work):
    work = at_work
    told = {}
    for day in (14, 15, 21, 23):
        on = date(2026, 7, day)
        reminders.remind(district=work.people.district, on=on, at=work.on(7, day).at)
        fresh = Reminder.objects.filter(made_at=work.at).order_by("recipient__name")
        told[day] = [(each.recipient.name, each.what) for each in fresh]
    start = "案件“罚〔2026〕1号”核查线索、决定是否立案，期限2026年7月22日，"
    assert told == {
        14: [],
        15: [(name, f"{start}还有5个工作日") for name in ("乙办案", "甲办案")],
        21: [("丁局长", f"{start}还有1个工作日")],
        23: [(name, f"{start}已逾期1个工作日") for name in ("丁局长", "乙办案", "甲办案")],
    }
