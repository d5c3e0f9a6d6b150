"""代理: who stands in for whom, asked for, decided and taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ipcity.actions import delegations as lending
from ipcity.domain.access import ADMINISTRATORS, NOT_DELEGABLE, VERB_LABELS, Verb, may, scope_of
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Delegation, Holding, Post
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, found_in, press, run_errand
from ipcity.web.menu import MenuEntry

MENU = MenuEntry("代理", "delegations", "arrows-right-left", place="系统", order=25)
DONE = {"approve": "代理已批准。", "refuse": "已答复不同意。", "revoke": "代理已收回。"}


def visible(request: HttpRequest) -> QuerySet[Delegation]:
    """One's own, given or received, and those that one may read or decide."""
    actor = request.actor
    scope = scope_of(actor, Verb.READ_POSTS) | scope_of(actor, Verb.APPROVE_DELEGATION)
    readable = Delegation.objects.within(scope).order_by().values("pk")
    own = Q(giver_id=actor.person) | Q(receiver_id=actor.person)
    rows = Delegation.objects.filter(own | Q(pk__in=readable), district_id=actor.district)
    return rows.select_related("post__unit", "giver", "receiver", "approver")


@opens_to()
def delegations(request: HttpRequest) -> HttpResponse:
    actor, today = request.actor, request.today
    rows = [
        {
            "row": each,
            "state": each.state(today),
            "approves": waits_for(each, request) and lending.may_approve(each, actor),
            "revokes": each.state(today) in {"待审批", "未开始", "代理中"}
            and lending.may_revoke(each, actor),
        }
        for each in visible(request)
    ]
    shown = {
        "rows": rows,
        "asks": may(actor, Verb.DELEGATE),
        "oversees": may(actor, Verb.READ_POSTS),
    }
    return render(request, "system/delegations.html", shown)


def waits_for(row: Delegation, request: HttpRequest) -> bool:
    return row.state(request.today) == "待审批"


class AskForm(forms.Form):
    post = forms.ModelChoiceField(label="本人岗位", queryset=Post.objects.none(), empty_label=None)
    receiver = forms.ModelChoiceField(
        label="代理人", queryset=Person.objects.none(), empty_label="请选择"
    )
    verbs = forms.MultipleChoiceField(
        label="代理事项",
        widget=forms.CheckboxSelectMultiple,
        help_text="只能委托本岗位具有的事项；代理人的权限不超过本人当时的权限。",
    )
    start = day_field("起始日期")
    until = day_field("截止日期", hint="当日起不再代理。")
    reason = forms.CharField(label="事由", max_length=200)


@opens_to(Verb.DELEGATE)
def delegation_new(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    own = [g for g in actor.grants if g.on_behalf_of is None and g.carries(Verb.DELEGATE)]
    form = AskForm(request.POST or None, initial={"start": request.today})
    form.fields["post"].queryset = Post.objects.filter(
        pk__in=[g.post for g in own], district_id=actor.district
    ).order_by("name", "pk")
    form.fields["receiver"].queryset = _colleagues(request)
    form.fields["verbs"].choices = [
        (verb.value, VERB_LABELS[verb])
        for verb in Verb
        if verb not in NOT_DELEGABLE and any(grant.carries(verb) for grant in own)
    ]

    def ask(values: Mapping[str, Any]) -> HttpResponse:
        chosen = frozenset(map(Verb, values["verbs"]))
        terms = lending.Terms(**(values | {"verbs": chosen}))
        lending.ask(terms=terms, actor=actor, at=request.now)
        return back_to(request, "代理已提出，待审批。", reverse("delegations"))

    note = "须由第三人审批后生效；代理期间的办理均显示“代理人 代 委托人”。"
    back = reverse("delegations")
    errand = Errand("提出代理", "提交审批", back, (("代理", back),), note)
    return run_errand(request, form, errand, ask)


def _colleagues(request: HttpRequest) -> QuerySet[Person]:
    """Whom a person may name as a stand-in: names only, of the own district, no administrator."""
    rows = Person.objects.active().filter(district_id=request.actor.district)
    seats = Holding.objects.valid_on(request.today).filter(post__role__in=ADMINISTRATORS)
    keepers = seats.order_by().values("person")
    return rows.exclude(pk=request.actor.person).exclude(pk__in=keepers).order_by("name", "pk")


@require_POST
@opens_to()
def delegation_decide(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    found = found_in(visible(request), pk)
    acts = {"approve": lending.approve, "refuse": lending.refuse, "revoke": lending.revoke}

    def decide() -> None:
        acts[what](delegation=found, actor=request.actor, at=request.now)

    return press(request, decide, DONE[what], reverse("delegations"))


def _decision(what: str) -> Any:
    return path(
        f"delegations/<int:pk>/{what}",
        delegation_decide,
        {"what": what},
        name=f"delegation-{what}",
    )


urlpatterns = [
    path("delegations", delegations, name="delegations"),
    path("delegations/new", delegation_new, name="delegation-new"),
    *map(_decision, DONE),
]
