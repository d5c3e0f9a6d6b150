"""Permanent keys across amendments: proposed, confirmed by a person, carried on adoption."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.plan_forms import form_of, plan_of
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.plans import Differences, compare
from ipcity.domain.plans.agreement import agree
from ipcity.domain.plans.comparison import Subject
from ipcity.store.models.facts import (
    CONSTRUCTS,
    Deliverable,
    Fact,
    PlacedFact,
    Review,
    Target,
    Task,
    Trend,
)
from ipcity.store.models.plans import PlanVersion

# What figures, reports and supervised items hang on; only these keys are confirmed one by one.
KEPT: dict[str, type[Fact]] = {"target": Target, "task": Task}
PLACED: tuple[type[PlacedFact], ...] = (Target, Trend, Deliverable)
_LISTS = {"goal": "goals", "target": "targets", "action": "actions", "task": "tasks"}
_LISTS |= {"safeguard": "safeguards", "trend": "trends", "deliverable": "deliverables"}
AUDIT_LABELS = {
    "confirm-plan-key": "确认沿用编号",
    "confirm-plan-keys": "批量确认沿用编号",
}
BASIS = "指标和任务的编号跨版本沿用，由人确认"


def compare_with_base(version: PlanVersion) -> Differences | None:
    """What ``version`` changes against the one it amends, with the keys that people have settled."""
    if version.based_on is None:
        return None
    kept: dict[str, str] = {}
    for kind in KEPT.values():
        settled = kind.objects.filter(plan=version, continuity_confirmed=True).standing()
        kept |= {fact.continues: fact.key for fact in settled if fact.continues}
    return compare(plan_of(version.based_on), plan_of(version), kept)


def propose_keys(version: PlanVersion, base: PlanVersion) -> None:
    """Note for every fact which fact of ``base`` it seems to continue. Part of a larger action.

    What ``compare`` finds unchanged needs no confirmation; every other target and task does.
    """
    found = compare(plan_of(base), plan_of(version))
    changed = {change.new_id for change in found.changes if change.subject is not Subject.UNIT}
    pairs = {"target": found.targets, "task": found.tasks}
    others = agree(form_of(base), form_of(version))
    for construct, listed in _LISTS.items():
        matched = pairs.get(construct) or [
            (pair.ours, pair.theirs) for pair in others.pairs if pair.construct == listed
        ]
        older = {new: old for old, new in matched}
        facts = list(CONSTRUCTS[construct].objects.filter(plan=version))
        for fact in facts:
            fact.continues = older.get(fact.key, "")
            same = bool(fact.continues) and fact.key not in changed
            fact.continuity_confirmed = same or construct not in KEPT
        CONSTRUCTS[construct].objects.bulk_update(
            facts, ["continues", "continuity_confirmed"], batch_size=500
        )


def unconfirmed(version: PlanVersion) -> int:
    """How many targets and tasks still wait for a person's word on their key."""
    return sum(
        kind.objects.filter(plan=version, continuity_confirmed=False).standing().count()
        for kind in KEPT.values()
    )


def confirm_key(
    *,
    fact: Fact,
    continues: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Fact:
    """Say which fact of the older version this one continues; empty: it is new."""
    require(actor, Verb.REVIEW_PLAN, district=fact.district_id)
    kind = type(fact)
    with transaction.atomic():
        held: Fact = kind.objects.select_for_update().select_related("plan").get(pk=fact.pk)
        refuse_stale(held, expected_version, {"continues": continues})
        _check_key(held, continues)
        held.continues, held.continuity_confirmed = continues, True
        held.version += 1
        held.save()
        audit.record(
            actor=actor,
            verb="confirm-plan-key",
            under=Verb.REVIEW_PLAN,
            subject=held,
            at=at,
            district=held.district_id,
            facts={"plan": held.plan_id, "key": held.key, "continues": continues},
        )
    return held


def confirm_proposed_keys(*, version: PlanVersion, actor: Actor, at: datetime) -> int:
    """Agree to every proposal as it stands; gives how many there were."""
    require(actor, Verb.REVIEW_PLAN, district=version.district_id)
    if not version.is_draft:
        raise Refused("not-a-draft", "只有待核对的稿可以办理。", BASIS)
    with transaction.atomic():
        agreed = sum(
            kind.objects.filter(plan=version, continuity_confirmed=False).update(
                continuity_confirmed=True
            )
            for kind in KEPT.values()
        )
        audit.record(
            actor=actor,
            verb="confirm-plan-keys",
            under=Verb.REVIEW_PLAN,
            subject=version,
            at=at,
            district=version.district_id,
            facts={"count": agreed},
        )
    return agreed


def _check_key(held: Fact, continues: str) -> None:
    plan = held.plan
    if not plan.is_draft or plan.based_on_id is None:
        raise Refused("not-an-amendment", "只有修订稿才需要确认沿用编号。", BASIS)
    if not continues:
        return
    kind = type(held)
    if not kind.objects.filter(plan_id=plan.based_on_id, key=continues).standing().exists():
        raise Refused("unknown-key", f"现行版本中没有编号“{continues}”。", BASIS)
    rivals = kind.objects.filter(plan=plan, continues=continues).exclude(pk=held.pk)
    if rivals.standing().exists():
        raise Refused("key-taken", f"编号“{continues}”已由本稿另一条沿用。", BASIS)


def carry_keys(version: PlanVersion) -> None:
    """Give every fact of an amendment its permanent key. Part of the adoption.

    A new fact gets a key that no version of the programme has used; places follow the new keys.
    """
    renamed: dict[str, str] = {}
    for construct in _LISTS:
        renamed |= _rename(version, CONSTRUCTS[construct])
    for kind in PLACED:
        facts = list(kind.objects.filter(plan=version))
        for fact in facts:
            fact.place = renamed.get(fact.place, fact.place)
        kind.objects.bulk_update(facts, ["place"], batch_size=500)


def _rename(version: PlanVersion, kind: type[Fact]) -> dict[str, str]:
    facts = list(kind.objects.filter(plan=version))
    used = set(
        kind.objects.filter(plan__programme=version.programme_id)
        .exclude(plan=version)
        .values_list("key", flat=True)
    )
    used |= {fact.continues for fact in facts}
    keys = []
    for fact in facts:
        dropped = fact.review == Review.DROPPED
        key = f"~{fact.pk}" if dropped else fact.continues or _fresh(fact.key, used)
        used.add(key)
        keys.append(key)
    renamed = {fact.key: key for fact, key in zip(facts, keys, strict=True)}
    _write_keys(kind, facts, [f"~{fact.pk}" for fact in facts])
    _write_keys(kind, facts, keys)
    return renamed


def _write_keys(kind: type[Fact], facts: list[Fact], keys: Iterable[str]) -> None:
    """Twice, through names nobody uses: keys may change places among the facts of a version."""
    for fact, key in zip(facts, keys, strict=True):
        fact.key = key
    kind.objects.bulk_update(facts, ["key"], batch_size=500)


def _fresh(key: str, used: set[str]) -> str:
    """``key`` itself if it is free, else the next number of its own series: T23 after T22."""
    if key not in used:
        return key
    found = re.fullmatch(r"(.*?)(\d+)", key)
    stem = found.group(1) if found else f"{key}."
    series = re.compile(re.escape(stem) + r"(\d+)")
    numbers = [int(m.group(1)) for each in used if (m := series.fullmatch(each))]
    return f"{stem}{max(numbers, default=0) + 1}"
