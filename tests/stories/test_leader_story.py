"""The leader's page in a real browser: one sheet of paper, a phone, a desk, a screen on the wall."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from django.utils import timezone

from ipcity.actions import rows, wall_tokens
from tests.cast import actor_of, cast, client_of
from tests.stories.test_axe import complaints_of
from tests.web.course import run_course

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
# playwright's own loop runs in this thread, and Django would refuse to be called beside it
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
LOOK = os.environ.get("LOOK_AT")  # a folder for the pictures


@pytest.fixture
def people(live_server, settings):
    settings.ALLOWED_HOSTS = ["*"]
    people = cast()
    run_course(people, timezone.localdate())
    for number in range(4):
        rows.enter(
            ledger="budgets", unit=people.organ, actor=actor_of(people.lead), at=timezone.now(),
            values={"year": 2026, "name": f"专项{number}", "planned_amount": 100, "spent_amount": 130},
        )  # fmt: skip
    return people


def opened(browser, live_server, people, width: int, height: int):
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": height})
    client = client_of(people.leader)
    context.add_cookies(
        [{"name": n, "value": c.value, "url": live_server.url} for n, c in client.cookies.items()]
    )
    return context, context.new_page()


def looked_at(page, name: str) -> None:
    if LOOK:
        page.screenshot(path=str(Path(LOOK) / f"{name}.png"), full_page=True)


def test_it_fits_a_sheet_a_phone_a_desk_and_a_wall(browser, live_server, people):
    for width, height in ((360, 740), (1280, 900), (1920, 1080)):
        context, page = opened(browser, live_server, people, width, height)
        assert page.goto(f"{live_server.url}/overview").status == 200
        looked_at(page, f"overview-{width}")
        assert complaints_of(page, width) == []
        if width == 1280:
            paper = page.pdf(format="A4", prefer_css_page_size=True)
            if LOOK:
                (Path(LOOK) / "overview.pdf").write_bytes(paper)
            assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
        context.close()
    _, key = wall_tokens.issue(
        programme=people.district.programme_set.get(), name="大厅", days=9,
        actor=actor_of(people.lead), at=timezone.now(),
    )  # fmt: skip
    context = browser.new_context(locale="zh-CN", viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    assert page.goto(f"{live_server.url}/wall/{key}").status == 200
    looked_at(page, "wall")
    assert complaints_of(page, 1920) == []
    assert page.eval_on_selector_all("a", "all => all.length") == 0
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080
    assert context.cookies() == []
    context.close()
