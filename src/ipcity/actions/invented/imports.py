"""How the rows came: in several imports over the years, some late, some wrong at first, a few by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ipcity.actions.invented.sheets import Amendment, Chance, InventedSheet, Row

DAYS = (
    date(2024, 3, 15), date(2024, 12, 20), date(2025, 9, 19), date(2026, 6, 26), date(2026, 11, 5),
)  # fmt: skip
FEW = 250  # a ledger of fewer rows is brought twice
LATE = 3  # per cent that come with the import after the one they should have come with
# what lies ahead when a row is written down, however long ago that is by now
_AHEAD = ("_until", "ends_on", "expires_on", "due_on", "planned_on", "planned_end_on")
# fields that carry a number of the office's own: a second entry of the same matter has another
_NUMBERS = ("registration_number", "number", "record_number", "loan_number")
_SLIPPED = ("name", "title", "subject", "firm_name", "holder_name", "party_name", "owner_name")
_WITHOUT_MESS = ("open_licences", "organisations", "statistics", "survey_answers", "trademarks")
TWICE = "与另一行为同一事项，重复登记"
SLIPS = ("名称录入有误，按原件更正", "与证书核对后更正", "来源表格错字")


def split(seed: int, sheet: InventedSheet) -> Iterator[InventedSheet]:
    """The sheet's rows as one sheet for each day of import, and those of the last typed by hand."""
    chance = Chance(seed, f"imports of {sheet.ledger}")
    days = DAYS if len(sheet.rows) >= FEW else DAYS[1::3]
    parts: dict[date, list[Row]] = {day: [] for day in days}
    for row in sheet.rows:
        known = max(_dates(row), default=days[0])
        at = next((n for n, day in enumerate(days) if known <= day), len(days) - 1)
        at += at + 1 < len(days) and chance.often(LATE)
        parts[days[at]].append(row)
    typed = _typed(parts[days[-1]]) if sheet.ledger not in _WITHOUT_MESS else []
    for day, rows in parts.items():
        if rows:
            yield _brought(chance, sheet, day, rows)
    if typed:
        yield replace(sheet, rows=tuple(typed), on=days[-1], by_hand=True)


def _dates(row: Row) -> Iterator[date]:
    """When the row's facts came about; what was looked up on the day of the import does not count."""
    for name, value in row.items():
        if isinstance(value, date) and name != "stated_on" and not name.endswith(_AHEAD):
            yield value


def _typed(rows: list[Row]) -> list[Row]:
    """The last two of eight or more rows, taken out of ``rows``."""
    if len(rows) < 8:
        return []
    typed, rows[-2:] = rows[-2:], []
    return typed


def _brought(chance: Chance, sheet: InventedSheet, day: date, rows: list[Row]) -> InventedSheet:
    rows = [row | {"stated_on": day} if "stated_on" in row else row for row in rows]
    amended: dict[int, Amendment] = {}
    if sheet.ledger not in _WITHOUT_MESS and len(rows) >= 20:
        for at in chance.some(range(len(rows)), min(6, 1 + len(rows) // 200)):
            amended |= _slip(chance, rows[at], at)
        amended |= _twice(rows, chance.whole(0, len(rows) - 1))
    words = f"{day.year}年{day.month}月"
    return replace(
        sheet, rows=tuple(rows), on=day, amended=amended, file=f"{sheet.file}（{words}）.xlsx"
    )


def _slip(chance: Chance, row: Row, at: int) -> dict[int, Amendment]:
    """A name that was first entered with two characters the wrong way round."""
    for name in _SLIPPED:
        words = str(row.get(name) or "")
        for place in range(len(words) - 2, 1, -1):
            one, other = words[place], words[place + 1]
            if one != other and one.isalpha() and other.isalpha():
                wrong = words[:place] + other + one + words[place + 2 :]
                return {at: Amendment(chance.one(SLIPS), {name: wrong})}
    return {}


def _twice(rows: list[Row], at: int) -> dict[int, Amendment]:
    """One matter entered a second time under another number, and declared void later."""
    for name in _NUMBERS:
        if words := rows[at].get(name):
            rows.append(rows[at] | {name: f"{words}（重）"})
            return {len(rows) - 1: Amendment(TWICE)}
    return {}
