"""The same day some years or months later, as terms of rights are counted.

Source: 专利法实施细则 第五条: a term of years or months ends on the corresponding day of its last
month, and on that month's last day where there is none.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The corresponding day; 31 August plus 6 months is the last of February."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_after(day: date, years: int) -> date:
    return months_after(day, 12 * years)
