"""How the units reported: due, reported, 零报告 and 未报 apart, complete and on time."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ipcity.actions.paper_binding import Binder, Figure, text_cell
from ipcity.actions.paper_materials import Materials
from ipcity.actions.reporting_standings import UnitReporting
from ipcity.papers.official.documents import Block, Cell, Paragraph, Run, Table
from ipcity.store.models.papers import Source
from ipcity.store.models.reporting import ReportValue

NOTHING_DUE = "本期没有布置填报任务，不作报送评价。"
COLUMNS = (
    ("due", "应报", "应报次数"),
    ("reported", "已报", "已报次数"),
    ("nil", "零报告", "零报告次数"),
    ("missing", "未报", "未报次数"),
    ("late", "迟报", "迟报次数"),
    ("returned", "退回", "退回次数"),
)


def figure(each: UnitReporting, name: str, label: str) -> Figure:
    unit = each.unit
    value = Decimal(getattr(each, name))
    return Figure(f"{unit.name}{label}", value, "次", Source.REPORTING, subject=unit)


def rate(each: UnitReporting, name: str, label: str) -> Figure:
    """A percentage of a unit; none where nothing was due."""
    value: Decimal | None = getattr(each, name)
    return Figure(f"{each.unit.name}{label}", value, "%", Source.REPORTING, subject=each.unit)


def overall(materials: Materials, bind: Binder) -> Paragraph:
    """All units in one sentence; 零报告 is a report, 未报 is none."""
    units = [each for each in materials.reporting if each.due]
    if not units:
        return Paragraph((Run(NOTHING_DUE),))
    parts: dict[str, Figure | str] = {
        name: _summed(units, name, f"各单位{label}合计") for name, _, label in COLUMNS
    }
    parts["units"] = Figure("应报单位数", Decimal(len(units)), "家", Source.REPORTING)
    return bind.paragraph(
        "本期应报单位{units}，应报{due}，已报{reported}，其中零报告{nil}；未报{missing}，迟报{late}，"
        "退回重报{returned}。",
        **parts,
    )


def _summed(units: Iterable[UnitReporting], name: str, label: str) -> Figure:
    total = sum(getattr(each, name) for each in units)
    return Figure(label, Decimal(total), "次", Source.REPORTING)


def is_due(materials: Materials) -> bool:
    """Whether any unit had to report: without, a section of its own says nothing."""
    return any(each.due for each in materials.reporting)


def narrative(materials: Materials, bind: Binder, caption: str) -> list[Block]:
    """The units that are missing by name, and a row for each unit; the sum is ``overall``'s."""
    blocks: list[Block] = []
    units = [each for each in materials.reporting if each.due]
    missing = [each for each in units if each.missing]
    if missing:
        clauses = [
            bind.runs(
                "{unit}未报{number}",
                unit=each.unit.name,
                number=figure(each, "missing", "未报次数"),
            )
            for each in missing
        ]
        blocks.append(
            Paragraph((*bind.listed(clauses, "，"), Run("。未报不等同于零报告，请尽快补报。")))
        )
    return [*blocks, table(units, bind, caption)]


def table(units: list[UnitReporting], bind: Binder, caption: str) -> Table:
    head = ("单位", *(short for _, short, _ in COLUMNS), "完整率", "及时率")
    rows = tuple(_row(each, bind) for each in units)
    notes = (
        "单位：次。退回后尚未重报的计入未报。完整率为已报（含零报告）占应报的比例，"
        "及时率为首次报送不晚于期限的占应报的比例。"
    )
    return Table(caption, head, rows, (42, 14, 14, 16, 14, 14, 14, 16, 16), notes)


def _row(each: UnitReporting, bind: Binder) -> tuple[Cell, ...]:
    return (
        text_cell(each.unit.name),
        *(bind.bare_cell(figure(each, name, label)) for name, _, label in COLUMNS),
        bind.cell(rate(each, "completeness", "报送完整率")),
        bind.cell(rate(each, "timeliness", "报送及时率")),
    )


def reported(materials: Materials, bind: Binder, caption: str) -> list[Block]:
    """What the units themselves reported, number by number, as errata left it."""
    if not materials.reported:
        return []
    rows = tuple(
        (
            text_cell(each.report.unit.name),
            text_cell(each.label),
            text_cell(each.measure, "center"),
            bind.bare_cell(_reported(each)),
        )
        for each in materials.reported
    )
    return [Table(caption, ("单位", "报送项目", "计量单位", "报送数"), rows, (40, 70, 20, 26))]


def _reported(each: ReportValue) -> Figure:
    unit = each.report.unit
    return Figure(
        f"{unit.name}报送的{each.label}", each.standing_number, each.measure, Source.REPORTING,
        value_key(each.pk), subject=unit, rows=(each.pk,),
    )  # fmt: skip


def value_key(pk: int) -> str:
    """How a bound number names the reported value that it quotes; what is derived from several
    reported values has their ids in its ``rows`` instead.
    """
    return f"value-{pk}"
