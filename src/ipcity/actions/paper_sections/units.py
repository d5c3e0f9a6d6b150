"""Which units a paper praises and which it names, each with the figures that say why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ipcity.actions.item_lights import LitItem
from ipcity.actions.paper_binding import Binder, Figure
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import items as item_section
from ipcity.actions.paper_sections import reporting as report_section
from ipcity.actions.reporting_standings import UnitReporting
from ipcity.domain.supervision.lights import WHOLE, Signal
from ipcity.papers.official.documents import Block, Paragraph, Run
from ipcity.store.models.units import Unit


@dataclass(frozen=True)
class Record:
    """One unit's period: the items it leads and how it reported; either may be missing."""

    unit: Unit
    led: tuple[LitItem, ...]
    reporting: UnitReporting | None

    @property
    def is_praised(self) -> bool:
        """Led items all on course and never late, every report complete and on time; not idle."""
        told = self.reporting
        if not self.led and not (told and told.due):
            return False
        calm = all(e.signal in (Signal.GREEN, Signal.BLUE) and not e.late_days for e in self.led)
        full = not told or not told.due or told.completeness == told.timeliness == WHOLE
        return calm and full

    @property
    def is_named(self) -> bool:
        red = any(each.signal is Signal.RED for each in self.led)
        return red or bool(self.reporting and self.reporting.missing)


def records(materials: Materials) -> list[Record]:
    """Every unit that leads an item or had to report, in the order of units."""
    led = item_section.led_by(materials.items)
    told = {each.unit: each for each in materials.reporting if each.due}
    units = sorted({*led, *told}, key=lambda unit: (unit.position, unit.pk))
    return [Record(unit, tuple(led.get(unit, ())), told.get(unit)) for unit in units]


def praised(materials: Materials, bind: Binder) -> Paragraph:
    found = [each for each in records(materials) if each.is_praised]
    if not found:
        return Paragraph((Run("本期没有牵头事项全部正常且报送全部及时的单位。"),))
    clauses = [_runs(bind, each, _merits(each)) for each in found]
    return Paragraph((*bind.listed(clauses), Run("。对以上单位予以通报表扬。")))


def named(materials: Materials, bind: Binder) -> Paragraph:
    found = [each for each in records(materials) if each.is_named]
    if not found:
        return Paragraph((Run("本期没有事项逾期未完成或者未报数据的单位。"),))
    clauses = [_runs(bind, each, _faults(each)) for each in found]
    return Paragraph((*bind.listed(clauses), Run("。请以上单位说明原因并限期整改。")))


def _merits(record: Record) -> list[tuple[str, Figure]]:
    unit, told = record.unit, record.reporting
    found = []
    if record.led:
        led = item_section.tally(f"{unit.name}牵头督办事项数", record.led, unit)
        found.append(("牵头事项{number}均无逾期、无落后", led))
    if told and told.due:
        found.append(("按时报送{number}", report_section.figure(told, "on_time", "按时报送次数")))
    return found


def _faults(record: Record) -> list[tuple[str, Figure]]:
    unit, told = record.unit, record.reporting
    found = []
    if red := item_section.lit(record.led, Signal.RED):
        late = item_section.tally(f"{unit.name}牵头的逾期未完成事项数", red, unit)
        found.append(("牵头事项逾期未完成{number}", late))
    if told and told.missing:
        found.append(("数据未报{number}", report_section.figure(told, "missing", "未报次数")))
    return found


def _runs(bind: Binder, record: Record, said: Iterable[tuple[str, Figure]]) -> tuple[Run, ...]:
    clauses = [bind.runs(words, number=figure) for words, figure in said]
    return (Run(record.unit.name), *bind.listed(clauses, "，"))


def blocks(materials: Materials, bind: Binder) -> list[Block]:
    return [praised(materials, bind), named(materials, bind)]
