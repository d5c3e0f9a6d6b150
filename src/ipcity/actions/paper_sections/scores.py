"""The scores of a period's assessment, where they have been computed, group by group."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from ipcity.actions.paper_binding import Binder, Figure, count, text_cell
from ipcity.actions.paper_materials import Materials
from ipcity.papers.official.documents import Block, Cell, Paragraph, Run, Table
from ipcity.store.models.papers import Source
from ipcity.store.models.score_schemes import UnitScore

HEAD = ("名次", "单位", "得分")


def narrative(materials: Materials, bind: Binder, caption: str) -> list[Block]:
    """A sentence for each group and a table of the units that have a score."""
    if not materials.scores:
        return [Paragraph((Run("本期尚未形成考核得分。"),))]
    blocks: list[Block] = []
    for group, rows in groupby(materials.scores, lambda each: each.group_name):
        found = list(rows)
        blocks.append(_told(group, found, bind))
        table = tuple(_row(each, bind) for each in found if each.total is not None)
        if table:
            notes = "单位：分。" + ("未列入的单位无可计分数据。" if len(table) < len(found) else "")
            blocks.append(Table(f"{caption}（{group}）", HEAD, table, (24, 90, 42), notes))
    return blocks


def _told(group: str, found: Sequence[UnitScore], bind: Binder) -> Paragraph:
    units = count(f"{group}参加考核单位数", tuple(each.pk for each in found), "家", Source.SCORE)
    best = [each for each in found if each.rank == 1 and each.total is not None]
    empty = [each for each in found if each.total is None]
    if not best:
        return bind.paragraph(
            f"{group}参加考核单位{{units}}，均无可计分数据，暂无得分。", units=units
        )
    names = "、".join(each.unit.name for each in best)
    parts: dict[str, Figure | str] = {"units": units, "score": score(best[0])}
    words = f"{group}参加考核单位{{units}}，得分最高的是{names}，得{{score}}"
    if empty:
        keys = tuple(each.pk for each in empty)
        parts["empty"] = count(f"{group}无得分单位数", keys, "家", Source.SCORE)
        words += "；{empty}无可计分数据，暂无得分"
    return bind.paragraph(f"{words}。", **parts)


def score(each: UnitScore) -> Figure:
    label = f"{each.unit.name}考核得分"
    return Figure(label, each.total, "分", Source.SCORE, subject=each.unit, rows=(each.pk,))


def _row(each: UnitScore, bind: Binder) -> tuple[Cell, ...]:
    return (
        bind.cell(_place(each), "center"),
        text_cell(each.unit.name),
        bind.bare_cell(score(each)),
    )


def _place(each: UnitScore) -> Figure:
    value = None if each.rank is None else Decimal(each.rank)
    label = f"{each.unit.name}考核名次"
    return Figure(label, value, "", Source.SCORE, subject=each.unit, rows=(each.pk,))
