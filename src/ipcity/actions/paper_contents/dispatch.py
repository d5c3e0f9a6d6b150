"""调度会材料: what the meeting has to decide, from the red and yellow targets and items."""

from __future__ import annotations

from ipcity.actions.item_lights import LitItem
from ipcity.actions.paper_binding import Binder, Figure, day_figure, heading, text_cell
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import charts, frame, items, reporting, targets
from ipcity.domain.plans.standings import LIGHT_WORDS, Light
from ipcity.domain.supervision.lights import Signal
from ipcity.papers.official.documents import Block, Cell, Official, Paragraph, Run, Table
from ipcity.store.models.papers import Kind


def compose(materials: Materials, bind: Binder) -> Official:
    period = materials.cut.period.words
    body = [
        *frame.opening(materials, bind, f"现将{period}需要调度的情况汇总如下，供会议研究。"),
        heading(1, "一、建议议程"),
        *_agenda(materials),
        heading(1, "二、总体进度"),
        targets.overall(materials, bind),
        items.overall(materials, bind),
        reporting.overall(materials, bind),
        *charts.lights(materials, bind),
        heading(1, "三、需要调度的指标"),
        *_targets(materials, bind),
        *charts.progress(materials, bind),
        heading(1, "四、需要调度的事项"),
        *_items(materials, bind),
        *_reporting(materials, bind),
        heading(1, "六、提请会议研究的事项"),
        *_questions(materials, bind),
    ]
    title = f"{materials.called}{period}调度会材料"
    return frame.official(Kind.DISPATCH, title, materials, body, addressee="", is_internal=True)


def _agenda(materials: Materials) -> list[Block]:
    """What the meeting goes through; nobody is called for what is not there."""
    points = ["办公室通报总体进度；"]
    if targets.behind(materials):
        points.append("落后指标的责任单位说明原因和补进措施；")
    if items.lit(materials.items, Signal.RED, Signal.YELLOW):
        points.append("逾期和落后事项的牵头单位说明办理情况，配合单位补充；")
    points.append("会议研究需要协调的问题，明确责任单位和完成时限。")
    return [Paragraph((Run(f"{at}. {point}"),)) for at, point in enumerate(points, 1)]


def _reporting(materials: Materials, bind: Binder) -> list[Block]:
    told = reporting.narrative(materials, bind, "表3　各单位数据报送情况")
    return [heading(1, "五、数据报送情况"), *told] if reporting.is_due(materials) else []


def _targets(materials: Materials, bind: Binder) -> list[Block]:
    rows = targets.behind(materials)
    if not rows:
        return [Paragraph((Run("本期没有落后于序时进度的指标。"),)), *_empty(materials)]
    blocks: list[Block] = []
    for at, each in enumerate(rows, 1):
        lead = f"{at}. {LIGHT_WORDS[each.standing.light]}："
        blocks.append(Paragraph((Run(lead), *targets.said(bind, each), Run("。"))))
    return [*blocks, *_empty(materials)]


def _empty(materials: Materials) -> list[Block]:
    return [targets.without_value(materials)] if materials.by_light(Light.NONE) else []


def _items(materials: Materials, bind: Binder) -> list[Block]:
    found = items.lit(materials.items, Signal.RED, Signal.YELLOW)
    if not found:
        return [Paragraph((Run("本期没有逾期或者进度落后的督办事项。"),))]
    found = sorted(found, key=lambda each: (each.signal is not Signal.RED, -each.late_days))
    head = ("编号", "事项", "牵头单位", "配合单位", "亮灯", "期限", "逾期天数", "进度")
    rows = tuple(_row(each, bind) for each in found)
    return [
        Table("表2　需要调度的督办事项", head, rows, (12, 44, 24, 26, 13, 22, 13, 13)),
        *[_explain(each, bind) for each in found if each.evidence],
        *_on_trust([each for each in found if not each.evidence]),
    ]


def _row(each: LitItem, bind: Binder) -> tuple[Cell, ...]:
    item = each.item
    supporting = "、".join(part.unit.name for part in item.supporting())
    return (
        text_cell(str(item.number), "center"),
        text_cell(item.title),
        text_cell(item.lead.name),
        text_cell(supporting or "无"),
        text_cell(items.COLOURS[each.signal], "center"),
        items.due_cell(each, bind),
        items.late_cell(each, bind),
        bind.cell(items.progress_figure(each)),
    )


def _explain(each: LitItem, bind: Binder) -> Paragraph:
    """Which evidence is still missing."""
    missing = [line for line in each.evidence if not line.checked.satisfied]
    parts: dict[str, Figure | str] = {
        "missing": items.evidence_figure(each, "未满足的佐证数", len(missing)),
        "total": items.evidence_figure(each, "佐证要求数", len(each.evidence)),
    }
    return bind.paragraph(
        f"{each.item.title}：佐证要求{{total}}，尚有{{missing}}未满足，请{each.item.lead.name}说明原因和补齐时间。",
        **parts,
    )


def _on_trust(found: list[LitItem]) -> list[Block]:
    """Items that no evidence was asked for, named once together."""
    if not found:
        return []
    named = "；".join(f"{each.item.title}（{each.item.lead.name}）" for each in found)
    words = f"下列事项没有设佐证要求，以办公室认可的进度为准，请牵头单位说明办理情况：{named}。"
    return [Paragraph((Run(words),))]


def _questions(materials: Materials, bind: Binder) -> list[Block]:
    asked: list[tuple[str, Figure | None]] = []
    behind = targets.behind(materials)
    if behind:
        asked.append(("对落后指标逐项确定补进措施、责任单位和完成时限。", None))
    red = items.lit(materials.items, Signal.RED)
    if red:
        asked.append(("对逾期未完成事项研究处理意见，确需延期的由牵头单位提出申请。", None))
    day = day_figure("议定事项反馈期限", materials.deadline(10))
    asked.append(("会议议定事项由办公室立项督办，各责任单位于{day}前反馈办理情况。", day))
    return frame.demands(bind, asked)
