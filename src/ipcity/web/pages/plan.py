"""方案: the version in force, what it says, its text, and the versions before it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.domain.access import Verb, may
from ipcity.store.models.facts import PlanProblem
from ipcity.store.models.plans import PlanVersion
from ipcity.web.doors import opens_to
from ipcity.web.figures import people
from ipcity.web.menu import MenuEntry
from ipcity.web.no_plan import no_plan
from ipcity.web.plan_contents import REASONS, RULES, contents_of, marks_in, problem_marks
from ipcity.web.plan_in_force import plan_in_force, reading
from ipcity.web.shell import programme_of
from ipcity.web.templatetags.components import Tab
from ipcity.web.words import pieces

MENU = MenuEntry("现行方案", "plan", "document-text", place="方案", verb=Verb.READ_PLAN, order=10)


@opens_to(Verb.READ_PLAN)
def plan(request: HttpRequest) -> HttpResponse:
    version = plan_in_force(request)
    if version is None:
        return no_plan(request, "方案")
    return _contents(request, version)


@opens_to(Verb.READ_PLAN)
def plan_version(request: HttpRequest, number: int) -> HttpResponse:
    return _contents(request, _numbered(request, number))


def _contents(request: HttpRequest, version: PlanVersion) -> HttpResponse:
    numbers = version.numbers or {}
    shown = {
        "plan": version,
        "contents": contents_of(reading(request), version),
        "tabs": tabs_of(version, "contents"),
        "rules": [RULES.get(code, code) for code in version.rules],
        "numbers": numbers.get("total"),
        "in_targets": numbers.get("in_targets", 0),
        "explained": [
            (REASONS.get(reason, reason), count)
            for reason, count in numbers.get("explained", {}).items()
            if count
        ],
        "unexplained": len(numbers.get("unexplained", [])),
        "differences": (version.agreement or {}).get("differences", []),
        "may_upload": may(request.actor, Verb.UPLOAD_PLAN),
        "population": people(version.programme.population),
        "in_force": version.state == PlanVersion.State.ADOPTED,
    }
    return render(request, "pages/plan.html", shown)


@opens_to(Verb.READ_PLAN)
def plan_text(request: HttpRequest) -> HttpResponse:
    version = plan_in_force(request)
    if version is None:
        raise Http404
    return _text(request, version)


@opens_to(Verb.READ_PLAN)
def version_text(request: HttpRequest, number: int) -> HttpResponse:
    return _text(request, _numbered(request, number))


def _text(request: HttpRequest, version: PlanVersion) -> HttpResponse:
    scope = reading(request)
    in_force = version.state == PlanVersion.State.ADOPTED
    problems = PlanProblem.objects.within(scope).filter(plan=version)

    def address(page: str, key: str) -> str:
        return reverse(page, args=[key]) if page and in_force else ""

    marks = marks_in(scope, version, address) + problem_marks(problems) if version.text else []
    shown = {
        "plan": version,
        "pieces": pieces(version.text or "", marks),
        "tabs": tabs_of(version, "text"),
        "problems": problems,
        "may_upload": may(request.actor, Verb.UPLOAD_PLAN),
    }
    return render(request, "pages/plan_text.html", shown)


@opens_to(Verb.READ_PLAN)
def plan_versions(request: HttpRequest) -> HttpResponse:
    versions = list(versions_of(request))
    in_force = next((v for v in versions if v.state == PlanVersion.State.ADOPTED), None)
    shown = {
        "versions": versions,
        "plan": in_force,
        "tabs": tabs_of(in_force, "versions") if in_force else [],
        "programme": programme_of(request),
        "may_review": may(request.actor, Verb.REVIEW_PLAN),
    }
    return render(request, "pages/plan_versions.html", shown)


def versions_of(request: HttpRequest) -> QuerySet[PlanVersion]:
    """The versions of the programme in hand, latest first; drafts only for reviewers."""
    rows = PlanVersion.objects.readable_by(request.actor).listed()
    rows = rows.filter(programme=programme_of(request))
    people = rows.select_related("programme", "entered_by", "adopted_by", "based_on")
    return people.defer("based_on__text", "based_on__compiled").order_by("-number")


def _numbered(request: HttpRequest, number: int) -> PlanVersion:
    found = versions_of(request).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def tabs_of(version: PlanVersion, current: str) -> list[Tab]:
    """The tabs of one version; those of the version in force have the short addresses."""
    if version.state == PlanVersion.State.ADOPTED:
        contents, text = reverse("plan"), reverse("plan-text")
    else:
        contents = reverse("plan-version", args=[version.number])
        text = reverse("plan-version-text", args=[version.number])
    return [
        Tab("方案内容", contents, current == "contents"),
        Tab("原文", text, current == "text"),
        Tab("版本与比较", reverse("plan-versions"), current == "versions"),
    ]


urlpatterns = [
    path("plan", plan, name="plan"),
    path("plan/text", plan_text, name="plan-text"),
    path("plan/versions", plan_versions, name="plan-versions"),
    path("plan/versions/<int:number>", plan_version, name="plan-version"),
    path("plan/versions/<int:number>/text", version_text, name="plan-version-text"),
]
