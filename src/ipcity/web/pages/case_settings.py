"""案件设置: which kinds the district may decide itself, and its own Word templates of case papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import competences, proceeding_papers
from ipcity.actions.competences import Told
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.cases.declarations import Kind
from ipcity.domain.cases.kinds import kinds
from ipcity.store.models.proceeding_alerts import Competence
from ipcity.store.models.proceeding_files import CaseTemplate
from ipcity.store.models.units import Unit
from ipcity.web.case_forms import CompetenceForm, TemplateForm
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, run_errand
from ipcity.web.menu import MenuEntry

MENU = MenuEntry(
    "案件设置",
    "case-settings",
    "adjustments-horizontal",
    place="案件",
    verb=Verb.READ_CASES,
    order=80,
)


@opens_to(Verb.READ_CASES)
def case_settings(request: HttpRequest) -> HttpResponse:
    district = request.actor.district
    templates = CaseTemplate.objects.filter(district=district, withdrawn_at=None)
    newest = {(each.kind, each.paper): each for each in reversed(templates.select_related("file"))}
    return render(
        request, "pages/case_settings.html",
        {
            "competences": [(each, _newest(district, each)) for each in kinds() if each.competence],
            "papers": [
                (kind, [(paper, newest.get((kind.key, paper.key))) for paper in kind.papers])
                for kind in kinds()
            ],
            "decides": may(request.actor, Verb.DECIDE_CASE),
        },
    )  # fmt: skip


def _newest(district: int, kind: Kind) -> Competence | None:
    rows = Competence.objects.filter(district=district, kind=kind.key)
    found: Competence | None = rows.select_related("person", "file").first()
    return found


def _kind(key: str) -> Kind:
    found = next((each for each in kinds() if each.key == key), None)
    if found is None:
        raise Http404
    return found


def _unit(request: HttpRequest) -> Unit:
    """The unit whose head the person is."""
    scope = scope_of(request.actor, Verb.DECIDE_CASE)
    rows = Unit.objects.filter(district=request.actor.district).order_by("position", "id")
    return next(each for each in rows if scope.covers(each.district_id, each.pk))


def _errand(title: str, note: str) -> Errand:
    here = reverse("case-settings")
    return Errand(title, "保存", here, (("案件设置", here),), note)


def _given(request: HttpRequest, form: type[forms.Form]) -> forms.Form:
    return form(request.POST, request.FILES) if request.method == "POST" else form()


def _upload(values: Mapping[str, Any]) -> tuple[str, bytes] | None:
    file = values.get("file")
    return (file.name, file.read()) if file else None


@opens_to(Verb.DECIDE_CASE)
def case_competence(request: HttpRequest, kind: str) -> HttpResponse:
    found = _kind(kind)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        told = Told(values["is_competent"] == "yes", values["document"], values["since"])
        competences.choose(
            unit=_unit(request), kind=kind, told=told, upload=_upload(values),
            actor=request.actor, at=request.now,
        )  # fmt: skip
        return back_to(request, "已设定。", reverse("case-settings"))

    note = f"{found.title}：没有管辖权的，不能作出决定，应移送有管辖权的部门。"
    return run_errand(request, _given(request, CompetenceForm), _errand("设定管辖权", note), act)


@opens_to(Verb.DECIDE_CASE)
def case_template(request: HttpRequest, kind: str, paper: str) -> HttpResponse:
    found = _kind(kind)
    title = next((each.title for each in found.papers if each.key == paper), None)
    if title is None:
        raise Http404

    def act(values: Mapping[str, Any]) -> HttpResponse:
        file = values["file"]
        proceeding_papers.keep_template(
            unit=_unit(request), kind=kind, paper=paper, name=file.name, content=file.read(),
            actor=request.actor, at=request.now,
        )  # fmt: skip
        return back_to(request, "模板已启用。", reverse("case-settings"))

    names = "、".join(sorted(proceeding_papers.known_names(found)))
    errand = _errand(f"《{title}》模板", f"可用的域：{names}。")
    return run_errand(request, _given(request, TemplateForm), errand, act)


urlpatterns = [
    path("cases/settings", case_settings, name="case-settings"),
    path("cases/settings/competence/<slug:kind>", case_competence, name="case-competence"),
    path("cases/settings/templates/<slug:kind>/<slug:paper>", case_template, name="case-template"),
]
