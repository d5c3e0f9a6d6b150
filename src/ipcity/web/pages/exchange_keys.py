"""协作密钥: the district's own public key, and those of its partners with their fingerprints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from ipcity.actions import exchange_keys
from ipcity.domain.access import Verb, may, scope_of
from ipcity.papers.sealed_files.keys import grouped
from ipcity.store.models.partner_keys import OwnKey, PartnerKey
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, found_in, run_errand
from ipcity.web.exchange_forms import FingerprintForm, ReasonForm, RenewForm, UploadForm
from ipcity.web.menu import MenuEntry
from ipcity.web.pages.exchange import units

MENU = MenuEntry("协作密钥", "exchange-keys", "key", place="系统", verb=Verb.CONFIRM_KEYS, order=60)


@opens_to(Verb.EXCHANGE, Verb.CONFIRM_KEYS)
def keys(request: HttpRequest) -> HttpResponse:
    district = request.actor.district
    own = OwnKey.objects.filter(district=district)
    partners = PartnerKey.objects.filter(district=district).select_related(
        "brought_by", "confirmed_by"
    )
    shown = {
        "own": [(each, grouped(each.fingerprint)) for each in own],
        "partners": [(each, grouped(each.fingerprint)) for each in partners],
        "exchanges": bool(scope_of(request.actor, Verb.EXCHANGE)),
        "confirms": may(request.actor, Verb.CONFIRM_KEYS),
    }
    return render(request, "pages/exchange_keys.html", shown)


@opens_to(Verb.EXCHANGE)
@require_POST
def key_export(request: HttpRequest) -> HttpResponse:
    """The public key as a file; the keys are made the first time."""
    content = exchange_keys.export_own(unit=units(request)[0], actor=request.actor, at=request.now)
    answer = HttpResponse(content, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="ipcity-public-key.json"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _errand(title: str, button: str, note: str) -> Errand:
    here = reverse("exchange-keys")
    return Errand(title, button, here, (("协作密钥", here),), note)


@opens_to(Verb.EXCHANGE)
def key_bring(request: HttpRequest) -> HttpResponse:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()

    def act(values: Mapping[str, Any]) -> HttpResponse:
        exchange_keys.bring(
            unit=values["unit"], content=values["file"].read(), actor=request.actor, at=request.now
        )
        done = "已载入，待安全管理员与对方电话核对指纹后生效。"
        return back_to(request, done, reverse("exchange-keys"))

    note = "载入协作单位导出的公钥文件。核对指纹之前，不能向它发送，也不能接收它的文件。"
    form = UploadForm(*sent, units=units(request))
    return run_errand(request, form, _errand("载入协作单位公钥", "载入", note), act)


@opens_to(Verb.CONFIRM_KEYS)
def key_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    found = _key(request, pk)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        exchange_keys.confirm(key=found, typed=values["typed"], actor=request.actor, at=request.now)
        return back_to(request, "指纹一致，公钥已生效。", reverse("exchange-keys"))

    note = f"{found.name}：请对方在电话中念出其系统显示的指纹，逐组录入。该单位原有的公钥随之停用。"
    return run_errand(
        request, _given(request, FingerprintForm), _errand("核对指纹", "确认", note), act
    )


@opens_to(Verb.CONFIRM_KEYS)
def key_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    found = _key(request, pk)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        exchange_keys.revoke(
            key=found, reason=values["reason"], actor=request.actor, at=request.now
        )
        return back_to(request, "公钥已停用。", reverse("exchange-keys"))

    note = f"{found.name}：停用后不再向它发送，也不再接收它签名的文件。"
    return run_errand(request, _given(request, ReasonForm), _errand("停用公钥", "停用", note), act)


@opens_to(Verb.CONFIRM_KEYS)
def key_renew(request: HttpRequest) -> HttpResponse:
    def act(values: Mapping[str, Any]) -> HttpResponse:
        exchange_keys.renew(
            district=request.actor.district, actor=request.actor, at=request.now, **values
        )
        done = "已更换，请导出新公钥交给各协作单位重新核对。"
        return back_to(request, done, reverse("exchange-keys"))

    note = "更换后各协作单位须载入并核对本区的新公钥，才能接收本区的文件。"
    return run_errand(
        request, _given(request, RenewForm), _errand("更换本区密钥", "更换", note), act
    )


def _key(request: HttpRequest, pk: int) -> PartnerKey:
    rows = PartnerKey.objects.within(scope_of(request.actor, Verb.CONFIRM_KEYS))
    found: PartnerKey = found_in(rows, pk)
    return found


def _given(request: HttpRequest, form: type[forms.Form]) -> forms.Form:
    return form(request.POST) if request.method == "POST" else form()


urlpatterns = [
    path("exchange/keys", keys, name="exchange-keys"),
    path("exchange/keys/export", key_export, name="exchange-key-export"),
    path("exchange/keys/bring", key_bring, name="exchange-key-bring"),
    path("exchange/keys/renew", key_renew, name="exchange-key-renew"),
    path("exchange/keys/<int:pk>/confirm", key_confirm, name="exchange-key-confirm"),
    path("exchange/keys/<int:pk>/revoke", key_revoke, name="exchange-key-revoke"),
]
