"""单位（系统）: the unit tree as it is kept: added, changed, retired into successors, merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ipcity.actions import units as keeping
from ipcity.domain.access import Verb, scope_of
from ipcity.store import work
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Post
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, found_in, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry

MENU = MenuEntry(
    "单位维护", "system-units", "building-library", place="系统", verb=Verb.MANAGE_UNITS, order=15
)


def kept(request: HttpRequest) -> QuerySet[Unit]:
    return Unit.objects.within(scope_of(request.actor, Verb.MANAGE_UNITS))


@opens_to(Verb.MANAGE_UNITS)
def units(request: HttpRequest) -> HttpResponse:
    rows = kept(request).select_related("parent", "successor")
    shown = KeptList(request, rows, COLUMNS, FILTERS, name="system-units")
    if shown.wants_export:
        return shown.as_file("单位维护")
    page = {
        "title": "单位维护",
        "note": "机构变动时停用旧单位并指定承接单位，岗位、人员和未办结工作一并转移，历史保留。",
        "shown": shown,
        "tools": [
            ("新增单位", reverse("system-unit-new")),
            ("合并单位", reverse("system-unit-merge")),
        ],
        "empty": "还没有单位",
        "empty_text": "载入方案包会带来单位名录，也可以逐个新增。",
    }
    return render(request, "system/list.html", page)


def _name(unit: Unit) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("system-unit", args=[unit.pk]), unit.name)


def _day(day: Any) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


COLUMNS = (
    Column("name", "单位", _name, order="name"),
    Column("key", "代号", lambda u: u.key, order="key"),
    Column("kind", "类别", lambda u: u.get_kind_display(), order="kind", css="nowrap"),
    Column("parent", "上级", lambda u: u.parent.name if u.parent else "", order="parent__name"),
    Column("aliases", "别名", lambda u: "、".join(u.aliases), optional=True),
    Column("valid_from", "启用", lambda u: _day(u.valid_from), optional=True, css="nowrap"),
    Column("valid_until", "停用", lambda u: _day(u.valid_until), order="valid_until", css="nowrap"),
    Column("successor", "承接单位", lambda u: u.successor.name if u.successor else ""),
)
FILTERS = (
    Filter(
        "q",
        "关键词",
        lambda text: (
            Q(name__icontains=text) | Q(full_name__icontains=text) | Q(key__icontains=text)
        ),
        hint="名称、全称、代号",
    ),
    Filter("kind", "类别", lambda kind: Q(kind=kind), Unit.Kind.choices),
    Filter(
        "life",
        "状态",
        lambda life: Q(valid_until__isnull=life == "current"),
        [("current", "现用"), ("ended", "已停用")],
        facet=True,
    ),
)


@opens_to(Verb.MANAGE_UNITS)
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(kept(request).select_related("parent", "successor"), pk)
    moving = [
        ("岗位", Post.objects.filter(unit=found).count()),
        ("人员", Person.objects.filter(unit=found).count()),
        ("下属单位", Unit.objects.filter(parent=found, valid_until=None).count()),
        ("未办结工作", sum(each.rows.count() for each in work.of_unit(found))),
    ]
    shown = {
        "unit": found,
        "moving": moving,
        "predecessors": kept(request).filter(successor=found),
        "children": kept(request).filter(parent=found),
    }
    return render(request, "system/unit.html", shown)


class UnitForm(forms.Form):
    name = forms.CharField(label="名称", max_length=120)
    full_name = forms.CharField(label="全称", max_length=160, required=False)
    kind = forms.ChoiceField(label="类别", choices=Unit.Kind.choices, initial=Unit.Kind.ORGAN)
    parent = forms.ModelChoiceField(
        label="上级", queryset=Unit.objects.none(), required=False, empty_label="无"
    )
    aliases = forms.CharField(
        label="别名",
        required=False,
        help_text="方案中的其他写法，用顿号分开，例如：经信委、区经信委。",
    )
    position = forms.IntegerField(label="排序", min_value=0, initial=0)

    def details(self) -> keeping.Details:
        values = {k: v for k, v in self.cleaned_data.items() if k in DETAILS}
        aliases = values["aliases"].replace("，", "、").replace(",", "、").split("、")
        return keeping.Details(**(values | {"aliases": tuple(aliases)}))


DETAILS = ("name", "full_name", "kind", "parent", "aliases", "position")


class NewUnitForm(UnitForm):
    field_order = ("key", "name")
    key = forms.CharField(label="代号", max_length=60, help_text="本区域内唯一，建立后不再改变。")
    start = day_field("启用日期")


@opens_to(Verb.MANAGE_UNITS)
def unit_new(request: HttpRequest) -> HttpResponse:
    form = NewUnitForm(request.POST or None, initial={"start": request.today})
    form.fields["parent"].queryset = kept(request).filter(valid_until=None)

    def add(values: Mapping[str, Any]) -> HttpResponse:
        made = keeping.add(
            district=District.objects.get(pk=request.actor.district),
            key=values["key"],
            details=form.details(),
            start=values["start"],
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, "单位已新增。", reverse("system-unit", args=[made.pk]))

    return run_errand(request, form, _errand("新增单位", "新增"), add)


@opens_to(Verb.MANAGE_UNITS)
def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(kept(request), pk)
    values = {name: getattr(found, name) for name in DETAILS}
    values["aliases"] = "、".join(found.aliases)
    form = UnitForm(request.POST or None, initial=values)
    form.fields["parent"].queryset = kept(request).filter(valid_until=None).exclude(pk=pk)

    def change(given: Mapping[str, Any]) -> HttpResponse:
        keeping.change(
            unit=found,
            details=form.details(),
            expected_version=given["expected_version"],
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, "已保存。", reverse("system-unit", args=[pk]))

    errand = replace(_errand("修改", "保存", found), version=found.version)
    return run_errand(request, form, errand, change)


class RetireForm(forms.Form):
    successor = forms.ModelChoiceField(
        label="承接单位",
        queryset=Unit.objects.none(),
        required=False,
        empty_label="无（须没有岗位、人员和未办结工作）",
    )
    on = day_field("停用日期")


@opens_to(Verb.MANAGE_UNITS)
def unit_retire(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(kept(request), pk)
    form = RetireForm(request.POST or None, initial={"on": request.today})
    form.fields["successor"].queryset = kept(request).filter(valid_until=None).exclude(pk=pk)

    def retire(values: Mapping[str, Any]) -> HttpResponse:
        moved = keeping.retire(unit=found, actor=request.actor, at=request.now, **values)
        told = f"已停用，共转移 {sum(moved.values())} 项。"
        return back_to(request, told, reverse("system-unit", args=[pk]))

    return run_errand(request, form, _errand("停用", "停用单位", found), retire)


class MergeForm(forms.Form):
    units = forms.ModelMultipleChoiceField(
        label="合并哪些单位", queryset=Unit.objects.none(), help_text="按住 Ctrl 可选多个。"
    )
    into = forms.ModelChoiceField(label="并入", queryset=Unit.objects.none(), empty_label="请选择")
    on = day_field("合并日期")


@opens_to(Verb.MANAGE_UNITS)
def unit_merge(request: HttpRequest) -> HttpResponse:
    form = MergeForm(request.POST or None, initial={"on": request.today})
    for name in ("units", "into"):
        form.fields[name].queryset = kept(request).filter(valid_until=None)

    def merge(values: Mapping[str, Any]) -> HttpResponse:
        given = values | {"units": tuple(values["units"])}
        moved = keeping.merge(actor=request.actor, at=request.now, **given)
        told = f"已合并，共转移 {sum(moved.values())} 项。"
        return back_to(request, told, reverse("system-unit", args=[values["into"].pk]))

    return run_errand(request, form, _errand("合并单位", "合并"), merge)


def _errand(title: str, button: str, found: Unit | None = None) -> Errand:
    crumbs: tuple[tuple[str, str], ...] = (("单位维护", reverse("system-units")),)
    back = reverse("system-units")
    if found is not None:
        back = reverse("system-unit", args=[found.pk])
        crumbs = (*crumbs, (found.name, back))
        title = f"{title} {found.name}"
    return Errand(title, button, back, crumbs)


urlpatterns = [
    path("system/units", units, name="system-units"),
    path("system/units/new", unit_new, name="system-unit-new"),
    path("system/units/merge", unit_merge, name="system-unit-merge"),
    path("system/units/<int:pk>", unit, name="system-unit"),
    path("system/units/<int:pk>/edit", unit_edit, name="system-unit-edit"),
    path("system/units/<int:pk>/retire", unit_retire, name="system-unit-retire"),
]
