"""岗位与授权: the posts of the district, who holds them, and handing work over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html

from ipcity.actions import posts as grants
from ipcity.domain.access import LABELS, Role, Verb, may, scope_of
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Delegation, Holding, Post
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, found_in, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.typed import whole

MENU = MenuEntry("岗位与授权", "posts", "key", place="系统", verb=Verb.READ_POSTS, order=20)
ROLES = [(role.value, label) for role, label in LABELS.items()]


def visible(request: HttpRequest) -> QuerySet[Post]:
    return Post.objects.within(scope_of(request.actor, Verb.READ_POSTS)).select_related("unit")


def _people(request: HttpRequest) -> QuerySet[Person]:
    scope = scope_of(request.actor, Verb.READ_PEOPLE)
    return Person.objects.within(scope).active().order_by("name", "pk")


@opens_to(Verb.READ_POSTS)
def posts(request: HttpRequest) -> HttpResponse:
    today = Holding.objects.valid_on(request.today).select_related("person")
    rows = visible(request).prefetch_related(Prefetch("holdings", today, to_attr="held_today"))
    shown = KeptList(request, rows, COLUMNS, _filters(request), name="posts")
    if shown.wants_export:
        return shown.as_file("岗位")
    tools = []
    if may(request.actor, Verb.GRANT_POSTS):
        tools.append(("设立岗位", reverse("post-new")))
    if may(request.actor, Verb.HAND_OVER):
        tools.append(("工作交接", reverse("hand-over")))
    page = {
        "title": "岗位与授权",
        "note": "权限随岗位，一岗一人；角色能做什么见“权限表”。",
        "shown": shown,
        "tools": [*tools, ("代理", reverse("delegations"))],
        "empty": "还没有岗位",
        "empty_text": "由安全管理员设立。",
    }
    return render(request, "system/list.html", page)


def _name(post: Post) -> str:
    return format_html('<a href="{}">{}</a>', reverse("post", args=[post.pk]), post.name)


COLUMNS = (
    Column("name", "岗位", _name, order="name"),
    Column("unit", "单位", lambda p: p.unit.name, order="unit__name"),
    Column("role", "角色", lambda p: p.get_role_display(), order="role"),
    Column("holder", "现任", lambda p: "、".join(h.person.name for h in p.held_today) or "空缺"),
    Column("valid_from", "设立", lambda p: f"{p.valid_from:%Y-%m-%d}", optional=True, css="nowrap"),
    Column(
        "valid_until",
        "撤销",
        lambda p: f"{p.valid_until:%Y-%m-%d}" if p.valid_until else "",
        optional=True,
        css="nowrap",
    ),
)


def _filters(request: HttpRequest) -> tuple[Filter, ...]:
    held = Holding.objects.valid_on(request.today)
    return (
        Filter(
            "q",
            "关键词",
            lambda text: (
                Q(name__icontains=text)
                | Q(unit__name__icontains=text)
                | Q(pk__in=held.filter(person__name__icontains=text).values("post"))
            ),
            hint="岗位、单位、现任",
        ),
        Filter("role", "角色", lambda role: Q(role=role), ROLES),
    )


@opens_to(Verb.READ_POSTS)
def post(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    scope = scope_of(request.actor, Verb.READ_POSTS)
    held = Holding.objects.within(scope).filter(post=found).select_related("person")
    lent = Delegation.objects.within(scope).filter(post=found)
    grants_here = scope_of(request.actor, Verb.GRANT_POSTS).covers(found.district_id, found.unit_id)
    shown = {
        "post": found,
        "today": request.today,
        "holdings": held,
        "vacant": not held.valid_on(request.today).exists(),
        "delegations": [
            (each, each.state(request.today))
            for each in lent.select_related("giver", "receiver", "approver")
        ],
        "grants": grants_here,
    }
    return render(request, "system/post.html", shown)


class PostForm(forms.Form):
    unit = forms.ModelChoiceField(label="单位", queryset=Unit.objects.none(), empty_label="请选择")
    role = forms.ChoiceField(label="角色", choices=ROLES)
    name = forms.CharField(label="岗位名称", max_length=80)
    start = day_field("设立日期")


@opens_to(Verb.GRANT_POSTS)
def post_new(request: HttpRequest) -> HttpResponse:
    form = PostForm(request.POST or None, initial={"start": request.today})
    units = Unit.objects.within(scope_of(request.actor, Verb.GRANT_POSTS))
    form.fields["unit"].queryset = units.filter(valid_until=None)

    def add(values: Mapping[str, Any]) -> HttpResponse:
        made = grants.add_post(
            **(values | {"role": Role(values["role"])}), actor=request.actor, at=request.now
        )
        return back_to(request, "岗位已设立。", reverse("post", args=[made.pk]))

    return run_errand(request, form, _errand("设立岗位", "设立"), add)


class GrantForm(forms.Form):
    person = forms.ModelChoiceField(
        label="任岗人", queryset=Person.objects.none(), empty_label="请选择"
    )
    start = day_field("任岗日期", hint="不早于今天。")
    until = day_field("离岗日期", required=False, hint="当日起不再任岗；长期任岗不填。")


@opens_to(Verb.GRANT_POSTS)
def post_grant(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    form = GrantForm(request.POST or None, initial={"start": request.today})
    form.fields["person"].queryset = _people(request)

    def grant(values: Mapping[str, Any]) -> HttpResponse:
        grants.grant(post=found, actor=request.actor, at=request.now, **values)
        return back_to(request, "任岗已登记。", reverse("post", args=[pk]))

    return run_errand(request, form, _errand("任岗", "登记任岗", found), grant)


class UntilForm(forms.Form):
    until = day_field("日期", hint="当日起不再有效。")


@opens_to(Verb.GRANT_POSTS)
def post_close(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    form = UntilForm(request.POST or None, initial={"until": request.today})

    def close(values: Mapping[str, Any]) -> HttpResponse:
        grants.close_post(post=found, actor=request.actor, at=request.now, **values)
        return back_to(request, "岗位已撤销。", reverse("post", args=[pk]))

    return run_errand(request, form, _errand("撤销岗位", "撤销", found), close)


@opens_to(Verb.GRANT_POSTS)
def holding_end(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Holding.objects.within(scope_of(request.actor, Verb.GRANT_POSTS))
    found = found_in(rows.select_related("post", "person"), pk)
    form = UntilForm(request.POST or None, initial={"until": request.today})

    def end(values: Mapping[str, Any]) -> HttpResponse:
        grants.end(holding=found, actor=request.actor, at=request.now, **values)
        return back_to(request, "离岗已登记。", reverse("post", args=[found.post_id]))

    title = f"{found.person.name} 离岗"
    return run_errand(request, form, _errand(title, "登记离岗", found.post), end)


class HandOverForm(forms.Form):
    giver = forms.ModelChoiceField(
        label="移交人", queryset=Person.objects.none(), empty_label="请选择"
    )
    receiver = forms.ModelChoiceField(
        label="接收人", queryset=Person.objects.none(), empty_label="请选择"
    )


@opens_to(Verb.HAND_OVER)
def hand_over(request: HttpRequest) -> HttpResponse:
    asked = whole(request.GET.get("giver", ""))
    form = HandOverForm(request.POST or None, initial={"giver": asked})
    people = _people(request)
    for name in ("giver", "receiver"):
        form.fields[name].queryset = people

    def move(values: Mapping[str, Any]) -> HttpResponse:
        moved = grants.hand_over(on=request.today, actor=request.actor, at=request.now, **values)
        told = f"交接完成：岗位 {moved['holding']} 个，未办结工作 {_work(moved)} 项。"
        return back_to(request, told, reverse("posts"))

    note = "移交人的全部在任岗位和未办结工作当日一并转给接收人；有一项不能转，则全部不转。"
    return run_errand(request, form, _errand("工作交接", "一次移交", note=note), move)


def _work(moved: Mapping[str, int]) -> int:
    return sum(count for kind, count in moved.items() if kind != "holding")


def _errand(title: str, button: str, found: Post | None = None, note: str = "") -> Errand:
    crumbs: tuple[tuple[str, str], ...] = (("岗位与授权", reverse("posts")),)
    back = reverse("posts")
    if found is not None:
        back = reverse("post", args=[found.pk])
        crumbs = (*crumbs, (found.name, back))
    return Errand(title, button, back, crumbs, note)


urlpatterns = [
    path("system/posts", posts, name="posts"),
    path("system/posts/new", post_new, name="post-new"),
    path("system/posts/<int:pk>", post, name="post"),
    path("system/posts/<int:pk>/grant", post_grant, name="post-grant"),
    path("system/posts/<int:pk>/close", post_close, name="post-close"),
    path("system/holdings/<int:pk>/end", holding_end, name="holding-end"),
    path("system/hand-over", hand_over, name="hand-over"),
]
