"""考核 and 会商 in the browser's eyes: what each role finds, presses and is shown."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
import yaml
from django.utils import timezone
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

from ipcity.actions import rows
from ipcity.store.models.budget_entries import BudgetEntry
from ipcity.store.models.instruction_relays import InstructionRelay
from ipcity.store.models.instructions import Instruction
from ipcity.store.models.items import Item
from ipcity.store.models.meeting_papers import AgendaPoint, Resolution
from ipcity.store.models.report_feeds import ReportFeed
from ipcity.store.models.score_schemes import ScoreRound, ScoreScheme, UnitScore
from tests.actions.test_scores import FEED, TEXT
from tests.cast import actor_of, cast, client_of
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    people = cast()
    adopt_plan(people.district)
    return people


def enter(people, ledger, unit, at=None, **values):
    return rows.enter(ledger=ledger, values=values, unit=unit,
                      actor=actor_of(people.lead), at=at or timezone.now())  # fmt: skip


def body(answer) -> str:
    assert answer.status_code == 200, (answer.status_code, answer.headers)
    return answer.content.decode()


def test_a_scheme_is_previewed_kept_and_scored_down_to_the_rows(people):
    lead, today = client_of(people.lead), timezone.localdate()
    row = enter(people, "instructions", people.organ, subject="批示一", leader_title="区长",
                given_on=today, is_positive=True)  # fmt: skip
    assert "首次计分时启用系统自带方案" in body(lead.get("/scores/schemes"))
    wrong = lead.post("/scores/schemes/new", {"text": TEXT.replace("60", "61"), "keep": "1"})
    assert "各项权重合计101分" in body(wrong)
    tried = body(lead.post("/scores/schemes/new", {"text": TEXT, "try": ""}))
    assert "本季度试算" in tried
    assert ScoreScheme.objects.count() == 0
    lead.post("/scores/schemes/new", {"text": TEXT, "reason": "年度方案", "keep": "1"})
    assert "年度方案" in body(lead.get("/scores/schemes"))
    assert "方案原文" in body(lead.get(f"/scores/schemes/{ScoreScheme.objects.get().pk}"))

    published = lead.get("/scores/schemes/schema.json").json()
    Draft202012Validator(published).validate(yaml.safe_load(TEXT))
    assert 'href="/scores/schemes/schema.json"' in body(lead.get("/scores/schemes/new"))

    lead.post("/scores/compute", {"period": str(today.year)})
    kept = ScoreRound.objects.get()
    table = body(lead.get(f"/scores/{kept.pk}"))
    assert "经济信息委" in table
    mine = UnitScore.objects.get(unit=people.organ)
    assert "取值1，在0（0%）与4（100%）之间" in body(lead.get(f"/scores/units/{mine.pk}"))
    assert f'href="/ledgers/instructions/{row.pk}"' in body(
        lead.get(f"/scores/units/{mine.pk}/lines/0")
    )
    book = CalamineWorkbook.from_filelike(
        BytesIO(lead.get(f"/scores/{kept.pk}?export=xlsx").content)
    )
    cells = book.get_sheet_by_index(0).to_python()
    assert len(cells) == 1 + 2 * 3
    assert cells[1][2:6] == ["经济信息委", 25.0, "计分项", "正向批示"]

    # the reporter of a section below sees no score of the organ; the organ's reviewer sees its own
    assert "经济信息委" not in client_of(people.reporter).get("/scores").content.decode()
    assert client_of(people.reporter).get(f"/scores/units/{mine.pk}").status_code == 404
    seen = body(client_of(people.reviewer).get(f"/scores/{kept.pk}"))
    assert ("经济信息委" in seen, "知识产权局</td>" in seen) == (True, False)


def test_a_report_is_defined_shown_and_taken_away(people):
    lead = client_of(people.lead)
    assert "定义有误" in body(lead.post("/scores/reports/new", {"text": "code: 1"}))
    lead.post("/scores/reports/new", {"text": FEED})
    feed = ReportFeed.objects.get()
    assert "知识产权情况表" in body(lead.get("/scores/reports"))
    shown = body(lead.get(f"/scores/reports/{feed.pk}"))
    assert "牵头事项" in shown
    away = lead.get(f"/scores/reports/{feed.pk}?export=xlsx")
    assert away["Content-Type"].endswith("sheet")
    assert "按每季度报送" in body(lead.get(f"/scores/reports/{feed.pk}?period=2026"))
    lead.post(f"/scores/reports/{feed.pk}/end")
    assert "还没有定义报表" in body(lead.get("/scores/reports"))


def test_a_meeting_is_walked_from_agenda_to_item(people):
    lead, today = client_of(people.lead), timezone.localdate()
    line = enter(people, "budgets", people.organ, year=today.year, name="专项",
                 planned_amount="100", spent_amount="130")  # fmt: skip
    held = enter(people, "meetings", people.office, name="第一次会议", kind="leading",
                 held_on=today)  # fmt: skip
    assert "第一次会议" in body(lead.get("/meetings"))
    form = body(lead.get(f"/meetings/{held.pk}/agenda"))
    assert "关于预算项目“专项”超支问题" in form
    lead.post(f"/meetings/{held.pk}/agenda", {"points": [f"budget:{line.pk}"], "title": "其他"})
    assert AgendaPoint.objects.filter(meeting=held).count() == 2
    assert "其他" in body(lead.get(f"/meetings/{held.pk}/minutes"))
    lead.post(f"/meetings/{held.pk}/minutes", {"text": "纪要正文"})
    lead.post(
        f"/meetings/{held.pk}/attend", {"unit": people.organ.pk, "state": "present", "people": "王"}
    )
    lead.post(f"/meetings/{held.pk}/resolve",
              {"text": "调整预算", "lead": people.organ.pk, "support": [people.office.pk]})  # fmt: skip
    kept = Resolution.objects.get()
    assert "调整预算" in body(lead.get("/"))
    lead.post(f"/meetings/resolutions/{kept.pk}/item")
    item = Item.objects.get()
    page = body(lead.get(f"/meetings/{held.pk}"))
    assert f'href="/items/{item.pk}"' in page
    assert "纪要正文" in page
    assert f'href="/meetings/{held.pk}"' in body(lead.get(f"/items/{item.pk}"))
    spare = AgendaPoint.objects.get(source_kind="typed")
    lead.post(f"/meetings/points/{spare.pk}/strike")
    assert AgendaPoint.objects.filter(meeting=held).count() == 1


def test_an_instruction_goes_to_a_unit_and_comes_back(people):
    leader, lead, reporter = map(client_of, (people.leader, people.lead, people.reporter))
    leader.post("/instructions/write",
                {"subject": "请加快质押", "words": "抓紧", "leader_title": "区长"})  # fmt: skip
    given = Instruction.objects.get()
    assert "请加快质押" in body(lead.get("/instructions"))
    assert "请加快质押" not in body(reporter.get("/instructions"))
    due = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
    lead.post(f"/instructions/{given.pk}/relay",
              {"units": [people.section.pk], "asked": "报进展", "due": due.isoformat()})  # fmt: skip
    relay = InstructionRelay.objects.get()
    assert "请加快质押" in body(reporter.get("/instructions"))
    reporter.post(f"/instructions/relays/{relay.pk}/reply", {"text": "已办", "expected_version": 1})
    lead.post(f"/instructions/relays/{relay.pk}/return", {"remark": "补充", "expected_version": 2})
    reporter.post(f"/instructions/relays/{relay.pk}/reply", {"text": "补了", "expected_version": 3})
    lead.post(f"/instructions/relays/{relay.pk}/item")
    lead.post(f"/instructions/relays/{relay.pk}/close", {"expected_version": 5})
    relay.refresh_from_db()
    assert (relay.state, relay.reply, relay.item_id) == ("closed", "补了", Item.objects.get().pk)
    assert "已办结" in body(lead.get(f"/instructions/{given.pk}"))
    assert f'href="/instructions/relays/{relay.pk}"' in body(lead.get(f"/items/{relay.item_id}"))


def test_overspending_is_refused_on_the_page_and_stands_red(people):
    lead, reporter, today = client_of(people.lead), client_of(people.reporter), timezone.localdate()
    line = enter(people, "budgets", people.section, year=today.year, name="专项",
                 planned_amount="100")  # fmt: skip
    paid = {"amount": "60", "on": today.isoformat(), "voucher": "记-1"}
    reporter.post(f"/budget-lines/{line.pk}/spend", paid)
    again = {**paid, "voucher": "记-2"}
    assert "不能登记" in body(reporter.post(f"/budget-lines/{line.pk}/spend", again))
    told = {**again, "override": "已报分管领导同意支出"}
    assert reporter.post(f"/budget-lines/{line.pk}/spend", told).status_code == 403
    lead.post(f"/budget-lines/{line.pk}/spend", told)
    assert "超支20元" in body(lead.get("/budget-lines"))
    assert "已报分管领导同意支出" in body(lead.get(f"/budget-lines/{line.pk}"))
    entry = BudgetEntry.objects.get(voucher="记-2")
    lead.post(f"/budget-lines/entries/{entry.pk}/reverse", {"reason": "退回"})
    assert "没有超支的项目" in body(lead.get("/budget-lines"))
    lead.post(f"/budget-lines/{line.pk}/give", {**paid, "voucher": "财预1号"})
    assert BudgetEntry.objects.filter(kind="appropriation").count() == 1


def test_an_overspent_line_stands_red_on_every_page_that_shows_it(people):
    lead, leader = client_of(people.lead), client_of(people.leader)
    form = {"year": 2026, "planned_amount": "100", "plan_reference": "A1.1"}
    over = enter(people, "budgets", people.organ, name="专项", spent_amount="130",
                 at=timezone.now() - timedelta(2), **form)  # fmt: skip
    enter(people, "budgets", people.office, name="导航", spent_amount="90", **form)
    told = "超支30元"
    task = body(lead.get("/tasks/A1.1"))
    assert (task.count(told), f'href="/budget-lines/{over.pk}"' in task, "导航" in task) == (
        2, True, True,
    )  # fmt: skip
    assert "导航" not in body(lead.get("/tasks/A1.2"))
    for who in (lead, leader):
        sheet = body(who.get("/overview"))
        assert ("超支的预算项目" in sheet, told in sheet, "导航" in sheet) == (True, True, False)
    ledger = body(lead.get("/ledgers/budgets"))
    assert (ledger.count(told), ledger.count("light-green")) == (1, 1)
    assert told in body(lead.get(f"/ledgers/budgets/{over.pk}"))
    away = lead.get("/ledgers/budgets?export=csv").content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in away] == ["状态", "正常", told]
    assert "状态" not in body(lead.get("/ledgers/meetings"))
    # who reads only the own unit's ledgers sees no other unit's money
    reporter = client_of(people.reporter)
    assert told not in body(reporter.get("/tasks/A1.1"))
    assert told not in body(reporter.get("/overview"))
    # once the line is in order nothing says so any more, but the past
    rows.change(row=over, values={"adjusted_amount": "130"}, actor=actor_of(people.lead),
                at=timezone.now(), expected_version=1)  # fmt: skip
    for page in ("/tasks/A1.1", "/overview", "/ledgers/budgets", f"/ledgers/budgets/{over.pk}"):
        assert "超支" not in body(lead.get(page)), page
    yesterday = timezone.localdate() - timedelta(1)
    assert body(lead.get(f"/ledgers/budgets?known={yesterday}")).count(told) == 1
