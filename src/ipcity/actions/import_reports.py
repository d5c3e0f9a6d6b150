"""The rows that an import refused, as a workbook to mend and upload again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from ipcity.actions.import_staging import Line, Staged, Status
from ipcity.domain.sheets.bodies import GROUP
from ipcity.papers.ledger_sheets import GivenBack, GivenRow, GivenTable, given_back


@dataclass
class _Returned:
    """What one table gives back, by line; tables that share their lines are one."""

    refused: dict[int, tuple[Sequence[object], list[str]]] = field(default_factory=dict)
    groups: dict[int, Sequence[object]] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        if line.status == Status.REFUSED:
            reasons = self.refused.setdefault(line.line, (line.cells, []))[1]
            if (reason := reason_of(line.problems)) not in reasons:
                reasons.append(reason)
        elif is_group(line):
            self.groups[line.line] = line.cells

    def rows(self, merged: Mapping[str, Sequence[tuple[int, int]]]) -> Iterator[GivenRow]:
        """The refused rows, each group's below its heading."""
        heading: int | None = None
        for number in sorted({*self.refused, *self.groups}):
            if number in self.groups:
                heading = number
                continue
            if heading is not None:
                yield GivenRow(self.groups[heading], "", merged.get(str(heading), ()))
                heading = None
            cells, reasons = self.refused[number]
            yield GivenRow(cells, "".join(reasons))


def refused_book(staged: Staged, at: datetime) -> bytes:
    """Each table's own head and its refused rows as they were, with reasons; empty when none.

    The head of a sheet's first table always comes with it: its title and unit hold for those below.
    """
    heads = {int(number): head for number, head in (staged.fact("heads") or {}).items()}
    found = {(head["sheet"], head["last"]): _Returned() for head in heads.values()}
    for line in staged.lines(Status.REFUSED, Status.SKIPPED):
        head = heads[line.table or 0]
        found[head["sheet"], head["last"]].take(line)
    groups = staged.fact("groups") or {}
    sheets = []
    for name in dict.fromkeys(sheet for sheet, _ in found):
        of_sheet = {(h["sheet"], h["last"]): h for h in heads.values() if h["sheet"] == name}
        tables = [
            _table(of_sheet[key], tuple(found[key].rows(groups.get(name, {}))))
            for key in sorted(of_sheet)
        ]
        kept = [table for at, table in enumerate(tables) if table.rows or at == 0]
        if any(table.rows for table in kept):
            sheets.append(GivenBack(name, kept))
    return given_back(sheets, at) if sheets else b""


def _table(head: Mapping[str, Any], rows: Sequence[GivenRow]) -> GivenTable:
    return GivenTable(dict(head["rows"]), [tuple(each) for each in head["merges"]], rows)


def is_group(line: Line) -> bool:
    """Whether it is a heading among the rows, which may say something of those below."""
    return line.status == Status.SKIPPED and bool(line.problems) and line.problems[0][3] == GROUP


def reason_of(problems: Sequence[Sequence[str]]) -> str:
    """Every problem of a row in one cell: place, field, sentence."""
    told = []
    for cell, label, _, message in problems:
        place = " ".join(part for part in (cell, label) if part)
        sentence = message.rstrip("。")
        told.append(f"{place}：{sentence}" if place else sentence)
    return f"{'；'.join(told)}。" if told else ""


def name_of(file_name: str) -> str:
    return f"{Path(file_name).stem[:200]}-未导入行.xlsx"
