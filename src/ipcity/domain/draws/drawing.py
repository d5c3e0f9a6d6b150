"""Draws as the house makes them: terms from a roster, quotas by stratum, shares, the receipt.

The draw itself is ``recount.py``, which is handed out as it stands; here its inputs are put in order
and refused with a basis. Basis: 国发〔2019〕5号; 企业公示信息抽查暂行办法 (randomly drawn, two officers).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final

from cryptography.hazmat.primitives import hashes

from ipcity.domain.draws import recount
from ipcity.domain.errors import Refused

BASIS: Final = "双随机抽查规则"
ALGORITHMS: Final = ("sha256", "sm3")


def _fast_sm3(message: bytes) -> bytes:
    made = hashes.Hash(hashes.SM3())
    made.update(message)
    return made.finalize()


recount.HASHES["sm3"] = _fast_sm3


@dataclass(frozen=True)
class Item:
    """Something that may be drawn; ``left_out`` is why it is not."""

    id: str
    stratum: str = ""
    region: str = ""
    left_out: str = ""


@dataclass(frozen=True)
class Inspector:
    """``regions`` empty: all; ``conflicts`` are the items from which the inspector stands back."""

    licence: str
    valid_until: date
    regions: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What is fixed before the draw. ``previous``: the digest of the receipt that it replaces."""

    draw: str
    day: date
    items: Sequence[Item]
    inspectors: Sequence[Inspector]
    quotas: Mapping[str, int]
    parties: tuple[str, ...]
    algorithm: str = "sha256"
    per_item: int = 2
    previous: str = ""
    reason: str = ""
    title: str = field(default="")


def terms_of(plan: Plan) -> dict[str, Any]:
    """The terms as they are digested; Refused with everything that is wrong with them."""
    terms: dict[str, Any] = {
        "algorithm": plan.algorithm,
        "draw": plan.draw,
        "title": plan.title,
        "day": plan.day.isoformat(),
        "roster": [
            {"id": each.id, "stratum": each.stratum, "region": each.region}
            for each in sorted(plan.items, key=lambda item: item.id)
        ],
        "excluded": [
            {"id": each.id, "reason": each.left_out}
            for each in sorted(plan.items, key=lambda item: item.id)
            if each.left_out
        ],
        "quotas": dict(plan.quotas),
        "per_item": plan.per_item,
        "inspectors": [
            {
                "licence": each.licence,
                "valid_until": each.valid_until.isoformat(),
                "regions": sorted(each.regions),
                "conflicts": sorted(each.conflicts),
            }
            for each in sorted(plan.inspectors, key=lambda one: one.licence)
        ],
        "parties": sorted(plan.parties),
        "previous": plan.previous,
        "reason": plan.reason,
    }
    refuse_wrong(terms)
    return terms


def refuse_wrong(terms: dict[str, Any]) -> None:
    """Refused where these terms are no fair ground of a draw."""
    try:
        wrong = list(recount.wrong_terms(terms))
    except (KeyError, TypeError, AttributeError) as strange:
        raise Refused("no-terms", f"这不是完整的抽取条件（{strange}）。", BASIS) from strange
    if wrong:
        first = "；".join(f"{place}：{told}" for place, told in wrong[:5])
        more = f"等{len(wrong)}处" if len(wrong) > 5 else ""
        raise Refused("wrong-terms", f"抽取条件有误：{first}{more}。", BASIS)


def followed(previous: Any, reason: str) -> str:
    """The digest of the receipt that a new draw replaces; Refused where it cannot be replaced so."""
    if recount.recount(previous):
        raise Refused("bad-previous", "所替代的凭证核对不符，不能据以重新抽取。", BASIS)
    if (previous["state"] == "void") is not (reason == "void"):
        told = (
            "已经作废，理由应为 void"
            if previous["state"] == "void"
            else "没有作废，理由不能是 void"
        )
        raise Refused("bad-reason", f"所替代的抽取{told}。", BASIS)
    return str(previous["digest"])


def sizes_of(items: Sequence[Item]) -> dict[str, int]:
    """How many of each stratum may be drawn."""
    found: dict[str, int] = {}
    for each in items:
        found[each.stratum] = found.get(each.stratum, 0) + (not each.left_out)
    return found


def shared_out(sizes: Mapping[str, int], total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """``total`` over the strata by size × weight (1 where none is given), by largest remainder.

    No stratum gets more than it has; what is over goes to the others. Refused beyond what there is.
    """
    if not 0 < total <= sum(sizes.values()):
        raise Refused("bad-total", f"可抽的共{sum(sizes.values())}个，不能抽{total}个。", BASIS)
    if strange := sorted(set(weights) - set(sizes)):
        raise Refused("no-stratum", f"名录中没有“{'”、“'.join(strange)}”这一分层。", BASIS)
    quotas = dict.fromkeys(sizes, 0)
    left = total
    while left:
        open_ = {s: n * weights.get(s, 1) for s, n in sizes.items() if quotas[s] < n}
        whole = sum(open_.values())
        if not whole:
            raise Refused("bad-weights", "权重为零的分层以外，没有足够的对象可抽。", BASIS)
        ideal = {s: Fraction(left * part, whole) for s, part in open_.items()}
        given = {s: min(int(share), sizes[s] - quotas[s]) for s, share in ideal.items()}
        if not any(given.values()):
            first = sorted(ideal, key=lambda s: (int(ideal[s]) - ideal[s], s))[:left]
            given = dict.fromkeys(first, 1)
        for stratum, count in given.items():
            quotas[stratum] += count
        left = total - sum(quotas.values())
    return quotas
