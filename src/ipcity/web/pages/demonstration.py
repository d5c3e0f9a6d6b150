"""演示数据: make the invented district, show its people's one-time passwords once, remove it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ipcity.actions import demonstrations, jobs
from ipcity.actions.invented import Size
from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused
from ipcity.web.doors import opens_to
from ipcity.web.menu import MenuEntry
from ipcity.web.refusals import tell

MENU = MenuEntry(
    "演示数据", "demonstration", "beaker", place="系统", verb=Verb.DEMONSTRATE, order=95
)
SIZES = (
    (Size.DISTRICT, "一个区的规模（约4000件专利、30000件商标、3000家企业）"),
    (Size.SMALL, "约十分之一"),
)


class MakingForm(forms.Form):
    """What is to be invented."""

    size = forms.ChoiceField(label="规模", choices=SIZES, initial=Size.DISTRICT)
    seed = forms.IntegerField(
        label="种子",
        initial=demonstrations.SEED,
        min_value=0,
        max_value=2**31 - 1,
        help_text="相同的种子编写相同的记录。",
    )


@opens_to(Verb.DEMONSTRATE)
def demonstration(request: HttpRequest) -> HttpResponse:
    return _page(request, MakingForm())


@require_POST
@opens_to(Verb.DEMONSTRATE)
def make(request: HttpRequest) -> HttpResponse:
    """Found the district now, so that its passwords can be shown; its rows are a job."""
    form = MakingForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        made = demonstrations.found(actor=request.actor, at=request.now)
    except Refused as refusal:
        tell(request, refusal)
        return HttpResponseRedirect(reverse("demonstration"))
    job = jobs.enqueue(
        kind="demonstration",
        district=request.actor.district,
        actor=request.actor,
        at=request.now,
        arguments={"person": request.actor.person, **form.cleaned_data},
    )
    shown = {"district": made.district, "logins": made.logins, "job": job}
    return render(request, "pages/demonstration_made.html", shown)


@require_POST
@opens_to(Verb.DEMONSTRATE)
def remove(request: HttpRequest) -> HttpResponse:
    try:
        dropped = demonstrations.remove(actor=request.actor, at=request.now)
    except Refused as refusal:
        tell(request, refusal)
    else:
        messages.success(request, f"已移除演示区域的 {dropped} 行记录和全部文件。")
    return HttpResponseRedirect(reverse("demonstration"))


def _page(request: HttpRequest, form: MakingForm) -> HttpResponse:
    shown = {
        "form": form,
        "standing": demonstrations.standing(),
        "is_inside": _is_inside(request),
    }
    return render(request, "pages/demonstration.html", shown)


def _is_inside(request: HttpRequest) -> bool:
    """Whether the person belongs to the demonstration itself, which cannot remove itself."""
    standing = demonstrations.standing()
    return standing is not None and standing.pk == request.actor.district


urlpatterns = [
    path("demonstration", demonstration, name="demonstration"),
    path("demonstration/make", make, name="demonstration-make"),
    path("demonstration/remove", remove, name="demonstration-remove"),
]
