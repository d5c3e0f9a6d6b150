"""The pages of tasks and safeguards: who is responsible for what, in the plan's own words."""

from __future__ import annotations

import pytest

from ipcity.store.models.facts import AssignedUnit, Task
from tests.cast import Cast, cast, client_of
from tests.web.plans import adopt_plan
from tests.web.reading import NON_READERS, READERS, queries, rows_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db) -> Cast:
    return cast()


def headings(response) -> list[str]:
    return [row.record.heading for row in response.context["shown"].rows]


@pytest.mark.parametrize("who", READERS)
def test_everyone_with_a_business_post_reads_the_tasks(people, who):
    adopt_plan(people.district)
    client = client_of(getattr(people, who))
    assert headings(client.get("/tasks")) == ["培育优势企业", "用好专利信息"]
    assert client.get("/tasks/A1.1").status_code == 200
    assert client.get("/safeguards/S1").status_code == 200


@pytest.mark.parametrize("who", NON_READERS)
def test_others_are_refused_and_see_nothing(people, who):
    adopt_plan(people.district)
    client = client_of(getattr(people, who))
    for address in ("/tasks", "/tasks/A1.1", "/tasks?export=csv", "/safeguards/S1"):
        response = client.get(address)
        assert response.status_code == 403
        assert "培育" not in response.content.decode()


def test_a_foreigner_sees_none_of_it(people):
    adopt_plan(people.district)
    client = client_of(people.foreigner)
    assert "还没有正式版本的方案" in words(client.get("/tasks"))
    assert client.get("/tasks/A1.1").status_code == 404
    assert client.get("/safeguards/S1").status_code == 404


def test_tasks_stand_under_their_action_until_sorted(people):
    adopt_plan(people.district)
    client = client_of(people.clerk)
    shown = client.get("/tasks").context["shown"]
    assert [group for group, _ in shown.headed] == ["（一）实施创造行动"] * 2
    assert not client.get("/tasks?sort=heading").context["shown"].grouped


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=专利", ["用好专利信息"]),
        ("q=商务局", ["培育优势企业"]),
        ("unit={organ}", ["培育优势企业", "用好专利信息"]),
        ("unit==商务局", ["培育优势企业"]),
        ("role=guide", ["培育优势企业"]),
        ("role=responsible", ["用好专利信息"]),
        ("action=A1&q=优势", ["培育优势企业"]),
        ("q=没有", []),
    ],
)
def test_queries_and_facets(people, query, found):
    adopt_plan(people.district)
    address = f"/tasks?{query.format(organ=people.organ.pk)}"
    assert headings(client_of(people.clerk).get(address)) == found


def test_the_unit_choices_are_known_units_and_names_that_nobody_knows(people):
    adopt_plan(people.district)
    fields = client_of(people.clerk).get("/tasks").context["shown"].fields
    choices = next(each.filter.choices for each in fields if each.filter.name == "unit")
    assert choices == [
        (str(people.office.pk), "知识产权局"),
        (str(people.organ.pk), "经济信息委"),
        ("=商务局", "商务局"),
        ("=有关部门", "有关部门"),
    ]


def test_roles_stand_apart(people):
    adopt_plan(people.district)
    (group,) = client_of(people.clerk).get("/tasks/A1.1").context["groups"]
    assert [(role, [unit.name for unit in units]) for role, units in group.by_role] == [
        ("牵头", ["知识产权局"]),
        ("配合", ["经济信息委", "商务局"]),
        ("指导", ["有关部门"]),
    ]


def test_a_task_tells_division_of_work_term_and_the_unit_behind_an_alias(people):
    adopt_plan(people.district)
    page = words(client_of(people.clerk).get("/tasks/A1.2"))
    assert "责任 经信委（即经济信息委）" in page
    assert "按职责分工负责；完成时限：2025" in page


def test_a_lead_by_the_plans_own_rule_says_so(people):
    adopt_plan(people.district)
    AssignedUnit.objects.filter(name="经信委").update(role="lead")
    page = words(client_of(people.clerk).get("/tasks/A1.2"))
    assert "（原文写作“责任”，按全文规则列为牵头）" in page


def test_a_task_shows_its_words_measures_and_targets(people):
    adopt_plan(people.district)
    response = client_of(people.clerk).get("/tasks/A1.1")
    text = "".join(piece.text for piece in response.context["words"].pieces)
    assert text.startswith("1．培育优势企业。")
    marked = [(p.text, p.label) for p in response.context["words"].pieces if p.marks]
    assert marked == [("每年走访企业不少于100家", "指标")]
    assert [measure.name for measure in response.context["measures"]] == ["走访企业"]
    assert [target.key for target, _, _ in response.context["targets"]] == ["T5"]
    before, after = response.context["beside"]
    assert (before, after.key) == (None, "A1.2")


def test_what_a_reviewer_dropped_is_gone(people):
    adopt_plan(people.district)
    AssignedUnit.objects.filter(name="商务局").update(review="dropped")
    Task.objects.filter(key="A1.2").update(review="dropped")
    client = client_of(people.clerk)
    assert headings(client.get("/tasks")) == ["培育优势企业"]
    assert client.get("/tasks/A1.2").status_code == 404
    (group,) = client.get("/tasks/A1.1").context["groups"]
    assert ["经济信息委"] in [[unit.name for unit in units] for _, units in group.by_role]
    fields = client.get("/tasks").context["shown"].fields
    units = next(each.filter.choices for each in fields if each.filter.name == "unit")
    assert "商务局" not in dict(units).values()


def test_the_export_has_a_line_a_role(people):
    adopt_plan(people.district)
    response = client_of(people.clerk).get("/tasks?columns=due&export=csv")
    assert rows_of(response) == [
        ["序号", "任务", "责任单位", "完成时限"],
        [
            "1",
            "培育优势企业",
            "牵头：知识产权局；配合：经济信息委、商务局；指导：有关部门",
            "未写明",
        ],
        ["2", "用好专利信息", "责任：经信委（即经济信息委）", "2025"],
    ]


def test_the_list_costs_the_same_for_one_and_for_two(people):
    adopt_plan(people.district)
    client = client_of(people.clerk)
    client.get("/tasks")
    two = queries(client, "/tasks")
    Task.objects.filter(key="A1.2").update(review="dropped")
    assert queries(client, "/tasks") == two


def test_a_safeguard_shows_its_words_and_units(people):
    adopt_plan(people.district)
    response = client_of(people.clerk).get("/safeguards/S1")
    assert "（一）加强领导" in words(response)
    assert [role for role, _ in response.context["groups"][0].by_role] == ["责任"]
