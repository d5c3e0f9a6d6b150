"""Coming in and going out: the password step of a login, and logging out."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from ipcity.actions import logins
from ipcity.domain.errors import Refused
from ipcity.web.returning import keep_return, return_address


class LoginForm(forms.Form):
    username = forms.CharField(
        label="登录名",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label="密码",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def login(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; the next step is decided by the middleware on the way on."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        wanted = ""
    if request.person is not None:
        return redirect(wanted or "/")
    form, refusal = LoginForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            logins.log_in(request=request, at=request.now, **form.cleaned_data)
        except Refused as error:
            refusal = error
        else:
            keep_return(request, wanted)
            return redirect(return_address(request, keep=True))
    shown = {"form": form, "refusal": refusal, "next": wanted}
    return render(request, "login/login.html", shown)


@login_not_required
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    if request.person is not None:
        logins.log_out(request=request, person=request.person, at=request.now)
        messages.success(request, "您已退出登录。")
    return redirect("login")


urlpatterns = [path("login", login, name="login"), path("logout", logout, name="logout")]
