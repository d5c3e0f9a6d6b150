"""The proof of a deadline: everything it was counted from, as a form that is counted again anywhere.

A proof carries its request, the rule as it was applied, every day with its reason, and the days that
were looked up in the calendar; recounting needs neither a database nor a calendar.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from ipcity.domain.errors import Refused
from ipcity.domain.terms.deadline_walks import Rolling
from ipcity.domain.terms.deadline_words import sentences
from ipcity.domain.terms.deadlines import Applied, Deadline, Extended, Request, compute
from ipcity.domain.terms.suspensions import Suspension
from ipcity.domain.terms.working_days import DayKind

FORM: Final = 1
BASIS: Final = "期限证明"
Form = dict[str, object]


@dataclass(frozen=True)
class ProvenDays:
    """The days that a proof carries; all others are unknown."""

    edition: str
    kinds: Mapping[date, DayKind]

    def kind(self, day: date) -> DayKind:
        return self.kinds.get(day, DayKind.UNKNOWN)


@dataclass(frozen=True)
class Difference:
    """``place`` as ``proof.days[3].day``; what the file says there, and what recounting gives."""

    place: str
    told: str
    found: str

    def __str__(self) -> str:
        return f"{self.place}：文件为 {self.told}，重算为 {self.found}"


def answer(found: Deadline) -> Form:
    """``due`` (None where it cannot be told), its bounds, and the ``proof``; values of JSON only."""
    applied = found.applied
    return {
        "rule": applied.rule.id,
        "title": applied.rule.title,
        "from": found.start.isoformat(),
        "due": _iso(found.due),
        "earliest": found.earliest.isoformat(),
        "latest": found.latest.isoformat(),
        "missing_years": list(found.missing),
        "advisory": _iso(found.advisory),
        "milestones": [
            {"key": m.key, "words": m.words, "day": day.isoformat()} for m, day in found.milestones
        ],
        "confidence": str(applied.confidence),
        "decides": applied.decides,
        "proof": _proof(found),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _proof(found: Deadline) -> Form:
    form: Form = {
        "form": FORM,
        "request": _request(found.request, found.start),
        "rule": _rule(found.applied),
        "exclusions": [_span(each) for each in found.suspensions],
        "days": [
            {"day": row.day.isoformat(), "counted": row.number, "reason": row.reason}
            for row in found.rows
        ],
        "nominal": _iso(found.nominal),
        "due": _iso(found.due),
        "calendar": {
            "edition": found.days.days.edition,
            "days": {day.isoformat(): str(kind) for day, kind in sorted(found.days.used.items())},
        },
        "words": list(sentences(found)),
    }
    told = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return form | {"digest": f"sha256:{hashlib.sha256(told.encode()).hexdigest()}"}


def _request(request: Request, start: date) -> Form:
    return {
        "rule": request.rule.strip().upper(),
        "from": start.isoformat(),
        "extensions": [{"n": e.n, "by": e.by, "on": _iso(e.on)} for e in request.extensions],
        "exclusions": [_span(each) for each in request.suspensions],
        "where": dict(sorted(request.facts.items())),
        "rolling": str(request.rolling),
        "configured": request.configured,
    }


def _span(each: Suspension) -> Form:
    return {"start": each.start.isoformat(), "end": each.end.isoformat(), "ground": each.ground}


def _rule(applied: Applied) -> Form:
    rule, figure, source = applied.rule, applied.figure, applied.rule.source
    return {
        "id": rule.id,
        "title": rule.title,
        "event": rule.event,
        "instrument": source.title,
        "number": source.number,
        "version": applied.version.name,
        "since": _iso(applied.version.since),
        "until": _iso(applied.version.until),
        "version_note": applied.version.note,
        "article": figure.article,
        "n": applied.n,
        "unit": str(applied.unit),
        "total": applied.total,
        "approvers": list(applied.approvers),
        "grounds": list(figure.grounds),
        "backwards": rule.backwards,
        "rolls": rule.rolls,
        "confidence": str(applied.confidence),
        "effect": figure.effect,
    }


def verify(form: object) -> tuple[Difference, ...]:
    """Count an answer or a bare proof again; where it differs, none when it is as it was made.

    Refused for what is no such form, or what no rule allows.
    """
    given = _mapping(form, "")
    bare = "proof" not in given
    proof = given if bare else _mapping(given["proof"], "proof")
    days = _days(_mapping(_at(proof, "calendar"), "proof.calendar"))
    again = answer(compute(_asked(_mapping(_at(proof, "request"), "proof.request")), days))
    wrong = (
        Difference(f"proof.calendar.days.{day}", str(kind), "与星期不符")
        for day, kind in days.kinds.items()
        if (kind in _WEEKEND) is not (day.weekday() >= 5)
    )
    found = again["proof"] if bare else again
    return (*wrong, *_differences("proof" if bare else "", given, found))


_WEEKEND: Final = frozenset({DayKind.WEEKEND, DayKind.SWAPPED})


def _differences(place: str, told: object, found: object) -> Iterator[Difference]:
    if isinstance(told, Mapping) and isinstance(found, Mapping):
        for key in dict.fromkeys([*found, *told]):
            at = f"{place}.{key}" if place else str(key)
            yield from _differences(at, told.get(key, _NOTHING), found.get(key, _NOTHING))
    elif isinstance(told, list) and isinstance(found, list):
        for n in range(max(len(told), len(found))):
            yield from _differences(f"{place}[{n}]", _item(told, n), _item(found, n))
    elif type(told) is not type(found) or told != found:
        yield Difference(place, _shown(told), _shown(found))


_NOTHING: Final = object()


def _item(values: Sequence[object], at: int) -> object:
    return values[at] if at < len(values) else _NOTHING


def _shown(value: object) -> str:
    if value is _NOTHING:
        return "（没有）"
    return json.dumps(value, ensure_ascii=False)[:80]


def _asked(form: Mapping[str, object]) -> Request:
    place = "proof.request"
    extensions = [_mapping(e, f"{place}.extensions") for e in _list(form, "extensions", place)]
    spans = [_mapping(s, f"{place}.exclusions") for s in _list(form, "exclusions", place)]
    facts = _mapping(_at(form, "where"), f"{place}.where")
    configured = form.get("configured")
    try:
        return Request(
            _text(form, "rule"),
            _moment(_text(form, "from")),
            tuple(Extended(_number(e["n"]), _text(e, "by"), _day(e.get("on"))) for e in extensions),
            tuple(
                Suspension(_moment(_text(s, "start")), _moment(_text(s, "end")), _text(s, "ground"))
                for s in spans
            ),
            {fact: value is True for fact, value in facts.items()},
            Rolling(_text(form, "rolling")),
            None if configured is None else _number(configured),
        )
    except (KeyError, TypeError, ValueError) as wrong:
        raise _no_proof(f"{place} 中的值读不懂（{wrong}）") from wrong


def _days(form: Mapping[str, object]) -> ProvenDays:
    listed = _mapping(_at(form, "days"), "proof.calendar.days")
    try:
        kinds = {date.fromisoformat(day): DayKind(str(kind)) for day, kind in listed.items()}
    except ValueError as wrong:
        raise _no_proof(f"proof.calendar.days 中的值读不懂（{wrong}）") from wrong
    return ProvenDays(str(form.get("edition", "")), kinds)


def _mapping(form: object, place: str) -> Mapping[str, object]:
    if not isinstance(form, dict):
        raise _no_proof(f"{place or '文件'}应为 JSON 对象")
    return form


def _list(form: Mapping[str, object], key: str, place: str) -> list[object]:
    found = _at(form, key)
    if not isinstance(found, list):
        raise _no_proof(f"{place}.{key} 应为列表")
    return found


def _at(form: Mapping[str, object], key: str) -> object:
    if key not in form:
        raise _no_proof(f"没有“{key}”")
    return form[key]


def _text(form: Mapping[str, object], key: str) -> str:
    found = form[key]
    if not isinstance(found, str):
        raise TypeError(key)
    return found


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(str(value))
    return value


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value))


def _moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _no_proof(told: str) -> Refused:
    return Refused("no-proof", f"这不是完整的期限证明：{told}。", BASIS)
