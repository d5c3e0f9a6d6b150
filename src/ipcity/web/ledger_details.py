"""One row as its page shows it: facts in groups with their origin, related rows, and its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest

from ipcity.actions.row_origins import Difference, cell_of, differences, field_origins
from ipcity.actions.row_states import from_plain
from ipcity.domain.access import Verb, scope_of
from ipcity.store.ledgers import LedgerRow, facts
from ipcity.store.models.imports import Import
from ipcity.store.models.row_histories import RowHistory
from ipcity.web.ledger_columns import NUMBERS, Names, address_of, link, measure, words

MOST_RELATED = 8
BY_HAND = "手工"


@dataclass(frozen=True)
class Fact:
    """A field of the row with where its value came from; ``origin_url`` leads to the import."""

    label: str
    value: str
    unit: str
    origin: str
    origin_url: str
    link: str = ""


@dataclass(frozen=True)
class Related:
    """Rows of another ledger that refer to this one."""

    label: str
    by: str
    rows: tuple[tuple[str, str], ...]
    more: bool


@dataclass(frozen=True)
class Change:
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Event:
    """One state of the row: what was done, by whom, and what it changed."""

    state: RowHistory
    act: str
    who: str
    source: str
    source_url: str
    changes: tuple[Change, ...]


class Detail:
    """Everything about one row that its reader may see."""

    def __init__(self, request: HttpRequest, row: LedgerRow, states: Sequence[RowHistory]) -> None:
        self.request, self.row, self.model, self.states = request, row, type(row), states
        self.names = Names(facts(self.model))
        self.names.learn([row, *self._past()])
        imports = Import.objects.within(scope_of(request.actor, Verb.READ_LEDGERS))
        named = {state.source_id for state in states if state.source_id}
        self.open_imports = set(imports.filter(pk__in=named).values_list("pk", flat=True))

    def _past(self) -> Iterator[LedgerRow]:
        for state in self.states:
            yield from_plain(self.model, state.values, state)

    def groups(self) -> list[tuple[str, list[Fact]]]:
        """The facts under headings; a field that says nothing is left out, but for the listed ones."""
        origins = field_origins(self.row, self.states)
        found: dict[str, list[Fact]] = {name: [] for name in GROUPS}
        for one in facts(self.model):
            if not one.editable:
                continue
            text = self._words(one, getattr(self.row, one.attname))
            if text or one.name in self.model.LISTED:
                found[_group(self.model, one)].append(self._fact(one, text, origins))
        return [(name, facts_) for name, facts_ in found.items() if facts_]

    def _fact(self, one: models.Field[Any, Any], text: str, origins: dict[str, RowHistory]) -> Fact:
        state = origins.get(one.name)
        origin, url = self.origin_of(state, one.name) if state and text else ("", "")
        unit = measure(self.model, one) if text else ""
        return Fact(str(one.verbose_name), text, unit, origin, url, self._link(one))

    def _link(self, one: models.Field[Any, Any]) -> str:
        """To the row of another ledger, where the person may read it."""
        key = getattr(self.row, one.attname)
        target = one.related_model
        if not key or not isinstance(target, type) or not issubclass(target, LedgerRow):
            return ""
        scope = scope_of(self.request.actor, Verb.READ_LEDGERS)
        found = target.objects.within(scope).filter(pk=key).first()
        return address_of(found) if found else ""

    def origin_of(self, state: RowHistory, name: str) -> tuple[str, str]:
        """“名录.xlsx 表 Sheet1 C12” with the address of the import, or who typed it."""
        if state.source is None:
            return f"{BY_HAND}　{state.person.name if state.person else ''}".strip("　"), ""
        cell = cell_of(state, name) or (f"第 {state.source_row} 行" if state.source_row else "")
        where = " ".join(part for part in (state.source_sheet, cell) if part)
        return f"{state.source.file_name} {where}".strip(), self._import_url(state)

    def _import_url(self, state: RowHistory) -> str:
        return link("import", state.source_id) if state.source_id in self.open_imports else ""

    def related(self) -> list[Related]:
        """Standing rows of other ledgers that refer to this one, within the reader's scope."""
        scope = scope_of(self.request.actor, Verb.READ_LEDGERS)
        found = []
        for relation in self.model._meta.get_fields(include_hidden=True):
            other = relation.related_model
            if not (relation.one_to_many and isinstance(other, type)):
                continue
            if not issubclass(other, LedgerRow):
                continue
            one = relation.field
            rows = other.objects.within(scope).standing().filter(**{one.name: self.row.pk})
            some = list(rows.order_by("-pk")[: MOST_RELATED + 1])
            if some:
                label, by = str(other._meta.verbose_name), str(one.verbose_name)
                more = len(some) > MOST_RELATED
                linked = tuple((label_of(row), address_of(row)) for row in some[:MOST_RELATED])
                found.append(Related(label, by, linked, more))
        return found

    def events(self) -> list[Event]:
        """The history, newest first."""
        found = []
        for older, newer in zip([None, *self.states], self.states, strict=False):
            url = self._import_url(newer)
            source = " ".join(
                str(part)
                for part in (
                    newer.source.file_name if newer.source else "",
                    newer.source_sheet,
                    f"第 {newer.source_row} 行" if newer.source_row else "",
                )
                if part
            )
            who = newer.person.name if newer.person else "系统"
            changes = tuple(self._changes(differences(self.model, older, newer), newer, older))
            act = newer.get_act_display()
            found.append(Event(newer, act, who, source, url, changes if older else ()))
        return found[::-1]

    def _changes(
        self, many: Iterable[Difference], newer: RowHistory, older: RowHistory | None
    ) -> Iterator[Change]:
        by_name = {f.name: f for f in facts(self.model)}
        now = from_plain(self.model, newer.values, newer)
        then = from_plain(self.model, older.values, older) if older else None
        for each in many:
            one = by_name[each.field]
            if one.editable:
                old = self._words(one, getattr(then, one.attname)) if then else ""
                yield Change(
                    str(one.verbose_name), old, self._words(one, getattr(now, one.attname))
                )

    def _words(self, one: models.Field[Any, Any], value: object) -> str:
        return words(self.model, one, value, self.names)


GROUPS = ("主要内容", "日期", "金额与数量", "归属", "其他")


def _group(model: type[LedgerRow], one: models.Field[Any, Any]) -> str:
    if one.name in ("unit", "region"):
        return "归属"
    if isinstance(one, models.DateField):
        return "日期"
    if isinstance(one, NUMBERS) and not one.choices:
        return "金额与数量"
    key = {name for names in model.KEYS for name in names}
    return "主要内容" if one.name in key or one.name in model.LISTED else "其他"


def label_of(row: LedgerRow) -> str:
    return str(row) or f"第 {row.pk} 行"
