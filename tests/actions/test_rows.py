"""Rows of ledgers: entered, changed, void, restored; each act one state and one entry in the log."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ipcity.actions import row_origins, row_states, rows
from ipcity.actions.row_checks import BadValues, SameRow
from ipcity.actions.stale import Stale
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.ledgers import ledgers
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.patents import Patent
from ipcity.store.models.row_histories import RowHistory
from tests.cast import AT, actor_of, cast
from tests.ledgers import enter_row

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=3)


@pytest.fixture
def people(db):
    return cast()


def log(district) -> list[tuple[str, int]]:
    return [
        (entry.verb, int(entry.facts.get("version", 0)))
        for entry in AuditEntry.objects.filter(district_id=district.pk).order_by("sequence")
    ]


def states(row) -> list[tuple]:
    return [
        (s.row_version, s.act, s.is_void, s.known_from, s.known_until)
        for s in row_origins.states_of(row)
    ]


def make_patent(people, number="202410000001.X", who=None, **more):
    values = {"application_number": number, "title": "一种试验装置", "kind": "invention"} | more
    who = who or people.clerk
    unit = people.section if who == people.reporter else people.organ
    return rows.enter(ledger="patents", values=values, unit=unit, actor=actor_of(who), at=AT)


def test_every_act_on_every_ledger_leaves_one_state_and_one_entry(people):
    actor = actor_of(people.clerk)
    for name, model in ledgers().items():
        before = AuditEntry.objects.count()
        row = enter_row(model, actor, people.organ)
        row = rows.change(
            row=row, values={"remark": "改过"}, expected_version=1, actor=actor, at=LATER
        )
        row = rows.void(row=row, reason="登记错误", expected_version=2, actor=actor, at=LATER)
        row = rows.restore(row=row, reason="核实无误", expected_version=3, actor=actor, at=LATER)
        assert states(row) == [
            (1, "entered", False, enter_row.__defaults__[1], LATER),
            (2, "changed", False, LATER, LATER),
            (3, "voided", True, LATER, LATER),
            (4, "restored", False, LATER, None),
        ], name
        assert AuditEntry.objects.count() - before == 4, name
    assert [verb for verb, _ in log(people.district)] == [
        "enter-row", "change-row", "void-row", "restore-row",
    ] * len(ledgers())  # fmt: skip


def test_what_was_known_earlier_comes_back(people):
    row = make_patent(people, filed_on=date(2024, 1, 2))
    rows.change(
        row=row, values={"filed_on": date(2024, 2, 3)}, expected_version=1,
        actor=actor_of(people.clerk), at=LATER,
    )  # fmt: skip
    known = RowHistory.objects.known_at("patents", AT + timedelta(days=1)).get()
    then = row_states.rebuilt(known)
    assert (then.filed_on, then.title, then.pk) == (date(2024, 1, 2), "一种试验装置", row.pk)
    assert RowHistory.objects.known_at("patents", LATER).get().values["filed_on"] == "2024-02-03"


def test_the_same_right_is_not_entered_twice_and_the_other_row_is_named(people):
    row = make_patent(people)
    with pytest.raises(SameRow) as told:
        make_patent(people, title="另一名称")
    assert told.value.row == row.pk
    assert f"第 {row.pk} 行" in told.value.message
    with pytest.raises(SameRow) as told:
        make_patent(people, who=people.reporter)
    assert told.value.row is None
    assert "其他单位" in told.value.message


def test_a_void_row_frees_its_key_and_cannot_come_back_beside_the_new_one(people):
    row = make_patent(people)
    actor = actor_of(people.clerk)
    row = rows.void(row=row, reason="重复登记", expected_version=1, actor=actor, at=LATER)
    other = make_patent(people)
    with pytest.raises(SameRow) as told:
        rows.restore(row=row, reason="恢复", expected_version=2, actor=actor, at=LATER)
    assert told.value.row == other.pk


def test_a_stale_save_shows_both_values(people):
    row = make_patent(people)
    actor = actor_of(people.clerk)
    rows.change(row=row, values={"title": "甲的名称"}, expected_version=1, actor=actor, at=LATER)
    with pytest.raises(Stale) as told:
        rows.change(
            row=row, values={"title": "乙的名称"}, expected_version=1, actor=actor, at=LATER
        )
    assert told.value.current == {"title": "甲的名称"}
    assert told.value.submitted == {"title": "乙的名称"}
    assert RowHistory.objects.count() == 2


def test_every_problem_of_a_row_is_told_at_its_field(people):
    with pytest.raises(BadValues) as told:
        make_patent(people, number="", filed_on=date(2025, 1, 1), granted_on=date(2024, 1, 1))
    assert {(p.field, p.code) for p in told.value.problems} == {
        ("granted_on", "out-of-order"), ("", "no-key"),
    }  # fmt: skip
    with pytest.raises(BadValues) as told:
        make_patent(people, kind="nonsense", filed_on="never")
    assert {p.field for p in told.value.problems} == {"kind", "filed_on"}


def test_a_reference_to_another_district_is_refused(people):
    foreign = Organisation.objects.create(
        district=people.other_district, name="邻区企业", row_key="x", entered_at=AT, changed_at=AT
    )
    with pytest.raises(BadValues) as told:
        make_patent(people, holder=foreign.pk)
    assert [(p.field, p.code) for p in told.value.problems] == [("holder", "foreign-row")]


def test_a_reporter_keeps_rows_of_the_own_unit_only(people):
    reporter = actor_of(people.reporter)
    mine, theirs = make_patent(people, who=people.reporter), make_patent(people, "202410000002.1")
    assert mine.unit == people.section
    for act in (
        lambda: rows.enter(
            ledger="patents", values={"application_number": "1", "title": "x", "kind": "design"},
            unit=people.organ, actor=reporter, at=AT,
        ),
        lambda: rows.change(
            row=theirs, values={"title": "x"}, expected_version=1, actor=reporter, at=AT
        ),
        lambda: rows.change(
            row=mine, values={"unit": people.organ.pk}, expected_version=1, actor=reporter, at=AT
        ),
        lambda: rows.void(row=theirs, reason="理由", expected_version=1, actor=reporter, at=AT),
        lambda: rows.void(
            row=mine, reason="理由", expected_version=1, actor=actor_of(people.leader), at=AT
        ),
    ):  # fmt: skip
        with pytest.raises(NotPermitted):
            act()
    assert Patent.objects.filter(version__gt=1).count() == 0


def test_fields_that_a_lifecycle_moves_need_historic_entry(people, monkeypatch):
    monkeypatch.setattr(Patent, "MOVED_BY_ACTIONS", ("stated_status",))
    with pytest.raises(Refused) as told:
        make_patent(people, stated_status="valid")
    assert told.value.code == "moved-by-actions"
    values = {"application_number": "1", "title": "x", "kind": "design", "stated_status": "valid"}
    common = {"ledger": "patents", "unit": None, "actor": actor_of(people.clerk), "at": AT}
    with pytest.raises(Refused) as told:
        rows.enter(values=values, historic=True, **common)
    assert told.value.code == "no-reason"
    row = rows.enter(values=values, historic=True, reason="补录2019年旧案", **common)
    assert row.stated_status == "valid"
    assert AuditEntry.objects.latest("sequence").facts["historic"] is True


def test_many_rows_change_in_one_act_or_not_at_all(people):
    made = [make_patent(people, f"20241000000{n}.{n}") for n in range(3)]
    actor = actor_of(people.clerk)
    versions = {row.pk: 1 for row in made}
    seen = rows.foresee(
        ledger="patents", rows=versions, values={"remark": "核过"}, actor=actor, moment=LATER
    )
    assert [(e.old, e.new, e.refusal) for e in seen] == [
        ({"remark": ""}, {"remark": "核过"}, "")
    ] * 3
    assert Patent.objects.filter(remark="核过").count() == 0
    common = {"ledger": "patents", "values": {"remark": "核过"}, "actor": actor, "at": LATER}
    with pytest.raises(Refused) as told:
        rows.change_many(rows=versions | {made[0].pk: 9}, **common)
    assert told.value.code == "rows-refused"
    assert rows.change_many(rows=versions, **common) == 3
    assert set(Patent.objects.values_list("remark", "version")) == {("核过", 2)}
    assert RowHistory.objects.filter(known_until=None).count() == 3
    assert [verb for verb, _ in log(people.district)].count("change-rows") == 1


def test_a_reporter_foresees_nothing_of_other_units_rows(people):
    mine, theirs = make_patent(people, who=people.reporter), make_patent(people, "202410000002.1")
    seen = rows.foresee(
        ledger="patents", rows={mine.pk: 1, theirs.pk: 1}, values={"remark": "x"},
        actor=actor_of(people.reporter), moment=LATER,
    )  # fmt: skip
    assert [(each.row.pk, each.refusal) for each in seen] == [(mine.pk, "")]


def test_a_key_cannot_be_given_to_many(people):
    with pytest.raises(Refused) as told:
        rows.foresee(
            ledger="patents", rows={1: 1, 2: 1}, values={"application_number": "1"},
            actor=actor_of(people.clerk), moment=LATER,
        )  # fmt: skip
    assert told.value.code == "key-for-many"
