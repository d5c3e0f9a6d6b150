"""A block pasted from a spreadsheet, and last period's rows taken over."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from ipcity.actions import row_blocks, rows
from ipcity.actions.row_blocks import Fate
from ipcity.domain.errors import Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.patents import Patent
from ipcity.store.models.pledges import Pledge
from ipcity.store.models.row_histories import RowHistory
from ipcity.web.ledger_periods import later, period_of
from tests.cast import AT, actor_of, cast, client_of

pytestmark = pytest.mark.django_db
HEAD = "申请号\t名称\t专利类型\t授权公告日\t属地\t看不懂"
LINES = [
    "CN202410000001.X\t一种装置\t发明\t2024.5.1\t经济信息委\t甲",
    'CN202410000002.1\t"两行\n名称"\t实用新型\t20240502\t\t乙',
    "CN202410000003.6\t第三件\t奖状\t不知道\t没有的镇\t丙",
]


@pytest.fixture
def people(db):
    return cast()


def read(people, text: str, ledger="patents", who=None):
    who = who or people.clerk
    unit = people.section if who == people.reporter else people.organ
    return row_blocks.read_block(
        ledger=ledger, text=text, columns=("application_number", "title", "kind"), unit=unit.pk,
        actor=actor_of(who), moment=AT,
    )  # fmt: skip


def test_a_block_is_read_cell_by_cell_and_every_error_stands_at_its_cell(people):
    block = read(people, "\n".join([HEAD, *LINES]))
    assert block.has_header
    assert block.fields == ("application_number", "title", "kind", "granted_on", "region", None)
    assert [line.fate for line in block.lines] == [Fate.NEW, Fate.NEW, Fate.REFUSED]
    first, second, third = block.lines
    assert first.entry.values["granted_on"] == date(2024, 5, 1)
    assert first.entry.values["region"] == people.organ.pk
    assert second.entry.values["title"] == "两行\n名称"
    assert set(third.errors) == {"kind", "granted_on", "region"}
    assert third.errors["region"] == "单位名录中没有“没有的镇”。"
    assert (third.number, first.number) == (4, 2)


def test_without_a_header_the_columns_of_the_list_are_taken(people):
    block = read(people, "CN202410000001.X\t一种装置\t发明")
    assert not block.has_header
    assert [dict(line.entry.values) for line in block.lines] == [
        {"application_number": "CN202410000001.X", "title": "一种装置", "kind": "invention"}
    ]


def test_titles_are_passed_over_and_what_is_not_read_is_told(people):
    text = (
        "专利台账\n申请号\t名称\t专利类型\n"
        "CN202410000001.X\t甲\t发明\t多\nCN202410000002.1\t乙\t同上\n"
    )
    block = read(people, text)
    assert (block.titles, block.has_header, block.beyond) == (1, True, 1)
    assert [(line.number, line.entry.values["kind"]) for line in block.lines] == [
        (3, "invention"), (4, "invention"),
    ]  # fmt: skip
    page = client_of(people.clerk).post(
        "/ledgers/patents/paste", {"text": text, "unit": people.organ.pk}
    )
    assert (page.context["lost"], page.context["titles"]) == (["第 4 列"], 1)


def test_a_unit_in_the_cell_overrules_the_headings_and_a_doubt_is_asked_back(people):
    text = "质押登记号\t放款金额（万元）\nY1\t500万元\nY2\t约500\n"
    first, second = read(people, text, "pledges").lines
    assert first.entry.values["loan_amount"] == 5_000_000
    assert list(second.errors) == ["loan_amount"]


def test_money_headings_carry_their_unit(people):
    text = "质押登记号\t放款金额（万元）\t登记金额\nY1\t123.45\t5,000元\n"
    block = read(people, text, "pledges")
    assert [str(block.lines[0].entry.values[n]) for n in ("loan_amount", "registered_amount")] == [
        "1234500.00", "5000.00",
    ]  # fmt: skip


def test_a_known_key_changes_its_row_and_blank_cells_leave_what_is_there(people):
    row_blocks.save_block(
        ledger="patents", entries=read(people, "\n".join([HEAD, LINES[0]])).entries,
        unit=people.organ.pk, actor=actor_of(people.clerk), at=AT,
    )  # fmt: skip
    text = f"{HEAD}\nCN202410000001.X\t新名称\t\t\t\t\n{LINES[1]}\n{LINES[1]}"
    block = read(people, text)
    assert [line.fate for line in block.lines] == [Fate.CHANGED, Fate.NEW, Fate.REFUSED]
    assert block.lines[0].old == {"title": "一种装置"}
    assert "同一条记录" in block.lines[2].errors[""]
    new, changed = row_blocks.save_block(
        ledger="patents", entries=block.entries, unit=people.organ.pk,
        actor=actor_of(people.clerk), at=AT,
    )  # fmt: skip
    assert (new, changed) == (1, 1)
    row = Patent.objects.get(application_number="202410000001.X")
    assert (row.title, row.kind, row.granted_on) == ("新名称", "invention", date(2024, 5, 1))
    verbs = AuditEntry.objects.order_by("sequence").values_list("verb", "facts")
    assert list(verbs)[-1] == ("save-block", {"ledger": "patents", "new": 1, "changed": 1})
    assert RowHistory.objects.filter(known_until=None).count() == 2


def test_nothing_of_a_block_is_saved_when_one_row_is_refused(people):
    block = read(people, "\n".join([HEAD, *LINES[:2]]))
    rows.enter(
        ledger="patents", values=dict(block.lines[1].entry.values), unit=people.organ,
        actor=actor_of(people.clerk), at=AT,
    )  # fmt: skip
    with pytest.raises(Refused) as told:
        row_blocks.save_block(
            ledger="patents", entries=block.entries, unit=people.organ.pk,
            actor=actor_of(people.clerk), at=AT,
        )  # fmt: skip
    assert told.value.code == "row-exists"
    assert Patent.objects.count() == 1


def test_a_reporter_cannot_change_another_units_row_by_pasting(people):
    rows.enter(
        ledger="patents", unit=people.organ, actor=actor_of(people.clerk), at=AT,
        values={"application_number": "CN202410000001.X", "title": "他的", "kind": "design"},
    )  # fmt: skip
    block = read(people, "\n".join([HEAD, LINES[0]]), who=people.reporter)
    assert [line.fate for line in block.lines] == [Fate.REFUSED]


def test_the_page_previews_and_saves(people):
    clerk = client_of(people.clerk)
    sent = {"text": "\n".join([HEAD, *LINES]), "unit": people.organ.pk}
    page = clerk.post("/ledgers/patents/paste", sent)
    assert [(line.word, bool(line.error)) for line in page.context["lines"]] == [
        ("新增", False), ("新增", False), ("未通过", False),
    ]  # fmt: skip
    assert page.context["lost"] == ["看不懂"]
    assert [cell.error != "" for cell in page.context["lines"][2].cells] == [
        False, False, True, True, True,
    ]  # fmt: skip
    assert Patent.objects.count() == 0
    answer = clerk.post("/ledgers/patents/paste", sent | {"save": "1", "seen": ""})
    assert (answer.status_code, Patent.objects.count()) == (302, 2)


def test_a_row_changed_since_the_preview_is_not_overwritten(people):
    clerk = client_of(people.clerk)
    row = rows.enter(
        ledger="patents", unit=people.organ, actor=actor_of(people.clerk), at=AT,
        values={"application_number": "CN202410000001.X", "title": "旧", "kind": "invention"},
    )  # fmt: skip
    sent = {"text": "\n".join([HEAD, LINES[0]]), "unit": people.organ.pk}
    page = clerk.post("/ledgers/patents/paste", sent)
    assert page.context["seen"] == f"{row.pk}:1"
    rows.change(
        row=row,
        values={"title": "别人改的"},
        expected_version=1,
        actor=actor_of(people.lead),
        at=AT,
    )
    clerk.post("/ledgers/patents/paste", sent | {"save": "1", "seen": page.context["seen"]})
    row.refresh_from_db()
    assert row.title == "别人改的"


def test_last_months_rows_become_a_block_with_later_dates(people):
    clerk = client_of(people.clerk)
    begin, end = period_of("month", timezone.localdate())
    row = rows.enter(
        ledger="pledges", unit=people.organ, actor=actor_of(people.clerk), at=AT,
        values={"registration_number": "Y1", "registered_on": begin, "loan_amount": 5_000_000},
    )  # fmt: skip
    page = clerk.get("/ledgers/pledges/copy?period=month")
    assert [each.pk for each, _ in page.context["rows"]] == [row.pk]
    taken = clerk.get(f"/ledgers/pledges/copy?period=month&row={row.pk}")
    text = taken.context["form"]["text"].value()
    head, line = (part.split("\t") for part in text.split("\n"))
    cells = dict(zip(head, line, strict=True))
    assert (cells["质押登记日"], cells["放款金额"]) == (f"{end:%Y-%m-%d}", "5000000")
    sent = {"text": text.replace("Y1", "Y2"), "unit": people.organ.pk, "save": "1", "seen": ""}
    assert clerk.post("/ledgers/pledges/paste", sent).status_code == 302
    assert list(Pledge.objects.order_by("pk").values_list("registered_on", flat=True)) == [
        begin, end,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 1, date(2024, 3, 31)),
        (date(2024, 3, 15), -3, date(2023, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_a_day_some_months_on(day, months, then):
    assert later(day, months) == then
