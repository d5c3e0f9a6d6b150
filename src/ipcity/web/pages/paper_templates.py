"""公文模板: the Word files that papers are written into, the standard's own and those brought."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ipcity.actions import paper_templates as actions
from ipcity.domain.access import Verb, may, scope_of
from ipcity.store.models.districts import District
from ipcity.store.models.paper_registers import PaperTemplate
from ipcity.store.models.papers import Kind
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, press, run_errand
from ipcity.web.menu import MenuEntry
from ipcity.web.pages.paper import WORD, attached

MENU = MenuEntry(
    "公文模板",
    "paper-templates",
    "document-duplicate",
    place="公文",
    verb=Verb.DRAFT_PAPER,
    order=30,
)


@opens_to(Verb.DRAFT_PAPER, Verb.ISSUE_PAPER)
def templates(request: HttpRequest) -> HttpResponse:
    rows = PaperTemplate.objects.within(scope_of(request.actor, Verb.READ_PAPERS))
    brought = list(rows.select_related("file", "unit", "person"))
    kinds = [
        (kind, [each for each in brought if each.kind == kind and each.withdrawn_at is None])
        for kind in Kind
    ]
    shown = {
        "kinds": kinds,
        "withdrawn": [each for each in brought if each.withdrawn_at],
        "drafts": may(request.actor, Verb.DRAFT_PAPER),
        "fields": sorted(actions.KNOWN),
    }
    return render(request, "pages/paper_templates.html", shown)


@opens_to(Verb.DRAFT_PAPER, Verb.ISSUE_PAPER)
def default(request: HttpRequest, kind: str) -> HttpResponse:
    """What is used while nobody has brought another; to be changed in Word and brought back."""
    if kind not in Kind.values:
        raise Http404
    name = f"{Kind(kind).label}模板.docx"
    return attached(actions.default_for(Kind(kind)), WORD, name)


class TemplateForm(forms.Form):
    kind = forms.ChoiceField(label="文种", choices=Kind.choices)
    unit = forms.ModelChoiceField(
        label="单位", queryset=Unit.objects.none(), required=False, empty_label="全区通用",
        help_text="只用于为这个单位生成的公文。",
    )  # fmt: skip
    file = forms.FileField(
        label="Word 文件", help_text="域写成 {{正文}}、{{标题}} 等，名称逐一核对；.docx，不超过 20 MB。"
    )  # fmt: skip


@opens_to(Verb.DRAFT_PAPER)
def bring(request: HttpRequest) -> HttpResponse:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TemplateForm(*sent, initial={"kind": request.GET.get("kind", "")})
    home = District.objects.get(pk=request.actor.district)
    form.fields["unit"].queryset = Unit.objects.filter(district=home, valid_until=None)

    def keep(values: Mapping[str, Any]) -> HttpResponse:
        file = values["file"]
        actions.keep(
            district=home,
            kind=Kind(values["kind"]),
            unit=values["unit"],
            name=file.name,
            content=file.read(),
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, "模板已启用。", reverse("paper-templates"))

    back = reverse("paper-templates")
    return run_errand(
        request, form, Errand("上传模板", "上传并启用", back, (("公文模板", back),)), keep
    )


@require_POST
@opens_to(Verb.DRAFT_PAPER)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    rows = PaperTemplate.objects.within(scope_of(request.actor, Verb.DRAFT_PAPER))
    row = found_in(rows, pk)
    return press(
        request,
        lambda: actions.withdraw(template=row, actor=request.actor, at=request.now),
        "模板已停用。",
        reverse("paper-templates"),
    )


@opens_to(Verb.DRAFT_PAPER, Verb.ISSUE_PAPER)
def brought(request: HttpRequest, pk: int) -> HttpResponse:
    rows = PaperTemplate.objects.within(scope_of(request.actor, Verb.READ_PAPERS))
    row = found_in(rows.select_related("file"), pk)
    return attached(row.file.read(), WORD, row.file.name)


urlpatterns = [
    path("papers/templates", templates, name="paper-templates"),
    path("papers/templates/new", bring, name="paper-template-new"),
    path("papers/templates/default/<str:kind>", default, name="paper-template-default"),
    path("papers/templates/<int:pk>", brought, name="paper-template"),
    path("papers/templates/<int:pk>/withdraw", withdraw, name="paper-template-withdraw"),
]
