"""Intervals that the law computes, by name and version: the bulk forms of ``domain/rights``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from ipcity.domain.rights import (
    geographical_indications,
    high_value,
    patents,
    qualifications,
    strategic_industries,
    trademarks,
)
from ipcity.domain.rights.assumptions import Assumptions

if TYPE_CHECKING:
    from ibis import Table

Bulk: TypeAlias = "Callable[[Table], Table]"
Needs: TypeAlias = "tuple[tuple[str, tuple[str, ...]], ...]"


@dataclass(frozen=True)
class Rule:
    """``interval`` gives rows of ``ledger`` with all their columns, ``start`` and ``end`` (null: open);
    rows that the rule could concern but that never hold have ``end = start``. ``needs`` names the
    columns it reads, ledger by ledger."""

    ledger: str
    label: str
    needs: Needs
    interval: Callable[[Mapping[str, Table], Assumptions], Table]


def _held(ledger: str, bulk: Bulk, tables: Mapping[str, Table], _: Assumptions) -> Table:
    held = bulk(tables[ledger])
    return held.mutate(start=held.valid_from, end=held.valid_until)


def _patents_in_force(tables: Mapping[str, Table], assumed: Assumptions) -> Table:
    held = patents.in_force(tables["patents"], assumed.design)
    return held.mutate(start=held.valid_from, end=held.valid_until)


def _marks_in_grace(tables: Mapping[str, Table], _: Assumptions) -> Table:
    held = trademarks.in_term(tables["trademarks"])
    return held.mutate(
        start=held.valid_until, end=held.grace_until.fill_null(held.valid_until)
    ).filter(held.valid_until.notnull())


def _patents_in_grace(tables: Mapping[str, Table], assumed: Assumptions) -> Table:
    import ibis  # slow import

    held = patents.in_force(tables["patents"], assumed.design)
    late = held.provisional_from.notnull()
    return held.mutate(
        start=ibis.coalesce(held.provisional_from, held.valid_from),
        end=ibis.ifelse(late, held.valid_until, held.valid_from),
    )


def _of_high_value(
    version: str, criterion: str, tables: Mapping[str, Table], assumed: Assumptions
) -> Table:
    """Inventions that were ever in force; those that never qualify keep an empty interval."""
    import ibis  # slow import

    settings = high_value.supposing(version, assumed)
    evidence = (tables["patents"], tables["awards"], tables["strategic_rules"], settings)
    if criterion:
        each = high_value.criterion_intervals(*evidence)
        found = each.filter(each.criterion == criterion)
    else:
        found = high_value.intervals(*evidence)
    met = found.select(met_row=found.row, met_from=found.valid_from, met_until=found.valid_until)
    held = patents.in_force(tables["patents"].filter(tables["patents"].kind == "invention"))
    both = held.left_join(met, held.id == met.met_row)
    start = ibis.coalesce(both.met_from, both.valid_from)
    return both.mutate(start=start, end=ibis.ifelse(both.met_from.isnull(), start, both.met_until))


_PATENT = (("patents", patents.COLUMNS),)
_HIGH_VALUE = (
    ("patents", high_value.COLUMNS),
    ("awards", high_value.AWARD_COLUMNS),
    ("strategic_rules", strategic_industries.RULE_COLUMNS),
)


def _high_value_rules() -> dict[tuple[str, int], Rule]:
    found = {}
    for version in high_value.VERSIONS:
        name, label = f"patents.high_value.{version}", f"高价值发明专利期间（{version}）"
        interval = partial(_of_high_value, version, "")
        found[name, 1] = Rule("patents", label, _HIGH_VALUE, interval)
    for code, label in high_value.CRITERION_LABELS.items():
        interval = partial(_of_high_value, high_value.DEFAULT.version, str(code))
        name = f"patents.high_value.{high_value.DEFAULT.version}.{code}"
        found[name, 1] = Rule("patents", f"高价值发明专利期间（{label}）", _HIGH_VALUE, interval)
    return found


def _in_term(ledger: str, label: str, columns: tuple[str, ...], bulk: Bulk) -> Rule:
    return Rule(ledger, label, ((ledger, columns),), partial(_held, ledger, bulk))


RULES: Mapping[tuple[str, int], Rule] = {
    ("patents.in_force", 1): Rule("patents", "专利权有效期间", _PATENT, _patents_in_force),
    ("patents.in_grace", 1): Rule("patents", "年费宽限期间", _PATENT, _patents_in_grace),
    ("trademarks.in_term", 1): _in_term(
        "trademarks", "注册商标有效期间", trademarks.COLUMNS, trademarks.in_term
    ),
    ("trademarks.in_grace", 1): Rule(
        "trademarks", "续展宽展期间", (("trademarks", trademarks.COLUMNS),), _marks_in_grace
    ),
    ("qualifications.in_term", 1): _in_term(
        "qualifications", "资质有效期间", qualifications.COLUMNS, qualifications.in_term
    ),
    ("geographical_indications.in_term", 1): _in_term(
        "geographical_indications",
        "地理标志保护期间",
        geographical_indications.COLUMNS,
        geographical_indications.in_term,
    ),
    **_high_value_rules(),
}
