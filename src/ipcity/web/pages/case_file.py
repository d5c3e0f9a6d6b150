"""The file of a case: papers made and received, evidence, parties; nothing is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ipcity.actions import proceeding_files
from ipcity.actions.proceeding_files import Found
from ipcity.domain.access import Verb
from ipcity.store.models.proceeding_files import CasePaper, Evidence, Party
from ipcity.store.models.proceedings import Proceeding
from ipcity.web.case_forms import EvidenceForm, PaperForm, PartyForm, WhyForm
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, press, run_errand
from ipcity.web.pages.cases import visible

FILED = {"paper": CasePaper, "evidence": Evidence, "party": Party}


def _errand(found: Proceeding, title: str, button: str, note: str = "") -> Errand:
    back = reverse("case", args=[found.pk])
    return Errand(title, button, back, (("案件办理", reverse("cases")), (str(found), back)), note)


def _given(request: HttpRequest, form: type[forms.Form]) -> forms.Form:
    return form(request.POST, request.FILES) if request.method == "POST" else form()


def _upload(values: Mapping[str, Any]) -> tuple[str, bytes] | None:
    file = values.get("file")
    return (file.name, file.read()) if file else None


@opens_to(Verb.READ_CASES)
def add_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        told = Found(values["form"], values["title"], values["obtained_on"], values["source"])
        proceeding_files.keep_evidence(
            proceeding=found, found=told, upload=_upload(values), actor=request.actor,
            at=request.now,
        )  # fmt: skip
        return back_to(request, "证据已登记。", reverse("case", args=[pk]) + "#evidence")

    return run_errand(
        request, _given(request, EvidenceForm), _errand(found, "登记证据", "登记"), act
    )


@opens_to(Verb.READ_CASES)
def add_party(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        proceeding_files.keep_party(
            proceeding=found, values=values, actor=request.actor, at=request.now
        )
        return back_to(request, "已登记。", reverse("case", args=[pk]) + "#parties")

    errand = _errand(
        found,
        "登记当事人或代理人",
        "登记",
        "除本案办案人员和负责人外，证件号码、电话、住所遮蔽显示。",
    )
    return run_errand(request, _given(request, PartyForm), errand, act)


@opens_to(Verb.READ_CASES)
def add_paper(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """A signed or received document goes into the file."""
    found = found_in(visible(request), pk)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        file = values["file"]
        proceeding_files.keep_paper(
            proceeding=found, key=key, upload=(file.name, file.read()), number=values["number"],
            actor=request.actor, at=request.now,
        )  # fmt: skip
        return back_to(request, "文书已入卷。", reverse("case", args=[pk]) + "#papers")

    return run_errand(request, _given(request, PaperForm), _errand(found, "文书入卷", "入卷"), act)


@require_POST
@opens_to(Verb.READ_CASES)
def make_paper(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found = found_in(visible(request), pk)

    def act() -> None:
        proceeding_files.make_paper(proceeding=found, key=key, actor=request.actor, at=request.now)

    return press(
        request, act, "文书已生成并入卷，可下载修改、签章后再上传。",
        reverse("case", args=[pk]) + "#papers",
    )  # fmt: skip


@opens_to(Verb.READ_CASES)
def take_off(request: HttpRequest, pk: int, kind: str, filed: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    held = found_in(FILED[kind].objects.filter(proceeding=found), filed)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        proceeding_files.take_off(
            filed=held, reason=values["reason"], actor=request.actor, at=request.now
        )
        return back_to(request, "已移除，记录保留。", reverse("case", args=[pk]))

    return run_errand(
        request, _given(request, WhyForm), _errand(found, f"移除“{held}”", "移除"), act
    )


urlpatterns = [
    path("cases/<int:pk>/evidence", add_evidence, name="case-evidence"),
    path("cases/<int:pk>/parties", add_party, name="case-party"),
    path("cases/<int:pk>/papers/<slug:key>", add_paper, name="case-paper"),
    path("cases/<int:pk>/papers/<slug:key>/make", make_paper, name="case-paper-make"),
    *(
        path(
            f"cases/<int:pk>/{kind}/<int:filed>/off", take_off, {"kind": kind},
            name=f"case-{kind}-off",
        )
        for kind in FILED
    ),
]  # fmt: skip
