"""Firm certificates: a dated title counts from its award to its last day or its revocation.

Source: the ladders' instruments (``rights_instruments``): a certificate says its own validity; where it says
none, no end is computed, because the terms are unverified (待核实).
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

COLUMNS = ("granted_on", "valid_until", "revoked_on")
# Certificates that their instruments give three years (待核实): only asked about, never ended by us.
THREE_YEARS = ("high_tech", "little_giant", "champion", "specialised", "compliance")


def term(values: Values) -> Holding | None:
    """``valid_until`` is the last day as printed, ``revoked_on`` the first day without the title."""
    start = day_in(values, "granted_on")
    return held(start, (day_in(values, "valid_until"),), (day_in(values, "revoked_on"),))


def in_term(table: ibis.Table) -> ibis.Table:
    """The ledger's own ``valid_until`` gives way to the half-open end of the same name."""
    rows = table.rename(printed_until="valid_until")
    return held_rows(rows, rows.granted_on, (rows.printed_until,), (rows.revoked_on,))


def normalised(values: Values) -> dict[str, object]:
    return rewritten(values, uscc=identifiers.normal_uscc)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    if code := text_of(values, "uscc"):
        found += found_problem("uscc", identifiers.uscc_problem(code), "bad-uscc")
    granted = day_in(values, "granted_on")
    if granted is None:
        found += (warning("granted_on", "no-award-date", "缺认定日，无法判断是否新增，不计入。"),)
    if granted and not day_in(values, "valid_until") and text_of(values, "kind") in THREE_YEARS:
        sentence = "未写有效期，按长期有效计；该类证书通常3年（待核实），请补录。"
        found += (warning("valid_until", "no-validity", sentence),)
    return found
