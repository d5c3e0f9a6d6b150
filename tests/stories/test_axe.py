"""Every page that can be opened: no accessibility violation, no sideways scrolling, no complaint.

The pages are found by walking the links from the first page, one page of each address pattern, so a
page that is written tomorrow is walked tomorrow.
"""

from __future__ import annotations

from urllib.parse import urldefrag, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve

from ipcity.domain.access import TABLE, Role
from ipcity.web.menu import MenuEntry, entries
from tests.stories.signing_in import sign_in

pytestmark = pytest.mark.story

CASEWORKERS = {
    Role.CASE_OFFICER, Role.LEGAL_REVIEWER, Role.ENFORCEMENT_HEAD, Role.DRAWER, Role.DRAW_SUPERVISOR,
}  # fmt: skip
# Files, not pages.
NO_PAGES = {
    "file", "second-factor-qr", "ledger-export", "ledger-template", "paper-template-default",
    "paper-template", "paper-file", "paper-preview", "paper-verification", "score-scheme-schema",
}  # fmt: skip


def pattern_of(address: str) -> str | None:
    """The name of the address pattern, with what makes it another page; None: not a page."""
    parts = urlsplit(address)
    try:
        name = resolve(parts.path).url_name
    except Resolver404:
        return None
    return None if name in NO_PAGES or "export=" in parts.query else name


def complaints_of(page, width: int) -> list[str]:
    found = [
        f"{each['id']}: {node['html'][:160]}"
        for each in Axe().run(page).response["violations"]
        for node in each["nodes"]
    ]
    across = page.evaluate("document.documentElement.scrollWidth")
    if across > width:
        found.append(f"scrolls sideways: {across} > {width}")
    return found


def walk(page, url: str, width: int, met: set[str]) -> dict[str, list[str]]:
    """What is wrong with the pages that can be reached, one of each pattern not ``met`` before."""
    waiting, wrong = ["/"], {}
    while waiting:
        address = waiting.pop(0)
        answer = page.goto(url + address)
        found = complaints_of(page, width)
        if answer is None or answer.status != 200:
            found.append(f"answered {answer and answer.status}")
        if found:
            wrong[address] = found
        for link in page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"):
            place = urldefrag(link).url.removeprefix(url)
            name = pattern_of(place) if place.startswith("/") else None
            if name and name not in met:
                met.add(name)
                waiting.append(place)
    return wrong


def test_every_page_is_open_to_everyone(browser, served, viewport):
    """As each of the first four people; what one has seen, the next need not see again."""
    met: set[str] = {"todo"}
    wrong: dict[str, dict[str, list[str]]] = {}
    noises: list[str] = []
    for username in ("office", "system", "security", "audit"):
        context = browser.new_context(locale="zh-CN", viewport=viewport)
        page = context.new_page()
        page.on("console", lambda m: noises.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: noises.append(str(error)))
        sign_in(page, served, username)
        found = walk(page, served.url, viewport["width"], met)
        context.close()
        if found:
            wrong[username] = found
    assert wrong == {}
    assert noises == []
    assert {entry.url_name for entry in entries() if not of_casework(entry)} <= met


def of_casework(entry: MenuEntry) -> bool:
    """Whether caseworkers alone may open it; the pages of cases are walked in their own story."""
    return entry.verb is not None and TABLE[entry.verb].keys() <= CASEWORKERS


def test_pages_before_the_login(browser, served, viewport):
    context = browser.new_context(locale="zh-CN", viewport=viewport)
    page = context.new_page()
    page.goto(f"{served.url}/login")
    assert complaints_of(page, viewport["width"]) == []
    page.fill("[name=username]", "nobody")
    page.fill("[name=password]", "wrong")
    page.click("main button[type=submit]")
    assert page.inner_text("[role=alert]").startswith("未成功")
    assert complaints_of(page, viewport["width"]) == []
    page.goto(f"{served.url}/no-such-page")
    assert complaints_of(page, viewport["width"]) == []
    context.close()


def test_every_component_is_shown_and_sound(browser, served, viewport):
    context = browser.new_context(locale="zh-CN", viewport=viewport)
    page = context.new_page()
    sign_in(page, served, "system")
    page.goto(f"{served.url}/components")
    page.click("[data-opens=sample-dialog]")
    assert page.is_visible("#sample-dialog")
    assert complaints_of(page, viewport["width"]) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "demo-name"
    context.close()


def test_the_menu_opens_on_a_phone(browser, served):
    context = browser.new_context(locale="zh-CN", viewport={"width": 360, "height": 740})
    page = context.new_page()
    sign_in(page, served, "office")
    assert not page.is_visible("#side")
    page.click(".topbar-menu")
    assert page.is_visible("#side")
    assert complaints_of(page, 360) == []
    page.click("#side a:has-text('总览')")
    page.wait_for_url(f"{served.url}/overview")
    context.close()


def test_rows_are_walked_with_the_keyboard(browser, served):
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, served, "office")
    page.goto(f"{served.url}/targets")
    for key in ("j", "ArrowDown", "k"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/targets/*")
    context.close()
