"""A finding in the credit file: evidence on both sides, an objection refused, a repair granted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ipcity.actions import credit_files, rows
from ipcity.actions.calendars import calendar_of
from ipcity.actions.credit_files import Asked
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.terms.credit_periods import conflicts, periods
from ipcity.store.models.clocks import Clock
from tests.cast import AT, TODAY, actor_of, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def found(people, **more):
    values = {"subject_name": "演示代理公司", "kind": "abnormal", "grade": "general",
              "found_on": date(2026, 5, 8), **more}  # fmt: skip
    return rows.enter(
        ledger="credit_records", values=values, unit=people.office, actor=actor_of(people.clerk), at=AT
    )  # fmt: skip


def test_an_objection_and_a_repair_are_decided_by_another(people):
    record, clerk, lead = found(people), actor_of(people.clerk), actor_of(people.lead)
    for side, text in (("for", "国家局通报（演示）"), ("against", "研发记录（演示）")):
        credit_files.add_evidence(record=record, side=side, text=text, actor=clerk, at=AT)
    assert [each.side for each in record.evidence.all()] == ["for", "against"]

    asked = Asked("objection", "演示代理公司", "申请有研发支撑", TODAY, TODAY + timedelta(15))
    objection = credit_files.enter(record=record, asked=asked, actor=clerk, at=AT)
    answer = {"outcome": "refused", "reason": "证据不足以推翻", "at": AT}
    with pytest.raises(Refused, match="不能自己作决定"):
        credit_files.decide(matter=objection, actor=clerk, **answer)
    credit_files.decide(matter=objection, actor=lead, **answer)
    record.refresh_from_db()
    assert record.repaired_on is None

    asked = Asked("repair_ip", "演示代理公司", "已撤回全部申请", TODAY)
    repair = credit_files.enter(record=record, asked=asked, actor=clerk, at=AT)
    clock = Clock.objects.of(repair).get()
    assert (clock.rule, clock.due_on) == ("CNIPA-REPAIR", date(2026, 12, 4))
    with pytest.raises(Refused, match="尚未决定"):
        credit_files.enter(record=record, asked=asked, actor=clerk, at=AT)
    credit_files.decide(matter=repair, outcome="granted", reason="符合修复条件", actor=lead, at=AT)
    record.refresh_from_db()
    clock.refresh_from_db()
    assert (record.repaired_on, clock.state) == (TODAY, "stopped")


def test_who_may_not_keep_the_ledger_is_refused(people):
    record = found(people)
    given = {"actor": actor_of(people.leader), "at": AT}
    with pytest.raises(NotPermitted):
        credit_files.add_evidence(record=record, side="for", text="证据四字", **given)
    asked = Asked("objection", "甲", "理由四字", TODAY)
    with pytest.raises(NotPermitted):
        credit_files.enter(record=record, asked=asked, **given)


def test_every_rule_tells_its_period_and_differences_are_told(people):
    calendar = calendar_of(people.district.pk)
    told = periods("general", date(2026, 5, 8), calendar)
    assert [(each.ends_on, each.repair_from, each.confidence) for each in told] == [
        (date(2027, 5, 8), date(2026, 8, 8), "二手"),
        (date(2027, 5, 8), date(2026, 11, 8), "待核实"),
    ]
    assert conflicts(told, date(2027, 5, 8)) == ()
    assert len(conflicts(told, date(2028, 5, 8))) == 1
    serious = periods("serious", date(2026, 5, 8), calendar)
    assert len(conflicts(serious, None)) == 2
    assert len(periods("serious", date(2026, 3, 1), calendar)) == 1  # before the rule of grades
