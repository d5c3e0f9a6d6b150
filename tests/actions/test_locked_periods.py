"""A locked period is quoted as it was locked, whatever is chosen afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from ipcity.actions import (
    bindings,
    measurements,
    programmes,
    readings,
    report_feeds,
    reporting_errata,
    rows,
)
from ipcity.actions.assumptions import assume
from ipcity.actions.paper_materials import gather
from ipcity.actions.programmes import Basics
from ipcity.domain.access import Actor
from ipcity.domain.terms.periods import period_named
from ipcity.store.models.facts import Trend
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.papers import Addressee
from ipcity.store.models.programmes import Programme
from ipcity.store.models.readings import Reading
from ipcity.store.models.reporting import ReportingPeriod
from tests.cast import AT, actor_of, cast
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db
Q3 = period_named("2026Q3")
PRAISE, MARKS = "instructions.positive-of-year", "trademarks.in-term"
FEED = """
code: whole
name: 情况表
cycle: quarterly
split: district
fields: [{name: 示范企业, target: T1}, {name: 正向批示, indicator: instructions.positive-of-year}]
"""


def hours(n: int) -> datetime:
    return AT + timedelta(hours=n)


@dataclass(frozen=True)
class Locked:
    programme: Programme
    period: ReportingPeriod
    trend: str
    lead: Actor

    def bind(self, key: str, code: str, at: datetime, version: int = 1, reading: str = ""):
        place = bindings.Place(self.programme, key, reading)
        return bindings.choose(
            place=place, indicator=code, reason="改口径", expected_version=version,
            actor=self.lead, at=at,
        )  # fmt: skip

    def assume(self, at: datetime, **values):
        return assume(
            district=self.programme.district_id, values=values, reason="市局口径",
            actor=self.lead, at=at,
        )  # fmt: skip

    def measure(self, at: datetime) -> list[Measurement]:
        return measurements.measure(
            district=self.programme.district_id, codes=None, on=Q3.last, at=at, actor=self.lead
        )

    def quoted(self):
        """Of the target, the trend and the report: value and mark of what was assumed."""
        found = gather(
            programme=Programme.objects.get(pk=self.programme.pk), period=Q3,
            addressee=Addressee.UNITS, unit=None, actor=self.lead, at=hours(20),
        )  # fmt: skip
        told = {each.target.key: each for each in found.targets}["T1"]
        trend = {each.fact.key: each.measurement for each in found.trends}[self.trend]
        assert told.code == (told.measurement.indicator if told.measurement else told.code)
        return tuple(
            (each.indicator, each.value, each.context.split("/")[2:]) if each else None
            for each in (told.measurement, trend)
        )


@pytest.fixture
def locked(db, settings, tmp_path) -> Locked:
    """T1 and a trend are computed by praise of the year, of which there is one, and Q3 is locked."""
    settings.HOME = tmp_path
    people = cast()
    programme, lead = adopt_plan(people.district).programme, actor_of(people.lead)
    trend = Trend.objects.filter(plan__programme=programme).order_by("pk")[0].key
    period = ReportingPeriod.objects.create(
        district=people.district, programme=programme, code=Q3.code, cycle="quarterly",
        last=Q3.last, opened_at=AT,
    )  # fmt: skip
    made = Locked(programme, period, trend, lead)
    for key in ("T1", trend):
        made.bind(key, PRAISE, AT, version=0)
    values = {"subject": "批示", "leader_title": "区长", "given_on": Q3.last, "is_positive": True}
    rows.enter(ledger="instructions", values=values, unit=people.office, actor=lead, at=AT)
    return made


def lock(made: Locked, at: datetime) -> None:
    found = made.measure(at)
    made.period.locked_at, made.period.snapshot = at, found[0].snapshot
    made.period.save()


ONE = (PRAISE, 1, [])


def test_another_indicator_chosen_later(locked):
    lock(locked, hours(1))
    for key in ("T1", locked.trend):
        locked.bind(key, MARKS, hours(2))
    locked.measure(hours(3))
    assert locked.quoted() == (ONE, ONE)


def test_another_reading_chosen_later(locked):
    lock(locked, hours(1))
    locked.bind("T1", MARKS, hours(2), version=0, reading="own-1")
    held = Reading.objects.get(programme=locked.programme, target_key="T1")
    readings.word(
        reading=held, wording="按有效商标", path="stepwise", reason="会议议定",
        expected_version=held.version, actor=locked.lead, at=hours(2),
    )  # fmt: skip
    locked.measure(hours(3))
    assert locked.quoted() == (ONE, ONE)


def test_unverified_figures_set_before_and_after(locked):
    """Tried and taken back before the lock, so that the value tried was computed last."""
    locked.measure(hours(1))
    tried = locked.assume(hours(2), keywords_needed="2")
    locked.measure(hours(3))
    locked.assume(hours(4), keywords_needed="1")
    lock(locked, hours(5))
    locked.assume(hours(6), keywords_needed="2")
    assert Measurement.objects.filter(context__endswith=tried.mark).exists()
    assert locked.quoted() == (ONE, ONE)


def test_figures_set_before_the_lock_stay_when_taken_back(locked):
    mark = locked.assume(hours(1), keywords_needed="2").mark
    lock(locked, hours(2))
    locked.assume(hours(3), keywords_needed="1")
    locked.measure(hours(4))
    assert locked.quoted() == ((PRAISE, 1, [mark]),) * 2


def test_another_baseline_year_set_later(locked):
    lock(locked, hours(1))
    programmes.register(
        programme=locked.programme, basics=Basics(locked.programme.name, baseline_year=2022),
        expected_version=locked.programme.version, actor=locked.lead, at=hours(2),
    )  # fmt: skip
    assert locked.quoted() == (ONE, ONE)


def test_a_report_of_a_locked_period_is_filled_as_it_was_locked(locked):
    feed = report_feeds.define(
        district=locked.programme.district_id, text=FEED, actor=locked.lead, at=AT
    )
    lock(locked, hours(1))
    locked.bind("T1", MARKS, hours(2))
    locked.assume(hours(3), keywords_needed="2")

    def filled():
        found = report_feeds.fill(
            feed=feed, programme=locked.programme, period=Q3, actor=locked.lead, at=hours(4)
        )
        return report_feeds.cells(found)

    assert filled() == [["试验区", "1", "1"]]


def test_an_erratum_is_measured_as_its_period_was(locked):
    lock(locked, hours(1))
    locked.assume(hours(2), keywords_needed="2")
    values = {"subject": "补录", "leader_title": "区长", "given_on": Q3.last, "is_positive": True}
    rows.enter(ledger="instructions", values=values, unit=None, actor=locked.lead, at=hours(3))
    made = reporting_errata.correct_measurement(
        period=locked.period, code=PRAISE, reason="漏登一件", actor=locked.lead, at=hours(4)
    )
    assert (made.before, made.after) == (1, 2)
    # the locked value itself stays, and today's own way of counting is untouched
    assert locked.quoted() == (ONE, ONE)
