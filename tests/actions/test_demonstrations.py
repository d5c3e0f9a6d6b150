"""The invented district: the same from the same seed, whole with lineage, and gone without a trace."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.apps import apps
from django.conf import settings

from ipcity.actions import demonstration_supervision, demonstrations, first_logins, snapshots
from ipcity.actions.invented import Size, invent
from ipcity.actions.item_lights import lit_items
from ipcity.actions.row_origins import cell_of, field_origins
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.rights.hooks import Severity, normalised, problems
from ipcity.domain.supervision.lights import Signal
from ipcity.domain.terms.identifiers import uscc_problem
from ipcity.store.actors import actor_for
from ipcity.store.ledgers import key_of, ledgers
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.cases import Case
from ipcity.store.models.districts import District
from ipcity.store.models.imports import Import
from ipcity.store.models.items import Item
from ipcity.store.models.patents import Patent
from ipcity.store.models.people import Person
from ipcity.store.models.programmes import Programme
from ipcity.store.models.row_files import RowFile
from ipcity.store.models.row_histories import RowHistory
from ipcity.store.models.statistics import Statistic
from tests.cast import AT, TODAY, cast

SEED = 7


@pytest.fixture(scope="module")
def invention():
    return invent(SEED, Size.SMALL)


def rows_of(invention, ledger):
    return [row for sheet in invention.sheets if sheet.ledger == ledger for row in sheet.rows]


def by_ledger(invention):
    """The sheets of each ledger that has more than a handful of rows."""
    for ledger in {sheet.ledger for sheet in invention.sheets}:
        some = [sheet for sheet in invention.sheets if sheet.ledger == ledger]
        if sum(len(sheet.rows) for sheet in some) > 30:
            yield some


def test_the_same_seed_gives_the_same_rows(invention):
    assert invent(SEED, Size.SMALL) == invention
    assert invent(SEED + 1, Size.SMALL) != invention


def test_rows_are_such_as_the_ledgers_take(invention):
    found, seen = ledgers(), defaultdict(set)
    for sheet in invention.sheets:
        model = found[sheet.ledger]
        keys = [key_of(model, normalised(sheet.ledger, row)) for row in sheet.rows]
        assert "" not in keys, sheet.ledger
        assert len(set(keys)) == len(keys), sheet.ledger
        assert seen[sheet.ledger].isdisjoint(keys), sheet.ledger
        seen[sheet.ledger].update(keys)
        for row in sheet.rows[:80]:
            for name, value in row.items():
                choices = dict(model._meta.get_field(name).flatchoices)
                assert not choices or value in choices or value == "", (sheet.ledger, name, value)
            wrong = [
                each for each in problems(sheet.ledger, row, TODAY)
                if each.severity is Severity.ERROR
            ]  # fmt: skip
            assert wrong == [], (sheet.ledger, row)
    assert set(seen) == set(found)


def test_codes_are_well_formed_and_belong_to_nobody(invention):
    firms = rows_of(invention, "organisations")
    codes = [row["uscc"] for row in firms if row["uscc"]]
    assert {uscc_problem(code) for code in codes} == {None}
    assert {code[2:8] for code in codes} == {"990108"}
    assert {row["application_number"][5] for row in rows_of(invention, "patents")} == {"9"}


def test_the_mess_of_real_registers_is_there(invention):
    firms = rows_of(invention, "organisations")
    assert any(row["former_names"] for row in firms)
    assert any(row["is_branch"] and row["parent"] for row in firms)
    assert any(not row["uscc"] for row in firms)
    patents = rows_of(invention, "patents")
    assert {"fee", "invalidated"} >= {row["ended_by"] for row in patents if "ended_by" in row}
    assert any(row.get("fee_due_on") for row in patents)
    assert any(row["is_renewal"] for row in rows_of(invention, "pledges"))
    assert any(row["is_internal"] for row in rows_of(invention, "assignments"))
    assert any(not row["is_valid"] for row in rows_of(invention, "survey_answers"))
    assert {len({sheet.on for sheet in some}) > 1 for some in by_ledger(invention)} == {True}
    amended = [each for sheet in invention.sheets for each in sheet.amended.values()]
    assert {bool(each.wrong) for each in amended} == {True, False}
    assert sum(sheet.by_hand for sheet in invention.sheets) > 20
    notices = rows_of(invention, "publications")
    assert any(row["published_on"] and row["published_on"] > row["due_on"] for row in notices)


def test_it_is_made_with_lineage_and_removed_without_a_trace(db, tmp_path):
    people = cast()
    lead = actor_for(people.lead, TODAY)
    before = {model: model._base_manager.count() for model in _models()}
    for who in (people.clerk, people.system_admin):
        with pytest.raises(NotPermitted):
            demonstrations.found(actor=actor_for(who, TODAY), at=AT)
    made = demonstrations.found(actor=lead, at=AT)
    assert made.district.is_demo
    assert Person.objects.filter(district=made.district).count() == len(made.logins) == 14
    with pytest.raises(Refused, match="已经建立"):
        demonstrations.found(actor=lead, at=AT)
    counts = _fill(made.district, lead)
    assert {n: m.objects.filter(district=made.district).count() for n, m in ledgers().items()} == {
        name: counts.get(name, 0) for name in ledgers()
    }
    _leads_to_its_cell(made.district)
    _was_put_right(made.district)
    with pytest.raises(Refused, match="已有演示数据"):
        _fill(made.district, lead)
    demonstrations.load_table(district=made.district, at=AT)
    snapshots.take(district=made.district.pk, actor=None, at=AT)
    _is_at_work(made.district)
    _leaves_nothing(made, lead, before)


def _fill(district, actor):
    return demonstrations.fill(
        district=district, seed=SEED, size=Size.SMALL, actor=actor, at=AT, step=lambda *_: None
    )


def _models():
    return [m for m in apps.get_app_config("store").get_models() if m is not AuditEntry]


def _leads_to_its_cell(district: District) -> None:
    """A patent's number stands in the very cell that its history names."""
    patent = Patent.objects.filter(district=district).order_by("pk")[17]
    state = field_origins(patent)["application_number"]
    cell = cell_of(state, "application_number")
    assert cell == f"A{patent.source_row}" == "A20"
    book = openpyxl.load_workbook(BytesIO(state.source.file.read()), read_only=True)
    assert book[state.source_sheet][cell].value == patent.application_number
    assert patent.holder is None or patent.holder_name in (
        patent.holder.name, *patent.holder.former_names,
    )  # fmt: skip
    assert patent.region.name == patent.address.removeprefix("演示市示例区")
    figure = Statistic.objects.get(district=district, series="resident_population", year=2023)
    assert (figure.value, figure.published_on) == (130_560, date(2024, 4, 18))
    assert Import.objects.filter(district=district).exclude(state="done").count() == 0


def _was_put_right(district: District) -> None:
    """What came wrong stands right with both states; what came twice is void; scans are there."""
    acts = set(RowHistory.objects.filter(district=district).values_list("act", flat=True))
    assert acts == {"imported", "entered", "changed", "voided"}
    case = Case.objects.exclude(voided_at=None).filter(district=district)[0]
    assert case.voided_reason
    assert case.number.endswith("（重）")
    scan = RowFile.objects.filter(district=district)[0]
    assert "演示数据" in scan.file.name
    assert scan.file.read().startswith(b"%PDF")
    changed = RowHistory.objects.filter(district=district, act="changed")[0]
    former = RowHistory.objects.get(ledger=changed.ledger, row=changed.row, row_version=1)
    assert former.values != changed.values
    assert former.known_until == changed.known_from > former.known_from


def _is_at_work(district: District) -> None:
    """Items of every light and at every stage, some of them proven by rows, some once late."""
    demonstration_supervision.fill(district, AT)
    programme = Programme.objects.get(district=district)
    found = lit_items(programme=programme, on=TODAY, at=AT)
    assert {each.signal for each in found} == set(Signal)
    stages = set(Item.objects.filter(district=district).values_list("stage", flat=True))
    assert stages == {
        "draft", "set-up", "issued", "signed", "working", "reported", "concluded", "closed",
    }  # fmt: skip
    assert [e.item.title for e in found if e.late_days and e.is_finished] == [
        "完成商标品牌指导站挂牌"
    ]
    proven = [line for each in found for line in each.evidence if line.checked.satisfied]
    assert all(line.reading.rows for line in proven)
    assert len(proven) == 2
    count = Item.objects.filter(district=district).count()
    demonstration_supervision.fill(district, AT)
    assert Item.objects.filter(district=district).count() == count


def _leaves_nothing(made, lead, before) -> None:
    place, log = made.district.pk, AuditEntry.objects.count()
    own = actor_for(Person.objects.get(username="demo-office"), TODAY)
    with pytest.raises(Refused, match="不能移除"):
        demonstrations.remove(actor=own, at=AT + timedelta(minutes=1))
    usernames = {each.username for each in made.logins}
    dropped = demonstrations.remove(actor=lead, at=AT + timedelta(minutes=1))
    assert dropped > 10_000
    assert {model: model._base_manager.count() for model in _models()} == before
    assert AuditEntry.objects.count() == log + 1
    assert AuditEntry.objects.order_by("-sequence")[0].verb == "remove-demonstration"
    with pytest.raises(Refused, match="没有演示区域"):
        demonstrations.remove(actor=lead, at=AT + timedelta(minutes=2))
    # files go once the removal stands, which a test's own transaction never does
    from ipcity.actions.demonstration_removals import drop_files

    drop_files(place, tuple(usernames))
    assert not snapshots.folder(place).exists()
    assert not (Path(settings.MEDIA_ROOT) / str(place)).exists()
    assert usernames.isdisjoint(each.username for each in first_logins.waiting())
