"""A row that names another finds it when the other arrives later: typed in, imported, or at night."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ipcity.actions import import_undoing, row_links, rows
from ipcity.actions.import_undoing import NotUndone
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.awards import Award
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.patents import Patent
from ipcity.store.models.row_histories import RowHistory
from tests.actions.test_imports import HEAD, ONE, TWO, counted, written
from tests.cast import AT, actor_of, cast

pytestmark = pytest.mark.django_db
NUMBER = "202410000001.1"
LATER, LAST = AT + timedelta(hours=1), AT + timedelta(hours=2)
AWARDS = "奖项名称,奖项类别,获奖年度,获奖单位,专利号,授奖日\n" + "".join(
    f"中国专利金奖{n},中国专利金奖,2025,虚构获奖{n}有限公司,ZL{number},2025-06-30\n"
    for n, number in enumerate((NUMBER, "202410000002.X"))
)


@pytest.fixture
def people(db):
    return cast()


def enter(person, ledger, **values):
    return rows.enter(ledger=ledger, values=values, unit=None, actor=actor_of(person), at=AT)


def award(person, number, name="金奖"):
    return enter(
        person, "awards", kind="patent_gold", name=name, year=2025, winner_name="虚构甲机械有限公司",
        patent_number=number, awarded_on=date(2025, 6, 30),
    )  # fmt: skip


def patent(person, number=NUMBER):
    values = {"application_number": number, "title": "甲", "kind": "invention"}
    return enter(person, "patents", **values)


def last_state(row):
    return RowHistory.objects.get(ledger="awards", row=row.pk, known_until=None)


def test_a_row_typed_in_is_found_by_those_that_named_it(people):
    mine, other = award(people.clerk, f"ZL{NUMBER}"), award(people.clerk, "ZL202410000002.X", "二")
    foreign = award(people.foreigner, NUMBER)
    held = patent(people.clerk)
    firm = enter(people.clerk, "organisations", name="虚构甲机械有限公司")
    for row in (mine, other, foreign):
        row.refresh_from_db()
    assert [r.patent_id for r in (mine, other, foreign)] == [held.pk, None, None]
    assert [r.winner_id for r in (mine, other, foreign)] == [firm.pk, firm.pk, None]
    states = RowHistory.objects.filter(ledger="awards", row=mine.pk).order_by("row_version")
    assert [(s.act, s.reason, s.person_id) for s in states[1:]] == [
        ("linked", f"按专利号“ZL{NUMBER}”自动关联", None),
        ("linked", "按获奖单位“虚构甲机械有限公司”自动关联", None),
    ]
    assert mine.version == 3


def test_an_import_is_found_and_its_undoing_gives_the_rows_free_again(people):
    first = written(people.clerk, AWARDS, name="奖.csv", ledger="awards")
    assert counted(first) == {"new": 2}
    made = written(people.clerk, HEAD + ONE + TWO, at=LATER)
    told = Award.objects.order_by("pk").values_list("patent__application_number", flat=True)
    assert list(told) == [NUMBER, "202410000002.X"]
    states = [last_state(row) for row in Award.objects.order_by("pk")]
    assert [(s.act, s.source_id, s.source_row) for s in states] == [
        ("linked", first.pk, 2), ("linked", first.pk, 3),
    ]  # fmt: skip
    assert AuditEntry.objects.filter(verb="link-rows").get().facts == {"rows": 2}
    import_undoing.undo(imported=made, actor=actor_of(people.clerk), at=LAST)
    assert list(Award.objects.values_list("patent_id", flat=True)) == [None, None]
    assert {s.act for s in map(last_state, Award.objects.all())} == {"undone"}
    assert Patent.objects.standing().count() == 0


def test_a_filled_reference_keeps_nobody_from_undoing_the_other_import(people):
    made = written(people.clerk, AWARDS, name="奖.csv", ledger="awards")
    written(people.clerk, HEAD + ONE + TWO, at=LATER)
    import_undoing.undo(imported=made, actor=actor_of(people.clerk), at=LAST)
    assert Award.objects.standing().count() == 0
    assert Patent.objects.standing().count() == 2


def test_what_a_person_linked_stands_in_the_way_of_undoing(people):
    row = award(people.clerk, "另见附件")
    made = written(people.clerk, HEAD + ONE, at=LATER)
    row.refresh_from_db()
    rows.change(
        row=row, values={"patent": Patent.objects.get().pk}, expected_version=row.version,
        actor=actor_of(people.clerk), at=LATER,
    )  # fmt: skip
    with pytest.raises(NotUndone):
        import_undoing.undo(imported=made, actor=actor_of(people.clerk), at=LAST)


def test_the_night_finds_what_was_missed(people):
    row = award(people.clerk, f"ZL{NUMBER}")
    held = patent(people.clerk)
    Award.objects.filter(pk=row.pk).update(patent=None)
    assert row_links.fill(district=people.district, actor=None, at=LATER) == 1
    assert Award.objects.get(pk=row.pk).patent_id == held.pk
    assert row_links.fill(district=people.district, actor=None, at=LAST) == 0
    assert Organisation.objects.count() == 0
