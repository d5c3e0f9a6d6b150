"""A plan's way into force, act by act."""

from __future__ import annotations

import pytest

from ipcity.actions import continuity, plans, reviews
from ipcity.actions.plan_forms import form_of, plan_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.plans import compare, to_json
from ipcity.domain.plans.agreement import agree
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.facts import CONSTRUCTS, AssignedUnit, PlanProblem, Target
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from tests.cast import AT, actor_of, cast
from tests.packs.cities import AMENDED, NOTICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def lead(people):
    return actor_of(people.lead)


def upload(people, file=NOTICE, *, actor=None, content=None, **how):
    return plans.upload(
        district=people.district,
        name=file.name,
        content=file.read_bytes() if content is None else content,
        actor=actor or actor_of(people.lead),
        at=AT,
        **how,
    )


def verbs():
    return list(AuditEntry.objects.order_by("sequence").values_list("verb", flat=True))


def test_an_upload_is_a_draft_of_a_new_programme(people, lead):
    version = upload(people)
    assert (version.number, version.state, version.based_on) == (1, "draft", None)
    assert version.file.read() == NOTICE.read_bytes()
    assert (version.programme.first_year, version.programme.baseline_year) == (2025, 2024)
    assert {row.review for kind in CONSTRUCTS.values() for row in kind.objects.all()} == {"pending"}
    assert verbs() == ["upload-plan"]


def test_the_rows_say_what_the_compiler_said(people):
    version = upload(people)
    agreement = agree(version.compiled, form_of(version))
    assert (agreement.differences, agreement.missing, agreement.extra) == ((), (), ())
    rebuilt = to_json(plan_of(version))
    for construct in ("goals", "targets", "trends", "deliverables", "actions"):
        assert rebuilt[construct] == version.compiled[construct]
    for task, was in zip(rebuilt["tasks"], version.compiled["tasks"], strict=True):
        assert task | {"number": ""} == was | {"number": ""}
    assert [task["number"] for task in rebuilt["tasks"]] == ["1", "2", "3", "4", "5"]
    assert rebuilt["assignments"] == version.compiled["assignments"]
    assert compare(plan_of(version), plan_of(version)).changes == ()


def test_spans_cut_the_words_of_the_value(people):
    version = upload(people)
    cut = {}
    for target in version.target_set.all():
        start, end = target.spans["value"]
        cut[target.key] = version.text[start:end]
    assert cut == {
        "T1": "18件",
        "T2": "12%",
        "T3": "3家",
        "T4": "8家",
        "T5": "3亿元",
        "T6": "600件",
        "T7": "100%",
        "T8": "85%",
    }


def test_the_same_file_twice_is_refused_until_the_draft_is_withdrawn(people, lead):
    version = upload(people)
    with pytest.raises(Refused) as refusal:
        upload(people)
    assert refusal.value.code == "already-uploaded"
    plans.withdraw(version=version, reason="传错了", actor=lead, at=AT)
    again = upload(people, programme=version.programme)
    assert (again.number, again.state) == (2, "draft")
    assert verbs() == ["upload-plan", "withdraw-plan", "upload-plan"]


def test_only_the_office_uploads_and_only_the_lead_adopts(people, lead):
    for who in (people.reporter, people.leader, people.system_admin, people.stranger):
        with pytest.raises(NotPermitted):
            upload(people, actor=actor_of(who))
    with pytest.raises(NotPermitted):
        upload(people, actor=actor_of(people.foreigner))
    version = upload(people, actor=actor_of(people.clerk))
    with pytest.raises(NotPermitted):
        plans.adopt(version=version, actor=actor_of(people.clerk), at=AT)
    assert plans.adopt(version=version, actor=lead, at=AT).state == "adopted"


def test_a_programme_of_another_district_is_refused(people):
    foreign = Programme.objects.create(
        district=people.other_district, key="x", name="邻区试点", created_at=AT
    )
    with pytest.raises(Refused) as refusal:
        upload(people, programme=foreign)
    assert refusal.value.code == "other-district"


def test_adoption_confirms_the_rest_and_gives_every_target_a_reading(people, lead):
    version = plans.adopt(version=upload(people), actor=lead, at=AT)
    assert (version.adopted_by, version.adopted_at) == (people.lead, AT)
    assert not Target.objects.pending().exists()
    readings = version.programme.readings.order_by("id")
    assert [reading.target_key for reading in readings] == [f"T{n}" for n in range(1, 9)]
    assert {reading.code for reading in readings} == {"literal"}
    paths = {reading.target_key: reading.path for reading in readings}
    assert (paths["T1"], paths["T3"], paths["T5"]) == ("stepwise", "linear", "by-plan")
    assert verbs() == ["upload-plan", "adopt-plan"]


def test_an_unsettled_error_keeps_a_draft_out(people, lead):
    version = upload(people)
    problem = PlanProblem.objects.create(
        district=people.district,
        plan=version,
        code="spliced-text",
        severity="error",
        message="混入文字",
        start=0,
        end=5,
    )
    with pytest.raises(plans.NotReady) as refusal:
        plans.adopt(version=version, actor=lead, at=AT)
    assert refusal.value.reasons == ("有 1 处错误尚未处理",)
    reviews.settle(problem=problem, settlement="已核对", expected_version=1, actor=lead, at=AT)
    assert plans.adopt(version=version, actor=lead, at=AT).state == "adopted"


def test_a_text_without_any_content_is_not_adopted(people, lead):
    version = upload(people, content="试验方案\n二、工作目标\n媒体报道次数持续增加。".encode())
    with pytest.raises(plans.NotReady) as refusal:
        plans.adopt(version=version, actor=lead, at=AT)
    assert refusal.value.reasons == ("方案中没有任何量化目标或任务",)


def test_a_text_that_is_no_plan_leaves_nothing_behind(people):
    with pytest.raises(Refused) as refusal:
        upload(people, content="今天天气很好，适合出行。".encode())
    assert refusal.value.code == "no-plan-found"
    assert not Programme.objects.exists()


def test_brackets_without_end_become_a_hundred_problems(people):
    version = upload(people, content=NOTICE.read_bytes() + "（".encode() * 20_000)
    rows = version.problems.filter(code="unbalanced-bracket")
    assert rows.count() == 100
    assert rows.last().message.endswith("（另有19900处同类问题，未逐一列出）")


def test_a_stale_adoption_is_refused(people, lead):
    version = upload(people)
    with pytest.raises(Refused, match="此稿又有改动"):
        plans.adopt(version=version, expected_version=7, actor=lead, at=AT)


def test_first_is_lead_is_applied_on_adoption(people, lead):
    version = upload(people)
    PlanVersion.objects.filter(pk=version.pk).update(rules=["first_is_lead"])
    plans.adopt(version=version, actor=lead, at=AT)
    roles = {}
    for unit in AssignedUnit.objects.filter(plan=version).order_by("position"):
        roles.setdefault(unit.assignment.key, []).append((unit.role, unit.written_role))
    assert roles["U1"] == [("lead", "lead"), ("support", "support"), ("support", "support")]
    assert roles["U2"] == [("lead", "responsible"), ("responsible", "responsible")]


def amended(people, lead):
    first = plans.adopt(version=upload(people), actor=lead, at=AT)
    return first, upload(people, AMENDED, programme=first.programme)


def test_an_amendment_proposes_keys_and_waits_for_a_person(people, lead):
    first, draft = amended(people, lead)
    assert (draft.number, draft.based_on) == (2, first)
    proposed = {fact.name: fact.continues for fact in draft.target_set.all()}
    assert proposed == {
        "每万人口发明专利拥有量": "T1",
        "高价值发明专利拥有量": "T2",
        "国家知识产权示范企业": "T3",
        "优势企业": "T4",
        "专利密集型产品": "",
        "知识产权质押融资额": "T5",
        "专利转让、许可数量": "T6",
        "知识产权行政裁决按期结案率": "T7",
    }
    waiting = draft.target_set.filter(continuity_confirmed=False)
    assert {fact.name for fact in waiting} == {"每万人口发明专利拥有量", "专利密集型产品"}
    with pytest.raises(plans.NotReady) as refusal:
        plans.adopt(version=draft, actor=lead, at=AT)
    assert refusal.value.reasons == ("有 3 项与现行版本的沿用关系尚未确认",)


def test_an_amendment_carries_keys_and_supersedes(people, lead):
    first, draft = amended(people, lead)
    continuity.confirm_proposed_keys(version=draft, actor=lead, at=AT)
    plans.adopt(version=draft, actor=lead, at=AT)
    first.refresh_from_db()
    assert (first.state, first.ended_at) == ("superseded", AT)
    keys = {fact.key: fact.name for fact in draft.target_set.all()}
    assert keys["T9"] == "专利密集型产品"
    assert keys["T7"] == "知识产权行政裁决按期结案率"
    assert "T8" not in keys
    tasks = {task.key: task.heading for task in draft.task_set.all()}
    assert tasks["A2.2"] == "发展区域公用品牌"
    assert {t.place for t in draft.target_set.all()} == {"G1", "G2", "G3"}
    in_force = PlanVersion.objects.in_force().get(programme=first.programme)
    assert in_force == draft
    assert draft.programme.readings.count() == 9


def test_a_person_may_say_otherwise(people, lead):
    first, draft = amended(people, lead)
    new = draft.target_set.get(name="专利密集型产品")
    with pytest.raises(Refused) as refusal:
        continuity.confirm_key(fact=new, continues="T1", expected_version=1, actor=lead, at=AT)
    assert refusal.value.code == "key-taken"
    continuity.confirm_key(fact=new, continues="T8", expected_version=1, actor=lead, at=AT)
    with pytest.raises(Refused) as refusal:
        continuity.confirm_key(fact=new, continues="T77", expected_version=2, actor=lead, at=AT)
    assert refusal.value.code == "unknown-key"
    continuity.confirm_proposed_keys(version=draft, actor=lead, at=AT)
    plans.adopt(version=draft, actor=lead, at=AT)
    assert draft.target_set.get(name="专利密集型产品").key == "T8"


def test_a_dropped_fact_leaves_its_key_free(people, lead):
    first, draft = amended(people, lead)
    fact = draft.target_set.get(continues="T2")
    reviews.drop(fact=fact, reason="删去", expected_version=1, actor=lead, at=AT)
    continuity.confirm_proposed_keys(version=draft, actor=lead, at=AT)
    plans.adopt(version=draft, actor=lead, at=AT)
    standing = draft.target_set.standing().values_list("key", flat=True)
    assert "T2" not in set(standing)


def test_a_draft_of_a_version_no_longer_in_force_is_refused(people, lead):
    first, draft = amended(people, lead)
    rival = upload(
        people,
        content=AMENDED.read_bytes().replace("20件".encode(), "21件".encode()),
        programme=first.programme,
    )
    for version in (draft, rival):
        continuity.confirm_proposed_keys(version=version, actor=lead, at=AT)
    plans.adopt(version=draft, actor=lead, at=AT)
    with pytest.raises(Refused) as refusal:
        plans.adopt(version=rival, actor=lead, at=AT)
    assert refusal.value.code == "amends-old-version"


def test_a_withdrawn_draft_is_closed(people, lead):
    version = upload(people)
    with pytest.raises(Refused):
        plans.withdraw(version=version, reason=" ", actor=lead, at=AT)
    plans.withdraw(version=version, reason="传错了", actor=lead, at=AT)
    with pytest.raises(Refused) as refusal:
        plans.adopt(version=version, actor=lead, at=AT)
    assert refusal.value.code == "not-a-draft"


@pytest.mark.parametrize("file", [b"\x00", "方案".encode() + b"\x00" + "全文".encode() * 300])
def test_bytes_that_no_database_holds_are_refused(people, file):
    with pytest.raises(Refused):
        upload(people, content=file)
    assert not PlanVersion.objects.exists()


def test_a_figure_beyond_all_measure_becomes_a_problem(people, lead):
    text = NOTICE.read_text().replace("达到18件", "达到" + "9" * 12 + "亿件")
    version = upload(people, content=text.encode())
    assert "每万人口发明专利拥有量" not in set(version.target_set.values_list("name", flat=True))
    problem = version.problems.get(code="digits-suspect")
    assert text[problem.start : problem.end].startswith("每万人口发明专利拥有量")
    with pytest.raises(plans.NotReady):
        plans.adopt(version=version, actor=lead, at=AT)


def test_a_text_with_endless_tasks_is_refused_before_anything_is_written(people):
    line = "完善服务。（责任单位：甲局、乙局、丙局、丁局）\n"
    tasks = "".join(f"{number}．{line}" for number in range(1, 2500))
    with pytest.raises(Refused) as refusal:
        upload(people, content=f"试点方案\n一、重点任务\n（一）夯实基础。\n{tasks}".encode())
    assert refusal.value.code == "plan-too-large"
    assert not Programme.objects.exists()


def test_a_plan_of_the_same_title_amends_the_one_in_force(people, lead):
    first = upload(people)
    plans.adopt(version=first, actor=lead, at=AT)
    again = upload(people, content=NOTICE.read_bytes() + "\n附注。\n".encode())
    assert (again.programme, again.number, again.based_on) == (first.programme, 2, first)


def test_a_plan_of_another_title_is_a_new_programme(people):
    first = upload(people)
    title = first.title
    other = NOTICE.read_text("utf-8").replace(title, f"{title}（第二部）")
    assert upload(people, content=other.encode()).programme != first.programme
