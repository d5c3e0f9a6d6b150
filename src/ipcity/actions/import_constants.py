"""Values typed once for every row of a table, for fields that its sheet has no column for: 年度 2025.

Kept in the table as ``constants`` (field → text as typed). What was typed for the last file with these headings
is ``suggested`` on the page and used only when it is confirmed again: the next file is of another year.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from ipcity.actions.import_fields import specs
from ipcity.actions.row_cells import Unreadable, read_cell, typed_fields, units_by_name
from ipcity.domain.errors import Refused
from ipcity.domain.sheets.conversions import reader_of
from ipcity.store.ledgers import LedgerRow

BASIS = "导入时填写的固定内容"


def offered(model: type[LedgerRow], plain: Mapping[str, Any]) -> tuple[str, ...]:
    """Fields that every record needs, or that tell records apart together with others, without a column."""
    given = {column["field"] or column.get("proposed") for column in plain["columns"]}
    shared = {name for names in model.KEYS if len(names) > 1 for name in names}
    typed = typed_fields(model)
    return tuple(
        spec.name
        for spec in specs(model)
        if (spec.required or spec.name in shared) and spec.name in typed and spec.name not in given
    )


def checked(
    model: type[LedgerRow], district: int, plain: Mapping[str, Any], typed: Mapping[str, str]
) -> dict[str, str]:
    """What was typed, blanks and words for nothing left out; refused like a cell that cannot be read."""
    said = {name: text.strip() for name, text in typed.items() if text.strip()}
    fields = typed_fields(model)
    if strange := set(said) - set(fields):
        told = f"台账没有这些项目：{'、'.join(sorted(strange))[:200]}。"
        raise Refused("unknown-field", told, BASIS)
    given = {column["field"]: column["letter"] for column in plain["columns"] if column["field"]}
    units = units_by_name(district) if said else {}
    kept = {}
    for name, text in said.items():
        label = str(fields[name].verbose_name)
        if name in given:
            told = f"“{label}”已由 {given[name]} 列给出，请清空填写的内容，或把该列改为不导入。"
            raise Refused("typed-and-mapped", told, BASIS)
        try:
            if read_cell(fields[name], text, units) is not None:
                kept[name] = text
        except Unreadable as unread:
            raise Refused("unreadable-constant", f"{label}：{unread}", BASIS) from unread
    return kept


def values_of(model: type[LedgerRow], plain: Mapping[str, Any]) -> dict[str, object]:
    """The table's constants, typed; references stay words, as cells of a sheet are."""
    known = {spec.name: spec for spec in specs(model)}
    fields = typed_fields(model)
    return {
        name: text if isinstance(fields[name], models.ForeignKey) else reader_of(known[name])(text).value
        for name, text in plain.get("constants", {}).items()
    }  # fmt: skip
