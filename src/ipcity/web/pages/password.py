"""Changing one's password: at will, or because the first one was for one time only."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ipcity.actions import logins
from ipcity.actions.logins import Step
from ipcity.domain.access import credentials
from ipcity.domain.errors import Refused
from ipcity.web.returning import return_address


def _secret(label: str, purpose: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": purpose})
    return forms.CharField(label=label, max_length=128, strip=False, widget=widget)


class PasswordForm(forms.Form):
    current = _secret("当前密码", "current-password")
    new = _secret("新密码", "new-password")
    again = _secret("再次输入新密码", "new-password")

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new", again):
            raise forms.ValidationError("两次输入的新密码不一致。")
        return again


# which field a refusal is about
FIELDS = {"wrong-password": "current", "weak-password": "new"}


@never_cache
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Open during the login step that asks for it, and afterwards from the person's own menu."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            logins.change_password(
                request=request,
                person=request.person,
                current=form.cleaned_data["current"],
                new=form.cleaned_data["new"],
                at=request.now,
            )
        except Refused as error:
            form.add_error(FIELDS.get(error.code), error.message)
        else:
            messages.success(request, "密码已修改，其他地方的登录已失效。")
            return redirect(return_address(request))
    shown = {
        "form": form,
        "forced": request.login_step is Step.PASSWORD,
        "rules": rules(),
        "frame": "layout/page.html" if request.login_step is Step.DONE else "layout/bare.html",
    }
    return render(request, "login/password.html", shown)


def rules() -> list[str]:
    """The password rules in force, told before anyone breaks one."""
    told = [
        f"至少 {credentials.MIN_LENGTH} 位；",
        f"大写字母、小写字母、数字、符号中至少有 {credentials.MIN_CLASSES} 类；",
        "不含登录名；",
        f"不与最近 {credentials.REMEMBERED} 次用过的密码相同。",
    ]
    if settings.PASSWORD_DAYS:
        told.append(f"每 {settings.PASSWORD_DAYS} 天须修改一次。")
    return told


urlpatterns = [path("password", password, name="password")]
