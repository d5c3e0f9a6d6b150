"""并入其他单位: one entry of the directory goes into another, after a look at what moves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import organisation_links, organisations
from ipcity.domain.access import Verb, require, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.organisations import Organisation
from ipcity.web.doors import opens_to
from ipcity.web.errands import back_to, found_in, seen_version
from ipcity.web.ledger_forms import Picker
from ipcity.web.refusals import tell

COMPARED = ("name", "uscc", "address", "former_names", "aliases")


class MergeForm(forms.Form):
    """``into`` is found by typing part of its name; the version says what was looked at."""

    into = forms.ModelChoiceField(
        label="并入的单位", queryset=Organisation.objects.none(),
        help_text="保留这个单位；当前单位作废，名称记为它的曾用名。",
    )  # fmt: skip
    reason = forms.CharField(label="理由", max_length=200, required=False)

    def __init__(self, rows: QuerySet[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        search = reverse("ledger-pick", args=["organisations"]) + "?field=parent"
        chosen = rows.filter(pk=_number(self["into"].value())).first()
        self.fields["into"].queryset = rows
        self.fields["into"].widget = Picker(search, "", str(chosen) if chosen else "")


def _number(value: object) -> int:
    text = str(value or "")
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 19 else 0


@opens_to(Verb.KEEP_LEDGERS)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose and look with 查看影响, merge with 确认合并."""
    rows = Organisation.objects.within(scope_of(request.actor, Verb.KEEP_LEDGERS)).standing()
    found = found_in(rows, pk)
    require(request.actor, Verb.KEEP_LEDGERS, district=found.district_id)
    form = MergeForm(rows.exclude(pk=pk), request.POST or None)
    page: dict[str, object] = {"row": found, "form": form, "into": None}
    page["crumbs"] = [
        ("单位名录", reverse("ledger", args=["organisations"])),
        (str(found), reverse("ledger-row", args=["organisations", pk])),
    ]
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        if "merge" in request.POST and (answer := _merged(request, found, into, form)):
            return answer
        page |= {"into": into, "compared": _compared(found, into), "moving": _moving(found)}
    return render(request, "pages/organisation_merge.html", page)


def _merged(
    request: HttpRequest, found: Organisation, into: Organisation, form: MergeForm
) -> HttpResponse | None:
    """None where it was refused, which the page tells."""
    try:
        kept = organisations.merge(
            organisation=found,
            into=into,
            expected_version=seen_version(request),
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=request.now,
        )
    except NotPermitted:
        raise
    except Refused as refusal:
        tell(request, refusal)
        return None
    return back_to(request, "已合并。", reverse("ledger-row", args=["organisations", kept.pk]))


def _compared(found: Organisation, into: Organisation) -> list[tuple[str, str, str]]:
    def of(row: Organisation, name: str) -> str:
        value = getattr(row, name)
        return "、".join(value) if isinstance(value, list) else str(value or "")

    labels = {field.name: str(field.verbose_name) for field in Organisation._meta.concrete_fields}
    lines = ((labels[name], of(found, name), of(into, name)) for name in COMPARED)
    return [line for line in lines if line[1] or line[2]]


def _moving(found: Organisation) -> list[tuple[str, int]]:
    return [
        (str(model._meta.verbose_name), count)
        for model, count in organisation_links.referring(found)
    ]


urlpatterns = [path("organisations/<int:pk>/merge", merge, name="organisation-merge")]
