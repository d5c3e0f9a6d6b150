"""A small ground for numbers: a plan in force, what its targets are computed by, and a few rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ipcity.actions import measurements, rows
from ipcity.store.models.bindings import Binding, BindingChoice
from ipcity.store.models.files import StoredFile
from ipcity.store.models.imports import Import
from ipcity.store.models.measurements import Measurement
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.row_histories import RowHistory
from tests.cast import AT, TODAY, Cast, actor_of, cast
from tests.web.plans import adopt_plan

POSITIVE = "instructions.positive-of-year"
MARKS = "trademarks.in-term"


@dataclass(frozen=True)
class Ground:
    people: Cast
    plan: PlanVersion

    @property
    def lead(self):
        return actor_of(self.people.lead)

    @property
    def district(self) -> int:
        return self.people.district.pk

    def instruction(self, day: date, subject: str, at: datetime = AT, unit=None, positive=True):
        """One positive instruction; it counts from its day to the end of the year."""
        values = {
            "subject": subject, "leader_title": "某领导", "given_on": day, "is_positive": positive,
        }  # fmt: skip
        return rows.enter(ledger="instructions", values=values, unit=unit, actor=self.lead, at=at)

    def measured(self, key: str = "T5", on: date = TODAY, at: datetime = AT) -> Measurement:
        code = self.plan.programme.bindings.get(fact_key=key).indicator
        (row,) = measurements.measure(
            district=self.district, codes=[code], on=on, at=at, actor=self.lead
        )
        return row


def ground() -> Ground:
    """T5 (每年走访企业) is computed by positive instructions, T3 by marks in term."""
    people = cast()
    plan = adopt_plan(people.district)
    for key, code in (("T5", POSITIVE), ("T3", MARKS)):
        bind(plan, key, code)
    return Ground(people, plan)


def bind(plan: PlanVersion, key: str, code: str, reading: str = "") -> Binding:
    held = Binding.objects.create(
        district=plan.district, programme=plan.programme, fact_key=key, reading=reading,
        indicator=code, chosen_at=AT,
    )  # fmt: skip
    BindingChoice.objects.create(district=plan.district, binding=held, indicator=code, chosen_at=AT)
    return held


def from_sheet(row, line: int, letters: dict[str, str]) -> Import:
    """Say that the present state of ``row`` came from line ``line`` of a sheet."""
    file = StoredFile.objects.create(
        district=row.district, name="台账.xlsx", sha256="ab" * 32, size=1,
        content_type="application/octet-stream", verb="read-ledgers", kept_at=AT,
    )  # fmt: skip
    columns = [
        {"index": at, "letter": letter, "heading": field, "field": field}
        for at, (field, letter) in enumerate(letters.items())
    ]
    made = Import.objects.create(
        district=row.district, ledger="instructions", file=file, file_name="台账.xlsx",
        mapping={"tables": [{"sheet": "批示", "use": True, "first_row": 2, "last_row": 99,
                             "columns": columns}]},
        begun_at=AT, state=Import.State.DONE,
    )  # fmt: skip
    RowHistory.objects.filter(row=row.pk, ledger="instructions").update(
        source=made, source_sheet="批示", source_row=line
    )
    return made


def later(days: int) -> datetime:
    return AT + timedelta(days=days)
