"""The pages of the plan: what is in force, its text, its versions and what changed between them."""

from __future__ import annotations

import pytest

from ipcity.store.models.facts import Target
from ipcity.store.models.plans import PlanVersion
from tests.cast import AT, Cast, cast, client_of
from tests.web.plans import TEXT, add_version, adopt_plan, compiled
from tests.web.reading import NON_READERS, READERS, queries, words

pytestmark = pytest.mark.django_db
ADDRESSES = ("/plan", "/plan/text", "/plan/versions", "/plan/versions/1", "/plan/versions/1/text")


@pytest.fixture
def people(db) -> Cast:
    return cast()


def amended(people: Cast) -> PlanVersion:
    """Version 2 in force: a target tightened, one dropped, one renamed, a unit added."""
    first = adopt_plan(people.district, state=PlanVersion.State.SUPERSEDED, ended_at=AT)
    form = compiled()
    rows = {row["id"]: row for row in form["targets"]}
    rows["T1"]["value"] = "8"
    rows["T3"]["name"] = "注册品牌拥有规模"
    form["targets"] = [rows[key] for key in ("T1", "T2", "T3", "T5")]
    form["assignments"][1]["units"].append({"name": "教育局", "role": "support"})
    return add_version(first.programme, 2, form, based_on=first, adopted_by=people.lead)


@pytest.mark.parametrize("who", READERS)
def test_everyone_with_a_business_post_reads_the_plan(people, who):
    adopt_plan(people.district)
    client = client_of(getattr(people, who))
    assert [client.get(address).status_code for address in ADDRESSES] == [200] * 5


@pytest.mark.parametrize("who", NON_READERS)
def test_others_are_refused_and_see_nothing(people, who):
    adopt_plan(people.district)
    client = client_of(getattr(people, who))
    for address in (*ADDRESSES, "/plan/compare?old=1&new=1"):
        response = client.get(address)
        assert response.status_code == 403
        assert "示范企业" not in response.content.decode()


def test_a_foreigner_sees_none_of_it(people):
    amended(people)
    client = client_of(people.foreigner)
    assert "还没有正式版本的方案" in words(client.get("/plan"))
    assert client.get("/plan/versions").context["versions"] == []
    for address in ("/plan/text", "/plan/versions/1", "/plan/compare?old=1&new=2"):
        assert client.get(address).status_code == 404


def test_without_a_plan_the_office_is_told_what_to_do(people):
    page = client_of(people.clerk).get("/plan")
    assert 'href="/plans/upload"' in page.content.decode()
    assert 'href="/plans/upload"' not in client_of(people.reporter).get("/plan").content.decode()


def test_the_page_says_what_the_document_is(people):
    plan = adopt_plan(people.district, adopted_by=people.lead)
    plan.programme.population, plan.programme.population_year = 1334500, 2023
    plan.programme.population_source = "统计公报"
    plan.programme.save()
    page = words(client_of(people.clerk).get("/plan"))
    for said in (
        "印发机关试验区人民政府办公室",
        "发文字号未载明",
        "印发日期2024年3月1日",
        "实施期2024—2026年",
        f"SHA-256 {'ab' * 32}",
        "林主任",
        "基准年度2023年",
        "常住人口133.45 万人（2023年） 待核实来源：统计公报",
        "责任单位中列第一位的为牵头单位",
        "《知识产权纲要》试发〔2023〕1号",
        "序号不连续",
        "原文共 9 个数字",
    ):
        assert said in page


def test_goals_hold_their_targets_trends_and_deliverables(people):
    adopt_plan(people.district)
    contents = client_of(people.clerk).get("/plan").context["contents"]
    (section,) = contents.sections
    assert [words for _, words in section.targets] == [
        "新增不少于 5 家",
        "新增不少于 30 家",
        "不少于 1,200 件",
        "每年超过 5,000 万元",
    ]
    assert [row.name for row in (*section.trends, *section.deliverables)] == [
        "媒体报道次数",
        "品牌服务站",
    ]
    ((action, lines),) = contents.actions
    assert action.heading == "实施创造行动"
    assert [(line.task.key, len(line.targets), line.shared) for line in lines] == [
        ("A1.1", 1, False),
        ("A1.2", 0, True),
    ]


def test_a_pack_without_text_says_so_and_offers_the_upload(people):
    adopt_plan(
        people.district, text=None, text_attached_at=None, origin="pack", notice_sha256="cd" * 32
    )
    client = client_of(people.clerk)
    page = client.get("/plan")
    assert f"SHA-256 {'cd' * 32}" in words(page)
    assert "原文未随包，上传后可对照 上传通知原文" in words(page)
    assert "上传通知原文" in words(client.get("/plan/text"))
    assert "上传通知原文 " not in words(client_of(people.leader).get("/plan"))


def test_the_text_is_whole_and_its_facts_lead_to_their_pages(people):
    adopt_plan(people.district)
    response = client_of(people.clerk).get("/plan/text")
    pieces = response.context["pieces"]
    assert "".join(piece.text for piece in pieces) == TEXT
    marked = {piece.text: (piece.label, piece.href) for piece in pieces if piece.label}
    assert marked["新增示范企业5家"] == ("指标", "/targets/T1")
    assert marked["建成品牌服务站"] == ("建设成果", "")
    assert marked["二、工作目标"] == ("疑点：序号不连续", "")
    assert 'id="A1.1"' in response.content.decode()


def test_facts_of_an_old_version_lead_nowhere(people):
    amended(people)
    client = client_of(people.clerk)
    for address in ("/plan/versions/1", "/plan/versions/1/text"):
        assert "/targets/T1" not in client.get(address).content.decode()
    assert "新增不少于 5 家" in words(client.get("/plan/versions/1"))
    assert "新增不少于 8 家" in words(client.get("/plan"))


def test_versions_tell_who_adopted_and_when(people):
    amended(people)
    page = client_of(people.leader).get("/plan/versions")
    assert [version.number for version in page.context["versions"]] == [2, 1]
    assert "修订第 1 版" in words(page)
    assert "2026-11-20 10:00林主任" in words(page)
    assert "2026-11-20 10:00首次启动" in words(page)


def test_a_draft_is_shown_to_reviewers_only(people):
    first = adopt_plan(people.district)
    add_version(first.programme, 2, state=PlanVersion.State.DRAFT, adopted_at=None)
    assert client_of(people.clerk).get("/plan/versions/2").status_code == 200
    for who in (people.leader, people.reporter):
        client = client_of(who)
        assert client.get("/plan/versions/2").status_code == 404
        assert client.get("/plan/compare?old=1&new=2").status_code == 404
        assert [v.number for v in client.get("/plan/versions").context["versions"]] == [1]


def test_a_comparison_tells_what_was_tightened_dropped_renamed_and_added(people):
    amended(people)
    same = client_of(people.reporter).get("/plan/compare?old=1&new=1")
    assert "请选择两个不同的版本" in same.content.decode()
    found = client_of(people.reporter).get("/plan/compare?old=1&new=2").context["found"]
    assert [(change.kind, change.key) for change in found.targets] == [
        ("取消", "T4"),
        ("收紧", "T1"),
        ("改名", "T3"),
    ]
    assert [(c.kind, c.place, c.new) for c in found.units] == [
        ("新增", "用好专利信息", "教育局（配合）")
    ]
    assert found.tasks == ()
    assert dict(found.counts) == {"新增": 1, "取消": 1, "收紧": 1, "改名": 1}


def test_turned_round_the_comparison_loosens(people):
    amended(people)
    found = client_of(people.clerk).get("/plan/compare?old=2&new=1").context["found"]
    assert ("放宽", "T1") in [(change.kind, change.key) for change in found.targets]


def test_a_draft_keeps_what_a_person_has_confirmed(people):
    first = adopt_plan(people.district)
    form = compiled()
    form["targets"] = [form["targets"][2] | {"id": "T1", "name": "登记品牌规模"}]
    draft = add_version(first.programme, 2, form, state=PlanVersion.State.DRAFT, adopted_at=None)
    client = client_of(people.lead)

    def of_t3() -> list[str]:
        found = client.get("/plan/compare?old=1&new=2").context["found"].targets
        return [c.kind for c in found if "有效商标量" in c.old or "登记品牌规模" in c.new]

    assert of_t3() == ["取消", "新增"]
    Target.objects.filter(plan=draft).update(continues="T3", continuity_confirmed=True)
    assert of_t3() == ["改名"]


@pytest.mark.parametrize("query", ["", "?old=1", "?old=1&new=9", "?old=x&new=1"])
def test_a_comparison_of_unknown_versions_is_not_found(people, query):
    adopt_plan(people.district)
    assert client_of(people.clerk).get(f"/plan/compare{query}").status_code == 404


def test_the_page_costs_the_same_for_few_and_for_many(people):
    adopt_plan(people.district)
    client = client_of(people.clerk)
    client.get("/plan")
    whole = queries(client, "/plan")
    Target.objects.exclude(key="T1").update(review="dropped")
    assert queries(client, "/plan") == whole


def test_another_programme_shows_its_own_plan(people):
    first = adopt_plan(people.district)
    other = adopt_plan(people.other_district)
    other.programme.district = people.district
    other.programme.key = "second"
    other.programme.save()
    PlanVersion.objects.filter(pk=other.pk).update(district=people.district, title="第二个方案")
    client = client_of(people.clerk)
    client.post("/programme", {"programme": other.programme.pk, "next": "/plan"})
    assert client.get("/plan").context["plan"].pk == other.pk
    client.post("/programme", {"programme": first.programme.pk, "next": "/plan"})
    assert client.get("/plan").context["plan"].pk == first.pk
    named = f"/plan?programme={other.programme.pk}"
    assert client.get(named).context["plan"].pk == other.pk
    assert client.get("/plan").context["plan"].pk == other.pk


@pytest.mark.parametrize("asked", ["0", "x", "²", "99999999999999999999"])
def test_a_link_to_a_programme_nobody_may_read_changes_nothing(people, asked):
    first = adopt_plan(people.district)
    client = client_of(people.clerk)
    assert client.get(f"/plan?programme={asked}").context["plan"].pk == first.pk


def test_a_link_to_another_districts_programme_changes_nothing(people):
    first = adopt_plan(people.district)
    theirs = adopt_plan(people.other_district)
    client = client_of(people.clerk)
    page = client.get(f"/plan?programme={theirs.programme.pk}")
    assert page.context["plan"].pk == first.pk
