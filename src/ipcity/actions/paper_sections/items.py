"""How the supervised items stand: by light, leading and supporting units apart, and what is overdue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from ipcity.actions.item_lights import LitItem
from ipcity.actions.paper_binding import Binder, Figure, count, day_figure, heading, text_cell
from ipcity.actions.paper_materials import Materials
from ipcity.domain.supervision.lights import SIGNAL_WORDS, Signal
from ipcity.papers.official.documents import Block, Cell, Paragraph, Run, Table
from ipcity.store.models.papers import Source
from ipcity.store.models.units import Unit

COLOURS = {Signal.RED: "红灯", Signal.YELLOW: "黄灯", Signal.BLUE: "蓝灯", Signal.GREEN: "绿灯"}
NONE_YET = "本期没有在办的督办事项。"


def tally(label: str, items: Iterable[LitItem], subject: Unit | None = None) -> Figure:
    """How many items; with ``subject`` the number is that unit's."""
    rows = tuple(each.item.pk for each in items)
    return count(label, rows, "项", Source.ITEMS, subject=subject)


def lit(items: Iterable[LitItem], *signals: Signal) -> list[LitItem]:
    return [each for each in items if each.signal in signals]


def overall(materials: Materials, bind: Binder) -> Paragraph:
    """All items in one sentence: each light, and how many were ever late."""
    items = materials.items
    if not items:
        return Paragraph((Run(NONE_YET),))
    late = [each for each in items if each.late_days > 0]
    parts: dict[str, Figure | str] = {"total": tally("督办事项数", items)}
    for signal in Signal:
        parts[signal.name] = tally(f"{COLOURS[signal]}督办事项数", lit(items, signal))
    parts["late"] = tally("曾经逾期的督办事项数", late)
    clauses = "，".join(f"{COLOURS[s]}（{SIGNAL_WORDS[s]}）{{{s.name}}}" for s in Signal)
    return bind.paragraph(
        f"督办事项共{{total}}，其中{clauses}；逾期（含逾期后完成）{{late}}。", **parts
    )


def narrative(materials: Materials, bind: Binder) -> list[Block]:
    """By leading unit, by supporting unit, and every item overdue."""
    items = materials.items
    if not items:
        return [Paragraph((Run("请各牵头单位按方案任务分工报送立项建议。"),))]
    return [
        heading(2, "（一）牵头事项"),
        units_table("表2　各单位牵头事项亮灯情况", led_by(items), "牵头", bind),
        heading(2, "（二）配合事项"),
        *_supporting(items, bind),
        heading(2, "（三）逾期事项"),
        *overdue(items, bind, "表4　逾期未完成事项"),
    ]


def _supporting(items: Sequence[LitItem], bind: Binder) -> list[Block]:
    found = supported_by(items)
    if not found:
        return [Paragraph((Run("各事项没有设配合单位。"),))]
    return [units_table("表3　各单位配合事项亮灯情况", found, "配合", bind)]


def led_by(items: Iterable[LitItem]) -> dict[Unit, list[LitItem]]:
    """Each unit's own items, in the order of units."""
    return _grouped(items, lambda each: [each.item.lead])


def supported_by(items: Iterable[LitItem]) -> dict[Unit, list[LitItem]]:
    return _grouped(items, lambda each: [part.unit for part in each.item.supporting()])


def _grouped(
    items: Iterable[LitItem], units: Callable[[LitItem], list[Unit]]
) -> dict[Unit, list[LitItem]]:
    found: dict[Unit, list[LitItem]] = defaultdict(list)
    for each in items:
        for unit in units(each):
            found[unit].append(each)
    return dict(sorted(found.items(), key=lambda pair: (pair[0].position, pair[0].pk)))


def units_table(caption: str, grouped: dict[Unit, list[LitItem]], role: str, bind: Binder) -> Table:
    head = ("单位", f"{role}事项", *(COLOURS[s] for s in Signal), "逾期")
    rows = tuple(_unit_row(unit, items, role, bind) for unit, items in grouped.items())
    return Table(caption, head, rows, (46, 20, 18, 18, 18, 18, 18), "单位：项。逾期含逾期后完成。")


def _unit_row(unit: Unit, items: list[LitItem], role: str, bind: Binder) -> tuple[Cell, ...]:
    def cell(label: str, rows: list[LitItem]) -> Cell:
        return bind.bare_cell(tally(f"{unit.name}{role}的{label}", rows, unit))

    late = [each for each in items if each.late_days > 0]
    return (
        text_cell(unit.name),
        cell("督办事项数", items),
        *(cell(f"{COLOURS[s]}事项数", lit(items, s)) for s in Signal),
        cell("逾期事项数", late),
    )


def overdue(items: Sequence[LitItem], bind: Binder, caption: str) -> list[Block]:
    """Unfinished after its day: item, unit, day, days late, progress; the latest first."""
    red = sorted(lit(items, Signal.RED), key=lambda each: (-each.late_days, each.item.number))
    if not red:
        return [Paragraph((Run("截至数据截止日，没有逾期未完成的事项。"),))]
    head = ("编号", "事项", "牵头单位", "办理期限", "逾期天数", "完成进度")
    rows = tuple(_overdue_row(each, bind) for each in red)
    return [Table(caption, head, rows, (14, 58, 30, 26, 16, 16), "逾期天数为自然日。")]


def _overdue_row(each: LitItem, bind: Binder) -> tuple[Cell, ...]:
    item = each.item
    return (
        text_cell(str(item.number), "center"),
        text_cell(item.title),
        text_cell(item.lead.name),
        due_cell(each, bind),
        bind.cell(late_figure(each)),
        bind.cell(progress_figure(each)),
    )


def late_figure(each: LitItem) -> Figure:
    label = f"督办事项{each.item.number}逾期天数"
    rows = (each.item.pk,)
    return Figure(
        label, Decimal(each.late_days), "天", Source.ITEMS, subject=each.item.lead, rows=rows
    )


def late_cell(each: LitItem, bind: Binder) -> Cell:
    """Days late of what is overdue now; a round before that was late is no delay of this one."""
    if each.signal is not Signal.RED:
        return text_cell("—", "right")
    return bind.bare_cell(late_figure(each))


def progress_figure(each: LitItem) -> Figure:
    label = f"督办事项{each.item.number}完成进度"
    return Figure(
        label, each.progress, "%", Source.ITEMS, subject=each.item.lead, rows=(each.item.pk,)
    )


def due_cell(each: LitItem, bind: Binder, align: str = "center") -> Cell:
    """The day of the round that the item stands in."""
    due = each.standing.due
    if due is None:
        return text_cell("未定", align)
    return bind.cell(day_figure(f"督办事项{each.item.number}办理期限", due), align)


def evidence_figure(each: LitItem, label: str, number: int) -> Figure:
    rows = (each.item.pk,)
    return Figure(
        f"督办事项{each.item.number}{label}", Decimal(number), "项", Source.ITEMS,
        subject=each.item.lead, rows=rows,
    )  # fmt: skip
