"""Declarations of open licence: announced, withdrawn, and what they must state.

Source: 专利法 第五十条至第五十二条, 专利法实施细则 第八十五条至第八十八条 (evaluation report for utility models
and designs).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ipcity.domain.rights.dated_titles import Holding, held, held_rows
from ipcity.domain.rights.hooks import (
    Problem,
    Values,
    day_in,
    found_problem,
    rewritten,
    text_of,
    warning,
)
from ipcity.domain.terms import identifiers

if TYPE_CHECKING:
    import ibis

BASIS = "专利法第五十条"
COLUMNS = ("declared_on", "withdrawn_on", "ends_on")


def term(values: Values) -> Holding | None:
    """From its announcement to the announced withdrawal or the last day of the licence term."""
    start = day_in(values, "declared_on")
    return held(start, (day_in(values, "ends_on"),), (day_in(values, "withdrawn_on"),))


def in_term(table: ibis.Table) -> ibis.Table:
    return held_rows(table, table.declared_on, (table.ends_on,), (table.withdrawn_on,))


def normalised(values: Values) -> dict[str, object]:
    return rewritten(values, patent_number=identifiers.normal_patent_number)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    number = text_of(values, "patent_number")
    if number:
        sentence = identifiers.patent_number_problem(number)
        found += found_problem("patent_number", sentence, "bad-patent-number")
    kind = identifiers.kind_of_application(number) or identifiers.kind_of_document(number)
    if kind in ("utility", "design") and not values.get("has_evaluation_report"):
        sentence = "实用新型、外观设计的开放许可须有专利权评价报告。"
        found += (warning("has_evaluation_report", "no-report", sentence, BASIS),)
    if text_of(values, "standing_state") == "declared" and not day_in(values, "declared_on"):
        found += (
            warning("declared_on", "no-announcement", "已公告但缺声明公告日，不计入。", BASIS),
        )
    if not text_of(values, "royalty") and not values.get("royalty_amount"):
        found += (warning("royalty", "no-royalty", "缺许可使用费标准，声明应当载明。", BASIS),)
    return found
