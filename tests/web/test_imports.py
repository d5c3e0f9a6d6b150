"""导入 in the browser's requests: upload, columns, comparison, writing, undoing, and back out again."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ipcity.actions import quality, rows
from ipcity.jobs.progress import Progress
from ipcity.jobs.tasks import import_preview, import_reading, import_undoing, import_writing
from ipcity.store.models.imports import ColumnMapping, Import
from ipcity.store.models.patents import Patent
from ipcity.store.models.quality_problems import QualityProblem
from tests.cast import AT, actor_of, cast, client_of

pytestmark = pytest.mark.django_db
SHEET = """申请号,名称,申请（专利权）人,申请日,授权公告日,专利类型
CN202410000001.1,一种虚构甲装置,虚构甲机械有限公司,2024.01.02,2025-03-01,发明
CN202420000003.X,一种虚构乙装置,虚构甲机械有限公司,2024.01.02,2023-03-01,实用新型
"""


@pytest.fixture
def people(db):
    return cast()


def uploaded(client, text=SHEET, name="专利.csv", **more) -> Import:
    file = SimpleUploadedFile(name, text.encode())
    answer = client.post("/imports/new", {"file": file, **more})
    assert answer.status_code == 302, answer.content.decode()
    return Import.objects.order_by("pk").last()


def worked(made: Import, kind, person) -> Import:
    """The step's job as the worker does it."""
    kind.work(Progress(), imported=made.pk, person=person.pk)
    Import.objects.filter(pk=made.pk).update(job=None)
    made.refresh_from_db()
    return made


def compared(client, person, text=SHEET) -> Import:
    made = worked(uploaded(client, text), import_reading, person)
    table = made.mapping["tables"][0]
    form = {f"col-0-{c['index']}": c["field"] or "" for c in table["columns"]}
    form |= {"use-0": "on", "expected_version": made.version}
    assert client.post(f"/imports/{made.pk}/columns", form).status_code == 302
    return worked(made, import_preview, person)


def page_of(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_from_upload_to_report_and_undone(people):
    client = client_of(people.clerk)
    made = uploaded(client)
    assert made.state == Import.State.READING
    assert "进度" in page_of(client, f"/imports/{made.pk}")
    assert client.get(f"/imports/{made.pk}/progress").status_code == 200
    made = worked(made, import_reading, people.clerk)
    columns = page_of(client, f"/imports/{made.pk}")
    assert "申请（专利权）人" in columns
    assert "一种虚构甲装置" in columns
    made = compared(client, people.clerk)
    assert made.counts == {"new": 1, "changed": 0, "same": 0, "refused": 1, "skipped": 0}
    assert Patent.objects.count() == 0
    assert "202410000001.1" in page_of(client, f"/imports/{made.pk}")
    assert "早于申请日" in page_of(client, f"/imports/{made.pk}?tab=refused")
    assert "确认列对应并比对" in page_of(client, f"/imports/{made.pk}?step=columns")
    assert (
        client.post(f"/imports/{made.pk}/confirm", {"expected_version": made.version}).status_code
        == 302
    )
    made = worked(made, import_writing, people.clerk)
    assert (made.state, Patent.objects.count()) == (Import.State.DONE, 1)
    report = page_of(client, f"/imports/{made.pk}")
    assert "下载未导入行" in report
    assert b"".join(client.get(f"/files/{made.refused_file_id}").streaming_content)[:2] == b"PK"
    assert client.post(f"/imports/{made.pk}/undo").status_code == 302
    made = worked(made, import_undoing, people.clerk)
    assert (made.state, Patent.objects.standing().count()) == (Import.State.UNDONE, 0)
    assert "已撤销" in page_of(client, "/imports")


def test_what_cells_tell_is_asked_and_a_missing_kind_is_typed_once(people):
    client = client_of(people.clerk)
    rows = "".join(
        f"虚构装置{n},虚构{n}机械有限公司,CN11797440{n}A,虚构路{n}号\n" for n in range(1, 4)
    )
    odd = f"名称,谁家的,啥号,门牌\n{rows}"
    made = worked(uploaded(client, odd, ledger="patents"), import_reading, people.clerk)
    columns = made.mapping["tables"][0]["columns"]
    assert [(c["field"], c["proposed"]) for c in columns] == [
        ("title", ""),
        (None, "holder_name"),
        (None, "publication_number"),
        (None, "address"),
    ]
    page = page_of(client, f"/imports/{made.pk}")
    assert page.count("请核对</span>") == 3
    assert '<option value="address" selected>' in page
    assert 'name="const-0-kind"' in page
    form = {f"col-0-{c['index']}": c["field"] or c["proposed"] for c in columns}
    form |= {
        "col-0-3": "",
        "const-0-kind": "实用新型",
        "use-0": "on",
        "expected_version": made.version,
    }
    assert client.post(f"/imports/{made.pk}/columns", form).status_code == 302
    made = worked(made, import_preview, people.clerk)
    assert (
        client.post(f"/imports/{made.pk}/confirm", {"expected_version": made.version}).status_code
        == 302
    )
    worked(made, import_writing, people.clerk)
    assert list(
        Patent.objects.order_by("pk").values_list("kind", "publication_number", "address")
    ) == [("utility", f"CN11797440{n}A", "") for n in range(1, 4)]
    again = worked(uploaded(client, odd, ledger="patents"), import_reading, people.clerk)
    page = page_of(client, f"/imports/{again.pk}")
    assert "上次填写，请核对" in page
    assert "<option selected>实用新型</option>" in page
    assert [c["proposed"] for c in again.mapping["tables"][0]["columns"]] == [""] * 4
    row = Patent.objects.order_by("pk").first()
    assert "导入时填写" in page_of(client, f"/ledgers/patents/{row.pk}")


def test_what_was_confirmed_is_remembered(people):
    client = client_of(people.clerk)
    made = worked(uploaded(client), import_reading, people.clerk)
    columns = made.mapping["tables"][0]["columns"]
    form = {f"col-0-{c['index']}": c["field"] or "" for c in columns}
    form["col-0-1"] = ""
    form |= {"use-0": "on", "expected_version": made.version}
    client.post(f"/imports/{made.pk}/columns", form)
    assert ColumnMapping.objects.count() == 1
    again = worked(uploaded(client), import_reading, people.clerk)
    assert [c["field"] for c in again.mapping["tables"][0]["columns"]][1] is None


def test_the_page_of_columns_asks_for_what_no_column_gives(people):
    client = client_of(people.clerk)
    made = worked(uploaded(client, SHEET.replace("申请号", "号")), import_reading, people.clerk)
    asked = "还没有列给出每行必须有的项目"
    page = page_of(client, f"/imports/{made.pk}")
    assert asked in page
    assert "申请号，或 公开号，或 授权公告号" in page
    whole = worked(uploaded(client), import_reading, people.clerk)
    assert asked not in page_of(client, f"/imports/{whole.pk}")


def test_a_pasted_block_is_a_file_too(people):
    client = client_of(people.clerk)
    block = SHEET.replace(",", "\t")
    assert client.post("/imports/new", {"pasted": block, "ledger": "patents"}).status_code == 302
    made = worked(Import.objects.get(), import_reading, people.clerk)
    assert made.ledger == "patents"
    assert made.mapping["tables"][0]["columns"][0]["field"] == "application_number"


def test_another_ledger_can_be_chosen_and_an_import_dropped(people):
    client = client_of(people.clerk)
    made = worked(uploaded(client), import_reading, people.clerk)
    client.post(
        f"/imports/{made.pk}/ledger", {"ledger": "trademarks", "expected_version": made.version}
    )
    made = worked(made, import_reading, people.clerk)
    assert made.ledger == "trademarks"
    client.post(f"/imports/{made.pk}/drop")
    made.refresh_from_db()
    assert made.state == Import.State.DROPPED


def test_a_stale_confirmation_writes_nothing(people):
    client = client_of(people.clerk)
    made = compared(client, people.clerk)
    answer = client.post(f"/imports/{made.pk}/confirm", {"expected_version": made.version - 1})
    made.refresh_from_db()
    assert made.state == Import.State.PREVIEWED
    assert answer.status_code in {302, 409}


def test_neither_file_nor_text_is_told_in_the_form(people):
    answer = client_of(people.clerk).post("/imports/new", {})
    assert "请选择文件，或粘贴表格内容。" in answer.content.decode()


def test_ledgers_and_templates_leave_as_files(people):
    client = client_of(people.clerk)
    made = compared(client, people.clerk)
    client.post(f"/imports/{made.pk}/confirm", {"expected_version": made.version})
    worked(made, import_writing, people.clerk)
    answer = client.get("/ledgers/patents/export?form=csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert client.get("/ledgers/patents/template").status_code == 200
    assert client.get("/ledgers/nothing/export").status_code == 404


def test_readers_do_not_import(people):
    assert client_of(people.leader).get("/imports").status_code == 403


DOUBTFUL = """申请号,名称,申请（专利权）人,申请日,专利类型,镇街
CN202410000001.1,一种虚构甲装置,虚构甲机械有限公司,2024年1月,发明,虚无镇
CN202410000002.X,一种虚构乙装置,虚构甲机械有限公司,2024.01.02,发明,
"""


def test_what_is_taken_with_a_doubt_is_listed_before_and_after(people):
    client = client_of(people.clerk)
    made = compared(client, people.clerk, DOUBTFUL)
    assert (made.counts["new"], made.counts["doubtful"]) == (2, 1)
    shown = page_of(client, f"/imports/{made.pk}?tab=doubtful")
    assert "有提醒" in page_of(client, f"/imports/{made.pk}")
    client.post(f"/imports/{made.pk}/confirm", {"expected_version": made.version})
    made = worked(made, import_writing, people.clerk)
    for page in (shown, page_of(client, f"/imports/{made.pk}")):
        assert all(word in page for word in ("D2", "2024年1月", "2024-01-01", "F2", "虚无镇"))
        assert "D3" not in page
    _settled_by_correcting(people, Patent.objects.get(application_number="202410000001.1"))


def _settled_by_correcting(people, row: Patent) -> None:
    """The work list asks until the field says something else."""
    found = QualityProblem.objects.waiting().filter(row=row.pk, code="read-with-doubt")
    check = {"district": people.district, "actor": actor_of(people.clerk), "at": AT}
    quality.check(**check)
    assert set(found.values_list("field", flat=True)) == {"filed_on", "region"}
    rows.change(
        row=row, values={"filed_on": "2024-01-08"}, expected_version=1,
        actor=actor_of(people.clerk), at=AT,
    )  # fmt: skip
    quality.check(**check)
    assert list(found.values_list("field", flat=True)) == ["region"]
