"""From the upload form to the version in force, as the pages do it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ipcity.actions import packs, plans
from ipcity.domain.access import Role
from ipcity.store.models.facts import AssignedUnit, Goal, PlanProblem, Target
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.units import Unit
from tests.cast import AT, actor_of, cast, client_of, holder
from tests.packs.cities import AMENDED, NOTICE, QINGYU

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def lead(people):
    return client_of(people.lead)


def uploaded(people, file=NOTICE, **how):
    return plans.upload(
        district=people.district,
        name=file.name,
        content=file.read_bytes(),
        actor=actor_of(people.lead),
        at=AT,
        **how,
    )


def upload(client, content=None, name="方案.txt", **fields):
    if content is not None:
        fields["file"] = SimpleUploadedFile(name, content)
    return client.post("/plans/upload", {"programme": "new", **fields})


def test_a_page_of_a_very_long_plan_stays_a_page(people, lead):
    """A part of the text shows so many facts and doubts; what is done makes room for the others."""
    version = uploaded(people)
    whole = {"district": people.district, "plan": version, "position": 9}
    Goal.objects.bulk_create(
        Goal(key=f"X{n}", heading=f"目标{n}", spans={}, **whole) for n in range(500)
    )
    PlanProblem.objects.bulk_create(
        PlanProblem(code="odd", severity="note", message=f"疑点{n}", settled=n < 450, **whole)
        for n in range(500)
    )
    PlanVersion.objects.filter(pk=version.pk).update(
        numbers={"total": 500, "in_targets": 0, "explained": {}, "unexplained": [[0, 1]] * 500}
    )
    goals = lead.get(f"/plans/{version.pk}/review?tab=goal").content.decode()
    problems = lead.get(f"/plans/{version.pk}/review?tab=problem").content.decode()
    left = Goal.objects.count() - 200
    assert (goals.count('id="goal-'), f"还有 {left} 项没有列出" in goals) == (400, True)
    shown = problems.count('class="fact" id="problem-')
    assert (shown, problems.count("标为已处理") >= 50) == (200, True)
    assert "另有 300 处" in problems


def test_a_file_becomes_a_draft_on_the_review_page(lead):
    answer = upload(lead, NOTICE.read_bytes(), "通知.txt")
    version = PlanVersion.objects.get()
    assert answer.headers["Location"] == f"/plans/{version.pk}/review"
    page = lead.get(answer.headers["Location"]).content.decode()
    assert "已读出量化目标 8 项" in page
    for target in Target.objects.all():
        assert f'id="target-{target.pk}"' in page
        assert f'href="#target-{target.pk}"' in page
        assert f'id="w-target-{target.pk}"' in page


def test_the_file_itself_is_given_back(lead, people):
    version = uploaded(people)
    assert (
        f'href="/files/{version.file_id}"'
        in lead.get(f"/plans/{version.pk}/review").content.decode()
    )
    answer = lead.get(f"/files/{version.file_id}")
    assert b"".join(answer.streaming_content) == NOTICE.read_bytes()
    assert client_of(people.foreigner).get(f"/files/{version.file_id}").status_code == 404


def test_pasted_text_is_a_plan_too(lead):
    answer = upload(lead, pasted=NOTICE.read_text())
    version = PlanVersion.objects.get()
    assert answer.status_code == 302
    assert (version.origin, version.target_set.count()) == ("paste", 8)


def test_the_text_on_the_page_is_the_text_of_the_plan(lead, people):
    version = uploaded(people)
    page = lead.get(f"/plans/{version.pk}/review").content.decode()
    shown = re.search(r'<div class="source-text"[^>]*>(.*?)</div>', page, re.DOTALL).group(1)
    assert unescape(re.sub(r"<[^>]+>", "", shown)) == version.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "请选择文件，或粘贴方案全文。"),
        ({"content": b"x", "pasted": "y"}, "上传文件和粘贴文本只能选一种。"),
        ({"content": b"%PDF-1.7", "name": "a.pdf"}, "是 PDF"),
        ({"content": b"   ", "name": "a.txt"}, "是空的"),
        ({"content": "一、目标".encode(), "name": "a.docx"}, "不是 Word 文件"),
        ({"content": "今天天气很好。".encode()}, "看来不是工作方案"),
    ],
)
def test_what_cannot_be_a_plan_is_told_on_the_form(lead, fields, told):
    answer = upload(lead, **fields)
    assert answer.status_code in (200, 409)
    error = re.search(r'id="id_file_error">(.*?)</div></div>', answer.content.decode(), re.DOTALL)
    assert told in error[1]
    assert not PlanVersion.objects.exists()


def test_a_file_uploaded_twice_leads_to_its_draft(lead):
    upload(lead, NOTICE.read_bytes())
    answer = upload(lead, NOTICE.read_bytes())
    made = PlanVersion.objects.get()
    assert answer.status_code == 409
    assert f'<a href="/plans/{made.pk}/review">去核对这一稿</a>' in answer.content.decode()


def act(client, fact, name, construct="target", /, *, htmx=False, **fields):
    fields.setdefault("expected_version", fact.version)
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(
        f"/plans/{fact.plan_id}/facts/{construct}/{fact.pk}/{name}", fields, headers=headers
    )


def typed(target, **changes):
    fields = {name: getattr(target, name) for name in Target.EDITABLE}
    return {k: "" if v is None else str(v) for k, v in (fields | changes).items()}


def test_a_fact_is_confirmed_corrected_undone_and_dropped(lead, people):
    version = uploaded(people)
    fact = version.target_set.get(key="T1")
    answer = act(lead, fact, "confirm")
    assert answer.headers["Location"].endswith(f"#target-{fact.pk}")
    fact.refresh_from_db()
    assert fact.review == "confirmed"
    act(lead, fact, "correct", reason="按印发件", **typed(fact, value="19"))
    fact.refresh_from_db()
    assert (fact.review, fact.value, fact.as_compiled["value"]) == ("corrected", 19, "18")
    act(lead, fact, "restore")
    fact.refresh_from_db()
    assert (fact.review, fact.value, fact.as_compiled) == ("pending", 18, None)
    act(lead, fact, "drop", reason="不是目标")
    fact.refresh_from_db()
    assert (fact.review, fact.review_reason) == ("dropped", "不是目标")


def test_htmx_gets_the_card_alone(lead, people):
    fact = uploaded(people).target_set.get(key="T1")
    answer = act(lead, fact, "confirm", htmx=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.lstrip().startswith("<article")
    assert "已确认" in page


def test_an_act_brings_what_is_left_along(lead, people):
    version = uploaded(people)
    page = lead.get(f"/plans/{version.pk}/review?state=pending").content.decode()
    left = int(re.search(r'id="review-left">还有 (\d+) 项待核', page)[1])
    fact = version.target_set.get(key="T1")
    headers = {
        "HX-Request": "true",
        "HX-Current-URL": f"http://x/plans/{version.pk}/review?part=0&state=pending",
    }
    answer = lead.post(
        f"/plans/{version.pk}/facts/target/{fact.pk}/confirm",
        {"expected_version": fact.version},
        headers=headers,
    ).content.decode()
    assert f'id="review-left" hx-swap-oob="true">还有 {left - 1} 项待核' in answer
    assert "state=pending" in answer.split('id="review-tabs"')[1]


def test_adopting_twice_says_so(lead, people):
    version = uploaded(people)
    plans.adopt(version=version, actor=actor_of(people.lead), at=AT)
    answer = lead.post(f"/plans/{version.pk}/adopt", {"expected_version": 1}, follow=True)
    assert "这一版已经采纳，不必重复办理。" in answer.content.decode()


def test_a_draft_that_moved_is_shown_before_it_is_adopted(lead, people):
    version = uploaded(people)
    act(lead, version.target_set.get(key="T1"), "confirm")
    PlanVersion.objects.update(version=2)
    answer = lead.post(f"/plans/{version.pk}/adopt", {"expected_version": 1})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "此稿又有改动" in page
    assert 'name="expected_version" value="2"' in page


def test_doubts_left_open_are_told_before_adoption(lead, people):
    version = uploaded(people)
    PlanProblem.objects.filter(plan=version).delete()
    PlanProblem.objects.create(
        district=people.district, plan=version, code="x", severity="note", message="x"
    )
    page = lead.get(f"/plans/{version.pk}/adopt").content.decode()
    assert "另有 1 处疑点未处理" in page
    assert "疑点（1）" in lead.get(f"/plans/{version.pk}/review").content.decode()
    PlanProblem.objects.update(settled=True)
    assert "处疑点未处理" not in lead.get(f"/plans/{version.pk}/adopt").content.decode()


def test_a_wrong_value_comes_back_with_the_form(lead, people):
    fact = uploaded(people).target_set.get(key="T1")
    answer = act(lead, fact, "correct", htmx=True, reason="改", **typed(fact, value="很多"))
    page = answer.content.decode()
    assert page.count("form-error") == 1
    assert re.search(r'id="correct-\d+-value_error">.*请写成一个数', page, re.DOTALL)
    assert 'value="很多"' in page
    fact.refresh_from_db()
    assert fact.review == "pending"


def test_a_stale_save_shows_both_values(lead, people):
    fact = uploaded(people).target_set.get(key="T1")
    act(lead, fact, "correct", reason="甲改", **typed(fact, value="19"))
    answer = act(lead, fact, "correct", htmx=True, reason="乙改", **typed(fact, value="20"))
    page = answer.content.decode()
    assert "已被他人修改" in page
    assert "<td>19</td><td>20</td>" in page
    assert ('value="20"' in page, 'name="expected_version" value="2"' in page) == (True, True)
    assert act(lead, fact, "correct", reason="乙改", **typed(fact, value="20")).status_code == 409


def test_the_forms_open_with_and_without_htmx(lead, people):
    version = uploaded(people)
    fact = version.target_set.get(key="T5")
    address = f"/plans/{version.pk}/facts/target/{fact.pk}?form=correct"
    part = lead.get(address, headers={"HX-Request": "true"}).content.decode()
    assert ('value="3"' in part, 'value="亿元"' in part) == (True, True)
    assert part.lstrip().startswith("<article")
    assert "<!doctype html>" in lead.get(address).content.decode()


def test_a_missed_fact_is_added_with_its_words(lead, people):
    version = uploaded(people)
    words = "建立银企对接机制"
    fields = {"construct": "deliverable", "name": "银企对接机制", "words": words, "owner": ""}
    answer = lead.post(f"/plans/{version.pk}/add", fields)
    assert answer.status_code == 302
    fact = version.deliverable_set.get(review="added")
    start, end = fact.span
    assert version.text[start:end] == words
    missing = lead.post(f"/plans/{version.pk}/add", fields | {"words": "原文里没有的话"})
    assert "原文中找不到这些文字" in missing.content.decode()


def test_a_written_name_is_linked_everywhere_and_remembered(lead, people):
    version = uploaded(people)
    unit = version.assignedunit_set.filter(name="市市场监管局").first()
    act(lead, unit, "link", "unit", unit=people.office.pk, remember="on")
    linked = AssignedUnit.objects.filter(plan=version, name="市市场监管局")
    assert set(linked.values_list("unit", flat=True)) == {people.office.pk}
    people.office.refresh_from_db()
    assert people.office.aliases == ["市市场监管局"]


def test_the_draft_is_adopted_and_becomes_the_plan(lead, people):
    version = uploaded(people)
    page = lead.get(f"/plans/{version.pk}/adopt").content.decode()
    assert "采纳为正式版本" in page
    answer = lead.post(f"/plans/{version.pk}/adopt", {"expected_version": version.version})
    assert answer.headers["Location"] == "/plan"
    version.refresh_from_db()
    assert version.state == "adopted"
    assert "青屿市" in lead.get("/plan").content.decode()


def test_open_errors_keep_a_draft_from_adoption(lead, people):
    version = uploaded(people)
    problem = PlanProblem.objects.create(
        district=people.district,
        plan=version,
        code="spliced-text",
        severity="error",
        message="混入文字",
        start=10,
        end=20,
    )
    refused = lead.post(f"/plans/{version.pk}/adopt", {"expected_version": version.version})
    assert "有 1 处错误尚未处理" in refused.content.decode()
    settled = {"settlement": "已核对", "expected_version": problem.version}
    lead.post(f"/plans/{version.pk}/problems/{problem.pk}", settled)
    lead.post(f"/plans/{version.pk}/adopt", {"expected_version": version.version})
    version.refresh_from_db()
    assert version.state == "adopted"


def test_a_clerk_reviews_but_does_not_adopt(people):
    version = uploaded(people)
    clerk = client_of(people.clerk)
    assert clerk.get(f"/plans/{version.pk}/review").status_code == 200
    page = clerk.get(f"/plans/{version.pk}/adopt").content.decode()
    assert "采纳由办公室负责人办理" in page
    answer = clerk.post(f"/plans/{version.pk}/adopt", {"expected_version": version.version})
    assert answer.status_code == 403


@pytest.mark.parametrize("who", ["stranger", "reporter", "system_admin", "foreigner"])
def test_others_see_nothing(people, who):
    version = uploaded(people)
    fact = version.target_set.first()
    client = client_of(getattr(people, who))
    for address in (
        f"/plans/{version.pk}/review",
        f"/plans/{version.pk}/adopt",
        f"/plans/{version.pk}/agreement",
        f"/plans/{version.pk}/facts/target/{fact.pk}",
    ):
        assert client.get(address).status_code in (403, 404)
    assert act(client, fact, "confirm").status_code in (403, 404)
    fact.refresh_from_db()
    assert fact.review == "pending"


def test_an_amendment_shows_its_changes_and_carries_keys(lead, people):
    first = uploaded(people)
    lead.post(f"/plans/{first.pk}/adopt", {"expected_version": first.version})
    fields = {"programme": first.programme_id}
    upload(lead, AMENDED.read_bytes(), **fields)
    draft = PlanVersion.objects.get(state="draft")
    page = lead.get(f"/plans/{draft.pk}/adopt").content.decode()
    assert "与第 1 版相比" in page
    assert "沿用关系尚未确认" in page
    assert "公用</ins>品牌" in page.replace('<span class="visually-hidden">〔增〕</span>', "")
    waiting = lead.get(f"/plans/{draft.pk}/review?state=key").content.decode()
    assert waiting.count("<article") == 2
    lead.post(f"/plans/{draft.pk}/confirm-keys")
    lead.post(f"/plans/{draft.pk}/adopt", {"expected_version": draft.version})
    draft.refresh_from_db()
    first.refresh_from_db()
    assert (first.state, draft.state) == ("superseded", "adopted")
    keys = {target.name: target.key for target in draft.target_set.all()}
    assert keys["每万人口发明专利拥有量"] == "T1"
    assert keys["专利密集型产品"] == "T9"
    assert "知识产权保护社会满意度" not in keys
    old = {target.name: target.key for target in first.target_set.all()}
    assert {name: keys[name] for name in keys if name in old} == {
        name: old[name] for name in keys if name in old
    }


def test_the_very_notice_of_a_pack_is_attached(people):
    version = packs.load(folder=QINGYU, actor=None, at=AT)
    root = Unit.objects.get(district=version.district, parent=None)
    client = client_of(holder(root, Role.OFFICE_LEAD, "青主任", username="qing"))
    answer = upload(client, NOTICE.read_bytes(), programme=version.programme_id)
    assert answer.headers["Location"] == f"/plans/{version.pk}/agreement"
    assert "方案包与原文一致" in client.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize("tab", ["target", "unit", "assignment", "task", "measure", "problem"])
def test_the_review_page_costs_the_same_for_one_and_for_many(lead, people, tab):
    one = uploaded(people)
    address = f"/plans/{one.pk}/review?tab={tab}"
    lead.get(address)
    with CaptureQueriesContext(
        connection,
    ) as many_rows:
        lead.get(address)
    kind = {"target": Target}.get(tab)
    if kind:
        kind.objects.filter(plan=one).exclude(key="T1").delete()
    AssignedUnit.objects.filter(plan=one).exclude(key="U1.1").delete()
    with CaptureQueriesContext(connection) as few_rows:
        lead.get(address)
    assert len(many_rows) == len(few_rows)
