"""Plant varieties: the term by kind of plant and by the version of the regulation at grant.

Source: 植物新品种保护条例 (令807号 from 2025-06-01: 25 years for woody and vine plants, 20 for others,
unverified 待核实). The earlier text's figures were not read: its shorter terms below are unverified
configuration too.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ipcity.domain.rights.assumptions import DEFAULT, Assumptions, PlantTerms
from ipcity.domain.rights.columns import only_if, plus
from ipcity.domain.rights.dated_titles import Holding, held, held_rows
from ipcity.domain.rights.hooks import Problem, Values, day_in, text_of, warning
from ipcity.domain.terms.anniversaries import years_after
from ipcity.domain.terms.instruments import BY_KEY

if TYPE_CHECKING:
    import ibis


TERMS = DEFAULT.plants
COLUMNS = ("granted_on", "ended_on", "is_woody", "stated_status")
NEVER_HELD = ("pending", "refused")


def basis_on(day: date) -> str:
    version = BY_KEY["plant-varieties"].in_force_on(day)
    return (
        f"植物新品种保护条例（{version.name}，保护期限待核实）" if version else "植物新品种保护条例"
    )


def expires_on(granted_on: date, is_woody: bool, terms: PlantTerms = TERMS) -> date:
    """The first day after the term of the version in force at grant."""
    if granted_on >= terms.switch_on:
        return years_after(granted_on, terms.woody_since if is_woody else terms.other_since)
    return years_after(granted_on, terms.woody_before if is_woody else terms.other_before)


def term(values: Values, terms: PlantTerms = TERMS) -> Holding | None:
    granted = day_in(values, "granted_on")
    if granted is None or text_of(values, "stated_status") in NEVER_HELD:
        return None
    expiry = expires_on(granted, bool(values.get("is_woody")), terms)
    return held(granted, (), (expiry, day_in(values, "ended_on")))


def in_term(table: ibis.Table, terms: PlantTerms = TERMS) -> ibis.Table:
    import ibis  # slow import

    rows = table.filter(~table.stated_status.isin(NEVER_HELD))
    since = rows.granted_on >= ibis.literal(terms.switch_on)
    ways = (
        (since & rows.is_woody, terms.woody_since),
        (since & ~rows.is_woody, terms.other_since),
        (~since & rows.is_woody, terms.woody_before),
        (~since & ~rows.is_woody, terms.other_before),
    )
    ends = [only_if(case, plus(rows.granted_on, years=years)) for case, years in ways]
    return held_rows(rows, rows.granted_on, (), (*ends, rows.ended_on))


def problems(values: Values, on: date, assumed: Assumptions = DEFAULT) -> tuple[Problem, ...]:
    granted, status = day_in(values, "granted_on"), text_of(values, "stated_status")
    found: tuple[Problem, ...] = ()
    if status == "granted" and granted is None:
        found += (warning("granted_on", "no-grant-date", "已授权但缺授权日，不计入。"),)
    if status == "ended" and day_in(values, "ended_on") is None:
        found += (
            warning("ended_on", "ended-without-date", "已终止但缺终止日，仍按期限计，请补录。"),
        )
    held_days = term(values, assumed.plants)
    if status == "granted" and held_days and held_days.end and held_days.end <= on:
        sentence = "文件载明已授权，但按保护期限推算已届满，请核对。"
        found += (warning("granted_on", "granted-after-term", sentence, basis_on(held_days.start)),)
    return found
