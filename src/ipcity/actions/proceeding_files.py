"""What goes into a case's file: evidence with its hash, papers made or received, parties.

Nothing is deleted: what is taken off stays with the reason. Basis: 市场监督管理行政处罚程序规定 第二十三条
(kinds of evidence), 第四十八条 (the file).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from ipcity.actions import audit, files, proceeding_papers
from ipcity.actions.proceeding_standings import capacities_of
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.cases.declarations import Who
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.terms.days import day_of
from ipcity.store.models.proceeding_files import CasePaper, Evidence, Filed, Party
from ipcity.store.models.proceedings import Proceeding

AUDIT_LABELS = {
    "keep-evidence": "登记证据",
    "keep-case-paper": "文书入卷",
    "make-case-paper": "生成文书",
    "keep-party": "登记当事人",
    "take-off-filed": "移除卷内材料",
}
BASIS: Final = "案卷材料"
LARGEST: Final = 50_000_000


@dataclass(frozen=True)
class Found:
    """A piece of evidence as it is entered; ``form`` is one of ``Evidence.Form``."""

    form: str
    title: str
    obtained_on: date
    source: str = ""


MAKES: Final = frozenset({Who.OFFICER, Who.HEAD, Who.REVIEWER})


def keep_evidence(
    *,
    proceeding: Proceeding,
    found: Found,
    upload: tuple[str, bytes] | None = None,
    actor: Actor,
    at: datetime,
) -> Evidence:
    """One piece of evidence; ``upload`` is its file's name and bytes."""
    _require(proceeding, actor, frozenset({Who.OFFICER}))
    if not found.title.strip():
        raise Refused("no-title", "请写明证据名称。", BASIS)
    if found.obtained_on > day_of(at):
        raise Refused("future", f"取得日{found.obtained_on}尚未到来。", BASIS)
    with transaction.atomic():
        stored = _stored(proceeding, upload, actor, at)
        made: Evidence = Evidence.objects.create(
            **_own(proceeding, actor, at), form=found.form, title=found.title.strip()[:200],
            obtained_on=found.obtained_on, source=found.source.strip()[:200], file=stored,
        )  # fmt: skip
        _record(actor, "keep-evidence", made, at, sha256=stored.sha256 if stored else "")
    return made


def keep_paper(
    *,
    proceeding: Proceeding,
    key: str,
    upload: tuple[str, bytes],
    number: str = "",
    actor: Actor,
    at: datetime,
) -> CasePaper:
    """A signed or received document of the kind's list goes into the file."""
    _require(proceeding, actor, MAKES)
    paper = proceeding_papers.declared(proceeding, key)
    with transaction.atomic():
        stored = _stored(proceeding, upload, actor, at)
        made: CasePaper = CasePaper.objects.create(
            **_own(proceeding, actor, at), key=paper.key, title=paper.title, file=stored,
            number=number.strip()[:80],
        )  # fmt: skip
        _record(actor, "keep-case-paper", made, at, key=key, sha256=made.file.sha256)
    return made


def make_paper(*, proceeding: Proceeding, key: str, actor: Actor, at: datetime) -> CasePaper:
    """Write the document from its template with what the case knows, and put it into the file."""
    _require(proceeding, actor, MAKES)
    paper = proceeding_papers.declared(proceeding, key)
    content = proceeding_papers.written(proceeding, paper, day_of(at))
    name = f"{paper.title}（{proceeding.number}）.docx"
    with transaction.atomic():
        stored = _stored(proceeding, (name, content), actor, at)
        made: CasePaper = CasePaper.objects.create(
            **_own(proceeding, actor, at), key=paper.key, title=paper.title, file=stored,
            is_made=True,
        )  # fmt: skip
        _record(actor, "make-case-paper", made, at, key=key, sha256=made.file.sha256)
    return made


def keep_party(
    *, proceeding: Proceeding, values: Mapping[str, Any], actor: Actor, at: datetime
) -> Party:
    """A party, holder, agent or third person with what is needed to serve papers on them."""
    _require(proceeding, actor, frozenset({Who.OFFICER, Who.REGISTRAR}))
    if not str(values.get("name", "")).strip():
        raise Refused("no-name", "请写明姓名或名称。", BASIS)
    with transaction.atomic():
        made: Party = Party.objects.create(**_own(proceeding, actor, at), **values)
        _record(actor, "keep-party", made, at, role=made.role)
    return made


def take_off(*, filed: Filed, reason: str, actor: Actor, at: datetime) -> Filed:
    """What was filed wrongly counts no more; it stays readable with the reason."""
    _require(filed.proceeding, actor, frozenset({Who.OFFICER}))
    if len(reason.strip()) < 2:
        raise Refused("no-reason", "请写明移除的理由。", BASIS)
    with transaction.atomic():
        held: Filed = type(filed).objects.select_for_update().get(pk=filed.pk)
        if held.removed_at is not None:
            raise Refused("taken-off", "这份材料已经移除。", BASIS)
        held.removed_at, held.removed_why = at, reason.strip()[:200]
        held.save(update_fields=["removed_at", "removed_why"])
        _record(actor, "take-off-filed", held, at, kind=type(held).__name__)
    return held


def _require(proceeding: Proceeding, actor: Actor, wanted: frozenset[Who]) -> None:
    require(actor, Verb.READ_CASES, district=proceeding.district_id, unit=proceeding.unit_id)
    if not capacities_of(proceeding, actor) & wanted:
        raise NotPermitted("not-permitted", "您不是本案的办理人员。", "权限表：办案")
    if proceeding.is_over:
        raise Refused("case-over", "案件已经办结，案卷不再变动。", BASIS)


def _own(proceeding: Proceeding, actor: Actor, at: datetime) -> dict[str, Any]:
    return {
        "district_id": proceeding.district_id,
        "proceeding": proceeding,
        "at": at,
        "person_id": actor.person,
    }


def _stored(
    proceeding: Proceeding, upload: tuple[str, bytes] | None, actor: Actor, at: datetime
) -> Any:
    if upload is None:
        return None
    name, content = upload
    if not content:
        raise Refused("file-empty", f"“{name}”是空文件。", BASIS)
    if len(content) > LARGEST:
        raise Refused("file-too-large", f"文件超过{LARGEST // 1_000_000} MB。", BASIS)
    return files.keep(
        district=proceeding.district_id, name=name, content=content, actor=actor, at=at,
        verb=Verb.READ_CASES, unit=proceeding.unit_id,
    )  # fmt: skip


def _record(actor: Actor, verb: str, made: Filed, at: datetime, **facts: audit.JSON) -> None:
    audit.record(
        actor=actor, verb=verb, under=Verb.READ_CASES, subject=made, at=at,
        district=made.district_id, facts={"case": made.proceeding.number, **facts},
    )  # fmt: skip
