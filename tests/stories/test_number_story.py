"""A sheet comes in, a number follows from it, is walked back to its cell, and goes with the undo."""

from __future__ import annotations

import pytest
from xlsxwriter import Workbook

from tests.stories.conftest import serve
from tests.stories.signing_in import sign_in

pytestmark = pytest.mark.story
SHEET = (
    ("2026年国家专精特新“小巨人”企业名单（演示）",),
    ("制表单位：演示科", "", "", "填报日期：2026年11月"),
    ("序号", "企业名称", "证书编号", "认定日期"),
    ("1", "演示甲乙精密制造有限公司", "YS-2026-001", "2026.9.1"),
    ("2", "演示丙丁传动有限公司", "YS-2026-002", "2026-13-01"),
    ("合计", "2", "", ""),
)


@pytest.fixture
def own(tmp_path):
    """A house of its own: the numbers of the shared one belong to other stories."""
    process, served = serve(tmp_path / "home")
    yield served
    process.terminate()
    process.wait(timeout=30)


@pytest.fixture
def sheet(tmp_path):
    place = tmp_path / "小巨人名单.xlsx"
    with Workbook(place) as book:
        page = book.add_worksheet("名单")
        for row, cells in enumerate(SHEET):
            page.write_row(row, 0, cells)
    return place


def bring(page, own, sheet) -> None:
    page.goto(f"{own.url}/imports/new")
    page.get_by_label("文件", exact=True).set_input_files(str(sheet))
    page.get_by_role("button", name="上传并识别").click()
    page.get_by_role("button", name="比对", exact=False).click()
    effect = page.locator("tr", has_text="T2").first
    effect.wait_for()
    assert effect.locator("td").all_inner_texts()[2:4] == ["无数据", "1 家"]
    page.get_by_role("link", name="不能导入（1）").click()
    page.get_by_text("D5 认定日：“2026-13-01”没有这一天").wait_for()
    page.get_by_role("button", name="写入台账").click()


def number_is(page, own, value: str) -> None:
    """The accepted change reaches the number within 30 s."""
    for _ in range(30):
        page.goto(f"{own.url}/numbers/T2")
        if value in page.locator("main .page-lead, main h1").all_inner_texts()[0]:
            return
        page.wait_for_timeout(1000)
    raise AssertionError(page.locator("main").inner_text())


def test_a_number_is_walked_back_to_its_cell_and_goes_with_the_undo(page, own, sheet):
    sign_in(page, own, "office")
    bring(page, own, sheet)
    page.locator("dialog[open]").get_by_role("button", name="确认写入").click()
    page.get_by_role("button", name="撤销整批导入").wait_for()
    report = page.url
    number_is(page, own, "：1 家")
    row = page.locator("tr", has_text="演示甲乙精密制造有限公司").first
    assert "小巨人名单.xlsx　名单 第 4 行" in row.inner_text()
    row.locator("summary").click()
    row.get_by_text("D4", exact=True).wait_for()

    page.goto(report)
    page.get_by_role("button", name="撤销整批导入").click()
    page.locator("dialog[open]").get_by_role("button", name="撤销").click()
    page.get_by_text("已撤销").first.wait_for()
    number_is(page, own, "无数据")
