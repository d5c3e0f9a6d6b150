"""The rows that an import refused, as a workbook to mend and upload again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ipcity.actions.import_staging import Staged, Status
from ipcity.papers.ledger_sheets import GivenBack, given_back


def refused_book(staged: Staged, at: datetime) -> bytes:
    """Each sheet's own head and its refused rows as they were, with reasons; empty when none."""
    by_sheet: dict[str, list[tuple[Sequence[object], str]]] = {}
    for line in staged.lines(Status.REFUSED):
        by_sheet.setdefault(line.sheet, []).append((line.cells, reason_of(line.problems)))
    if not by_sheet:
        return b""
    heads = {head["sheet"]: head for head in reversed(staged.fact("heads") or [])}
    return given_back(
        [
            GivenBack(
                name=sheet,
                head=dict(heads[sheet]["rows"]),
                merges=[tuple(each) for each in heads[sheet]["merges"]],
                refused=rows,
            )
            for sheet, rows in by_sheet.items()
        ],
        at,
    )


def reason_of(problems: Sequence[Sequence[str]]) -> str:
    """Every problem of a row in one cell: place, field, sentence."""
    told = []
    for cell, label, _, message in problems:
        place = " ".join(part for part in (cell, label) if part)
        told.append(f"{place}：{message}" if place else message)
    return "；".join(told)


def name_of(file_name: str) -> str:
    return f"{Path(file_name).stem[:200]}-未导入行.xlsx"
