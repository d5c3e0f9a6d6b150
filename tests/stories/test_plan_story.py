"""The office lead's first day: log in, upload a plan, correct a fact, adopt it, see a target's words."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.packs.cities import NOTICE
from tests.stories.signing_in import sign_in

pytestmark = pytest.mark.story


def keep(page, name):
    """A screenshot where the runner asks for them; the caret stays, hiding it needs inline style."""
    folder = os.environ.get("IPCITY_SHOTS")
    if folder:
        page.screenshot(path=str(Path(folder) / f"{name}.png"), caret="initial")


def accessible(page):
    """No finding of axe on the page as it stands, whatever its weight."""
    found = Axe().run(page).response
    told = [f"{v['id']}: {[node['target'] for node in v['nodes']]}" for v in found["violations"]]
    assert told == []


def on_a_phone(page):
    """Text and facts take turns; a fact's number leads to its words and a word back to its fact."""
    page.set_viewport_size({"width": 360, "height": 740})
    words, cards = page.locator(".source-text"), page.locator("article.fact")
    assert cards.first.is_visible()
    assert not words.is_visible()
    cards.first.get_by_role("link", name="看原文").click()
    assert words.is_visible()
    assert not cards.first.is_visible()
    accessible(page)
    keep(page, "review-phone")
    page.locator("a.mark[data-current]").first.click()
    assert cards.first.is_visible()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    page.set_viewport_size({"width": 1280, "height": 900})


SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector("[data-source]"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at >= 0) {
      getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
      return true;
    }
  }
  return false;
}"""


def add_what_was_missed(page):
    """Words selected in the text fill the form of an added fact."""
    page.get_by_role("link", name=re.compile("^建设成果")).click()
    page.wait_for_url("**tab=deliverable**", wait_until="load")
    page.get_by_text("补充一项").click()
    assert page.evaluate(SELECT, "知识产权优势企业后备库")
    filled = page.get_by_label(re.compile("^原文中的文字"))
    expect(filled).to_have_value("知识产权优势企业后备库")
    page.locator("[data-add-form]").get_by_label(re.compile("^建设成果")).fill("优势企业后备库")
    page.get_by_role("button", name="补充").click()
    added = page.locator("article.fact", has_text="优势企业后备库")
    added.get_by_text("人工补充").wait_for()
    assert page.locator("a.mark", has_text="知识产权优势企业后备库").count() == 1


def test_a_plan_document_becomes_a_running_programme(page, served):
    sign_in(page, served, "office")
    page.get_by_role("link", name="上传方案").click()
    page.get_by_label("按标题判断").check()
    page.get_by_label("方案文件").set_input_files(str(NOTICE))
    keep(page, "upload")
    accessible(page)
    page.get_by_role("button", name="上传并读取").click()
    page.get_by_text("已读出量化目标 8 项").wait_for()
    keep(page, "review")
    accessible(page)
    on_a_phone(page)

    card = page.locator("article.fact", has_text="每万人口发明专利拥有量")
    card.get_by_role("link", name="看原文").click()
    marked = page.locator("a.mark[data-current]")
    assert "".join(marked.all_inner_texts()) == "每万人口发明专利拥有量达到18件"
    marked.first.click()
    assert card.evaluate("each => each === document.activeElement")

    card.get_by_role("link", name="更正").click()
    card.get_by_label(re.compile(r"^目标值\s*（必填）")).fill("19")
    card.get_by_label("更正理由").fill("以印发件为准")
    keep(page, "correct")
    accessible(page)
    card.get_by_role("button", name="保存").click()
    card.get_by_text("已更正").wait_for()
    assert "不少于 19 件" in card.inner_text()

    page.keyboard.press("j")
    page.keyboard.press("c")
    second = page.locator("article.fact", has_text="高价值发明专利拥有量")
    second.get_by_text("已确认").wait_for()

    add_what_was_missed(page)
    page.get_by_role("link", name="去采纳").click()
    keep(page, "adopt")
    accessible(page)
    page.get_by_role("button", name="采纳为正式版本").click()
    page.get_by_text("已成为正式版本").wait_for()
    keep(page, "plan")

    page.goto(f"{served.url}/targets")
    page.get_by_role("link", name="每万人口发明专利拥有量").first.click()
    words = page.locator("blockquote.words")
    assert "每万人口发明专利拥有量达到18件" in words.inner_text()
    assert words.locator("mark").all_inner_texts() == ["每万人口发明专利拥有量", "18件"]
    keep(page, "target")
