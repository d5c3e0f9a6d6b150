"""Rows invented from a form: each field a value, one of several, or what is drawn for the row.

A form's field may be a tuple (one of its values, at random), a text with ``{d.…}`` (filled from the
draft) or a function of the draft; anything else stands as it is. Fields are drawn in their order, so
a later one may look at ``d.row``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from ipcity.actions.invented.bodies import Body, World
from ipcity.actions.invented.sheets import LAST, Chance, InventedSheet, Row, workday, years_after
from ipcity.actions.invented.words import brand, person, town

Draw = Callable[["Draft"], object]


@dataclass
class Draft:
    """One row on its way: the ``number``-th of its form, dated ``day``, about ``firm``."""

    where: World
    chance: Chance
    number: int
    day: date
    firm: Body
    patent: Row
    case: Row
    row: Row = field(default_factory=dict)

    @property
    def n(self) -> int:
        return self.number + 1

    @property
    def person(self) -> str:
        return person(self.chance)

    @property
    def town(self) -> str:
        return town(self.chance)

    @property
    def brand(self) -> str:
        return brand(self.number * 17 + 5)

    def resolved(self, form: object) -> object:
        if isinstance(form, tuple):
            return self.resolved(self.chance.one(form))
        if isinstance(form, str):
            return form.format(d=self) if "{" in form else form
        return form(self) if callable(form) else form


@dataclass(frozen=True)
class Form:
    """``count`` rows of a district, spread over ``first`` … ``last`` by the field ``dated``."""

    ledger: str
    title: str
    count: int
    dated: str
    fields: Mapping[str, object]
    first: date = date(2023, 1, 9)
    last: date = LAST - timedelta(3)


def sheets(
    where: World,
    file: str,
    forms: Iterable[Form],
    patents: tuple[Row, ...] = (),
    cases: tuple[Row, ...] = (),
) -> tuple[InventedSheet, ...]:
    """A sheet for each form; drafts name one of ``patents`` and of ``cases`` for fields to speak of."""
    return tuple(
        InventedSheet(form.ledger, file, form.title, tuple(_rows(where, form, patents, cases)))
        for form in forms
    )


def _rows(
    where: World, form: Form, patents: tuple[Row, ...], cases: tuple[Row, ...]
) -> Iterable[Row]:
    chance = where.chance(form.ledger)
    firms = chance.shuffled(where.local)
    days = (form.last - form.first).days
    # a form of few rows has them in every size
    count = form.count if form.count <= 40 else max(40, where.capped(form.count))
    for number in range(count):
        spread = form.first + timedelta(days * number // count)
        day = min(workday(spread + timedelta(chance.whole(0, max(1, days // count)))), form.last)
        draft = Draft(
            where, chance, number, day, firms[number % len(firms)],
            _standing_by(chance, patents, "granted_on", day), _standing_by(chance, cases, "decided_on", day),
        )  # fmt: skip
        if form.dated:
            draft.row[form.dated] = day
        for name, value in form.fields.items():
            draft.row[name] = draft.resolved(value)
        yield {name: value for name, value in draft.row.items() if not name.startswith("_")}


def _standing_by(chance: Chance, rows: tuple[Row, ...], name: str, day: date) -> Row:
    """One of ``rows`` whose date ``name`` has come by ``day``; any where none is found soon."""
    for _ in range(30 if rows else 0):
        row = chance.one(rows)
        on = row.get(name)
        if isinstance(on, date) and on < day:
            return row
    return rows[0] if rows else {}


def each(*values: object) -> Draw:
    """The values in their order, from row to row."""
    return lambda d: d.resolved(values[d.number % len(values)])


def share(percent: float, value: object, other: object = None) -> Draw:
    """``value`` in so many of a hundred rows."""
    return lambda d: d.resolved(value if d.chance.often(percent) else other)


def where_is(name: str, wanted: object, value: object, other: object = None) -> Draw:
    """``value`` where the row's field ``name`` is ``wanted``."""
    return lambda d: d.resolved(value if d.row.get(name) == wanted else other)


def whole(least: int, most: int) -> Draw:
    return lambda d: d.chance.whole(least, most)


def money(least: int, most: int) -> Draw:
    """An amount in 元, between so many 万元."""
    return lambda d: Decimal(d.chance.whole(least, most) * 10_000)


def rate(least: int, most: int) -> Draw:
    """A yearly rate in per cent, given in hundredths of it."""
    return lambda d: Decimal(d.chance.whole(least, most)) / 100


def after(name: str, least: int, most: int) -> Draw:
    """A working day so many days after the field ``name``; nothing where that has not come yet."""

    def draw(d: Draft) -> date | None:
        base = d.row.get(name)
        if not isinstance(base, date):
            return None
        day = workday(base + timedelta(d.chance.whole(least, most)))
        return day if day <= LAST else None

    return draw


def before(name: str, least: int, most: int) -> Draw:
    def draw(d: Draft) -> date | None:
        base = d.row.get(name)
        back = timedelta(d.chance.whole(least, most))
        return base - back if isinstance(base, date) else None

    return draw


def term(name: str, years: int, days: int = -1) -> Draw:
    """The last day of a term of ``years`` from the field ``name``; it may lie ahead."""

    def draw(d: Draft) -> date | None:
        base = d.row.get(name)
        return years_after(base, years) + timedelta(days) if isinstance(base, date) else None

    return draw


def stage(*steps: tuple[str, object]) -> Draw:
    """The state of the last of the (field, state) that has come; the first state where none has."""

    def draw(d: Draft) -> object:
        reached = [state for name, state in steps if not name or d.row.get(name)]
        return reached[-1]

    return draw
