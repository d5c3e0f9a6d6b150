"""How a target is read: choosing among the alternatives and approving the choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.models.facts import Target
from ipcity.store.models.programmes import Programme
from ipcity.store.models.readings import Reading, ReadingChoice

AUDIT_LABELS = {"choose-reading": "选定指标口径"}
BASIS = "指标口径"
LONGEST = 400
LITERAL = ("literal", "按方案原文字面理解")


def choose(
    *,
    reading: Reading,
    code: str,
    path: str | None = None,
    reason: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Reading:
    """Approve the alternative ``code`` (the one proposed or another) and how progress is asked.

    A reading that asks for a certain progress itself (each year, say) brings it along.
    """
    require(actor, Verb.CHOOSE_READING, district=reading.district_id)
    with transaction.atomic():
        held: Reading = Reading.objects.select_for_update().get(pk=reading.pk)
        path = own_path(held, code) or path or held.path
        refuse_stale(held, expected_version, {"wording": _wording(held, code), "path": path})
        return _approve(held, code, path, reason, actor=actor, at=at)


def word(
    *,
    reading: Reading,
    wording: str,
    path: str,
    reason: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Reading:
    """Approve a reading in the office's own words; it joins the alternatives for good."""
    require(actor, Verb.CHOOSE_READING, district=reading.district_id)
    wording = " ".join(wording.split())
    if not wording:
        raise Refused("no-wording", "请写明口径。", BASIS)
    with transaction.atomic():
        held: Reading = Reading.objects.select_for_update().get(pk=reading.pk)
        refuse_stale(held, expected_version, {"wording": wording, "path": path})
        if wording in {each["wording"] for each in held.alternatives}:
            raise Refused("wording-known", "可选口径中已有这一种，请直接选定。", BASIS)
        own = sum(str(each["code"]).startswith("own-") for each in held.alternatives)
        code = f"own-{own + 1}"
        held.alternatives = [*held.alternatives, {"code": code, "wording": wording[:LONGEST]}]
        return _approve(held, code, path, reason, actor=actor, at=at)


def _approve(
    held: Reading, code: str, path: str, reason: str, *, actor: Actor, at: datetime
) -> Reading:
    """The choice itself, inside the caller's transaction, with its one entry."""
    wording = _wording(held, code)
    if path not in Reading.Path.values:
        raise Refused("unknown-path", "请在列出的进度要求中选择一种。", BASIS)
    if (code, path) != (held.code, held.path) and held.is_approved and not reason.strip():
        raise Refused("reason-needed", "更改已批准的口径须写明理由。", "指标口径的批准记录")
    held.code, held.wording, held.path = code, wording, path
    held.reason = reason.strip()[:300]
    held.approved_by_id, held.approved_at = actor.person, at
    held.version += 1
    held.save()
    _note(held, actor, at)
    audit.record(
        actor=actor,
        verb=Verb.CHOOSE_READING,
        subject=held,
        at=at,
        district=held.district_id,
        facts={"target": held.target_key, "code": code, "path": path},
    )
    return held


def own_path(reading: Reading, code: str) -> str:
    """The progress that an alternative itself asks for; empty when it leaves the choice."""
    found = (str(a.get("path", "")) for a in reading.alternatives if a["code"] == code)
    return next(found, "")


def _wording(reading: Reading, code: str) -> str:
    for alternative in reading.alternatives:
        if alternative["code"] == code:
            return str(alternative["wording"])
    raise Refused("unknown-reading", "请在列出的口径中选择一种。", BASIS)


def _note(reading: Reading, actor: Actor, at: datetime) -> None:
    ReadingChoice.objects.create(
        district_id=reading.district_id,
        reading=reading,
        code=reading.code,
        wording=reading.wording,
        path=reading.path,
        reason=reading.reason,
        chosen_by_id=actor.person,
        chosen_at=at,
    )


def in_force(programme: Programme, known: datetime | None = None) -> dict[str, Reading]:
    """The reading of each target by its key; ``known``: as they had been chosen before that moment."""
    found = {each.target_key: each for each in Reading.objects.filter(programme=programme)}
    if known is None:
        return found
    acts: dict[int, list[ReadingChoice]] = {}
    rows = ReadingChoice.objects.filter(reading__programme=programme)
    for act in rows.order_by("chosen_at", "id"):
        acts.setdefault(act.reading_id, []).append(act)
    for held in found.values():
        _turn_back(held, acts.get(held.pk, []), known)
    return found


def _turn_back(held: Reading, acts: Sequence[ReadingChoice], known: datetime) -> None:
    """Let the unsaved row say what had been chosen by then; before the first choice, what was proposed."""
    chosen = [each for each in acts if each.chosen_at < known]
    if chosen:
        held.code, held.wording, held.path = chosen[-1].code, chosen[-1].wording, chosen[-1].path
    elif acts:
        first = proposed(held.programme, held.target_key)
        held.code = str(first.get("code") or held.alternatives[0]["code"])
        held.wording = _wording(held, held.code)
        held.path = own_path(held, held.code) or str(first.get("path") or held.path)


def proposed(programme: Programme, key: str) -> Mapping[str, object]:
    """The reading of a target as the pack brought it; empty where it brought none."""
    contents = programme.pack_contents if isinstance(programme.pack_contents, Mapping) else {}
    part = contents.get("readings")
    rows = part.get("readings", []) if isinstance(part, Mapping) else []
    return next((row for row in rows if row.get("target") == key), {})


def literal_readings(programme: Programme, targets: Iterable[Target]) -> None:
    """A reading for every target that has none: as written, still to be approved.

    Part of a larger action.
    """
    known = set(programme.readings.values_list("target_key", flat=True))
    code, wording = LITERAL
    Reading.objects.bulk_create(
        Reading(
            district_id=programme.district_id,
            programme=programme,
            target_key=target.key,
            code=code,
            wording=wording,
            alternatives=[{"code": code, "wording": wording}],
            path=natural_path(target),
        )
        for target in targets
        if target.key not in known
    )


def natural_path(target: Target) -> str:
    """The progress that the plan's own words ask for: yearly, step by step, or at the end."""
    if target.period == "annual" or target.basis == Target.Basis.FLOW:
        return Reading.Path.BY_PLAN
    if target.basis == Target.Basis.LEVEL:
        return Reading.Path.STEPWISE
    return Reading.Path.LINEAR
