"""One paper: where it stands, its files and text, its way so far, and the buttons that move it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.http import content_disposition_header

from ipcity.actions import paper_verifications
from ipcity.actions.paper_restatements import AGAIN, words_of
from ipcity.actions.paper_steps import newest_text
from ipcity.actions.paper_texts import text_of
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.paper_ways import STATE_WORDS, State
from ipcity.papers.official import documents, previews
from ipcity.store.models.papers import Paper, PaperFile, PaperNumber
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, run_errand
from ipcity.web.pages.papers import number_of, visible
from ipcity.web.paper_moves import BUTTONS, done_words, form_of, open_buttons
from ipcity.web.templatetags.components import Event

SEEN = [words for state, words in STATE_WORDS.items() if state not in (State.VOID, State.ARCHIVED)]
PLACE = {state: at for at, state in enumerate(STATE_WORDS, 1)}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# units that a paper was sent to read these, not what it went through before
PUBLIC = (PaperFile.Origin.COMPOSED, PaperFile.Origin.EDITED, PaperFile.Origin.FINAL)


def found(request: HttpRequest, pk: int) -> Paper:
    """With what the list leaves out."""
    return get_object_or_404(visible(request).defer(None), pk=pk)


def reads_all(request: HttpRequest) -> bool:
    """Whether the person reads every paper of the district, and so its drafts and steps."""
    return scope_of(request.actor, Verb.READ_PAPERS).covers(request.actor.district, None)


@opens_to(Verb.READ_PAPERS)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    row = found(request, pk)
    text = newest_text(row)
    shown = {
        "paper": row,
        "number": number_of(row),
        "text": text,
        "files": row.files.select_related("file", "person") if reads_all(request) else [text],
        "facts": _facts(row),
        "stages": list(enumerate(SEEN, 1)),
        "current": PLACE[State(row.state)],
        "events": list(_events(row)) if reads_all(request) else [],
        "buttons": open_buttons(row, request.actor),
        "countersignatures": row.countersignatures.select_related("unit", "person"),
        "deliveries": _deliveries(request, row),
        "seals": row.seals.select_related("applicant", "approver") if reads_all(request) else [],
        "restatements": [
            (each, words_of(each.number, each.after) if each.after is not None else AGAIN)
            for each in row.restatements.select_related("number")
        ],
    }
    return render(request, "pages/paper.html", shown)


def _facts(row: Paper) -> list[tuple[str, object]]:
    archived = (
        f"{row.archive_year}年度　{row.get_retention_display()}　第{row.archive_item}件"
        if row.archive_item
        else "未归档"
    )
    return [
        ("文种", row.get_kind_display()),
        ("期次", f"{row.period}（{'已锁定' if row.locked else '未锁定，阶段性数据'}）"),
        ("主送", row.get_addressee_display()),
        ("发文字号", number_of(row) or "未编号"),
        ("数据截止日", f"{row.on:%Y-%m-%d}"),
        ("拟稿人", row.drafted_by or "—"),
        ("核稿人", row.checked_by or "—"),
        ("签发人", row.signed_by or "—"),
        ("成文日期", f"{row.signed_on:%Y-%m-%d}" if row.signed_on else "未签发"),
        ("数字不一致的说明", row.difference_reason or "无"),
        ("签署扫描件", f"SHA-256 {row.scan.sha256}" if row.scan else "未附"),
        ("归档", archived),
        ("核验码", row.code),
    ]


def _events(row: Paper) -> Iterator[Event]:
    for step in row.steps.select_related("person", "unit").order_by("-pk"):
        moved = f"　{step.get_before_display()} → {step.get_after_display()}"
        unit = f"（{step.unit.name}）" if step.unit else ""
        what = f"{step.get_move_display()}{unit}{moved if step.before != step.after else ''}"
        yield Event(step.at, step.person.name if step.person else "", what, step.remark)


def _deliveries(request: HttpRequest, row: Paper) -> Any:
    scope = scope_of(request.actor, Verb.READ_PAPERS)
    return row.deliveries.within(scope).select_related("unit", "receiver")


@opens_to(Verb.READ_PAPERS)
def move(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One step with its form; a button that is not open to this person now is not there."""
    row = found(request, pk)
    button = next((each for each in open_buttons(row, request.actor) if each.slug == slug), None)
    if button is None:
        if slug in {each.slug for each in BUTTONS}:
            raise Refused(
                "paper-not-there", f"本公文正在“{row.get_state_display()}”环节，您现在不能办理这一步。", "公文办理程序"
            )  # fmt: skip
        raise Http404
    form = form_of(button, row, request)
    back = reverse("paper", args=[pk])

    def act(values: Mapping[str, Any]) -> HttpResponse:
        button.act(row, values, request)
        return back_to(request, done_words(button), back)

    crumbs = (("公文", reverse("papers")), (row.title, back))
    return run_errand(
        request, form, Errand(button.label, button.label, back, crumbs, button.note), act
    )


@opens_to(Verb.READ_PAPERS)
def file(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """One version of the paper; a unit that it was sent to reads the newest text alone."""
    row = found(request, pk)
    version = get_object_or_404(row.files.select_related("file"), number=number)
    newest = newest_text(row)
    if not reads_all(request) and (newest is None or version.pk != newest.pk):
        raise Http404
    if not version.file.path.is_file():
        raise Refused("file-missing", "文件在服务器上找不到了，请联系系统管理员从备份恢复。")
    answer = FileResponse(
        version.file.path.open("rb"), as_attachment=True, filename=version.file.name,
        content_type=version.file.content_type,
    )  # fmt: skip
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


@opens_to(Verb.READ_PAPERS)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest text as PDF, where LibreOffice is installed."""
    row = found(request, pk)
    version = newest_text(row)
    if version is None:
        raise Http404
    made = previews.pdf_of(version.file.read(), seconds=60)
    if made is None:
        raise Refused(
            "no-preview", "本机没有安装 LibreOffice，或转换超时，不能预览。请下载 Word 文件查看。", "PDF 预览"
        )  # fmt: skip
    return attached(made, "application/pdf", f"{row.title}.pdf", inline=True)


@opens_to(Verb.READ_PAPERS)
def verification(request: HttpRequest, pk: int) -> HttpResponse:
    """The 核验页 of its own."""
    row = found(request, pk)
    return attached(paper_verifications.page(row), WORD, f"{row.title}（核验页）.docx")


def attached(content: bytes, kind: str, name: str, *, inline: bool = False) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(not inline, name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


@dataclass(frozen=True)
class Piece:
    """A run of the text as the page shows it; ``number`` leads to what the figure is bound to."""

    text: str
    number: str = ""


@dataclass(frozen=True)
class Part:
    """A block of the text: ``kind`` names how it is shown."""

    kind: str
    level: int = 0
    runs: tuple[Piece, ...] = ()
    caption: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()


@opens_to(Verb.READ_PAPERS)
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """The composed text with every figure as a link to its rows."""
    row = found(request, pk)
    official = text_of(row.content)
    parts = [part for block in official.body if (part := _part(block))]
    shown = {
        "paper": row,
        "official": official,
        "parts": parts,
        "count": PaperNumber.objects.filter(paper=row, generation=row.generation).count(),
    }
    return render(request, "pages/paper_text.html", shown)


def _part(block: documents.Block) -> Part | None:
    match block:
        case documents.Heading(level, runs):
            return Part("heading", level + 1, _pieces(runs))
        case documents.Paragraph(runs):
            return Part("paragraph", runs=_pieces(runs))
        case documents.Table():
            rows = tuple(tuple(_pieces(cell.runs) for cell in row) for row in block.rows)
            return Part("table", caption=block.caption, head=block.head, rows=rows)
        case documents.Chart():
            return Part("chart", caption=block.caption)
        case _:
            return None


def _pieces(runs: tuple[documents.Run, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(run.text, run.number) for run in runs)


urlpatterns = [
    path("papers/<int:pk>", paper, name="paper"),
    path("papers/<int:pk>/text", reading, name="paper-text"),
    path("papers/<int:pk>/files/<int:number>", file, name="paper-file"),
    path("papers/<int:pk>/preview", preview, name="paper-preview"),
    path("papers/<int:pk>/verification", verification, name="paper-verification"),
    path("papers/<int:pk>/do/<str:slug>", move, name="paper-move"),
]
