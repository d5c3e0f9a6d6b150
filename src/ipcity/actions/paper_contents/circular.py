"""通报: how the period went for everyone, who is praised, who is named, what is asked by when.

Contents after the usage of 通报 (《党政机关公文处理工作条例》第八条): situation, praise, criticism, demands.
"""

from __future__ import annotations

from ipcity.actions.paper_binding import Binder, Figure, day_figure, heading
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import charts, frame, items, reporting, scores, targets, units
from ipcity.domain.plans.standings import Light
from ipcity.domain.supervision.lights import Signal
from ipcity.papers.official.documents import Block, Official
from ipcity.store.models.papers import Kind


def compose(materials: Materials, bind: Binder) -> Official:
    title = f"关于{materials.cut.period.words}{materials.called}进展情况的通报"
    body = [
        *frame.opening(
            materials,
            bind,
            f"现将{materials.cut.period.words}{materials.called}进展情况通报如下。",
        ),
        heading(1, "一、总体情况"),
        targets.overall(materials, bind),
        items.overall(materials, bind),
        reporting.overall(materials, bind),
        *charts.lights(materials, bind),
        heading(1, "二、指标进展"),
        *targets.narrative(materials, bind),
        *_others(materials, bind),
        targets.table(materials, bind, "表1　量化目标进度"),
        *charts.progress(materials, bind),
        heading(1, "三、督办事项"),
        *items.narrative(materials, bind),
        *charts.items(materials, bind),
        *_reporting(materials, bind),
        *_scores(materials, bind),
        heading(1, "六、表扬与存在的问题"),
        *units.blocks(materials, bind),
        heading(1, "七、下一步工作要求"),
        *frame.demands(bind, _asked(materials)),
    ]
    annexes = charts.courses(materials, bind)
    return frame.official(Kind.CIRCULAR, title, materials, body, annexes=annexes)


def _reporting(materials: Materials, bind: Binder) -> list[Block]:
    if not reporting.is_due(materials):
        return []
    return [
        heading(1, "四、数据报送"),
        *reporting.narrative(materials, bind, "表5　各单位数据报送情况"),
        *charts.reporting(materials, bind),
        *reporting.reported(materials, bind, "表6　各单位报送的数据"),
    ]


def _scores(materials: Materials, bind: Binder) -> list[Block]:
    if not materials.scores:
        return []
    return [
        heading(1, "五、考核得分"),
        *scores.narrative(materials, bind, "表7　考核得分"),
        *charts.scores(materials, bind),
    ]


def _others(materials: Materials, bind: Binder) -> list[Block]:
    told = targets.facts_paragraph(materials, bind)
    return [heading(2, "（四）趋势要求和建设成果"), told] if told else []


def _asked(materials: Materials) -> list[tuple[str, Figure | None]]:
    soon = day_figure("整改报告期限", materials.deadline(10))
    fill = day_figure("补报期限", materials.deadline(5))
    asked: list[tuple[str, Figure | None]] = []
    if materials.by_light(*targets.BEHIND):
        asked.append(
            (
                "补齐指标短板。落后指标的牵头单位要逐项分析原因，于{day}前报送整改措施和完成时限。",
                soon,
            )
        )
    if items.lit(materials.items, Signal.RED, Signal.YELLOW):
        asked.append(
            (
                "加快办理督办事项。逾期和进度落后事项的牵头单位要倒排工期，于{day}前书面说明情况，配合单位主动配合。",
                soon,
            )
        )
    if any(each.missing for each in materials.reporting):
        asked.append(("补报数据。未报单位于{day}前补报，没有发生的，明确作零报告。", fill))
    if materials.by_light(Light.NONE):
        asked.append(("完善台账。无数据指标的责任单位于{day}前补录台账和佐证材料。", soon))
    asked.append(
        ("持续推进。各单位对照方案年度目标抓好落实，按期报送进展，重大情况随时报告。", None)
    )
    return asked
