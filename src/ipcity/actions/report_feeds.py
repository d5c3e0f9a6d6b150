"""Reports that other bodies gather (“八张报表”): defined as data, filled for any period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from ipcity.actions import audit, own_indicators, score_schemes, unit_values
from ipcity.actions.measurements import plain
from ipcity.actions.own_indicators import Diagnosis
from ipcity.actions.unit_questions import NO_DATA, Valued
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.reading_feeds import Feed, Split, read_feed
from ipcity.domain.supervision.sources import Told, told_of
from ipcity.domain.terms.periods import Period
from ipcity.papers.packs import BadYaml, read_yaml
from ipcity.store.models.districts import District
from ipcity.store.models.facts import Target
from ipcity.store.models.programmes import Programme
from ipcity.store.models.report_feeds import ReportFeed
from ipcity.store.models.units import Unit

AUDIT_LABELS = {"define-report-feed": "定义报表", "end-report-feed": "停用报表"}
BASIS = "报表定义"
TOWNS = (Unit.Kind.TOWN, Unit.Kind.SUBDISTRICT, Unit.Kind.PARK)
EVERY_KIND = (Unit.Kind.ORGAN, Unit.Kind.OTHER, *TOWNS)


@dataclass(frozen=True)
class FeedRow:
    """One row of a filled report; ``unit`` None: the whole district."""

    unit: Unit | None
    name: str
    values: tuple[Valued, ...]


@dataclass(frozen=True)
class Filled:
    """A report of one period, with the snapshot that its figures are of."""

    feed: ReportFeed
    period: Period
    taken: unit_values.Taken
    heads: tuple[Told, ...]
    rows: tuple[FeedRow, ...]


class BadFeed(Refused):
    """The text defines no report yet; ``problems`` say where and why."""

    def __init__(self, problems: Sequence[Diagnosis]) -> None:
        super().__init__("feed-invalid", f"定义有误：{problems[0]}", BASIS)
        self.problems = tuple(problems)


def read(text: str, district: int) -> tuple[Feed | None, tuple[Diagnosis, ...]]:
    """The report in YAML ``text``, with every problem at its line and column."""
    indicators = score_schemes.known_codes(district)
    whole = own_indicators.known(district)
    targets = set(Target.objects.filter(district=district).in_force().values_list("key", flat=True))
    units = set(Unit.objects.filter(district=district).values_list("name", flat=True))

    def known(source: str, split: Split) -> bool:
        word, _, code = source.partition(":")
        if word == "target":
            return code in targets
        return code in whole if split is Split.DISTRICT else indicators(source)

    try:
        page = read_yaml(text)
    except BadYaml as problem:
        place = problem.place
        return None, (Diagnosis(place.line, place.column, problem.sentence),)
    found, problems = read_feed(page.content, known, units)
    told = [(page.place(each.path), each) for each in problems]
    return found, tuple(
        Diagnosis(at.line, at.column, f"{each.message}{each.remedy}") for at, each in told
    )


def define(*, district: int, text: str, actor: Actor, at: datetime) -> ReportFeed:
    """Keep the report as the next version of its code."""
    require(actor, Verb.KEEP_SCORES, district=district)
    found, problems = read(text, district)
    if found is None:
        raise BadFeed(problems)
    with transaction.atomic():
        District.objects.select_for_update().get(pk=district)
        last = ReportFeed.objects.filter(district=district, code=found.code).first()
        made = _keep(district, found, text, last.number + 1 if last else 1, actor, at)
        audit.record(
            actor=actor,
            verb="define-report-feed",
            subject=made,
            at=at,
            district=district,
            facts={"code": made.code, "number": made.number},
            under=Verb.KEEP_SCORES,
        )
    return made


def end(*, feed: ReportFeed, actor: Actor, at: datetime) -> ReportFeed:
    """Take the report out of use by a version that says so; earlier ones stay."""
    require(actor, Verb.KEEP_SCORES, district=feed.district_id)
    with transaction.atomic():
        District.objects.select_for_update().get(pk=feed.district_id)
        rows = ReportFeed.objects.filter(district=feed.district_id, code=feed.code)
        last: ReportFeed = rows.latest("number")
        if last.ended:
            raise Refused("already-ended", "这张报表已经停用。", BASIS)
        last.pk, last.number, last.ended = None, last.number + 1, True
        last.person_id, last.defined_at = actor.person, at
        last.save(force_insert=True)
        audit.record(
            actor=actor,
            verb="end-report-feed",
            subject=last,
            at=at,
            district=feed.district_id,
            facts={"code": last.code, "number": last.number},
            under=Verb.KEEP_SCORES,
        )
    return last


def fill(
    *, feed: ReportFeed, programme: Programme, period: Period, actor: Actor, at: datetime
) -> Filled:
    """The report of ``period``: every figure from the ledgers, items and targets, none typed.

    Refused where the period is not of the report's cycle. Measuring on the way is an act of its own.
    """
    require(actor, Verb.READ_WORK, district=feed.district_id, unit=feed.owner_id)
    if period.cycle != feed.cycle:
        told = f"《{feed.name}》按{feed.get_cycle_display()}报送，不能按{period.words}生成。"
        raise Refused("wrong-cycle", told, BASIS)
    held = unit_values.taken(programme=programme, period=period, actor=actor, at=at)
    units = _units(feed, held)
    families = unit_values.families([u for u in units if u is not None], feed.district_id)
    if feed.split == ReportFeed.Split.DISTRICT:
        everything = Unit.objects.filter(district=feed.district_id).values_list("pk", flat=True)
        families = {unit_values.WHOLE_DISTRICT: frozenset(everything)}
    sources = [field["source"] for field in feed.fields]
    asked = unit_values.question(programme, period, held, families)
    found = unit_values.answers(list(dict.fromkeys(sources)), asked)
    rows = tuple(
        FeedRow(
            unit,
            unit.name if unit else programme.district.name,
            tuple(
                unit_values.value_of(found, s, unit.pk if unit else unit_values.WHOLE_DISTRICT)
                or NO_DATA
                for s in sources
            ),
        )
        for unit in units
    )
    return Filled(feed, period, held, tuple(_heads(feed)), rows)


def cells(filled: Filled) -> list[list[str | int]]:
    """The rows of the sheet; a number is text here so that no digit is lost, 无数据 stays in words."""
    return [
        [row.name, *(plain(each.value) or "无数据" for each in row.values)] for row in filled.rows
    ]


def filled_form(filled: Filled) -> dict[str, Any]:
    """A filled report as the API tells it; values are decimal texts, null without data."""
    feed = filled.feed
    return {
        "code": feed.code,
        "version": feed.number,
        "name": feed.name,
        "owner": feed.owner.name if feed.owner else None,
        "period": filled.period.code,
        "on": filled.taken.on.isoformat(),
        "snapshot": filled.taken.snapshot,
        "fields": [
            {"name": head.name, "unit": head.measure, "source": field["source"]}
            for head, field in zip(filled.heads, feed.fields, strict=True)
        ],
        "rows": [
            {
                "unit": row.unit.key if row.unit else None,
                "name": row.name,
                "values": [plain(each.value) for each in row.values],
            }
            for row in filled.rows
        ],
    }


def _units(feed: ReportFeed, held: unit_values.Taken) -> Sequence[Unit | None]:
    if feed.split == ReportFeed.Split.DISTRICT:
        return [None]
    kinds = TOWNS if feed.split == ReportFeed.Split.TOWN else EVERY_KIND
    return unit_values.units_of(feed.district_id, kinds, held.on)


def _heads(feed: ReportFeed) -> list[Told]:
    names = names_of(feed.district_id)
    found = []
    for field in feed.fields:
        told = told_of(field["source"], names)
        found.append(Told(field["name"], field["unit"] or told.measure, told.words))
    return found


def names_of(district: int) -> dict[str, Told]:
    """What the sources with a code are called: indicators and the targets of the plan in force."""
    found: dict[str, Told] = {}
    for code, versions in own_indicators.known(district).items():
        last = versions[-1]
        for word in ("indicator", "region"):
            found[f"{word}:{code}"] = Told(last.name, last.unit, last.words)
    for target in Target.objects.filter(district=district).in_force():
        found[f"target:{target.key}"] = Told(target.name, target.unit, "方案指标的现值")
    return found


def _keep(
    district: int, feed: Feed, text: str, number: int, actor: Actor, at: datetime
) -> ReportFeed:
    owner = Unit.objects.filter(district=district, name=feed.owner).first()
    made: ReportFeed = ReportFeed.objects.create(
        district_id=district,
        code=feed.code,
        number=number,
        name=feed.name,
        owner=owner,
        cycle=feed.cycle,
        split=feed.split,
        fields=[{"name": f.name, "source": f.source, "unit": f.unit} for f in feed.fields],
        text=text,
        person_id=actor.person,
        defined_at=at,
    )
    return made
