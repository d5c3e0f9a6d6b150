"""Scores and gathered reports by API: who reads what, what is refused, and the same as the pages."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from ipcity.actions import report_feeds, rows, score_schemes, scores
from ipcity.domain.access import Verb
from ipcity.domain.terms.periods import Cycle, period_on
from ipcity.store.models.programmes import Programme
from ipcity.store.models.score_schemes import ScoreRound
from tests.actions.test_scores import FEED, TEXT
from tests.api.test_api import bearer
from tests.cast import AT, actor_of, cast, client_of, unit
from tests.web.plans import add_version, adopt_plan

pytestmark = pytest.mark.django_db
VERBS = {Verb.READ_PLAN, Verb.READ_WORK}


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def programme(people):
    return adopt_plan(people.district).programme


@pytest.fixture
def quarter():
    return period_on(timezone.localdate(), Cycle.QUARTERLY)


def praised(people, quarter, home, subject):
    values = {"subject": subject, "leader_title": "区长", "given_on": quarter.start,
              "is_positive": True}  # fmt: skip
    return rows.enter(ledger="instructions", values=values, unit=home,
                      actor=actor_of(people.lead), at=timezone.now())  # fmt: skip


def scored(people, programme, quarter):
    lead, now = actor_of(people.lead), timezone.localtime()
    if score_schemes.in_force(people.district.pk, quarter.start.year) is None:
        text = TEXT.replace("year: 2026", f"year: {quarter.start.year}")
        score_schemes.define(district=people.district.pk, text=text, actor=lead, at=now)
    return scores.score(programme=programme, period=quarter, actor=lead, at=now)


def defined(people, text=FEED):
    return report_feeds.define(
        district=people.district.pk, text=text, actor=actor_of(people.lead), at=AT
    )


def refused(answer):
    return answer.status_code, answer.json()["code"]


def sheet(answer):
    return CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def test_scores_are_those_of_the_page_and_its_order(people, programme, quarter):
    unit(people.district, "new", "新设局")
    praised(people, quarter, people.organ, "批示一")
    lead = bearer(people.lead, VERBS)
    assert lead.get(f"/api/v1/scores/{quarter.code}").json() == []
    found = scored(people, programme, quarter)
    told = lead.get(f"/api/v1/scores/{quarter.code.lower()}").json()
    assert told == [scores.score_form(each) for each in found]
    assert [(each["name"], each["total"], each["rank"]) for each in told] == [
        ("经济信息委", "25", 1), ("知识产权局", "0", 2), ("新设局", "0", 2),
    ]  # fmt: skip
    kept = ScoreRound.objects.get()
    shown = sheet(client_of(people.lead).get(f"/scores/{kept.pk}?export=xlsx"))[1:]
    assert [(row[2], f"{row[3]:g}") for row in shown[::3]] == [
        (each["name"], each["total"]) for each in told
    ]
    assert [row[5] for row in shown] == [line["name"] for each in told for line in each["lines"]]
    # what the page says of the whole round
    assert {key: told[0][key] for key in ("on", "locked", "snapshot", "scheme")} == {
        "on": kept.on.isoformat(), "locked": False, "snapshot": kept.snapshot,
        "scheme": kept.scheme.number,
    }  # fmt: skip
    # scored anew, the newest is told
    praised(people, quarter, people.office, "批示二")
    scored(people, programme, quarter)
    assert [each["total"] for each in lead.get(f"/api/v1/scores/{quarter.code}").json()] == [
        "25", "25", "0",
    ]  # fmt: skip


def test_units_without_a_score_come_last(people, programme, quarter):
    unit(people.district, "new", "新设局")
    budget = {"year": quarter.start.year, "name": "专项", "planned_amount": 9, "spent_amount": 9}
    rows.enter(ledger="budgets", values=budget, unit=people.organ,
               actor=actor_of(people.lead), at=AT)  # fmt: skip
    text = TEXT.replace("missing: zero", "missing: left-out").replace(
        "indicator: instructions.positive-of-year", "source: items.done"
    )
    score_schemes.define(
        district=people.district.pk, text=text.replace("2026", str(quarter.start.year)),
        actor=actor_of(people.lead), at=AT,
    )  # fmt: skip
    scored(people, programme, quarter)
    told = bearer(people.lead, VERBS).get(f"/api/v1/scores/{quarter.code}").json()
    assert [(each["name"], each["total"], each["rank"]) for each in told] == [
        ("经济信息委", "100", 1), ("知识产权局", None, None), ("新设局", None, None),
    ]  # fmt: skip


def test_who_reads_scores(people, programme, quarter):
    scored(people, programme, quarter)
    place = f"/api/v1/scores/{quarter.code}"

    def names(who):
        return [each["name"] for each in bearer(who, VERBS).get(place).json()]

    assert names(people.clerk) == names(people.leader) == ["知识产权局", "经济信息委"]
    # the organ's reviewer sees the organ, the reporter of its section nothing, the neighbour nothing
    assert names(people.reviewer) == ["经济信息委"]
    assert names(people.reporter) == []
    adopt_plan(people.other_district)
    assert names(people.foreigner) == []
    for other in (place, "/api/v1/report-feeds", "/api/v1/report-feeds/report-1/2026Q4"):
        narrow = bearer(people.lead, {Verb.READ_UNITS})
        assert refused(narrow.get(other)) == (403, "not-permitted")


def test_the_programme_is_the_one_that_the_pages_open(people, programme, quarter):
    scored(people, programme, quarter)
    year = quarter.start.year
    later = Programme.objects.create(
        district=people.district, key="later", name="后一轮", first_year=year + 3,
        last_year=year + 5, created_at=AT,
    )  # fmt: skip
    add_version(later, 1)
    client = bearer(people.lead, VERBS)
    assert len(client.get(f"/api/v1/scores/{quarter.code}").json()) == 2
    assert client.get(f"/api/v1/scores/{quarter.code}?programme={later.pk}").json() == []
    assert refused(client.get(f"/api/v1/scores/{quarter.code}?programme=999")) == (404, "not-found")


@pytest.mark.parametrize("written", ["2026Q5", "2026-13", "全年", "20260101", "2026Q4Q4"])
def test_a_period_that_is_none_is_refused(people, programme, written):
    defined(people)
    client = bearer(people.lead, VERBS)
    for place in ("scores", "report-feeds/report-1"):
        assert refused(client.get(f"/api/v1/{place}/{written}")) == (422, "bad-period")


def test_without_a_plan_it_is_said(people, quarter):
    answer = bearer(people.lead, VERBS).get(f"/api/v1/scores/{quarter.code}")
    assert refused(answer) == (422, "no-plan")


def test_a_report_is_that_of_the_page(people, programme, quarter):
    praised(people, quarter, people.organ, "批示一")
    client = bearer(people.lead, VERBS)
    assert client.get("/api/v1/report-feeds").json() == []
    feed = defined(people)
    assert client.get("/api/v1/report-feeds").json() == [
        {"code": "report-1", "version": 1, "name": feed.name, "owner": "知识产权局",
         "cycle": "quarterly", "split": "unit", "fields": feed.fields},
    ]  # fmt: skip
    told = client.get(f"/api/v1/report-feeds/report-1/{quarter.code}").json()
    heads, *lines = sheet(
        client_of(people.lead).get(f"/scores/reports/{feed.pk}?period={quarter.code}&export=xlsx")
    )
    assert heads == [
        "单位", *(f"{f['name']}（{f['unit']}）" if f["unit"] else f["name"] for f in told["fields"])
    ]  # fmt: skip
    assert lines == [[row["name"], *row["values"]] for row in told["rows"]]
    assert lines == [["知识产权局", "0", "0"], ["经济信息委", "1", "0"]]
    page = client_of(people.lead).get(f"/scores/reports/{feed.pk}?period={quarter.code}")
    assert page.context["filled"].taken.snapshot == told["snapshot"]
    assert page.context["filled"].taken.on == date.fromisoformat(told["on"])


def test_reports_that_are_not_there(people, programme, quarter):
    feed = defined(people)
    clients = [bearer(who, VERBS) for who in (people.lead, people.reviewer, people.foreigner)]
    adopt_plan(people.other_district)
    place = f"/api/v1/report-feeds/report-1/{quarter.code}"
    assert [client.get(place).status_code for client in clients] == [200, 404, 404]
    assert [len(each.get("/api/v1/report-feeds").json()) for each in clients] == [1, 0, 0]
    # owned by the organ, its reviewer reads it too
    defined(people, FEED.replace("owner: 知识产权局", "owner: 经济信息委"))
    assert clients[1].get(place).json()["version"] == 2
    lead = clients[0]
    assert refused(lead.get(f"/api/v1/report-feeds/report-2/{quarter.code}")) == (404, "not-found")
    assert refused(lead.get("/api/v1/report-feeds/report-1/2026")) == (422, "wrong-cycle")
    after = quarter.next().code
    assert refused(lead.get(f"/api/v1/report-feeds/report-1/{after}")) == (422, "period-not-begun")
    report_feeds.end(feed=feed, actor=actor_of(people.lead), at=AT)
    assert lead.get(place).status_code == 404
    assert lead.get("/api/v1/report-feeds").json() == []
