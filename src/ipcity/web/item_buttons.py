"""The moves of an item as buttons: who is offered which, what its form asks, and what it calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest

from ipcity.actions import files, item_divisions, item_extensions, item_moves, items
from ipcity.domain.access import Actor, Verb, scope_of
from ipcity.domain.supervision.items import PASSAGES, Move, Stage
from ipcity.store.models.items import Item
from ipcity.store.models.units import Unit
from ipcity.web import item_forms
from ipcity.web.item_forms import parts_of

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Button:
    """``verb`` None: the lead unit's own people. ``when``: beyond stage and permission."""

    what: str
    move: Move
    label: str
    verb: Verb | None
    form: type[forms.Form]
    act: Callable[[HttpRequest, Item, Values], object]
    note: str = ""
    is_main: bool = False
    when: Callable[[Item, HttpRequest], bool] = lambda item, request: True

    def is_offered(self, item: Item, request: HttpRequest) -> bool:
        fits = item.at_stage in PASSAGES[self.move].since
        return fits and may_press(self.verb, item, request.actor) and self.when(item, request)


def may_press(verb: Verb | None, item: Item, actor: Actor) -> bool:
    if verb is not None:
        return scope_of(actor, verb).covers(item.district_id)
    return answers_for(actor, item.district_id, item.lead_id)


def answers_for(actor: Actor, district: int, unit: int) -> bool:
    verbs = (Verb.REPORT, Verb.APPROVE_REPORT)
    return any(scope_of(actor, verb).covers(district, unit) for verb in verbs)


def form_of(button: Button, item: Item, request: HttpRequest) -> forms.Form:
    """The button's form with its choices."""
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    units = units_on(item, request)
    if button.form is item_forms.SplitForm:
        return item_forms.SplitForm(*given, units=units)
    form = button.form(*given)
    if isinstance(form, item_forms.TransferForm):
        form.fields["lead"].queryset = units.exclude(pk=item.lead_id)
    if isinstance(form, item_forms.MergeForm):
        others = Item.objects.filter(programme=item.programme_id, cycle="")
        stages = sorted(PASSAGES[Move.TAKE_IN].since)
        form.fields["into"].queryset = others.filter(stage__in=stages).exclude(pk=item.pk)
    return form


def units_on(item: Item, request: HttpRequest) -> Any:
    rows = Unit.objects.filter(district=item.district_id).valid_on(request.today)
    return rows.order_by("position", "id")


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.actor, "at": request.now}


def _feed_back(request: HttpRequest, item: Item, values: Values) -> object:
    given, kept = values["file"], None
    if given is not None:
        kept = files.keep(
            district=item.district_id, name=given.name, content=given.file, actor=request.actor,
            at=request.now, verb=Verb.READ_WORK, unit=item.lead_id,
        )  # fmt: skip
    return item_moves.feed_back(
        item=item, remark=values["remark"], on=values["on"], file=kept, **_by(request)
    )


def _calls(act: Callable[..., object]) -> Callable[[HttpRequest, Item, Values], object]:
    """An action whose parameters are the fields of the form."""
    return lambda request, item, values: act(item=item, **values, **_by(request))


def _may_extend(item: Item, request: HttpRequest) -> bool:
    timely = item.due is not None and request.today <= item.due
    return timely and not item.cycle and not item.extensions.open().exists()


def _has_no_evidence(item: Item, request: HttpRequest) -> bool:
    return not item_moves.asks_evidence(item)


def _progress_waits(item: Item, request: HttpRequest) -> bool:
    return item_moves.waiting_progress(item) is not None


def _is_done_once(item: Item, request: HttpRequest) -> bool:
    return not item.cycle


A, C, UNIT = Verb.ASSIGN_WORK, Verb.CONCLUDE_WORK, None
BUTTONS: tuple[Button, ...] = (
    Button("set-up", Move.SET_UP, "立项", A, item_forms.BareForm, _calls(items.set_up), "立项后即可交办；须有期限或周期。", True),
    Button("issue", Move.ISSUE, "交办", A, item_forms.IssueForm, _calls(items.issue), "时间从交办之日起算。", True),
    Button("drop", Move.DROP, "不予立项", A, item_forms.ReasonForm, _calls(items.drop)),
    Button("sign", Move.SIGN, "签收", UNIT, item_forms.DatedForm, _calls(item_moves.sign), is_main=True),
    Button("decline", Move.DECLINE, "退回交办", UNIT, item_forms.ReasonForm, _calls(item_moves.decline), "不属于本单位职责的，写明理由退回办公室重新交办。"),
    Button("feed-back", Move.FEED_BACK, "反馈办结", UNIT, item_forms.FeedbackForm, _feed_back, "是否逾期以系统收到反馈的时间为准。佐证不全的不能反馈。", True),
    Button("progress", Move.PROGRESS, "报告进度", UNIT, item_forms.ProgressForm, _calls(item_moves.report_progress), "经办公室认可后计入进度。", when=_has_no_evidence),
    Button("ask-extension", Move.ASK_EXTENSION, "申请延期", UNIT, item_forms.ExtensionForm, _calls(item_extensions.ask), "须在期限届满前申请；延期次数长期记录。", when=_may_extend),
    Button("accept", Move.ACCEPT_PROGRESS, "认可进度", A, item_forms.RemarkForm, _calls(item_moves.accept_progress), is_main=True, when=_progress_waits),
    Button("review", Move.REVIEW, "复核通过", A, item_forms.RemarkForm, _calls(item_moves.review), is_main=True),
    Button("conclude", Move.CONCLUDE, "办结", C, item_forms.RemarkForm, _calls(item_moves.conclude), "办结前再次核对佐证。", True),
    Button("close", Move.CLOSE, "销号", C, item_forms.RemarkForm, _calls(item_moves.close), "逾期标记销号后仍然保留。", True),
    Button("send-back", Move.SEND_BACK, "退回", A, item_forms.ReasonForm, _calls(item_moves.send_back), "退回后继续办理，原期限不变。"),
    Button("transfer", Move.TRANSFER, "转办", A, item_forms.TransferForm, _calls(item_divisions.transfer), "起算日和期限不变，新单位须重新签收。"),
    Button("split", Move.SPLIT, "拆分", A, item_forms.SplitForm,
           lambda request, item, values: item_divisions.split(item=item, parts=parts_of(values), reason=values["reason"], **_by(request)),
           "各项沿用原起算日、佐证和配合单位。"),
    Button("merge", Move.MERGE, "并入他项", A, item_forms.MergeForm, _calls(item_divisions.merge), "取较早的起算日和期限，佐证合并。", when=_is_done_once),
)  # fmt: skip
NAMED = {each.what: each for each in BUTTONS}


def offered(item: Item, request: HttpRequest) -> list[Button]:
    return [each for each in BUTTONS if each.is_offered(item, request)]


def may_edit(item: Item, actor: Actor) -> bool:
    fits = item.at_stage in PASSAGES[Move.AMEND].since and item.at_stage != Stage.DROPPED
    return fits and may_press(Verb.ASSIGN_WORK, item, actor)
