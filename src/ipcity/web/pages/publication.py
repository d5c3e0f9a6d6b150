"""One publication: served and masked text beside each other, the check, and every step after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ipcity.actions import publication_drafts, publication_releases
from ipcity.actions.publication_known import SUMMARY_WORDS, Personal, refuse_personal
from ipcity.actions.publication_releases import Ground, Proof
from ipcity.actions.publication_settings import is_open
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.publicity.decisions import PENALTY_WORDS, Penalty
from ipcity.domain.publicity.displays import CREDIT_BASIS, MISCONDUCT_WORDS, TERM_BASIS, Repair
from ipcity.domain.publicity.spans import masked, pieces
from ipcity.store.models.clocks import Clock
from ipcity.store.models.publication_drafts import PublicationDraft, PublicDecision
from ipcity.web.case_clocks import shown
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, press, run_errand, seen_version
from ipcity.web.pages.publications import visible
from ipcity.web.publication_forms import (
    EarlyEndForm,
    MaskForm,
    ProvedForm,
    PublishForm,
    ReasonForm,
    WithdrawalForm,
)

State = PublicationDraft.State
# What may be done in a state, by whoever publishes: address and words.
ACTS = {
    State.APPROVED: (("publish", "登记正式公示"), ("push", "登记推送"), ("correct", "更正遮蔽")),
    State.PUBLISHED: (
        ("publish", "登记正式公示"),
        ("correct", "更正遮蔽"),
        ("order-withdrawal", "撤回公示"),
        ("end", "提前停止公示"),
    ),
    State.WITHDRAWING: (("withdraw", "登记已撤回"),),
}


@opens_to(Verb.READ_CASES)
def publicity_draft(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    masks = _may(request, found, Verb.PUBLISH_DECISION) and found.state == State.MASKING
    form = MaskForm(request.POST) if request.method == "POST" else MaskForm(initial=_asked(request))
    if request.method == "POST" and masks and form.is_valid():
        spans = form.spans(found.served_text)

        def act() -> None:
            publication_drafts.mark(
                draft=found, spans=spans, is_kept=bool(form.cleaned_data["is_kept"]),
                actor=request.actor, at=request.now,
            )  # fmt: skip

        return press(request, act, f"已处理{len(spans)}处。", _here(found))
    return render(
        request, "pages/publicity_draft.html",
        _told(request, found) | {"form": form, "masks": masks, "version": found.version},
    )  # fmt: skip


def _told(request: HttpRequest, found: PublicationDraft) -> dict[str, Any]:
    spans, today, now = found.spans, request.today, request.now
    acts = ACTS.get(State(found.state), ())
    if found.route == PublicationDraft.Route.SAME:
        acts = tuple(each for each in acts if each[0] != "push")
    public = PublicDecision.objects.filter(draft=found).first()
    return {
        "draft": found,
        "facts": _facts(found),
        "summary": [(words, found.summary.get(key, "")) for key, words in SUMMARY_WORDS.items()],
        "clocks": [shown(each, today, now) for each in Clock.objects.of(found.row)],
        "served": pieces(found.served_text, spans),
        "published": masked(found.served_text, spans),
        "marks": found.marks.filter(removed_at=None).select_related("person"),
        "removed": found.marks.exclude(removed_at=None).select_related("person", "removed_by"),
        "steps": found.steps.select_related("person", "file"),
        "acts": [
            (reverse(f"publicity-{key}", args=[found.pk]), words)
            for key, words in (acts if _may(request, found, Verb.PUBLISH_DECISION) else ())
        ],
        "checks": found.state == State.CHECKING and _may(request, found, Verb.CHECK_PUBLICATION),
        "public": public if public and public.is_shown and is_open(found.district_id) else None,
    }


def _facts(found: PublicationDraft) -> list[tuple[str, object]]:
    row = found.row
    words = "、".join(PENALTY_WORDS[Penalty(each)] for each in found.penalties)
    told: list[tuple[str, object]] = [
        ("当事人", row.party_name), ("作出决定机关", row.organ_name), ("决定日", row.decided_on),
        ("处罚种类", words), ("当事人所在地", found.get_route_display()),
    ]  # fmt: skip
    if found.state == State.EXEMPT:
        return [*told, ("不公示原因", row.get_exempt_kind_display())]
    told.append(("公示期限至", row.due_on or "届满日未定（有年份的放假安排未载入）"))
    if row.published_on is None:
        return told
    both = publication_releases.shown_for(found, row.published_on)
    sort = MISCONDUCT_WORDS[both.misconduct]
    clash = "，早于本系统公示止日，须分别办理" if both.disagree else ""
    return [
        *told,
        ("公示日", row.published_on),
        ("公示止日", f"{row.ends_on or both.ends_on}（{both.why}，{TERM_BASIS}）"),
        ("信用中国最迟止日", f"{both.credit_ends_on}（{sort}，{CREDIT_BASIS}）{clash}"),
        ("待核实", "；".join(both.doubts) or "无"),
        ("信用中国公示日", row.credit_published_on or "未登记"),
    ]


def _asked(request: HttpRequest) -> dict[str, str]:
    """A place named in the address, for turning a proposal into one that may be read."""
    names = ("first", "last", "kind", "is_kept")
    return {name: request.GET[name] for name in names if name in request.GET}


def _may(request: HttpRequest, found: PublicationDraft, verb: Verb) -> bool:
    return scope_of(request.actor, verb).covers(found.district_id, found.unit_id)


def _here(found: PublicationDraft) -> str:
    return reverse("publicity-draft", args=[found.pk])


@require_POST
@opens_to(Verb.PUBLISH_DECISION)
def mark_off(request: HttpRequest, pk: int, mark: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    held = found_in(found.marks.select_related("draft"), mark)

    def act() -> None:
        publication_drafts.unmark(mark=held, actor=request.actor, at=request.now)

    return press(request, act, "已取消。", _here(found) + "#marks")


@require_POST
@opens_to(Verb.PUBLISH_DECISION)
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)

    def act() -> None:
        publication_drafts.hand_in(
            draft=found, expected_version=seen_version(request), actor=request.actor,
            at=request.now,
        )  # fmt: skip

    return press(request, act, "已送复核。", _here(found))


@opens_to(Verb.CHECK_PUBLICATION)
def publicity_check(request: HttpRequest, pk: int) -> HttpResponse:
    """What the second person looks at: both texts line by line, each mask with its reason, the scan."""
    found = found_in(visible(request), pk)
    left = ()
    if found.state == State.CHECKING:
        try:
            refuse_personal(found)
        except Personal as refusal:
            left = refusal.found
    lines = zip(
        found.served_text.split("\n"), masked(found.served_text, found.spans).split("\n"),
        strict=True,
    )  # fmt: skip
    shown = _told(request, found) | {
        "left": left,
        "lines": [(n, a, b) for n, (a, b) in enumerate(lines, 1) if a != b],
        "version": found.version,
    }
    return render(request, "pages/publicity_check.html", shown)


@require_POST
@opens_to(Verb.CHECK_PUBLICATION)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)

    def act() -> None:
        publication_releases.approve(
            draft=found, expected_version=seen_version(request), actor=request.actor,
            at=request.now,
        )  # fmt: skip

    return press(request, act, "复核通过，可以公示。", _here(found))


def _run(
    request: HttpRequest, pk: int, form: forms.Form, words: tuple[str, str, str], act: Any
) -> HttpResponse:
    """One step of the draft: ``words`` are its title, its note and what is said when it is done."""
    found = found_in(visible(request), pk)
    title, note, done = words

    def run(values: Mapping[str, Any]) -> HttpResponse:
        act(found, values, actor=request.actor, at=request.now)
        return back_to(request, done, _here(found))

    crumbs = (("处罚公示", reverse("publicity")), (str(found), _here(found)))
    return run_errand(request, form, Errand(title, "确定", _here(found), crumbs, note), run)


def _proof(values: Mapping[str, Any]) -> Proof:
    file = values["file"]
    return Proof(values["url"], (file.name, file.read()) if file else None)


@opens_to(Verb.CHECK_PUBLICATION)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    def act(found: PublicationDraft, values: Mapping[str, Any], **by: Any) -> None:
        publication_releases.send_back(draft=found, why=values["why"], **by)

    words = ("退回修改", "写明哪些内容还要遮蔽，或者不应遮蔽。", "已退回。")
    return _run(request, pk, ReasonForm(request.POST or None), words, act)


@opens_to(Verb.PUBLISH_DECISION)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    given = (request.POST, request.FILES) if request.method == "POST" else ()

    def act(found: PublicationDraft, values: Mapping[str, Any], **by: Any) -> None:
        publication_releases.publish(
            draft=found, channel=values["channel"], on=values["on"], proof=_proof(values), **by
        )

    note = "在法定公示平台发布之后登记；登记的日期使该渠道的期限停止计算，另一期限照常计算。"
    words = ("登记正式公示", note, "已登记。")
    return _run(request, pk, PublishForm(*given, today=request.today), words, act)


@opens_to(Verb.PUBLISH_DECISION)
def push(request: HttpRequest, pk: int) -> HttpResponse:
    given = (request.POST, request.FILES) if request.method == "POST" else ()

    def act(found: PublicationDraft, values: Mapping[str, Any], **by: Any) -> None:
        publication_releases.push(draft=found, on=values["on"], proof=_proof(values), **by)

    words = ("登记推送", "当事人所在地机关收到之日起十个工作日内由其公示。", "已登记推送。")
    return _run(request, pk, ProvedForm(*given, today=request.today), words, act)


@opens_to(Verb.PUBLISH_DECISION)
def order_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    def act(found: PublicationDraft, values: Mapping[str, Any], **by: Any) -> None:
        publication_releases.order_withdrawal(
            draft=found, ground=Ground(values["ground"]), on=values["on"], why=values["why"], **by
        )

    note = "本系统的公示网页立即停止显示；法定平台须在三个工作日内撤回，撤回后登记。"
    words = ("撤回公示", note, "已启动撤回。")
    return _run(request, pk, WithdrawalForm(request.POST or None), words, act)


@opens_to(Verb.PUBLISH_DECISION)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    given = (request.POST, request.FILES) if request.method == "POST" else ()

    def act(found: PublicationDraft, values: Mapping[str, Any], **by: Any) -> None:
        publication_releases.withdraw(draft=found, on=values["on"], proof=_proof(values), **by)

    words = ("登记已撤回", "填写法定平台实际撤回的日期和证明。", "已登记撤回。")
    return _run(request, pk, ProvedForm(*given, today=request.today), words, act)


@opens_to(Verb.PUBLISH_DECISION)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    def act(found: PublicationDraft, values: Mapping[str, Any], **by: Any) -> None:
        publication_releases.correct(draft=found, why=values["why"], **by)

    note = "本系统的公示网页立即停止显示，修改遮蔽并经复核后恢复。"
    words = ("更正遮蔽", note, "请修改遮蔽后再送复核。")
    return _run(request, pk, ReasonForm(request.POST or None), words, act)


@opens_to(Verb.PUBLISH_DECISION)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    def act(found: PublicationDraft, values: Mapping[str, Any], **by: Any) -> None:
        met = {name: value for name, value in values.items() if name != "why"}
        publication_releases.end_early(draft=found, repair=Repair(**met), why=values["why"], **by)

    words = ("提前停止公示", "各项条件均须具备；有一项不具备的不能停止。", "已停止公示。")
    return _run(request, pk, EarlyEndForm(request.POST or None), words, act)


urlpatterns = [
    path("publicity/<int:pk>", publicity_draft, name="publicity-draft"),
    path("publicity/<int:pk>/marks/<int:mark>/off", mark_off, name="publicity-mark-off"),
    path("publicity/<int:pk>/hand-in", hand_in, name="publicity-hand-in"),
    path("publicity/<int:pk>/check", publicity_check, name="publicity-check"),
    path("publicity/<int:pk>/approve", approve, name="publicity-approve"),
    path("publicity/<int:pk>/return", send_back, name="publicity-return"),
    *(
        path(f"publicity/<int:pk>/{name}", view, name=f"publicity-{name}")
        for name, view in (
            ("publish", publish), ("push", push), ("order-withdrawal", order_withdrawal),
            ("withdraw", withdraw), ("correct", correct), ("end", end),
        )
    ),
]  # fmt: skip
