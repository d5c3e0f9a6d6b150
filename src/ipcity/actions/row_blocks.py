"""A block pasted from a spreadsheet, or last period's rows, into a ledger: read, foreseen, saved at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from ipcity.actions import row_cells, row_checks, row_links, row_references, rows, snapshots
from ipcity.actions.row_cells import Unreadable
from ipcity.actions.row_states import Origin, record_states
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, may, require, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.rights import hooks
from ipcity.domain.terms.days import day_of
from ipcity.store.ledgers import LedgerRow, facts, key_of, keys_of, name_of
from ipcity.store.models.row_histories import RowHistory

AUDIT_LABELS = {"save-block": "台账成批录入"}
BASIS = row_checks.BASIS
MOST_ROWS = 2000
MOST_CHARACTERS = 2_000_000
# titles that may stand above the column headings
MOST_TITLES = 4
AS_ABOVE = frozenset(("同上", "〃", "″"))


class Fate(StrEnum):
    """What saving would do with one row of the block."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True)
class Entry:
    """One row to save: into ``row`` (a number with the version seen) or as a new one."""

    values: Mapping[str, object]
    row: int | None = None
    version: int = 0


@dataclass(frozen=True)
class Line:
    """One line of the block: its cells by field as typed, what was read, what became of it."""

    number: int
    typed: Mapping[str, str]
    entry: Entry
    fate: Fate
    errors: Mapping[str, str] = field(default_factory=dict)
    old: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Block:
    """A block as it was read; ``fields`` are the columns in order, None for one not recognised.

    ``titles``: lines above the headings, not read; ``beyond``: filled columns past the last one.
    """

    fields: tuple[str | None, ...]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    has_header: bool
    titles: int = 0
    beyond: int = 0

    def count(self, fate: Fate) -> int:
        return sum(line.fate is fate for line in self.lines)

    @property
    def entries(self) -> tuple[Entry, ...]:
        good = (Fate.NEW, Fate.CHANGED)
        return tuple(line.entry for line in self.lines if line.fate in good)


def read_block(
    *,
    ledger: str,
    text: str,
    columns: Sequence[str],
    unit: int | None,
    actor: Actor,
    moment: datetime,
) -> Block:
    """Tab-separated lines as a spreadsheet copies them, with a header or in the order of ``columns``.

    Nothing is written. A line whose key is in the ledger already becomes a change of that row;
    an empty cell leaves what is there.
    """
    model = row_checks.ledger_model(ledger)
    if not may(actor, Verb.KEEP_LEDGERS):
        raise NotPermitted("not-permitted", "您的岗位不能录入台账。", "权限表")
    if len(text) > MOST_CHARACTERS:
        raise Refused("block-too-large", "粘贴的内容过长，请改用导入。", BASIS)
    table = _cells(text)
    if not table:
        raise Refused("empty-block", "没有可以读取的内容，请从表格中复制后粘贴。", BASIS)
    if len(table) > MOST_ROWS + 1:
        raise Refused("block-too-large", f"一次最多粘贴 {MOST_ROWS} 行，更多的请用导入。", BASIS)
    titles = _titles(model, table)
    header = titles is not None
    named = [_column(model, cell) for cell in table[titles or 0]]
    chosen = named if header else [(name, "") for name in columns]
    reading = _Reading(model, tuple(chosen), unit, actor, moment)
    above = 0 if titles is None else titles + 1
    body = _carried(table[above:])
    return Block(
        fields=tuple(name for name, _ in chosen),
        headings=tuple(table[above - 1]) if header else tuple(columns),
        lines=reading.lines(body, above + 1),
        has_header=header,
        titles=titles or 0,
        beyond=_beyond(body, len(chosen)),
    )


def save_block(
    *,
    ledger: str,
    entries: Sequence[Entry],
    unit: int | None,
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> tuple[int, int]:
    """Save all of ``entries`` or none; how many rows are new and how many changed."""
    model = row_checks.ledger_model(ledger)
    if not entries:
        raise Refused("nothing-chosen", "没有可以保存的行。", BASIS)
    if len(entries) > MOST_ROWS:
        raise Refused("too-many", f"一次最多保存 {MOST_ROWS} 行，更多的请用导入。", BASIS)
    with transaction.atomic():
        made = [_made(model, e, unit, actor, at) for e in entries if e.row is None]
        changed = [_changed(model, e, actor, at) for e in entries if e.row is not None]
        moved = [row for row, names in changed if names]
        if not made and not moved:
            raise Refused("unchanged", "这些行与台账中的内容相同，没有需要保存的。", BASIS)
        record_states(made, Origin(RowHistory.Act.ENTERED, at, actor, reason.strip()))
        record_states(moved, Origin(RowHistory.Act.CHANGED, at, actor, reason.strip()))
        row_links.point_to(made, at)
        snapshots.mark_changed(actor.district, at)
        rows.record_many(actor, "save-block", ledger, at, new=len(made), changed=len(moved))
    return len(made), len(moved)


def _made(
    model: type[LedgerRow], entry: Entry, unit: int | None, actor: Actor, at: datetime
) -> LedgerRow:
    found = row_checks.merged(model, None, {"unit": unit, **entry.values})
    found = row_references.filled(model, found, actor.district)
    owner = found["unit"]
    require(
        actor,
        Verb.KEEP_LEDGERS,
        district=actor.district,
        unit=owner if isinstance(owner, int) else None,
    )
    row_checks.refuse_moved(model, None, entry.values, False, "")
    row_checks.refuse_wrong(model, found, day_of(at), actor.district)
    row_checks.refuse_same(model, found, actor, actor.district)
    row = rows.new_row(model, found, actor, at)
    rows.write_new(row, found, actor)
    return row


def _changed(
    model: type[LedgerRow], entry: Entry, actor: Actor, at: datetime
) -> tuple[LedgerRow, list[str]]:
    kept = model.objects.select_for_update().filter(district=actor.district, pk=entry.row)
    row = kept.order_by("pk").first()
    if row is None:
        raise Refused("not-found", f"没有找到第 {entry.row} 行，或者您无权修改。", "数据范围")
    require(actor, Verb.KEEP_LEDGERS, district=row.district_id, unit=row.unit_id)
    former = row_checks.present(row)
    found = row_checks.merged(model, former, entry.values)
    refuse_stale(row, entry.version, {name: found[name] for name in entry.values})
    names = rows.put(row, former, found, actor, at)
    if names:
        rows.write_changed(row, names, actor)
    return row, names


def _cells(text: str) -> list[list[str]]:
    """Lines and cells as Excel and WPS copy them: tabs between cells, quotes around line breaks."""
    lines: list[list[str]] = []
    row, cell, quoted, at = [], "", False, 0
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    while at < len(text):
        sign = text[at]
        if quoted:
            if sign == '"' and text[at + 1 : at + 2] == '"':
                cell, at = cell + '"', at + 1
            elif sign == '"':
                quoted = False
            else:
                cell += sign
        elif sign == '"' and cell == "" and _closes(text, at):
            quoted = True
        elif sign in "\t\n":
            row.append(cell.strip())
            cell = ""
            if sign == "\n":
                lines.append(row)
                row = []
        else:
            cell += sign
        at += 1
    lines.append([*row, cell.strip()])
    return [line for line in lines if any(line)]


def _closes(text: str, at: int) -> bool:
    """Whether the quote at ``at`` is a cell's and not an inch mark or a title's."""
    end = text.find('"', at + 1)
    while end != -1 and text[end + 1 : end + 2] == '"':
        end = text.find('"', end + 2)
    return end != -1 and text[end + 1 : end + 2] in ("\t", "\n", "")


def _titles(model: type[LedgerRow], table: Sequence[Sequence[str]]) -> int | None:
    """How many lines stand above the column headings; None where no line reads as headings."""
    for at, line in enumerate(table[: MOST_TITLES + 1]):
        known = sum(_column(model, cell)[0] is not None for cell in line)
        if known >= max(2 if at else 1, (len(line) + 1) // 2):
            return at
    return None


def _beyond(table: Sequence[Sequence[str]], width: int) -> int:
    """How many columns past ``width`` are filled."""
    return max((len(line) - width for line in table if any(line[width:])), default=0)


def _carried(table: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines with 同上 spelt out."""
    found: list[list[str]] = []
    for line in table:
        above = found[-1] if found else []
        known = [*above, *[""] * len(line)]
        found.append([known[at] if cell in AS_ABOVE else cell for at, cell in enumerate(line)])
    return found


def _column(model: type[LedgerRow], cell: str) -> tuple[str | None, str]:
    name, measure = row_cells.heading_of(cell)
    known = row_cells.field_of_heading(model)
    return known.get(row_cells.folded(cell), known.get(name)), measure


class _Reading:
    """One block on its way through: what every line needs is looked up once."""

    def __init__(
        self,
        model: type[LedgerRow],
        columns: tuple[tuple[str | None, str], ...],
        unit: int | None,
        actor: Actor,
        moment: datetime,
    ) -> None:
        self.model, self.columns, self.unit, self.actor = model, columns, unit, actor
        self.fields = row_cells.typed_fields(model)
        self.units = row_cells.units_by_name(actor.district)
        self.moment = moment
        self.defaults = {f.name: f.get_default() for f in facts(model)}
        self.kept: dict[str, LedgerRow] = {}
        self.seen: dict[str, int] = {}

    def lines(self, table: Sequence[Sequence[str]], first: int) -> tuple[Line, ...]:
        read = [self._typed(number, cells) for number, cells in enumerate(table, first)]
        self.kept = self._rows_of(values for _, _, values, _ in read)
        return tuple(self._judged(*each) for each in read)

    def _typed(
        self, number: int, cells: Sequence[str]
    ) -> tuple[int, dict[str, str], dict[str, object], dict[str, str]]:
        typed: dict[str, str] = {}
        values: dict[str, object] = {}
        errors: dict[str, str] = {}
        for (name, measure), cell in zip(self.columns, cells, strict=False):
            if name is None or name not in self.fields:
                continue
            typed[name] = cell
            try:
                value = row_cells.read_cell(self.fields[name], cell, self.units, measure)
            except Unreadable as problem:
                errors[name] = str(problem)
                continue
            if value is not None:
                values[name] = value
        return number, typed, values, errors

    def _rows_of(self, many: Iterable[Mapping[str, object]]) -> dict[str, LedgerRow]:
        """Standing rows of the district by each key that a line could mean."""
        keys: set[str] = set()
        for values in many:
            keys |= set(keys_of(self.model, self._normal(values)))
        found = self.model.objects.filter(
            district=self.actor.district, voided_at=None, row_key__in=keys
        )
        return {row.row_key: row for row in found.order_by("pk")}

    def _normal(self, values: Mapping[str, object]) -> dict[str, object]:
        """With defaults and in normal form, as the key is computed of a row that is kept."""
        return hooks.normalised(name_of(self.model), {**self.defaults, **values})

    def _judged(
        self,
        number: int,
        typed: dict[str, str],
        values: dict[str, object],
        errors: dict[str, str],
    ) -> Line:
        normal = self._normal(values)
        row = next((self.kept[k] for k in keys_of(self.model, normal) if k in self.kept), None)
        if errors:
            return Line(number, typed, Entry(values), Fate.REFUSED, errors)
        former = None if row is None else row_checks.present(row)
        entry = Entry(values) if row is None else Entry(values, row.pk, row.version)
        try:
            self._refuse_twice(number, normal)
            changed = self._tried(row, former, entry)
        except row_checks.BadValues as refusal:
            return Line(number, typed, entry, Fate.REFUSED, _by_field(refusal))
        except Refused as refusal:
            return Line(number, typed, entry, Fate.REFUSED, {"": refusal.message})
        if row is None or former is None:
            return Line(number, typed, entry, Fate.NEW)
        old = {name: former[name] for name in changed}
        return Line(number, typed, entry, Fate.CHANGED if changed else Fate.SAME, {}, old)

    def _tried(
        self, row: LedgerRow | None, former: dict[str, object] | None, entry: Entry
    ) -> list[str]:
        actor, day = self.actor, day_of(self.moment)
        if row is None or former is None:
            found = row_checks.merged(self.model, None, {"unit": self.unit, **entry.values})
            owner = found["unit"]
            unit = owner if isinstance(owner, int) else None
            require(actor, Verb.KEEP_LEDGERS, district=actor.district, unit=unit)
            row_checks.refuse_moved(self.model, None, entry.values, False, "")
            row_checks.refuse_wrong(self.model, found, day, actor.district)
            return []
        if not scope_of(actor, Verb.KEEP_LEDGERS).covers(row.district_id, row.unit_id):
            raise row_checks.SameRow(row, actor)
        found = row_checks.merged(self.model, former, entry.values)
        return rows.put(rows.copy_of(row), former, found, actor, self.moment)

    def _refuse_twice(self, number: int, values: Mapping[str, object]) -> None:
        key = key_of(self.model, values)
        if key and self.seen.setdefault(key, number) != number:
            raise Refused("twice", f"与第 {self.seen[key]} 行是同一条记录。", BASIS)


def _by_field(refusal: row_checks.BadValues) -> dict[str, str]:
    found: dict[str, str] = {}
    for problem in refusal.problems:
        found[problem.field] = found.get(problem.field, "") + problem.message
    return found
