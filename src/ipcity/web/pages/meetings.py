"""会议: the leading group and the joint conference, from the agenda to what was resolved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ipcity.actions import agenda_drafts, meeting_papers
from ipcity.actions.agenda_drafts import Proposed
from ipcity.actions.meeting_papers import Resolved
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_words
from ipcity.store.models.facts import Task
from ipcity.store.models.items import Item
from ipcity.store.models.meeting_papers import AgendaPoint, Attendance, Resolution
from ipcity.store.models.meetings import Meeting
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, found_in, press, run_errand
from ipcity.web.item_forms import UnitChoice
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.plan_in_force import plan_in_force
from ipcity.web.shell import programme_of

MENU = MenuEntry("会议", "meetings", "user-group", place="会商", verb=Verb.READ_LEDGERS, order=10)


def visible(request: HttpRequest) -> QuerySet[Meeting]:
    return Meeting.objects.within(scope_of(request.actor, Verb.READ_LEDGERS)).standing()


@opens_to(Verb.READ_LEDGERS)
def listed(request: HttpRequest) -> HttpResponse:
    rows = visible(request).annotate(
        said=Count("points", distinct=True),
        decided=Count("resolved", distinct=True),
        handed=Count("resolved", filter=Q(resolved__item_id__isnull=False), distinct=True),
    )
    shown = KeptList(request, rows.order_by("-held_on", "-pk"), COLUMNS, FILTERS, name="meetings")
    if shown.wants_export:
        return shown.as_file("会议")
    tools = []
    if may(request.actor, Verb.ASSIGN_WORK):
        tools.append(("登记会议", reverse("ledger-new", args=["meetings"])))
    page = {
        "title": "会议",
        "note": "领导小组会议、联席会议和调度会：议题由红灯、黄灯事项和落后指标生成，议定事项转为督办事项。",
        "shown": shown,
        "tools": tools,
        "empty": "还没有会议",
        "empty_text": "先点“登记会议”写明名称和召开日，再编排议题。",
    }
    return render(request, "system/list.html", page)


def _name(row: Meeting) -> str:
    return format_html('<a href="{}">{}</a>', reverse("meeting", args=[row.pk]), row.name)


def _decided(row: Meeting) -> str:
    return f"{row.decided}项，已转督办{row.handed}项" if row.decided else ""


COLUMNS = (
    Column("name", "会议", _name, order="name", css="cell-wide"),
    Column("kind", "类型", lambda m: m.get_kind_display(), order="kind"),
    Column("on", "召开日", lambda m: f"{m.held_on}", order="held_on", css="nowrap"),
    Column("said", "议题", lambda m: m.said, order="said", numeric=True),
    Column("decided", "议定事项", _decided),
)
FILTERS = (
    Filter("q", "关键词", lambda text: Q(name__icontains=text), hint="会议名称"),
    Filter("kind", "类型", lambda kind: Q(kind=kind), Meeting.Kind.choices, facet=True),
)


@opens_to(Verb.READ_LEDGERS)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    work = scope_of(request.actor, Verb.READ_WORK)
    resolved = meeting_papers.resolved_by(found).select_related("lead", "point")
    resolved = list(resolved.prefetch_related("support"))
    keys = [each.item_id for each in resolved if each.item_id]
    items = Item.objects.within(work).filter(pk__in=keys).in_bulk()
    shown = {
        "meeting": found,
        "facts": [
            ("类型", found.get_kind_display()),
            ("召开日", found.held_on),
            ("地点", found.place or None),
            ("主持人", found.chair_title or None),
            ("纪要文号", found.minutes_number or None),
        ],
        "points": meeting_papers.points_of(found).select_related("unit"),
        "attendances": found.attendances.select_related("unit"),
        "minutes": found.minutes.select_related("person").order_by("-number"),
        "resolved": [(each, items.get(each.item_id)) for each in resolved],
        "prepares": may(request.actor, Verb.ASSIGN_WORK),
        "is_held": found.held_on <= request.today,
    }
    return render(request, "pages/meeting.html", shown)


def _errand(found: Meeting, title: str, button: str, note: str = "") -> Errand:
    back = reverse("meeting", args=[found.pk])
    return Errand(title, button, back, (("会议", reverse("meetings")), (found.name, back)), note)


class AgendaForm(forms.Form):
    points = forms.MultipleChoiceField(
        label="由系统提出的议题", required=False, widget=forms.CheckboxSelectMultiple
    )
    title = forms.CharField(label="自拟议题", max_length=300, required=False)
    words = forms.CharField(label="提请研究的理由", max_length=1000, required=False)
    unit = UnitChoice(
        label="汇报单位", queryset=Unit.objects.none(), required=False, empty_label="不指定"
    )


@opens_to(Verb.ASSIGN_WORK)
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    found, programme = found_in(visible(request), pk), programme_of(request)
    there = set(meeting_papers.points_of(found).values_list("source_kind", "source_id"))
    drafted = _drafted(request, programme)
    fresh = [p for p in drafted if (p.source_kind, p.source_id) not in there]
    form = AgendaForm(request.POST or None)
    form.fields["points"].choices = [(p.key, f"{p.title}（{p.words}）") for p in fresh]
    if not fresh:
        form.fields["points"].help_text = "没有红灯、黄灯事项和落后指标，或者都已列入。"
    form.fields["unit"].queryset = _units(request)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        chosen = [p for p in fresh if p.key in values["points"]]
        if values["title"].strip():
            chosen.append(Proposed(values["title"], values["words"], unit=values["unit"]))
        made = meeting_papers.add_points(
            meeting=found, points=chosen, actor=request.actor, at=request.now
        )
        return back_to(request, f"已列入{len(made)}个议题。", reverse("meeting", args=[pk]))

    note = "红灯、黄灯事项在前，其后是落后的指标、超支的预算项目和逾期的批示。"
    return run_errand(request, form, _errand(found, "编排议题", "列入议程", note), act)


def _drafted(request: HttpRequest, programme: Programme | None) -> tuple[Proposed, ...]:
    if programme is None:
        return ()
    return agenda_drafts.draft(programme=programme, on=request.today, at=request.now)


def _units(request: HttpRequest) -> QuerySet[Unit]:
    rows = Unit.objects.within(scope_of(request.actor, Verb.READ_UNITS))
    return rows.valid_on(request.today)


@require_POST
@opens_to(Verb.ASSIGN_WORK)
def strike(request: HttpRequest, pk: int) -> HttpResponse:
    rows = AgendaPoint.objects.within(scope_of(request.actor, Verb.ASSIGN_WORK))
    found = found_in(rows.select_related("meeting"), pk)

    def struck() -> None:
        meeting_papers.strike_point(point=found, actor=request.actor, at=request.now)

    return press(request, struck, "议题已删去。", reverse("meeting", args=[found.meeting_id]))


class AttendForm(forms.Form):
    unit = UnitChoice(label="单位", queryset=Unit.objects.none(), empty_label="请选择")
    state = forms.ChoiceField(label="到会", choices=Attendance.State.choices)
    people = forms.CharField(label="参会人员及职务", max_length=200, required=False)


@opens_to(Verb.ASSIGN_WORK)
def attend(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    form = AttendForm(request.POST or None)
    form.fields["unit"].queryset = _units(request)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        states = {values["unit"]: (values["state"], values["people"])}
        meeting_papers.attend(meeting=found, states=states, actor=request.actor, at=request.now)
        told = f"{values['unit'].name}已登记，可继续登记下一个单位。"
        return back_to(request, told, reverse("meeting-attend", args=[pk]))

    note = "同一单位再次登记的，以最后一次为准。"
    return run_errand(request, form, _errand(found, "登记到会", "登记", note), act)


class MinutesForm(forms.Form):
    text = forms.CharField(
        label="纪要内容", max_length=50_000, widget=forms.Textarea(attrs={"rows": 20})
    )


@opens_to(Verb.ASSIGN_WORK)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    last = found.minutes.order_by("-number").first()
    form = MinutesForm(
        request.POST or None, initial={"text": last.text if last else _outline(found)}
    )

    def act(values: Mapping[str, Any]) -> HttpResponse:
        made = meeting_papers.write_minutes(
            meeting=found, actor=request.actor, at=request.now, **values
        )
        return back_to(request, f"纪要第{made.number}稿已保存。", reverse("meeting", args=[pk]))

    note = "每次保存为新的一稿，以最后一稿为准；以前各稿保留。"
    return run_errand(request, form, _errand(found, "整理纪要", "保存", note), act)


def _outline(found: Meeting) -> str:
    """A first draft: the opening, what was spoken of, what was resolved, and who came."""
    chair = f"由{found.chair_title}主持，" if found.chair_title else ""
    points = [f"（{n}）{p.title}。" for n, p in enumerate(meeting_papers.points_of(found), 1)]
    lines = [
        f"{day_words(found.held_on)}，{chair}召开{found.name}。",
        "一、会议研究了以下事项",
        *points,
        "二、会议议定",
        *(f"（{each.position}）{each.text}" for each in meeting_papers.resolved_by(found)),
        f"参加单位：{found.attendee_units}" if found.attendee_units else "参加单位：",
    ]
    return "\n".join(lines)


class ResolveForm(forms.Form):
    text = forms.CharField(
        label="议定事项", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    point = forms.ModelChoiceField(
        label="所议议题", queryset=AgendaPoint.objects.none(), required=False, empty_label="不对应"
    )
    lead = UnitChoice(label="牵头单位", queryset=Unit.objects.none(), empty_label="请选择")
    support = forms.ModelMultipleChoiceField(
        label="配合单位",
        queryset=Unit.objects.none(),
        required=False,
        help_text="按住 Ctrl 可选多个。",
    )
    due = day_field("完成时限", required=False)
    task_key = forms.ChoiceField(label="对应方案任务", required=False)


@opens_to(Verb.ASSIGN_WORK)
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    form = ResolveForm(request.POST or None)
    form.fields["point"].queryset = meeting_papers.points_of(found)
    form.fields["lead"].queryset = form.fields["support"].queryset = _units(request)
    plan = plan_in_force(request)
    tasks = Task.objects.within(scope_of(request.actor, Verb.READ_PLAN)).of(plan) if plan else ()
    form.fields["task_key"].choices = [("", "不对应"), *((t.key, t.heading) for t in tasks)]

    def act(values: Mapping[str, Any]) -> HttpResponse:
        told = Resolved(**{**values, "support": tuple(values["support"])})
        meeting_papers.resolve(meeting=found, resolved=told, actor=request.actor, at=request.now)
        return back_to(request, "议定事项已登记。", reverse("meeting", args=[pk]))

    return run_errand(request, form, _errand(found, "登记议定事项", "登记"), act)


@require_POST
@opens_to(Verb.ASSIGN_WORK)
def resolution_item(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Resolution.objects.within(scope_of(request.actor, Verb.ASSIGN_WORK))
    found = found_in(rows, pk)

    def made() -> None:
        programme = programme_of(request)
        if programme is None:
            raise Refused("no-programme", "还没有试点工作，请先采纳方案。", meeting_papers.BASIS)
        meeting_papers.to_item(
            resolution=found, programme=programme, actor=request.actor, at=request.now
        )

    told = "已列为拟立项事项，请在“督办事项”中立项、交办。"
    return press(request, made, told, reverse("meeting", args=[found.meeting_id]))


urlpatterns = [
    path("meetings", listed, name="meetings"),
    path("meetings/<int:pk>", meeting, name="meeting"),
    path("meetings/<int:pk>/agenda", agenda, name="meeting-agenda"),
    path("meetings/<int:pk>/attend", attend, name="meeting-attend"),
    path("meetings/<int:pk>/minutes", minutes, name="meeting-minutes"),
    path("meetings/<int:pk>/resolve", resolve, name="meeting-resolve"),
    path("meetings/points/<int:pk>/strike", strike, name="meeting-strike"),
    path("meetings/resolutions/<int:pk>/item", resolution_item, name="resolution-item"),
]
