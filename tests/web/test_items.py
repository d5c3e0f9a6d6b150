"""The pages of 督办: lists with lights, one item with its evidence, every button, drafts, the rule, todos."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from ipcity.actions import items, snapshots
from ipcity.domain.access import Role
from ipcity.jobs.progress import Progress
from ipcity.jobs.tasks import refresh
from ipcity.store.models.items import EvidenceReading, Item, ItemUnit
from ipcity.store.models.jobs import Job
from ipcity.store.models.light_rules import LightRule
from tests.actions.items import ONE_OF_OURS, Desk, desk
from tests.actions.numbers import POSITIVE
from tests.cast import client_of, holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db, settings, tmp_path) -> Desk:
    settings.HOME = tmp_path
    return desk()


@pytest.fixture
def now():
    return timezone.localtime()


def ours(here):
    from ipcity.store.models.people import Person

    return client_of(Person.objects.get(username="ours"))


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def press(client, path, **values):
    answer = client.post(path, values)
    assert answer.status_code == 302, answer.content.decode()[:4000]
    return answer


def test_a_unit_takes_an_item_through_its_buttons_and_the_office_concludes(here, now):
    today = timezone.localdate()
    clerk, lead, unit = client_of(here.people.clerk), client_of(here.people.lead), ours(here)
    form = {
        "title": "举办专题培训", "lead": here.people.organ.pk, "support": here.people.office.pk,
        "due": today + timedelta(60), "serves": "T3、T5", "line0_indicator": POSITIVE,
        "line0_whose": "own", "line0_comparator": ">=", "line0_figure": "1",
        **{f"line{n}_comparator": ">=" for n in range(1, 5)},
    }  # fmt: skip
    assert "佐证1：指标" in page(clerk, "/items/new")
    press(clerk, "/items/new", **form)
    item = Item.objects.get()
    assert item.serves == ["T3", "T5"]
    place = f"/items/{item.pk}"
    assert "拟立项" in page(clerk, place)
    press(
        clerk,
        f"{place}/edit",
        **(form | {"title": "举办两次培训", "expected_version": item.version}),
    )
    assert "立项" in page(clerk, "/")
    press(clerk, f"{place}/set-up")
    press(clerk, f"{place}/issue")
    # nobody of the unit sees a button of the office, and the other way round
    assert f'href="{place}/sign"' not in page(clerk, place)
    shown = page(unit, place)
    assert f'href="{place}/sign"' in shown
    assert f'href="{place}/transfer"' not in shown
    assert page(unit, f"{place}/transfer", 403)
    assert "签收" in page(unit, "/")
    press(unit, f"{place}/sign", on=today)
    refused = unit.post(f"{place}/feed-back", {"remark": "办完"}).content.decode()
    assert "佐证不全" in refused
    here.ground.instruction(today, "我单位的", at=now, unit=here.people.organ)
    paper = SimpleUploadedFile("总结.txt", "已办".encode())
    press(unit, f"{place}/feed-back", remark="办完", on=today, file=paper)
    shown = page(unit, place)
    assert "总结.txt" in shown
    assert "已满足" in shown
    assert f"填写日期 {today}" in shown
    press(clerk, f"{place}/send-back", reason="请补照片")
    press(unit, f"{place}/feed-back", remark="已补")
    press(clerk, f"{place}/review")
    assert page(clerk, f"{place}/conclude", 403)
    assert "办结" in page(lead, "/")
    press(lead, f"{place}/conclude")
    press(lead, f"{place}/close")
    item.refresh_from_db()
    assert item.stage == "closed"
    reading = item.evidence.get(removed_at=None).readings.latest("id")
    rows = page(lead, f"/items/evidence/{reading.pk}")
    assert "我单位的" in rows
    assert "共 1 行" in rows
    assert "我单位的" in page(unit, f"/items/evidence/{reading.pk}")


def test_the_list_shows_lights_apart_units_filters_and_goes_into_a_file(here, now):
    today = timezone.localdate()
    late = here.signed("早该办完", at=now - timedelta(30), due=today - timedelta(3))
    here.issued("刚交办", at=now, due=today + timedelta(100), support=[here.people.office])
    clerk = client_of(here.people.clerk)
    shown = page(clerk, "/items")
    assert "逾期未完成" in shown
    assert "逾期3天" in shown
    assert "早该办完" in page(clerk, "/items?light=red")
    assert "刚交办" not in page(clerk, "/items?light=red")
    assert "刚交办" in page(clerk, f"/items?support={here.people.office.pk}")
    assert "早该办完" not in page(clerk, f"/items?support={here.people.office.pk}")
    assert "刚交办" not in page(clerk, "/items?late=ever")
    # three days before its due day it was not late
    assert "逾期3天" not in page(clerk, f"/items?on={today - timedelta(6)}")
    sheet = load_workbook(BytesIO(clerk.get("/items?export=xlsx").content)).active
    titles = [row[2] for row in sheet.iter_rows(values_only=True)]
    assert {"早该办完", "刚交办"} <= set(titles)
    # the unit that supports sees it, another one does not
    section = client_of(here.people.reporter)
    assert "刚交办" not in page(section, "/items")
    assert page(section, f"/items/{late.pk}", 404)


def test_supporting_units_sign_apart(here, now):
    item = here.issued(at=now, lead=here.people.office, support=[here.people.organ])
    part = ItemUnit.objects.get(item=item, role="support")
    unit = ours(here)
    assert "配合签收" in page(unit, "/")
    press(unit, f"/items/units/{part.pk}/sign")
    part.refresh_from_db()
    assert part.signed_at is not None
    assert item.units.get(role="lead").signed_at is None
    assert f"/items/units/{part.pk}/sign" not in page(unit, f"/items/{item.pk}")


def test_progress_and_extensions_wait_for_the_office(here, now):
    today = timezone.localdate()
    item = here.signed(at=now, due=today + timedelta(20))
    clerk, lead, unit = client_of(here.people.clerk), client_of(here.people.lead), ours(here)
    place = f"/items/{item.pk}"
    press(unit, f"{place}/progress", progress="40", remark="近半")
    assert "认可进度" in page(clerk, "/")
    press(clerk, f"{place}/accept")
    assert "40%" in page(unit, place)
    press(unit, f"{place}/ask-extension", until=today + timedelta(50), reason="场地")
    extension = item.extensions.get()
    assert "审批延期" in page(lead, "/")
    assert "审批延期" not in page(clerk, "/")
    assert page(clerk, f"/items/extensions/{extension.pk}/grant", 403)
    assert "由 " in page(lead, f"/items/extensions/{extension.pk}/grant")
    press(lead, f"/items/extensions/{extension.pk}/grant", remark="同意")
    assert "已延期1次" in page(unit, place)


def test_the_page_says_that_evidence_is_being_read_until_it_is(
    here, now, django_capture_on_commit_callbacks
):
    clerk, stranger = client_of(here.people.clerk), client_of(here.people.stranger)
    item = here.draft("举办培训", at=now, due=now.date() + timedelta(9), evidence=[ONE_OF_OURS])
    place = f"/items/{item.pk}"
    press(clerk, f"{place}/set-up")
    with django_capture_on_commit_callbacks(execute=True):
        press(clerk, f"{place}/issue")
    poll = f'hx-get="{place}/reading"'
    assert page(clerk, place).count("正在取数") == 2
    assert poll in page(clerk, f"{place}/reading")
    assert page(stranger, f"{place}/reading", 403)
    assert page(client_of(here.people.foreigner), f"{place}/reading", 404)
    job = Job.objects.get()
    refresh.work(Progress(), **job.arguments)
    Job.objects.update(state=Job.State.DONE)
    assert clerk.get(f"{place}/reading")["HX-Refresh"] == "true"
    shown = page(clerk, place)
    assert "取数" not in shown
    assert f'href="/items/evidence/{EvidenceReading.objects.get().pk}"' in shown


def test_a_form_shown_again_still_says_which_version_was_seen(here, now):
    """Else what another changed meanwhile would be overwritten unseen."""
    clerk = client_of(here.people.clerk)
    item = here.draft("举办培训", at=now, due=now.date() + timedelta(9))
    place = f"/items/{item.pk}/edit"
    seen = f'name="expected_version" value="{item.version}"'
    assert seen in page(clerk, place)
    other = items.amend(
        item=item, wish={"title": "另一人改"}, expected_version=item.version,
        actor=here.lead, at=now,
    )  # fmt: skip
    form = {"title": "", "lead": here.people.organ.pk, "expected_version": item.version,
            **{f"line{n}_comparator": ">=" for n in range(5)}}  # fmt: skip
    again = clerk.post(place, form)
    assert (again.status_code, seen in again.content.decode()) == (200, True)
    for version in (item.version, "", "x", "-1"):
        answer = clerk.post(place, form | {"title": "我改", "expected_version": version})
        assert answer.status_code == 409, version
    item.refresh_from_db()
    assert (item.title, item.version) == ("另一人改", other.version)
    press(clerk, place, **form | {"title": "我改", "expected_version": other.version})


def test_items_are_handed_on_divided_and_taken_together(here, now):
    today = timezone.localdate()
    one = here.signed("甲", at=now, due=today + timedelta(20))
    other = here.signed("乙", at=now, due=today + timedelta(30))
    clerk = client_of(here.people.clerk)
    press(clerk, f"/items/{one.pk}/transfer", lead=here.people.office.pk, reason="职责")
    parts = {
        "title0": "甲一", "lead0": here.people.organ.pk, "title1": "甲二", "lead1": here.people.office.pk,
    }  # fmt: skip
    press(clerk, f"/items/{one.pk}/split", reason="分开", **parts)
    first = Item.objects.get(title="甲一")
    press(clerk, f"/items/{first.pk}/merge", into=other.pk, reason="同类")
    shown = page(clerk, f"/items/{other.pk}")
    assert "并入本项" in shown
    assert "甲一" in shown
    assert "拆分为" in page(clerk, f"/items/{one.pk}")


def test_drafts_are_chosen_from_the_plan(here):
    clerk = client_of(here.people.clerk)
    shown = page(clerk, "/items/drafts")
    assert "走访企业" in shown
    assert "用好专利信息" in shown
    measure = next(v for v in shown.split('value="')[1:] if "走访企业" in v[:120]).split('"')[0]
    press(clerk, "/items/drafts/make", chosen=[measure])
    assert list(Item.objects.values_list("title", "stage")) == [("走访企业", "draft")]
    item = Item.objects.get()
    for place in (f"/tasks/{item.task_key}", f"/targets/{item.serves[0]}"):
        assert f'href="/items/{item.pk}"' in page(clerk, place)
        assert f'href="/items/{item.pk}"' not in page(client_of(here.people.reporter), place)
    assert page(client_of(here.people.leader), "/items/drafts", 403)


def test_the_rule_is_everybodys_reading_and_the_offices_to_change(here):
    today = timezone.localdate()
    unit, clerk = ours(here), client_of(here.people.clerk)
    assert "落后于时间进度10个百分点以上" in page(unit, "/items/rule")
    assert page(unit, "/items/rule/new", 403)
    form = {"behind_points": "15", "due_within": "3", "target_behind": "20", "number": "0"}
    press(clerk, "/items/rule/new", valid_from=today, reason="试行", **form)
    assert LightRule.objects.get().rule.due_within == 3
    assert "落后于时间进度15个百分点以上" in page(unit, "/items/rule")
    again = clerk.post(
        "/items/rule/new", {"valid_from": today, "reason": "再改", **form}
    ).content.decode()
    assert "他人已发布新的规则" in again
    assert "20%为黄" in page(clerk, "/targets/T3")


def test_the_api_tells_items_to_those_who_may_read_them(here, now):
    here.issued("刚交办", at=now, evidence=[ONE_OF_OURS])
    snapshots.take(district=here.ground.district, actor=None, at=now)
    from tests.contracts.test_strangers import token

    def asked(who, path):
        bearer = {"Authorization": f"Bearer {token(who)}"}
        return client_of(who).get(f"/api/v1/{path}", headers=bearer)

    (told,) = asked(here.people.clerk, "items").json()
    assert (told["id"], told["name"], told["light"], told["lead"]) == (
        1, "刚交办", "green", "经济信息委",
    )  # fmt: skip
    assert told["evidence"][0]["asked"] == "不少于1次"
    lights = asked(here.people.clerk, "lights").json()
    assert [each["id"] for each in lights["items"]] == [1]
    assert {each["id"] for each in lights["targets"]} == {"T1", "T2", "T3", "T4", "T5"}
    assert asked(here.people.clerk, "items/1").json()["moves"][0]["word"] == "拟立项"
    assert asked(here.people.reporter, "items").json() == []
    elsewhere = holder(here.people.section, Role.CASE_OFFICER, "办案人")
    assert asked(elsewhere, "items").status_code == 403
