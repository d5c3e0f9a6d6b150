"""Imports step by step: what is found, what is refused, what comes back, and what stays untouched."""

from __future__ import annotations

import io
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest

from ipcity.actions import import_staging, import_undoing, imports, locks, rows
from ipcity.actions.import_staging import Status
from ipcity.actions.import_undoing import NotUndone
from ipcity.actions.row_batches import Conflict
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.imports import Import
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.patents import Patent
from ipcity.store.models.pledges import Pledge
from ipcity.store.models.row_histories import RowHistory
from ipcity.store.models.units import Unit
from tests.cast import AT, actor_of, cast

pytestmark = pytest.mark.django_db
HEAD = "申请号,名称,申请（专利权）人,申请日,授权公告日,专利类型,地址\n"
ONE = "CN202410000001.1,虚构甲装置,虚构甲机械有限公司,2024.01.02,2025-03-01,发明,虚构镇甲路1号\n"
TWO = "CN202410000002.X,虚构乙装置,虚构大学 | 虚构甲机械有限公司,2024.1.3,,发明,\n"


@pytest.fixture
def people(db):
    made = cast()
    Unit.objects.create(district=made.district, key="t", name="虚构镇", kind=Unit.Kind.TOWN)
    return made


def compared(person, text, *, at=AT, name="台账.csv", ledger="", **options) -> Import:
    content = text if isinstance(text, bytes) else text.encode()
    who = {"actor": actor_of(person), "at": at}
    made = imports.begin(name=name, content=content, ledger=ledger, queue=False, **who)
    with imports.open_book(made) as book:
        made = imports.read(imported=made, book=book, **who)
        made = imports.map_columns(
            imported=made, changes={}, options=options,
            expected_version=made.version, queue=False, **who,
        )  # fmt: skip
        return imports.preview(imported=made, book=book, **who)


def written(person, text, *, at=AT, **more) -> Import:
    made = compared(person, text, at=at, **more)
    return imports.write(imported=made, actor=actor_of(person), at=at)


def lines(made: Import, status: Status) -> list[import_staging.Line]:
    with import_staging.reading(made.pk) as staged:
        return list(staged.lines(status))


def counted(made: Import) -> dict[str, int]:
    return {name: number for name, number in made.counts.items() if number}


def test_new_rows_carry_their_origin_and_their_references(people):
    made = written(people.clerk, HEAD + ONE + TWO)
    assert counted(made) == {"new": 2}
    first, second = Patent.objects.order_by("application_number")
    assert (first.application_number, first.filed_on) == ("202410000001.1", date(2024, 1, 2))
    assert (first.source_id, first.source_sheet, first.source_row) == (made.pk, "台账", 2)
    assert (first.holder.name, second.holder.name) == ("虚构甲机械有限公司", "虚构大学")
    assert first.region.name == "虚构镇"
    assert second.region is None
    assert first.entered_by == people.clerk
    state = RowHistory.objects.get(ledger="patents", row=first.pk)
    assert (state.act, state.row_version, state.source_id) == ("imported", 1, made.pk)
    assert state.values["filed_on"] == "2024-01-02"
    verbs = ["begin-import", "recognise-import", "map-import", "preview-import", "write-import"]
    assert list(AuditEntry.objects.order_by("sequence").values_list("verb", flat=True)) == verbs


def test_nothing_is_written_before_it_is_confirmed(people):
    compared(people.clerk, HEAD + ONE)
    assert (Patent.objects.count(), Organisation.objects.count()) == (0, 0)


def test_the_same_file_twice_changes_nothing(people):
    written(people.clerk, HEAD + ONE + TWO)
    before = RowHistory.objects.count()
    again = written(people.clerk, HEAD + ONE + TWO, at=AT + timedelta(hours=1))
    assert counted(again) == {"same": 2}
    assert RowHistory.objects.count() == before
    assert set(Patent.objects.values_list("version", flat=True)) == {1}


def test_a_changed_row_says_old_and_new_and_keeps_its_history(people):
    written(people.clerk, HEAD + ONE)
    changed = ONE.replace("虚构甲装置", "虚构丙装置").replace("2025-03-01", "")
    made = compared(people.clerk, HEAD + changed, at=AT + timedelta(hours=1))
    line = lines(made, Status.CHANGED)[0]
    assert (line.old, line.new) == ({"title": "虚构甲装置"}, {"title": "虚构丙装置"})
    imports.write(imported=made, actor=actor_of(people.clerk), at=AT + timedelta(hours=1))
    row = Patent.objects.get()
    assert (row.title, row.granted_on, row.version) == ("虚构丙装置", date(2025, 3, 1), 2)
    states = RowHistory.objects.filter(ledger="patents").order_by("row_version")
    assert [s.known_until for s in states] == [AT + timedelta(hours=1), None]


def test_an_empty_cell_empties_only_when_asked(people):
    written(people.clerk, HEAD + ONE)
    changed = ONE.replace("2025-03-01", "")
    later = AT + timedelta(hours=1)
    assert counted(compared(people.clerk, HEAD + changed, at=later)) == {"same": 1}
    made = compared(people.clerk, HEAD + changed, at=later, erasing=True)
    assert lines(made, Status.CHANGED)[0].new == {"granted_on": None}


def test_refused_rows_come_back_under_their_own_header_and_can_be_mended(people):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "专利"
    sheet.append(["试验区专利台账"])
    sheet.merge_cells("A1:F1")
    sheet.append(["申请号", "名称", "权利人", "申请日", "授权公告日", "专利类型"])
    sheet.append(["CN202410000001.1", "甲", "虚构甲机械有限公司", date(2024, 1, 2), None, "发明"])
    sheet.append(
        ["CN202420000003.9", "乙", "虚构甲机械有限公司", date(2024, 1, 2), date(2023, 1, 1), "发明"]
    )
    held = io.BytesIO()
    book.save(held)
    made = written(people.clerk, held.getvalue(), name="专利.xlsx")
    assert counted(made) == {"new": 1, "refused": 1}
    back = openpyxl.load_workbook(io.BytesIO(made.refused_file.read()))
    given = back["专利"]
    assert str(next(iter(given.merged_cells.ranges))) == "A1:F1"
    assert given["A1"].value == "试验区专利台账"
    assert [c.value for c in given[2]][:3] == ["申请号", "名称", "权利人"]
    assert given["G2"].value == "未导入原因"
    assert given["E3"].value.date() == date(2023, 1, 1)
    assert given["G3"].value == "E4 授权公告日：2023-01-01 早于申请日（2024-01-02）。"
    given["E3"].value = date(2025, 1, 1)
    held = io.BytesIO()
    back.save(held)
    mended = written(people.clerk, held.getvalue(), name="退回.xlsx", at=AT + timedelta(hours=1))
    assert counted(mended) == {"new": 1}


def test_one_record_twice_in_a_file_is_told(people):
    made = compared(people.clerk, HEAD + ONE + TWO + ONE)
    refused = lines(made, Status.REFUSED)
    assert [(line.line, line.problems[0][3]) for line in refused] == [
        (4, "与本文件第 2 行是同一条记录，请只保留一行。")
    ]


def test_a_known_row_is_found_by_a_weaker_number(people):
    written(people.clerk, "申请号,公开号,名称,专利类型\nCN202410000001.1,CN117000001A,甲,发明\n")
    made = compared(
        people.clerk, "公开（公告）号,名称,专利类型\nCN117000001A,乙,发明\n",
        ledger="patents", at=AT + timedelta(hours=1),
    )  # fmt: skip
    assert [line.new for line in lines(made, Status.CHANGED)] == [{"title": "乙"}]


def test_an_organisation_and_the_body_above_it_come_in_one_file(people):
    made = written(
        people.clerk,
        "名称,类别,上级单位,地址,属地\n虚构丁公司,企业,虚构丙集团有限公司,虚构镇1号,\n虚构丙集团有限公司,企业,,,虚构镇\n",
        ledger="organisations",
    )
    assert counted(made) == {"new": 2}
    child, parent = Organisation.objects.filter(source=made).order_by("name")
    if child.parent_id is None:
        child, parent = parent, child
    assert (child.name, child.parent) == ("虚构丁公司", parent)
    # the sheet's own column says the town: an empty cell is not filled from the address
    assert (child.region, parent.region.name) == (None, "虚构镇")


def test_rows_of_another_ledger_are_found_by_any_form_of_their_number(people):
    written(people.clerk, HEAD + ONE)
    text = "质押登记号,出质人,质权人,专利号,质押登记日,放款金额（万元）\n"
    text += "Y20240001,虚构甲机械有限公司,虚构银行股份有限公司,ZL202410000001.1,2025-06-01,100\n"
    written(people.clerk, text, name="质押.csv", ledger="pledges", at=AT + timedelta(hours=1))
    row = Pledge.objects.get()
    assert row.patent == Patent.objects.get()
    assert row.pledgor == Organisation.objects.get(name="虚构甲机械有限公司")
    assert row.loan_amount == Decimal("1000000.00")


def test_somebody_changing_a_row_after_the_comparison_stops_the_whole_import(people):
    written(people.clerk, HEAD + ONE)
    made = compared(
        people.clerk, HEAD + ONE.replace("甲装置", "丙装置") + TWO, at=AT + timedelta(hours=1)
    )
    row = Patent.objects.get()
    rows.change(
        row=row, values={"title": "他人所改"}, expected_version=1,
        actor=actor_of(people.lead), at=AT + timedelta(hours=2),
    )  # fmt: skip
    with pytest.raises(Conflict) as told:
        imports.write(imported=made, actor=actor_of(people.clerk), at=AT + timedelta(hours=3))
    assert told.value.rows == (("patents", row.pk, "202410000001.1"),)
    assert list(Patent.objects.values_list("title", flat=True)) == ["他人所改"]


def test_somebody_entering_the_same_record_meanwhile_stops_it_too(people):
    made = compared(people.clerk, HEAD + ONE)
    other = written(people.lead, HEAD + ONE, name="另一份.csv", at=AT + timedelta(hours=1))
    assert other.state == Import.State.DONE
    with pytest.raises(Conflict):
        imports.write(imported=made, actor=actor_of(people.clerk), at=AT + timedelta(hours=2))
    assert Patent.objects.count() == 1


def test_undoing_gives_every_row_its_former_state(people):
    written(people.clerk, HEAD + ONE)
    later, last = AT + timedelta(hours=1), AT + timedelta(hours=2)
    made = written(people.clerk, HEAD + ONE.replace("甲装置", "丙装置") + TWO, at=later)
    undone = import_undoing.undo(imported=made, actor=actor_of(people.clerk), at=last)
    assert undone.state == Import.State.UNDONE
    row = Patent.objects.standing().get()
    assert (row.title, row.version, row.source_row) == ("虚构甲装置", 3, 2)
    void = Patent.objects.exclude(voided_at=None).get()
    assert (void.application_number, void.voided_reason) == ("202410000002.X", "撤销导入")
    acts = RowHistory.objects.filter(known_from=last).values_list("act", flat=True)
    assert set(acts) == {"undone"}
    again = written(people.clerk, HEAD + TWO, at=AT + timedelta(hours=3))
    assert counted(again) == {"new": 1}


def test_undoing_is_refused_with_the_rows_that_changed_since(people):
    made = written(people.clerk, HEAD + ONE + TWO)
    row = Patent.objects.get(application_number="202410000002.X")
    rows.change(
        row=row, values={"title": "他人所改"}, expected_version=1,
        actor=actor_of(people.lead), at=AT + timedelta(hours=1),
    )  # fmt: skip
    with pytest.raises(NotUndone) as told:
        import_undoing.undo(imported=made, actor=actor_of(people.clerk), at=AT + timedelta(hours=2))
    assert told.value.rows == (("patents", row.pk, "202410000002.X"),)
    assert Patent.objects.standing().count() == 2


def test_undoing_is_refused_where_a_row_feeds_a_locked_period(people, monkeypatch):
    made = written(people.clerk, HEAD + ONE + TWO)
    row = Patent.objects.get(application_number="202410000001.1")

    def first_quarter(district, ledger, asked):
        found = [r for r in asked if (ledger, r) == ("patents", row.pk)]
        return tuple(locks.Lock(ledger, r, "2026年第一季度") for r in found)

    monkeypatch.setattr(locks, "SOURCES", [first_quarter])
    with pytest.raises(NotUndone) as told:
        import_undoing.undo(imported=made, actor=actor_of(people.clerk), at=AT + timedelta(hours=1))
    assert "2026年第一季度" in told.value.message
    assert told.value.rows == (("patents", row.pk, "202410000001.1"),)


def test_undoing_is_refused_where_others_refer_to_what_it_made(people):
    made = written(people.clerk, HEAD + ONE)
    written(people.clerk, HEAD + TWO.replace("虚构大学 | ", ""), at=AT + timedelta(hours=1))
    with pytest.raises(NotUndone) as told:
        import_undoing.undo(imported=made, actor=actor_of(people.clerk), at=AT + timedelta(hours=2))
    assert [label for _, _, label in told.value.rows] == ["虚构甲机械有限公司"]


def test_a_reporter_brings_in_rows_of_the_own_unit_only(people):
    mine = written(people.reporter, HEAD + TWO)
    assert Patent.objects.get().unit == people.section
    written(people.clerk, HEAD + ONE, at=AT + timedelta(hours=1))
    made = compared(people.reporter, HEAD + ONE.replace("甲装置", "丙"), at=AT + timedelta(hours=2))
    refused = lines(made, Status.REFUSED)
    assert [line.problems[-1][3] for line in refused] == [
        "这一行由其他单位登记，您的岗位不能导入或修改。"
    ]
    with pytest.raises(NotPermitted):
        imports.drop(imported=mine, actor=actor_of(people.reviewer), at=AT)


def test_a_step_out_of_turn_is_refused(people):
    made = written(people.clerk, HEAD + ONE)
    with pytest.raises(Refused) as told:
        imports.confirm(
            imported=made, expected_version=made.version, actor=actor_of(people.clerk), at=AT
        )
    assert told.value.code == "import-elsewhere"


def test_two_columns_for_one_field_are_refused(people):
    who = {"actor": actor_of(people.clerk), "at": AT}
    made = imports.begin(name="a.csv", content=(HEAD + ONE).encode(), queue=False, **who)
    made = imports.read(imported=made, **who)
    with pytest.raises(Refused) as told:
        imports.map_columns(
            imported=made, changes={0: {"use": True, "columns": {"1": "address"}}}, options={},
            expected_version=made.version, queue=False, **who,
        )  # fmt: skip
    assert told.value.code == "mapped-twice"


def test_the_effect_is_reckoned_before_anything_is_written(people):
    made = compared(people.clerk, HEAD + ONE)
    assert made.effect == []  # no programme, nothing bound


def test_a_draft_of_a_staging_file_leaves_the_former_one(people):
    made = compared(people.clerk, HEAD + ONE)
    with pytest.raises(ZeroDivisionError):
        _die_while_drafting(made.pk)
    assert len(lines(made, Status.NEW)) == 1
    kept = import_staging.folder().glob(f"{made.pk}.*[!k]")  # the book as it was read may stay
    assert [p.name for p in kept] == [f"{made.pk}.sqlite3"]


def _die_while_drafting(number: int) -> None:
    with import_staging.drafting(number):
        raise ZeroDivisionError


def test_the_file_is_read_by_the_child_once_and_forgotten_when_all_is_written(people):
    made = compared(people.clerk, HEAD + ONE)
    kept = import_staging.folder() / f"{made.pk}.{made.file.sha256}.book"
    before = kept.stat().st_mtime_ns
    with imports.open_book(made) as book:
        assert [sheet.last_row for sheet in book.sheets] == [2]
    assert kept.stat().st_mtime_ns == before
    import_staging.forget(made.pk)
    assert not kept.exists()
