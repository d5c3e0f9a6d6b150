"""Clocks of rows: what they say, why they moved, and the column of the row that follows them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ipcity.actions import calendars, clocks
from ipcity.domain.errors import Refused
from ipcity.domain.terms.deadline_proofs import verify
from ipcity.store.models.cases import Case
from ipcity.store.models.clocks import Clock
from ipcity.store.models.jobs import Job
from ipcity.store.models.row_histories import RowHistory
from tests.actions.test_calendars import NOTICE
from tests.cast import AT, actor_of, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def case(people):
    return Case.objects.create(
        district=people.district, unit=people.section, number="演示〔2026〕1号",
        row_key="number=1", entered_at=AT, changed_at=AT,
    )  # fmt: skip


def decide_clock(case, start=date(2026, 7, 1)):
    return clocks.begin(
        row=case, name="decide", rule="PEN-DECIDE", start=start, column="due_on", at=AT
    )


def test_it_begins_and_the_row_follows_with_its_history(case):
    clock = decide_clock(case)
    assert (clock.due_on, clock.earliest, clock.latest) == (date(2026, 9, 29),) * 3
    case.refresh_from_db()
    assert case.due_on == date(2026, 9, 29)
    assert RowHistory.objects.get(row=case.pk, ledger="cases").values["due_on"] == "2026-09-29"
    (told,) = clock.changes.all()
    assert (told.why, told.due_after) == ("立案（2026年7月1日），开始计算", "2026-09-29")
    with pytest.raises(Refused, match="已经在计算"):
        decide_clock(case)


def test_suspending_resuming_and_extending_move_it_and_stopping_ends_it(case):
    clock = decide_clock(case)
    held = clocks.suspend(clock=clock, ground="鉴定", on=date(2026, 7, 11), at=AT)
    case.refresh_from_db()
    assert (held.due_on, case.due_on, held.late(date(2030, 1, 1))) == (None, None, False)
    held = clocks.resume(clock=held, on=date(2026, 7, 21), at=AT)
    assert held.due_on == date(2026, 10, 9)
    with pytest.raises(Refused, match="不能是31日"):
        clocks.extend(clock=held, n=31, by="负责人", on=date(2026, 9, 1), at=AT, why="案情复杂")
    held = clocks.extend(clock=held, n=30, by="负责人", on=date(2026, 9, 1), at=AT, why="案情复杂")
    assert held.due_on == date(2026, 11, 9)
    assert not held.late(date(2026, 11, 9))
    assert held.late(date(2026, 11, 10))
    held = clocks.stop(clock=held, on=date(2026, 11, 9), by="作出处罚决定", at=AT)
    assert (held.state, held.late(date(2030, 1, 1))) == (Clock.State.STOPPED, False)
    assert [each.why for each in held.changes.all()] == [
        "立案（2026年7月1日），开始计算",
        "2026-07-11起不计入期限：鉴定",
        "2026-07-21恢复计算（鉴定结束）",
        "负责人批准延长30日：案情复杂",
        "2026年11月9日作出处罚决定，期限停止计算",
    ]
    with pytest.raises(Refused, match="已经停止计算"):
        clocks.suspend(clock=held, ground="鉴定", on=date(2026, 11, 9), at=AT)


def test_a_strange_ground_and_wrong_order_are_refused(case):
    clock = decide_clock(case)
    with pytest.raises(Refused, match="不是 PEN-DECIDE 不计入期限的事由"):
        clocks.suspend(clock=clock, ground="出差", on=date(2026, 7, 11), at=AT)
    with pytest.raises(Refused, match="不能早于起算日"):
        clocks.suspend(clock=clock, ground="鉴定", on=date(2026, 6, 30), at=AT)
    held = clocks.suspend(clock=clock, ground="鉴定", on=date(2026, 7, 11), at=AT)
    with pytest.raises(Refused, match="恢复日应晚于中止日"):
        clocks.resume(clock=held, on=date(2026, 7, 11), at=AT)
    with pytest.raises(Refused, match="已经中止"):
        clocks.suspend(clock=held, ground="听证", on=date(2026, 7, 12), at=AT)


def test_a_notice_loaded_later_tells_the_day_and_why(people, case):
    clock = decide_clock(case, date(2026, 10, 10))  # its 90th day is 8 January 2027
    assert (clock.due_on, clock.earliest) == (None, date(2027, 1, 8))
    other = clocks.begin(row=case, name="limit", rule="PEN-PAY", start=date(2026, 3, 2), at=AT)
    office = actor_of(people.clerk)
    notice = "2027年放假安排（演示）\n一、元旦：1月8日（周五）至10日（周日）放假，共3天。\n"
    loaded = calendars.load(
        district=people.district.pk, name="2027.txt", content=notice.encode(), actor=office, at=AT
    )
    job = Job.objects.get(kind="clocks")
    assert job.arguments == {"district": people.district.pk, "notice": loaded.notice.pk}
    later = AT + timedelta(hours=1)
    why = "载入放假通知"
    moved = clocks.reproject(
        district=people.district.pk, years=frozenset({2027}), why=why, at=later
    )
    clock.refresh_from_db()
    case.refresh_from_db()
    assert (moved, clock.due_on, case.due_on) == (1, date(2027, 1, 11), date(2027, 1, 11))
    change = clock.changes.last()
    assert (change.why, change.due_after) == (why, "2027-01-11")
    assert change.due_before == f"{clock.begun_on + timedelta(days=90)}至2027-01-18之间"
    assert other.changes.count() == 1
    assert RowHistory.objects.filter(ledger="cases", row=case.pk).last().reason == why


def test_a_notice_that_meets_no_open_term_starts_no_work(people, case):
    clock = decide_clock(case)
    calendars.load(
        district=people.district.pk, name="2027.txt", content=NOTICE.encode(),
        actor=actor_of(people.clerk), at=AT,
    )  # fmt: skip
    assert not Job.objects.filter(kind="clocks").exists()
    assert (
        clocks.reproject(district=people.district.pk, years=frozenset({2027}), why="再算", at=AT)
        == 0
    )
    assert clock.changes.count() == 1


def test_while_suspended_the_earliest_end_moves_with_the_days(people, case):
    clock = decide_clock(case)
    clocks.suspend(clock=clock, ground="公告", on=date(2026, 7, 11), at=AT)
    before = Clock.objects.get(pk=clock.pk).earliest
    assert clocks.still_suspended(district=people.district.pk, at=AT + timedelta(days=3)) == 1
    assert Clock.objects.get(pk=clock.pk).earliest == before + timedelta(days=3)


def test_hours_are_kept_to_the_minute(case):
    clock = clocks.begin(row=case, name="urgent", rule="PEN-URGENT", start=AT, at=AT)
    assert clock.due_at == AT + timedelta(hours=24)
    assert not clock.late(clock.due_on, AT + timedelta(hours=24))
    assert clock.late(clock.due_on, AT + timedelta(hours=24, minutes=1))


def test_its_proof_is_recounted_by_anyone(case):
    clock = decide_clock(case)
    held = clocks.suspend(clock=clock, ground="鉴定", on=date(2026, 7, 11), at=AT)
    clocks.resume(clock=held, on=date(2026, 7, 21), at=AT)
    proof = clocks.proof_of(Clock.objects.get(pk=clock.pk), AT)
    assert proof["due"] == "2026-10-09"
    assert verify(proof) == ()
