"""台账 → 导入: a sheet file is uploaded, its columns checked, compared, written, and may be undone."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django import forms
from django.db.models import Q
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from ipcity.actions import import_exchanges, import_undoing
from ipcity.actions import imports as actions
from ipcity.actions.amounts import told
from ipcity.actions.import_jobs import is_working
from ipcity.actions.import_staging import STATUS_LABELS, Status
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.papers.ledger_sheets import xlsx_ledger
from ipcity.store.ledgers import LedgerRow, ledgers
from ipcity.store.models.imports import Import
from ipcity.web import import_previews, importing
from ipcity.web.doors import opens_to
from ipcity.web.errands import press, seen_version
from ipcity.web.listings import Column, Filter, Listing
from ipcity.web.lists import TYPES
from ipcity.web.menu import MenuEntry

MENU = MenuEntry("导入", "imports", "arrow-up-tray", place="台账", verb=Verb.KEEP_LEDGERS, order=20)
LONGEST_PASTE = 2_000_000
ACCEPTED = ".xlsx,.xls,.csv,.txt,.tsv,.et,.ods,.xlsb,.html,.htm"
State = Import.State
STAGES = ("上传", "核对列", "比对", "写入")
STAGE_OF = {
    State.READING: 1, State.RECOGNISED: 2, State.PREVIEWING: 3, State.PREVIEWED: 3,
    State.COMMITTING: 4, State.DONE: 5, State.UNDOING: 5, State.UNDONE: 5,
}  # fmt: skip


class UploadForm(forms.Form):
    """A file or a block pasted from a sheet, and the ledger if the person knows it."""

    file = forms.FileField(
        label="文件",
        required=False,
        help_text="支持 Excel（xls、xlsx）、WPS 表格、CSV 和文本，不超过 256 MB；可拖到此处。",
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "data-drops": ""}),
    )
    pasted = forms.CharField(
        label="或粘贴表格内容",
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="在 Excel 中连同标题行一起复制，粘贴到这里。",
    )
    ledger = forms.ChoiceField(label="台账", required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        named = [(name, str(model._meta.verbose_name)) for name, model in ledgers().items()]
        self.fields["ledger"].choices = [("", "按标题自动判断"), *named]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        given = [name for name in ("file", "pasted") if cleaned.get(name)]
        if not self.errors and len(given) != 1:
            told = "上传文件和粘贴内容只能选一种。" if given else "请选择文件，或粘贴表格内容。"
            self.add_error("file", told)
        return cleaned


def visible(request: HttpRequest) -> object:
    """The imports whose unit's rows the person keeps."""
    rows = Import.objects.within(scope_of(request.actor, Verb.KEEP_LEDGERS))
    return rows.select_related("person", "file", "refused_file", "job", "unit")


def found(request: HttpRequest, pk: int) -> Import:
    return get_object_or_404(visible(request), pk=pk)


def label_of(ledger: str) -> str:
    model = ledgers().get(ledger)
    return str(model._meta.verbose_name) if model else "未确定"


@opens_to(Verb.KEEP_LEDGERS)
def index(request: HttpRequest) -> HttpResponse:
    shown = Listing(request, visible(request), columns(), filters())
    return render(request, "pages/imports.html", {"shown": shown})


def columns() -> tuple[Column, ...]:
    return (
        Column("file", "文件", _name, order="file_name", css="cell-mid"),
        Column("ledger", "台账", lambda row: label_of(row.ledger), order="ledger"),
        Column("state", "状态", lambda row: row.get_state_display(), order="state", css="nowrap"),
        *(_counted(name) for name in ("new", "changed", "same", "refused")),
        Column("person", "导入人", lambda row: row.person or "—"),
        Column("begun", "上传时间", lambda row: _moment(row.begun_at), order="begun_at"),
    )


def filters() -> tuple[Filter, ...]:
    return (
        Filter("q", "文件名", lambda text: Q(file_name__icontains=text)),
        Filter("state", "状态", lambda value: Q(state=value), State.choices, facet=True),
    )


def _counted(name: str) -> Column:
    label = STATUS_LABELS[Status(name)]
    return Column(name, label, lambda row: row.counts.get(name, "—"), numeric=True)


def _name(row: Import) -> str:
    return format_html('<a href="{}">{}</a>', reverse("import", args=[row.pk]), row.file_name)


def _moment(at: object) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else "—"


@opens_to(Verb.KEEP_LEDGERS)
def upload(request: HttpRequest, ledger: str = "") -> HttpResponse:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, initial={"ledger": ledger})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            made = _begun(request, form)
        except NotPermitted:
            raise
        except Refused as refusal:
            form.add_error("file", refusal.message)
            status = 409
        else:
            return HttpResponseRedirect(reverse("import", args=[made.pk]))
    shown = {"form": form, "ledger": ledger if ledger in ledgers() else ""}
    return render(request, "pages/imports_new.html", shown, status=status)


def _begun(request: HttpRequest, form: UploadForm) -> Import:
    file, pasted = form.cleaned_data["file"], form.cleaned_data["pasted"]
    return actions.begin(
        name=file.name if file else f"粘贴 {request.now:%Y-%m-%d %H%M}.txt",
        content=file.file if file else pasted.replace("\r\n", "\n").encode(),
        ledger=form.cleaned_data["ledger"],
        actor=request.actor,
        at=request.now,
    )


@opens_to(Verb.KEEP_LEDGERS)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One import, at the step where it stands; ``?step=columns`` goes back to the columns."""
    row = found(request, pk)
    shown = {
        "row": row,
        "label": label_of(row.ledger),
        "stage": STAGE_OF.get(State(row.state), 1),
        "stages": STAGES,
        "working": is_working(row),
        "effect": [_effect(each) for each in row.effect],
        "counts": import_previews.counts(row),
        "stuck": row.state in (State.READING, State.PREVIEWING, State.COMMITTING)
        and not is_working(row),
        "facts": _facts(row),
    }
    model = ledgers().get(row.ledger)
    if _at_columns(row, request.GET.get("step") == "columns"):
        return render(request, "pages/imports_columns.html", shown | _columns(row, model))
    if row.state == State.PREVIEWED and model is not None:
        return render(
            request,
            "pages/imports_preview.html",
            shown | import_previews.preview(request, row, model),
        )
    return render(
        request, "pages/imports_state.html", shown | import_previews.kept(request, row, model)
    )


def _at_columns(row: Import, asked: bool) -> bool:
    """Whether the columns are what to settle next; also where a step died, and nothing else remains."""
    if row.state in (State.READING, State.PREVIEWING):
        return not is_working(row)
    if row.state == State.FAILED:
        return bool(row.mapping.get("tables"))
    return row.state == State.RECOGNISED or (asked and row.state == State.PREVIEWED)


def _facts(row: Import) -> list[tuple[str, object]]:
    return [
        ("状态", row.get_state_display()),
        ("台账", label_of(row.ledger)),
        ("来源格式", row.vendor or "—"),
        ("导入人", row.person or "—"),
        ("填报单位", row.unit or "全区域"),
        ("上传时间", _moment(row.begun_at)),
        ("导入时间", _moment(row.done_at)),
        ("撤销时间", _moment(row.undone_at)),
    ]


def _effect(each: Mapping[str, str | None]) -> dict[str, object]:
    sides = {side: each[side] for side in ("before", "after")}
    said = {side: told(Decimal(v), each["unit"] or "") if v else "" for side, v in sides.items()}
    return {**each, **said}


def _columns(row: Import, model: type[LedgerRow] | None) -> dict[str, object]:
    return {
        "tables": importing.tables(row, model),
        "fields": importing.choices(model) if model else (),
        "notes": row.mapping.get("notes", []),
        "scores": [(s, label_of(s["ledger"])) for s in row.mapping.get("scores", [])],
        "ledgers": [(name, str(m._meta.verbose_name)) for name, m in ledgers().items()],
        "options": row.mapping.get("options", {}),
        "has_model": model is not None,
    }


@opens_to(Verb.KEEP_LEDGERS)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The bar alone, which renews itself; when the step is over the page reloads once."""
    row = found(request, pk)
    working = is_working(row)
    poll = reverse("import-progress", args=[pk]) if working else ""
    left = row.job.left(request.now) if row.job else None
    note = "，".join(
        p for p in (row.job.note if row.job else "", f"约剩 {left} 秒" if left else "") if p
    )
    shown = {"job": row.job, "note": note, "poll": poll}
    answer = render(
        request, "pages/parts/job_progress.html" if row.job else "pages/imports_over.html", shown
    )
    if not working:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Another ledger: the columns are recognised anew."""
    row = found(request, pk)
    return press(
        request,
        lambda: actions.choose_ledger(
            imported=row, ledger=request.POST.get("ledger", ""), expected_version=seen_version(request),
            actor=request.actor, at=request.now,
        ),
        "正在按所选台账重新识别列。",
        reverse("import", args=[pk]),
    )  # fmt: skip


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def confirm_columns(request: HttpRequest, pk: int) -> HttpResponse:
    row = found(request, pk)
    options = {name: name in request.POST for name in actions.OPTIONS}
    return press(
        request,
        lambda: actions.map_columns(
            imported=row, changes=importing.changes_of(request.POST, row), options=options,
            expected_version=seen_version(request), actor=request.actor, at=request.now,
        ),
        "列对应已确认，正在逐行比对。",
        reverse("import", args=[pk]),
    )  # fmt: skip


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    row = found(request, pk)
    return press(
        request,
        lambda: actions.confirm(
            imported=row,
            expected_version=seen_version(request),
            actor=request.actor,
            at=request.now,
        ),
        "已开始写入台账。",
        reverse("import", args=[pk]),
    )


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    row = found(request, pk)
    return press(
        request,
        lambda: actions.drop(imported=row, actor=request.actor, at=request.now),
        "已放弃这次导入，台账没有改动。",
        reverse("imports"),
    )


@require_POST
@opens_to(Verb.KEEP_LEDGERS)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    row = found(request, pk)
    return press(
        request,
        lambda: import_undoing.ask_undo(
            imported=row, expected_version=row.version, actor=request.actor, at=request.now
        ),
        "已开始撤销。",
        reverse("import", args=[pk]),
    )


@opens_to(Verb.READ_LEDGERS)
def export(request: HttpRequest, ledger: str) -> HttpResponse:
    """The whole ledger as a file that comes back in as the same rows; ``?form=csv`` for text."""
    if ledger not in ledgers():
        raise Http404
    form = "csv" if request.GET.get("form") == "csv" else "xlsx"
    name, content = import_exchanges.export(
        ledger=ledger, form=form, actor=request.actor, at=request.now
    )
    return _attached(StreamingHttpResponse(content, content_type=TYPES[form]), name)


@opens_to(Verb.KEEP_LEDGERS)
def template(request: HttpRequest, ledger: str) -> HttpResponse:
    """An empty sheet with the ledger's own headings."""
    model = ledgers().get(ledger)
    if model is None:
        raise Http404
    title = str(model._meta.verbose_name)
    content = xlsx_ledger(title, importing.template_headings(model), (), request.now)
    return _attached(HttpResponse(content, content_type=TYPES["xlsx"]), f"{title}-模板.xlsx")


def _attached(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


urlpatterns = [
    path("imports", index, name="imports"),
    path("imports/new", upload, name="ledger-import"),
    path("imports/new/<str:ledger>", upload, name="ledger-import"),
    path("imports/<int:pk>", detail, name="import"),
    path("imports/<int:pk>/progress", progress, name="import-progress"),
    path("imports/<int:pk>/ledger", choose, name="import-ledger"),
    path("imports/<int:pk>/columns", confirm_columns, name="import-columns"),
    path("imports/<int:pk>/confirm", confirm, name="import-confirm"),
    path("imports/<int:pk>/drop", drop, name="import-drop"),
    path("imports/<int:pk>/undo", undo, name="import-undo"),
    path("ledgers/<str:ledger>/export", export, name="ledger-export"),
    path("ledgers/<str:ledger>/template", template, name="ledger-template"),
]
