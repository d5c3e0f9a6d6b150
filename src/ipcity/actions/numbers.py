"""Questions about a fact's number, as pages, routes and commands ask them: status, trace, why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from unicodedata import normalize

from django.utils.timezone import localtime

from ipcity.actions import bindings, explanations, measurements
from ipcity.actions.contexts import context_key, context_of
from ipcity.actions.explained_steps import CAUSE_WORDS, ChangedRow, Step
from ipcity.actions.explanations import Explanation
from ipcity.actions.lineage import Trace, TracedRow
from ipcity.actions.measurements import plain
from ipcity.actions.standings import TargetStanding, standings
from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused
from ipcity.store.models.facts import Target
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.plans import PlanVersion

BASIS = "指标值"


def status(
    *, plan: PlanVersion, on: date, actor: Actor, at: datetime
) -> tuple[TargetStanding, ...]:
    """Every target of ``plan`` on ``on``, in the plan's order; what is stale is computed first."""
    measurements.measure(district=plan.district_id, codes=None, on=on, at=at, actor=actor)
    targets = list(Target.objects.of(plan))
    found = standings(plan=plan, targets=targets, on=on)
    return tuple(found[target.key] for target in targets)


def key_of(plan: PlanVersion, typed: str) -> str:
    """The fact meant by ``typed``, small letters and full width allowed; Refused without a number."""
    folded = normalize("NFKC", typed).strip().upper()
    bound = bindings.bound_codes(plan.programme)
    key = typed if typed in bound else next((k for k in bound if k.upper() == folded), None)
    if key is None:
        raise Refused(
            "not-bound",
            f"“{typed[:40]}”不是现行方案的条目，或者尚未选定取数方式。"
            "条目编号形如 T1，见“指标”页或 ipcity status。",
            BASIS,
        )
    return key


def measured(
    *, plan: PlanVersion, fact_key: str, on: date, actor: Actor, at: datetime
) -> Measurement:
    """The value on ``on`` by the newest snapshot; ``fact_key`` is one that ``key_of`` found."""
    code = bindings.bound_codes(plan.programme)[fact_key]
    found = measurements.measure(district=plan.district_id, codes=[code], on=on, at=at, actor=actor)
    context = context_key(context_of(plan.programme))
    row = next((each for each in found if each.context == context), None)
    if row is None:
        raise Refused("not-measured", "试点工作没有写明起止年度，无法计算指标。", BASIS)
    return row


def why(
    *, plan: PlanVersion, fact_key: str, start: date, end: date, actor: Actor, at: datetime
) -> Explanation:
    """Why the value differs; what changed since the last snapshot belongs to today's knowledge."""
    measurements.measure(district=plan.district_id, codes=[], on=at.date(), at=at, actor=actor)
    return explanations.explain(
        programme=plan.programme, fact_key=fact_key, start=start, end=end, actor=actor
    )


def status_form(standing: TargetStanding) -> dict[str, object]:
    """One target as the command line and the API tell it; ``goal`` and ``value`` are decimal texts."""
    target, row = standing.target, standing.measurement
    return {
        "id": target.key,
        "name": target.name,
        "value": plain(row.value) if row else None,
        "unit": target.unit,
        "comparator": target.comparator,
        "goal": plain(target.value),
        "status": str(standing.standing.light),
        "rows": row.rows if row else 0,
        "indicator": f"{row.indicator}@{row.indicator_version}" if row else standing.code or None,
        "snapshot": row.snapshot if row else None,
    }


def trace_form(found: Trace) -> dict[str, object]:
    """A value with its words and rows."""
    row = found.measurement
    return {
        "indicator": f"{row.indicator}@{row.indicator_version}",
        "name": found.indicator.name,
        "on": row.on.isoformat(),
        "value": plain(row.value),
        "unit": found.indicator.unit,
        "words": found.indicator.words,
        "basis": found.indicator.basis,
        "snapshot": row.snapshot,
        "known_at": localtime(row.known_at).isoformat(),
        "parts": [
            {"name": p.name, "label": p.label, "value": p.value, "rows": p.rows}
            for p in found.parts
        ],
        "apart": [{"label": n, "value": v, "unit": u} for n, v, u in found.apart],
        "rows": [row_form(each) for each in found.rows],
        "hidden": found.hidden,
    }


def row_form(row: TracedRow) -> dict[str, object]:
    """``file``, ``sheet``, ``row`` and ``cell`` are null for what was typed in."""
    return {
        "part": row.part,
        "ledger": row.ledger,
        "id": row.row,
        "label": row.label,
        "amount": plain(row.amount),
        "start": row.start.isoformat(),
        "end": row.end.isoformat() if row.end else None,
        "file": row.file or None,
        "sha256": row.file_sha256 or None,
        "sheet": row.sheet or None,
        "row": row.line,
        "cell": row.cell or None,
        "cells": [{"field": c.label, "value": c.value, "cell": c.place or None} for c in row.cells],
        "person": row.person or None,
        "at": localtime(row.known_from).isoformat() if row.known_from else None,
    }


def why_form(found: Explanation) -> dict[str, object]:
    """A difference taken apart; the effects sum to ``difference``."""
    return {
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "before": plain(found.before),
        "after": plain(found.after),
        "difference": plain(found.difference),
        "snapshots": [found.old.manifest, found.new.manifest],
        "causes": [_step_form(each) for each in found.steps],
    }


def _step_form(step: Step) -> Mapping[str, object]:
    return {
        "cause": str(step.cause),
        "label": CAUSE_WORDS[step.cause],
        "effect": plain(step.effect),
        "note": step.note,
        "parts": [
            {
                "name": p.name,
                "label": p.label,
                "before": plain(p.before),
                "after": plain(p.after),
                "came": p.came,
                "went": p.went,
            }
            for p in step.parts
        ],
        "rows": [_changed_form(each) for each in step.rows],
        "hidden": step.hidden,
    }


def _changed_form(row: ChangedRow) -> Mapping[str, object]:
    return {
        "part": row.part,
        "ledger": row.ledger,
        "id": row.row,
        "label": row.label,
        "sign": row.sign,
        "amount": plain(row.amount),
        "changes": list(row.changes),
    }


def signed(value: Decimal) -> str:
    """``+3``, ``-1.5``, ``0``."""
    text = plain(value) or "0"
    return f"+{text}" if value > 0 else text
