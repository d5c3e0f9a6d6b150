"""Scoring schemes of a district: written, checked, kept version by version, and the one shipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Max

import ipcity.packs
from ipcity.actions import audit, own_indicators
from ipcity.actions.own_indicators import Diagnosis
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.reading_schemes import digest_of, read_scheme
from ipcity.domain.supervision.scores import Scheme
from ipcity.domain.terms.findings import Problem
from ipcity.papers.packs import BadYaml, read_yaml
from ipcity.store.models.districts import District
from ipcity.store.models.score_schemes import ScoreScheme

AUDIT_LABELS = {"define-score-scheme": "制定考核方案"}
BASIS = "考核方案"
SHIPPED = Path(ipcity.packs.__path__[0]) / "scores" / "default.yaml"
SHIPPED_REASON = "系统自带方案，首次计分时启用"


@dataclass(frozen=True)
class SchemeReading:
    """What a text says; None where ``problems`` keep it from being a scheme."""

    scheme: Scheme | None
    problems: tuple[Diagnosis, ...]


class BadScheme(Refused):
    """The text is no scheme yet; ``problems`` say where and why."""

    def __init__(self, problems: Sequence[Diagnosis]) -> None:
        super().__init__("scheme-invalid", f"方案有误：{problems[0]}", BASIS)
        self.problems = tuple(problems)


def read(text: str, district: int) -> SchemeReading:
    """The scheme in YAML ``text``, with every problem at its line and column."""
    known = known_codes(district)
    found, told = located(text, lambda content: read_scheme(content, known))
    return SchemeReading(found, told)


Read = Callable[[object], tuple[Scheme | None, tuple[Problem, ...]]]


def located(text: str, reader: Read) -> tuple[Scheme | None, tuple[Diagnosis, ...]]:
    try:
        page = read_yaml(text)
    except BadYaml as problem:
        place = problem.place
        return None, (Diagnosis(place.line, place.column, problem.sentence),)
    found, problems = reader(page.content)
    return found, tuple(_told(page.place(each.path), each) for each in problems)


def _told(place: object, problem: Problem) -> Diagnosis:
    line, column = getattr(place, "line", 1), getattr(place, "column", 1)
    return Diagnosis(line, column, f"{problem.message}{problem.remedy}")


def known_codes(district: int) -> Callable[[str], bool]:
    """Whether ``indicator:CODE`` exists and can be counted that way."""
    known = own_indicators.known(district)

    def is_known(source: str) -> bool:
        word, _, code = source.partition(":")
        by = {"indicator": "unit", "region": "region"}.get(word, "")
        return any(by in each.splits for each in known.get(code, ()))

    return is_known


def define(
    *, district: int, text: str, reason: str = "", actor: Actor, at: datetime
) -> ScoreScheme:
    """Keep ``text`` as the next version; Refused where nothing in it is new."""
    require(actor, Verb.KEEP_SCORES, district=district)
    found = read(text, district)
    if found.scheme is None:
        raise BadScheme(found.problems)
    with transaction.atomic():
        District.objects.select_for_update().get(pk=district)
        last = ScoreScheme.objects.filter(district=district, year=found.scheme.year).first()
        if last is not None and last.digest == digest_of(found.scheme):
            raise Refused("unchanged", f"内容与第{last.number}版相同，没有保存新的版本。", BASIS)
        made = _keep(district, found.scheme, text, reason, actor.person, at)
        audit.record(
            actor=actor,
            verb="define-score-scheme",
            subject=made,
            at=at,
            district=district,
            facts={"number": made.number, "year": made.year, "digest": made.digest},
            under=Verb.KEEP_SCORES,
        )
    return made


def in_force(district: int, year: int) -> ScoreScheme | None:
    """The last version of the latest year that is not after ``year``."""
    rows = ScoreScheme.objects.filter(district=district, year__lte=year)
    return rows.order_by("-year", "-number").first()


def brought_in(district: int, year: int, at: datetime) -> ScoreScheme:
    """The scheme in force; where there is none, the shipped one is kept. Part of a larger action."""
    held = in_force(district, year)
    if held is not None:
        return held
    text = SHIPPED.read_text("utf-8")
    found = read(text, district)
    if found.scheme is None:
        raise BadScheme(found.problems)
    return _keep(district, found.scheme, text, SHIPPED_REASON, None, at)


def scheme_of(row: ScoreScheme) -> Scheme:
    """The scheme as it was kept; codes that are known no more still read."""
    found, problems = located(row.text, lambda content: read_scheme(content, lambda _: True))
    if found is None:
        raise BadScheme(problems)
    return found


def _keep(
    district: int, scheme: Scheme, text: str, reason: str, person: int | None, at: datetime
) -> ScoreScheme:
    rows = ScoreScheme.objects.filter(district=district)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    made: ScoreScheme = ScoreScheme.objects.create(
        district_id=district,
        number=number,
        year=scheme.year,
        name=scheme.name,
        text=text,
        digest=digest_of(scheme),
        reason=reason.strip()[:300],
        person_id=person,
        defined_at=at,
    )
    return made
