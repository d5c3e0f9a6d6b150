"""What a checker must know of a ledger: its columns, their kinds, choices and references.

The store derives these from its models (``store/shapes.py``); the domain only reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class ColumnKind(StrEnum):
    TEXT = "text"
    CHOICE = "choice"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    BOOLEAN = "boolean"
    REFERENCE = "reference"


KIND_LABELS = {
    ColumnKind.TEXT: "文字",
    ColumnKind.CHOICE: "选项",
    ColumnKind.INTEGER: "整数",
    ColumnKind.DECIMAL: "数值",
    ColumnKind.DATE: "日期",
    ColumnKind.BOOLEAN: "是否",
    ColumnKind.REFERENCE: "引用",
}


@dataclass(frozen=True)
class ColumnShape:
    """``choices`` maps codes to labels; ``ledger`` is the ledger that a reference leads to, "" where
    it leads to something that is no ledger."""

    kind: ColumnKind
    label: str
    choices: Mapping[str, str] = field(default_factory=dict)
    ledger: str = ""


@dataclass(frozen=True)
class LedgerShape:
    """``columns`` by the names that stand in the tables: ``holder_id`` for a reference."""

    label: str
    columns: Mapping[str, ColumnShape]


Shapes: TypeAlias = Mapping[str, LedgerShape]
