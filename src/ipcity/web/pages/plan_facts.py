"""The acts of a reviewer on one fact or problem; with htmx only the card comes back."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_POST

from ipcity.actions import continuity, plan_units, reviews
from ipcity.actions.fact_fields import WrongFields
from ipcity.actions.stale import Stale
from ipcity.domain.access import Scope, Verb, may, scope_of
from ipcity.domain.errors import Refused
from ipcity.store.models.facts import CONSTRUCTS, AssignedUnit, Fact, PlanProblem
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import seen_version
from ipcity.web.fact_forms import AddForm, FactForm, KeyForm, LinkForm, spoken
from ipcity.web.pages.plan_review import counted, desk_of, found, label_of
from ipcity.web.reviewing import Desk, facts_of, review_url
from ipcity.web.typed import whole

Act = Callable[[HttpRequest, Fact, int], object]


def _confirm(request: HttpRequest, fact: Fact, expected: int) -> object:
    return reviews.confirm(
        fact=fact, expected_version=expected, actor=request.actor, at=request.now
    )


def _correct(request: HttpRequest, fact: Fact, expected: int) -> object:
    return reviews.correct(
        fact=fact,
        changes=FactForm(fact).changes(request.POST),
        reason=request.POST.get("reason", ""),
        expected_version=expected,
        actor=request.actor,
        at=request.now,
    )


def _drop(request: HttpRequest, fact: Fact, expected: int) -> object:
    return reviews.drop(
        fact=fact,
        reason=request.POST.get("reason", ""),
        expected_version=expected,
        actor=request.actor,
        at=request.now,
    )


def _restore(request: HttpRequest, fact: Fact, expected: int) -> object:
    return reviews.restore(
        fact=fact, expected_version=expected, actor=request.actor, at=request.now
    )


def _key(request: HttpRequest, fact: Fact, expected: int) -> object:
    return continuity.confirm_key(
        fact=fact,
        continues=request.POST.get("continues", ""),
        expected_version=expected,
        actor=request.actor,
        at=request.now,
    )


def _link(request: HttpRequest, fact: Fact, expected: int) -> object:
    if not isinstance(fact, AssignedUnit):
        raise Http404
    wanted = request.POST.get("unit", "")
    units = Unit.objects.within(scope_of(request.actor, Verb.REVIEW_PLAN))
    return plan_units.link_unit(
        fact=fact,
        unit=get_object_or_404(units, pk=whole(wanted)) if wanted else None,
        remember=request.POST.get("remember") == "on",
        expected_version=expected,
        actor=request.actor,
        at=request.now,
    )


ACTS: dict[str, Act] = {
    "confirm": _confirm,
    "correct": _correct,
    "drop": _drop,
    "restore": _restore,
    "key": _key,
    "link": _link,
}


@opens_to(Verb.REVIEW_PLAN)
@require_POST
def act(request: HttpRequest, pk: int, construct: str, fact_pk: int, name: str) -> HttpResponse:
    scope = scope_of(request.actor, Verb.REVIEW_PLAN)
    version, fact = _fact(scope, pk, construct, fact_pk)
    if name not in ACTS:
        raise Http404
    refusal = None
    try:
        ACTS[name](request, fact, seen_version(request))
    except Refused as error:
        if not request.htmx:
            raise
        refusal = error
    if not request.htmx:
        messages.success(request, "改动已保存。")
        return HttpResponseRedirect(_back(request, version, construct, fact_pk))
    form = name if refusal is not None else ""
    return _card(request, scope, found(scope, pk), construct, fact_pk, form=form, refusal=refusal)


@opens_to(Verb.REVIEW_PLAN)
def card(request: HttpRequest, pk: int, construct: str, fact_pk: int) -> HttpResponse:
    """One card with the form asked for (``?form=correct``); without htmx a page of its own."""
    scope = scope_of(request.actor, Verb.REVIEW_PLAN)
    version, _ = _fact(scope, pk, construct, fact_pk)
    form = request.GET.get("form", "")
    return _card(request, scope, version, construct, fact_pk, form=form)


def _fact(scope: Scope, pk: int, construct: str, fact_pk: int) -> tuple[PlanVersion, Fact]:
    version = found(scope, pk)
    if construct not in CONSTRUCTS:
        raise Http404
    rows = CONSTRUCTS[construct].objects.within(scope).filter(plan=version)
    return version, get_object_or_404(rows, pk=fact_pk)


def _card(
    request: HttpRequest,
    scope: Scope,
    version: PlanVersion,
    construct: str,
    fact_pk: int,
    *,
    form: str,
    refusal: Refused | None = None,
) -> HttpResponse:
    desk = Desk(scope, version, construct)
    fact = next(each for each in facts_of(scope, version, construct) if each.pk == fact_pk)
    shown = {
        "version": version,
        "card": desk.card(fact),
        "form_name": form,
        "form": _told(_form(request, scope, form, fact), refusal),
        "may_make_unit": form == "link" and may(request.actor, Verb.MANAGE_UNITS),
        "refusal": None if isinstance(refusal, WrongFields) else refusal,
        "stale": _both(fact, refusal),
        "alone": not request.htmx,
        "back": review_url(version, tab=construct, at=(fact.span or (0, 0))[0]),
        "label": label_of(construct),
    }
    if not request.htmx:
        return render(request, "pages/plan_fact.html", shown)
    if request.method != "POST":
        return render(request, "pages/parts/fact_card.html", shown)
    shown |= counted(_desk_behind(request, scope, version))
    return render(request, "pages/parts/fact_answer.html", shown)


def _desk_behind(request: HttpRequest, scope: Scope, version: PlanVersion) -> Desk:
    """The desk of the page that the act was done on, so that its tabs keep their filter and part."""
    address = urlsplit(request.htmx.current_url or "")
    return desk_of(request, scope, version, QueryDict(address.query))


def _form(request: HttpRequest, scope: Scope, name: str, fact: Fact) -> object:
    typed = request.POST or None
    if name == "correct":
        return FactForm(fact, typed)
    if name == "link" and isinstance(fact, AssignedUnit):
        units = Unit.objects.within(scope).valid_on(request.today)
        return LinkForm(fact, list(units), typed)
    if name == "key" and fact.plan.based_on_id:
        older = type(fact).objects.within(scope).standing().filter(plan_id=fact.plan.based_on_id)
        return KeyForm(fact, list(older), typed)
    return None


def _told(form: object, refusal: Refused | None) -> object:
    """The form with what the action refused at its fields."""
    if isinstance(form, FactForm) and refusal is not None:
        form.told(refusal.fields if isinstance(refusal, WrongFields) else {})
    return form


def _both(fact: Fact, refusal: Refused | None) -> list[tuple[str, object, object]]:
    """A stale save: label, what stands now, what was submitted."""
    if not isinstance(refusal, Stale):
        return []
    now = spoken(fact)
    rows = [
        (name, now.get(name, refusal.current.get(name)), value)
        for name, value in refusal.submitted.items()
    ]
    return [
        (refusal.labels.get(name, name), _word(refusal, name, ours), _word(refusal, name, yours))
        for name, ours, yours in rows
        if ("" if ours is None else str(ours)) != str(yours)
    ]


def _word(refusal: Stale, name: str, value: object) -> object:
    return refusal.choices.get(name, {}).get(value, value)


def _back(request: HttpRequest, version: PlanVersion, construct: str, fact_pk: int) -> str:
    fact = CONSTRUCTS[construct].objects.filter(pk=fact_pk, plan=version).first()
    at = fact.span[0] if fact and fact.span else ""
    return f"{review_url(version, tab=construct, at=at)}#{construct}-{fact_pk}"


@opens_to(Verb.REVIEW_PLAN)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    scope = scope_of(request.actor, Verb.REVIEW_PLAN)
    version = found(scope, pk)
    construct = request.POST.get("construct", "")
    if construct not in CONSTRUCTS:
        raise Http404
    form = AddForm(version, construct, request.POST)
    refusal = None
    if form.is_valid():
        try:
            fact = reviews.add(
                version=version,
                construct=construct,
                fields={name: request.POST.get(name, "") for name in form.fields},
                span=_span(version, form),
                actor=request.actor,
                at=request.now,
            )
        except WrongFields as error:
            form.told(error.fields)
        except Refused as error:
            refusal = error
        else:
            messages.success(request, f"补充了{fact}。")
            return HttpResponseRedirect(_back(request, version, construct, fact.pk))
    shown = {"version": version, "form": form, "label": label_of(construct), "refusal": refusal}
    shown |= {"construct": construct, "back": review_url(version, tab=construct)}
    return render(request, "pages/plan_add.html", shown, status=409)


def _span(version: PlanVersion, form: AddForm) -> tuple[int, int]:
    """The chosen place if it holds the words; else where the words stand for the first time."""
    text, words = version.text or "", form.cleaned_data["words"].replace("\r\n", "\n")
    start, end = form.cleaned_data["start"], form.cleaned_data["end"]
    if start is not None and end is not None and text[start:end].strip() == words.strip():
        return start, end
    start = text.find(words.strip())
    if start < 0:
        raise Refused("no-words", "原文中找不到这些文字，请在左侧原文中选中，或从原文复制。")
    return start, start + len(words.strip())


@opens_to(Verb.REVIEW_PLAN)
@require_POST
def settle(request: HttpRequest, pk: int, problem_pk: int) -> HttpResponse:
    scope = scope_of(request.actor, Verb.REVIEW_PLAN)
    version = found(scope, pk)
    rows = PlanProblem.objects.within(scope).filter(plan=version)
    problem = get_object_or_404(rows, pk=problem_pk)
    reviews.settle(
        problem=problem,
        settlement=request.POST.get("settlement", ""),
        expected_version=seen_version(request),
        actor=request.actor,
        at=request.now,
    )
    back = review_url(version, tab=request.GET.get("tab", "problem"), at=problem.start or 0)
    return HttpResponseRedirect(f"{back}#problem-{problem.pk}")


@opens_to(Verb.REVIEW_PLAN)
@require_POST
def confirm_all(request: HttpRequest, pk: int) -> HttpResponse:
    scope = scope_of(request.actor, Verb.REVIEW_PLAN)
    version = found(scope, pk)
    desk = desk_of(request, scope, version)
    only = request.POST.get("construct") or None
    confirmed = reviews.confirm_unproblematic(
        version=version, construct=only, actor=request.actor, at=request.now
    )
    messages.success(request, f"{confirmed} 项没有疑点的内容已确认。")
    return HttpResponseRedirect(review_url(version, tab=desk.construct, part=desk.part or ""))


@opens_to(Verb.MANAGE_UNITS)
@require_POST
def make_units(request: HttpRequest, pk: int) -> HttpResponse:
    version = found(scope_of(request.actor, Verb.REVIEW_PLAN), pk)
    made = plan_units.make_units(
        version=version, start=request.today, actor=request.actor, at=request.now
    )
    messages.success(request, f"{len(made)} 个单位已建档，可在“单位维护”中补充全称和上级。")
    return HttpResponseRedirect(review_url(version, tab="unit"))


urlpatterns = [
    path("plans/<int:pk>/make-units", make_units, name="plan-make-units"),
    path("plans/<int:pk>/facts/<str:construct>/<int:fact_pk>", card, name="plan-fact"),
    path(
        "plans/<int:pk>/facts/<str:construct>/<int:fact_pk>/<str:name>", act, name="plan-fact-act"
    ),
    path("plans/<int:pk>/add", add, name="plan-add"),
    path("plans/<int:pk>/confirm-all", confirm_all, name="plan-confirm-all"),
    path("plans/<int:pk>/problems/<int:problem_pk>", settle, name="plan-settle"),
]
