"""A clerk keeps a ledger: enters a row, pastes a block, corrects, attaches a scan, declares void."""

from __future__ import annotations

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from tests.stories.conftest import serve
from tests.stories.signing_in import sign_in

pytestmark = pytest.mark.story
BLOCK = (
    "申请号\t名称\t专利类型\t授权公告日\n"
    "CN202410000002.1\t一种试验泵\t发明\t2024.5.2\n"
    "CN202410000003.6\t一种试验阀\t奖状\t2024.5.3\n"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A home of its own: other stories count what is there."""
    process, served = serve(tmp_path_factory.mktemp("ledger-home"))
    yield served
    process.terminate()
    process.wait(timeout=30)


def enter(page, url: str) -> None:
    page.goto(f"{url}/ledgers")
    page.get_by_role("link", name="专利", exact=True).click()
    page.wait_for_url("**/ledgers/patents", wait_until="load")
    page.keyboard.press("n")
    page.wait_for_url("**/ledgers/patents/new")
    page.get_by_label("申请号").fill("CN202410000001.X")
    page.locator("[name=title]").fill("一种试验装置")
    page.get_by_label("专利类型").select_option(label="发明")
    page.get_by_label("授权公告日").fill("2024-05-01")
    page.get_by_text("草稿已暂存").wait_for()
    page.locator("[name=title]").fill("  ")
    page.get_by_label("申请日").fill("2025-01-01")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("没有保存：有 2 项需要改正").wait_for()
    assert page.evaluate("document.activeElement.name") == "title"
    page.goto(f"{url}/")
    page.get_by_role("link", name="专利：新增", exact=True).click()
    page.get_by_text("未保存的内容").wait_for()
    assert page.get_by_label("申请号").input_value() == "CN202410000001.X"
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("heading", name="202410000001.X").wait_for()


def paste(page, url: str) -> None:
    page.goto(f"{url}/ledgers/patents")
    page.get_by_role("link", name="粘贴", exact=True).click()
    page.get_by_label("粘贴的内容").fill(BLOCK)
    page.get_by_role("button", name="预览").click()
    page.get_by_text("不在可选的值里").wait_for()


def correct_the_block(page) -> None:
    page.get_by_label("粘贴的内容").fill(BLOCK.replace("奖状", "实用新型"))
    page.get_by_role("button", name="预览").click()
    page.get_by_role("button", name="保存 2 行").click()
    page.get_by_text("已保存：新增 2 行，修改 0 行。").wait_for()
    assert page.locator("[data-rows] tr").count() == 3


def edit(page) -> None:
    page.get_by_role("link", name="202410000001.X").click()
    page.wait_for_url("**/ledgers/patents/*", wait_until="load")
    page.keyboard.press("e")
    page.wait_for_url("**/edit")
    page.locator("[name=title]").fill("一种更正的装置")
    page.get_by_label("修改说明").fill("按证书更正")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("理由：按证书更正").wait_for()


def edit_in_two_windows(page) -> None:
    """Somebody else was faster: both values are shown, and one chooses."""
    other = page.context.new_page()
    for window, words in ((page, "第一窗口"), (other, "第二窗口")):
        window.goto(f"{page.url.split('#')[0].removesuffix('/edit')}/edit")
        window.locator("[name=remark]").fill(words)
    for window in (page, other):
        window.get_by_role("button", name="保存", exact=True).click()
    other.get_by_role("radio", name="第一窗口").check()
    other.get_by_role("button", name="按选择保存").click()
    other.get_by_text("没有改动").wait_for()
    other.close()


def photo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (800, 600), "navy").save(made, "PNG")
    return made.getvalue()


def attach(page) -> None:
    page.get_by_label("添加扫描件、照片").set_input_files(
        [
            {"name": "证书.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 scan"},
            {"name": "照片.png", "mimeType": "image/png", "buffer": photo()},
        ]
    )
    page.get_by_role("button", name="上传").click()
    page.get_by_role("link", name="证书.pdf").wait_for()
    small = page.locator(".attached img")
    assert small.evaluate("each => each.decode().then(() => each.naturalWidth)") == 160


def void(page, url: str) -> None:
    page.get_by_role("link", name="作废").click()
    page.get_by_label("理由").fill("重复登记")
    page.get_by_role("button", name="作废").click()
    page.get_by_text("这一行已作废，不计入任何指标").wait_for()
    page.goto(f"{url}/ledgers/patents")
    assert page.locator("[data-rows] tr").count() == 2
    page.get_by_role("link", name="含作废").click()
    assert page.locator("[data-rows] tr").count() == 3
    page.get_by_role("link", name="202410000001.X").click()
    page.get_by_role("link", name="恢复").click()
    page.get_by_label("理由").fill("不是重复")
    page.get_by_role("button", name="恢复").click()
    page.get_by_text("理由：不是重复").wait_for()


def change_all(page, url: str) -> None:
    page.goto(f"{url}/ledgers/patents?q=试验")
    page.get_by_label("选择本页全部").check()
    page.get_by_role("button", name="批量修改所选").click()
    page.get_by_label("要修改的项目").select_option(label="备注")
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("备注", exact=True).fill("已核对证书")
    page.get_by_role("button", name="预览").click()
    page.get_by_text("将修改 2 行").wait_for()


def sound(page, width: int) -> list[str]:
    """Accessibility violations, and whether the page scrolls sideways."""
    wrong = [
        f"{each['id']}: {node['html'][:120]}"
        for each in Axe().run(page).response["violations"]
        for node in each["nodes"]
    ]
    across = page.evaluate("document.documentElement.scrollWidth")
    return [*wrong, f"scrolls sideways: {across} > {width}"] if across > width else wrong


def test_a_clerk_keeps_a_ledger(page, office):
    sign_in(page, office, "office")
    enter(page, office.url)
    paste(page, office.url)
    assert sound(page, 1280) == []
    correct_the_block(page)
    edit(page)
    edit_in_two_windows(page)
    attach(page)
    assert sound(page, 1280) == []
    void(page, office.url)
    assert sound(page, 1280) == []
    change_all(page, office.url)
    assert sound(page, 1280) == []
    page.get_by_role("button", name="保存 2 行").click()
    page.get_by_text("已修改 2 行。").wait_for()
    page.set_viewport_size({"width": 360, "height": 740})
    for address in ("", "/new", "/1", "/1/edit", "/paste", "/copy", "?known=2026-01-01"):
        page.goto(f"{office.url}/ledgers/patents{address}")
        assert sound(page, 360) == [], address
    page.goto(f"{office.url}/ledgers")
    assert sound(page, 360) == []
