"""The system pages: each is opened by those it is for, shows what it should, and acts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ipcity.domain.access import Role
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Delegation, Holding, Post
from ipcity.store.models.tokens import ApiToken
from ipcity.store.models.units import Unit
from ipcity.store.proofs import current_root
from tests.cast import PASSWORD, cast, client_of, post

pytestmark = pytest.mark.django_db
HOME = "src/ipcity/web"


@pytest.fixture
def people(db):
    return cast()


def text(answer, status=200) -> str:
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def sent(client, address, **values):
    """A form sent in; it must lead on, else its errors are shown in the failure."""
    answer = client.post(address, values)
    assert answer.status_code == 302, answer.content.decode()
    return text(client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("system_admin", "/system/people"),
        ("system_admin", "/system/people/new"),
        ("system_admin", "/system/units"),
        ("system_admin", "/system/units/new"),
        ("system_admin", "/system/units/merge"),
        ("security_admin", "/system/posts"),
        ("security_admin", "/system/posts/new"),
        ("security_admin", "/system/hand-over"),
        ("lead", "/system/hand-over?giver=x"),
        ("lead", "/delegations"),
        ("lead", "/delegations/new"),
        ("audit_admin", "/system/audit"),
        ("audit_admin", "/system/audit?export=csv"),
        ("audit_admin", "/system/audit?since=2026-01-01&until=nonsense&verb=log-in"),
        ("stranger", "/system/access"),
        ("reporter", "/tokens"),
        ("reporter", "/tokens/new"),
    ],
)
def test_pages_open(people, who, address):
    text(client_of(getattr(people, who)).get(address))


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("lead", "/system/audit"),
        ("reporter", "/system/people"),
        ("clerk", "/system/people/new"),
        ("system_admin", "/system/posts/new"),
        ("stranger", "/system/posts"),
        ("stranger", "/tokens"),
        ("system_admin", "/delegations/new"),
    ],
)
def test_pages_stay_shut(people, who, address):
    text(client_of(getattr(people, who)).get(address), 403)


def test_an_account_from_its_opening_to_its_first_pages(people):
    client = client_of(people.system_admin)
    shown = text(
        client.post(
            "/system/people/new",
            {"username": "newcomer", "name": "新同志", "unit": people.office.pk},
        )
    )
    made = Person.objects.get(username="newcomer")
    password = shown.split("<code>")[1].split("</code>")[0]
    assert made.check_password(password)
    assert "登录名已被使用" in text(
        client.post("/system/people/new", {"username": "newcomer", "name": "某"})
    )


def test_personal_data_is_masked_until_asked_with_a_reason(people):
    client = client_of(people.lead)
    address = f"/system/people/{people.reporter.pk}"
    shown = text(client.get(address))
    assert ("138****0000" in shown, "13800000000" in shown) == (True, False)
    refused = text(client.post(f"{address}/unmask", {"fields_shown": "phone", "reason": "看"}))
    assert ("请填写查看事由" in refused, "13800000000" in refused) == (True, False)
    clear = text(client.post(f"{address}/unmask", {"fields_shown": "phone", "reason": "催报进度"}))
    assert ("13800000000" in clear, "reporter@example.org" in clear) == (True, False)
    assert AuditEntry.objects.filter(verb="unmask").count() == 1
    text(client_of(people.clerk).post(f"{address}/unmask", {"reason": "催报进度"}), 403)


def test_editing_does_not_unmask_and_keeps_what_is_left_empty(people):
    client = client_of(people.system_admin)
    address = f"/system/people/{people.reporter.pk}"
    shown = text(client.get(f"{address}/edit"))
    assert ("13800000000" in shown, "138****0000" in shown) == (False, True)
    sent(client, f"{address}/edit", expected_version=1, name="何某", phone="", email="-")
    row = Person.objects.get(pk=people.reporter.pk)
    assert (row.name, row.phone, row.email) == ("何某", "13800000000", "")
    stale = client.post(f"{address}/edit", {"expected_version": 1, "name": "何乙"})
    assert "何某" in text(stale, 409)
    shown = stale.content.decode()
    assert ("何乙" in shown, "13800000000" in shown, "138****0000" in shown) == (True, False, True)


def test_account_buttons(people):
    client = client_of(people.system_admin)
    address = f"/system/people/{people.clerk.pk}"
    sent(client, f"{address}/unlock")
    assert "一次性密码" in text(client.post(f"{address}/renew/password"))
    sent(client, f"{address}/close")
    assert not Person.objects.get(pk=people.clerk.pk).is_active
    assert "一次性密码" in text(client.post(f"{address}/renew/reopen"))
    told = sent(client, f"/system/people/{people.audit_admin.pk}/close")
    assert "最后一名可登录者" in told


def test_a_post_from_its_setting_up_to_its_end(people):
    client, today = client_of(people.security_admin), timezone.localdate()
    sent(
        client, "/system/posts/new",
        unit=people.office.pk, role="leader", name="副职", start=today,
    )  # fmt: skip
    seat = Post.objects.get(name="副职")
    address = f"/system/posts/{seat.pk}"
    assert "无岗人" in sent(client, f"{address}/grant", person=people.stranger.pk, start=today)
    twice = client.post(f"{address}/grant", {"person": people.clerk.pk, "start": today})
    assert "一岗一人" in text(twice)
    holding = Holding.objects.get(post=seat)
    sent(client, f"/system/holdings/{holding.pk}/end", until=today)
    sent(client, f"{address}/close", until=today)
    assert Post.objects.get(pk=seat.pk).valid_until == today


def test_handing_over(people):
    client = client_of(people.lead)
    told = sent(client, "/system/hand-over", giver=people.clerk.pk, receiver=people.stranger.pk)
    assert "岗位 1 个" in told
    again = client.post(
        "/system/hand-over", {"giver": people.clerk.pk, "receiver": people.stranger.pk}
    )
    assert "没有在任岗位" in text(again)


def test_delegating_in_three_steps(people):
    today = timezone.localdate()
    lead, leader = client_of(people.lead), client_of(people.leader)
    seat = people.lead.holdings.get().post
    sent(
        lead, "/delegations/new",
        post=seat.pk, receiver=people.clerk.pk, verbs=["adopt-plan"], start=today,
        until=today + timedelta(days=3), reason="出差",
    )  # fmt: skip
    row = Delegation.objects.get()
    assert "陈专员 代 林主任" in text(leader.get("/"))
    assert "代理中" in sent(leader, f"/delegations/{row.pk}/approve")
    assert "已收回" in sent(lead, f"/delegations/{row.pk}/revoke")
    assert "已经结束" in sent(lead, f"/delegations/{row.pk}/revoke")
    text(client_of(people.foreigner).post(f"/delegations/{row.pk}/approve"), 404)
    assert "陈专员 代 林主任" in text(lead.get(f"/system/posts/{seat.pk}"))


def test_units_are_kept(people):
    client, today = client_of(people.system_admin), timezone.localdate()
    sent(
        client, "/system/units/new",
        key="eco", name="经济发展局", kind="organ", aliases="经发局、发展局", position=1, start=today,
    )  # fmt: skip
    heir = Unit.objects.get(key="eco")
    assert heir.aliases == ["经发局", "发展局"]
    address = f"/system/units/{heir.pk}"
    sent(client, f"{address}/edit", expected_version=1, name="经发局", kind="organ", position=2)
    sent(client, f"/system/units/{people.organ.pk}/retire", successor=heir.pk, on=today)
    assert "经济信息委" in text(client.get(address))
    sent(client, "/system/units/merge", units=[people.section.pk], into=people.office.pk, on=today)
    assert Unit.objects.get(pk=people.section.pk).successor == people.office


def test_tokens_are_shown_once(people):
    client = client_of(people.lead)
    made = text(client.post("/tokens/new", {"name": "取数", "verbs": ["read-plan"], "days": 30}))
    secret = made.split("<code>")[1].split("</code>")[0]
    token = ApiToken.objects.get()
    shown = text(client.get("/tokens"))
    assert (token.hint in shown, secret in shown) == (True, False)
    text(client_of(people.clerk).post(f"/tokens/{token.pk}/revoke"), 404)
    assert "已吊销" in sent(client, f"/tokens/{token.pk}/revoke")


def test_the_audit_page_offers_the_acts_that_happened_in_order(people):
    client = client_of(people.audit_admin)
    sent(client_of(people.system_admin), f"/system/people/{people.clerk.pk}/unlock")
    Client().post("/login", {"username": people.clerk.username, "password": "wrong"})
    page = client.get("/system/audit")
    (verbs,) = (f.filter.choices for f in page.context["shown"].filters if f.filter.name == "verb")
    assert verbs == [("log-in-failed", "登录失败"), ("unlock-account", "解除登录锁定")]
    cells = [[str(cell) for _, cell in row.cells[2:5]] for row in page.context["shown"].rows]
    clerk = f"{people.clerk.name}（人员 {people.clerk.pk}）"
    assert cells == [
        ["未登录者", "登录失败", clerk],
        [people.system_admin.name, "解除登录锁定", clerk],
    ]
    never = client.get("/system/audit?verb=restore").context["shown"]
    assert (never.total, [f.value for f in never.filters][0]) == (0, "restore")


def test_no_administrator_is_offered_as_a_stand_in(people):
    page = client_of(people.lead).get("/delegations/new")
    offered = set(page.context["form"].fields["receiver"].queryset)
    assert people.clerk in offered
    assert offered & {people.system_admin, people.security_admin, people.audit_admin} == set()


def test_administrators_read_delegations_and_are_not_told_to_ask(people):
    shown = text(client_of(people.security_admin).get("/delegations"))
    assert "管理员岗位不能委托他人代理" in shown
    assert "出差" not in shown


def test_the_audit_page_tells_who_and_proves_the_log(people):
    from ipcity.actions import logins
    from tests.cast import AT, request_of

    request = request_of()
    logins.log_in(request=request, username="office_lead", password=PASSWORD, at=AT)
    client = client_of(people.audit_admin)
    shown = text(client.get("/system/audit"))
    assert ("林主任" in shown, "登录" in shown) == (True, True)
    root = str(current_root())
    assert root in shown
    assert "并与所给根码一致" in text(client.get(f"/system/audit?prove=1&root={root}"))
    assert "未与外部根码对照" in text(client.get("/system/audit?prove=1"))
    assert "抄写有误" in text(client.get("/system/audit?prove=1&root=123"))
    other = root.replace("1-", "9-", 1)
    assert "抄写有误" in text(client.get(f"/system/audit?prove=1&root={other}"))


def test_the_page_of_permissions_is_the_table(people):
    from ipcity.domain.access.table import as_rows

    shown = text(client_of(people.stranger).get("/system/access"))
    for label, cells in as_rows():
        row = f">{label}</th>" + "".join(f"<td>{cell}</td>" for cell in cells)
        assert row in shown
    assert len(as_rows()[0][1]) == len(Role)


def test_posts_of_one_district_only(people):
    there = post(people.other_unit, Role.LEADER, "邻区岗")
    client = client_of(people.security_admin)
    assert "邻区岗" not in text(client.get("/system/posts"))
    text(client.get(f"/system/posts/{there.pk}"), 404)
    text(client.get(f"/system/people/{people.foreigner.pk}"), 404)
