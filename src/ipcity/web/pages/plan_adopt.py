"""采纳为正式版本: what stands, what is still open, what changes against the version in force."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ipcity.actions import continuity, plans
from ipcity.actions.continuity import compare_with_base
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.plans import Differences
from ipcity.domain.plans.comparison import KIND_NAMES, SUBJECT_NAMES
from ipcity.store.models.facts import CONSTRUCTS, PlanProblem, Review, Target
from ipcity.store.models.plans import PlanVersion
from ipcity.web.doors import opens_to
from ipcity.web.errands import seen_version
from ipcity.web.pages.plan_review import Coverage, found
from ipcity.web.plan_contents import RULES
from ipcity.web.reviewing import LABELS
from ipcity.web.shell import CHOSEN

LISTS = {"goals": "工作目标", "targets": "量化目标", "trends": "趋势要求", "tasks": "任务"}
LISTS |= {"deliverables": "建设成果", "actions": "行动", "safeguards": "保障措施"}
LISTS |= {"assignments": "责任单位", "documents": "引用文件", "measures": "举措"}
FIELDS = {field.name: str(field.verbose_name) for field in Target._meta.fields}
FIELDS |= {"heading": "名称", "units": "责任单位", "shared": "分工", "title": "文件名称"}


@opens_to(Verb.REVIEW_PLAN)
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who reviews sees the summary; the button is the office lead's."""
    scope = scope_of(request.actor, Verb.REVIEW_PLAN)
    version = found(scope, pk)
    refusal = None
    if request.method == "POST" and version.state == PlanVersion.State.ADOPTED:
        messages.info(request, "这一版已经采纳，不必重复办理。")
        return HttpResponseRedirect(reverse("plan"))
    if request.method == "POST":
        try:
            plans.adopt(
                version=version,
                expected_version=seen_version(request),
                actor=request.actor,
                at=request.now,
            )
        except NotPermitted:
            raise
        except Refused as error:
            refusal, version = error, found(scope, pk)
        else:
            request.session[CHOSEN] = version.programme_id
            messages.success(request, f"{version}已成为正式版本。")
            return HttpResponseRedirect(reverse("plan"))
    rows = PlanProblem.objects.within(scope).filter(plan=version, settled=False)
    shown = {
        "version": version,
        "refusal": refusal,
        "questions": plans.open_questions(version) if version.is_draft else (),
        "rules": [(RULES.get(rule, rule), rule in plans.APPLIED) for rule in version.rules],
        "counts": counts(version),
        "numbers": Coverage.of(version),
        "changes": told(compare_with_base(version)),
        "unconfirmed": continuity.unconfirmed(version) if version.based_on_id else 0,
        "errors": rows.filter(severity=PlanProblem.Severity.ERROR).exists(),
        "doubts": rows.count() if version.is_draft else 0,
        "may_adopt": version.is_draft and may(request.actor, Verb.ADOPT_PLAN),
    }
    return render(request, "pages/plan_adopt.html", shown, status=409 if refusal else 200)


def counts(version: PlanVersion) -> list[tuple[str, list[int]]]:
    """For each construct, how many are confirmed, corrected, added, dropped, unchecked."""
    order = (Review.CONFIRMED, Review.CORRECTED, Review.ADDED, Review.DROPPED, Review.PENDING)
    rows = []
    for construct, label in LABELS.items():
        facts = CONSTRUCTS[construct].objects.filter(plan=version).order_by("id")
        found_states = Counter(facts.values_list("review", flat=True))
        if found_states:
            rows.append((label, [found_states[state] for state in order]))
    return rows


def told(differences: Differences | None) -> list[tuple[str, str, str, str | None, str | None]]:
    """Every change: what kind, of what, which number, before and after."""
    return [
        (
            KIND_NAMES[change.kind],
            SUBJECT_NAMES[change.subject],
            " → ".join(dict.fromkeys(key for key in (change.old_id, change.new_id) if key)),
            change.old,
            change.new,
        )
        for change in (differences.changes if differences else ())
    ]


@opens_to(Verb.REVIEW_PLAN)
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """How a pack's plan and the text uploaded for it agree."""
    version = found(scope_of(request.actor, Verb.REVIEW_PLAN), pk)
    noted = version.agreement or {}
    shown = {
        "version": version,
        "agreed": noted.get("agreed"),
        "changed": [
            (
                LISTS[d["construct"]],
                d["id"],
                FIELDS.get(d["field"], d["field"]),
                d["ours"],
                d["theirs"],
            )
            for d in noted.get("differences", ())
        ],
        "gone": [(LISTS[c], key, words) for c, key, words in noted.get("missing", ())],
        "new": [(LISTS[c], key, words) for c, key, words in noted.get("extra", ())],
        "numbers": Coverage.of(version),
    }
    return render(request, "pages/plan_agreement.html", shown)


@opens_to(Verb.REVIEW_PLAN)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    version = found(scope_of(request.actor, Verb.REVIEW_PLAN), pk)
    plans.withdraw(
        version=version,
        reason=request.POST.get("reason", ""),
        expected_version=seen_version(request),
        actor=request.actor,
        at=request.now,
    )
    messages.success(request, f"{version}已撤回。")
    return HttpResponseRedirect(reverse("todo"))


@opens_to(Verb.REVIEW_PLAN)
@require_POST
def confirm_keys(request: HttpRequest, pk: int) -> HttpResponse:
    version = found(scope_of(request.actor, Verb.REVIEW_PLAN), pk)
    agreed = continuity.confirm_proposed_keys(version=version, actor=request.actor, at=request.now)
    messages.success(request, f"{agreed} 项沿用关系已确认。")
    return HttpResponseRedirect(reverse("adopt-plan", args=[version.pk]))


urlpatterns = [
    path("plans/<int:pk>/adopt", adopt, name="adopt-plan"),
    path("plans/<int:pk>/agreement", agreement, name="plan-agreement"),
    path("plans/<int:pk>/withdraw", withdraw, name="withdraw-plan"),
    path("plans/<int:pk>/confirm-keys", confirm_keys, name="plan-confirm-keys"),
]
