"""方案 → 上传方案: a file or pasted text becomes a draft that waits for review."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import plans
from ipcity.domain.access import Scope, Verb, scope_of
from ipcity.domain.errors import Refused
from ipcity.store.models.districts import District
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from ipcity.web.doors import opens_to
from ipcity.web.menu import MenuEntry
from ipcity.web.reviewing import review_url

MENU = MenuEntry(
    "上传方案", "upload-plan", "arrow-up-tray", place="方案", verb=Verb.UPLOAD_PLAN, order=80
)
BY_TITLE = "new"
LONGEST_PASTE = 300_000
_IN_FORCE = PlanVersion.objects.in_force().filter(programme=OuterRef("pk"))


class UploadForm(forms.Form):
    """A file or a pasted text, never both, and the programme whose plan it is."""

    programme = forms.ChoiceField(
        label="这份文件是",
        widget=forms.RadioSelect,
        help_text="按标题判断：与现行方案同名的作为其修订稿，否则作为一项新的试点工作。"
        "与已载入方案的通知原文完全相同的文件，会自动附入该方案，不产生新版本。",
    )
    file = forms.FileField(
        label="方案文件",
        required=False,
        help_text="支持 .docx、.txt（UTF-8 或 GB18030）、Markdown、网页，不超过 20 MB。",
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.md,.markdown,.html,.htm"}),
    )
    pasted = forms.CharField(
        label="或粘贴方案全文",
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=f"不超过 {LONGEST_PASTE // 10_000} 万字，更长的请上传文件。",
    )

    def __init__(self, programmes: list[Programme], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        amend = [(str(each.pk), f"“{each.name}”的方案或修订稿") for each in programmes]
        self.fields["programme"].choices = [*amend, (BY_TITLE, "按标题判断")]
        self.fields["programme"].initial = BY_TITLE

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        given = [name for name in ("file", "pasted") if cleaned.get(name)]
        if not self.errors and len(given) != 1:
            told = "上传文件和粘贴文本只能选一种。" if given else "请选择文件，或粘贴方案全文。"
            self.add_error("file", told)
        return cleaned

    def refuse(self, refusal: Refused) -> None:
        """What cannot be taken is told where it was given."""
        self.add_error("file" if self.cleaned_data.get("file") else "pasted", refusal.message)


@opens_to(Verb.UPLOAD_PLAN)
def upload(request: HttpRequest) -> HttpResponse:
    scope = scope_of(request.actor, Verb.UPLOAD_PLAN)
    rows = Programme.objects.within(scope).annotate(in_force=Exists(_IN_FORCE))
    programmes = list(rows.order_by("-in_force", "id"))
    form = UploadForm(programmes, request.POST or None, request.FILES or None)
    made, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            return _uploaded(request, _kept(request, form, programmes, scope))
        except plans.AlreadyUploaded as error:
            made, status = error.version, 409
        except Refused as error:
            form.refuse(error)
            status = 409
    shown = {"form": form, "made": made}
    return render(request, "pages/plan_upload.html", shown, status=status)


def _kept(
    request: HttpRequest, form: UploadForm, programmes: list[Programme], scope: Scope
) -> PlanVersion:
    file = form.cleaned_data["file"]
    pasted = form.cleaned_data["pasted"].replace("\r\n", "\n")
    chosen = next((p for p in programmes if str(p.pk) == form.cleaned_data["programme"]), None)
    home = District.objects.filter(pk__in=[reach.district for reach in scope.reaches])
    return plans.upload(
        district=chosen.district if chosen else home.get(pk=request.actor.district),
        name=file.name if file else f"粘贴文本 {request.now:%Y-%m-%d %H%M}.txt",
        content=file.read() if file else pasted.encode(),
        programme=chosen,
        origin=PlanVersion.Origin.UPLOAD if file else PlanVersion.Origin.PASTE,
        actor=request.actor,
        at=request.now,
    )


def _uploaded(request: HttpRequest, version: PlanVersion) -> HttpResponse:
    if version.is_draft:
        found = version.target_set.count()
        messages.success(request, f"已读出量化目标 {found} 项，请对照原文逐项核对后采纳。")
        return HttpResponseRedirect(review_url(version))
    messages.success(request, f"原文已附入{version}，各项内容可以对照原文查看。")
    return HttpResponseRedirect(reverse("plan-agreement", args=[version.pk]))


urlpatterns = [path("plans/upload", upload, name="upload-plan")]
