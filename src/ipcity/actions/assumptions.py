"""What unverified legal figures are taken for in a district: read, and chosen with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ipcity.actions import audit
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.rights.assumptions import BASIS, DEFAULT, Assumptions, read, written
from ipcity.store.models.assumption_choices import AssumptionChoice

AUDIT_LABELS = {"assume": "设定待核实的法定数值"}


def assumptions_of(district: int, before: datetime | None = None) -> Assumptions:
    """What holds now, or held just before the moment ``before``."""
    rows = AssumptionChoice.objects.latest_of(district)
    if before is not None:
        rows = rows.filter(chosen_at__lt=before)
    held = rows.first()
    return read(held.values) if held else DEFAULT


def marked(district: int, mark: str) -> Assumptions:
    """The assumptions that a stored value names; Refused where nobody ever chose them."""
    if not mark:
        return DEFAULT
    held = AssumptionChoice.objects.latest_of(district).filter(mark=mark).first()
    if held is None:
        raise Refused("no-such-assumption", f"没有标记为 {mark} 的待核实数值设定。", BASIS)
    return read(held.values)


def assume(
    *, district: int, values: Mapping[str, str], reason: str, actor: Actor, at: datetime
) -> AssumptionChoice:
    """Choose the figures of ``values`` (all others at their defaults) from now on."""
    require(actor, Verb.CHOOSE_READING, district=district)
    chosen = read(values)
    if not reason.strip():
        raise Refused("no-reason", "请写明理由和依据的文件。", BASIS)
    with transaction.atomic():
        if chosen == assumptions_of(district):
            raise Refused("nothing-changed", "各项数值与现行设定相同，无须保存。", BASIS)
        made: AssumptionChoice = AssumptionChoice.objects.create(
            district_id=district,
            values=written(chosen),
            mark=chosen.mark,
            reason=reason.strip()[:300],
            chosen_by_id=actor.person,
            chosen_at=at,
        )
        audit.record(
            actor=actor,
            verb="assume",
            subject=made,
            at=at,
            district=district,
            facts={"values": made.values, "mark": made.mark},
            under=Verb.CHOOSE_READING,
        )
    return made
