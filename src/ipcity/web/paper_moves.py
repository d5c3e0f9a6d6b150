"""The buttons of a paper's page: which move is open to a person now, and the form that makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest

from ipcity.actions import (
    paper_deliveries,
    paper_edits,
    paper_numbering,
    paper_seals,
    paper_steps,
    papers,
)
from ipcity.domain.access import Actor, Verb, may, scope_of
from ipcity.domain.supervision.paper_ways import MOVE_WORDS, Move, State, allowed
from ipcity.store.models.paper_registers import DocumentNumber
from ipcity.store.models.papers import Countersignature, Delivery, Paper, Retention
from ipcity.store.models.units import Unit


class RemarkForm(forms.Form):
    remark = forms.CharField(
        label="意见", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReasonForm(forms.Form):
    remark = forms.CharField(label="理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class PlainForm(forms.Form):
    """Nothing to fill in."""


class CheckForm(RemarkForm):
    units = forms.ModelMultipleChoiceField(
        label="会签单位", queryset=Unit.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="涉及其他单位职责的送会签；不选则直接送签发。",
    )  # fmt: skip
    reason = forms.CharField(
        label="数字不一致的理由", max_length=300, required=False,
        help_text="修改稿中有数字与系统不一致时填写，否则退回改正。",
    )  # fmt: skip


class NumberForm(forms.Form):
    organ_code = forms.CharField(
        label="机关代字", max_length=20, help_text="例如 江津知办，沿用本机关已有的代字。"
    )
    serial = forms.IntegerField(
        label="序号", required=False, min_value=1, max_value=99999,
        help_text="不填则取下一个序号；已有纸质登记时填写实际序号。",
    )  # fmt: skip
    reason = forms.CharField(
        label="跳号原因", max_length=300, required=False, help_text="跳过的序号逐一记入登记簿。"
    )


class SealForm(forms.Form):
    seal = forms.CharField(label="印章", max_length=80)
    copies = forms.IntegerField(label="份数", min_value=1, max_value=10_000, initial=1)


class UnitsForm(forms.Form):
    units = forms.ModelMultipleChoiceField(
        label="分发单位", queryset=Unit.objects.none(), widget=forms.CheckboxSelectMultiple
    )


class UnitForm(RemarkForm):
    unit = forms.ModelChoiceField(label="单位", queryset=Unit.objects.none(), empty_label=None)


class FileForm(forms.Form):
    file = forms.FileField(label="文件")


class ArchiveForm(forms.Form):
    retention = forms.ChoiceField(
        label="保管期限", choices=Retention.choices, initial=Retention.TEN
    )
    year = forms.IntegerField(label="归档年度", min_value=1990, max_value=2100, required=False,
                              help_text="不填则为成文年度。")  # fmt: skip


SEEN = "version"
GUARDED = frozenset({"submit", "check", "sign", "return", "void"})
Act = Callable[[Paper, Mapping[str, Any], HttpRequest], object]


@dataclass(frozen=True)
class Button:
    """One move: ``open_to`` says who may; ``note`` stands above the form."""

    slug: str
    move: Move
    label: str
    form: type[forms.Form]
    act: Act
    open_to: Callable[[Paper, Actor], bool]
    note: str = ""
    is_main: bool = False

    @property
    def guards(self) -> bool:
        """Whether it must not act on a page opened before another's step."""
        return self.slug in GUARDED


def _drafts(paper: Paper, actor: Actor) -> bool:
    return may(actor, Verb.DRAFT_PAPER) or may(actor, Verb.ISSUE_PAPER)


def _drafts_not_own(paper: Paper, actor: Actor) -> bool:
    return _drafts(paper, actor) and paper.drafted_by_id != actor.person


def _signs(paper: Paper, actor: Actor) -> bool:
    return may(actor, Verb.ISSUE_PAPER) and paper.drafted_by_id != actor.person


def _issues(paper: Paper, actor: Actor) -> bool:
    return may(actor, Verb.ISSUE_PAPER)


def _asks_seal(paper: Paper, actor: Actor) -> bool:
    return _drafts(paper, actor) and paper_seals.waiting(paper) is None


def _allows_seal(paper: Paper, actor: Actor) -> bool:
    use = paper_seals.waiting(paper)
    return use is not None and may(actor, Verb.SEAL_PAPER) and use.applicant_id != actor.person


def units_to_countersign(paper: Paper, actor: Actor) -> list[int]:
    scope = scope_of(actor, Verb.APPROVE_REPORT)
    rows = Countersignature.objects.within(scope).filter(paper=paper, signed_at=None)
    return list(rows.values_list("unit", flat=True))


def units_to_receive(paper: Paper, actor: Actor) -> list[int]:
    scope = scope_of(actor, Verb.READ_PAPERS)
    rows = Delivery.objects.within(scope).filter(paper=paper, received_at=None)
    return list(rows.values_list("unit", flat=True))


def _returns(paper: Paper, actor: Actor) -> bool:
    countersigns = paper.state == State.COUNTERSIGNING and units_to_countersign(paper, actor)
    return _drafts(paper, actor) or bool(countersigns)


def _who(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.actor, "at": request.now}


def _versioned(act: Callable[..., object]) -> Act:
    """An action that guards against a page opened before another's step."""

    def done(paper: Paper, values: Mapping[str, Any], request: HttpRequest) -> object:
        rest = {name: value for name, value in values.items() if name != SEEN}
        seen = -1 if values[SEEN] is None else values[SEEN]
        return act(paper=paper, expected_version=seen, **rest, **_who(request))

    return done


def _simple(act: Callable[..., object]) -> Act:
    return lambda paper, values, request: act(paper=paper, **values, **_who(request))


def _file(act: Callable[..., object]) -> Act:
    def done(paper: Paper, values: Mapping[str, Any], request: HttpRequest) -> object:
        file = values["file"]
        return act(paper=paper, name=file.name, content=file.read(), **_who(request))

    return done


def _archive(paper: Paper, values: Mapping[str, Any], request: HttpRequest) -> object:
    retention = Retention(values["retention"])
    return paper_deliveries.archive(
        paper=paper, retention=retention, year=values["year"], **_who(request)
    )


BUTTONS: tuple[Button, ...] = (
    Button("submit", Move.SUBMIT, "送核稿", RemarkForm, _versioned(paper_steps.submit), _drafts, is_main=True),
    Button("remake", Move.REMAKE, "按最新数据重新生成", PlainForm, _simple(papers.remake), _drafts,
           "正文和附表按现在的数据重写；以前各稿和它们的数字都保留。"),
    Button("upload", Move.UPLOAD, "上传修改稿", FileForm, _file(paper_edits.upload), _drafts,
           "在 Word 中修改后上传 .docx，系统逐一核对其中的数字。签发后上传的作为定稿。"),
    Button("check", Move.CHECK, "核稿通过", CheckForm, _versioned(paper_steps.check), _drafts_not_own, is_main=True),
    Button("countersign", Move.COUNTERSIGN, "会签", UnitForm, _simple(paper_steps.countersign),
           lambda paper, actor: bool(units_to_countersign(paper, actor)), is_main=True),
    Button("sign", Move.SIGN, "签发", RemarkForm, _versioned(paper_steps.sign), _signs,
           "签发之日为成文日期；审计日志根随之记入核验页。", is_main=True),
    Button("number", Move.NUMBER, "编号", NumberForm, _simple(paper_numbering.number), _drafts, is_main=True),
    Button("ask-seal", Move.ASK_SEAL, "申请用印", SealForm, _simple(paper_seals.ask), _asks_seal, is_main=True),
    Button("seal", Move.SEAL, "批准用印", PlainForm, _simple(paper_seals.allow), _allows_seal, is_main=True),
    Button("refuse-seal", Move.SEAL, "不予用印", ReasonForm, _simple(paper_seals.refuse), _allows_seal),
    Button("scan", Move.SCAN, "附签署扫描件", FileForm, _file(paper_seals.attach_scan), _drafts,
           "PDF、PNG 或 JPEG，不超过 50 MB；按摘要保存，可在核验页对照。"),
    Button("deliver", Move.DELIVER, "分发", UnitsForm, _simple(paper_deliveries.deliver), _drafts, is_main=True),
    Button("receive", Move.RECEIVE, "签收", UnitForm, _simple(paper_deliveries.receive),
           lambda paper, actor: bool(units_to_receive(paper, actor))),
    Button("finish", Move.FINISH, "分发完毕", RemarkForm, _simple(paper_deliveries.finish), _drafts,
           "还有单位未签收的，请写明原因。"),
    Button("archive", Move.ARCHIVE, "归档", ArchiveForm, _archive, _drafts, is_main=True),
    Button("return", Move.RETURN, "退回", ReasonForm, _versioned(paper_steps.send_back), _returns),
    Button("void", Move.VOID, "作废", ReasonForm, _versioned(paper_steps.void), _issues,
           "已编的文号不再使用，在登记簿中注明作废。"),
)  # fmt: skip


def open_buttons(paper: Paper, actor: Actor) -> tuple[Button, ...]:
    """The moves that lead on from where the paper is and that this person may make."""
    moves = allowed(State(paper.state))
    return tuple(each for each in BUTTONS if each.move in moves and each.open_to(paper, actor))


def form_of(button: Button, paper: Paper, request: HttpRequest) -> forms.Form:
    """The form, with the units that may be chosen."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = button.form(*sent, initial={SEEN: paper.version, **_initial(button, paper)})
    if button.guards:
        form.fields[SEEN] = forms.IntegerField(required=False, widget=forms.HiddenInput)
    if "units" in form.fields:
        form.fields["units"].queryset = _units(button, paper)
    if "unit" in form.fields:
        find = units_to_countersign if button.slug == "countersign" else units_to_receive
        form.fields["unit"].queryset = Unit.objects.filter(pk__in=find(paper, request.actor))
    return form


def _units(button: Button, paper: Paper) -> Any:
    rows = Unit.objects.filter(district=paper.district_id, valid_until=None)
    rows = rows.exclude(kind__in=(Unit.Kind.DISTRICT, Unit.Kind.GROUP))
    if button.slug == "deliver":
        rows = rows.exclude(pk__in=paper.deliveries.values("unit"))
    return rows


def _initial(button: Button, paper: Paper) -> dict[str, object]:
    if button.slug == "number":
        last = DocumentNumber.objects.filter(district=paper.district_id).order_by("-pk").first()
        return {"organ_code": last.organ_code if last else ""}
    if button.slug == "ask-seal":
        return {"seal": f"{paper.content.get('issuer', '')}印章"}
    return {}


def done_words(button: Button) -> str:
    return f"已办理：{MOVE_WORDS[button.move] if button.slug != 'refuse-seal' else button.label}。"
