"""What a reviewer does with a compiled fact: confirm, correct, drop, restore, add, link."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from ipcity.actions import audit
from ipcity.actions.fact_fields import BASIS, assign, plain, put_back
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.models.facts import (
    CONSTRUCTS,
    Fact,
    PlacedFact,
    PlanProblem,
    Review,
)
from ipcity.store.models.plans import PlanVersion

AUDIT_LABELS = {
    "confirm-plan-fact": "确认方案内容",
    "confirm-plan-facts": "批量确认方案内容",
    "correct-plan-fact": "更正方案内容",
    "drop-plan-fact": "剔除方案内容",
    "restore-plan-fact": "撤销方案内容的更改",
    "add-plan-fact": "补充方案内容",
    "settle-plan-problem": "处理方案疑点",
}
LONGEST_QUOTE = 200


def confirm(*, fact: Fact, expected_version: int, actor: Actor, at: datetime) -> Fact:
    """The fact stands as compiled."""
    with transaction.atomic():
        held = _held(fact, expected_version, {"review": Review.CONFIRMED}, actor)
        if held.review in (Review.PENDING, Review.DROPPED):
            held.review = Review.CONFIRMED
        return _saved(held, "confirm-plan-fact", actor, at)


def correct(
    *,
    fact: Fact,
    changes: Mapping[str, str],
    reason: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Fact:
    """Set the fields in ``changes`` (as typed) and keep what the compiler had read."""
    if not reason.strip():
        raise Refused("reason-needed", "请写明更正理由。", BASIS)
    with transaction.atomic():
        held = _held(fact, expected_version, changes, actor)
        before = {name: plain(getattr(held, name)) for name in held.EDITABLE}
        assign(held, changes)
        after = {name: plain(getattr(held, name)) for name in held.EDITABLE}
        changed = sorted(name for name in after if after[name] != before[name])
        if not changed:
            raise Refused("nothing-changed", "内容没有变化；若无误请点“确认”。", BASIS)
        if held.as_compiled is None and held.review != Review.ADDED:
            held.as_compiled = before
        held.review = Review.ADDED if held.review == Review.ADDED else Review.CORRECTED
        held.review_reason = reason.strip()[:300]
        return _saved(held, "correct-plan-fact", actor, at, fields=changed)


def drop(*, fact: Fact, reason: str, expected_version: int, actor: Actor, at: datetime) -> Fact:
    """The compiler read something that the plan does not say."""
    if not reason.strip():
        raise Refused("reason-needed", "请写明剔除理由。", BASIS)
    with transaction.atomic():
        held = _held(fact, expected_version, {"review": Review.DROPPED}, actor)
        held.review, held.review_reason = Review.DROPPED, reason.strip()[:300]
        held.continues = ""
        return _saved(held, "drop-plan-fact", actor, at)


def restore(*, fact: Fact, expected_version: int, actor: Actor, at: datetime) -> Fact:
    """Back to what the compiler read, waiting for review again."""
    with transaction.atomic():
        held = _held(fact, expected_version, {"review": Review.PENDING}, actor)
        if held.as_compiled:
            put_back(held, held.as_compiled)
        added = held.review == Review.ADDED or not held.compiled_id
        held.review = Review.ADDED if added else Review.PENDING
        held.as_compiled, held.review_reason = None, ""
        return _saved(held, "restore-plan-fact", actor, at)


def add(
    *,
    version: PlanVersion,
    construct: str,
    fields: Mapping[str, str],
    span: tuple[int, int],
    actor: Actor,
    at: datetime,
) -> Fact:
    """A fact that the compiler missed, with the words chosen in the text.

    ``fields`` may hold ``owner``: the key of the task, action or group of units it belongs to.
    """
    require(actor, Verb.REVIEW_PLAN, district=version.district_id)
    kind = CONSTRUCTS.get(construct)
    if kind is None:
        raise Refused("unknown-construct", "请选择要补充的内容类别。", BASIS)
    with transaction.atomic():
        held = _draft(version)
        text = held.text or ""
        start, end = span
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise Refused("no-words", "请先在左侧原文中选中相应的文字。", BASIS)
        count = kind.objects.filter(plan=held).count()
        fact = kind(
            district_id=held.district_id,
            plan=held,
            key=_free_key(kind, held, count),
            position=count,
            spans={"span": [start, end]},
            quote=_cut(text[start:end]),
            review=Review.ADDED,
            continuity_confirmed=held.based_on_id is None,
        )
        _set_owner(fact, fields.get("owner", ""))
        assign(fact, {name: value for name, value in fields.items() if name in kind.EDITABLE})
        return _saved(fact, "add-plan-fact", actor, at)


def _free_key(kind: type[Fact], plan: PlanVersion, count: int) -> str:
    """Apart from the compiler's own ids: N1, N2 … for what a person has added."""
    taken = set(kind.objects.filter(plan=plan).values_list("key", flat=True))
    return next(key for at in range(count + 2) if (key := f"N{at + 1}") not in taken)


_OWNERS = {"task": "action", "measure": "task", "assignment": "task", "unit": "assignment"}


def _set_owner(fact: Fact, key: str) -> None:
    construct = next(name for name, kind in CONSTRUCTS.items() if isinstance(fact, kind))
    column = _OWNERS.get(construct)
    if isinstance(fact, PlacedFact):
        fact.place = key
    if column is None or not key:
        if construct == "unit":
            raise Refused("owner-needed", "请选择责任单位所在的分工。", BASIS)
        return
    owner = CONSTRUCTS[column].objects.filter(plan=fact.plan, key=key).first()
    if owner is None:
        raise Refused("unknown-owner", f"没有编号为“{key}”的条目。", BASIS)
    setattr(fact, column, owner)


def confirm_unproblematic(
    *, version: PlanVersion, actor: Actor, at: datetime, construct: str | None = None
) -> int:
    """Confirm every pending fact that no open problem touches, be it only a note; gives how many."""
    require(actor, Verb.REVIEW_PLAN, district=version.district_id)
    with transaction.atomic():
        held = _draft(version)
        doubted = list(
            PlanProblem.objects.filter(plan=held, settled=False)
            .exclude(start=None)
            .values_list("start", "end")
        )
        confirmed = 0
        for name, kind in CONSTRUCTS.items():
            if construct in (None, name):
                pending = kind.objects.filter(plan=held).pending().only("pk", "spans")
                clear = [fact.pk for fact in pending if not _touched(fact, doubted)]
                confirmed += _confirm_all(kind, clear)
        audit.record(
            actor=actor,
            verb="confirm-plan-facts",
            under=Verb.REVIEW_PLAN,
            subject=held,
            at=at,
            district=held.district_id,
            facts={"count": confirmed, "construct": construct or "all"},
        )
    return confirmed


def _touched(fact: Fact, places: list[tuple[int, int]]) -> bool:
    span = fact.span
    return span is not None and any(start < span[1] and span[0] < end for start, end in places)


def _confirm_all(kind: type[Fact], pks: list[int]) -> int:
    return kind.objects.filter(pk__in=pks).update(review=Review.CONFIRMED, version=F("version") + 1)


def settle(
    *,
    problem: PlanProblem,
    settlement: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> PlanProblem:
    """Say how a doubtful passage was dealt with; an empty sentence opens it again."""
    require(actor, Verb.REVIEW_PLAN, district=problem.district_id)
    with transaction.atomic():
        held: PlanProblem = PlanProblem.objects.select_for_update().get(pk=problem.pk)
        refuse_stale(held, expected_version, {"settlement": settlement})
        _draft(held.plan)
        held.settlement = settlement.strip()[:300]
        held.settled = bool(held.settlement)
        held.version += 1
        held.save()
        audit.record(
            actor=actor,
            verb="settle-plan-problem",
            under=Verb.REVIEW_PLAN,
            subject=held,
            at=at,
            district=held.district_id,
            facts={"plan": held.plan_id, "code": held.code, "settled": held.settled},
        )
    return held


def _draft(version: PlanVersion) -> PlanVersion:
    """Locked; the counter moves with every fact, so an adoption notices a later change."""
    held: PlanVersion = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if not held.is_draft:
        raise Refused(
            "not-a-draft",
            f"这一版{held.get_state_display()}，内容不能再改；如需变更请上传修订稿。",
            BASIS,
        )
    return held


def _held(fact: Fact, expected_version: int, submitted: Mapping[str, object], actor: Actor) -> Fact:
    require(actor, Verb.REVIEW_PLAN, district=fact.district_id)
    _draft(fact.plan)
    held: Fact = type(fact).objects.select_for_update().select_related("plan").get(pk=fact.pk)
    refuse_stale(held, expected_version, submitted)
    return held


def _saved(
    held: Fact, verb: str, actor: Actor, at: datetime, fields: list[str] | None = None
) -> Fact:
    if held.pk is not None:
        held.version += 1
    held.save()
    audit.record(
        actor=actor,
        verb=verb,
        under=Verb.REVIEW_PLAN,
        subject=held,
        at=at,
        district=held.district_id,
        facts={"plan": held.plan_id, "key": held.key, "fields": fields or []},
    )
    return held


def _cut(words: str) -> str:
    words = words.strip()
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
