"""Opening the public pages of a district, and the amounts that its province has set.

Basis: 市场监督管理行政处罚信息公示规定 第十三条 (较低数额 is set by the provincial level or above).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.db import transaction

from ipcity.actions import audit
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.publicity.displays import TERM_BASIS, Amounts
from ipcity.store.models.publication_drafts import PublicitySetting

AUDIT_LABELS = {"set-publicity": "设定公示"}
BASIS: Final = TERM_BASIS


@dataclass(frozen=True)
class Told:
    """What is set; the amounts in 元, None where the province's document is not at hand."""

    is_open: bool
    lower_fine: Decimal | None = None
    huge_fine: Decimal | None = None
    document: str = ""


def setting_of(district: int) -> PublicitySetting | None:
    found: PublicitySetting | None = PublicitySetting.objects.filter(district=district).first()
    return found


def is_open(district: int) -> bool:
    """Whether the public pages answer; closed until somebody opens them."""
    found = setting_of(district)
    return found is not None and found.is_open


def amounts_of(district: int) -> Amounts:
    found = setting_of(district)
    return Amounts(found.lower_fine, found.huge_fine) if found else Amounts()


def choose(*, district: int, told: Told, actor: Actor, at: datetime) -> PublicitySetting:
    """Set anew; amounts need the document that sets them."""
    require(actor, Verb.KEEP_INDICATORS, district=district)
    given = [each for each in (told.lower_fine, told.huge_fine) if each is not None]
    if given and len(told.document.strip()) < 2:
        raise Refused("no-document", "填写罚款数额标准的，请写明依据的文件。", BASIS)
    if len(given) == 2 and given[0] >= given[1]:
        raise Refused("amounts-order", "较低数额应小于巨额。", BASIS)
    with transaction.atomic():
        made: PublicitySetting = PublicitySetting.objects.create(
            district_id=district, is_open=told.is_open, lower_fine=told.lower_fine,
            huge_fine=told.huge_fine, document=told.document.strip()[:200], at=at,
            person_id=actor.person,
        )  # fmt: skip
        audit.record(
            actor=actor, verb="set-publicity", under=Verb.KEEP_INDICATORS, subject=made, at=at,
            district=district, facts={"open": told.is_open},
        )  # fmt: skip
    return made
