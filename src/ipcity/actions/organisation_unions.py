"""Two entries of the directory become one: names, code and every reference, with their history."""

from __future__ import annotations

from datetime import datetime

from ipcity.actions import organisation_links, snapshots
from ipcity.actions.organisation_links import origin_of
from ipcity.actions.row_states import record_state
from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused
from ipcity.store.models.organisations import Organisation

BASIS = "单位名录：统一社会信用代码不同的不合并，历史不删除"


def locked(former: int, kept: int, district: int) -> tuple[Organisation, Organisation]:
    """Both rows, locked in the order of their numbers; refuses one and the same, and other districts."""
    if former == kept:
        raise Refused("same-organisation", "请选择两个不同的单位。", BASIS)
    rows = Organisation.objects.select_for_update().filter(
        pk__in=(former, kept), district_id=district
    )
    found = {row.pk: row for row in rows.order_by("pk")}
    if len(found) != 2:
        raise Refused("other-district", "两个单位须属于同一区域。", BASIS)
    return found[former], found[kept]


def unite(former: Organisation, kept: Organisation, actor: Actor, at: datetime, reason: str) -> int:
    """The merge of two locked rows, without audit: part of a larger action. Returns rows moved."""
    _refuse_uniting(former, kept)
    words = reason.strip()[:200] or f"并入单位名录第{kept.pk}行"
    origin = origin_of(actor, at, words)
    names = [former.name, *former.former_names]
    kept.former_names = _together(kept.former_names, names, kept.name)
    kept.aliases = _together(kept.aliases, former.aliases, kept.name)
    code, former_key = former.uscc, former.row_key
    former.voided_at, former.voided_reason = at, words
    _turn(former, at, ["voided_at", "voided_reason"])
    record_state(former, origin)
    if not kept.uscc and code:
        kept.uscc, kept.row_key = code, former_key
    moved = organisation_links.move(former, kept, origin)
    # a branch of the former may have been the kept row itself
    if kept.parent_id == former.pk:
        kept.parent_id = None
    _turn(kept, at, ["former_names", "aliases", "uscc", "row_key", "parent"])
    record_state(kept, origin)
    snapshots.mark_changed(kept.district_id, at)
    return moved


def _turn(row: Organisation, at: datetime, columns: list[str]) -> None:
    row.version += 1
    row.changed_at = at
    row.save(update_fields=[*columns, "version", "changed_at"])


def _together(first: list[str], more: list[str], but: str) -> list[str]:
    return [name for name in dict.fromkeys([*first, *more]) if name and name != but]


def _refuse_uniting(former: Organisation, kept: Organisation) -> None:
    if former.voided_at is not None or kept.voided_at is not None:
        raise Refused("is-void", "其中一个单位已作废，不能合并。", BASIS)
    if former.uscc and kept.uscc and former.uscc != kept.uscc:
        raise Refused(
            "codes-differ", "两个单位的统一社会信用代码不同，不能合并；代码有误的请先更正。", BASIS
        )
