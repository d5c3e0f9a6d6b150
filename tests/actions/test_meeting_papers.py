"""A meeting from its agenda to an item of supervision; a leader's instruction from word to closing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ipcity.actions import (
    agenda_drafts,
    instruction_relays,
    items,
    meeting_papers,
    rows,
)
from ipcity.actions.agenda_drafts import Proposed
from ipcity.actions.meeting_papers import Resolved
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.instructions import Instruction
from ipcity.store.models.meeting_papers import AgendaPoint
from ipcity.store.models.meetings import Meeting
from tests.cast import AT, TODAY, actor_of, cast
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db


def meeting_of(people, held_on=date(2026, 11, 18)) -> Meeting:
    values = {"name": "领导小组第三次会议", "kind": "leading", "held_on": held_on}
    return rows.enter(ledger="meetings", values=values, unit=people.office,
                      actor=actor_of(people.lead), at=AT)  # fmt: skip


def refused(act) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


def test_a_meeting_from_agenda_to_item():
    people = cast()
    programme = adopt_plan(people.district).programme
    lead, meeting = actor_of(people.lead), meeting_of(people)
    budget = {"year": 2026, "name": "专项", "planned_amount": "100", "spent_amount": "120"}
    line = rows.enter(ledger="budgets", values=budget, unit=people.organ, actor=lead, at=AT)
    drafted = agenda_drafts.draft(programme=programme, on=TODAY, at=AT)
    assert [(p.source_kind, p.source_id, p.signal) for p in drafted] == [
        ("budget", str(line.pk), "red")
    ]
    points = (*drafted, Proposed("研究下一步工作", unit=people.office))
    made = meeting_papers.add_points(meeting=meeting, points=points, actor=lead, at=AT)
    assert [(p.position, p.title) for p in made] == [
        (1, "关于预算项目“专项”超支问题"), (2, "研究下一步工作"),
    ]  # fmt: skip
    again = {"meeting": meeting, "points": drafted, "actor": lead, "at": AT}
    assert refused(lambda: meeting_papers.add_points(**again)) == "points-there"
    meeting_papers.attend(
        meeting=meeting,
        states={people.organ: ("present", "王主任"), people.office: ("absent", "")},
        actor=lead,
        at=AT,
    )
    first = meeting_papers.write_minutes(meeting=meeting, text="第一稿", actor=lead, at=AT)
    second = meeting_papers.write_minutes(meeting=meeting, text="第二稿", actor=lead, at=AT)
    assert (first.number, second.number) == (1, 2)
    resolved = Resolved(
        "经济信息委年底前提出预算调整方案", people.organ, (people.office,),
        date(2026, 12, 31), "A1.1", made[0],
    )  # fmt: skip
    kept = meeting_papers.resolve(meeting=meeting, resolved=resolved, actor=lead, at=AT)
    assert (
        refused(lambda: meeting_papers.strike_point(point=made[0], actor=lead, at=AT))
        == "point-resolved"
    )
    meeting_papers.strike_point(point=made[1], actor=lead, at=AT)
    item = meeting_papers.to_item(resolution=kept, programme=programme, actor=lead, at=AT)
    kept.refresh_from_db()
    assert (kept.item_id, item.origin, item.source_kind, item.source_id) == (
        item.pk, "meeting", "resolution", str(kept.pk),
    )  # fmt: skip
    assert (item.lead, item.due, item.task_key) == (people.organ, date(2026, 12, 31), "A1.1")
    assert [each.unit for each in item.supporting()] == [people.office]
    assert (
        refused(
            lambda: meeting_papers.to_item(resolution=kept, programme=programme, actor=lead, at=AT)
        )
        == "has-item"
    )
    row = Meeting.objects.get(pk=meeting.pk)
    assert (row.agenda, row.resolutions, row.resolutions_count, row.attendee_units) == (
        "1．关于预算项目“专项”超支问题", "1．经济信息委年底前提出预算调整方案", 1, "经济信息委",
    )  # fmt: skip
    assert AgendaPoint.objects.filter(meeting=meeting).count() == 1

    ahead = meeting_of(people, TODAY + timedelta(days=3))
    assert (
        refused(lambda: meeting_papers.resolve(meeting=ahead, resolved=resolved, actor=lead, at=AT))
        == "not-held"
    )
    with pytest.raises(NotPermitted):
        meeting_papers.write_minutes(
            meeting=meeting, text="改", actor=actor_of(people.reporter), at=AT
        )


def test_red_items_come_first():
    people = cast()
    programme = adopt_plan(people.district).programme
    lead = actor_of(people.lead)
    for title, due in (("未到期", date(2027, 6, 1)), ("逾期", date(2026, 11, 1))):
        item = items.propose(
            programme=programme, title=title, lead=people.organ, due=due, actor=lead,
            at=AT - timedelta(days=60),
        )  # fmt: skip
        for step in (items.set_up, items.issue):
            step(item=item, actor=lead, at=AT - timedelta(days=60))
    drafted = agenda_drafts.draft(programme=programme, on=TODAY, at=AT)
    assert [(p.title, p.signal, p.unit) for p in drafted][0] == (
        "关于“逾期”推进情况", "red", people.organ,
    )  # fmt: skip


def test_an_instruction_from_word_to_closing():
    people = cast()
    programme = adopt_plan(people.district).programme
    leader, lead, reporter = map(actor_of, (people.leader, people.lead, people.reporter))
    values = {"subject": "质押融资进展", "leader_title": "区长", "given_on": TODAY,
              "words": "请加快推进。"}  # fmt: skip
    given = instruction_relays.write(values=values, actor=leader, at=AT)
    with pytest.raises(NotPermitted):
        instruction_relays.write(values=values, actor=lead, at=AT)
    sent = {"instruction": given, "asked": "十日内报进展", "due": date(2026, 11, 25), "at": AT}
    (relay,) = instruction_relays.relay(units=[people.section], actor=lead, **sent)
    assert (
        refused(lambda: instruction_relays.relay(units=[people.section], actor=lead, **sent))
        == "relayed-before"
    )
    assert (
        refused(
            lambda: instruction_relays.close(relay=relay, expected_version=1, actor=lead, at=AT)
        )
        == "relay-state"
    )
    late = AT + timedelta(days=9)
    said = {"relay": relay, "actor": reporter, "at": late}
    replied = instruction_relays.reply(text="已放贷两笔", expected_version=1, **said)
    assert (replied.state, replied.late_days) == ("replied", 4)
    instruction_relays.send_back(
        relay=relay, remark="请补充金额", expected_version=2, actor=lead, at=late
    )
    assert (
        refused(lambda: instruction_relays.reply(text="甲", expected_version=2, **said)) == "stale"
    )
    again = instruction_relays.reply(text="已放贷两笔共300万元", expected_version=3, **said)
    assert again.late_days == 4
    item = instruction_relays.to_item(relay=relay, programme=programme, actor=lead, at=late)
    assert (item.origin, item.source_kind, item.source_id, item.lead) == (
        "instruction", "relay", str(relay.pk), people.section,
    )  # fmt: skip
    closed = instruction_relays.close(relay=relay, expected_version=5, actor=lead, at=late)
    assert (closed.state, closed.item_id) == ("closed", item.pk)
    assert Instruction.objects.get(pk=given.pk).followed_up_on == date(2026, 11, 29)
    with pytest.raises(NotPermitted):
        instruction_relays.reply(
            relay=relay, text="改", expected_version=6, actor=actor_of(people.leader), at=late
        )
