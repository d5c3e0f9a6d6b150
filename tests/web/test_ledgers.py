"""The pages of ledgers as a person uses them: lists, the row, void, files, bulk edit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ipcity.actions import row_origins, rows
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.imports import Import
from ipcity.store.models.patents import Patent
from ipcity.store.models.row_files import RowFile
from ipcity.store.models.row_histories import RowHistory
from tests.cast import AT, actor_of, cast, client_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 invented scan"


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def clerk(people):
    return client_of(people.clerk)


def make(people, place: int = 0, unit=None, **more) -> Patent:
    values = {
        "application_number": f"CN20241000000{place}.{place}", "title": f"一种试验装置{place}",
        "kind": "invention", "granted_on": date(2024, 5, 1 + place),
    } | more  # fmt: skip
    return rows.enter(
        ledger="patents",
        values=values,
        unit=unit or people.organ,
        actor=actor_of(people.clerk),
        at=AT,
    )


def titles(answer) -> list[str]:
    return [row.record.title for row in answer.context["shown"].rows]


def test_the_first_page_tells_how_many_rows_of_each_one_may_see(people, clerk):
    make(people)
    make(people, 1, unit=people.section)
    seen = {}
    for who in (people.clerk, people.reporter):
        groups = client_of(who).get("/ledgers").context["groups"]
        shelves = [shelf for _, each in groups for shelf in each]
        seen[who.username] = [s.found.count for s in shelves if s.name == "patents"]
    assert seen == {"office_clerk": [2], "reporter": [1]}
    assert client_of(people.stranger).get("/ledgers").status_code == 403


def test_a_list_is_searched_narrowed_and_sorted(people, clerk):
    for place in range(4):
        make(people, place, kind="design" if place == 3 else "invention")
    assert titles(clerk.get("/ledgers/patents")) == [f"一种试验装置{n}" for n in (3, 2, 1, 0)]
    assert titles(clerk.get("/ledgers/patents?q=装置2")) == ["一种试验装置2"]
    assert titles(clerk.get("/ledgers/patents?kind=design")) == ["一种试验装置3"]
    found = titles(clerk.get("/ledgers/patents?from=2024-05-02&to=2024-05-03&sort=granted_on"))
    assert found == ["一种试验装置1", "一种试验装置2"]
    assert titles(clerk.get("/ledgers/patents?from=nonsense&kind=x&sort=x")) != []
    assert "没有符合条件的记录" in clerk.get("/ledgers/patents?q=没有这个").content.decode()
    assert "这个台账还没有记录" in clerk.get("/ledgers/trademarks").content.decode()
    assert clerk.get("/ledgers/nonsense").status_code == 404


def test_void_rows_show_on_wish_only(people, clerk):
    row = make(people)
    answer = clerk.post(
        f"/ledgers/patents/{row.pk}/void", {"reason": "重复登记", "expected_version": "1"}
    )
    assert answer.status_code == 302
    assert titles(clerk.get("/ledgers/patents")) == []
    assert titles(clerk.get("/ledgers/patents?void=1")) == [row.title]
    page = clerk.get(f"/ledgers/patents/{row.pk}").content.decode()
    assert "这一行已作废" in page
    assert "重复登记" in page
    answer = clerk.post(f"/ledgers/patents/{row.pk}/restore", {"reason": "", "expected_version": 2})
    assert answer.status_code == 200
    assert Patent.objects.standing().count() == 0
    clerk.post(f"/ledgers/patents/{row.pk}/restore", {"reason": "弄错了", "expected_version": 2})
    assert Patent.objects.standing().count() == 1


def test_the_list_as_known_on_an_earlier_day_and_its_search(people, clerk):
    row = make(people)
    later = AT + timedelta(days=2)
    rows.change(
        row=row, values={"title": "改过的名称"}, expected_version=1, actor=actor_of(people.clerk),
        at=later,
    )  # fmt: skip
    day = f"{AT:%Y-%m-%d}"
    answer = clerk.get(f"/ledgers/patents?known={day}")
    assert titles(answer) == ["一种试验装置0"]
    assert f"这是 {day} 当天结束时台账里的内容" in answer.content.decode()
    assert titles(clerk.get(f"/ledgers/patents?known={day}&q=试验&kind=invention")) == [
        "一种试验装置0"
    ]
    assert titles(clerk.get(f"/ledgers/patents?known={day}&q=改过")) == []
    assert titles(clerk.get(f"/ledgers/patents?known={day}&from=2024-05-01&sort=granted_on")) == [
        "一种试验装置0"
    ]
    assert titles(clerk.get("/ledgers/patents?known=2020-01-01")) == []
    assert titles(clerk.get("/ledgers/patents?q=改过")) == ["改过的名称"]


def test_the_list_goes_out_as_a_file(people, clerk):
    make(people)
    text = clerk.get("/ledgers/patents?export=csv").content.decode("utf-8-sig")
    assert text.splitlines()[0].split(",")[:3] == ["申请号", "名称", "专利类型"]
    assert text.splitlines()[1].split(",")[1:3] == ["一种试验装置0", "发明"]
    known = clerk.get("/ledgers/patents?export=csv&known=2026-11-20").content.decode("utf-8-sig")
    assert known == text


def test_a_row_tells_the_cell_of_each_value(people, clerk):
    """An imported row whose title was corrected by hand."""
    row = make(people)
    brought = Import.objects.create(
        district=people.district, ledger="patents", file_name="专利清单.xlsx", begun_at=AT,
        mapping={"tables": [{"sheet": "Sheet1", "use": True, "first_row": 2, "last_row": 20, "columns": [
            {"letter": "C", "field": "application_number"}, {"letter": "D", "field": "title"}]}]},
    )  # fmt: skip
    RowHistory.objects.filter(row=row.pk).update(
        source=brought, source_sheet="Sheet1", source_row=12, act="imported"
    )
    Patent.objects.update(source=brought, source_sheet="Sheet1", source_row=12)
    row = rows.change(
        row=row, values={"title": "更正的名称"}, expected_version=1, actor=actor_of(people.clerk),
        at=timezone.now(),
    )  # fmt: skip
    origins = row_origins.field_origins(row)
    assert row_origins.cell_of(origins["application_number"], "application_number") == "C12"
    assert row_origins.cell_of(origins["title"], "title") == ""
    page = clerk.get(f"/ledgers/patents/{row.pk}").content.decode()
    assert "专利清单.xlsx Sheet1 C12" in page
    assert "手工　陈专员" in page
    assert "一种试验装置0" in page  # the former title, in the history


def test_files_are_attached_read_by_readers_of_the_unit_and_taken_off(people, clerk):
    row = make(people)
    answer = clerk.post(
        f"/ledgers/patents/{row.pk}/files",
        {"files": [SimpleUploadedFile("证书.pdf", PDF), SimpleUploadedFile("照片.jpg", b"\xff\xd8\xffx")]},
    )  # fmt: skip
    assert answer.status_code == 302
    kept = list(RowFile.objects.order_by("pk"))
    assert [each.file.name for each in kept] == ["证书.pdf", "照片.jpg"]
    assert "证书.pdf" in clerk.get(f"/ledgers/patents/{row.pk}").content.decode()
    address = f"/files/{kept[0].file_id}"
    assert b"".join(clerk.get(address).streaming_content) == PDF
    assert client_of(people.reporter).get(address).status_code == 404
    rows.change(
        row=row, values={"unit": people.section.pk}, expected_version=1,
        actor=actor_of(people.clerk), at=timezone.now(),
    )  # fmt: skip
    b"".join(client_of(people.reporter).get(address).streaming_content)
    clerk.post(f"/ledgers/patents/{row.pk}/files/{kept[0].pk}/remove")
    page = clerk.get(f"/ledgers/patents/{row.pk}").context
    assert [each.file.name for each in page["files"]] == ["照片.jpg"]
    assert [each.file.name for each in page["removed"]] == ["证书.pdf"]
    before = RowFile.objects.count()
    told = clerk.post(
        f"/ledgers/patents/{row.pk}/files",
        {"files": SimpleUploadedFile("x.exe", b"MZ9")},
        follow=True,
    )
    assert "不是扫描件" in told.content.decode()
    assert RowFile.objects.count() == before
    verbs = AuditEntry.objects.order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == ["enter-row", "attach-files", "change-row", "remove-file"]


def test_chosen_rows_are_changed_together_after_a_preview(people, clerk):
    made = [make(people, place) for place in range(3)]
    marks = [f"{row.pk}:{row.version}" for row in made[:2]]
    first = clerk.post("/ledgers/patents/bulk", {"which": "chosen", "row": marks, "query": ""})
    assert "application_number" not in dict(first.context["choosable"])
    sent = {"rows": first.context["rows"], "query": "", "field": "stated_status"}
    assert clerk.post("/ledgers/patents/bulk", sent).context["form"].fields.keys() == {
        "stated_status"
    }
    sent |= {"stated_status": "valid"}
    look = clerk.post("/ledgers/patents/bulk", sent | {"step": "look"})
    assert [(s.old, s.new, s.refusal) for s in look.context["seen"]] == [("", "有效", "")] * 2
    assert Patent.objects.filter(stated_status="valid").count() == 0
    answer = clerk.post("/ledgers/patents/bulk", sent | {"step": "apply", "reason": "年检核对"})
    assert answer.status_code == 302
    assert sorted(Patent.objects.filter(stated_status="valid").values_list("pk", flat=True)) == [
        row.pk for row in made[:2]
    ]
    assert (
        RowHistory.objects.filter(act="changed").values_list("reason", flat=True)[0] == "年检核对"
    )


def test_all_that_the_query_finds_are_changed_and_others_units_rows_are_skipped(people):
    make(people, 0)
    mine = make(people, 1, unit=people.section)
    moved = make(people, 2, unit=people.section)
    lead = client_of(people.clerk)
    found = lead.post("/ledgers/patents/bulk", {"which": "all", "query": "q=装置1&page=3"})
    assert found.context["rows"] == f"{mine.pk}:1"
    sent = {
        "rows": f"{mine.pk}:1,{mine.pk - 1}:1,{moved.pk}:9",
        "field": "remark",
        "remark": "核",
        "step": "look",
    }
    look = client_of(people.reporter).post("/ledgers/patents/bulk", sent)
    assert (look.context["changing"], look.context["refused_count"]) == (1, 1)
    sent |= {"step": "apply", "refused": look.context["refused"]}
    client_of(people.reporter).post("/ledgers/patents/bulk", sent)
    assert list(Patent.objects.filter(remark="核")) == [mine]
