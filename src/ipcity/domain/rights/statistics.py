"""Official figures typed in with their source: the year they speak of and the day they came out.

Source: card R1.2: resident population, not registered; the last published figure counts.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ipcity.domain.rights.hooks import Problem, Values, day_in, error, text_of, warning

# A district's resident population, in persons; outside it the figure was probably in 万人.
SMALLEST, LARGEST = Decimal(10_000), Decimal(40_000_000)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    year, published = values.get("year"), day_in(values, "published_on")
    if isinstance(year, int) and not 1978 <= year <= on.year:
        found += (error("year", "bad-year", "所属年度应在1978年至今年之间。"),)
    if published and isinstance(year, int) and published.year < year:
        found += (error("published_on", "published-before", "发布日早于所属年度，请核对。"),)
    if published is None:
        found += (warning("published_on", "no-publication-date", "缺发布日，无法确定何时起采用。"),)
    if not text_of(values, "source_document") and not text_of(values, "source_url"):
        found += (warning("source_document", "no-source", "缺来源文件，统计数据须注明出处。"),)
    month = values.get("month")
    if isinstance(month, int) and not 1 <= month <= 12:
        found += (error("month", "bad-month", "月份应为1至12。"),)
    return (*found, *_size_problems(values))


def _size_problems(values: Values) -> tuple[Problem, ...]:
    value, series = values.get("value"), text_of(values, "series")
    if not isinstance(value, Decimal) or series not in (
        "resident_population",
        "registered_population",
    ):
        return ()
    if SMALLEST <= value <= LARGEST:
        return ()
    return (warning("value", "unlikely-population", "人口数应以人为单位，请核对是否误填为万人。"),)
