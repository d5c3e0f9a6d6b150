"""人员: accounts as the system administrator keeps them, personal data masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ipcity.actions import people as accounts
from ipcity.actions import second_factors, unmasking
from ipcity.domain.access import Verb, may, scope_of
from ipcity.store.models.districts import District
from ipcity.store.models.logins import SecondFactor
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Holding
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, press, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry

MENU = MenuEntry("人员", "people", "users", place="系统", verb=Verb.READ_PEOPLE, order=10)
ERASE = "-"
STATES = [("open", "启用"), ("closed", "停用")]


def visible(request: HttpRequest) -> QuerySet[Person]:
    return Person.objects.within(scope_of(request.actor, Verb.READ_PEOPLE)).select_related("unit")


@opens_to(Verb.READ_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    today = Holding.objects.valid_on(request.today).select_related("post")
    rows = visible(request).prefetch_related(Prefetch("holdings", today, to_attr="held_today"))
    shown = KeptList(request, rows, COLUMNS, _filters(), name="people")
    if shown.wants_export:
        return shown.as_file("人员")
    manages = may(request.actor, Verb.MANAGE_PEOPLE)
    page = {
        "title": "人员",
        "note": "联系方式已脱敏；权限来自岗位，见“岗位与授权”。",
        "shown": shown,
        "tools": [("新增人员", reverse("person-new"))] if manages else [],
        "empty": "还没有人员",
        "empty_text": "由系统管理员新增。",
    }
    return render(request, "system/list.html", page)


def _name(person: Person) -> str:
    return format_html('<a href="{}">{}</a>', reverse("person", args=[person.pk]), person.name)


COLUMNS = (
    Column("name", "姓名", _name, order="name"),
    Column("username", "登录名", lambda p: p.username, order="username"),
    Column("unit", "所在单位", lambda p: p.unit.name if p.unit else "", order="unit__name"),
    Column("posts", "在任岗位", lambda p: "、".join(h.post.name for h in p.held_today)),
    Column("phone", "联系电话", lambda p: p.masked()["phone"], optional=True, css="nowrap"),
    Column("email", "电子邮箱", lambda p: p.masked()["email"], optional=True),
    Column("state", "账号", lambda p: "启用" if p.is_active else "停用", order="is_active"),
)


def _filters() -> tuple[Filter, ...]:
    return (
        Filter(
            "q",
            "关键词",
            lambda text: Q(name__icontains=text) | Q(username__icontains=text),
            hint="姓名、登录名",
        ),
        Filter("state", "账号", lambda s: Q(is_active=s == "open"), STATES, facet=True),
    )


class UnmaskForm(forms.Form):
    fields_shown = forms.MultipleChoiceField(
        label="要查看的信息",
        choices=[("phone", "联系电话"), ("email", "电子邮箱")],
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(label="事由", max_length=200, help_text="查看和事由会记入审计日志。")


@never_cache
@opens_to(Verb.READ_PEOPLE)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return _detail(request, found_in(visible(request), pk), UnmaskForm(), {})


@never_cache
@require_POST
@opens_to(Verb.UNMASK)
def unmask(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    form = UnmaskForm(request.POST)
    clear: dict[str, str] = {}

    def show(values: Mapping[str, Any]) -> HttpResponse:
        clear.update(
            unmasking.unmask(
                person=found,
                fields=set(values["fields_shown"]),
                reason=values["reason"],
                actor=request.actor,
                at=request.now,
            )
        )
        return _detail(request, found, UnmaskForm(), clear)

    answer = run_errand(request, form, Errand("", "", ""), show)
    return answer if clear else _detail(request, found, form, {})


def _detail(
    request: HttpRequest, found: Person, form: forms.Form, clear: Mapping[str, str]
) -> HttpResponse:
    actor, own = request.actor, request.actor.person == found.pk
    holdings = Holding.objects.within(scope_of(actor, Verb.READ_POSTS)).filter(person=found)
    shown = {
        "person": found,
        "data": found.masked() | dict(clear),
        "clear": bool(clear),
        "form": form,
        "holdings": holdings.select_related("post__unit"),
        "today": request.today,
        "manages": may(actor, Verb.MANAGE_PEOPLE),
        "own": own,
        "unmasks": scope_of(actor, Verb.UNMASK).covers(found.district_id, found.unit_id, found.pk),
        "factor": SecondFactor.objects.filter(person=found, confirmed_at__isnull=False).exists(),
        "removes_factor": may(actor, Verb.GRANT_POSTS) and not own,
        "hands_over": may(actor, Verb.HAND_OVER),
    }
    return render(request, "system/person.html", shown)


class PersonForm(forms.Form):
    name = forms.CharField(label="姓名", max_length=60)
    unit = forms.ModelChoiceField(
        label="所在单位", queryset=Unit.objects.none(), required=False, empty_label="未定"
    )
    phone = forms.CharField(label="联系电话", max_length=30, required=False)
    email = forms.CharField(label="电子邮箱", max_length=254, required=False)

    def __init__(self, request: HttpRequest, **named: Any) -> None:
        super().__init__(request.POST or None, **named)
        rows = Unit.objects.within(scope_of(request.actor, Verb.READ_UNITS))
        self.fields["unit"].queryset = rows.valid_on(request.today)

    def details(self) -> accounts.Details:
        names = ("name", "unit", "phone", "email")
        return accounts.Details(**{name: self.cleaned_data[name] for name in names})


class EditPersonForm(PersonForm):
    """Personal data is not shown in clear here either: an empty field leaves it as it is."""

    def __init__(self, request: HttpRequest, found: Person) -> None:
        super().__init__(request, initial={"name": found.name, "unit": found.unit})
        self.found = found
        for name, masked in found.masked().items():
            known = f"已登记 {masked}，不填则不变，填“{ERASE}”则清除。" if masked else ""
            self.fields[name].help_text = known

    def details(self) -> accounts.Details:
        given = super().details()
        kept = {name: self._kept(name) for name in Person.PERSONAL}
        return replace(given, **kept)

    def _kept(self, name: str) -> str:
        given = self.cleaned_data[name].strip()
        return "" if given == ERASE else given or getattr(self.found, name)


class NewPersonForm(PersonForm):
    field_order = ("username", "name")
    username = forms.CharField(
        label="登录名", max_length=40, help_text="以字母开头，可用字母、数字、点、横线。"
    )


@never_cache
@opens_to(Verb.MANAGE_PEOPLE)
def person_new(request: HttpRequest) -> HttpResponse:
    form = NewPersonForm(request)

    def add(values: Mapping[str, Any]) -> HttpResponse:
        made, password = accounts.add(
            district=District.objects.get(pk=request.actor.district),
            username=values["username"],
            details=form.details(),
            actor=request.actor,
            at=request.now,
        )
        return _once(request, made, password, "账号已建立")

    note = "建立后显示一次性密码，本人首次登录须修改。"
    return run_errand(request, form, _errand("新增人员", "建立账号", note=note), add)


@opens_to(Verb.MANAGE_PEOPLE)
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    form = EditPersonForm(request, found)

    def change(given: Mapping[str, Any]) -> HttpResponse:
        accounts.change(
            person=found,
            details=form.details(),
            expected_version=given["expected_version"],
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, "已保存。", reverse("person", args=[pk]))

    errand = replace(_errand(f"修改 {found.name}", "保存", found), version=found.version)
    return run_errand(request, form, errand, change)


@never_cache
@require_POST
@opens_to(Verb.MANAGE_PEOPLE)
def person_renew(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """New one-time password, for an open account or to open a closed one again."""
    found = found_in(visible(request), pk)
    act = accounts.reset_password if what == "password" else accounts.reopen_account
    made: list[str] = []

    def renew() -> None:
        made.append(act(person=found, actor=request.actor, at=request.now)[1])

    back = press(request, renew, "已生成一次性密码。", reverse("person", args=[pk]))
    return _once(request, found, made[0], "已生成一次性密码") if made else back


@require_POST
@opens_to(Verb.MANAGE_PEOPLE)
def person_close(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    back = reverse("person", args=[pk])

    def close() -> None:
        accounts.close_account(person=found, actor=request.actor, at=request.now)

    return press(request, close, "账号已停用。", back)


@require_POST
@opens_to(Verb.MANAGE_PEOPLE)
def person_unlock(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    back = reverse("person", args=[pk])

    def unlock() -> None:
        accounts.unlock(person=found, actor=request.actor, at=request.now)

    return press(request, unlock, "登录锁定已解除。", back)


@require_POST
@opens_to(Verb.GRANT_POSTS)
def person_factor(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    back = reverse("person", args=[pk])

    def remove() -> None:
        second_factors.remove(person=found, actor=request.actor, at=request.now)

    return press(request, remove, "两步验证已解除，本人下次登录后可重新启用。", back)


def _once(request: HttpRequest, person: Person, password: str, title: str) -> HttpResponse:
    shown = {"person": person, "password": password, "title": title}
    return render(request, "system/password_once.html", shown)


def _errand(title: str, button: str, found: Person | None = None, note: str = "") -> Errand:
    crumbs = (("人员", reverse("people")),)
    back = reverse("people")
    if found is not None:
        back = reverse("person", args=[found.pk])
        crumbs = (*crumbs, (found.name, back))
    return Errand(title, button, back, crumbs, note)


urlpatterns = [
    path("system/people", people, name="people"),
    path("system/people/new", person_new, name="person-new"),
    path("system/people/<int:pk>", person, name="person"),
    path("system/people/<int:pk>/edit", person_edit, name="person-edit"),
    path("system/people/<int:pk>/unmask", unmask, name="person-unmask"),
    path("system/people/<int:pk>/close", person_close, name="person-close"),
    path("system/people/<int:pk>/unlock", person_unlock, name="person-unlock"),
    path("system/people/<int:pk>/factor", person_factor, name="person-factor"),
    path("system/people/<int:pk>/renew/<slug:what>", person_renew, name="person-renew"),
]
