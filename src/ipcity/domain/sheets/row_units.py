"""A unit that stands in a column of its own: 数值 30.5, 计量单位 亿元."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ipcity.domain.sheets.amounts import scale_of
from ipcity.domain.sheets.cells import Value, shown
from ipcity.domain.sheets.columns import Column
from ipcity.domain.sheets.conversions import reader_of
from ipcity.domain.sheets.readings import Reading
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.sheets.spellings import heading, plain

_HEADINGS: Final = frozenset({"计量单位", "数据单位", "金额单位", "货币单位"})
_MEASURE, _PRINTED = "measure", "printed_unit"
Read = Callable[[Value], Reading]


class RowUnits:
    """Reads amounts without a unit of their own by the unit their row states.

    A sheet that also says which unit the source printed (our own export) holds plain values already.
    """

    def __init__(self, columns: Sequence[Column], specs: Mapping[str, FieldSpec]) -> None:
        fields = {c.field for c in columns}
        stated = [
            c.index for c in columns
            if c.field == _MEASURE or (not c.field and heading(c.heading).loose in _HEADINGS)
        ]  # fmt: skip
        self._stated = stated[0] if len(stated) == 1 and _PRINTED not in fields else None
        self._amounts = {
            c.index: specs[c.field] for c in columns
            if c.field in specs and c.field and not c.unit and _is_open(specs[c.field])
        }  # fmt: skip
        self._printed = _PRINTED in specs
        self._readers: dict[tuple[int, str], Read] = {}

    @property
    def is_stated(self) -> bool:
        """Whether the table has a column that states the unit of each row."""
        return self._stated is not None

    def reader(self, column: int, cells: Sequence[Value], usual: Read) -> Read:
        """The reader of a cell of ``column`` in this row."""
        if self._stated is None or column not in self._amounts:
            return usual
        unit = self._unit(cells)
        if scale_of(unit) == 1:
            return usual
        known = self._readers.get((column, unit))
        if known is None:
            known = self._readers[column, unit] = reader_of(self._amounts[column], unit)
        return known

    def settle(self, values: dict[str, object], cells: Sequence[Value]) -> dict[str, int]:
        """Notes the unit now held and the one that was printed; the column of each field noted."""
        if self._stated is None or not self._printed or _MEASURE not in values:
            return {}
        unit = self._unit(cells)
        if scale_of(unit) == 1:
            return {}
        values[_MEASURE], values[_PRINTED] = unit.lstrip("千百万亿") or unit, unit
        return {_PRINTED: self._stated}

    def _unit(self, cells: Sequence[Value]) -> str:
        at = self._stated
        return plain(shown(cells[at])) if at is not None and at < len(cells) else ""


def _is_open(spec: FieldSpec) -> bool:
    return spec.kind is Kind.MONEY or (spec.kind is Kind.DECIMAL and not spec.measure)
