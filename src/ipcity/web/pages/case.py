"""One case: where it stands and what may be done next, its clocks with proofs, its file, its timeline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.timezone import localtime

from ipcity.actions import clocks, proceedings, sealed_reporters
from ipcity.actions.proceeding_standings import standing_of
from ipcity.domain.access import Role, Verb, scope_of
from ipcity.domain.cases.declarations import WHO_WORDS, Move, Who
from ipcity.domain.cases.moves import offered
from ipcity.domain.cases.organs import ORGAN_WORDS
from ipcity.domain.errors import NotPermitted
from ipcity.store.models.clocks import Clock
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Holding
from ipcity.store.models.proceedings import Proceeding
from ipcity.store.models.protected_names import ProtectedName
from ipcity.web.case_clocks import shown
from ipcity.web.case_forms import MoveForm, OfficersForm, WhyForm, given_in
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, run_errand
from ipcity.web.pages.cases import visible


@opens_to(Verb.READ_CASES)
def case(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    standing = standing_of(found, request.actor, request.today, request.today)
    kind = found.declared
    sees = sealed_reporters.may_read(found, request.actor)
    moves = () if found.is_over else offered(kind, standing)
    return render(
        request,
        "pages/case.html",
        {
            "case": found,
            "kind": kind,
            "facts": _facts(found, request.today),
            "moves": moves,
            "stays": [each for each in moves if not each.to],
            "clocks": _clocks(found, request),
            "officers": found.officers.filter(removed_at=None).select_related("person"),
            "shares": scope_of(request.actor, Verb.REGISTER_CASE).covers(
                found.district_id, found.unit_id
            ) and not found.is_over,
            "handles": bool(standing.capacities) and not found.is_over,
            "decides": Who.HEAD in standing.capacities,
            "sees": sees,
            "reporter": getattr(found, "reporter", None),
            "parties": _parties(found, clear=sees),
            "evidence": found.evidence.select_related("file", "person"),
            "papers": _papers(found),
            "alerts": found.alerts.select_related("decided_by"),
            "amounts": found.amounts.select_related("person").last(),
            "history": _history(found),
            "grown": found.grown.order_by("id"),
            "row_url": reverse("ledger-row", args=[found.ledger, found.row]),
        },
    )  # fmt: skip


def _facts(found: Proceeding, today: date) -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = [
        ("种类", found.declared.title),
        ("环节", found.state_words),
        ("案由", found.cause),
        ("当事人", found.party_name or "未写明"),
        ("收到日", found.received_on),
        ("办案单位", found.unit.name),
        ("执法领域", ORGAN_WORDS[found.of_organ]),
    ]
    if found.campaign:
        rows.append(("专项行动", found.campaign.name))
    if held := _protected(found, today):
        rows.append(("重点保护", "；".join(held)))
    rows += [(label, "待核实") for label in found.declared.unverified if not _is_market(found)]
    return rows


def _protected(found: Proceeding, today: date) -> list[str]:
    """Whom and what of this case the list of key protection names today."""
    row = found.ledger_row
    names = [found.party_name, getattr(row, "complainant_name", "")]
    names += found.parties.filter(removed_at=None).values_list("name", flat=True)
    rows = ProtectedName.objects.filter(district=found.district_id)
    return [f"{each.name}（{each.get_kind_display()}）" for each in rows.named(names, today)]


def _is_market(found: Proceeding) -> bool:
    return found.organ == "market"


def _clocks(found: Proceeding, request: HttpRequest) -> list[Any]:
    rows = Clock.objects.of(found).prefetch_related("changes")
    return [shown(each, request.today, request.now) for each in rows]


def _parties(found: Proceeding, *, clear: bool) -> list[dict[str, Any]]:
    """In clear for those who handle the case; masked for the other readers of its unit."""
    names = ("name", "id_number", "phone", "address")
    return [
        {"party": each, "role": each.get_role_display()}
        | ({name: getattr(each, name) for name in names} if clear else each.masked)
        for each in found.parties.filter(removed_at=None)
    ]


def _papers(found: Proceeding) -> list[tuple[Any, list[Any]]]:
    """Every paper of the kind with what lies in the file of it."""
    filed: dict[str, list[Any]] = {}
    for each in found.casepapers.filter(removed_at=None).select_related("file"):
        filed.setdefault(each.key, []).append(each)
    return [(paper, filed.get(paper.key, [])) for paper in found.declared.papers]


def _history(found: Proceeding) -> list[tuple[Any, tuple[tuple[str, str], ...]]]:
    kind = found.declared
    rows = found.moves.select_related("person").order_by("-id")
    return [(each, proceedings.told_fields(kind, each)) for each in rows]


@opens_to(Verb.READ_CASES)
def case_move(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """The form of one move; who may not make it is told so before typing anything."""
    found = found_in(visible(request), pk)
    move = next((each for each in found.declared.moves if each.key == what), None)
    if move is None:
        raise Http404
    standing = standing_of(found, request.actor, request.today, request.today)
    if not standing.capacities & set(move.who):
        words = "或".join(WHO_WORDS[each] for each in move.who)
        raise NotPermitted("not-permitted", f"“{move.title}”由{words}办理。", "权限表")
    back = reverse("case", args=[pk])
    form = MoveForm(request.POST or None, move=move, today=request.today)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        moved = proceedings.move(
            proceeding=found, key=move.key, on=values["on"], given=given_in(move.fields, values),
            expected_version=values["expected_version"], actor=request.actor, at=request.now,
        )  # fmt: skip
        told = moved.moves.order_by("id").last().told
        return back_to(request, f"已办理“{move.title}”。{told}", _after(move, moved, back))

    crumbs = (("案件办理", reverse("cases")), (str(found), back))
    errand = Errand(move.title, move.title, back, crumbs, _note(move, found), version=found.version)
    return run_errand(request, form, errand, act)


def _after(move: Move, moved: Proceeding, back: str) -> str:
    """A move that another case grows from leads on to its entry."""
    if not move.grows:
        return back
    return f"{reverse('case-new', args=[move.grows])}?from={moved.pk}"


def _note(move: Move, found: Proceeding) -> str:
    needed = [found.declared.paper(key).title for key in move.needs]
    told = [f"依据：{found.declared.basis}{move.article}。", move.note]
    if needed:
        told.append(f"须先入卷：{'、'.join(f'《{each}》' for each in needed)}。")
    return "".join(filter(None, told))


@opens_to(Verb.REGISTER_CASE)
def case_officers(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    now = list(found.officers.filter(removed_at=None).values_list("person", flat=True))
    form = OfficersForm(request.POST or None, people=_candidates(found, request), now=now)
    back = reverse("case", args=[pk])

    def act(values: Mapping[str, Any]) -> HttpResponse:
        proceedings.share_out(
            proceeding=found, officers=tuple(values["officers"]), actor=request.actor,
            at=request.now,
        )  # fmt: skip
        return back_to(request, "已分派。", back)

    crumbs = (("案件办理", reverse("cases")), (str(found), back))
    return run_errand(request, form, Errand("分派办案人员", "分派", back, crumbs), act)


def _candidates(found: Proceeding, request: HttpRequest) -> Any:
    """Those who hold a post of case officers in the unit of the case today."""
    held = Holding.objects.filter(
        district=found.district_id, post__role=Role.CASE_OFFICER, post__unit=found.unit_id
    ).valid_on(request.today)
    return Person.objects.filter(pk__in=held.values("person")).order_by("name", "pk")


@opens_to(Verb.READ_CASES)
def case_reporter(request: HttpRequest, pk: int) -> HttpResponse:
    """The sealed reporter, after a reason; the answer is shown once and kept nowhere."""
    found = found_in(visible(request), pk)
    if not sealed_reporters.may_read(found, request.actor):
        raise NotPermitted(
            "not-permitted", "举报人信息仅本案办案人员和执法单位负责人可以查看。", "举报人信息保密"
        )
    back = reverse("case", args=[pk])

    def act(values: Mapping[str, Any]) -> HttpResponse:
        told = sealed_reporters.read(
            proceeding=found, reason=values["reason"], actor=request.actor, at=request.now
        )
        answer = render(request, "pages/case_reporter.html", {"case": found, "told": told})
        answer["Cache-Control"] = "no-store"
        return answer

    crumbs = (("案件办理", reverse("cases")), (str(found), back))
    note = "查看事由、时间和查看人会被记录。"
    errand = Errand("查看举报人信息", "查看", back, crumbs, note)
    return run_errand(request, WhyForm(request.POST or None), errand, act)


@opens_to(Verb.READ_CASES)
def case_clock(request: HttpRequest, pk: int, clock: int) -> HttpResponse:
    """The proof of one clock in words; ``?format=json`` gives what ``ipcity deadline verify`` reads."""
    found = found_in(visible(request), pk)
    held = found_in(Clock.objects.of(found), clock)
    proof = clocks.proof_of(held, request.now)
    if request.GET.get("format") == "json":
        answer = JsonResponse(proof, json_dumps_params={"ensure_ascii": False, "indent": 2})
        answer["Content-Disposition"] = f'attachment; filename="deadline-{held.pk}.json"'
        return answer
    return render(
        request, "pages/case_clock.html",
        {
            "case": found, "clock": held, "shown": shown(held, request.today, request.now),
            "words": proof["proof"]["words"], "days": proof["proof"]["days"],  # type: ignore[index]
            "digest": proof["proof"]["digest"],  # type: ignore[index]
            "changes": held.changes.all(), "on": localtime(request.now),
        },
    )  # fmt: skip


urlpatterns = [
    path("cases/<int:pk>", case, name="case"),
    path("cases/<int:pk>/officers", case_officers, name="case-officers"),
    path("cases/<int:pk>/reporter", case_reporter, name="case-reporter"),
    path("cases/<int:pk>/clocks/<int:clock>", case_clock, name="case-clock"),
    path("cases/<int:pk>/moves/<slug:what>", case_move, name="case-move"),
]
