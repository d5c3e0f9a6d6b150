"""The pages of units: what the plan asks of each body, and how it came to be."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import Cast, cast, client_of, unit
from tests.web.plans import adopt_plan
from tests.web.reading import READERS, queries, rows_of, words

pytestmark = pytest.mark.django_db
ADMINISTRATORS = ("system_admin", "security_admin", "audit_admin")


@pytest.fixture
def people(db) -> Cast:
    return cast()


def names(response) -> list[str]:
    return [row.record.name for row in response.context["shown"].rows]


@pytest.mark.parametrize("who", READERS)
def test_everyone_with_a_business_post_sees_units_with_their_tasks(people, who):
    adopt_plan(people.district)
    shown = client_of(getattr(people, who)).get("/units").context["shown"]
    counts = [
        (r.record.name, r.record.led, r.record.responsible, r.record.supported) for r in shown.rows
    ]
    assert counts == [("知识产权局", 1, 0, 0), ("经济信息委", 0, 1, 1), ("产业科", 0, 0, 0)]


@pytest.mark.parametrize("who", ADMINISTRATORS)
def test_administrators_see_units_and_nothing_of_the_plan(people, who):
    adopt_plan(people.district)
    client = client_of(getattr(people, who))
    page = client.get("/units")
    assert names(page) == ["知识产权局", "经济信息委", "产业科"]
    assert {"led", "responsible"}.isdisjoint(c.key for c in page.context["shown"].columns)
    detail = client.get(f"/units/{people.office.pk}")
    assert detail.status_code == 200
    assert "培育优势企业" not in detail.content.decode()


def test_a_stranger_is_refused_and_sees_nothing(people):
    adopt_plan(people.district)
    client = client_of(people.stranger)
    for address in ("/units", "/units?export=csv", f"/units/{people.office.pk}"):
        response = client.get(address)
        assert response.status_code == 403
        assert "知识产权局" not in response.content.decode()


def test_a_foreigner_sees_their_own_units_only(people):
    adopt_plan(people.district)
    client = client_of(people.foreigner)
    assert names(client.get("/units")) == ["邻区知识产权局"]
    assert client.get(f"/units/{people.office.pk}").status_code == 404
    assert client.get(f"/units/{people.other_unit.pk}").status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=产权", ["知识产权局"]),
        ("q=经信", ["经济信息委"]),
        ("kind=organ", ["知识产权局", "经济信息委", "产业科"]),
        ("life=ended", []),
        ("life=current&q=科", ["产业科"]),
        ("sort=-supported", ["经济信息委", "知识产权局", "产业科"]),
    ],
)
def test_queries_by_name_alias_kind_and_life(people, query, found):
    adopt_plan(people.district)
    assert names(client_of(people.clerk).get(f"/units?{query}")) == found


def test_a_unit_shows_its_tasks_by_role_and_their_targets(people):
    adopt_plan(people.district)
    page = client_of(people.clerk).get(f"/units/{people.organ.pk}")
    shown = [(role, [task.key for task, _ in parts]) for role, parts in page.context["roles"]]
    assert shown == [("负责的任务", ["A1.2"]), ("配合的任务", ["A1.1"])]
    assert [target.key for target, _, _ in page.context["targets"]] == ["T5"]
    assert "（方案写作“经信委”）" in words(page)
    assert [child.name for child in page.context["children"]] == ["产业科"]


def test_a_unit_shows_its_safeguards(people):
    adopt_plan(people.district)
    page = client_of(people.clerk).get(f"/units/{people.office.pk}")
    assert [each.key for each in page.context["safeguards"]] == ["S1"]


def test_a_dissolved_unit_names_the_bodies_that_took_over(people):
    last = unit(people.district, "third", "数字经济局")
    middle = unit(people.district, "second", "大数据局")
    first = unit(people.district, "first", "信息办")
    for each, heir in ((first, middle), (middle, last)):
        each.successor, each.valid_until = heir, date(2025, 1, 1)
        each.save()
    page = client_of(people.clerk).get(f"/units/{first.pk}")
    assert [heir.name for heir in page.context["successors"]] == ["大数据局", "数字经济局"]
    assert "已停用" in words(page)
    assert "承接了大数据局" in words(client_of(people.clerk).get(f"/units/{last.pk}"))


@pytest.mark.parametrize(
    ("who", "seen"),
    [("clerk", ["林主任", "陈专员"]), ("leader", None), ("reporter", None), ("reviewer", [])],
)
def test_people_are_named_only_to_those_who_may_read_them(people, who, seen):
    page = client_of(getattr(people, who)).get(f"/units/{people.office.pk}")
    assert page.context["sees_people"] == (seen is not None)
    named = {holding.person.name for holding in page.context["holdings"]}
    assert named >= set(seen or ())
    assert bool(named) == bool(seen)
    assert ("林主任" in words(page)) == bool(seen)


def test_a_reviewer_sees_the_people_of_their_own_organ(people):
    page = client_of(people.reviewer).get(f"/units/{people.section.pk}")
    assert [holding.person.name for holding in page.context["holdings"]] == ["何填报"]


def test_the_export_holds_what_is_shown(people):
    adopt_plan(people.district)
    response = client_of(people.clerk).get("/units?q=经信&columns=led&columns=supported&export=csv")
    assert rows_of(response) == [
        ["单位", "类别", "牵头（项）", "配合（项）"],
        ["经济信息委", "区级部门", "0", "1"],
    ]


def test_the_list_costs_the_same_for_three_and_for_six(people):
    adopt_plan(people.district)
    client = client_of(people.clerk)
    client.get("/units")
    three = queries(client, "/units")
    for number in range(3):
        unit(people.district, f"town-{number}", f"{number}号镇", parent=people.organ)
    assert queries(client, "/units") == three
