"""The pages of targets: what each person sees, and the words and years behind a figure."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from ipcity.store.models.facts import Target
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from ipcity.store.models.readings import Reading, ReadingChoice
from tests.cast import AT, Cast, cast, client_of
from tests.web.plans import add_version, adopt_plan, compiled, settle_reading
from tests.web.reading import NON_READERS, READERS, queries, rows_of, words

pytestmark = pytest.mark.django_db
ALTERNATIVES = [("gross", "按首次认定计"), ("net", "按净增计")]


@pytest.fixture
def people(db) -> Cast:
    return cast()


def names(response) -> list[str]:
    return [row.record.name for row in response.context["shown"].rows]


@pytest.mark.parametrize("who", READERS)
def test_everyone_with_a_business_post_reads_the_targets(people, who):
    adopt_plan(people.district)
    client = client_of(getattr(people, who))
    assert names(client.get("/targets")) == [
        "示范企业",
        "培育企业",
        "有效商标量",
        "质押融资额",
        "走访企业",
    ]
    assert client.get("/targets/T1").status_code == 200


@pytest.mark.parametrize("who", NON_READERS)
def test_others_are_refused_and_see_nothing(people, who):
    adopt_plan(people.district)
    client = client_of(getattr(people, who))
    for address in ("/targets", "/targets/T1", "/targets?export=csv", "/targets/T1/reading"):
        response = client.get(address)
        assert response.status_code == 403
        assert "示范企业" not in response.content.decode()


def test_a_foreigner_sees_none_of_it(people):
    adopt_plan(people.district)
    client = client_of(people.foreigner)
    page = client.get("/targets")
    assert page.status_code == 200
    assert "还没有正式版本的方案" in words(page)
    assert "示范企业" not in page.content.decode()
    assert client.get("/targets/T1").status_code == 404
    assert "示范企业" not in client.get("/targets?export=csv").content.decode()


def test_each_district_shows_its_own(people):
    adopt_plan(people.district)
    theirs = adopt_plan(people.other_district)
    Target.objects.filter(plan=theirs, key="T1").update(name="邻区的企业")
    assert names(client_of(people.foreigner).get("/targets"))[0] == "邻区的企业"
    assert names(client_of(people.clerk).get("/targets"))[0] == "示范企业"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=商标", ["有效商标量"]),
        ("q=t4", ["质押融资额"]),
        ("q=走访", ["走访企业"]),
        ("basis=new", ["示范企业", "培育企业"]),
        ("strength=strive&q=培育", ["培育企业"]),
        ("goal=tasks", ["走访企业"]),
        ("goal=G1&basis=level", ["有效商标量"]),
        ("sort=-name", ["质押融资额", "走访企业", "有效商标量", "示范企业", "培育企业"]),
        ("q=没有这样的词", []),
    ],
)
def test_queries_facets_and_order(people, query, found):
    adopt_plan(people.district)
    shown = names(client_of(people.clerk).get(f"/targets?{query}"))
    assert sorted(shown) == sorted(found)
    if "sort" not in query:
        assert shown == found


def test_the_unit_facet_finds_what_a_unit_answers_for(people):
    adopt_plan(people.district)
    client = client_of(people.clerk)
    assert names(client.get(f"/targets?unit={people.office.pk}")) == ["走访企业"]


def test_targets_whose_reading_is_open_or_settled(people):
    plan = adopt_plan(people.district)
    client = client_of(people.lead)
    assert "reading" not in client.get("/targets").context["shown"].values
    for key in ("T1", "T3"):
        settle_reading(plan, key, ALTERNATIVES)
    form = {"code": "net", "path": "linear", "reason": "纪要", "expected_version": 1}
    client.post("/targets/T3/reading", form)
    assert names(client.get("/targets?reading=open")) == ["示范企业"]
    assert names(client.get("/targets?reading=settled")) == ["有效商标量"]


def test_facets_offer_only_what_the_plan_has(people):
    adopt_plan(people.district)
    page = client_of(people.clerk).get("/targets")
    offered = {
        each.filter.name: [text for text, _, _ in each.links]
        for each in page.context["shown"].facets
    }
    assert offered == {
        "goal": ["全部", "创造提质", "任务中"],
        "basis": ["全部", "期末水平", "新增数量", "每年数量"],
        "strength": ["全部", "一般", "力争"],
    }


def test_columns_are_kept_for_the_person(people):
    adopt_plan(people.district)
    client = client_of(people.clerk)
    client.get("/targets?columns=&columns=reading&columns=due")
    kept = [column.key for column in client.get("/targets").context["shown"].columns]
    assert kept == ["key", "name", "value", "unit", "due", "now", "light", "reading"]
    other = [
        column.key for column in client_of(people.lead).get("/targets").context["shown"].columns
    ]
    assert "reading" not in other


def test_the_export_holds_what_is_shown(people):
    adopt_plan(people.district)
    response = client_of(people.clerk).get("/targets?basis=new&columns=due&export=csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert rows_of(response) == [
        ["编号", "指标", "比较方式", "目标值", "目标值上限", "单位", "完成年度", "现值", "状态"],
        ["T1", "示范企业", "不少于（≥）", "5", "", "家", "2026", "无数据", "无数据"],
        ["T2", "培育企业", "不少于（≥）", "30", "", "家", "2026", "无数据", "无数据"],
    ]


def test_the_sheet_holds_the_same_rows(people):
    adopt_plan(people.district)
    response = client_of(people.clerk).get("/targets?basis=new&columns=due&export=xlsx")
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
        texts = packed.read("xl/sharedStrings.xml").decode()
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall("<t>([^<]*)</t>", texts)[:12] == [
        "编号", "指标", "比较方式", "目标值", "目标值上限", "单位", "完成年度", "现值", "状态",
        "T1", "示范企业", "不少于（≥）",
    ]  # fmt: skip
    assert re.search(r'<c r="D2"[^>]*><v>5</v>', sheet)


def test_money_is_said_as_it_is_spoken(people):
    adopt_plan(people.district)
    page = words(client_of(people.clerk).get("/targets/T4"))
    assert "每年超过 5,000 万元" in page


def test_the_words_behind_each_field_are_marked(people):
    adopt_plan(people.district)
    pieces = client_of(people.clerk).get("/targets/T3").context["words"].pieces
    assert [(piece.text, piece.label) for piece in pieces if piece.marks] == [
        ("有效商标量", "名称"),
        ("1200", "数值"),
    ]
    assert "".join(piece.text for piece in pieces).startswith("——创造提质。")


def test_without_its_text_a_target_shows_the_quotation_and_says_so(people):
    adopt_plan(people.district, text=None, text_attached_at=None)
    form = Target.objects.get(key="T4")
    form.quote = "质押融资额每年超过5000万元"
    form.save()
    response = client_of(people.clerk).get("/targets/T4")
    assert "原文未随包，上传后可对照" in words(response)
    marked = [(p.text, p.label) for p in response.context["words"].pieces if p.marks]
    assert marked == [("质押融资额", "名称"), ("5000万元", "数值")]


def test_the_years_of_a_new_count_and_of_a_yearly_amount(people):
    adopt_plan(people.district)
    client = client_of(people.clerk)
    asked = [said for _, said, _ in client.get("/targets/T2").context["steps"]]
    assert asked == ["10 家", "20 家", "30 家"]
    asked = [said for _, said, _ in client.get("/targets/T4").context["steps"]]
    assert asked == ["5,000 万元", "5,000 万元", "5,000 万元"]
    page = client.get("/targets/T5")
    assert "方案未写完成年度，按方案期末计算" in words(page)


def test_a_target_in_a_task_names_its_task_and_units(people):
    adopt_plan(people.district)
    page = client_of(people.clerk).get("/targets/T5")
    assert page.context["task"].key == "A1.1"
    assert [unit.name for unit in page.context["units"]] == [
        "知识产权局", "经济信息委", "商务局", "有关部门",
    ]  # fmt: skip


def test_history_tells_what_earlier_versions_said(people):
    plan = adopt_plan(people.district, state=PlanVersion.State.SUPERSEDED)
    later = compiled()
    later["targets"][0]["value"] = "8"
    add_version(plan.programme, 2, later)
    page = client_of(people.clerk).get("/targets/T1")
    assert [(row.plan.number, value) for row, value in page.context["versions"]] == [
        (2, ("≥ 8", "家")),
        (1, ("≥ 5", "家")),
    ]


def test_the_list_costs_the_same_for_one_and_for_three(people):
    adopt_plan(people.district)
    client = client_of(people.clerk)
    client.get("/targets")
    counts = []
    for kept in (["T1"], ["T1", "T2", "T3"]):
        Target.objects.exclude(key__in=kept).update(review="dropped")
        Target.objects.filter(key__in=kept).update(review="confirmed")
        counts.append(queries(client, "/targets"))
    assert counts[0] == counts[1]


def test_a_reading_without_alternatives_needs_no_warning(people):
    plan = adopt_plan(people.district)
    settle_reading(plan, "T1", ALTERNATIVES)
    client = client_of(people.lead)
    assert "口径尚未选定" in words(client.get("/targets/T1"))
    assert "口径尚未选定" not in words(client.get("/targets/T2"))
    assert "确认或另写口径" in words(client.get("/targets/T2"))


def test_the_office_lead_chooses_another_reading_with_a_reason(people):
    plan = adopt_plan(people.district)
    settle_reading(plan, "T1", ALTERNATIVES)
    client = client_of(people.lead)
    assert "改选口径" not in words(client.get("/targets/T1"))
    assert "选定口径" in words(client.get("/targets/T1"))
    form = {"code": "net", "path": "stepwise", "reason": "联席会议纪要", "expected_version": 1}
    response = client.post("/targets/T1/reading", form)
    assert (response.status_code, response["Location"]) == (302, "/targets/T1")
    held = Reading.objects.get(target_key="T1")
    assert (held.code, held.path, held.approved_by) == ("net", "stepwise", people.lead)
    assert [(c.code, c.reason) for c in ReadingChoice.objects.all()] == [("net", "联席会议纪要")]
    page = client.get("/targets/T1")
    assert "按净增计（期末一次达到）" in words(page)
    assert [said for _, said, _ in page.context["steps"]] == [
        "本年不作要求",
        "本年不作要求",
        "5 家",
    ]


def test_a_choice_is_made_for_the_programme_of_its_page(people):
    plan = adopt_plan(people.district)
    settle_reading(plan, "T1", ALTERNATIVES)
    client = client_of(people.lead)
    page = client.get("/targets/T1/reading").content.decode()
    assert f'action="?programme={plan.programme_id}"' in page
    other = Programme.objects.create(
        district=people.district, key="other", name="另一项", first_year=2024, last_year=2026,
        created_at=AT,
    )  # fmt: skip
    client.get(f"/targets?programme={other.pk}")
    form = {"code": "net", "path": "linear", "reason": "纪要", "expected_version": 1}
    assert client.post("/targets/T1/reading", form).status_code == 404
    client.post(f"/targets/T1/reading?programme={plan.programme_id}", form)
    assert Reading.objects.get(target_key="T1").code == "net"


def test_without_a_plan_the_office_is_led_to_its_draft(people):
    plan = adopt_plan(people.district, state=PlanVersion.State.DRAFT, adopted_at=None)
    for address in ("/targets", "/tasks", "/plan", "/overview"):
        page = client_of(people.clerk).get(address).content.decode()
        assert f'href="/plans/{plan.pk}/review"' in page
        assert "/review" not in client_of(people.leader).get(address).content.decode()


def test_a_reading_needs_its_reason(people):
    plan = adopt_plan(people.district)
    settle_reading(plan, "T1", ALTERNATIVES)
    form = {"code": "net", "path": "linear", "reason": " ", "expected_version": 1}
    response = client_of(people.lead).post("/targets/T1/reading", form)
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"reason"}
    assert Reading.objects.get(target_key="T1").code == "gross"


def test_a_late_choice_shows_both_values(people):
    plan = adopt_plan(people.district)
    settle_reading(plan, "T1", ALTERNATIVES)
    client = client_of(people.lead)
    first = {"code": "net", "path": "linear", "reason": "甲", "expected_version": 1}
    client.post("/targets/T1/reading", first)
    late = {"code": "gross", "path": "linear", "reason": "乙", "expected_version": 1}
    response = client.post("/targets/T1/reading", late)
    assert response.status_code == 409
    assert Reading.objects.get(target_key="T1").code == "net"


@pytest.mark.parametrize("who", [*NON_READERS, "clerk", "reporter", "reviewer", "leader"])
def test_nobody_else_chooses_a_reading(people, who):
    plan = adopt_plan(people.district)
    settle_reading(plan, "T1", ALTERNATIVES)
    client = client_of(getattr(people, who))
    form = {"code": "net", "path": "linear", "reason": "甲", "expected_version": 1}
    assert client.post("/targets/T1/reading", form).status_code == 403
    assert Reading.objects.get(target_key="T1").code == "gross"
