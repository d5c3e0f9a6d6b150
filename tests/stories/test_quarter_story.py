"""A whole quarter: items, reports of every kind, the lock, the circular, an erratum, scores, a meeting."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.stories import quarter_items, quarter_papers, quarter_reports
from tests.stories.conftest import serve
from tests.stories.quarter_desks import (
    COMMERCE,
    ECONOMY,
    FORESTRY,
    JUSTICE,
    QUARTER,
    SCIENCE,
    TODAY,
    Desks,
    press,
    told,
)
from tests.stories.staff import hire

pytestmark = pytest.mark.story


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A home of its own: the demonstration district, with a full staff."""
    home = tmp_path_factory.mktemp("quarter-home")
    hire(home)
    process, served = serve(home)
    yield served
    process.terminate()
    process.wait(timeout=30)


@pytest.fixture
def desks(browser, house):
    found = Desks(browser, house)
    yield found
    for page in found.pages.values():
        page.context.close()
    assert found.complaints == []


def score(desks) -> None:
    page = desks.at("demo-office", "/scores/compute")
    page.get_by_label("期次").fill(QUARTER.code)
    press(page, "计分")
    told(page, "已计分")
    page.get_by_role("link", name=f"{ECONOMY}的计分过程").click()
    assert "迟报" in page.locator("main").inner_text()


def resolve(desks, overdue: str) -> None:
    """A red item comes onto the agenda, and what was resolved becomes an item."""
    page = desks.at("zhuan1", "/ledgers/meetings/new")
    page.get_by_label("会议名称").fill("演示领导小组会议")
    page.locator("[name=held_on]").fill(str(TODAY))
    press(page, "保存")
    page.get_by_role("heading", name="演示领导小组会议").wait_for()
    page = desks.at("zhuan1", "/meetings")
    page.get_by_role("link", name="演示领导小组会议").click()
    meeting = re.search(r"/meetings/\d+", page.url).group()
    page.get_by_role("link", name="编排议题").click()
    page.get_by_role("checkbox", name=re.compile("整理旧档案")).check()
    press(page, "列入议程")
    told(page, "已列入1个议题")
    assert (
        page.locator("main tr", has_text="整理旧档案").locator(f"a[href='{overdue}']").count() == 1
    )
    desks.at("zhuan1", f"{meeting}/resolve")
    page.get_by_label("议定事项").fill("年内建成一处商标品牌指导站")
    page.locator("[name=lead]").select_option(label=SCIENCE)
    page.locator("[name=due]").fill(str(TODAY + timedelta(30)))
    press(page, "登记")
    page.get_by_role("button", name="转为督办事项：年内建成一处商标品牌指导站").click()
    told(page, "已列为拟立项事项")
    item = page.locator("a[href^='/items/']", has_text=re.compile("号")).last
    item.click()
    for move in ("立项", "交办"):
        page.get_by_role("link", name=move, exact=True).click()
        press(page, move)
    assert page.locator(f"main a[href='{meeting}']").count()
    assert "正常" in page.locator(".page-note").inner_text()


def test_a_quarter_is_chased_reported_told_corrected_and_scored(desks, tmp_path):
    item = quarter_items.issue_items(desks)
    overdue = quarter_items.enter_an_old_one(desks)
    form = quarter_reports.publish_form(desks)
    quarter_reports.ask_units(desks, form, (ECONOMY,), 5)
    everyone = (ECONOMY, SCIENCE, JUSTICE, COMMERCE, FORESTRY)
    quarter_reports.ask_units(desks, form, everyone, 60)
    quarter_items.sign_and_feed_back(desks, item)
    quarter_reports.report_late(desks)
    quarter_reports.report_returned(desks)
    quarter_reports.report_offline(desks, tmp_path)
    quarter_reports.report_nothing(desks)
    quarter_reports.report_by_the_office(desks)
    quarter_reports.settle_what_waits(desks)
    period = quarter_reports.lock(desks)
    paper = quarter_papers.make_circular(desks)
    quarter_papers.catch_an_edited_number(desks, paper)
    quarter_papers.take_through_its_steps(desks, paper)
    quarter_papers.open_it(desks, paper)
    quarter_papers.correct(desks, period, paper)
    score(desks)
    resolve(desks, overdue)
