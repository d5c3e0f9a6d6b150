"""The pages of numbers: from the value to its rows, why it changed, what computes it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ipcity.actions import measurements, rows
from ipcity.store.models.bindings import Binding
from ipcity.store.models.own_indicators import OwnIndicator
from ipcity.store.models.reference_tables import ReferenceEntry, ReferenceTable
from tests.actions.numbers import from_sheet, ground, later
from tests.cast import AT, TODAY, client_of
from tests.papers.test_reference_tables import TSV
from tests.web.reading import rows_of, words

pytestmark = pytest.mark.django_db
PAGES = (
    "/numbers/T5", "/numbers/T5/why", "/numbers/T5?export=csv", "/indicators",
    "/indicators/instructions.positive-of-year",
)  # fmt: skip
KEEPERS = ("/numbers/T5/binding", "/indicators/define", "/references/load")


@pytest.fixture
def here(db, settings, tmp_path):
    settings.HOME = tmp_path
    made = ground()
    from_sheet(made.instruction(date(2026, 3, 1), "甲"), 7, {"subject": "B", "given_on": "D"})
    made.instruction(date(2026, 4, 1), "乙", unit=made.people.section)
    measurements.measure(district=made.district, codes=None, on=TODAY, at=later(1), actor=None)
    return made


def test_who_sees_and_who_does_not(here):
    for who in ("lead", "clerk", "leader", "reporter"):
        client = client_of(getattr(here.people, who))
        assert [client.get(page).status_code for page in PAGES] == [200] * len(PAGES)
    for who in ("stranger", "system_admin"):
        client = client_of(getattr(here.people, who))
        assert [client.get(page).status_code for page in (*PAGES, *KEEPERS)] == [403] * 8
    for page in KEEPERS:
        assert client_of(here.people.reporter).get(page).status_code == 403
        assert client_of(here.people.clerk).get(page).status_code == 200
    assert client_of(here.people.foreigner).get("/numbers/T5").status_code == 404


def test_a_number_is_walked_back_to_its_cell(here):
    client = client_of(here.people.clerk)
    assert "2 家" in words(client.get("/targets/T5"))
    page = client.get("/numbers/T5")
    shown = words(page)
    assert "当年1月1日至统计日领导对知识产权工作作出的正向书面批示次数" in shown
    assert "批示 第 7 行" in shown
    assert "D7" in shown
    assert "手工录入" in shown
    assert "结果一致" in words(client.get("/numbers/T5?verify=1"))
    listed = rows_of(client.get("/numbers/T5?export=csv"))
    assert [(row[2], row[6], row[8], row[9]) for row in listed[1:]] == [
        ("甲", "台账.xlsx", "7", "D7"), ("乙", "", "", ""),
    ]  # fmt: skip


def test_a_reporter_learns_only_how_many_rows_are_hidden(here):
    shown = words(client_of(here.people.reporter).get("/numbers/T5"))
    assert "乙" in shown
    assert "台账.xlsx" not in shown
    assert "另有 1 行不在您的查看范围内" in shown


def test_the_target_shows_value_course_and_rule(here):
    page = client_of(here.people.lead).get("/targets/T5")
    shown = words(page)
    assert page.context["standing"].rows == 2
    assert "怎么算" in shown
    assert "截至今日应达到" in shown
    assert "落后不超过应达到数的10%为黄" in shown
    overview = client_of(here.people.leader).get("/overview")
    assert "数据截至" in words(overview)
    assert overview.context["figures"][0][3] == "共 5 项：明显落后 1，无数据 4"


def test_why_tells_what_was_corrected(here):
    row = here.instruction(date(2026, 5, 1), "丙", at=later(2))
    rows.void(row=row, reason="重复", expected_version=1, actor=here.lead, at=later(3))
    measurements.measure(district=here.district, codes=None, on=TODAY, at=later(4), actor=None)
    client = client_of(here.people.lead)
    page = client.get("/numbers/T5/why?from=2026-03-15&to=2026-06-30")
    assert "新计入" in words(page)
    assert "起始日期晚于截止日期" in words(
        client.get("/numbers/T5/why?from=2026-05-01&to=2026-01-01")
    )


def test_another_indicator_is_chosen_with_its_reason(here):
    client = client_of(here.people.lead)
    form = {
        "indicator": "media.positive-of-year",
        "reading": "",
        "reason": "",
        "expected_version": 1,
    }
    assert "须写明理由" in words(client.post("/numbers/T5/binding", form))
    done = client.post("/numbers/T5/binding", form | {"reason": "会议确定"})
    assert (done.status_code, done["Location"]) == (302, "/numbers/T5/binding")
    assert Binding.objects.get(fact_key="T5").indicator == "media.positive-of-year"
    assert "会议确定" in words(client.get("/numbers/T5/binding"))
    assert client.post("/numbers/T5/binding", form | {"reason": "晚了"}).status_code == 409


def test_an_own_indicator_is_checked_tried_and_kept(here):
    client = client_of(here.people.clerk)
    text = client.get("/indicators/define").context["form"].initial["text"]
    wrong = client.post("/indicators/define", {"text": text.replace("awarded_on", "no_such_day")})
    assert "第11行" in words(wrong)
    tried = client.post("/indicators/define", {"text": text})
    assert "今日试算" in words(tried)
    assert not OwnIndicator.objects.exists()
    done = client.post("/indicators/define", {"text": text, "keep": "1"})
    assert done["Location"] == "/indicators/own.example"
    assert "自定义" in words(client.get("/indicators"))
    client.post("/indicators/define", {"text": text.replace("奖励项数", "奖励件数"), "keep": "1"})
    client.post("/indicators/define", {"text": text.replace("奖励项数", "奖励件数"), "keep": "1"})
    assert [(o.code, o.number) for o in OwnIndicator.objects.order_by("number")] == [
        ("own.example", 1), ("own.example", 2),
    ]  # fmt: skip


def test_a_reference_table_is_previewed_then_loaded_once(here):
    client = client_of(here.people.clerk)
    sent = {"file": SimpleUploadedFile("sei_2021.tsv", TSV.encode())}
    page = client.post("/references/load", sent)
    assert "预览" in words(page)
    assert not ReferenceTable.objects.exists()
    carried = {"carried": page.context["carried"], "name": "sei_2021.tsv", "keep": "1"}
    for _ in range(2):
        assert client.post("/references/load", carried)["Location"] == "/references"
    assert ReferenceTable.objects.get().valid_from == date(2021, 1, 1)
    assert ReferenceEntry.objects.count() == 2
    assert "乙产业" in words(client_of(here.people.leader).get("/references"))
    bad = {"file": SimpleUploadedFile("b.tsv", TSV.replace("B23K26", "XX").encode())}
    assert "第3行：分类号“XX”不合格式" in words(client.post("/references/load", bad))


def test_high_value_page_and_one_patent(here):
    values = {
        "application_number": "201010000001.3", "kind": "invention", "title": "一种装置",
        "filed_on": date(2010, 1, 4), "granted_on": date(2012, 5, 1), "stated_status": "valid",
        "stated_on": date(2026, 10, 31),
    }  # fmt: skip
    patent = rows.enter(ledger="patents", values=values, unit=None, actor=here.lead, at=AT)
    measurements.measure(district=here.district, codes=[], on=TODAY, at=later(5), actor=None)
    client = client_of(here.people.lead)
    shown = words(client.get("/high-value?on=2026-11-20"))
    assert "维持年限超过10年" in shown
    assert "尚未载入战略性新兴产业参照表" in shown
    found = client.get("/high-value?number=201010000001.3&on=2026-11-20")
    assert found["Location"] == f"/high-value/{patent.pk}?on=2026-11-20"
    page = words(client.get(found["Location"]))
    assert "逐项判断" in page
    assert "不明" in page
    assert client.get("/high-value?number=999").status_code == 200
