"""From a number to its rows and cells, within the reader's scope."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ipcity.actions import lineage, rows
from ipcity.domain.access import NOWHERE, Verb, scope_of
from ipcity.domain.errors import NotPermitted
from tests.actions.numbers import from_sheet, ground, later
from tests.cast import actor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db, settings, tmp_path):
    settings.HOME = tmp_path
    return ground()


def test_each_row_names_file_sheet_row_and_cell(here):
    from_sheet(here.instruction(date(2026, 3, 1), "甲"), 7, {"subject": "B", "given_on": "D"})
    found = lineage.trace(measurement=here.measured(at=later(1)), actor=here.lead)
    (row,) = found.rows
    assert (row.file, row.sheet, row.line, row.cell) == ("台账.xlsx", "批示", 7, "D7")
    assert (row.label, row.person, row.start, row.end) == (
        "甲", "林主任", date(2026, 3, 1), date(2027, 1, 1),
    )  # fmt: skip
    assert {(c.label, c.value, c.place) for c in row.cells} >= {
        ("批示日", "2026-03-01", "D7"), ("批示事项", "甲", "B7"), ("正向批示", "是", ""),
    }  # fmt: skip
    assert (found.visible, found.hidden) == (1, 0)


def test_a_corrected_cell_is_not_the_sheets_any_more(here):
    row = here.instruction(date(2026, 3, 1), "甲")
    from_sheet(row, 7, {"subject": "B", "given_on": "D"})
    rows.change(
        row=row, values={"given_on": date(2026, 4, 1)}, expected_version=1, actor=here.lead,
        at=later(1),
    )  # fmt: skip
    (traced,) = lineage.trace(measurement=here.measured(at=later(2)), actor=here.lead).rows
    places = {c.label: (c.value, c.place) for c in traced.cells}
    assert places["批示日"] == ("2026-04-01", "")
    assert places["批示事项"] == ("甲", "B7")
    assert traced.cell == "B7"


def test_an_old_value_shows_the_row_as_it_was_known_then(here):
    row = here.instruction(date(2026, 3, 1), "甲")
    from_sheet(row, 7, {"subject": "B", "given_on": "D"})
    old = here.measured(at=later(1))
    rows.change(
        row=row, values={"given_on": date(2026, 4, 1)}, expected_version=1, actor=here.lead,
        at=later(2),
    )  # fmt: skip
    (traced,) = lineage.trace(measurement=old, actor=here.lead).rows
    assert (traced.cell, traced.start) == ("D7", date(2026, 3, 1))


def test_a_row_typed_in_has_no_cell(here):
    here.instruction(date(2026, 3, 1), "甲")
    (row,) = lineage.trace(measurement=here.measured(at=later(1)), actor=here.lead).rows
    assert (row.file, row.sheet, row.line, row.cell) == ("", "", None, "")
    assert (row.person, row.known_from is not None) == ("林主任", True)


def test_hidden_rows_are_only_a_count(here):
    people = here.people
    here.instruction(date(2026, 3, 1), "甲", unit=people.section)
    here.instruction(date(2026, 4, 1), "乙", unit=people.organ)
    here.instruction(date(2026, 5, 1), "丙")
    row = here.measured(at=later(1))
    seen = {}
    for who in ("lead", "leader", "reviewer", "reporter"):
        found = lineage.trace(measurement=row, actor=actor_of(getattr(people, who)))
        seen[who] = ([each.label for each in found.rows], found.hidden)
    assert seen == {
        "lead": (["甲", "乙", "丙"], 0),
        "leader": (["甲", "乙", "丙"], 0),
        "reviewer": (["甲", "乙"], 1),
        "reporter": (["甲"], 2),
    }
    page = lineage.trace(measurement=row, actor=actor_of(people.reviewer), offset=1, limit=1)
    assert ([each.label for each in page.rows], page.visible, page.hidden) == (["乙"], 2, 1)


def test_who_may_not_read_the_plan_learns_nothing(here):
    here.instruction(date(2026, 3, 1), "甲")
    row = here.measured(at=later(1))
    for who in ("stranger", "foreigner", "system_admin"):
        actor = actor_of(getattr(here.people, who))
        with pytest.raises(NotPermitted):
            lineage.trace(measurement=row, actor=actor)
    assert scope_of(actor_of(here.people.stranger), Verb.READ_LEDGERS) == NOWHERE


def test_the_rows_come_in_pages(here):
    for month in range(1, 6):
        here.instruction(date(2026, month, 1), f"第{month}次")
    row = here.measured(at=later(1))
    assert row.value == Decimal(5)
    labels = [
        each.label
        for offset in (0, 2, 4)
        for each in lineage.trace(measurement=row, actor=here.lead, offset=offset, limit=2).rows
    ]
    assert labels == [f"第{month}次" for month in range(1, 6)]
