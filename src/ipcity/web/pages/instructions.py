"""批示: leaders' written instructions, written or registered, sent to units, answered and closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ipcity.actions import instruction_relays as relays
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.errors import Refused
from ipcity.store.models.instruction_relays import InstructionRelay
from ipcity.store.models.instructions import Instruction
from ipcity.store.models.items import Item
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, found_in, press, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.shell import programme_of
from ipcity.web.templatetags.components import light

MENU = MenuEntry(
    "批示", "instructions", "pencil-square", place="会商", verb=Verb.READ_WORK, order=20
)
State = InstructionRelay.State


def visible(request: HttpRequest) -> QuerySet[InstructionRelay]:
    """A unit reads what was sent to it."""
    rows = InstructionRelay.objects.within(scope_of(request.actor, Verb.READ_WORK))
    return rows.select_related("instruction", "unit", "sent_by", "replied_by")


def given(request: HttpRequest) -> QuerySet[Instruction]:
    """Those of the ledger that the reader may read, and those sent to the reader's unit."""
    ledger = Instruction.objects.within(scope_of(request.actor, Verb.READ_LEDGERS))
    sent = visible(request).order_by().values("instruction")
    rows = Instruction.objects.filter(
        Q(pk__in=ledger.order_by().values("pk")) | Q(pk__in=sent), district=request.actor.district
    )
    return rows.standing()


@opens_to(Verb.READ_WORK)
def listed(request: HttpRequest) -> HttpResponse:
    mine = Prefetch("relays", visible(request), to_attr="mine")
    rows = given(request).prefetch_related(mine).order_by("-given_on", "-pk")
    shown = KeptList(request, rows, columns(request), FILTERS, name="instructions")
    if shown.wants_export:
        return shown.as_file("领导批示")
    tools = []
    if may(request.actor, Verb.INSTRUCT):
        tools.append(("作批示", reverse("instruction-write")))
    if may(request.actor, Verb.ASSIGN_WORK):
        tools.append(("登记批示件", reverse("ledger-new", args=["instructions"])))
    page = {
        "title": "批示",
        "note": "领导批示转给承办单位限期回复；逾期以首次回复的日期计，长期保留。",
        "shown": shown,
        "tools": tools,
        "empty": "还没有批示",
        "empty_text": "由领导点“作批示”，或由办公室登记批示件，再转给承办单位。",
    }
    return render(request, "system/list.html", page)


def _subject(row: Instruction) -> str:
    address = reverse("instruction", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, str(row) or f"批示{row.pk}")


def columns(request: HttpRequest) -> tuple[Column, ...]:
    def progress(row: Instruction) -> str:
        kept = row.mine
        if not kept:
            return "尚未转办"
        late = [e for e in kept if e.state != State.CLOSED and e.due < request.today]
        done = sum(each.state == State.CLOSED for each in kept)
        told = f"{len(kept)}个单位，办结{done}个"
        return light("red", f"{told}，逾期{len(late)}个") if late else told

    return (
        Column("subject", "批示事项", _subject, order="subject", css="cell-wide"),
        Column("leader", "批示领导", lambda i: i.leader_title, order="leader_title"),
        Column("on", "批示日", lambda i: f"{i.given_on}", order="given_on", css="nowrap"),
        Column("positive", "正向", lambda i: "正向" if i.is_positive else "", optional=True),
        Column("progress", "办理", progress),
    )


FILTERS = (
    Filter(
        "q",
        "关键词",
        lambda text: Q(subject__icontains=text) | Q(words__icontains=text)
        | Q(leader_title__icontains=text),
        hint="事项、内容、领导",
    ),
)  # fmt: skip


@opens_to(Verb.READ_WORK)
def instruction(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(given(request), pk)
    sent = visible(request).filter(instruction=found).order_by("due", "pk")
    ledger = scope_of(request.actor, Verb.READ_LEDGERS)
    shown = {
        "instruction": found,
        "facts": [
            ("批示领导", found.leader_title or None),
            ("级别", found.get_level_display()),
            ("批示日", found.given_on),
            ("所批文件", found.document_name or None),
            ("批示内容", found.words or None),
            ("落实反馈日", found.followed_up_on or "尚未办结"),
        ],
        "sent": [(each, _state(each, request)) for each in sent],
        "assigns": may(request.actor, Verb.ASSIGN_WORK),
        "in_ledger": ledger.covers(found.district_id, found.unit_id),
    }
    return render(request, "pages/instruction.html", shown)


def _state(row: InstructionRelay, request: HttpRequest) -> str:
    if row.late_days:
        return light("red", f"{row.get_state_display()}，逾期{row.late_days}天")
    if row.state != State.CLOSED and row.due < request.today and row.replied_at is None:
        return light("red", f"{row.get_state_display()}，已过期限")
    return light("green" if row.state == State.CLOSED else "blue", row.get_state_display())


class WriteForm(forms.Form):
    subject = forms.CharField(label="批示事项", max_length=300)
    document_name = forms.CharField(label="所批文件", max_length=300, required=False)
    words = forms.CharField(label="批示内容", widget=forms.Textarea(attrs={"rows": 4}))
    leader_title = forms.CharField(label="批示领导职务", max_length=120)
    is_positive = forms.BooleanField(label="正向批示", required=False)


@opens_to(Verb.INSTRUCT)
def write(request: HttpRequest) -> HttpResponse:
    form = WriteForm(request.POST or None)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        made = relays.write(
            values={**values, "given_on": request.today, "level": Instruction.Level.DISTRICT},
            actor=request.actor, at=request.now,
        )  # fmt: skip
        return back_to(
            request, "批示已记入，由办公室转办。", reverse("instruction", args=[made.pk])
        )

    back = reverse("instructions")
    errand = Errand("作批示", "作出批示", back, (("批示", back),))
    return run_errand(request, form, errand, act)


class RelayForm(forms.Form):
    units = forms.ModelMultipleChoiceField(
        label="承办单位", queryset=Unit.objects.none(), help_text="按住 Ctrl 可选多个。"
    )
    asked = forms.CharField(
        label="办理要求", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    due = day_field("回复期限")


@opens_to(Verb.ASSIGN_WORK)
def relay_new(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(given(request), pk)
    form = RelayForm(request.POST or None)
    units = Unit.objects.within(scope_of(request.actor, Verb.READ_UNITS))
    form.fields["units"].queryset = units.valid_on(request.today)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        made = relays.relay(
            instruction=found, actor=request.actor, at=request.now,
            **{**values, "units": list(values["units"])},
        )  # fmt: skip
        return back_to(request, f"已转给{len(made)}个单位。", reverse("instruction", args=[pk]))

    back = reverse("instruction", args=[pk])
    crumbs = (("批示", reverse("instructions")), (str(found), back))
    return run_errand(request, form, Errand("转办", "转办", back, crumbs), act)


@opens_to(Verb.READ_WORK)
def relay(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    answers = any(
        scope_of(request.actor, verb).covers(found.district_id, found.unit_id)
        for verb in (Verb.REPORT, Verb.APPROVE_REPORT)
    )
    items = Item.objects.within(scope_of(request.actor, Verb.READ_WORK))
    shown = {
        "relay": found,
        "state": _state(found, request),
        "answers": answers and found.state in (State.SENT, State.RETURNED),
        "judges": may(request.actor, Verb.ASSIGN_WORK),
        "item": items.filter(pk=found.item_id).first() if found.item_id else None,
    }
    return render(request, "pages/relay.html", shown)


class ReplyForm(forms.Form):
    text = forms.CharField(label="办理结果", widget=forms.Textarea(attrs={"rows": 6}))


class RemarkForm(forms.Form):
    remark = forms.CharField(
        label="审核意见", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


ACTS = {
    "reply": ("回复", ReplyForm, relays.reply, "已回复，等待办公室审核。"),
    "return": ("退回补充", RemarkForm, relays.send_back, "已退回。"),
    "close": ("办结", RemarkForm, relays.close, "已办结。"),
}


@opens_to(Verb.REPORT, Verb.APPROVE_REPORT, Verb.ASSIGN_WORK)
def relay_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    found = found_in(visible(request), pk)
    title, kind, move, done = ACTS[act]
    form = kind(request.POST or None, initial={"text": found.reply})
    back = reverse("relay", args=[pk])

    def moved(values: Mapping[str, Any]) -> HttpResponse:
        move(relay=found, actor=request.actor, at=request.now, **values)
        return back_to(request, done, back)

    crumbs = (("批示", reverse("instructions")), (str(found.instruction), back))
    errand = Errand(title, title, back, crumbs, found.asked, version=found.version)
    return run_errand(request, form, errand, moved)


@require_POST
@opens_to(Verb.ASSIGN_WORK)
def relay_item(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)

    def made() -> None:
        programme = programme_of(request)
        if programme is None:
            raise Refused("no-programme", "还没有试点工作，请先采纳方案。", relays.BASIS)
        relays.to_item(relay=found, programme=programme, actor=request.actor, at=request.now)

    told = "已列为拟立项事项，请在“督办事项”中立项、交办。"
    return press(request, made, told, reverse("relay", args=[pk]))


urlpatterns = [
    path("instructions", listed, name="instructions"),
    path("instructions/write", write, name="instruction-write"),
    path("instructions/<int:pk>", instruction, name="instruction"),
    path("instructions/<int:pk>/relay", relay_new, name="relay-new"),
    path("instructions/relays/<int:pk>", relay, name="relay"),
    path("instructions/relays/<int:pk>/item", relay_item, name="relay-item"),
    *(
        path(f"instructions/relays/<int:pk>/{act}", relay_act, {"act": act}, name=f"relay-{act}")
        for act in ACTS
    ),
]
