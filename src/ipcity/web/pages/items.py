"""督办事项: everything the units have been given to do, with its light of today or of any day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ipcity.actions.item_lights import LitItem, lit
from ipcity.actions.light_rules import rule_on, version_on
from ipcity.domain.access import Scope, Verb, may, scope_of
from ipcity.domain.supervision.items import STAGE_WORDS
from ipcity.domain.supervision.lights import SIGNAL_WORDS, Signal, rule_words
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.models.items import Item, ItemUnit
from ipcity.store.models.programmes import Programme
from ipcity.web.doors import opens_to
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.no_plan import no_plan
from ipcity.web.shell import programme_of
from ipcity.web.templatetags.components import badge, light
from ipcity.web.typed import day_typed, whole

MENU = MenuEntry("督办事项", "items", "flag", place="任务", verb=Verb.READ_WORK, order=20)
HIDDEN = ("started", "elapsed", "reasons", "origin", "task", "deliverable")
Lit = Mapping[int, LitItem]


@opens_to(Verb.READ_WORK)
def items(request: HttpRequest) -> HttpResponse:
    programme = programme_of(request)
    if programme is None:
        return no_plan(request, "督办事项")
    on = day_typed(request.GET.get("on", "")) or request.today
    scope = scope_of(request.actor, Verb.READ_WORK)
    rows = Item.objects.within(scope).filter(programme=programme).with_units()
    told = {each.item.pk: each for each in lit(rows, programme=programme, on=on)}
    shown = KeptList(
        request, rows, columns(told), filters(rows, told, scope), name="items", hidden=HIDDEN
    )
    if shown.wants_export:
        return shown.as_file("督办事项")
    return render(request, "pages/items.html", _page(request, programme, on, told, shown))


def _page(
    request: HttpRequest, programme: Programme, on: date, told: Lit, shown: KeptList
) -> dict[str, object]:
    version = version_on(programme.district_id, on)
    return {
        "programme": programme,
        "shown": shown,
        "on": on,
        "is_today": on == request.today,
        "counts": _counts(told),
        "rule": rule_words(rule_on(programme.district_id, on)),
        "rule_number": version.number if version else 0,
        "assigns": may(request.actor, Verb.ASSIGN_WORK),
        "keeps_rule": may(request.actor, Verb.KEEP_SCORES),
        "lit": len(told),
    }


def _counts(told: Lit) -> list[tuple[str, str, str, int]]:
    """Signal, its word, its address and how many; and apart how many were ever late."""
    each = [item.signal for item in told.values()]
    return [(s.value, SIGNAL_WORDS[s], f"?light={s.value}", each.count(s)) for s in Signal]


def title(item: Item) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("item", args=[item.pk]), item.title)


def lamp(found: LitItem | None) -> SafeString | str:
    """The light, and beside it for ever that it was late, or that it was entered afterwards."""
    if found is None:
        return ""
    parts = [light(found.signal.value, SIGNAL_WORDS[found.signal])]
    if found.late_days:
        parts.append(badge(f"逾期{found.late_days}天", "strong"))
    if found.item.is_backfill:
        parts.append(badge("历史补录", "dashed"))
    return mark_safe(" ".join(parts))  # noqa: S308  each part is escaped by its component


def supporting(item: Item) -> str:
    return "、".join(each.unit.name for each in item.supporting())


def due_words(item: Item, found: LitItem | None) -> str:
    """The day that counts, of a recurring item with its round."""
    due = found.standing.due if found else item.due
    words = str(due) if due else "未定"
    return f"{words}（{item.get_cycle_display()}）" if item.cycle else words


def columns(told: Lit) -> Sequence[Column]:
    def of(item: Item) -> LitItem | None:
        return told.get(item.pk)

    return (
        Column("number", "编号", lambda i: i.number, order="number", css="nowrap"),
        Column("light", "灯", lambda i: lamp(of(i)), css="nowrap"),
        Column("title", "事项", title, order="title", css="cell-wide"),
        Column("lead", "牵头单位", lambda i: i.lead.name, order="lead__position", css="nowrap"),
        Column("support", "配合单位", supporting, optional=True, css="cell-mid"),
        Column("due", "期限", lambda i: due_words(i, of(i)), order="due", css="nowrap"),
        Column("progress", "进度", lambda i: _percent(of(i), "progress"), numeric=True, unit="%"),
        Column("elapsed", "时间", lambda i: _percent(of(i), "elapsed"), numeric=True, unit="%", optional=True),
        Column("evidence", "佐证", lambda i: _evidence(of(i)), css="nowrap", optional=True),
        Column("late", "逾期", lambda i: of(i).late_days if of(i) else "", numeric=True, unit="天"),
        Column("stage", "环节", lambda i: STAGE_WORDS[of(i).standing.stage if of(i) else i.at_stage], order="stage", css="nowrap"),
        Column("reasons", "缘由", lambda i: "；".join(of(i).reasons) if of(i) else "", optional=True, css="cell-mid"),
        Column("started", "交办日期", lambda i: i.started_on or "", order="started_on", optional=True),
        Column("deliverable", "成果要求", lambda i: i.deliverable, optional=True),
        Column("task", "所属任务", lambda i: i.task_key, order="task_key", optional=True),
        Column("origin", "来源", lambda i: i.get_origin_display(), order="origin", optional=True),
    )  # fmt: skip


def _percent(found: LitItem | None, name: str) -> str:
    return decimal_text(getattr(found, name)) if found else ""


def _evidence(found: LitItem | None) -> str:
    if found is None:
        return ""
    if not found.evidence:
        return "未设"
    done = sum(each.checked.satisfied for each in found.evidence)
    return f"{done}/{len(found.evidence)}"


def filters(rows: QuerySet[Item], told: Lit, scope: Scope) -> Sequence[Filter]:
    keys = {s: [pk for pk, each in told.items() if each.signal == s] for s in Signal}
    late = [pk for pk, each in told.items() if each.late_days]
    lights = [(s.value, f"{SIGNAL_WORDS[s]}（{len(keys[s])}）") for s in Signal]
    units = ItemUnit.objects.within(scope).filter(item__in=rows.order_by().values("pk"))
    named = units.order_by("unit__position").values_list("unit_id", "unit__name").distinct()
    present = set(rows.order_by().values_list("stage", flat=True).distinct())
    stages = [(s.value, words) for s, words in STAGE_WORDS.items() if s in present]
    choices = [(str(pk), name) for pk, name in named]
    return (
        Filter("q", "关键词", _words, hint="事项、成果要求"),
        Filter("lead", "牵头单位", lambda pk: Q(lead_id=pk), choices),
        Filter("support", "配合单位", _supported_by, choices),
        Filter("stage", "环节", lambda stage: Q(stage=stage), stages),
        Filter("light", "灯", lambda s: Q(pk__in=keys[Signal(s)]), lights, facet=True),
        Filter("late", "逾期", lambda _: Q(pk__in=late), [("ever", f"曾逾期（{len(late)}）")]),
    )


def _words(text: str) -> Q:
    return Q(title__icontains=text) | Q(deliverable__icontains=text) | Q(number=whole(text) or 0)


def _supported_by(pk: str) -> Q:
    rows = ItemUnit.objects.filter(item=OuterRef("pk"), unit_id=pk, role=ItemUnit.Role.SUPPORT)
    return Q(Exists(rows))


urlpatterns = [path("items", items, name="items")]
