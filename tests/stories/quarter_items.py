"""The item of the quarter: issued, refused while evidence is missing, closed."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.stories.quarter_desks import ECONOMY, SCIENCE, TODAY, press, told

ITEM = "办好知识产权培训"


def issue_items(desks) -> str:
    """One from the plan's measures and one with evidence; the address of the second."""
    page = desks.at("zhuan1", "/items/drafts")
    page.locator("input[name=chosen]").evaluate_all(
        "all => all.slice(1).forEach(e => e.checked = false)"
    )
    press(page, "拟立项")
    told(page, "已拟立项，请逐条核对、修改后立项。")

    page = desks.at("zhuan1", "/items/new")
    page.locator("[name=title]").fill(ITEM)
    page.get_by_label("成果要求").fill("全年至少办一场培训")
    page.locator("[name=lead]").select_option(label=ECONOMY)
    page.locator("[name=due]").fill(str(TODAY + timedelta(20)))
    page.locator("[name=line0_indicator]").select_option("own.trainings-of-year")
    page.locator("[name=line0_whose]").select_option("own")
    page.locator("[name=line0_comparator]").select_option(">=")
    page.locator("[name=line0_figure]").fill("1")
    press(page, "保存")
    told(page, "已拟立项")
    address = re.search(r"/items/\d+", page.url).group()
    for move in ("立项", "交办"):
        page.get_by_role("link", name=move, exact=True).click()
        press(page, move)
        told(page, f"已{move}")
    return address


def enter_an_old_one(desks) -> str:
    """What was begun before the system came, entered late and long overdue: red from today on."""
    page = desks.at("zhuan1", "/items/new")
    page.locator("[name=title]").fill("整理旧档案")
    page.locator("[name=lead]").select_option(label=SCIENCE)
    page.locator("[name=due]").fill(str(TODAY - timedelta(40)))
    page.get_by_label("历史补录").check()
    press(page, "保存")
    address = re.search(r"/items/\d+", page.url).group()
    for move in ("立项", "交办"):
        page.get_by_role("link", name=move, exact=True).click()
        if move == "交办":
            page.get_by_label("交办日期").fill(str(TODAY - timedelta(90)))
        press(page, move)
        told(page, f"已{move}")
    expect(page.locator(".page-note")).to_contain_text("逾期未完成")
    return address


def sign_and_feed_back(desks, address: str) -> None:
    """Refused while the evidence is missing; taken once the unit's own record is there."""
    page = desks.at("jingxin1", address)
    page.get_by_role("link", name="签收", exact=True).click()
    press(page, "签收")
    page.get_by_role("link", name="反馈办结", exact=True).click()
    page.get_by_label("办理结果").fill("培训已办")
    press(page, "反馈办结")
    expect(page.locator("main .notice-error, main .field-error").first).to_contain_text("佐证")

    desks.at("jingxin1", "/ledgers/trainings/new")
    page.get_by_label("培训名称").fill("演示培训一期")
    page.get_by_label("举办日").fill(str(TODAY))
    press(page, "保存")
    page.get_by_role("heading", name="演示培训一期").wait_for()
    for _ in range(40):
        desks.at("jingxin1", address)
        if page.locator("#evidence").get_by_text("已满足").count():
            break
        page.wait_for_timeout(1000)
    page.get_by_role("link", name="反馈办结", exact=True).click()
    page.get_by_label("办理结果").fill("培训已办")
    press(page, "反馈办结")
    told(page, "已反馈办结")

    for who, move in (("zhuan1", "复核通过"), ("demo-office", "办结"), ("demo-office", "销号")):
        page = desks.at(who, address)
        page.get_by_role("link", name=move, exact=True).click()
        press(page, move)
        told(page, f"已{move}")
