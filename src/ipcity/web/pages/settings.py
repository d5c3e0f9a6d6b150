"""系统 → 设置: the district's name, the mail server, and what the environment decides."""

from __future__ import annotations

from django import forms
from django.conf import settings as environment
from django.contrib import messages
from django.core.validators import validate_email
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from ipcity.actions import mails, webhooks
from ipcity.actions import settings as actions
from ipcity.actions.jobs import everywhere
from ipcity.actions.settings import MailServer, Security
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.districts import District
from ipcity.web.doors import opens_to
from ipcity.web.errands import press
from ipcity.web.menu import MenuEntry
from ipcity.web.refusals import tell

MENU = MenuEntry(
    "设置", "settings", "cog-6-tooth", place="系统", verb=Verb.MANAGE_SETTINGS, order=80
)
MAIL_WRONG = {"invalid": "电子邮箱格式不正确。"}
SECURITY = (
    (Security.STARTTLS, "STARTTLS（一般用端口 587）"),
    (Security.TLS, "TLS（一般用端口 465）"),
    (Security.NONE, "不加密（只限内部网络）"),
)


class DistrictForm(forms.Form):
    name = forms.CharField(label="区域名称", max_length=80, help_text="显示在每一页的顶部。")
    full_name = forms.CharField(label="全称", max_length=120, required=False)


class MailForm(forms.Form):
    host = forms.CharField(label="邮件服务器", max_length=200)
    port = forms.IntegerField(label="端口", min_value=1, max_value=65535)
    security = forms.ChoiceField(label="加密方式", choices=SECURITY)
    username = forms.CharField(
        label="用户名",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    password = forms.CharField(
        label="密码",
        max_length=200,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="加密保存，不再显示。留空表示不改。",
    )
    forget_password = forms.BooleanField(label="删除已保存的密码", required=False)
    sender = forms.EmailField(label="发件人地址", error_messages=MAIL_WRONG)
    alerts = forms.CharField(
        label="告警收件人",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="每行一个地址。备份等系统作业失败时告警；每日的审计根码也寄到这里留存。",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_alerts(self) -> tuple[str, ...]:
        found = tuple(self.cleaned_data["alerts"].split())
        for each in found:
            try:
                validate_email(each)
            except forms.ValidationError as wrong:
                raise forms.ValidationError(f"“{each}”不是电子邮箱地址。") from wrong
        return found

    def server(self) -> MailServer:
        given = self.cleaned_data
        return MailServer(
            host=given["host"],
            port=given["port"],
            security=Security(given["security"]),
            username=given["username"],
            sender=given["sender"],
            alerts=given["alerts"],
            version=given["version"],
        )

    def password_change(self) -> str | None:
        """None: keep what is stored."""
        if self.cleaned_data["forget_password"]:
            return ""
        return self.cleaned_data["password"] or None


class WebhookForm(forms.Form):
    url = forms.CharField(
        label="接口地址",
        max_length=300,
        required=False,
        help_text="https://主机/路径，主机须列入 WEBHOOK_HOSTS。留空表示停用。",
    )
    secret = forms.CharField(
        label="签名密钥",
        max_length=200,
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="与对方约定，至少16个字符，加密保存，不再显示。留空表示不改。",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class TestMailForm(forms.Form):
    to = forms.EmailField(label="测试邮件寄给", error_messages=MAIL_WRONG)


@sensitive_post_parameters("password", "secret")
@opens_to(Verb.MANAGE_SETTINGS)
def settings(request: HttpRequest) -> HttpResponse:
    """One page, a form each; the one that was sent is named by its button."""
    district = _district(request)
    sent = request.POST.get("form", "")
    forms_ = {
        "district": DistrictForm(
            request.POST if sent == "district" else None,
            initial={"name": district.name, "full_name": district.full_name},
        ),
        "mail": MailForm(request.POST if sent == "mail" else None, initial=_mail_initial()),
        "webhook": WebhookForm(
            request.POST if sent == "webhook" else None,
            initial={"url": webhooks.webhook().url, "version": webhooks.webhook().version},
        ),
    }
    if sent in forms_ and forms_[sent].is_valid():
        try:
            _save(request, sent, forms_[sent], district)
            return HttpResponseRedirect(reverse("settings"))
        except NotPermitted:
            raise
        except Refused as refusal:
            tell(request, refusal)
    server = actions.mail_server()
    shown = {
        **forms_,
        "test": TestMailForm(initial={"to": request.person.email}, prefix="test"),
        "server": server,
        "has_password": bool(server.sealed_password),
        "posts_messages": webhooks.webhook().is_set,
        "environment": _environment(),
        "keeps_the_house": everywhere(request.actor, Verb.MANAGE_SETTINGS),
    }
    return render(request, "pages/settings.html", shown)


def _save(
    request: HttpRequest,
    name: str,
    form: DistrictForm | MailForm | WebhookForm,
    district: District,
) -> None:
    if isinstance(form, MailForm):
        actions.set_mail_server(
            server=form.server(),
            password=form.password_change(),
            actor=request.actor,
            at=request.now,
        )
        messages.success(request, "邮件设置已保存。请寄一封测试邮件确认。")
    elif isinstance(form, WebhookForm):
        given = form.cleaned_data
        webhooks.set_webhook(
            url=given["url"].strip(),
            secret=given["secret"],
            seen=given["version"],
            actor=request.actor,
            at=request.now,
        )
        messages.success(request, "消息接口设置已保存。请发一条测试消息确认。")
    else:
        actions.rename_district(
            district=district, **form.cleaned_data, actor=request.actor, at=request.now
        )
        messages.success(request, "区域名称已保存。")


@require_POST
@opens_to(Verb.MANAGE_SETTINGS)
def test_mail(request: HttpRequest) -> HttpResponse:
    """Really sends; what the server answers is shown as it is."""
    form = TestMailForm(request.POST, prefix="test")
    if not form.is_valid():
        messages.error(request, "请填写正确的收件地址。")
        return HttpResponseRedirect(reverse("settings"))
    try:
        mails.send_test(to=form.cleaned_data["to"], actor=request.actor, at=request.now)
    except Refused as refusal:
        tell(request, refusal)
    else:
        messages.success(request, f"服务器已接收寄往 {form.cleaned_data['to']} 的测试邮件。")
    return HttpResponseRedirect(reverse("settings"))


@require_POST
@opens_to(Verb.MANAGE_SETTINGS)
def test_webhook(request: HttpRequest) -> HttpResponse:
    """Really posts; what the other side answers is shown as it is."""

    def send() -> None:
        webhooks.send_test(actor=request.actor, at=request.now)

    return press(request, send, "对方已接收测试消息。", reverse("settings"))


def _district(request: HttpRequest) -> District:
    scope = scope_of(request.actor, Verb.MANAGE_SETTINGS)
    own = District.objects.filter(pk__in=[reach.district for reach in scope.reaches])
    return get_object_or_404(own, pk=request.actor.district)


def _mail_initial() -> dict[str, object]:
    server = actions.mail_server()
    return {
        "host": server.host,
        "port": server.port,
        "security": server.security,
        "username": server.username,
        "sender": server.sender,
        "alerts": "\n".join(server.alerts),
        "version": server.version,
    }


def _environment() -> list[tuple[str, object]]:
    """What only the operator of the server can change, with the variable that does it."""
    second = {"optional": "自愿", "administrators": "管理员必须", "all": "所有人必须"}
    return [
        ("无操作自动退出（IDLE_MINUTES）", f"{environment.IDLE_MINUTES} 分钟"),
        ("密码有效期（PASSWORD_DAYS）", f"{environment.PASSWORD_DAYS} 天"),
        ("两步验证（SECOND_FACTOR）", second.get(environment.SECOND_FACTOR)),
        (
            "登录失败锁定时长（LOCKOUT_MINUTES）",
            f"{environment.AXES_COOLOFF_TIME.seconds // 60} 分钟",
        ),
        ("允许的访问域名（ALLOWED_HOSTS）", "、".join(environment.ALLOWED_HOSTS)),
        ("可信反向代理（TRUSTED_PROXIES）", "、".join(environment.TRUSTED_PROXIES) or "无"),
        ("消息接口可达的主机（WEBHOOK_HOSTS）", "、".join(environment.WEBHOOK_HOSTS) or "无"),
        ("数据库", connection.vendor),
    ]


urlpatterns = [
    path("settings", settings, name="settings"),
    path("settings/test-mail", test_mail, name="test-mail"),
    path("settings/test-webhook", test_webhook, name="test-webhook"),
]
