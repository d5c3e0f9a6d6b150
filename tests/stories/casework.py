"""What the stories of cases share: an enforcement unit's people in the first house, and moving a case."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.stories.quarter_desks import TODAY, press, scan, told
from tests.stories.signing_in import PASSWORD

# login, name, role; all names are invented
PEOPLE = (
    ("banan1", "演示办案甲", "case_officer"),
    ("banan2", "演示办案乙", "case_officer"),
    ("banan3", "演示办案丙", "case_officer"),
    ("fazhi", "演示审核", "legal_reviewer"),
    ("juzhang", "演示局长", "enforcement_head"),
)


def engage(home: Path) -> None:
    """Post the people of the enforcement unit, in a process that knows only that house."""
    env = {**os.environ, "IPCITY_HOME": str(home), "STAFF_PASSWORD": PASSWORD}
    env.pop("DATABASE_URL", None)
    env["DJANGO_SETTINGS_MODULE"] = "ipcity.config.settings"
    subprocess.run([sys.executable, "-m", "tests.stories.casework"], env=env, check=True)


def days_ago(days: int) -> str:
    return str(TODAY - timedelta(days))


class CaseDesk:
    """One case in the windows of its people; every move names who makes it and how long ago."""

    def __init__(self, desks, address: str = "") -> None:
        self.desks = desks
        self.address = address

    def enter(self, title: str, cause: str, party: str, received: int, **fields: str) -> None:
        page = self.desks.at("banan1", "/cases/new")
        page.get_by_role("link", name=f"登记{title}", exact=True).click()
        page.get_by_label("案由").fill(cause)
        page.get_by_label("当事人", exact=True).fill(party)
        page.get_by_label("收到日期").fill(days_ago(received))
        fill(page, fields)
        press(page, "登记")
        told(page, "已登记，案件编号")
        self.address = re.search(r"/cases/\d+", page.url).group()

    def share(self, *names: str) -> None:
        page = self.desks.at("juzhang", f"{self.address}/officers")
        for each in page.locator("[name=officers]").all():
            each.uncheck()
        for name in names:
            page.get_by_label(name).check()
        press(page, "分派")
        told(page, "已分派")

    def page(self, who: str):
        return self.desks.at(who, self.address)

    def move(self, title: str, who: str, ago: int, **fields: str) -> None:
        """Press the move on the case's page and fill its form; refused ones are told by ``refused``."""
        self._send(title, who, ago, fields)
        told(self.desks(who), f"已办理“{title}”")

    def refused(self, title: str, who: str, ago: int, words: str, **fields: str) -> None:
        self._send(title, who, ago, fields)
        expect(self.desks(who).locator("main")).to_contain_text(words)

    def _send(self, title: str, who: str, ago: int, fields: dict[str, str]) -> None:
        page = self.page(who)
        others = page.locator("details.more-moves")
        if others.count():
            others.evaluate("e => e.open = true")
        page.get_by_role("link", name=title, exact=True).click()
        page.get_by_label("办理日期").fill(days_ago(ago))
        fill(page, fields)
        press(page, title)

    def make_paper(self, title: str, who: str = "banan1") -> None:
        page = self.page(who)
        page.get_by_role("button", name=f"生成{title}", exact=True).click()
        told(page, "文书已生成并入卷")

    def upload_paper(self, title: str, who: str = "banan1") -> None:
        page = self.page(who)
        page.get_by_role("link", name=f"上传{title}", exact=True).click()
        page.get_by_label("签章件或收到的文书").set_input_files([scan()])
        press(page, "入卷")
        told(page, "文书已入卷")


def fill(page, fields: dict[str, str]) -> None:
    """Declared fields by name: text, choice, or 是 for a box to tick."""
    for name, value in fields.items():
        place = page.locator(f"[name=f_{name}]")
        if value == "是":
            place.check()
        elif place.evaluate("e => e.tagName") == "SELECT":
            place.select_option(value)
        else:
            place.fill(value)


def _engage() -> None:
    import django

    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.utils import timezone

    from ipcity.store.models.people import Person
    from ipcity.store.models.posts import Holding, Post
    from ipcity.store.models.units import Unit

    unit = Unit.objects.filter(name__contains="市场监管").order_by("pk").first()
    assert unit is not None
    now, hashed = timezone.now(), make_password(os.environ["STAFF_PASSWORD"])
    start = timezone.localdate()
    for login, name, role in PEOPLE:
        person = Person.objects.create(
            username=login, name=name, district=unit.district, unit=unit, password=hashed,
            must_change_password=False, password_changed_at=now, created_at=now,
        )  # fmt: skip
        post = Post.objects.create(
            district=unit.district, unit=unit, role=role, name=f"{name}岗", valid_from=start
        )
        Holding.objects.create(
            district=unit.district, person=person, post=post, valid_from=start, granted_at=now
        )


if __name__ == "__main__":
    _engage()
