"""The high-value test of one patent as the ledgers know it, and which patents pass on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ipcity.actions import snapshots
from ipcity.actions.assumptions import assumptions_of
from ipcity.domain.access import Actor, Verb, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.rights import high_value, patents
from ipcity.domain.rights.high_value import (
    CRITERION_LABELS,
    Assessment,
    Criterion,
    HighValueFacts,
    Settings,
    Verdict,
)
from ipcity.domain.rights.strategic_industries import Industries, rule_of
from ipcity.domain.terms.identifiers import normal_patent_number
from ipcity.lake.engines import open_engine
from ipcity.lake.snapshots import read_manifest
from ipcity.store.models.awards import Award
from ipcity.store.models.patents import Patent
from ipcity.store.models.reference_tables import ReferenceEntry

BASIS = high_value.BASIS
VERDICT_WORDS = {Verdict.YES: "是", Verdict.NO: "否", Verdict.UNKNOWN: "不明"}
NUMBERS = ("application_number", "publication_number", "grant_number")
RULE = ("sei_code", "ipc_pattern", "ipc_exclude", "keywords_any", "keywords_not")


@dataclass(frozen=True)
class Tested:
    """``has_table`` False: no edition of the industry table was loaded, so that criterion is unknown."""

    patent: Patent
    on: date
    assessment: Assessment
    has_table: bool


def test(*, district: int, number: str, on: date, actor: Actor) -> Tested:
    """The patent with this number (of any kind) within the reader's scope, tested on ``on``."""
    rows = Patent.objects.within(scope_of(actor, Verb.READ_LEDGERS)).standing()
    rows = rows.filter(district=district)
    spellings = {number.strip(), normal_patent_number(number)} - {""}
    for name in NUMBERS:
        found = rows.filter(**{f"{name}__in": spellings}).order_by("pk").first()
        if found is not None:
            return tested(found, on)
    raise Refused(
        "not-found", f"台账中没有号码为“{number.strip()}”的专利，或者您无权查看。", "数据范围"
    )


def tested(patent: Patent, on: date) -> Tested:
    """The assessment of one row on ``on`` after the version in force then."""
    industries = industries_of(patent.district_id)
    settings = _settings(patent.district_id, on)
    assessment = high_value.assess(facts_of(patent), on, industries, settings)
    return Tested(patent, on, assessment, bool(industries.rules))


def has_table(district: int) -> bool:
    """Whether an edition of the industry table was loaded."""
    return bool(ReferenceEntry.objects.filter(district=district).exists())


def version_words(on: date) -> str:
    """The version of the test that holds on ``on``, and how many criteria it has."""
    version = high_value.version_on(on)
    return f"{version}（{len(high_value.VERSIONS[version])}项条件，符合其一）"


def search(words: str) -> Q:
    """Patents by number, title or holder."""
    named = Q(title__icontains=words) | Q(holder_name__icontains=words)
    return named | Q(application_number__icontains=words)


def facts_of(patent: Patent) -> HighValueFacts:
    """What the ledgers know of the patent; the first award that counts with it."""
    values = {
        field.name: getattr(patent, field.name, None) for field in patent._meta.concrete_fields
    }
    return HighValueFacts(
        patent=patents.facts_of(values),
        title=patent.title,
        abstract=patent.abstract,
        ipc_main=patent.ipc_main,
        ipc=patent.ipc,
        family_granted_on=patent.family_granted_on,
        family_countries=patent.family_countries,
        pledge_flagged_on=patent.pledge_flagged_on,
        awarded_on=_first_award(patent),
    )


def _first_award(patent: Patent) -> date | None:
    rows = Award.objects.standing().filter(patent=patent, kind__in=high_value.AWARD_KINDS)
    days = [
        day or (date(year, 12, 31) if year else None)
        for day, year in rows.values_list("awarded_on", "year")
    ]
    return min((day for day in days if day is not None), default=None)


def industries_of(district: int) -> Industries:
    """The edition that counts, as rules."""
    rows = ReferenceEntry.objects.filter(district=district).order_by("position")
    rules = tuple(rule_of(*row) for row in rows.values_list(*RULE))
    return Industries(rules, assumptions_of(district).keywords_needed)


def _settings(district: int, on: date) -> Settings:
    return high_value.supposing(high_value.version_on(on), assumptions_of(district))


def listed(*, district: int, on: date) -> Mapping[int, Sequence[Criterion]]:
    """Patents that pass on ``on`` by the newest snapshot, each with the criteria it meets."""
    held = snapshots.latest(district)
    if held is None:
        return {}
    place = snapshots.folder(district)
    settings = _settings(district, on)
    with open_engine() as engine:
        tables = engine.tables(place, read_manifest(place, held.manifest))
        if not {"patents", "awards", ReferenceEntry.LAKE_TABLE} <= set(tables):
            return {}
        found = high_value.criterion_intervals(
            tables["patents"], tables["awards"], tables[ReferenceEntry.LAKE_TABLE], settings
        )
        begun = found.valid_from <= on
        valid = found.filter(begun, found.valid_until.isnull() | (found.valid_until > on))
        rows = engine.execute(valid.select("row", "criterion").order_by("row", "criterion"))
    passed: dict[int, list[Criterion]] = {}
    for row, criterion in zip(
        *(rows[name].to_pylist() for name in ("row", "criterion")), strict=True
    ):
        passed.setdefault(row, []).append(Criterion(criterion))
    return passed


def form(found: Tested) -> dict[str, object]:
    """The test as the command line and the API tell it."""
    patent, told = found.patent, found.assessment
    return {
        "number": patent.application_number or patent.publication_number or patent.grant_number,
        "title": patent.title,
        "on": found.on.isoformat(),
        "version": told.version,
        "basis": BASIS,
        "qualifies": told.qualifies,
        "in_force": told.in_force,
        "provisional": told.provisional,
        "note": told.note,
        "criteria": [
            {
                "criterion": str(each.code),
                "label": CRITERION_LABELS[each.code],
                "verdict": str(each.verdict),
                "evidence": each.evidence,
                "near_miss": each.near_miss or None,
                "since": each.since.isoformat() if each.since else None,
            }
            for each in told.criteria
        ],
    }
