"""Items from draft to 销号: who may do what, evidence, lateness, rounds, and every past day told again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ipcity.actions import (
    item_divisions,
    item_drafts,
    item_extensions,
    item_moves,
    items,
    light_rules,
    rows,
)
from ipcity.actions.item_divisions import Part
from ipcity.actions.item_evidence import read_district
from ipcity.actions.item_lights import lit_items
from ipcity.actions.item_rows import Hand
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.supervision.evidence import Requirement
from ipcity.domain.supervision.lights import Rule, Signal
from ipcity.domain.terms.comparators import Comparator
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.items import EvidenceReading, Item, ItemEvidence, ItemUnit
from ipcity.store.models.jobs import Job
from ipcity.store.work import of_unit
from tests.actions.items import IN_A_MONTH, ONE_OF_OURS, days, desk
from tests.actions.numbers import MARKS
from tests.cast import AT, TODAY, actor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db, settings, tmp_path):
    settings.HOME = tmp_path
    return desk()


def lights(here, on, at=None):
    return {
        each.item.number: (each.signal, each.progress, each.late_days)
        for each in lit_items(programme=here.programme, on=on, at=at)
    }


def test_the_whole_way_with_evidence(here):
    item = here.signed(evidence=[ONE_OF_OURS], support=[here.people.office])
    with pytest.raises(Refused) as refusal:
        here.fed_back(item, days(1))
    assert refusal.value.code == "evidence-missing"
    name = item.evidence.get().name
    assert f"{name}应不少于1" in refusal.value.message
    # a row of another unit proves nothing, one of our own does
    here.ground.instruction(TODAY, "他单位", at=days(1), unit=here.people.office)
    with pytest.raises(Refused):
        here.fed_back(item, days(2))
    assert lights(here, TODAY + timedelta(2))[1] == (Signal.GREEN, Decimal(0), 0)
    here.ground.instruction(TODAY, "本单位", at=days(2), unit=here.people.organ)
    item = here.fed_back(item, days(3))
    with pytest.raises(NotPermitted):
        item_moves.conclude(item=item, actor=here.clerk, at=days(3))
    item = here.finished(item, days(4))
    assert item.stage == "closed"
    assert lights(here, IN_A_MONTH + timedelta(40))[1] == (Signal.GREEN, Decimal(100), 0)
    # what was known on the second day is told again as it was
    assert lights(here, TODAY + timedelta(2))[1] == (Signal.GREEN, Decimal(0), 0)
    entries = AuditEntry.objects.filter(subject_kind="item").order_by("sequence")
    assert list(entries.values_list("verb", flat=True)) == [
        "item-propose", "item-set-up", "item-issue", "item-sign", "item-feed-back",
        "item-review", "item-conclude", "item-close",
    ]  # fmt: skip


def test_evidence_that_was_voided_meanwhile_is_missed_at_the_conclusion(here):
    item = here.signed(evidence=[ONE_OF_OURS])
    row = here.ground.instruction(TODAY, "本单位", unit=here.people.organ)
    item = item_moves.review(item=here.fed_back(item, days(1)), actor=here.clerk, at=days(1))
    rows.void(row=row, reason="登记有误", expected_version=1, actor=here.ground.lead, at=days(2))
    with pytest.raises(Refused) as refusal:
        item_moves.conclude(item=item, actor=here.lead, at=days(3))
    assert refusal.value.code == "evidence-missing"


def test_lateness_is_counted_from_receipt_and_never_goes_away(here):
    item = here.signed()
    late = IN_A_MONTH + timedelta(5)
    received = AT + (late - TODAY)
    item = here.fed_back(item, received, on=IN_A_MONTH - timedelta(2))
    move = item.moves.get(move="feed-back")
    assert (move.at, move.on) == (received, IN_A_MONTH - timedelta(2))
    here.finished(item, received + timedelta(1))
    assert lights(here, IN_A_MONTH + timedelta(4))[1] == (Signal.RED, Decimal(0), 4)
    assert lights(here, late + timedelta(400))[1] == (Signal.GREEN, Decimal(100), 5)


def test_what_is_sent_back_is_unfinished_again(here):
    item = here.fed_back(here.signed(due=TODAY + timedelta(2)), days(1))
    item_moves.send_back(item=item, reason="材料不全", actor=here.clerk, at=days(2))
    told = lights(here, TODAY + timedelta(6))
    assert told[1] == (Signal.RED, Decimal(0), 4)
    assert lights(here, TODAY + timedelta(1))[1] == (Signal.GREEN, Decimal(100), 0)


def test_a_reported_percentage_counts_once_the_office_agrees(here):
    item = here.signed(due=TODAY + timedelta(100))
    item_moves.report_progress(
        item=item, progress=Decimal(60), remark="过半", actor=here.ours, at=days(1)
    )
    on = TODAY + timedelta(50)
    assert lights(here, on)[1] == (Signal.YELLOW, Decimal(0), 0)
    item_moves.accept_progress(item=item, actor=here.clerk, at=days(2))
    assert lights(here, on)[1] == (Signal.GREEN, Decimal(60), 0)
    with pytest.raises(Refused) as refusal:
        item_moves.accept_progress(item=item, actor=here.clerk, at=days(3))
    assert refusal.value.code == "nothing-reported"


def test_nobody_tells_a_percentage_of_what_rows_prove(here):
    item = here.signed(evidence=[ONE_OF_OURS])
    with pytest.raises(Refused) as refusal:
        item_moves.report_progress(
            item=item, progress=Decimal(90), remark="快了", actor=here.ours, at=days(1)
        )
    assert refusal.value.code == "proven-by-evidence"


def test_an_extension_is_asked_for_in_time_decided_and_counted(here):
    item = here.signed(due=TODAY + timedelta(3))
    terms = {"item": item, "until": TODAY + timedelta(20), "reason": "场地未定"}
    item_extensions.ask(**terms, actor=here.ours, at=days(1))
    with pytest.raises(Refused) as refusal:
        item_extensions.ask(**terms, actor=here.ours, at=days(1))
    assert refusal.value.code == "extension-open"
    extension = item.extensions.get()
    with pytest.raises(NotPermitted):
        item_extensions.grant(extension=extension, actor=here.clerk, at=days(2))
    # late by a day while nobody has decided; on time again from the decision on
    assert lights(here, TODAY + timedelta(4))[1][0] == Signal.RED
    item = item_extensions.grant(extension=extension, actor=here.lead, at=days(5))
    assert lights(here, TODAY + timedelta(4))[1][0] == Signal.RED
    assert lights(here, TODAY + timedelta(5))[1][2] == 0
    assert item.extensions.granted().count() == 1
    with pytest.raises(Refused) as refusal:
        item_extensions.ask(
            item=item, until=TODAY + timedelta(90), reason="再延", actor=here.ours, at=days(21)
        )
    assert refusal.value.code == "extension-late"


def test_a_recurring_item_is_answered_round_by_round(here):
    item = here.signed(cycle="monthly", due=date(2027, 1, 31))
    item = here.fed_back(item, days(1))
    item = item_moves.review(item=item, actor=here.clerk, at=days(2))
    assert item.stage == "working"
    assert item_moves.round_of(item, date(2026, 12, 3)).code == "2026-12"
    # December is answered in January: that round stays late
    item = here.fed_back(item, AT + (date(2027, 1, 4) - TODAY))
    assert item.moves.filter(move="feed-back").latest("id").period == "2026-12"
    item = item_moves.review(item=item, actor=here.clerk, at=AT + (date(2027, 1, 5) - TODAY))
    assert lights(here, date(2027, 1, 2))[1] == (Signal.RED, Decimal(0), 2)
    assert lights(here, date(2027, 1, 6))[1] == (Signal.YELLOW, Decimal(0), 4)
    item = here.fed_back(item, AT + (date(2027, 1, 20) - TODAY))
    item = here.finished(item, AT + (date(2027, 1, 21) - TODAY))
    assert lights(here, date(2028, 1, 1))[1] == (Signal.GREEN, Decimal(100), 4)


def test_dividing_and_taking_together_never_starts_time_anew(here):
    whole = here.signed("两件事", due=TODAY + timedelta(5), evidence=[ONE_OF_OURS])
    with pytest.raises(Refused) as refusal:
        _split(here, whole, TODAY + timedelta(6))
    assert refusal.value.code == "part-later"
    one, other = _split(here, whole, TODAY + timedelta(5))
    assert (one.stage, one.started_on, one.due) == ("issued", TODAY, TODAY + timedelta(5))
    assert [e.requirement for e in one.evidence.all()] == [ONE_OF_OURS]
    later = here.signed("更晚的事", at=days(2), due=TODAY + timedelta(90))
    item_divisions.merge(item=one, into=later, reason="同一件事", actor=here.clerk, at=days(3))
    later.refresh_from_db()
    assert (later.started_on, later.due) == (TODAY, TODAY + timedelta(5))
    assert set(lights(here, TODAY + timedelta(3))) == {other.number, later.number}
    assert set(lights(here, TODAY)) == {whole.number}


def _split(here, whole, due):
    parts = [Part("一", here.people.organ), Part("二", here.people.office, due)]
    return item_divisions.split(
        item=whole, parts=parts, reason="各办各的", actor=here.clerk, at=days(1)
    )


def test_a_transfer_moves_the_work_and_keeps_the_days(here):
    item = here.signed(support=[here.people.office])
    moved = item_divisions.transfer(
        item=item, lead=here.people.office, reason="职责调整", actor=here.clerk, at=days(2)
    )
    assert (moved.lead_id, moved.stage, moved.started_on, moved.due) == (
        here.people.office.pk, "issued", TODAY, IN_A_MONTH,
    )  # fmt: skip
    assert list(ItemUnit.objects.filter(item=item).values_list("unit", "role")) == [
        (here.people.office.pk, "lead")
    ]
    with pytest.raises(NotPermitted):
        item_moves.sign(item=moved, actor=here.ours, at=days(2))
    units = [
        [each.unit for each in lit_items(programme=here.programme, on=TODAY + timedelta(n))]
        for n in (1, 2)
    ]
    assert units == [[here.people.organ.pk], [here.people.office.pk]]


def test_what_is_entered_afterwards_is_judged_by_its_dates_and_was_not_known_before(here):
    done, due = date(2026, 5, 20), date(2026, 5, 10)
    here.ground.instruction(date(2026, 5, 18), "旧事", unit=here.people.organ)
    item = here.draft(is_backfill=True, due=due, evidence=[ONE_OF_OURS])
    item = items.set_up(item=item, actor=here.clerk, at=AT)
    with pytest.raises(Refused) as refusal:
        items.issue(item=item, actor=here.clerk, at=AT)
    assert refusal.value.code == "backfill-undated"
    item = items.issue(item=item, on=date(2026, 4, 1), actor=here.clerk, at=AT)
    item = item_moves.sign(item=item, on=date(2026, 4, 2), actor=here.ours, at=AT)
    with pytest.raises(Refused):  # on the tenth nothing of it was there
        here.fed_back(item, AT, on=due)
    here.fed_back(item, AT, on=done)
    assert lights(here, date(2026, 5, 15), at=AT)[1] == (Signal.RED, Decimal(0), 5)
    assert lights(here, date(2026, 5, 20), at=AT)[1] == (Signal.GREEN, Decimal(100), 10)
    assert lights(here, date(2026, 5, 20)) == {}


def test_drafts_come_from_the_plan_and_are_amended_before_they_are_set_up(here):
    office = here.people.office
    made = item_drafts.propose_from_plan(plan=here.ground.plan, actor=here.clerk, at=AT)
    measure, task = made
    assert (measure.title, measure.lead_id, measure.due) == (
        "走访企业",
        office.pk,
        date(2026, 12, 31),
    )
    assert [part.unit_id for part in measure.supporting()] == [here.people.organ.pk]
    assert (measure.origin, measure.serves) == ("plan", ["T5"])
    line = measure.evidence.get()
    assert (line.indicator, line.comparator, line.figure) == (
        "instructions.positive-of-year", ">=", Decimal(100),
    )  # fmt: skip
    assert (task.title, task.due) == ("用好专利信息", date(2025, 12, 31))
    with pytest.raises(Refused) as refusal:
        item_drafts.propose_from_plan(plan=here.ground.plan, actor=here.clerk, at=AT)
    assert refusal.value.code == "nothing-to-propose"
    with pytest.raises(Refused):
        items.issue(item=measure, actor=here.clerk, at=AT)
    wish = {"title": "走访重点企业", "support": [], "evidence": [ONE_OF_OURS], "due": IN_A_MONTH}
    measure = items.amend(item=measure, wish=wish, expected_version=1, actor=here.clerk, at=AT)
    assert (measure.title, measure.units.count()) == ("走访重点企业", 1)
    told = measure.moves.get(move="amend").remark
    assert told.startswith("事项：走访企业 → 走访重点企业；办理期限：2026-12-31 → ")
    assert ItemEvidence.objects.filter(item=measure, removed_at=None).count() == 1
    with pytest.raises(Refused) as refusal:
        items.amend(item=measure, wish=wish, expected_version=1, actor=here.clerk, at=AT)
    assert refusal.value.code == "stale"
    dropped = items.drop(item=task, reason="已过期", actor=here.clerk, at=AT)
    assert dropped.stage == "dropped"


def test_once_it_is_handed_out_unit_and_days_are_not_amended(here):
    item = here.issued()
    for wish in (
        {"lead": here.people.office},
        {"due": TODAY + timedelta(99)},
        {"cycle": "monthly"},
    ):
        with pytest.raises(Refused) as refusal:
            items.amend(
                item=item, wish=wish, expected_version=item.version, actor=here.clerk, at=AT
            )
        assert refusal.value.code == "item-issued"


def test_another_unit_and_another_district_do_nothing(here):
    item = here.issued()
    reporter, foreigner = actor_of(here.people.reporter), actor_of(here.people.foreigner)
    for actor in (reporter, foreigner):
        with pytest.raises(NotPermitted):
            item_moves.sign(item=item, actor=actor, at=AT)
    with pytest.raises(NotPermitted):
        here.draft_by = items.propose(
            programme=here.programme, title="甲", lead=here.people.organ, actor=foreigner, at=AT
        )
    with pytest.raises(Refused) as refusal:
        here.draft(lead=here.people.other_unit)
    assert refusal.value.code == "foreign-unit"
    # the reviewer of the unit may answer for it
    assert item_moves.sign(item=item, actor=actor_of(here.people.reviewer), at=AT).stage == "signed"


def test_readings_are_added_only_when_something_is_new(here):
    here.issued(evidence=[ONE_OF_OURS])
    hand = Hand(None, AT)
    here.ground.instruction(TODAY, "本单位", unit=here.people.organ)
    read_district(here.ground.district, TODAY, hand)
    kept = EvidenceReading.objects.get()
    assert (kept.value, kept.rows, kept.unit_id) == (Decimal(1), 1, here.people.organ.pk)
    assert read_district(here.ground.district, TODAY + timedelta(1), Hand(None, days(1))) == 0
    # the year ends, and with it what counted
    new_year = date(2027, 1, 1)
    assert read_district(here.ground.district, new_year, Hand(None, AT + (new_year - TODAY))) == 1
    assert lights(here, TODAY)[1][1] == Decimal(100)


def test_a_new_rule_judges_from_its_day_on(here):
    here.issued(due=TODAY + timedelta(100))
    strict = Rule(Decimal(0), 5, Decimal(5))
    terms = {"district": here.ground.district, "reason": "收紧", "actor": here.clerk, "at": AT}
    from_day = TODAY + timedelta(8)
    light_rules.publish(rule=strict, valid_from=from_day, expected_number=0, **terms)
    signals = [lights(here, TODAY + timedelta(n))[1][0] for n in (7, 8)]
    assert signals == [Signal.GREEN, Signal.YELLOW]
    for number, day, code in (
        (0, from_day, "rule-moved-on"),
        (1, date(2026, 1, 1), "rule-backward"),
    ):
        with pytest.raises(Refused) as refusal:
            light_rules.publish(rule=strict, valid_from=day, expected_number=number, **terms)
        assert refusal.value.code == code


def test_the_same_lateness_gives_two_units_the_same_light_on_every_day(here):
    due = TODAY + timedelta(20)
    for unit in (here.people.organ, here.people.office):
        here.issued(due=due, lead=unit)
    for n in range(0, 40, 3):
        one, other = lights(here, TODAY + timedelta(n)).values()
        assert one == other
    assert one == (Signal.RED, Decimal(0), 19)


def test_items_of_a_unit_that_is_dissolved_go_to_its_successor(here):
    item = here.signed()
    for found in of_unit(here.people.organ):
        found.move(here.people.office)
    item.refresh_from_db()
    assert item.lead_id == here.people.office.pk
    assert item.units.get(role="lead").unit_id == here.people.office.pk
    # who led it is told by today's name on every day: the unit lives on in its successor
    assert [e.unit for e in lit_items(programme=here.programme, on=TODAY)] == [item.lead_id]


def test_lights_cost_the_same_queries_for_one_and_for_many(here):
    here.issued(evidence=[ONE_OF_OURS])
    with CaptureQueriesContext(
        connection,
    ) as one:
        lit_items(programme=here.programme, on=TODAY)
    for n in range(5):
        here.issued(f"事项{n}", evidence=[ONE_OF_OURS], support=[here.people.office])
    with CaptureQueriesContext(connection) as many:
        assert len(lit_items(programme=here.programme, on=TODAY)) == 6
    assert len(one) == len(many)
    assert Item.objects.count() == 6


def test_evidence_is_read_soon_after_an_item_is_handed_out_or_on(
    here, django_capture_on_commit_callbacks
):
    def asked(act):
        with django_capture_on_commit_callbacks(execute=True):
            found = act()
        jobs = Job.objects.filter(kind="refresh")
        waiting = jobs.count()
        jobs.delete()
        return waiting, found

    drafted = [here.draft(title, evidence=[ONE_OF_OURS]) for title in ("甲", "乙")]
    ready = [items.set_up(item=each, actor=here.clerk, at=AT) for each in drafted]
    for each in ready:
        waiting, item = asked(lambda each=each: items.issue(item=each, actor=here.clerk, at=AT))
        assert waiting == 1
    by = {"reason": "职责调整", "actor": here.clerk, "at": days(1)}
    waiting, item = asked(lambda: item_divisions.transfer(item=item, lead=here.people.office, **by))
    assert waiting == 1
    wish = {"evidence": [ONE_OF_OURS, Requirement(MARKS, Comparator.AT_LEAST, Decimal(1))]}
    waiting, item = asked(
        lambda: items.amend(
            item=item, wish=wish, expected_version=item.version, actor=here.clerk, at=days(1)
        )
    )
    assert waiting == 1
    parts = [Part("乙一", here.people.organ), Part("乙二", here.people.office)]
    waiting, (part, _) = asked(lambda: item_divisions.split(item=item, parts=parts, **by))
    assert waiting == 1
    other = Item.objects.get(title="甲")
    assert asked(lambda: item_divisions.merge(item=part, into=other, **by))[0] == 1
    # what asks for no evidence has nothing to be read
    assert asked(lambda: here.issued("丙"))[0] == 0
    # a draft is not judged yet
    assert asked(lambda: here.draft("丁", evidence=[ONE_OF_OURS]))[0] == 0
