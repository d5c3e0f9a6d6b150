"""The reports of the quarter: late, returned, offline, of nothing, by the office; then the lock."""

from __future__ import annotations

import re
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.stories.quarter_desks import (
    COMMERCE,
    ECONOMY,
    FORESTRY,
    JUSTICE,
    QUARTER,
    SCIENCE,
    press,
    scan,
    told,
    unfold,
)  # fmt: skip

FORM = "走访服务进展表"
OWED = "季度工作进展表"  # the demonstration's own form, whose reports wait with the office


def publish_form(desks) -> str:
    """One number, the system's own figures, the items and three texts; the form's address."""
    page = desks.at("zhuan1", "/report-forms/new")
    unfold(page)
    page.get_by_label("表号").fill("JD-9")
    page.get_by_label("表名").fill(FORM)
    total = int(page.locator("[name$=TOTAL_FORMS]").input_value())
    for n in range(total):
        if page.locator(f"[name=form-{n}-kind]").input_value() == "number":
            page.locator(f"[name=form-{n}-label]").fill("")
    last = total - 1
    page.locator(f"[name=form-{last}-kind]").select_option("number")
    page.locator(f"[name=form-{last}-key]").fill("visits")
    page.locator(f"[name=form-{last}-label]").fill("走访服务企业")
    page.locator(f"[name=form-{last}-unit]").fill("家")
    page.locator(f"[name=form-{last}-required]").check()
    page.locator(f"[name=form-{last}-least]").fill("0")
    press(page, "发布")
    told(page, "第1版已发布")
    return re.search(r"/report-forms/\d+", page.url).group()


def ask_units(desks, form: str, units: tuple[str, ...], days: int) -> None:
    """Who reports within how many working days; the period is opened, or opened again for more."""
    page = desks.at("zhuan1", f"{form}/duties")
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    for unit in units:
        page.get_by_role("checkbox", name=unit, exact=True).check()
    page.locator("[name=working_days]").fill(str(days))
    press(page, "设定")
    told(page, "报送单位已设定")
    page = desks.at("demo-office", "/periods/open")
    page.get_by_label("期次", exact=False).first.fill(QUARTER.code)
    press(page, "启用")
    told(page, "已启用")


def open_report(desks, username: str, unit: str, form: str = FORM):
    page = desks.at(username, f"/reporting?period={QUARTER.code}")
    row = page.locator("[data-rows] tr", has_text=unit).filter(has_text=form)
    row.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/reporting/\d+"))
    return page


def fill(page, visits: str) -> None:
    page.locator("[name=number-visits]").fill(visits)
    page.locator("[name=text-done]").fill("走访企业，指导申报。")
    for each in page.locator("textarea[name^=text-item]").all():
        each.fill("按期推进。")
    for each in page.locator("[name^=number-item]").all():
        each.fill("50")


def check(desks, unit: str, by: str, *, office: str = "zhuan1") -> None:
    """By the unit, by the office, by its head; three persons."""
    for who, button in (
        (by, "审核通过并报出"),
        (office, "办公室审核通过"),
        ("demo-office", "审定"),
    ):
        page = open_report(desks, who, unit)
        press(page, button)
        told(page, "已审核通过")


def report_late(desks) -> None:
    page = open_report(desks, "jingxin1", ECONOMY)
    fill(page, "")
    press(page, "提交审核")
    expect(page.locator("main .notice-error").first).to_contain_text(
        "走访服务企业"
    )  # none is not 0
    page = open_report(desks, "jingxin1", ECONOMY)
    fill(page, "3117")
    press(page, "提交审核")
    told(page, "已提交")
    check(desks, ECONOMY, "jingxin2")
    assert "迟报" in open_report(desks, "demo-office", ECONOMY).locator(".page-note").inner_text()


def report_returned(desks) -> None:
    page = open_report(desks, "kejiju1", SCIENCE)
    fill(page, "18")
    press(page, "提交审核")
    page = open_report(desks, "kejiju2", SCIENCE)
    press(page, "审核通过并报出")
    page = open_report(desks, "zhuan1", SCIENCE)
    press(page, "退回（须写明意见）")
    expect(page.locator(".notice-error, [role=alert]").first).to_contain_text("退回的理由")
    page.get_by_label("意见").fill("走访数与名单不符，请核对")
    press(page, "退回（须写明意见）")
    told(page, "已退回")
    page = open_report(desks, "kejiju1", SCIENCE)
    told(page, "走访数与名单不符，请核对")
    fill(page, "16")
    press(page, "提交审核")
    check(desks, SCIENCE, "kejiju2")


def report_offline(desks, folder: Path) -> None:
    """The workbook goes out, is filled in beside the system, comes back once, and not a second time."""
    page = open_report(desks, "sifaju1", JUSTICE)
    with page.expect_download() as taken:
        press(page, "下载填报表")
    place = folder / "填报表.xlsx"
    taken.value.save_as(place)
    book = load_workbook(place)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == "走访服务企业":
                line = cell.row
    sheet = book.worksheets[0]
    unlocked = [each for each in sheet[line] if not each.protection.locked]
    unlocked[0].value = 9
    done = next(r for r in sheet.iter_rows() if any("工作" in str(c.value or "") for c in r) and any(
        not c.protection.locked for c in r))  # fmt: skip
    next(each for each in done if not each.protection.locked).value = "开展调解培训。"
    book.save(place)

    page = open_report(desks, "sifaju1", JUSTICE)
    report = page.url
    for words in ("填报表已收取并提交", "不收|已经交过|交回过|环节"):
        page.goto(f"{report}/workbook/back")
        page.locator("input[type=file]").set_input_files(str(place))
        press(page, "上传并提交")
        told(page, re.compile(words))
    check(desks, JUSTICE, "sifaju2")


def report_nothing(desks) -> None:
    page = open_report(desks, "shangwu1", COMMERCE)
    page.get_by_label("零报告理由").fill("本季度没有走访任务")
    press(page, "作零报告")
    told(page, "零报告已提交")
    check(desks, COMMERCE, "shangwu2")


def report_by_the_office(desks) -> None:
    """Entered for the unit with its signed sheet, and checked by another of the office."""
    page = open_report(desks, "zhuan1", FORESTRY)
    fill(page, "5")
    press(page, "代报")
    told(page, "扫描件")
    page.locator("input[name=scan]").set_input_files(scan())
    press(page, "代报")
    told(page, "代报已登记")
    for who, button in (("zhuan2", "办公室审核通过"), ("demo-office", "审定")):
        page = open_report(desks, who, FORESTRY)
        press(page, button)
        told(page, "已审核通过")


def settle_what_waits(desks) -> None:
    """What the demonstration's units have delivered is judged, and where they differ one figure holds."""
    for unit in ("区政府办公室", "区委宣传部", "区公安局"):
        for who, button in (("zhuan1", "办公室审核通过"), ("demo-office", "审定")):
            page = open_report(desks, who, unit, OWED)
            press(page, button)
            told(page, "已审核通过")
    page = desks.at("demo-office", "/periods")
    page.get_by_role("link", name=QUARTER.words).first.click()
    press(page, "锁定")
    page.get_by_role("dialog").get_by_role("button", name="锁定", exact=True).click()
    expect(page.locator("main .notice-error").first).to_contain_text("不一致")
    page.get_by_role("link", name="核对认定").first.click()
    page.locator("[name=unit]").select_option(index=0)
    page.get_by_label("理由").fill("以政府办公室核实的数为准")
    press(page, "认定")
    told(page, "已认定")


def lock(desks) -> str:
    page = desks.at("demo-office", "/periods")
    page.get_by_role("link", name=QUARTER.words).first.click()
    row = page.locator("tr", has_text=COMMERCE).first
    assert "零报告" in row.inner_text()
    press(page, "锁定")
    page.get_by_role("dialog").get_by_role("button", name="锁定", exact=True).click()
    told(page, "已锁定")
    return re.search(r"/periods/\d+", page.url).group()
