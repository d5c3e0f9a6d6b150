"""Values of a day: computed once, stored with what they came from, given again to the last digit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ipcity.actions import lineage, measurements, verifications
from ipcity.actions.own_indicators import known
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.measurements import Measurement, MeasurementSeries
from tests.actions.numbers import POSITIVE, ground, later
from tests.cast import AT, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db, settings, tmp_path):
    settings.HOME = tmp_path
    return ground()


def test_no_rows_is_no_value_and_rows_without_hits_are_zero(here):
    assert (here.measured().value, here.measured().rows) == (None, 0)
    here.instruction(date(2025, 3, 1), "甲", at=later(1))
    row = here.measured(at=later(2))
    assert (row.value, row.rows) == (Decimal(0), 0)


def test_a_value_knows_what_it_came_from(here):
    here.instruction(date(2026, 3, 1), "甲")
    here.instruction(date(2026, 4, 1), "乙")
    here.instruction(date(2026, 4, 2), "丙", positive=False)
    row = here.measured(at=later(1))
    assert (row.value, row.rows, row.on) == (Decimal(2), 2, TODAY)
    assert row.parts == {"value": {"value": "2", "rows": 2}}
    assert (row.indicator, row.indicator_version) == (POSITIVE, 1)
    assert row.digest == known(here.district)[POSITIVE][0].digest
    assert row.context == "2023-12-31/2024-2026"
    assert len(row.snapshot) == 64


def test_the_same_question_is_computed_once(here):
    here.instruction(date(2026, 3, 1), "甲")
    first = here.measured(at=later(1))
    entries = AuditEntry.objects.filter(verb="measure").count()
    assert here.measured(at=later(2)).pk == first.pk
    assert AuditEntry.objects.filter(verb="measure").count() == entries == 1


def test_a_change_is_seen_by_the_next_value_and_the_old_value_stays(here):
    here.instruction(date(2026, 3, 1), "甲")
    first = here.measured(at=later(1))
    here.instruction(date(2026, 5, 1), "乙", at=later(2))
    second = here.measured(at=later(3))
    assert (first.value, second.value) == (Decimal(1), Decimal(2))
    assert Measurement.objects.count() == 2
    assert verifications.verify(measurement=first).faults == ()
    assert verifications.verify(measurement=second).holds


def test_everything_bound_is_measured_with_its_months_in_one_go(here):
    here.instruction(date(2025, 3, 1), "甲")
    here.instruction(date(2026, 3, 1), "乙")
    found = measurements.measure(district=here.district, codes=None, on=TODAY, at=AT, actor=None)
    assert sorted(row.indicator for row in found) == [POSITIVE, "trademarks.in-term"]
    series = MeasurementSeries.objects.get(indicator=POSITIVE)
    points = dict(series.points)
    assert (series.points[0], len(points)) == (["2023-12-31", "0"], 1 + 34)
    assert [points[d] for d in ("2025-02-28", "2025-03-31", "2025-12-31", "2026-10-31")] == [
        "0", "1", "1", "1",
    ]  # fmt: skip


def test_a_tampered_value_does_not_verify(here):
    here.instruction(date(2026, 3, 1), "甲")
    row = here.measured()
    row.value = Decimal(7)
    found = verifications.verify(measurement=row)
    assert (found.value, found.faults) == ("1", ("重算为 1，与存档的 7 不同",))


def test_every_indicator_of_the_catalogue_is_measured_and_traced_on_an_empty_district(here):
    codes = sorted(known(here.district))
    found = measurements.measure(
        district=here.district, codes=codes, on=TODAY, at=AT, actor=here.lead
    )
    assert [row.indicator for row in found] == codes
    assert {row.value for row in found} == {None}
    for row in found:
        traced = lineage.trace(measurement=row, actor=here.lead)
        assert (traced.rows, traced.hidden) == ((), 0)


def test_what_a_change_does_not_touch_is_carried_over_without_computing(here):
    here.instruction(date(2026, 3, 1), "甲")
    first = here.measured("T3", at=later(1))
    here.instruction(date(2026, 5, 1), "乙", at=later(2))
    second = here.measured("T3", at=later(3))
    assert (second.value, second.parts, second.rows) == (first.value, first.parts, first.rows)
    assert second.snapshot != first.snapshot
    assert verifications.verify(measurement=second).holds


def test_a_question_about_an_earlier_day_leaves_the_series_alone(here):
    here.instruction(date(2026, 3, 1), "甲")
    ask = {"district": here.district, "codes": None, "at": AT}
    measurements.measure(on=TODAY, actor=None, **ask)
    measurements.measure(on=date(2025, 1, 31), actor=here.lead, **ask)
    assert len(MeasurementSeries.objects.get(indicator=POSITIVE).points) == 35
