"""处罚公示: decisions not yet taken up with their days, the register, and beginning a publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ipcity.actions import calendars, publication_drafts, publication_settings
from ipcity.actions.publication_drafts import Told
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.publicity.decisions import Penalty
from ipcity.domain.terms.deadlines import Request, compute
from ipcity.store.models.cases import Case
from ipcity.store.models.publication_drafts import PublicationDraft
from ipcity.store.models.publications import Publication
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.publication_forms import BeginForm, PublicitySettingForm

MENU = (
    MenuEntry("处罚公示", "publicity", "megaphone", place="案件", verb=Verb.READ_CASES, order=30),
    MenuEntry(
        "公示设置", "publicity-settings", "globe-alt", place="案件", verb=Verb.KEEP_INDICATORS,
        order=85,
    ),
)  # fmt: skip
MOST_WAITING = 50


def visible(request: HttpRequest) -> QuerySet[PublicationDraft]:
    rows: QuerySet[PublicationDraft] = PublicationDraft.objects.within(
        scope_of(request.actor, Verb.READ_CASES)
    ).select_related("row", "case", "unit", "district", "prepared_by", "checked_by")
    return rows


def waiting(request: HttpRequest) -> QuerySet[Case]:
    """Penalties decided whose publication nobody has taken up or entered as done."""
    done = Publication.objects.standing().filter(
        Q(published_on__isnull=False) | Q(is_publishable=False),
        district=OuterRef("district"), decision_number=OuterRef("decision_number"),
    )  # fmt: skip
    rows = Case.objects.standing().within(scope_of(request.actor, Verb.PUBLISH_DECISION))
    rows = rows.filter(
        result=Case.Result.PENALTY, decided_on__isnull=False, publication_draft__isnull=True
    )
    found: QuerySet[Case] = rows.exclude(decision_number="").exclude(Exists(done))
    return found.order_by("decided_on", "id")


@opens_to(Verb.READ_CASES)
def publicity(request: HttpRequest) -> HttpResponse:
    shown = KeptList(request, visible(request), columns(), filters(), name="publicity")
    if shown.wants_export:
        return shown.as_file("处罚公示")
    rows = waiting(request)
    calendar = calendars.calendar_of(request.actor.district)
    return render(
        request, "pages/publicity.html",
        {
            "shown": shown, "total": rows.count(),
            "waiting": [(each, *_due(each, calendar, request.today)) for each in rows[:MOST_WAITING]],
            "sets": may(request.actor, Verb.KEEP_INDICATORS),
        },
    )  # fmt: skip


def _due(case: Case, calendar: Any, today: date) -> tuple[str, str, str]:
    """Until when it must be published, counted as for a party in the same city, with its light."""
    asked = Request("PUB-SAME", case.decided_on or today, facts={"other_province": False})
    found = compute(asked, calendar)
    due = found.due.isoformat() if found.due else f"{found.earliest}至{found.latest}之间"
    if found.latest < today:
        return due, "red", "已超期"
    near = (found.earliest - today).days <= 7
    return (due, "blue", "临近期限") if near else (due, "green", "正常")


def _title(draft: PublicationDraft) -> SafeString:
    address = reverse("publicity-draft", args=[draft.pk])
    return format_html('<a href="{}">{}</a>', address, draft.row.decision_number)


def columns() -> Sequence[Column]:
    return (
        Column("number", "决定书文号", _title, order="row__decision_number", css="nowrap"),
        Column("party", "当事人", lambda d: d.row.party_name, css="cell-mid"),
        Column("state", "环节", lambda d: d.get_state_display(), order="state", css="nowrap"),
        Column("decided", "决定日", lambda d: d.row.decided_on, order="row__decided_on"),
        Column("due", "公示期限至", lambda d: d.row.due_on or "", order="row__due_on"),
        Column(
            "published", "公示日", lambda d: d.row.published_on or "", order="row__published_on"
        ),
        Column("ends", "公示止日", lambda d: d.row.ends_on or "", order="row__ends_on"),
        Column("withdrawn", "撤回日", lambda d: d.row.withdrawn_on or "", optional=True),
        Column("unit", "办案单位", lambda d: d.unit.name, optional=True),
    )


def filters() -> Sequence[Filter]:
    return (
        Filter("q", "关键词", _words, hint="文号、当事人"),
        Filter(
            "state", "环节", lambda key: Q(state=key), PublicationDraft.State.choices, facet=True
        ),
    )


def _words(text: str) -> Q:
    return Q(row__decision_number__icontains=text) | Q(row__party_name__icontains=text)


@opens_to(Verb.PUBLISH_DECISION)
def publicity_new(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Case.objects.standing().within(scope_of(request.actor, Verb.PUBLISH_DECISION))
    case = found_in(rows, pk)
    form = BeginForm(request.POST, request.FILES) if request.method == "POST" else BeginForm()

    def act(values: Mapping[str, Any]) -> HttpResponse:
        made = publication_drafts.begin(
            case=case, told=_told(values), actor=request.actor, at=request.now
        )
        done = "依法不公示，已登记。" if made.state == "exempt" else "已登记，请核对建议的遮蔽。"
        return back_to(request, done, reverse("publicity-draft", args=[made.pk]))

    here = reverse("publicity")
    note = f"案件：{case}。全文须与送达的决定书一致，此后只能遮蔽，不能改写。"
    errand = Errand("登记公示", "登记", here, (("处罚公示", here),), note)
    return run_errand(request, form, errand, act)


def _told(values: Mapping[str, Any]) -> Told:
    file = values["file"]
    names = [each.strip() for each in values["attachments"].splitlines()]
    return Told(
        penalties=frozenset(map(Penalty, values["penalties"])),
        is_secret=values["is_secret"],
        elsewhere=values["elsewhere"],
        restricted_months=values["restricted_months"],
        text=values["text"],
        upload=(file.name, file.read()) if file else None,
        summary={"violation": values["violation"], "penalty": values["penalty"]},
        attachments=tuple(filter(None, names)),
    )


@opens_to(Verb.KEEP_INDICATORS)
def publicity_settings(request: HttpRequest) -> HttpResponse:
    district = request.actor.district
    sent = request.method == "POST"
    form = PublicitySettingForm(request.POST) if sent else PublicitySettingForm()
    held = publication_settings.setting_of(district)
    if held is not None:
        form.initial = {name: getattr(held, name) for name in form.fields}

    def act(values: Mapping[str, Decimal | Any]) -> HttpResponse:
        publication_settings.choose(
            district=district, told=publication_settings.Told(**values), actor=request.actor,
            at=request.now,
        )  # fmt: skip
        return back_to(request, "已保存。", reverse("publicity-settings"))

    address = request.build_absolute_uri(reverse("public-decisions", args=[district]))
    back = reverse("publicity")
    crumbs = (("处罚公示", back),) if may(request.actor, Verb.READ_CASES) else ()
    note = f"公示网页地址：{address}。未开放时该地址不存在。"
    errand = Errand("公示设置", "保存", reverse("publicity-settings"), crumbs, note)
    return run_errand(request, form, errand, act)


urlpatterns = [
    path("publicity", publicity, name="publicity"),
    path("publicity/settings", publicity_settings, name="publicity-settings"),
    path("publicity/new/<int:pk>", publicity_new, name="publicity-new"),
]
