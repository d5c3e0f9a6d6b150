"""Files to and from other districts: sent, checked on arrival, taken as a clue, receipted, answered.

Basis: 市场监督管理行政处罚程序规定 第十八条 (clues), 第四十五条 (assistance). A sender's file is
taken once: its id and its number stay in the register for good.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import transaction

from ipcity.actions import audit, clocks, exchange_keys, exchange_rows, files
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.domain.terms.exchange_kinds import ASKING, KIND_LABELS, Kind
from ipcity.papers.sealed_files.contents import Package, pack, unpack
from ipcity.papers.sealed_files.envelopes import Header, Sealed, open_sealed, seal, take_apart
from ipcity.papers.sealed_files.keys import KeyPair
from ipcity.store.models.clocks import Clock
from ipcity.store.models.districts import District
from ipcity.store.models.exchange_files import ExchangeAttachment, ExchangeFile
from ipcity.store.models.files import StoredFile
from ipcity.store.models.partner_keys import OwnKey, PartnerKey
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "send-exchange": "发出协作文件",
    "receive-exchange": "载入协作文件",
    "take-exchange": "接收协作文件",
    "decline-exchange": "不接收协作文件",
    "reply-exchange": "答复协作文件",
}
BASIS: Final = "跨区域知识产权保护协作"
LASTS: Final = timedelta(days=60)
SHORTEST: Final = 4
State = ExchangeFile.State
Direction = ExchangeFile.Direction
# numbers follow the clock, so that they also rise after a backup was restored
_EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Letter:
    """What is to be sent, to whom, by which unit; ``lasts`` is how long it may be opened."""

    unit: Unit
    partner: PartnerKey
    package: Package
    answers: ExchangeFile | None = None
    lasts: timedelta = field(default=LASTS)


def send(*, letter: Letter, actor: Actor, at: datetime) -> ExchangeFile:
    """Sign and encrypt a clue, a case or a request; the file is downloaded from its page."""
    unit = letter.unit
    require(actor, Verb.EXCHANGE, district=unit.district_id, unit=unit.pk)
    if letter.package.kind not in ASKING:
        raise Refused("not-to-send", "回执和答复从收到的文件上制作。", BASIS)
    with transaction.atomic():
        made = _sent(letter, actor, at)
        audit.record(
            actor=actor, verb="send-exchange", under=Verb.EXCHANGE, subject=made, at=at,
            district=made.district_id, facts=_facts(made),
        )  # fmt: skip
    return made


def receive(*, unit: Unit, name: str, content: bytes, actor: Actor, at: datetime) -> ExchangeFile:
    """Check a file and put it on record; what asks for something waits to be taken.

    A receipt or a reply is filed at once with what it answers.
    """
    require(actor, Verb.EXCHANGE, district=unit.district_id, unit=unit.pk)
    sealed = take_apart(content)
    partner = _sender(sealed, unit.district_id)
    opened = open_sealed(
        sealed, exchange_keys.public_of(partner), _own_pair(sealed, unit.district_id), at
    )
    package = unpack(opened)
    with transaction.atomic():
        District.objects.select_for_update().get(pk=unit.district_id)
        _refuse_replay(sealed.header, unit.district_id)
        asked = None if package.kind in ASKING else _answered(package, partner, actor)
        letter = Letter(asked.unit if asked else unit, partner, package, asked)
        state = State.LOADED if asked else State.WAITING
        made = _kept(letter, sealed.header, (name, content), (Direction.IN, state), actor, at)
        if asked:
            _answer_arrived(asked, package, at)
        audit.record(
            actor=actor, verb="receive-exchange", under=Verb.EXCHANGE, subject=made, at=at,
            district=made.district_id, facts=_facts(made),
        )  # fmt: skip
    return made


def take(*, file: ExchangeFile, actor: Actor, at: datetime) -> ExchangeFile:
    """Enter it among the clues, start its clock and make the receipt, which is given back."""
    require(actor, Verb.EXCHANGE, district=file.district_id, unit=file.unit_id)
    with transaction.atomic():
        held = _waiting(file)
        clue = exchange_rows.enter_clue(held, actor, at)
        rule = "PEN-ASSIST" if held.kind == Kind.ASSISTANCE else "PEN-CLUE"
        clocks.begin(row=clue, name="exchange", rule=rule, start=day_of(at), at=at, column="due_on")
        held.clue_id, held.state = clue.pk, State.TAKEN
        held.receipt_number, held.receipt_on = f"协收{day_of(at):%Y%m%d}-{held.pk}", day_of(at)
        held.save(update_fields=["clue", "state", "receipt_number", "receipt_on"])
        facts = {
            "answers": str(held.letter_id),
            "digest": held.digest,
            "receipt_number": held.receipt_number,
            "taken_on": held.receipt_on.isoformat(),
        }
        package = Package(Kind.RECEIPT, facts)
        receipt = _sent(Letter(held.unit, _in_force(held.partner), package, held), actor, at)
        audit.record(
            actor=actor, verb="take-exchange", under=Verb.EXCHANGE, subject=held, at=at,
            district=held.district_id, facts=_facts(held) | {"clue": clue.pk},
        )  # fmt: skip
    return receipt


def decline(*, file: ExchangeFile, reason: str, actor: Actor, at: datetime) -> ExchangeFile:
    """Not for this district: it stays in the register with the reason and is not entered."""
    require(actor, Verb.EXCHANGE, district=file.district_id, unit=file.unit_id)
    if len(reason.strip()) < SHORTEST:
        raise Refused("no-reason", f"请写明理由（不少于{SHORTEST}个字）。", BASIS)
    with transaction.atomic():
        held = _waiting(file)
        held.state, held.declined_why = State.DECLINED, reason.strip()[:200]
        held.save(update_fields=["state", "declined_why"])
        audit.record(
            actor=actor, verb="decline-exchange", under=Verb.EXCHANGE, subject=held, at=at,
            district=held.district_id, facts=_facts(held),
        )  # fmt: skip
    return held


def reply(*, file: ExchangeFile, result: str, actor: Actor, at: datetime) -> ExchangeFile:
    """Tell the sender what came of it, as a file; the clock of the matter stops."""
    require(actor, Verb.EXCHANGE, district=file.district_id, unit=file.unit_id)
    if len(result.strip()) < SHORTEST:
        raise Refused("no-result", f"请写明办理结果（不少于{SHORTEST}个字）。", BASIS)
    with transaction.atomic():
        held = ExchangeFile.objects.select_for_update().get(pk=file.pk)
        if held.direction != Direction.IN or held.state != State.TAKEN:
            raise Refused("not-taken", "只有已接收、尚未答复的文件可以答复。", BASIS)
        facts = {
            "answers": str(held.letter_id),
            "result": result.strip(),
            "done_on": day_of(at).isoformat(),
        }
        package = Package(Kind.REPLY, facts)
        made = _sent(Letter(held.unit, _in_force(held.partner), package, held), actor, at)
        clock = Clock.objects.of(held.clue).open().filter(name="exchange").first()
        if clock is not None:
            clocks.stop(clock=clock, on=day_of(at), by="答复协作单位", at=at)
        held.state, held.replied_at = State.REPLIED, at
        held.save(update_fields=["state", "replied_at"])
        audit.record(
            actor=actor, verb="reply-exchange", under=Verb.EXCHANGE, subject=held, at=at,
            district=held.district_id, facts=_facts(held),
        )  # fmt: skip
    return made


def _sent(letter: Letter, actor: Actor, at: datetime) -> ExchangeFile:
    partner = _in_force(letter.partner)
    own = exchange_keys.own_key(letter.unit.district_id, at)
    pair = exchange_keys.unsealed(own)
    header = Header(
        str(uuid.uuid4()), _next_number(own, at), own.fingerprint, partner.fingerprint, at,
        at + letter.lasts,
    )  # fmt: skip
    content = seal(header, pack(letter.package), pair, exchange_keys.public_of(partner))
    label = KIND_LABELS[letter.package.kind]
    name = f"{label}_{day_of(at):%Y%m%d}_{header.number}.ipcx"
    return _kept(letter, header, (name, content), (Direction.OUT, State.SENT), actor, at)


def _kept(
    letter: Letter,
    header: Header,
    upload: tuple[str, bytes],
    standing: tuple[Direction, State],
    actor: Actor,
    at: datetime,
) -> ExchangeFile:
    unit, package = letter.unit, letter.package
    made: ExchangeFile = ExchangeFile.objects.create(
        district_id=unit.district_id, unit=unit, direction=standing[0], state=standing[1],
        kind=package.kind.value, partner=letter.partner, sender=header.sender,
        letter_id=header.file_id, number=header.number, made_at=header.made_at,
        expires_at=header.expires_at, digest=hashlib.sha256(upload[1]).hexdigest(),
        subject=_subject(letter), facts=dict(package.facts), file=_stored(unit, upload, actor, at),
        answers=letter.answers, at=at, person_id=actor.person,
    )  # fmt: skip
    for each in package.attachments:
        ExchangeAttachment.objects.create(
            district_id=unit.district_id, exchange=made, file=_stored(unit, each, actor, at)
        )
    return made


def _stored(unit: Unit, upload: tuple[str, bytes], actor: Actor, at: datetime) -> StoredFile:
    return files.keep(
        district=unit.district_id, name=upload[0], content=upload[1], actor=actor, at=at,
        verb=Verb.EXCHANGE, unit=unit.pk,
    )  # fmt: skip


def _subject(letter: Letter) -> str:
    told = letter.package.facts.get("subject")
    return told or f"{KIND_LABELS[letter.package.kind]}：{letter.answers}"[:300]


def _next_number(own: OwnKey, at: datetime) -> int:
    sent = ExchangeFile.objects.filter(district=own.district_id, sender=own.fingerprint)
    last = sent.order_by("-number").values_list("number", flat=True).first() or 0
    return max(last + 1, int((at - _EPOCH).total_seconds()))


def _in_force(partner: PartnerKey) -> PartnerKey:
    """The key itself, or the one that took its place."""
    rows = PartnerKey.objects.filter(district=partner.district_id).in_force()
    found: PartnerKey | None = rows.filter(pk=partner.pk).first()
    found = found or rows.filter(name=partner.name).first()
    if found is None:
        raise Refused(
            "key-not-in-force",
            f"{partner.name}的公钥{partner.state_words}，请先由安全管理员确认其现行公钥。",
            exchange_keys.BASIS,
        )
    return found


def _sender(sealed: Sealed, district: int) -> PartnerKey:
    rows = PartnerKey.objects.filter(district=district, fingerprint=sealed.header.sender)
    found: PartnerKey | None = rows.first()
    if found is None:
        raise Refused(
            "unknown-sender",
            "发送方的公钥没有载入，请先载入其公钥并核对指纹。",
            exchange_keys.BASIS,
        )
    if found not in rows.in_force():
        raise Refused(
            "sender-not-in-force",
            f"发送方{found.name}的公钥{found.state_words}，不能接收它签名的文件。",
            exchange_keys.BASIS,
        )
    return found


def _own_pair(sealed: Sealed, district: int) -> KeyPair:
    held = OwnKey.objects.filter(
        district=district, fingerprint=sealed.header.receiver, is_exposed=False
    ).first()
    if held is None:
        raise Refused(
            "other-receiver",
            "这份文件不是加密给本区现行公钥的，请核对是否选错文件，或请对方用本区新公钥重发。",
            exchange_keys.BASIS,
        )
    return exchange_keys.unsealed(held)


def _refuse_replay(header: Header, district: int) -> None:
    rows = ExchangeFile.objects.filter(district=district, sender=header.sender)
    known = (
        rows.filter(letter_id=header.file_id).first() or rows.filter(number=header.number).first()
    )
    if known is not None:
        raise Refused(
            "exchange-replayed",
            f"这份文件（发送序号{header.number}）已于{day_of(known.at)}载入，不重复接收。",
            BASIS,
        )


def _answered(package: Package, partner: PartnerKey, actor: Actor) -> ExchangeFile:
    """What of ours a receipt or a reply is about, held for the change."""
    rows = ExchangeFile.objects.select_for_update().filter(
        district=partner.district_id, direction=Direction.OUT, letter_id=package.facts["answers"],
        partner__name=partner.name, kind__in=ASKING,
    )  # fmt: skip
    found: ExchangeFile | None = rows.first()
    if found is None:
        raise Refused(
            "answers-nothing", f"本区没有发给{partner.name}的这份文件，无法对应回执或答复。", BASIS
        )
    require(actor, Verb.EXCHANGE, district=found.district_id, unit=found.unit_id)
    if package.kind == Kind.RECEIPT and package.facts["digest"] != found.digest:
        raise Refused("receipt-differs", "回执所载的文件校验值与本区发出的不符。", BASIS)
    return found


def _answer_arrived(asked: ExchangeFile, package: Package, at: datetime) -> None:
    if package.kind == Kind.REPLY:
        asked.state, asked.replied_at = State.REPLIED, at
    else:
        asked.receipt_number = package.facts["receipt_number"]
        asked.receipt_on = datetime.fromisoformat(package.facts["taken_on"]).date()
        if asked.state == State.SENT:
            asked.state = State.RECEIPTED
    asked.save(update_fields=["state", "replied_at", "receipt_number", "receipt_on"])


def _waiting(file: ExchangeFile) -> ExchangeFile:
    held: ExchangeFile = ExchangeFile.objects.select_for_update().get(pk=file.pk)
    if held.state != State.WAITING:
        raise Refused("not-waiting", f"这份文件{held.get_state_display()}，不能再办理接收。", BASIS)
    return held


def _facts(made: ExchangeFile) -> dict[str, audit.JSON]:
    return {
        "kind": made.kind,
        "file": str(made.letter_id),
        "number": made.number,
        "digest": made.digest,
    }
