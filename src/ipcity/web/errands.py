"""A form that does one thing: shown, tried, and shown again with what was refused written in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from ipcity.actions.stale import Stale
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.web.refusals import tell
from ipcity.web.typed import VERSION, whole

# which field a refusal is about, where the form has that field
AT_FIELD = {
    "bad-username": "username",
    "username-taken": "username",
    "bad-email": "email",
    "bad-phone": "phone",
    "no-name": "name",
    "name-taken": "name",
    "no-key": "key",
    "bad-key": "key",
    "key-taken": "key",
    "circle": "parent",
    "same-person": "receiver",
}

Act = Callable[[Mapping[str, Any]], HttpResponse]


@dataclass(frozen=True)
class Errand:
    """What stands around the form; ``crumbs`` are (label, address) down to the page above.

    ``template``: where the form needs more than its fields one below the other. ``version``: that of
    the row as it is shown; it is sent along, and ``act`` gets it back as ``expected_version``.
    """

    title: str
    button: str
    back: str
    crumbs: tuple[tuple[str, str], ...] = ()
    note: str = ""
    template: str = "system/form.html"
    version: int | None = None


def run_errand(request: HttpRequest, form: forms.Form, errand: Errand, act: Act) -> HttpResponse:
    """Show ``form`` and, once it is filled in rightly, give it to ``act``, which answers.

    A refusal stays in the form; a stale save has its own page with both values, and a missing
    permission is a refusal of the page itself.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return act(_given(request, form, errand))
        except (Stale, NotPermitted):
            raise
        except Refused as refusal:
            basis = f"（依据：{refusal.basis}）" if refusal.basis else ""
            field = AT_FIELD.get(refusal.code)
            known = field in form.fields
            form.add_error(
                field if known else None, refusal.message if known else f"{refusal.message}{basis}"
            )
    # shown again it still says what was seen first: another's change meanwhile stays noticed
    seen = seen_version(request) if request.method == "POST" else errand.version
    return render(request, errand.template, {"form": form, "errand": errand, "seen": seen})


def _given(request: HttpRequest, form: forms.Form, errand: Errand) -> Mapping[str, Any]:
    if errand.version is None:
        return form.cleaned_data
    return {**form.cleaned_data, VERSION: seen_version(request)}


def seen_version(request: HttpRequest) -> int:
    """The version that the sent page showed; 0, which no row has, where it says none."""
    return whole(request.POST.get(VERSION, "")) or 0


def press(request: HttpRequest, act: Callable[[], object], done: str, back: str) -> HttpResponse:
    """A button's act: its result or its refusal is told on the page it returns to."""
    try:
        act()
    except NotPermitted:
        raise
    except Refused as refusal:
        tell(request, refusal)
    else:
        messages.success(request, done)
    return HttpResponseRedirect(back)


def back_to(request: HttpRequest, done: str, address: str) -> HttpResponse:
    messages.success(request, done)
    return HttpResponseRedirect(address)


def found_in(rows: QuerySet[Any], pk: int) -> Any:
    """The row, if it lies in the scope that ``rows`` already carries; else the page is not there."""
    row: Model | None = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def day_field(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=hint, widget=widget)
