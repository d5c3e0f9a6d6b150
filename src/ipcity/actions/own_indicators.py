"""Indicators that a district defines itself, and everything it may measure by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import yaml
from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.forms import Form
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Indicator, catalogue
from ipcity.papers.packs import BadYaml, Located, read_yaml
from ipcity.store.models.own_indicators import OwnIndicator

AUDIT_LABELS = {"define-indicator": "定义指标"}
BASIS = "自定义指标"


@dataclass(frozen=True)
class Diagnosis:
    """One thing wrong with a definition, with the place of it in the text (from 1)."""

    line: int
    column: int
    sentence: str

    def __str__(self) -> str:
        return f"第{self.line}行第{self.column}列：{self.sentence}"


@dataclass(frozen=True)
class Reading:
    """What a text defines; empty ``indicators`` where ``problems`` keep it from doing so."""

    indicators: tuple[Indicator, ...]
    problems: tuple[Diagnosis, ...]


class BadDefinition(Refused):
    """The text defines nothing yet; ``problems`` say where and why."""

    def __init__(self, problems: Sequence[Diagnosis]) -> None:
        super().__init__("definition-invalid", f"定义有误：{problems[0]}。", BASIS)
        self.problems = tuple(problems)


def read(text: str) -> Reading:
    """The definitions in YAML ``text``: one mapping, a list of them, or ``indicators: […]``."""
    from ipcity.domain.indicators import read_own  # slow import
    from ipcity.store.shapes import shapes  # slow import

    try:
        located = read_yaml(text)
    except BadYaml as problem:
        place = problem.place
        return Reading((), (Diagnosis(place.line, place.column, problem.sentence),))
    found, problems = read_own(located.content, shapes())
    told = tuple(_told(located, each.path, f"{each.message}{each.remedy}") for each in problems)
    return Reading(() if told else found, told)


def _told(located: Located, path: Sequence[str | int], message: str) -> Diagnosis:
    place = located.place(tuple(path))
    return Diagnosis(place.line, place.column, message)


def define(
    *, district: int, text: str, reason: str = "", actor: Actor, at: datetime
) -> tuple[OwnIndicator, ...]:
    """Keep what ``text`` defines, each as a new version of its code; what is the same stays."""
    require(actor, Verb.KEEP_INDICATORS, district=district)
    found = read(text)
    if found.problems:
        raise BadDefinition(found.problems)
    if not found.indicators:
        raise Refused("definition-empty", "没有写出任何指标。", BASIS)
    _refuse_shipped(found.indicators)
    with transaction.atomic():
        kept = tuple(
            _keep(district, each, text, reason, actor.person, at) for each in found.indicators
        )
        audit.record(
            actor=actor,
            verb="define-indicator",
            subject=kept[0],
            at=at,
            district=district,
            facts={"indicators": [f"{each.code}@{each.number}" for each in kept]},
            under=Verb.KEEP_INDICATORS,
        )
    return kept


def define_pack(district: int, rows: Sequence[Form], at: datetime) -> None:
    """The definitions that a pack brings. Part of a larger action."""
    for row in rows:
        text = yaml.safe_dump([dict(row.fields)], allow_unicode=True, sort_keys=False)
        found = read(text)
        if found.problems:
            raise BadDefinition(found.problems)
        _refuse_shipped(found.indicators)
        for each in found.indicators:
            _keep(district, each, text, "", None, at)


def _refuse_shipped(indicators: Sequence[Indicator]) -> None:
    taken = [each.code for each in indicators if each.code in catalogue()]
    if taken:
        raise Refused("code-taken", f"代码“{taken[0]}”已是目录中的指标，请另取一个。", BASIS)


def _keep(
    district: int, one: Indicator, text: str, reason: str, person: int | None, at: datetime
) -> OwnIndicator:
    rows = OwnIndicator.objects.filter(district=district, code=one.code).order_by("number")
    last: OwnIndicator | None = rows.last()
    number = last.number + 1 if last else 1
    if last is not None and last.digest == replace(one, version=last.number).digest:
        return last
    made: OwnIndicator = OwnIndicator.objects.create(
        district_id=district,
        code=one.code,
        number=number,
        name=one.name,
        text=text,
        digest=replace(one, version=number).digest,
        reason=reason.strip()[:300],
        person_id=person,
        defined_at=at,
    )
    return made


def known(district: int, before: datetime | None = None) -> Mapping[str, tuple[Indicator, ...]]:
    """Every version of every indicator that the district may measure by, newest last.

    ``before``: own ones as far as they had been defined by then.
    """
    found = dict(catalogue())
    rows = OwnIndicator.objects.filter(district=district).order_by("code", "number")
    if before is not None:
        rows = rows.filter(defined_at__lt=before)
    for row in rows:
        one = indicator_of(row)
        found[row.code] = (*found.get(row.code, ()), one)
    return found


def indicator_of(row: OwnIndicator) -> Indicator:
    """The declaration as it was kept."""
    one = next(each for each in read(row.text).indicators if each.code == row.code)
    return replace(one, version=row.number, is_own=True)


def version_of(district: int, code: str, number: int) -> Indicator:
    """One version; Refused where a stored value names one that no longer exists."""
    for each in known(district).get(code, ()):
        if each.version == number:
            return each
    raise Refused("no-such-indicator", f"没有指标 {code} 的第 {number} 版。", BASIS)
