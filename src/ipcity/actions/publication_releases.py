"""What follows the masks: the second person's check, the official publication, withdrawal, early end.

Basis: 市场监督管理行政处罚信息公示规定 第七条、第九条至第十一条、第十三条、第十四条. The official publication's
date, channel and proof alone stop the clocks; nothing done here publishes anywhere else.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from django.db import transaction

from ipcity.actions import clocks, files
from ipcity.actions.publication_known import SUMMARY_WORDS, refuse_personal
from ipcity.actions.publication_rows import (
    BASIS,
    GOVERNMENT,
    OFFICIAL,
    WITHDRAW,
    kept,
    locked,
    record,
    refuse_day,
    step,
    stop_clock,
    update_row,
)
from ipcity.actions.publication_settings import amounts_of
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.publicity.displays import EARLY_BASIS, Display, Repair, display, early_end
from ipcity.domain.publicity.spans import masked, refuse_bad_spans, refuse_disagreement
from ipcity.domain.terms.days import day_of
from ipcity.store.models.publication_drafts import PublicationDraft, PublicDecision
from ipcity.store.models.publications import Publication

AUDIT_LABELS = {
    "approve-publication": "公示复核通过",
    "return-publication": "公示复核退回",
    "push-publication": "推送当事人所在地公示",
    "record-publication": "登记正式公示",
    "order-withdrawal": "启动撤回公示",
    "record-withdrawal": "登记撤回公示",
    "correct-publication": "更正公示内容",
    "end-publication": "提前停止公示",
}
SHORTEST: Final = 4
CHECK, PUBLISH = Verb.CHECK_PUBLICATION, Verb.PUBLISH_DECISION
State = PublicationDraft.State
# Channels of the government's own publicity, whose clock is the seven-day one.
TO_GOVERNMENT: Final = (Publication.Channel.GOVERNMENT, Publication.Channel.CREDIT)


class Ground(StrEnum):
    """Why a publication is withdrawn: 第十一条."""

    CHANGED = "changed"
    REVOKED = "revoked"
    UNLAWFUL = "unlawful"
    VOID = "void"


GROUND_WORDS: Final = {
    Ground.CHANGED: "处罚决定被变更",
    Ground.REVOKED: "处罚决定被撤销",
    Ground.UNLAWFUL: "处罚决定被确认违法",
    Ground.VOID: "处罚决定被确认无效",
}


@dataclass(frozen=True)
class Proof:
    """Where something stands published: an address, or the file's name and bytes of a picture of it."""

    url: str = ""
    upload: tuple[str, bytes] | None = None


def approve(
    *, draft: PublicationDraft, expected_version: int, actor: Actor, at: datetime
) -> PublicationDraft:
    """The second person releases exactly this masked text; Refused where anything personal is left."""
    require(actor, CHECK, district=draft.district_id, unit=draft.unit_id)
    with transaction.atomic():
        held = locked(draft, State.CHECKING)
        _refuse_same_person(held, actor)
        if held.version != expected_version:
            raise Refused("stale", "内容在您查看之后有改动，请重新查看。", BASIS)
        spans = held.spans
        refuse_bad_spans(held.served_text, spans)
        refuse_disagreement(held.served_text, masked(held.served_text, spans), spans)
        refuse_personal(held)
        again = PublicDecision.objects.filter(draft=held).first()
        held.state = State.PUBLISHED if again is not None else State.APPROVED
        held.checked_by_id, held.checked_at = actor.person, at
        kept(held, "state", "checked_by", "checked_at")
        if again is not None:
            _show(held, again.published_on, again.ends_on)
        step(held, "复核通过", f"遮蔽{len(spans)}处", day_of(at), actor, at)
        record(actor, "approve-publication", held, at, CHECK, masks=len(spans))
    return held


def send_back(*, draft: PublicationDraft, why: str, actor: Actor, at: datetime) -> PublicationDraft:
    """The second person wants other masks."""
    require(actor, CHECK, district=draft.district_id, unit=draft.unit_id)
    _refuse_no_words(why)
    with transaction.atomic():
        held = locked(draft, State.CHECKING)
        held.state = State.MASKING
        kept(held, "state")
        step(held, "复核退回", why, day_of(at), actor, at)
        record(actor, "return-publication", held, at, CHECK)
    return held


def push(*, draft: PublicationDraft, on: date, proof: Proof, actor: Actor, at: datetime) -> None:
    """Sent to the authority where the party is, which received it on that day and publishes."""
    require(actor, PUBLISH, district=draft.district_id, unit=draft.unit_id)
    with transaction.atomic():
        held = locked(draft, State.APPROVED)
        if held.route != PublicationDraft.Route.ELSEWHERE:
            raise Refused("same-province", "当事人在本市，由本机关公示，不需要推送。", BASIS)
        refuse_day(on, held.case.decided_on, at, "推送日")
        if held.steps.filter(title="推送").exists():
            raise Refused("pushed", "已经推送。", BASIS)
        file = _proved(held, proof, actor, at)
        stop_clock(held, OFFICIAL, on, "推送当事人所在地", at)
        clocks.begin(
            row=held.row, name=OFFICIAL, rule="PUB-RECV", start=on,
            facts={"other_province": True}, column="due_on", at=at,
        )  # fmt: skip
        step(held, "推送", proof.url, on, actor, at, file)
        record(actor, "push-publication", held, at, PUBLISH, on=on.isoformat())


def publish(
    *,
    draft: PublicationDraft,
    channel: str,
    on: date,
    proof: Proof,
    actor: Actor,
    at: datetime,
) -> PublicationDraft:
    """It stands published officially since ``on``; the clock of that channel stops, the other runs on."""
    require(actor, PUBLISH, district=draft.district_id, unit=draft.unit_id)
    with transaction.atomic():
        held = locked(draft, State.APPROVED, State.PUBLISHED)
        refuse_day(on, held.case.decided_on, at, "公示日")
        words = Publication.Channel(channel).label
        file = _proved(held, proof, actor, at)
        if channel in TO_GOVERNMENT:
            stop_clock(held, GOVERNMENT, on, f"{words}公示", at)
        else:
            stop_clock(held, OFFICIAL, on, f"{words}公示", at)
        _follow(held, Publication.Channel(channel), on, proof.url or _file_words(file), actor, at)
        held.state = State.PUBLISHED
        kept(held, "state")
        step(held, f"{words}公示", proof.url, on, actor, at, file)
        record(actor, "record-publication", held, at, PUBLISH, channel=channel, on=on.isoformat())
    return held


def shown_for(draft: PublicationDraft, published_on: date) -> Display:
    """Both ends of the display, with what is not verified in them."""
    return display(
        draft.decision, decided_on=draft.case.decided_on or published_on,
        published_on=published_on, amounts=amounts_of(draft.district_id),
    )  # fmt: skip


def order_withdrawal(
    *,
    draft: PublicationDraft,
    ground: Ground,
    on: date,
    why: str,
    actor: Actor,
    at: datetime,
) -> PublicationDraft:
    """The decision fell on that day: our own page goes dark at once, three working days run."""
    require(actor, PUBLISH, district=draft.district_id, unit=draft.unit_id)
    _refuse_no_words(why)
    with transaction.atomic():
        held = locked(draft, State.PUBLISHED)
        refuse_day(on, held.case.decided_on, at, "决定变动日")
        held.state = State.WITHDRAWING
        kept(held, "state")
        _hide(held)
        clocks.begin(row=held.row, name=WITHDRAW, rule="PUB-UNDO", start=on, at=at)
        step(held, "启动撤回", f"{GROUND_WORDS[ground]}：{why}", on, actor, at)
        record(actor, "order-withdrawal", held, at, PUBLISH, ground=ground.value)
    return held


def withdraw(
    *, draft: PublicationDraft, on: date, proof: Proof, actor: Actor, at: datetime
) -> PublicationDraft:
    """It stands published nowhere any more since ``on``; this stops the three days."""
    require(actor, PUBLISH, district=draft.district_id, unit=draft.unit_id)
    with transaction.atomic():
        held = locked(draft, State.WITHDRAWING)
        refuse_day(on, held.row.published_on, at, "撤回日")
        file = _proved(held, proof, actor, at)
        stop_clock(held, WITHDRAW, on, "撤回公示", at)
        held.row = update_row(held.row, {"withdrawn_on": on}, actor, at, "撤回公示")
        held.state = State.WITHDRAWN
        kept(held, "state")
        step(held, "撤回公示", proof.url, on, actor, at, file)
        record(actor, "record-withdrawal", held, at, PUBLISH, on=on.isoformat())
    return held


def correct(*, draft: PublicationDraft, why: str, actor: Actor, at: datetime) -> PublicationDraft:
    """The masks are wrong: our own page goes dark until other masks have been checked again."""
    require(actor, PUBLISH, district=draft.district_id, unit=draft.unit_id)
    _refuse_no_words(why)
    with transaction.atomic():
        held = locked(draft, State.APPROVED, State.PUBLISHED)
        held.state = State.MASKING
        kept(held, "state")
        _hide(held)
        step(held, "更正", why, day_of(at), actor, at)
        record(actor, "correct-publication", held, at, PUBLISH)
    return held


def end_early(
    *, draft: PublicationDraft, repair: Repair, why: str, actor: Actor, at: datetime
) -> PublicationDraft:
    """Credit was repaired; Refused with each condition of 第十四条 that is not met."""
    require(actor, PUBLISH, district=draft.district_id, unit=draft.unit_id)
    _refuse_no_words(why)
    with transaction.atomic():
        held = locked(draft, State.PUBLISHED)
        published = held.row.published_on or repair.asked_on
        refuse_day(repair.asked_on, published, at, "停止日")
        found = early_end(held.decision, published, repair)
        if not found.may_end:
            raise Refused("no-early-end", f"{'；'.join(found.lacking)}。", EARLY_BASIS)
        row = update_row(
            held.row, {"ends_on": repair.asked_on}, actor, at, "信用修复，提前停止公示"
        )
        held.row, held.state = row, State.ENDED
        kept(held, "state")
        _hide(held)
        told = "；".join((why.strip(), *found.doubts))
        step(held, "提前停止公示", told, repair.asked_on, actor, at)
        record(actor, "end-publication", held, at, PUBLISH, on=repair.asked_on.isoformat())
    return held


def _follow(
    held: PublicationDraft,
    channel: Publication.Channel,
    on: date,
    proof: str,
    actor: Actor,
    at: datetime,
) -> None:
    """The ledger's row and our own page follow; only the official system gives the ledger's day."""
    official = channel not in TO_GOVERNMENT
    ends = shown_for(held, on).ends_on
    told: dict[str, object] = {}
    if channel is Publication.Channel.CREDIT:
        told = {"credit_published_on": on}
    if official:
        if held.row.published_on is not None:
            raise Refused("published", "正式公示已经登记，更正请用“更正”。", BASIS)
        told = {"published_on": on, "ends_on": ends, "channel": channel.value, "proof_url": proof}
    if told:
        held.row = update_row(held.row, told, actor, at, f"{channel.label}公示")
    if official or not PublicDecision.objects.filter(draft=held).exists():
        _show(held, on, ends)


def _show(held: PublicationDraft, on: date, ends: date) -> None:
    """What the public may read, made anew from the released masks."""
    shown = PublicDecision.objects.filter(draft=held).first()
    if shown is None:
        shown = PublicDecision(draft=held, district_id=held.district_id)
        shown.key = secrets.token_urlsafe(16)
    for column in SUMMARY_WORDS:
        setattr(shown, column, held.summary.get(column, ""))
    shown.decided_on = held.case.decided_on or on
    shown.published_on, shown.ends_on, shown.is_shown = on, ends, True
    shown.text = masked(held.served_text, held.spans)
    shown.attachments = held.attachments
    shown.save()


def _hide(held: PublicationDraft) -> None:
    PublicDecision.objects.filter(draft=held).update(is_shown=False)


def _refuse_same_person(held: PublicationDraft, actor: Actor) -> None:
    """Who masked, took a mask off, entered the text or handed it in does not check it."""
    rows = held.marks.values_list("person_id", "removed_by_id")
    hands = {key for pair in rows for key in pair} | {held.prepared_by_id, held.entered_by_id}
    if actor.person in hands:
        raise NotPermitted(
            "same-person", "复核人不能是遮蔽、录入或者送复核的人。请由他人复核。", BASIS
        )


def _proved(held: PublicationDraft, proof: Proof, actor: Actor, at: datetime) -> int | None:
    if not proof.url.strip() and proof.upload is None:
        raise Refused("no-proof", "请填写公示网址或者上传截图。", BASIS)
    if proof.upload is None:
        return None
    return files.keep(
        district=held.district_id, name=proof.upload[0], content=proof.upload[1], actor=actor,
        at=at, verb=Verb.READ_CASES, unit=held.unit_id,
    ).pk  # fmt: skip


def _file_words(file: int | None) -> str:
    return f"截图（文件{file}）" if file else ""


def _refuse_no_words(why: str) -> None:
    if len(why.strip()) < SHORTEST:
        raise Refused("no-reason", f"请写明理由（不少于{SHORTEST}个字）。", BASIS)
