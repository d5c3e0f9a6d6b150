"""The form of a row: typed in, refused at its field, kept as a draft, saved over another's change."""

from __future__ import annotations

import pytest
from django.utils import timezone

from ipcity.actions import rows
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.patents import Patent
from ipcity.store.models.pledges import Pledge
from ipcity.store.models.row_drafts import RowDraft
from tests.cast import AT, actor_of, cast, client_of

pytestmark = pytest.mark.django_db
NEW = {"application_number": "CN202410000001.X", "title": "一种试验装置", "kind": "invention"}


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def clerk(people):
    return client_of(people.clerk)


def make(people, ledger="patents", unit=None, **values):
    return rows.enter(
        ledger=ledger, values=(NEW if ledger == "patents" else {}) | values,
        unit=unit or people.organ, actor=actor_of(people.clerk), at=AT,
    )  # fmt: skip


def test_a_new_row_is_typed_in_and_the_next_one_after_it(people, clerk):
    sent = NEW | {"unit": people.organ.pk, "granted_on": "2024-05-01"}
    answer = clerk.post("/ledgers/patents/new", sent)
    row = Patent.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/ledgers/patents/{row.pk}")
    sent |= {"application_number": "CN202410000002.1", "again": "1"}
    assert clerk.post("/ledgers/patents/new", sent)["Location"] == "/ledgers/patents/new"
    assert Patent.objects.count() == 2


def test_what_is_wrong_stands_at_its_field_and_the_same_row_is_linked(people, clerk):
    row = make(people)
    wrong = NEW | {"filed_on": "2025-01-01", "granted_on": "2024-01-01", "kind": "x"}
    wrong |= {"title": " ", "agency_name": "甲" * 201}
    page = clerk.post("/ledgers/patents/new", wrong)
    assert {each.name: list(each.errors) for each in page.context["wrong"]} == {
        "kind": ["选择一个有效的选项。 x 不在可用的选项中。"],
        "title": ["请填写名称。"],
        "granted_on": ["不能早于申请日（2025-01-01）。"],
        "agency_name": ["最多 200 个字，现有 201 个字，请缩短。"],
    }
    wrong |= {"title": "甲", "agency_name": ""}
    form = clerk.post("/ledgers/patents/new", wrong | {"kind": "design"}).context["form"]
    assert set(form.errors) == {"granted_on"}
    page = clerk.post("/ledgers/patents/new", NEW)
    assert page.context["same"] == f"/ledgers/patents/{row.pk}"


def test_what_is_odd_is_kept_and_said(people, clerk):
    sent = NEW | {"application_number": "CN202410000001.9", "granted_on": "2099-01-01"}
    page = clerk.post("/ledgers/patents/new", sent, follow=True)
    assert [str(each) for each in page.context["messages"]] == [
        "已录入“202410000001.9”。",
        "请再核对：申请号校验位应为X，可能有一位抄错。",
        "请再核对：缺申请日，无法推算专利权期限。",
        "请再核对：授权公告日晚于今天，请核对。",
    ]


def test_a_reporter_enters_for_the_own_unit_and_needs_one(people):
    reporter = client_of(people.reporter)
    page = reporter.get("/ledgers/patents/new")
    assert page.context["form"]["unit"].value() == people.section.pk
    assert [str(u) for u in page.context["form"].fields["unit"].queryset] == ["产业科"]
    assert set(reporter.post("/ledgers/patents/new", NEW).context["form"].errors) == {"unit"}
    answer = reporter.post("/ledgers/patents/new", NEW | {"unit": people.section.pk})
    assert (answer.status_code, Patent.objects.get().unit) == (302, people.section)


def test_money_is_typed_as_people_write_it(people, clerk):
    sent = {
        "registration_number": "Y20249900001", "kind": "patent", "pledgor_name": "试验甲公司",
        "loan_amount": "500万元", "registered_amount": "1,200,000.50", "unit": people.organ.pk,
    }  # fmt: skip
    assert clerk.post("/ledgers/pledges/new", sent).status_code == 302
    row = Pledge.objects.get()
    assert (row.loan_amount, f"{row.registered_amount:f}") == (5_000_000, "1200000.50")
    bad = clerk.post("/ledgers/pledges/new", sent | {"loan_amount": "很多"}).context["form"]
    assert bad.errors["loan_amount"] == ["“很多”不是数字，请只写数字；没有的请留空。"]


def test_a_draft_is_kept_comes_back_and_goes_with_the_save(people, clerk):
    typed = {"title": "写了一半", "kind": "design", "draft-row": "0", "is_domestic": "on"}
    told = clerk.post("/ledgers/patents/draft", typed)
    assert set(told.json()) == {"kept"}
    (pile,) = (p for p in clerk.get("/").context["piles"] if p.title == "没有填完的台账")
    assert [(each.what, each.url) for each in pile.items] == [
        ("专利：新增", "/ledgers/patents/new")
    ]
    page = clerk.get("/ledgers/patents/new")
    assert page.context["form"]["title"].value() == "写了一半"
    assert "未保存的内容" in page.content.decode()
    assert client_of(people.reporter).get("/ledgers/patents/new").context["draft"] is None
    assert AuditEntry.objects.count() == 0
    clerk.post("/ledgers/patents/new", NEW | {"unit": people.organ.pk})
    assert RowDraft.objects.count() == 0
    clerk.post("/ledgers/patents/draft", typed)
    clerk.post("/ledgers/patents/draft", {"draft-row": "0", "drop": "1"})
    assert RowDraft.objects.count() == 0


def test_a_tick_taken_off_stays_off_in_the_draft(people, clerk):
    row = make(people)
    typed = {"title": "改", "draft-row": row.pk, "expected_version": 1}
    clerk.post("/ledgers/patents/draft", typed)
    form = clerk.get(f"/ledgers/patents/{row.pk}/edit").context["form"]
    assert (form["title"].value(), form["is_domestic"].value()) == ("改", False)


def test_a_stale_save_shows_both_and_lets_one_choose(people, clerk):
    row = make(people, remark="原备注")
    address = f"/ledgers/patents/{row.pk}/edit"
    sent = NEW | {
        "expected_version": 1, "title": "我的名称", "remark": "我的备注", "is_domestic": "on",
        "unit": people.organ.pk,
    }  # fmt: skip
    rows.change(
        row=row, values={"title": "他的名称", "remark": "他的备注"}, expected_version=1,
        actor=actor_of(people.lead), at=timezone.now(),
    )  # fmt: skip
    page = clerk.post(address, sent)
    assert page.status_code == 409
    assert [each[1:] for each in page.context["both"]] == [
        ("名称", "他的名称", "我的名称"), ("备注", "他的备注", "我的备注"),
    ]  # fmt: skip
    again = dict(page.context["kept"]) | {
        "expected_version": page.context["version"], "chosen-title": "theirs",
        "chosen-remark": "mine",
    }  # fmt: skip
    assert clerk.post(address, again).status_code == 302
    row.refresh_from_db()
    assert (row.title, row.remark, row.version) == ("他的名称", "我的备注", 3)


def test_saving_without_a_change_makes_no_new_version(people, clerk):
    row = make(people)
    sent = NEW | {"expected_version": 1, "is_domestic": "on", "unit": people.organ.pk}
    answer = clerk.post(f"/ledgers/patents/{row.pk}/edit", sent, follow=True)
    assert "没有改动" in answer.content.decode()
    row.refresh_from_db()
    assert row.version == 1


def test_a_firm_is_found_by_part_of_its_name_and_only_in_ones_district(people, clerk):
    for name, unit in (("试验甲公司", None), ("试验乙公司", people.organ)):
        Organisation.objects.create(
            district=people.district, name=name, unit=unit, row_key=name, entered_at=AT,
            changed_at=AT,
        )  # fmt: skip
    Organisation.objects.create(
        district=people.other_district, name="试验外公司", row_key="x", entered_at=AT, changed_at=AT
    )
    address = "/ledgers/patents/pick?field=holder&pick=试验"
    names = [each[1] for each in clerk.get(address).context["found"]]
    assert names == ["试验乙公司", "试验甲公司"]
    own = [each[1] for each in client_of(people.reporter).get(address).context["found"]]
    assert own == ["试验甲公司"]
    assert clerk.get("/ledgers/patents/pick?field=nonsense").context["found"] == []
    assert clerk.get("/ledgers/patents/pick?field=unit").context["found"] == []


def test_personal_fields_are_masked_and_stay_unless_typed_anew(people, clerk):
    row = make(people, "trade_secret_sites", name="试验示范点", contact_phone="13800001234")
    page = clerk.get(f"/ledgers/trade_secret_sites/{row.pk}").content.decode()
    assert ("13800001234" in page, "138****1234" in page) == (False, True)
    edit = clerk.get(f"/ledgers/trade_secret_sites/{row.pk}/edit")
    assert "13800001234" not in edit.content.decode()
    form = edit.context["form"]
    sent = {
        key: "on" if value is True else value
        for key, field in form.fields.items()
        if (value := field.prepare_value(form.get_initial_for_field(field, key)))
        not in (None, False)
    }
    answer = clerk.post(f"/ledgers/trade_secret_sites/{row.pk}/edit", sent | {"remark": "改"})
    assert answer.status_code == 302, answer.content.decode()
    row.refresh_from_db()
    assert (row.contact_phone, row.remark) == ("13800001234", "改")
