"""Whether a list of holidays (日期, 放假 or 上班) was read whole: every row, and the days always free.

Source of the days: 全国年节及纪念日放假办法 第二条 (1 January, 1 May, 1 to 3 October). The notice's reader takes what it knows out of any text; in a list each row must be known, since a row
passed over would move terms unseen.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ipcity.domain.terms.numbers import fold
from ipcity.domain.terms.working_days import Calendar

ARRANGEMENTS: Final = ("放假", "休息", "休", "上班", "班")
EVERY_YEAR: Final = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))
_DAY: Final = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def always_free(notice: Calendar) -> tuple[date, ...]:
    """Weekdays that are free in every year and that ``notice`` does not name."""
    days = (date(year, month, day) for year in notice.years for month, day in EVERY_YEAR)
    return tuple(d for d in days if d.weekday() < 5 and d not in notice.holidays)


def bad_cells(text: str) -> tuple[str, ...]:
    """``第3行第2列…`` for each cell that is no day or no arrangement; a heading row may come first."""
    rows = [[fold(cell).strip() for cell in row] for row in csv.reader(text.splitlines())]
    found: list[str] = []
    for number, row in enumerate(rows, 1):
        heading = number == 1 and not any(character.isdigit() for character in "".join(row))
        if any(row) and not heading:
            found += (f"第{number}行{told}" for told in _wrong(row))
    return tuple(found)


def _wrong(row: list[str]) -> Iterator[str]:
    if not _is_day(row[0]):
        yield f"第1列“{row[0][:20]}”不是日期，应写成 2027-01-01。"
    arrangement = row[1] if len(row) > 1 else ""
    if arrangement not in ARRANGEMENTS:
        yield f"第2列“{arrangement[:20]}”应为放假或上班。"


def _is_day(cell: str) -> bool:
    found = _DAY.fullmatch(cell)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True
