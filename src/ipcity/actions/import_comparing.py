"""Rows of a sheet beside the rows of the ledger: new, changed, the same, or refused with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import Q

from ipcity.actions.import_doubts import DoubtfulCells
from ipcity.actions.import_drafts import Draft, Values, differ, says
from ipcity.actions.import_fields import (
    USCC,
    Reference,
    blank_of,
    brought,
    fault_of,
    fitted,
    references,
)
from ipcity.actions.import_resolving import Resolver
from ipcity.actions.import_staging import Line, Status, tagged
from ipcity.actions.row_batches_sql import plainly
from ipcity.actions.row_origins import TYPED
from ipcity.domain.access import Scope
from ipcity.domain.rights import hooks
from ipcity.domain.sheets.cells import shown as as_it_stands
from ipcity.domain.sheets.reading import BodyRow
from ipcity.store.ledger_queries import rows_by_key
from ipcity.store.ledgers import LedgerRow, facts, keys_of, name_of

CHUNK = 800


@dataclass(frozen=True)
class Terms:
    """Under which conditions a file is compared.

    ``unit`` owns new rows that name none; ``keeping`` is where the person may write. ``mapped`` are
    the fields that the file has a column for; ``erasing``: an empty cell empties the field.
    """

    model: type[LedgerRow]
    district: int
    unit: int | None
    keeping: Scope
    on: date
    erasing: bool = False
    historic: bool = False


class Comparison:
    """One pass over a file; ``lines`` gives one staged line per row, in the file's order."""

    def __init__(self, terms: Terms) -> None:
        self.terms, self.model = terms, terms.model
        self.ledger = name_of(terms.model)
        self.resolver = Resolver(terms.model, terms.district)
        self._seen: dict[object, int] = {}
        self._letters: Mapping[str, str] = {}
        self._table: int | None = None
        # what the person typed for every row of the table that is gone through, by field
        self.typed: Mapping[str, object] = {}

    def lines(
        self, rows: Iterable[BodyRow], sheet: str, columns: Mapping[str, str], table: int
    ) -> Iterator[list[Line]]:
        """Staged lines in lots; ``columns`` is the letter of each mapped field, ``table`` its number."""
        self._letters, self._table = columns, table
        left = iter(rows)
        while lot := list(islice(left, CHUNK)):
            read = [self._drafted(body, sheet, columns) for body in lot]
            self._resolve([d for d in read if isinstance(d, Draft)])
            self._match([d for d in read if isinstance(d, Draft)])
            yield [each if isinstance(each, Line) else self._judged(each) for each in read]

    def _drafted(self, body: BodyRow, sheet: str, columns: Mapping[str, str]) -> Draft | Line:
        if body.skipped:
            told = [("", "", "", body.skipped)]
            return Line(
                Status.SKIPPED, sheet, body.number, problems=told, cells=tagged(body.cells),
                table=self._table,
            )  # fmt: skip
        draft = Draft(body, sheet, {}, {}, {}, [])
        for problem in body.problems:
            if problem.severity == "error":
                stands = as_it_stands(problem.value)
                said = f"“{stands[:60]}”{problem.message}" if stands else problem.message
                draft.problems.append((problem.cell, self._label(problem.field), stands, said))
        given = {**body.values, **self.typed}
        if self.terms.erasing:
            given = {**{n: None for n in columns if n not in body.values}, **given}
        for name, value in given.items():
            self._take(draft, name, value)
        draft.places.update(dict.fromkeys(self.typed, TYPED))
        draft.values = hooks.normalised(self.ledger, draft.values)
        return draft

    def _take(self, draft: Draft, name: str, value: object) -> None:
        column, fault = self._plain_columns.get(name, (None, None))
        if column is None or fault is None:
            self._take_word(draft, name, value)
            return
        kept = blank_of(column) if value is None else fitted(column, value)
        if told := fault(kept):
            draft.problems.append(("", self._label(name), str(value)[:80], told))
            return
        draft.values[name] = kept

    def _take_word(self, draft: Draft, name: str, value: object) -> None:
        """What a reference is called; anything else is no field of the ledger."""
        if name.endswith(USCC) or name in self._references:
            draft.words[name] = "" if value is None else str(value).strip()

    def _resolve(self, drafts: Sequence[Draft]) -> None:
        self.resolver.prepare([{**d.values, **d.words} for d in drafts])
        for draft in drafts:
            for each in self._references.values():
                self._refer(draft, each)

    def _refer(self, draft: Draft, each: Reference) -> None:
        if each.to_unit:
            self._refer_to_unit(draft, each)
            return
        name, code = self._said(draft, each)
        if name is None:
            return
        if each.to_organisation:
            known, fresh = self.resolver.organisations.resolve(name, code)
            draft.values[each.field] = known
            if fresh is not None:
                draft.pending[each.attname] = fresh
        else:
            draft.values[each.field] = self.resolver.other_row(each, name) if name else None

    def _said(self, draft: Draft, each: Reference) -> tuple[str | None, str]:
        """The words by which a row is referred to, and its code; None: the sheet says nothing.

        A sheet with a column for the reference itself (our own export) says by it, not by the text
        beside it, and an empty cell there leaves the reference alone.
        """
        code = draft.words.get(f"{each.field}{USCC}") or str(draft.values.get(each.uscc) or "")
        if each.field in self._letters:
            word = draft.words.get(each.field) or None
            return ("" if word is None and self.terms.erasing else word), code
        if not each.text or each.text not in draft.values:
            return None, code
        return str(draft.values[each.text] or ""), code

    def _refer_to_unit(self, draft: Draft, each: Reference) -> None:
        text = draft.words.get(each.field)
        if text:
            found = self.resolver.unit_reference(each, text)
            if found is not None:
                draft.values[each.field] = found
            elif each.field == "region":
                told = "不是本区域的镇街，属地没有填。"
                draft.doubts.append((self._cell(draft, each.field)[0], each.field, text, told, ""))
            else:
                told = "没有这个单位，请改用单位名录中的名称或别名。"
                draft.problems.append(("", self._label(each.field), text, told))
        elif text == "" and self.terms.erasing:
            draft.values[each.field] = None
        # a sheet with a column of its own for the town says by an empty cell that there is none
        derived = each.field == "region" and "region" not in self._letters
        if derived and self._address and draft.values.get("region") is None:
            address = draft.values.get(self._address)
            town = self.resolver.places.region(str(address)) if address else None
            if town is not None:
                draft.values["region"] = town
                if self._address in self._letters:
                    draft.places["region"] = self._cell(draft, self._address)[0]

    def _match(self, drafts: Sequence[Draft]) -> None:
        """Find the standing row of each draft by the strongest key that it brings."""
        for draft in drafts:
            draft.keys = keys_of(self.model, {**self._key_defaults, **draft.values})
        by_key = rows_by_key(self.model, self.terms.district, {k for d in drafts for k in d.keys})
        for draft in drafts:
            draft.existing = next((by_key[k] for k in draft.keys if k in by_key), None)
        self._match_weaker([d for d in drafts if d.existing is None])

    def _match_weaker(self, drafts: Sequence[Draft]) -> None:
        """A row that lacks the stronger keys may be known here under one of them."""
        for place, names in enumerate(self.model.KEYS[1:], 1):
            open_ = [
                d for d in drafts
                if d.existing is None
                and all(says(d.values.get(n)) for n in names)
                and not any(
                    all(says(d.values.get(n)) for n in stronger)
                    for stronger in self.model.KEYS[:place]
                )
            ]  # fmt: skip
            if not open_:
                continue
            query = Q(**{f"{names[0]}__in": {d.values[names[0]] for d in open_}})
            known = {_alike(names, _present(row)): row for row in self._rows(query)}
            for draft in open_:
                draft.existing = known.get(_alike(names, draft.values))

    def _rows(self, query: Q) -> Iterable[LedgerRow]:
        rows = self.model.objects.standing().filter(query, district_id=self.terms.district)
        return rows.order_by("pk").iterator()

    def _judged(self, draft: Draft) -> Line:
        former = _present(draft.existing) if draft.existing else self._empty
        self._keep_references(draft, former)
        if draft.existing is None and draft.values.get("unit") is None:
            draft.values["unit"] = self.terms.unit
        draft.whole = {**former, **draft.values}
        changed = draft.values
        if draft.existing is not None:
            changed = {n: v for n, v in draft.values.items() if differ(former.get(n), v)}
        pending = {
            a: n for a, n in draft.pending.items()
            if draft.existing is None or getattr(draft.existing, a) is None
            or self._text_of(a) in changed
        }  # fmt: skip
        self._refuse_wrong(draft, changed)
        line = Line(Status.SAME, draft.sheet, draft.body.number, label=self._title(draft.whole))
        line.table = self._table
        if draft.existing is not None:
            line.row, line.seen = draft.existing.pk, draft.existing.version
        if draft.problems:
            line.status, line.problems = Status.REFUSED, draft.problems
            line.cells = tagged(draft.body.cells)
        elif draft.existing is None:
            line.status, line.new, line.pending = Status.NEW, self._plain(draft.values), pending
        elif changed or pending:
            line.status, line.new, line.pending = Status.CHANGED, self._plain(changed), pending
            line.old = self._plain({n: former[n] for n in changed})
        if line.status in (Status.NEW, Status.CHANGED):
            written = draft.whole if draft.existing is None else changed
            line.places = draft.cells_of(written, self._letters)
            line.doubts = self._doubts.of(draft.body, written, draft.values) + draft.doubts
        return line

    def _keep_references(self, draft: Draft, former: Values) -> None:
        """What stands beside the same words stays: somebody may have settled it by hand."""
        if draft.existing is None:
            return
        for each in self._references.values():
            unsaid = each.field not in draft.words or each.to_unit
            same = not each.text or not differ(former.get(each.text), draft.values.get(each.text))
            if unsaid and same and former.get(each.field) is not None and not each.to_unit:
                draft.values.pop(each.field, None)
                draft.pending.pop(each.attname, None)
            if each.field == "region" and "region" not in draft.words and former.get("region"):
                draft.values.pop("region", None)

    def _refuse_wrong(self, draft: Draft, changed: Values) -> None:
        told = draft.problems
        for name, message in self._wrong(draft, changed):
            cell, label = self._cell(draft, name) if name else ("", "")
            value = draft.whole.get(name)
            told.append((cell, label, "" if value is None else str(value)[:80], message))
        key = draft.existing.pk if draft.existing else self._new_key(draft)
        if key and not told:
            first = self._seen.setdefault(key, draft.body.number)
            if first != draft.body.number:
                told.append(("", "", "", f"与本文件第 {first} 行是同一条记录，请只保留一行。"))

    def _cell(self, draft: Draft, name: str) -> tuple[str, str]:
        """The address and the label of a field's cell on the row."""
        letter = self._letters.get(name)
        return (f"{letter}{draft.body.number}" if letter else ""), self._label(name)

    def _new_key(self, draft: Draft) -> str:
        """The keys found before hold, unless the owner is part of one: it was filled in since."""
        if "unit" in self._key_defaults:
            return next(iter(keys_of(self.model, draft.whole)), "")
        return draft.keys[0] if draft.keys else ""

    def _wrong(self, draft: Draft, changed: Values) -> Iterator[tuple[str, str]]:
        terms, whole = self.terms, draft.whole
        owner = draft.existing.unit_id if draft.existing else whole.get("unit")
        if (draft.existing is None or changed) and not (
            terms.keeping.covers(terms.district, owner)
            and terms.keeping.covers(terms.district, whole.get("unit"))
        ):
            yield "unit", "这一行由其他单位登记，您的岗位不能导入或修改。"
        if draft.existing is None or changed:
            yield from self._unlawful(whole)
        if draft.existing is None:
            for name in self._required:
                if not says(whole.get(name)):
                    yield name, "没有填写，这一项必须有。"
            if self.model.KEYS and not draft.keys:
                yield "", self._wanted
        if not terms.historic:
            for name in self.model.MOVED_BY_ACTIONS:
                if name in changed and not (draft.existing is None and not says(changed[name])):
                    yield name, "由办理步骤产生，不能导入；补录以往办结的记录请选“历史补录”。"

    def _unlawful(self, whole: Values) -> Iterator[tuple[str, str]]:
        for earlier, later in self.model.IN_ORDER:
            first, second = whole.get(earlier), whole.get(later)
            if isinstance(first, date) and isinstance(second, date) and second < first:
                yield later, f"{second} 早于{self._label(earlier)}（{first}）。"
        for problem in hooks.errors(self.ledger, whole, self.terms.on):
            yield problem.field, problem.message

    def _plain(self, values: Values) -> dict[str, object]:
        forms = self._forms
        return {forms[n][0]: forms[n][1](v) for n, v in values.items()}

    def _title(self, whole: Values) -> str:
        names = self.model.LISTED or tuple(self._fields)
        return next((str(whole[n]) for n in names if says(whole.get(n))), "")[:120]

    def _label(self, name: str) -> str:
        column = self._fields.get(name)
        return str(column.verbose_name) if column is not None else ""

    def _text_of(self, attname: str) -> str:
        return next((r.text for r in self._references.values() if r.attname == attname), "")

    @cached_property
    def _fields(self) -> dict[str, Any]:
        return {f.name: f for f in facts(self.model)}

    @cached_property
    def _plain_columns(self) -> dict[str, tuple[Any, Callable[[object], str]]]:
        """Fields that hold what the cell says, and refer to nothing, with their ``fault_of``."""
        kept = {n: f for n, f in self._fields.items() if n not in self._references}
        return {n: (f, fault_of(f)) for n, f in kept.items()}

    @cached_property
    def _doubts(self) -> DoubtfulCells:
        return DoubtfulCells(self.model)

    @cached_property
    def _forms(self) -> dict[str, tuple[str, Callable[[Any], object]]]:
        """Column and plain form of each field."""
        return {n: (f.attname, plainly(f) or _as_it_is) for n, f in self._fields.items()}

    @cached_property
    def _key_defaults(self) -> Values:
        """What a row that names no part of its key holds there."""
        named = {name for names in self.model.KEYS for name in names}
        return {n: v for n, v in self._empty.items() if n in named}

    @cached_property
    def _references(self) -> dict[str, Reference]:
        return {each.field: each for each in references(self.model)}

    @cached_property
    def _empty(self) -> Values:
        return {
            f.name: f.get_default() if f.has_default() else blank_of(f) for f in facts(self.model)
        }

    @cached_property
    def _required(self) -> tuple[str, ...]:
        return tuple(f.name for f in brought(self.model) if not f.blank and not f.has_default())

    @cached_property
    def _address(self) -> str:
        return next((n for n in self._fields if n == "address" or n.endswith("_address")), "")

    @cached_property
    def _wanted(self) -> str:
        ways = ["＋".join(self._label(name) for name in names) for names in self.model.KEYS]
        return f"认不出是哪一条记录，请填写{'，或 '.join(ways)}。"


def _present(row: LedgerRow) -> Values:
    return {f.name: getattr(row, f.attname) for f in facts(type(row))}


def _alike(names: Sequence[str], values: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(values.get(n)).strip().casefold() for n in names)


def _as_it_is(value: object) -> object:
    return value
