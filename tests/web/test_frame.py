"""The frame of every page: menu, refusals, first pages, law and glossary."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from ipcity.domain.terms.glossary import TERMS
from ipcity.domain.terms.instruments import INSTRUMENTS
from ipcity.domain.terms.rule_cards import CARDS
from ipcity.web.menu import PLACES, MenuEntry, entries, menu_for
from ipcity.web.pages.errors import server_error
from tests.cast import Cast, actor_of, cast, client_of
from tests.web.plans import adopt_plan, settle_reading
from tests.web.reading import NON_READERS, READERS, queries, words

pytestmark = pytest.mark.django_db

READ = ("/overview", "/law", "/law/versions", "/law/trademark-law", "/glossary")


@pytest.fixture
def people(db) -> Cast:
    return cast()


def test_every_declared_entry_leads_to_a_page(people):
    found = [line.url for place in menu_for(actor_of(people.lead), "/") for line in place.lines]
    assert found
    assert [url for url in found if client_of(people.lead).get(url).status_code != 200] == []


def test_the_menu_keeps_the_order_of_places():
    places = [PLACES.index(entry.place or entry.label) for entry in entries()]
    assert places == sorted(places)


def test_a_place_must_be_known():
    with pytest.raises(ValueError, match="unknown place"):
        MenuEntry("未知", "todo")


def test_an_entry_is_shown_only_to_those_who_may_open_it(people):
    def labels(who) -> set[str]:
        return {line.label for p in menu_for(actor_of(who), "/") for line in p.lines}

    assert labels(people.stranger) & {"总览", "指标", "任务", "单位", "法规", "人员"} == set()
    assert {"总览", "指标", "法规"} <= labels(people.reporter)
    assert "总览" not in labels(people.audit_admin)


def test_the_deepest_entry_above_the_page_is_current(people):
    adopt_plan(people.district)
    places = menu_for(actor_of(people.lead), "/targets/T1")
    assert [line.label for p in places for line in p.lines if line.current] == ["指标"]


@pytest.mark.parametrize("address", READ)
def test_readers_read_and_others_are_refused(people, address):
    for who in READERS:
        assert client_of(getattr(people, who)).get(address).status_code == 200
    for who in NON_READERS:
        answer = client_of(getattr(people, who)).get(address)
        assert answer.status_code == 403
        assert "您的岗位不能打开此页" in words(answer)


def test_a_refusal_names_its_code_and_basis(people):
    answer = words(client_of(people.stranger).get("/overview"))
    assert "依据：权限表：查看方案、指标、任务" in answer
    assert "代码：not-permitted" in answer


def test_a_page_that_is_not_there_says_so(people):
    answer = client_of(people.lead).get("/no-such-page")
    assert answer.status_code == 404
    assert "没有此页" in words(answer)


def test_a_stranger_is_told_why_nothing_is_there(people):
    page = words(client_of(people.stranger).get("/"))
    assert "没有岗位" in page


def test_the_overview_shows_no_data_until_there_are_records(people):
    adopt_plan(people.district)
    page = client_of(people.leader).get("/overview")
    lines = page.context["sheet"].targets
    assert {(line.now.value, line.now.word) for line in lines} == {("无数据", "无数据")}
    assert len(page.context["figures"]) <= 4


def test_the_overview_shows_nothing_of_another_district(people):
    adopt_plan(people.district)
    page = client_of(people.foreigner).get("/overview")
    assert "示范企业" not in page.content.decode()


def test_the_overview_costs_the_same_for_any_number_of_targets(people):
    plan = adopt_plan(people.district)
    client = client_of(people.leader)
    client.get("/overview")
    before = queries(client, "/overview")
    plan.target_set.filter(key__in=("T1", "T2")).delete()
    assert queries(client, "/overview") == before


def test_the_law_is_searched_by_words_area_and_check(people):
    client = client_of(people.clerk)
    assert len(client.get("/law").context["rows"]) == len(CARDS)
    found = client.get("/law?q=公示&checked=V").context["rows"]
    assert [card.key for card, _ in found] == ["R2.6", "R2.6a"]
    assert client.get("/law?q=没有这样的词").context["rows"] == []
    assert client.get("/law/no-such-law").status_code == 404


def test_every_instrument_has_its_page(people):
    client = client_of(people.clerk)
    assert {client.get(f"/law/{each.key}").status_code for each in INSTRUMENTS} == {200}


def test_what_switches_next_stands_first(people):
    days = [s.days for s in client_of(people.clerk).get("/law/versions").context["switches"]]
    coming = [d for d in days if d is not None]
    assert days == sorted(coming) + [None] * (len(days) - len(coming))


def test_the_glossary_is_searched_in_both_languages(people):
    client = client_of(people.clerk)
    assert client.get("/glossary").context["total"] == len(TERMS)
    assert client.get("/glossary?q=lead unit").context["total"] == 1
    assert client.get("/glossary?q=牵头单位").context["total"] >= 1


def test_components_show_without_any_row(people):
    assert client_of(people.system_admin).get("/components").status_code == 200


def test_no_page_carries_a_script_or_a_style_of_its_own(people):
    adopt_plan(people.district)
    for address in ("/", "/overview", "/law", "/glossary", "/components", "/targets", "/tasks"):
        page = client_of(people.lead).get(address)
        text = page.content.decode()
        assert "<style" not in text
        assert " style=" not in text
        assert "<script>" not in text
        policy = page.headers["Content-Security-Policy"].split("; ")
        open_to = {p for p in policy if not p.endswith("'none'")}
        assert open_to == {"default-src 'self'", "form-action 'self'"}


def test_a_stale_save_shows_both_values_in_words(people):
    reading = settle_reading(
        adopt_plan(people.district), "T1", [("gross", "按首次认定计"), ("net", "按净增计")]
    )
    client = client_of(people.lead)
    saved = {"path": "linear", "reason": "会议纪要", "expected_version": reading.version}
    client.post("/targets/T1/reading", saved | {"code": "gross"})
    answer = client.post("/targets/T1/reading", saved | {"code": "net", "path": "stepwise"})
    assert answer.status_code == 409
    assert answer.context["rows"] == [
        ("口径说明", "按首次认定计", "按净增计"),
        ("进度要求", "逐年均匀推进", "期末一次达到"),
    ]


def test_a_demonstration_district_says_so_on_every_page(people):
    assert "演示数据：" not in words(client_of(people.lead).get("/"))
    type(people.district).objects.filter(pk=people.district.pk).update(is_demo=True)
    assert "演示数据：" in words(client_of(people.lead).get("/"))


def test_the_page_of_a_failure_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "错误已记录" in words(answer)
