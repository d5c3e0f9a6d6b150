"""The circular of the quarter: made, edited in Word and caught, taken to the archive, opened, corrected."""

from __future__ import annotations

import io
import re

import docx
from playwright.sync_api import expect

from tests.stories.quarter_desks import ECONOMY, QUARTER, SCIENCE, TODAY, press, scan, told


def make_circular(desks) -> str:
    page = desks.at("zhuan1", "/papers/new")
    page.get_by_label("文种").select_option(label="通报")
    page.get_by_label("期次").fill(QUARTER.code)
    press(page, "生成")
    page.wait_for_url(re.compile(r"/papers/\d+$"), timeout=120_000)
    return re.search(r"/papers/\d+", page.url).group()


def download(page) -> docx.document.Document:
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载 Word").click()
    return docx.Document(taken.value.path())


def edited(document, old: str, new: str) -> bytes:
    """What Word would save after one number was typed over."""
    for paragraph in document.element.body.iter(docx.oxml.ns.qn("w:t")):
        if paragraph.text and old in paragraph.text:
            paragraph.text = paragraph.text.replace(old, new, 1)
            made = io.BytesIO()
            document.save(made)
            return made.getvalue()
    raise AssertionError(f"{old} does not stand in the paper")


def catch_an_edited_number(desks, paper: str) -> None:
    page = desks.at("zhuan1", paper)
    document = download(page)
    content = edited(document, "3117", "3171")
    page.get_by_role("link", name="上传修改稿", exact=True).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "通报（修改）.docx", "mimeType": "application/octet-stream", "buffer": content}
    )
    press(page, "上传修改稿")
    card = page.locator("section.card", has=page.get_by_role("heading", name="与系统不一致的数字"))
    row = card.locator("tbody tr")
    expect(row).to_have_count(1)
    assert "3171" in row.inner_text()
    assert "3117" in row.inner_text()
    step(desks, "zhuan1", paper, "送核稿")
    page = desks.at("zhuan2", paper)
    page.get_by_role("link", name="核稿通过", exact=True).click()
    press(page, "核稿通过")
    told(page, "不一致")
    step(desks, "zhuan2", paper, "退回", remark="第一张表的走访数请改回")
    step(desks, "zhuan1", paper, "按最新数据重新生成")


def step(desks, who: str, paper: str, name: str, /, **fields: str) -> None:
    page = desks.at(who, paper)
    page.get_by_role("link", name=name, exact=True).first.click()
    for field, value in fields.items():
        page.locator(f"[name={field}]").fill(value)
    press(page, name)
    page.wait_for_url(re.compile(rf"{paper}$"), timeout=120_000)


def take_through_its_steps(desks, paper: str) -> None:
    step(desks, "zhuan1", paper, "送核稿")
    page = desks.at("zhuan2", paper)
    page.get_by_role("link", name="核稿通过", exact=True).click()
    page.get_by_role("checkbox", name=SCIENCE, exact=True).check()
    press(page, "核稿通过")
    step(desks, "kejiju2", paper, "会签", remark="同意")
    step(desks, "demo-office", paper, "签发")
    step(desks, "zhuan1", paper, "编号", organ_code="演示知办")
    step(desks, "zhuan1", paper, "申请用印", copies="6")
    step(desks, "demo-office", paper, "批准用印")
    page = desks.at("zhuan1", paper)
    page.get_by_role("link", name="附签署扫描件", exact=True).click()
    page.locator("input[type=file]").set_input_files(scan())
    press(page, "附签署扫描件")
    page = desks.at("zhuan1", paper)
    page.get_by_role("link", name="分发", exact=True).click()
    page.get_by_role("checkbox", name=ECONOMY, exact=True).check()
    press(page, "分发")
    step(desks, "jingxin1", paper, "签收")
    step(desks, "zhuan1", paper, "分发完毕")
    step(desks, "zhuan1", paper, "归档")
    told(desks.at("zhuan1", paper), "第1件")


def open_it(desks, paper: str) -> None:
    page = desks.at("jingxin1", paper)
    document = download(page)
    text = "\n".join(each.text for each in document.paragraphs)
    assert f"演示知办〔{TODAY.year}〕1号" in text
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "3117" in " ".join(cells)
    page = desks.at("demo-office", f"{paper}/text")
    number = page.locator("main a", has_text=re.compile(r"^3117$")).first
    number.click()
    told(page, re.compile(ECONOMY))


def correct(desks, period: str, paper: str) -> None:
    page = desks.at("demo-office", f"{period}/erratum")
    value = page.locator("option", has_text=re.compile(f"{ECONOMY}.*走访服务企业")).get_attribute(
        "value"
    )
    page.locator("[name=what]").select_option(value)
    page.get_by_label("更正为").fill("3115")
    page.get_by_label("理由").fill("重复登记了两家")
    press(page, "签署")
    told(page, "更正第1号已签署")
    assert "涉及公文数字0处" not in page.locator("main").inner_text()
    page = desks.at("jingxin1", paper)
    told(page, "文中有数字已被更正")
    row = page.locator("tr", has_text="重复登记了两家").first
    assert "3117" in row.inner_text()
    assert "3115" in row.inner_text()
