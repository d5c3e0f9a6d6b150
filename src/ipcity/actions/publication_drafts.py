"""A decision on its way to publication: begun from a case, masked, handed to the second person.

Basis: 市场监督管理行政处罚信息公示规定 第二条至第十条; 国办发〔2018〕118号 for the seven-day clock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from ipcity.actions import clocks, files
from ipcity.actions.publication_known import UNNAMED, known_of, party_is_person
from ipcity.actions.publication_rows import (
    BASIS,
    GOVERNMENT,
    OFFICIAL,
    enter_row,
    kept,
    locked,
    record,
    step,
)
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.publicity.decisions import Decision, Exempted, Penalty, exemptions
from ipcity.domain.publicity.findings import find
from ipcity.domain.publicity.spans import NEVER_KEPT, MaskKind, Span, refuse_bad_spans
from ipcity.domain.terms.days import day_of
from ipcity.papers.incoming.documents import read_document
from ipcity.store.models.cases import Case
from ipcity.store.models.publication_drafts import PublicationDraft, PublicationMark

AUDIT_LABELS = {
    "begin-publication": "登记公示",
    "mask-publication": "遮蔽公示文本",
    "unmask-publication": "取消公示遮蔽",
    "hand-in-publication": "公示送复核",
}
LARGEST: Final = 20_000_000
State = PublicationDraft.State


@dataclass(frozen=True)
class Told:
    """What is said of a decision when its publication begins.

    ``text`` is typed; ``upload`` is the served file's name and bytes; one of them, unless the decision
    is not published. ``summary`` may replace what the case says (violation, penalty).
    """

    penalties: frozenset[Penalty]
    is_secret: bool = False
    elsewhere: bool = False
    restricted_months: int | None = None
    text: str = ""
    upload: tuple[str, bytes] | None = None
    summary: Mapping[str, str] | None = None
    attachments: tuple[str, ...] = ()


def begin(*, case: Case, told: Told, actor: Actor, at: datetime) -> PublicationDraft:
    """The decision of ``case`` is to be published: both clocks run from its day, masks are proposed."""
    if case.unit_id is None:
        raise Refused("no-unit", "这个案件没有填报单位，请先在台账中补填。", BASIS)
    require(actor, Verb.PUBLISH_DECISION, district=case.district_id, unit=case.unit_id)
    decision = _decision(case, told)
    exempted = exemptions(decision)
    found = _Found(case.unit_id, decision, exempted, "" if exempted else _served(told))
    with transaction.atomic():
        if PublicationDraft.objects.filter(case=case).exists():
            raise Refused("begun-already", "这个案件的公示已经登记。", BASIS)
        made = _made(case, told, found, actor, at)
        if not exempted:
            _begin_clocks(made, at)
            _propose(made, at)
        words = "；".join(f"{each.words}（{each.basis}）" for each in exempted)
        step(made, "登记公示", words, day_of(at), actor, at, made.file_id)
        record(
            actor, "begin-publication", made, at, Verb.PUBLISH_DECISION,
            exempt=exempted[0].ground.value if exempted else "", sha256=made.served_sha256,
        )  # fmt: skip
    return made


def mark(
    *,
    draft: PublicationDraft,
    spans: Sequence[Span],
    is_kept: bool = False,
    actor: Actor,
    at: datetime,
) -> PublicationDraft:
    """Mask places of the served text, or declare places found personal to be public, with the reason.

    What is declared public takes the masks of its kind within it off.
    """
    require(actor, Verb.PUBLISH_DECISION, district=draft.district_id, unit=draft.unit_id)
    if is_kept and any(each.kind in NEVER_KEPT for each in spans):
        raise Refused("never-kept", "证件号码、国家秘密一律遮蔽。", BASIS)
    if not spans:
        raise Refused("no-place", "正文中没有这段文字。", BASIS)
    with transaction.atomic():
        held = locked(draft, State.MASKING)
        refuse_bad_spans(held.served_text, spans)
        for each in spans if is_kept else ():
            held.marks.filter(
                removed_at=None, is_kept=False, kind=each.kind, start__gte=each.start,
                end__lte=each.end,
            ).update(removed_at=at, removed_by=actor.person)  # fmt: skip
        PublicationMark.objects.bulk_create(
            PublicationMark(
                district_id=held.district_id, draft=held, start=each.start, end=each.end,
                kind=each.kind, reason=each.reason.strip()[:200], is_kept=is_kept,
                person_id=actor.person, at=at,
            )
            for each in spans
        )  # fmt: skip
        kept(held)
        first = spans[0]
        record(
            actor, "mask-publication", held, at, Verb.PUBLISH_DECISION, kind=first.kind.value,
            start=first.start, end=first.end, places=len(spans), kept=int(is_kept),
        )  # fmt: skip
    return held


def unmark(*, mark: PublicationMark, actor: Actor, at: datetime) -> PublicationMark:
    """Take a mask (or a place declared public) off; it stays in the log."""
    draft = mark.draft
    require(actor, Verb.PUBLISH_DECISION, district=draft.district_id, unit=draft.unit_id)
    with transaction.atomic():
        locked(draft, State.MASKING)
        held: PublicationMark = PublicationMark.objects.select_for_update().get(pk=mark.pk)
        if held.removed_at is not None:
            raise Refused("taken-off", "这处遮蔽已经取消。", BASIS)
        held.removed_at, held.removed_by_id = at, actor.person
        held.save(update_fields=["removed_at", "removed_by"])
        kept(draft)
        record(
            actor, "unmask-publication", draft, at, Verb.PUBLISH_DECISION,
            start=held.start, end=held.end,
        )  # fmt: skip
    return held


def hand_in(
    *, draft: PublicationDraft, expected_version: int, actor: Actor, at: datetime
) -> PublicationDraft:
    """The masks are complete as far as the officer sees: the second person checks."""
    require(actor, Verb.PUBLISH_DECISION, district=draft.district_id, unit=draft.unit_id)
    with transaction.atomic():
        held = locked(draft, State.MASKING)
        if held.version != expected_version:
            raise Refused("stale", "刚才又有人改动了遮蔽，请看过后再送复核。", BASIS)
        held.state, held.prepared_by_id = State.CHECKING, actor.person
        kept(held, "state", "prepared_by")
        step(held, "送复核", f"遮蔽{len(held.spans)}处", day_of(at), actor, at)
        record(actor, "hand-in-publication", held, at, Verb.PUBLISH_DECISION)
    return held


def decides(case: Case, told: Told) -> tuple[Exempted, ...]:
    """On which grounds the decision would not be published."""
    return exemptions(_decision(case, told))


def _decision(case: Case, told: Told) -> Decision:
    if case.decided_on is None or not case.decision_number:
        raise Refused("no-decision", "案件还没有填写决定日和决定书文号。", BASIS)
    if not told.penalties:
        raise Refused("no-penalty", "请选择处罚种类。", BASIS)
    return Decision(
        told.penalties,
        is_simple=case.procedure == Case.Procedure.SIMPLE,
        is_secret=told.is_secret,
        fine=case.fine_amount,
        restricted_months=told.restricted_months,
    )


def _served(told: Told) -> str:
    if told.upload is None:
        text = told.text.replace("\r\n", "\n").replace("\r", "\n")
    else:
        if len(told.upload[1]) > LARGEST:
            raise Refused("file-too-large", f"文件超过{LARGEST // 1_000_000} MB。", BASIS)
        text = read_document(*told.upload).text
    if len(text.strip()) < 10:
        raise Refused("no-text", "请上传送达的决定书（docx、txt）或者粘贴全文。", BASIS)
    return text


@dataclass(frozen=True)
class _Found:
    unit: int
    decision: Decision
    exempted: tuple[Exempted, ...]
    served: str


def _made(case: Case, told: Told, found: _Found, actor: Actor, at: datetime) -> PublicationDraft:
    exempted, served = found.exempted, found.served
    row = enter_row(_row_values(case, exempted), case.district_id, actor, at)
    stored = None
    if told.upload is not None and not exempted:
        stored = files.keep(
            district=case.district_id, name=told.upload[0], content=told.upload[1], actor=actor,
            at=at, verb=Verb.READ_CASES, unit=found.unit,
        )  # fmt: skip
    made: PublicationDraft = PublicationDraft.objects.create(
        district_id=case.district_id, unit_id=found.unit, case=case, row=row,
        route=PublicationDraft.Route.ELSEWHERE if told.elsewhere else PublicationDraft.Route.SAME,
        penalties=sorted(told.penalties), fine=case.fine_amount,
        restricted_months=told.restricted_months, is_simple=found.decision.is_simple,
        is_secret=told.is_secret, served_text=served,
        served_sha256=hashlib.sha256(served.encode()).hexdigest() if served else "", file=stored,
        summary={} if exempted else _summary(case, told), attachments=list(told.attachments),
        state=State.EXEMPT if exempted else State.MASKING, entered_at=at,
        entered_by_id=actor.person,
    )  # fmt: skip
    return made


def _row_values(case: Case, exempted: Sequence[Exempted]) -> dict[str, object]:
    told: dict[str, object] = {
        "decision_number": case.decision_number, "case": case.pk, "case_number": case.number,
        "party": case.party_id, "party_name": case.party_name, "organ_name": case.organ_name,
        "decided_on": case.decided_on, "is_publishable": not exempted,
        "exempt_kind": exempted[0].ground.value if exempted else "", "unit": case.unit_id,
        "region": case.region_id,
    }  # fmt: skip
    return told


def _summary(case: Case, told: Told) -> dict[str, str]:
    given = {name: words.strip() for name, words in (told.summary or {}).items() if words.strip()}
    return {
        "number": case.decision_number,
        "party_name": UNNAMED if party_is_person(case) else case.party_name,
        "organ_name": case.organ_name,
        "violation": case.cause,
        "penalty": case.decision,
    } | given


def _begin_clocks(made: PublicationDraft, at: datetime) -> None:
    """Both run from the decision, not from its service, and neither knows the other."""
    elsewhere = made.route == PublicationDraft.Route.ELSEWHERE
    facts = {"other_province": elsewhere}
    rule = "PUB-PUSH" if elsewhere else "PUB-SAME"
    start = made.case.decided_on
    if start is None:
        raise Refused("no-decision", "案件还没有填写决定日。", BASIS)
    clocks.begin(
        row=made.row, name=OFFICIAL, rule=rule, start=start, facts=facts, column="due_on", at=at
    )
    clocks.begin(row=made.row, name=GOVERNMENT, rule="PUB-GOV", start=start, at=at)
    made.row.refresh_from_db()


def _propose(made: PublicationDraft, at: datetime) -> None:
    found = find(made.served_text, known_of(made.case))
    PublicationMark.objects.bulk_create(
        PublicationMark(
            district_id=made.district_id, draft=made, start=each.start, end=each.end,
            kind=MaskKind(each.kind), reason=each.reason, at=at,
        )
        for each in found
    )  # fmt: skip
