"""The second factor: enrolling a device, showing a code at login, keeping the recovery codes."""

from __future__ import annotations

import io

import segno
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from ipcity.actions import second_factors
from ipcity.actions.logins import Step
from ipcity.domain.errors import Refused
from ipcity.store.models.logins import RecoveryCode, SecondFactor
from ipcity.web.returning import return_address


class CodeForm(forms.Form):
    code = forms.CharField(
        label="验证码",
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}
        ),
    )


@never_cache
@sensitive_post_parameters("code")
def second_factor(request: HttpRequest) -> HttpResponse:
    """At login: ask for a code. Otherwise: enrol, or tell that a device is enrolled."""
    if request.login_step is Step.SECOND_FACTOR:
        return _verify(request)
    factor = SecondFactor.objects.filter(person=request.person).first()
    if factor is not None and factor.confirmed_at is not None:
        codes = RecoveryCode.objects.filter(person=request.person, used_at=None)
        shown = {"factor": factor, "codes_left": codes.count(), "frame": _frame(request)}
        return render(request, "login/factor_enrolled.html", shown)
    return _enrol(request)


def _verify(request: HttpRequest) -> HttpResponse:
    form, refusal = CodeForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        try:
            second_factors.verify(request=request, person=request.person, code=code, at=request.now)
        except Refused as error:
            refusal = error
        else:
            return redirect(return_address(request))
    shown = {"form": form, "refusal": refusal}
    return render(request, "login/factor_verify.html", shown)


def _enrol(request: HttpRequest) -> HttpResponse:
    pending = second_factors.pending(request.person)
    form, refusal = CodeForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        try:
            codes = second_factors.confirm(
                request=request, person=request.person, code=code, at=request.now
            )
        except Refused as error:
            refusal = error
        else:
            # Shown by this answer alone; only their hashes are kept.
            shown = {"codes": codes, "onward": return_address(request), "frame": "layout/bare.html"}
            return render(request, "login/factor_codes.html", shown)
    shown = {
        "form": form,
        "refusal": refusal,
        "pending": pending,
        "forced": request.login_step is Step.ENROL,
        "frame": _frame(request),
    }
    return render(request, "login/factor_enrol.html", shown)


@never_cache
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Make a secret; the page then shows its QR code until a first code has come back."""
    try:
        second_factors.begin(person=request.person, at=request.now)
    except Refused as error:
        messages.error(request, error.message)
    return redirect("second-factor")


@never_cache
def qr(request: HttpRequest) -> HttpResponse:
    """The waiting secret as a QR code, drawn here: no service ever sees it."""
    pending = second_factors.pending(request.person)
    if pending is None:
        raise Http404
    drawing = io.BytesIO()
    code = segno.make(pending.address, error="m")
    code.save(drawing, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None)
    return HttpResponse(drawing.getvalue(), content_type="image/svg+xml")


def _frame(request: HttpRequest) -> str:
    return "layout/page.html" if request.login_step is Step.DONE else "layout/bare.html"


urlpatterns = [
    path("second-factor", second_factor, name="second-factor"),
    path("second-factor/begin", begin, name="second-factor-begin"),
    path("second-factor/qr", qr, name="second-factor-qr"),
]
