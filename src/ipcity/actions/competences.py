"""Which kinds of case the district may decide itself, by which document.

Basis: 专利纠纷行政裁决和调解办法 第七条 (districts with a large workload and real capability).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit, files
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.cases.kinds import kind_called
from ipcity.domain.errors import Refused
from ipcity.store.models.proceeding_alerts import Competence
from ipcity.store.models.units import Unit

AUDIT_LABELS = {"set-competence": "设定案件管辖权"}
BASIS: Final = "《专利纠纷行政裁决和调解办法》第七条"


@dataclass(frozen=True)
class Told:
    """What the document says: competent or not, since when."""

    is_competent: bool
    document: str
    since: date


def choose(
    *,
    unit: Unit,
    kind: str,
    told: Told,
    upload: tuple[str, bytes] | None = None,
    actor: Actor,
    at: datetime,
) -> Competence:
    """From that day the district may (or may not) decide cases of this kind; the document is named."""
    require(actor, Verb.DECIDE_CASE, district=unit.district_id, unit=unit.pk)
    found = kind_called(kind)
    if not found.competence:
        raise Refused("no-competence", f"{found.title}不需要设定管辖权。", BASIS)
    if len(told.document.strip()) < 2:
        raise Refused("no-document", "请写明依据的文件。", BASIS)
    with transaction.atomic():
        stored = upload and files.keep(
            district=unit.district_id, name=upload[0], content=upload[1], actor=actor, at=at,
            verb=Verb.READ_CASES, unit=unit.pk,
        )  # fmt: skip
        made: Competence = Competence.objects.create(
            district_id=unit.district_id, kind=kind, is_competent=told.is_competent,
            document=told.document.strip()[:200], since=told.since, file=stored, at=at,
            person_id=actor.person,
        )  # fmt: skip
        audit.record(
            actor=actor, verb="set-competence", under=Verb.DECIDE_CASE, subject=made, at=at,
            district=unit.district_id, facts={"kind": kind, "competent": told.is_competent},
        )  # fmt: skip
    return made
