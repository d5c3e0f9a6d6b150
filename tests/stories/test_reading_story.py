"""The office lead reads the plan in force: keys, columns, a file to take away, another reading."""

from __future__ import annotations

import pytest

from tests.stories.signing_in import sign_in

pytestmark = pytest.mark.story


def heads(page) -> list[str]:
    return [
        each.split("\n")[0].strip()
        for each in page.locator("thead").first.locator("th").all_inner_texts()
    ]


def test_a_list_is_read_with_keys_and_taken_away(page, served):
    sign_in(page, served, "office")
    page.goto(f"{served.url}/targets")
    page.keyboard.press("j")
    page.keyboard.press("j")
    current = page.locator("tr[data-current]")
    assert current.count() == 1
    second = page.locator("[data-rows] tr[data-row] a").nth(1).inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/targets/T2")
    assert page.locator("h1").inner_text() == second

    page.goto(f"{served.url}/targets")
    page.keyboard.press("/")
    page.keyboard.type("不会有的词")
    page.keyboard.press("Enter")
    page.get_by_text("没有符合条件的记录").wait_for()
    page.locator(".empty-state").get_by_role("link", name="重置").click()

    page.locator("summary", has_text="显示列").click()
    page.get_by_role("checkbox", name="采用的计算口径").check()
    page.get_by_role("checkbox", name="力度").uncheck()
    page.get_by_role("button", name="确定").click()
    page.goto(f"{served.url}/targets")
    assert "采用的计算口径" in heads(page)
    assert "力度" not in heads(page)

    with page.expect_download() as taken:
        page.get_by_role("link", name="导出 Excel").click()
    assert taken.value.suggested_filename.startswith("指标-")
    assert taken.value.suggested_filename.endswith(".xlsx")


def test_a_reading_is_chosen_and_stays_on_record(page, served):
    sign_in(page, served, "office")
    page.goto(f"{served.url}/targets")
    page.locator("[data-rows] tr[data-row] a").first.click()
    page.locator("#reading a").click()
    page.locator("input[name=code]").first.check()
    page.get_by_label("理由").fill("联席会议纪要第3号")
    page.get_by_role("button", name="确定").click()
    page.get_by_text("口径已选定").wait_for()
    assert "联席会议纪要第3号" in page.locator("#reading .history").inner_text()
