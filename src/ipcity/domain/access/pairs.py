"""Which verbs and roles one person may not hold together (岗位分离, 三员分立)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from ipcity.domain.access.actors import Grant, carried
from ipcity.domain.access.roles import ADMINISTRATORS, LABELS
from ipcity.domain.access.verbs import VERB_LABELS, Verb
from ipcity.domain.errors import Refused

PAIRS: tuple[tuple[Verb, Verb], ...] = (
    (Verb.REPORT, Verb.APPROVE_REPORT),
    (Verb.DRAFT_PAPER, Verb.ISSUE_PAPER),
    (Verb.INVESTIGATE, Verb.REVIEW_CASE),
    (Verb.DRAW, Verb.SUPERVISE_DRAW),
)
BASIS = "岗位分离：填报与审核、拟稿与签发、办案与法制审核、抽取与监督不得由一人兼任；三员分立"


@dataclass(frozen=True)
class Conflict:
    """Two grants that one person may not have at the same time, and the sentence that says why."""

    one: Grant
    other: Grant
    sentence: str


def conflicts(grants: Iterable[Grant]) -> tuple[Conflict, ...]:
    """Every pair of grants that separation of duties forbids, whatever their units."""
    found = []
    for one, other in combinations(tuple(grants), 2):
        sentence = _separated(one, other)
        if sentence:
            found.append(Conflict(one, other, sentence))
    return tuple(found)


def refuse_conflicts(held: Iterable[Grant], offered: Grant) -> None:
    """Refuse to add ``offered`` to what a person holds during the same days."""
    for conflict in conflicts((*held, offered)):
        raise Refused("forbidden-pair", conflict.sentence, BASIS)


def _separated(one: Grant, other: Grant) -> str:
    roles = {one.role, other.role}
    if roles & ADMINISTRATORS and one.role != other.role:
        return f"“{LABELS[one.role]}”与“{LABELS[other.role]}”不得由同一人担任。"
    left, right = carried(one), carried(other)
    for half, rest in PAIRS:
        if (half in left and rest in right) or (rest in left and half in right):
            return f"“{VERB_LABELS[half]}”与“{VERB_LABELS[rest]}”不得由同一人办理。"
    return ""
