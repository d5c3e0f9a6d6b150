"""Layout designs of integrated circuits: ten years, fifteen at most from creation.

Source: 集成电路布图设计保护条例 令300号 (ten years from filing or first exploitation, whichever is
earlier; never longer than fifteen from creation). 令842号 is in force from 2026-10-15; its figures were
not read, so rights registered since have no computed end.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ipcity.domain.rights.columns import earliest, only_if, plus
from ipcity.domain.rights.dated_titles import Holding, held, held_rows
from ipcity.domain.rights.hooks import Problem, Values, day_in, text_of, warning
from ipcity.domain.terms.anniversaries import years_after
from ipcity.domain.terms.instruments import BY_KEY

if TYPE_CHECKING:
    import ibis

TERM_YEARS, LONGEST_YEARS, FILING_YEARS = 10, 15, 2
NEW_TEXT_FROM = date(2026, 10, 15)
COLUMNS = ("registered_on", "filed_on", "first_used_on", "created_on", "ended_on", "stated_status")
NEVER_HELD = ("pending", "refused")


def basis_on(day: date) -> str:
    version = BY_KEY["layout-designs"].in_force_on(day)
    return f"集成电路布图设计保护条例（{version.name}）" if version else "集成电路布图设计保护条例"


def term(values: Values) -> Holding | None:
    registered = day_in(values, "registered_on")
    if registered is None or text_of(values, "stated_status") in NEVER_HELD:
        return None
    return held(registered, (), (*_computed(values, registered), day_in(values, "ended_on")))


def _computed(values: Values, registered: date) -> tuple[date | None, ...]:
    if registered >= NEW_TEXT_FROM:
        return ()
    begun = [day for name in ("filed_on", "first_used_on") if (day := day_in(values, name))]
    created = day_in(values, "created_on")
    return (
        years_after(min(begun), TERM_YEARS) if begun else None,
        years_after(created, LONGEST_YEARS) if created else None,
    )


def in_term(table: ibis.Table) -> ibis.Table:
    import ibis  # slow import

    rows = table.filter(~table.stated_status.isin(NEVER_HELD))
    old = rows.registered_on < ibis.literal(NEW_TEXT_FROM)
    begun = earliest(rows.filed_on, rows.first_used_on)
    ends = (
        only_if(old, plus(begun, years=TERM_YEARS)),
        only_if(old, plus(rows.created_on, years=LONGEST_YEARS)),
        rows.ended_on,
    )
    return held_rows(rows, rows.registered_on, (), ends)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    filed, used = day_in(values, "filed_on"), day_in(values, "first_used_on")
    if filed and used and filed > years_after(used, FILING_YEARS):
        sentence = "申请日距首次商业利用超过2年，请核对（期限待核实）。"
        found += (warning("first_used_on", "filed-late", sentence, basis_on(filed)),)
    if text_of(values, "stated_status") == "registered" and not day_in(values, "registered_on"):
        found += (warning("registered_on", "no-registration-date", "已登记但缺登记日，不计入。"),)
    return found
