"""Geographical indications on their separate tracks: marks with a term, products recognised.

Source: 集体商标、证明商标注册和管理规定, 地理标志产品保护办法 (article 28: cancellation needs stated grounds).
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

COLUMNS = ("stated_status", "recognised_on", "expires_on", "ended_on")
NEVER_HELD = ("pending", "refused")


def term(values: Values) -> Holding | None:
    """From registration or recognition to the printed last day or the end; products hold without term."""
    if text_of(values, "stated_status") in NEVER_HELD:
        return None
    start = day_in(values, "recognised_on")
    return held(start, (day_in(values, "expires_on"),), (day_in(values, "ended_on"),))


def in_term(table: ibis.Table) -> ibis.Table:
    rows = table.filter(~table.stated_status.isin(NEVER_HELD))
    return held_rows(rows, rows.recognised_on, (rows.expires_on,), (rows.ended_on,))


def normalised(values: Values) -> dict[str, object]:
    if text_of(values, "track") == "mark":
        return rewritten(values, number=identifiers.normal_mark_number)
    return dict(values)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    number, track = text_of(values, "number"), text_of(values, "track")
    if track == "mark" and number:
        sentence = identifiers.mark_number_problem(number)
        found += found_problem("number", sentence, "bad-mark-number")
    if not track:
        found += (warning("track", "no-track", "未写明保护途径，商标与产品分别计数，须补录。"),)
    status = text_of(values, "stated_status")
    if status == "registered" and day_in(values, "recognised_on") is None:
        found += (warning("recognised_on", "no-recognition-date", "缺注册或认定日，不计入。"),)
    if status == "cancelled" and day_in(values, "ended_on") is None:
        found += (
            warning("ended_on", "ended-without-date", "已撤销但缺终止日，仍按有效计，请补录。"),
        )
    return found
