"""参照表: editions of the strategic-industry table, their entries, and loading another one."""

from __future__ import annotations

import base64

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import references
from ipcity.domain.access import Verb, may, scope_of
from ipcity.domain.errors import Refused
from ipcity.store.models.reference_tables import ReferenceEntry, ReferenceTable
from ipcity.web.doors import opens_to
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.shell import district_of

MENU = MenuEntry(
    "参照表", "references", "table-cells", place="指标", verb=Verb.READ_LEDGERS, order=80
)
LARGEST = 5_000_000
ACCEPTED = ".xlsx,.xls,.et,.ods,.csv,.tsv,.txt,.yaml,.yml"


@opens_to(Verb.READ_LEDGERS)
def tables(request: HttpRequest) -> HttpResponse:
    scope = scope_of(request.actor, Verb.READ_PLAN)
    shown = KeptList(
        request,
        ReferenceEntry.objects.within(scope).select_related("table"),
        (
            Column("code", "产业代码", lambda e: e.sei_code, order="sei_code", css="nowrap"),
            Column("name", "产业名称", lambda e: e.sei_name),
            Column("pattern", "分类号", lambda e: e.ipc_pattern, order="ipc_pattern"),
            Column("exclude", "除外", lambda e: e.ipc_exclude, optional=True),
            Column("any", "关键词", lambda e: e.keywords_any, css="cell-mid"),
            Column("not", "排除关键词", lambda e: e.keywords_not, optional=True),
        ),
        (Filter("q", "关键词", _search, hint="产业代码、名称、分类号、词"),),
        name="references",
    )
    if shown.wants_export:
        return shown.as_file("参照表")
    context = {
        "shown": shown,
        "editions": ReferenceTable.objects.within(scope).defer("contents").select_related("person"),
        "may_load": may(request.actor, Verb.KEEP_INDICATORS),
    }
    return render(request, "pages/references.html", context)


def _search(words: str) -> Q:
    named = Q(sei_code=words) | Q(sei_name__icontains=words) | Q(ipc_pattern__istartswith=words)
    return named | Q(keywords_any__icontains=words)


class LoadForm(forms.Form):
    """A file, or the file that was previewed carried along."""

    file = forms.FileField(
        label="文件",
        required=False,
        help_text="Excel（xlsx、xls）、csv、tsv 或 yaml，标题行须有产业代码和分类号。",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    edition = forms.CharField(
        label="版本名称", max_length=80, required=False, help_text="不填取文件名。"
    )
    valid_from = forms.DateField(
        label="启用日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="不填取名称中年份的1月1日；启用日期最晚的版本生效。",
    )


@opens_to(Verb.KEEP_INDICATORS)
def load(request: HttpRequest) -> HttpResponse:
    """Preview with problems by line first; 载入 then keeps what was previewed."""
    form = LoadForm(request.POST or None, request.FILES or None)
    shown: dict[str, object] = {"form": form, "read": None, "carried": "", "name": ""}
    if request.method == "POST" and form.is_valid():
        try:
            name, content = _file(request)
            if "keep" in request.POST:
                return _kept(request, form, name, content)
            read = references.preview(name, content)
            shown |= {"read": read, "rows": read.rows[:20], "name": name}
            shown["carried"] = base64.b64encode(content).decode() if not read.errors else ""
        except Refused as refusal:
            form.add_error("file", refusal.message)
    return render(request, "pages/reference_load.html", shown)


def _file(request: HttpRequest) -> tuple[str, bytes]:
    upload = request.FILES.get("file")
    if upload is not None:
        if upload.size > LARGEST:
            raise Refused("file-too-large", f"文件超过 {LARGEST // 1_000_000} MB。")
        return upload.name or "", upload.read()
    try:
        content = base64.b64decode(request.POST.get("carried", ""), validate=True)
    except ValueError:
        content = b""
    if not content:
        raise Refused("no-file", "请选择文件。")
    return request.POST.get("name", ""), content


def _kept(request: HttpRequest, form: LoadForm, name: str, content: bytes) -> HttpResponse:
    district = district_of(request)
    if district is None:
        raise Http404
    found = references.load(
        district=district.pk,
        name=name,
        content=content,
        edition=form.cleaned_data["edition"],
        valid_from=form.cleaned_data["valid_from"],
        actor=request.actor,
        at=request.now,
    )
    if found.fresh:
        messages.success(request, f"已载入 {found.table.size} 条。")
    else:
        messages.info(request, "内容与已载入的版本相同，未作改动。")
    return HttpResponseRedirect(reverse("references"))


urlpatterns = [
    path("references", tables, name="references"),
    path("references/load", load, name="load-reference"),
]
