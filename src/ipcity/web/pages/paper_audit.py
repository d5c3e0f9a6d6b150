"""公文核对: an edited draft is uploaded, and each of its numbers and dates shown with its verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode

from ipcity.actions import paper_audits
from ipcity.actions.paper_audits import Audited
from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.draft_texts import Passage
from ipcity.domain.supervision.draft_verdicts import VERDICT_WORDS, Finding, Verdict, place_of
from ipcity.papers.lists import sheet_file
from ipcity.store.models.files import StoredFile
from ipcity.web.doors import opens_to
from ipcity.web.errands import day_field
from ipcity.web.menu import MenuEntry
from ipcity.web.plan_in_force import plan_in_force

MENU = MenuEntry(
    "稿件核对",
    "paper-audit",
    "document-magnifying-glass",
    place="公文",
    verb=Verb.READ_PLAN,
    order=30,
)
ACCEPTED = ".docx,.txt,.md,.html,.htm"
LONGEST_PASTE = 500_000
TONES = {Verdict.EQUAL: "green", Verdict.DIFFERS: "red", Verdict.UNKNOWN: "grey"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class DraftForm(forms.Form):
    """A file or a pasted text, and the day whose figures it should tell."""

    file = forms.FileField(
        label="稿件",
        required=False,
        help_text="支持 docx、txt、md 和网页，不超过 20 MB；PDF 和旧版 doc 请先另存为 docx。",
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "data-drops": ""}),
    )
    pasted = forms.CharField(
        label="或粘贴正文",
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    on = day_field("统计日", hint="稿件中的数字截至哪一天。")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        given = [name for name in ("file", "pasted") if cleaned.get(name)]
        if not self.errors and len(given) != 1:
            told = "上传文件和粘贴正文只能选一种。" if given else "请选择稿件，或粘贴正文。"
            self.add_error("file", told)
        return cleaned


@dataclass(frozen=True)
class Piece:
    """A stretch of text, or a number with its finding; ``index`` counts the numbers from 1."""

    text: str
    finding: Finding | None = None
    index: int = 0

    @property
    def tone(self) -> str:
        return TONES[self.finding.verdict] if self.finding else ""

    @property
    def words(self) -> str:
        return words_of(self.finding) if self.finding else ""


@dataclass(frozen=True)
class Line:
    """A numbered finding as the list tells it."""

    index: int
    finding: Finding
    place: str
    words: str
    tone: str
    way: str


def words_of(finding: Finding) -> str:
    """“不一致：系统为 2909件，相差 81件（有效注册商标量）”."""
    told = VERDICT_WORDS[finding.verdict]
    if finding.value is None:
        return told
    parts = [f"系统为{finding.value}"]
    parts += [f"文中相差{finding.difference}"] if finding.difference else []
    parts += [finding.note] if finding.note else []
    name = f"（{finding.name}）" if finding.name else ""
    return f"{told}：{'，'.join(parts)}{name}"


@opens_to(Verb.READ_PLAN)
def upload(request: HttpRequest) -> HttpResponse:
    plan = plan_in_force(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DraftForm(*sent, initial={"on": request.now.date()})
    if plan is not None and request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        file = given["file"]
        try:
            kept = paper_audits.keep_draft(
                district=plan.district_id,
                name=file.name if file else "粘贴的正文.txt",
                content=file.read() if file else given["pasted"].encode(),
                actor=request.actor,
                at=request.now,
            )
        except Refused as refusal:
            form.add_error("file", refusal.message)
        else:
            query = urlencode({"on": given["on"].isoformat()})
            return HttpResponseRedirect(f"{reverse('paper-audited', args=[kept.pk])}?{query}")
    return render(request, "pages/paper_audit.html", {"form": form, "plan": plan})


@opens_to(Verb.READ_PLAN)
def audited(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft with its numbers coloured; only whoever uploaded it sees it."""
    rows = StoredFile.objects.readable_by(request.actor).filter(kept_by=request.actor.person)
    kept = get_object_or_404(rows, pk=pk)
    plan = plan_in_force(request)
    day = forms.DateField(required=False)
    on = _day(day, request)
    form = DraftForm(initial={"on": on})
    try:
        found = paper_audits.audit_draft(
            plan=plan,
            passages=paper_audits.passages_of(kept),
            on=on,
            actor=request.actor,
            at=request.now,
        )
    except Refused as refusal:
        form = DraftForm({"on": on.isoformat()})
        form.add_error("on", refusal.message)
        return render(request, "pages/paper_audit.html", {"form": form, "plan": plan})
    if request.GET.get("file"):
        return _report(found, kept)
    return render(request, "pages/paper_audited.html", _shown(found, kept, form))


def _day(field: forms.DateField, request: HttpRequest) -> date:
    try:
        return field.clean(request.GET.get("on")) or request.now.date()
    except forms.ValidationError:
        return request.now.date()


def _shown(found: Audited, kept: StoredFile, form: DraftForm) -> dict[str, object]:
    lines = list(_lines(found))
    counts = [(VERDICT_WORDS[v], TONES[v], found.count(v)) for v in Verdict]
    return {
        "kept": kept,
        "found": found,
        "form": form,
        "counts": counts,
        "differing": [each for each in lines if each.finding.verdict is Verdict.DIFFERS],
        "others": [each for each in lines if each.finding.verdict is not Verdict.DIFFERS],
        "paragraphs": [(each, list(_pieces(each, lines))) for each in found.passages],
    }


def _lines(found: Audited) -> Iterator[Line]:
    for index, each in enumerate(found.findings, 1):
        yield Line(index, each, place_of(each), words_of(each), TONES[each.verdict], _way(each))


def _way(finding: Finding) -> str:
    """To the rows of a target; other figures have theirs in the list of indicators."""
    key = finding.figure
    if key.startswith(("items", "reporting", "lights")) or not key:
        return ""
    return reverse("target", args=[key]) if "." not in key else reverse("indicators")


def _pieces(passage: Passage, lines: list[Line]) -> Iterator[Piece]:
    at = 0
    for line in lines:
        mention = line.finding.mention
        if mention.passage is not passage:
            continue
        yield Piece(passage.text[at : mention.start])
        yield Piece(mention.text, line.finding, line.index)
        at = mention.end
    yield Piece(passage.text[at:])


def _report(found: Audited, kept: StoredFile) -> HttpResponse:
    heads = ("序号", "位置", "文中写法", "结论", "系统数", "相差", "名称", "说明", "所在句")
    rows = (
        (
            each.index, each.place, each.finding.mention.text, VERDICT_WORDS[each.finding.verdict],
            each.finding.value or "", each.finding.difference, each.finding.name,
            each.finding.note, each.finding.mention.sentence,
        )
        for each in _lines(found)
    )  # fmt: skip
    content = sheet_file(f"核对结果 {found.on}", heads, rows, timezone.now())
    answer = HttpResponse(content, content_type=XLSX)
    name = f"{kept.name.rpartition('.')[0] or kept.name}核对结果（{found.on}）.xlsx"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


urlpatterns = [
    path("papers/audit", upload, name="paper-audit"),
    path("papers/audit/<int:pk>", audited, name="paper-audited"),
]
