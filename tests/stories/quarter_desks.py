"""The desks of the quarter: a window a person, who they are, and what every story does at one."""

from __future__ import annotations

import io
from datetime import datetime

from PIL import Image
from playwright.sync_api import expect

from ipcity.domain.terms.days import CHINA
from ipcity.domain.terms.periods import Cycle, period_on
from tests.stories.signing_in import sign_in

TODAY = datetime.now(CHINA).date()
QUARTER = period_on(TODAY, Cycle.QUARTERLY).previous()
ECONOMY, SCIENCE, JUSTICE, COMMERCE, FORESTRY = (
    "区经济信息委", "区科技局", "区司法局", "区商务委", "区林业局",
)  # fmt: skip


class Desks:
    """One browser window a person, each logged in once; what the browser complains of is kept."""

    def __init__(self, browser, house):
        self.browser, self.house = browser, house
        self.pages: dict[str, object] = {}
        self.complaints: list[str] = []

    def __call__(self, username: str):
        if username not in self.pages:
            context = self.browser.new_context(
                locale="zh-CN", viewport={"width": 1280, "height": 900}, accept_downloads=True
            )
            page = context.new_page()
            page.on("pageerror", lambda error: self.complaints.append(str(error)))
            sign_in(page, self.house, username)
            self.pages[username] = page
        return self.pages[username]

    def at(self, username: str, address: str):
        page = self(username)
        page.goto(f"{self.house.url}{address}")
        return page


def press(page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def told(page, words: str) -> None:
    expect(page.locator("main, [role=status], .notices").get_by_text(words).first).to_be_visible()


def scan() -> dict[str, object]:
    """A picture as a scanner makes it."""
    made = io.BytesIO()
    Image.new("RGB", (320, 440), "white").save(made, "PNG")
    return {"name": "签字盖章.png", "mimeType": "image/png", "buffer": made.getvalue()}


def unfold(page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
