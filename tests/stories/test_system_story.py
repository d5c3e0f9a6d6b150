"""The three administrators let a unit's person in, each doing their own part, and the log tells."""

from __future__ import annotations

import re

import pytest

from tests.stories.conftest import serve
from tests.stories.signing_in import sign_in

pytestmark = pytest.mark.story
OWN = "Wo-Zijide-Mima-2026"
NAME, LOGIN, POST = "何填报", "hetianbao", "街道填报岗"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A home of its own: other stories count what stands in the log of theirs."""
    process, served = serve(tmp_path_factory.mktemp("system-home"))
    yield served
    process.terminate()
    process.wait(timeout=30)


def leave(page):
    page.context.clear_cookies()


def menu(page) -> list[str]:
    return [each.strip() for each in page.locator("nav a").all_inner_texts() if each.strip()]


def make_account(page, office) -> str:
    """By the system administrator, who can grant nothing; the one-time password as shown."""
    sign_in(page, office, "system")
    page.goto(f"{office.url}/system/posts")
    assert page.get_by_role("link", name="设立岗位").count() == 0
    page.goto(f"{office.url}/system/people")
    page.get_by_role("link", name="新增人员").click()
    page.get_by_label("登录名").fill(LOGIN)
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("所在单位").select_option(index=3)
    page.get_by_role("button", name="建立账号").click()
    shown = page.locator("dt:has-text('一次性密码') + dd").inner_text()
    page.get_by_role("link", name="已记下，继续").click()
    page.get_by_role("button", name="重置密码").click()
    page.get_by_role("dialog").get_by_role("button", name="取消").click()
    assert shown not in page.content()
    leave(page)
    return shown


def grant_post(page, office):
    """By the security administrator, who can make no account."""
    sign_in(page, office, "security")
    page.goto(f"{office.url}/system/people")
    assert page.get_by_role("link", name="新增人员").count() == 0
    page.goto(f"{office.url}/system/posts")
    page.get_by_role("link", name="设立岗位").click()
    page.get_by_label("单位").select_option(index=3)
    page.get_by_label("角色").select_option("reporter")
    page.get_by_label("岗位名称").fill(POST)
    page.locator("main form button[type=submit]").click()
    page.get_by_role("link", name="任岗").click()
    page.get_by_label("任岗人").select_option(label=NAME)
    page.locator("main form button[type=submit]").click()
    page.get_by_role("cell", name=NAME).wait_for()
    leave(page)


def log_in_first(page, office, shown):
    """Nothing opens before the own password stands, and the shown one is worth nothing after."""
    for broken_off in (True, False):  # breaking off on the way loses nothing
        page.goto(f"{office.url}/login")
        page.get_by_label("登录名").fill(LOGIN)
        page.get_by_label("密码").fill(shown)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(f"{office.url}/password")
        page.goto(f"{office.url}/targets")
        assert page.url == f"{office.url}/password"
        if broken_off:
            leave(page)
    page.get_by_label("当前密码").fill(shown)
    page.locator("[name=new]").fill(OWN)
    page.locator("[name=again]").fill(OWN)
    page.get_by_role("button", name="保存新密码").click()
    page.wait_for_url(f"{office.url}/")


def see_what_a_reporter_sees(page, office):
    lines = menu(page)
    assert {"指标", "任务"} <= set(lines)
    assert not {"人员", "审计日志", "后台作业", "设置"} & set(lines)
    page.goto(f"{office.url}/targets")
    assert page.locator("main table").first.locator("tbody tr").count() == 22
    asked = page.context.request
    for address in ("/system/people", "/system/audit", "/plans/upload", "/settings", "/jobs"):
        assert asked.get(f"{office.url}{address}").status == 403
    leave(page)


def read_the_log(page, office):
    """By the audit administrator: who did what to whom, and that nothing was changed since."""
    sign_in(page, office, "audit")
    page.goto(f"{office.url}/system/audit")
    rows = page.locator("main table tbody tr")
    told = [re.sub(r"\s+", " ", text) for text in rows.all_inner_texts()]
    for who, act in (("系统管理员", "新增人员"), ("安全管理员", "任岗"), (NAME, "修改密码")):
        assert [row for row in told if f" {who} {act} " in f"{row} "], (who, act, told)
    assert NAME in next(row for row in told if "新增人员" in row)
    root = page.locator("main code").first.inner_text()
    page.get_by_label("留存的根码").fill(root)
    page.get_by_role("button", name="校验全部记录").click()
    page.get_by_text("并与所给根码一致").wait_for()


def test_three_administrators_let_a_reporter_in(page, office):
    shown = make_account(page, office)
    grant_post(page, office)
    log_in_first(page, office, shown)
    see_what_a_reporter_sees(page, office)
    read_the_log(page, office)
