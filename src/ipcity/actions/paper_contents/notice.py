"""督办单: to each leading unit what is overdue or behind, an internal form (not one of the 15 kinds).

Number, matter, basis, leading and supporting units, deadline, what the answer must hold, signature.
"""

from __future__ import annotations

from ipcity.actions.item_lights import LitItem
from ipcity.actions.paper_binding import Binder, day_figure, heading, text_cell
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import frame, items, targets
from ipcity.domain.supervision.lights import SIGNAL_WORDS, Signal
from ipcity.papers.official.documents import (
    Block,
    Cell,
    Official,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from ipcity.store.models.papers import Kind
from ipcity.store.models.units import Unit


def compose(materials: Materials, bind: Binder) -> Official:
    late = items.lit(materials.items, Signal.RED, Signal.YELLOW)
    found = items.led_by(late)
    if materials.unit is not None:
        found = {unit: rows for unit, rows in found.items() if unit == materials.unit}
    body: list[Block] = []
    for at, (unit, rows) in enumerate(found.items()):
        body += [PageBreak()] if at else []
        body += _form(unit, rows, materials, bind)
    title = f"{materials.called}督办单"
    return frame.official(
        Kind.NOTICE,
        title,
        materials,
        body or _nothing(materials, bind),
        addressee="、".join(unit.name for unit in found) if len(found) <= 3 else "各牵头单位",
        is_internal=True,
    )


def _form(unit: Unit, rows: list[LitItem], materials: Materials, bind: Binder) -> list[Block]:
    answer = day_figure(f"{unit.name}反馈期限", materials.deadline(5))
    opening = bind.paragraph(
        "{unit}：截至{day}，你单位牵头的下列{number}督办事项逾期或者进度落后，请按要求办理并反馈。",
        unit=unit.name,
        day=day_figure("数据截止日", materials.cut.on),
        number=items.tally(f"{unit.name}被督办的事项数", rows, unit),
    )
    asked = bind.paragraph(
        "反馈要求：于{day}前书面反馈办理进展、未按期完成的原因、下一步措施和完成时间，并附佐证材料；"
        "确需延期的，同时提出延期申请。",
        day=answer,
    )
    note = Paragraph((Run("逾期以系统收到反馈之日计算，逾期标记长期保留。"),))
    forms = [_table(each, materials, bind) for each in rows]
    return [heading(1, f"{unit.name}督办事项"), opening, *forms, asked, note]


def _table(each: LitItem, materials: Materials, bind: Binder) -> Table:
    item = each.item
    supporting = "、".join(part.unit.name for part in item.supporting()) or "无"
    lines: list[tuple[str, Cell]] = [
        ("督办事项", text_cell(item.title)),
        ("督办依据", text_cell(_basis(each, materials))),
        ("牵头单位", text_cell(item.lead.name)),
        ("配合单位", text_cell(supporting)),
        ("成果要求", text_cell(item.deliverable or "按方案要求完成并提供佐证")),
        ("办理期限", items.due_cell(each, bind, "left")),
        ("亮灯", text_cell(f"{items.COLOURS[each.signal]}（{SIGNAL_WORDS[each.signal]}）")),
        ("完成进度", bind.cell(items.progress_figure(each), "left")),
    ]
    if each.late_days:
        lines.append((_late_word(each), bind.cell(items.late_figure(each), "left")))
    rows = tuple((text_cell(label), cell) for label, cell in lines)
    return Table(f"第{item.number}号督办事项", ("项目", "内容"), rows, (34, 122))


def _late_word(each: LitItem) -> str:
    """What is late now, or what an earlier round was."""
    return "逾期天数" if each.signal is Signal.RED else "往期逾期天数"


def _basis(each: LitItem, materials: Materials) -> str:
    task = next((t for t in materials.tasks if t.key == each.item.task_key), None)
    named = f"《{materials.plan.title}》"
    return f"{named}“{task.heading}”" if task else f"{named}及{each.item.get_origin_display()}"


def _nothing(materials: Materials, bind: Binder) -> list[Block]:
    """No item to chase: the form says so, and which targets ask for items."""
    blocks: list[Block] = [
        bind.paragraph(
            "截至{day}，没有逾期或者进度落后的督办事项，本期不发督办单。",
            day=day_figure("数据截止日", materials.cut.on),
        )
    ]
    behind = targets.behind(materials)
    if behind and not materials.items:
        clauses = [targets.said(bind, each) for each in behind]
        blocks.append(
            Paragraph(
                (
                    Run("尚未立项督办、已经落后的指标："),
                    *bind.listed(clauses),
                    Run("。建议立项督办。"),
                )
            )
        )
    return blocks
