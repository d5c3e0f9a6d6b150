"""The three figures of case work read from the ledgers, each with the rows that count and those that do not.

Source: ``domain/cases/kpis``; they agree with the plan's indicators 12–14, which the lake computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ipcity.domain.access import Actor, Verb, scope_of
from ipcity.domain.cases.kpis import (
    CaseRow,
    Counted,
    PublicationRow,
    Span,
    decided_in_time,
    handled,
    published_in_time,
)
from ipcity.store.ledgers import name_of
from ipcity.store.models.cases import Case
from ipcity.store.models.clocks import Clock
from ipcity.store.models.proceedings import Proceeding
from ipcity.store.models.publications import Publication


@dataclass(frozen=True)
class Figure:
    """``ledger`` and ``rows``: whose rows the figure counts, by key; ``basis`` its legal ground."""

    title: str
    basis: str
    counted: Counted[Any]
    ledger: str
    rows: Mapping[int, Any]


def figures(actor: Actor, span: Span) -> tuple[Figure, ...]:
    """Of the rows that ``actor`` may read, for what fell due within ``span``."""
    scope = scope_of(actor, Verb.READ_LEDGERS)
    cases = Case.objects.standing().within(scope).in_bulk()
    publications = Publication.objects.standing().within(scope).in_bulk()
    suspended = _suspended(actor.district)
    facts = [_case(each, each.pk in suspended) for each in cases.values()]
    shown = [_publication(each) for each in publications.values()]
    term = "市场监督管理行政处罚程序规定第六十四条"
    return (
        Figure("知识产权案件处理率", "方案指标", handled(facts, span), "cases", cases),
        Figure("行政执法按期结案率（按决定）", term, decided_in_time(facts, span), "cases", cases),
        Figure(
            "行政执法按期结案率（按结案）", term, decided_in_time(facts, span, by_closing=True),
            "cases", cases,
        ),
        Figure(
            "案件信息公示率（按期）", "总局令第45号第二条、第九条", published_in_time(shown, span),
            "publications", publications,
        ),
    )  # fmt: skip


def _suspended(district: int) -> frozenset[int]:
    """Rows of the case ledger whose term does not run now."""
    held = Clock.objects.filter(
        district=district, kept_ledger=name_of(Case), state=Clock.State.SUSPENDED,
        ledger=name_of(Proceeding),
    )  # fmt: skip
    return frozenset(pk for pk in held.values_list("kept_row", flat=True) if pk is not None)


def _case(row: Case, suspended: bool) -> CaseRow:  # noqa: FBT001
    return CaseRow(
        row.pk, row.procedure, row.result, row.due_on, row.handled_on, row.decided_on,
        row.closed_on, suspended,
    )  # fmt: skip


def _publication(row: Publication) -> PublicationRow:
    words = row.get_exempt_kind_display() if row.exempt_kind else ""
    return PublicationRow(row.pk, row.is_publishable, row.due_on, row.published_on, words)


def span_of(first: date | None, on: date) -> Span:
    """From the programme's first day; without one from the first day of the year."""
    return Span(first or date(on.year, 1, 1), on)
