"""One 督办事项: its light and why, its units apart, its evidence down to the rows, every move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from ipcity.actions import item_extensions, item_moves, items, snapshots
from ipcity.actions.item_lights import LitItem, lit
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import NotPermitted
from ipcity.domain.supervision.items import RUNNING
from ipcity.domain.supervision.lights import SIGNAL_WORDS
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.facts import Target, Task
from ipcity.store.models.items import Extension, Item, ItemUnit
from ipcity.store.models.units import Unit
from ipcity.web.behind import origin_of
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, press, run_errand
from ipcity.web.item_buttons import (
    BUTTONS,
    NAMED,
    answers_for,
    form_of,
    may_edit,
    may_press,
    offered,
    units_on,
)
from ipcity.web.item_forms import ItemForm, ReasonForm, RemarkForm, initial_of, wish_of
from ipcity.web.plan_in_force import plan_in_force, reading
from ipcity.web.shell import programme_of


def visible(request: HttpRequest) -> Any:
    rows = Item.objects.within(scope_of(request.actor, Verb.READ_WORK))
    return rows.select_related("programme", "lead", "parent", "merged_into", "entered_by")


@opens_to(Verb.READ_WORK)
def item(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request).with_units(), pk)
    told = next(iter(lit([found], programme=found.programme, on=request.today)), None)
    shown = {
        "item": found,
        "lit": told,
        "word": SIGNAL_WORDS[told.signal] if told else "",
        "facts": _facts(found, told, origin_of(request, found)),
        "units": _units(found, request),
        "evidence": told.evidence if told else (),
        "reads": _reads(found, told),
        "asked": () if told else found.evidence.filter(removed_at=None),
        "extensions": found.extensions.select_related("asked_by", "decided_by"),
        "decides": may_press(Verb.CONCLUDE_WORK, found, request.actor),
        "parts": found.parts.order_by("number"),
        "taken_in": found.taken_in.order_by("number"),
        "moves": found.moves.select_related("person", "unit", "file").order_by("-id"),
        "buttons": offered(found, request),
        "edits": may_edit(found, request.actor),
        **_plan_facts(request, found),
    }
    return render(request, "pages/item.html", shown)


def _reads(found: Item, told: LitItem | None) -> bool:
    """Whether evidence that has no value yet is being read."""
    unread = told is not None and any(line.reading is None for line in told.evidence)
    return unread and snapshots.is_refreshing(found.district_id)


@opens_to(Verb.READ_WORK)
def evidence_reading(request: HttpRequest, pk: int) -> HttpResponse:
    """The note that evidence is being read, which renews itself; then the page reloads once."""
    found = found_in(visible(request), pk)
    if snapshots.is_refreshing(found.district_id):
        return render(request, "pages/parts/evidence_reading.html", {"item": found})
    answer = HttpResponse()
    answer["HX-Refresh"] = "true"
    return answer


def _facts(found: Item, told: LitItem | None, origin: str) -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = [
        ("环节", found.get_stage_display()),
        ("成果要求", found.deliverable or "未写明"),
        ("交办日期", found.started_on or "尚未交办"),
        ("办理期限", (told.standing.due if told else found.due) or "未定"),
    ]
    if found.cycle:
        rows.append(("办理周期", found.get_cycle_display()))
    if told:
        if told.standing.period:
            rows.append(("本期", told.standing.period))
        rows += [
            ("进度", f"{decimal_text(told.progress)}%（时间已过{decimal_text(told.elapsed)}%）"),
            ("缘由", "；".join(told.reasons)),
        ]
    granted = sum(1 for each in found.extensions.all() if each.is_granted)
    rows.append(("延期", f"已延期{granted}次" if granted else "未延期"))
    rows.append(("来源", origin))
    if found.is_backfill:
        rows.append(("历史补录", f"{localtime(found.entered_at):%Y-%m-%d} 补录，按填写日期判定"))
    return rows


def _units(found: Item, request: HttpRequest) -> list[tuple[ItemUnit, bool]]:
    """Each unit, and whether the reader may sign for it as a supporting one."""
    running = found.at_stage in RUNNING
    return [
        (
            each,
            running
            and each.role == ItemUnit.Role.SUPPORT
            and each.signed_at is None
            and answers_for(request.actor, found.district_id, each.unit_id),
        )
        for each in found.units.all()
    ]


def _plan_facts(request: HttpRequest, found: Item) -> dict[str, object]:
    plan, scope = plan_in_force(request), reading(request)
    if plan is None:
        return {"task": None, "targets": ()}
    tasks = Task.objects.within(scope).of(plan).filter(key=found.task_key)
    targets = Target.objects.within(scope).of(plan).filter(key__in=found.serves)
    return {"task": tasks.first(), "targets": targets}


@opens_to(Verb.REPORT, Verb.APPROVE_REPORT, Verb.ASSIGN_WORK, Verb.CONCLUDE_WORK)
def item_move(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """The form of one move; a move that is not this person's now is refused by its action."""
    found, button = found_in(visible(request).with_units(), pk), NAMED[what]
    if not may_press(button.verb, found, request.actor):
        raise NotPermitted("not-permitted", f"您不能办理本事项的“{button.label}”。", "权限表")
    back = reverse("item", args=[pk])

    def act(values: Mapping[str, Any]) -> HttpResponse:
        button.act(request, found, values)
        return back_to(request, f"已{button.label}。", back)

    crumbs = (("督办事项", reverse("items")), (str(found), back))
    errand = Errand(button.label, button.label, back, crumbs, button.note)
    return run_errand(request, form_of(button, found, request), errand, act)


@require_POST
@opens_to(Verb.REPORT, Verb.APPROVE_REPORT)
def sign_support(request: HttpRequest, pk: int) -> HttpResponse:
    scope = scope_of(request.actor, Verb.REPORT) | scope_of(request.actor, Verb.APPROVE_REPORT)
    part = found_in(ItemUnit.objects.within(scope).select_related("item"), pk)

    def act() -> None:
        item_moves.sign_support(part=part, actor=request.actor, at=request.now)

    return press(request, act, "已签收。", reverse("item", args=[part.item_id]))


@opens_to(Verb.CONCLUDE_WORK)
def decide_extension(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    rows = Extension.objects.within(scope_of(request.actor, Verb.CONCLUDE_WORK))
    found = found_in(rows.select_related("item"), pk)
    back = reverse("item", args=[found.item_id])
    granted = what == "grant"

    def act(values: Mapping[str, Any]) -> HttpResponse:
        by = {"extension": found, "actor": request.actor, "at": request.now}
        if granted:
            item_extensions.grant(remark=values["remark"], **by)
        else:
            item_extensions.refuse(remark=values["reason"], **by)
        return back_to(request, "已审批。", back)

    kind = RemarkForm if granted else ReasonForm
    label = "同意延期" if granted else "不同意延期"
    note = f"{found.item}：由 {found.was_due} 延至 {found.asked_due}。{found.reason}"
    crumbs = (("督办事项", reverse("items")), (str(found.item), back))
    return run_errand(
        request, kind(request.POST or None if not granted else _posted(request)),
        Errand(label, label, back, crumbs, note), act,
    )  # fmt: skip


def _posted(request: HttpRequest) -> Any:
    """Also an empty form counts as sent."""
    return request.POST if request.method == "POST" else None


@opens_to(Verb.ASSIGN_WORK)
def item_new(request: HttpRequest) -> HttpResponse:
    programme = programme_of(request)
    if programme is None:
        raise Http404
    units = Unit.objects.filter(district=programme.district_id).valid_on(request.today)
    form = ItemForm(
        _posted(request), units=units.order_by("position", "id"), district=programme.district_id
    )

    def act(values: Mapping[str, Any]) -> HttpResponse:
        made = items.propose(
            programme=programme, actor=request.actor, at=request.now,
            is_backfill=values["is_backfill"], **wish_of(values),
        )  # fmt: skip
        return back_to(request, "已拟立项。", reverse("item", args=[made.pk]))

    above = reverse("items")
    errand = Errand(
        "新增事项", "保存", above, (("督办事项", above),), template="pages/item_form.html"
    )
    return run_errand(request, form, errand, act)


@opens_to(Verb.ASSIGN_WORK)
def item_edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request).with_units(), pk)
    if not may_edit(found, request.actor):
        raise Http404
    form = ItemForm(
        _posted(request), initial=initial_of(found), units=units_on(found, request),
        district=found.district_id,
    )  # fmt: skip
    del form.fields["is_backfill"]
    back = reverse("item", args=[pk])

    def act(values: Mapping[str, Any]) -> HttpResponse:
        items.amend(
            item=found, wish=wish_of(values), expected_version=values["expected_version"],
            actor=request.actor, at=request.now,
        )  # fmt: skip
        return back_to(request, "已保存。", back)

    crumbs = (("督办事项", reverse("items")), (str(found), back))
    errand = Errand(
        "修改事项", "保存", back, crumbs, template="pages/item_form.html", version=found.version
    )
    return run_errand(request, form, errand, act)


urlpatterns = [
    path("items/new", item_new, name="item-new"),
    path("items/<int:pk>", item, name="item"),
    path("items/<int:pk>/reading", evidence_reading, name="item-evidence-reading"),
    path("items/<int:pk>/edit", item_edit, name="item-edit"),
    path("items/units/<int:pk>/sign", sign_support, name="item-sign-support"),
    *(
        path(
            f"items/extensions/<int:pk>/{what}",
            decide_extension,
            {"what": what},
            name=f"item-extension-{what}",
        )
        for what in ("grant", "refuse")
    ),
    *(
        path(
            f"items/<int:pk>/{each.what}", item_move, {"what": each.what}, name=f"item-{each.what}"
        )
        for each in BUTTONS
    ),
]
