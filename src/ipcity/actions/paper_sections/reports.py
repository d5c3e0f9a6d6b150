"""Reports upwards: the same facts in the wording of whom they go to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ipcity.actions.item_lights import LitItem
from ipcity.actions.paper_binding import Binder, Figure, count, heading
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import charts, frame, items, money, reporting, scores, targets
from ipcity.actions.paper_sections.ordinals import ordinal
from ipcity.actions.standings import TargetStanding
from ipcity.domain.plans.standings import LIGHT_WORDS, Light
from ipcity.domain.supervision.lights import Signal
from ipcity.papers.official.documents import Block, Official, Paragraph, Run
from ipcity.store.models.papers import Addressee, Kind, Source

PURPOSES = {
    Addressee.UNITS: "现将{about}情况通报如下。",
    Addressee.CITY: "现将{about}情况报告如下。",
    Addressee.NATION: "现将{about}情况报告如下。",
    Addressee.COMMITTEE: "现将{about}情况报告如下。",
}
BASES = {
    Addressee.NATION: "国家知识产权强市建设试点示范工作部署",
    Addressee.COMMITTEE: "{county}委、{county}政府部署",
}
NEXT_STEPS = {
    Addressee.CITY: "恳请市知识产权局继续给予指导和支持。",
    Addressee.NATION: "我们将对照试点要求持续推进，重大进展及时报告。",
    Addressee.COMMITTEE: "落后指标和逾期事项拟提请领导小组会议调度。",
}


def title(materials: Materials, ending: str, joint: str = "") -> str:
    """关于2026年第二季度江津区…工作进展情况的报告; an assessment has no 关于."""
    about = f"{materials.cut.period.words}{materials.called}{joint}{ending}"
    return f"关于{about}" if ending.endswith("的报告") else about


def report(
    kind: Kind, heading_words: str, materials: Materials, bind: Binder, body: list[Block]
) -> Official:
    about = f"{materials.cut.period.words}{materials.called}"
    county = frame.county(materials)
    purpose = PURPOSES[materials.addressee].format(about=about)
    basis = BASES.get(materials.addressee, "").format(county=county)
    whole = [
        *frame.opening(materials, bind, purpose, basis),
        *body,
        heading(1, "七、下一步工作打算"),
        *_next(materials),
        *frame.closing(materials),
    ]
    annexes = charts.courses(materials, bind)
    return frame.official(kind, heading_words, materials, whole, annexes=annexes)


def progress(materials: Materials, bind: Binder) -> list[Block]:
    """Sections one to four: overall, targets, tasks, problems."""
    return [
        heading(1, "一、总体进展"),
        targets.overall(materials, bind),
        items.overall(materials, bind),
        *charts.lights(materials, bind),
        heading(1, "二、指标完成情况"),
        *targets.narrative(materials, bind),
        *_facts(materials, bind),
        targets.table(materials, bind, "表1　量化目标进度"),
        *charts.progress(materials, bind),
        heading(1, "三、重点任务推进情况"),
        *_actions(materials, bind),
        *charts.items(materials, bind),
        heading(1, "四、存在的问题"),
        *_problems(materials, bind),
    ]


def year(materials: Materials, bind: Binder) -> list[Block]:
    """What only a year has: reporting, assessment, money."""
    told: list[Block] = []
    if reporting.is_due(materials) or materials.scores:
        told = [
            heading(1, "五、数据报送和考核"),
            reporting.overall(materials, bind),
            *reporting.narrative(materials, bind, "表2　各单位数据报送情况"),
            *charts.reporting(materials, bind),
            *scores.narrative(materials, bind, "表3　考核得分"),
        ]
    return [
        *told,
        heading(1, "六、经费保障"),
        *money.narrative(materials, bind, "表4　经费安排和支出"),
    ]


def _facts(materials: Materials, bind: Binder) -> list[Block]:
    told = targets.facts_paragraph(materials, bind)
    return [heading(2, "（四）趋势要求和建设成果"), told] if told else []


def _actions(materials: Materials, bind: Binder) -> list[Block]:
    """The plan's actions, each with the items of its tasks; that some have none is said once."""
    grouped: dict[str, list[LitItem]] = defaultdict(list)
    for each in materials.items:
        grouped[each.item.task_key].append(each)
    found: list[Block] = []
    without = 0
    actions = {task.action_id: task.action for task in materials.tasks if task.action}
    for at, (key, action) in enumerate(actions.items(), 1):
        tasks = [task for task in materials.tasks if task.action_id == key]
        mine = [each for task in tasks for each in grouped.get(task.key, ())]
        names = "、".join(task.heading.rstrip("。") for task in tasks)
        told = _told(mine, action.heading, bind) if mine else ()
        without += not mine
        found.append(heading(2, f"（{ordinal(at)}）{action.heading.rstrip('。')}"))
        found.append(Paragraph((Run(f"任务包括{names}。"), *told)))
    if found and without:
        lead = "以上" if without == len(actions) else "其余"
        found.append(Paragraph((Run(f"{lead}行动的任务尚未立项督办事项。"),)))
    keys = {task.key for task in materials.tasks}
    rest = [each for each in materials.items if each.item.task_key not in keys]
    if rest:
        name = "会议议定、领导批示等其他事项"
        found.append(Paragraph((Run(f"{name}："), *_told(rest, name, bind))))
    return found or [Paragraph((Run("各项任务尚未立项督办事项。"),))]


def _told(mine: list[LitItem], name: str, bind: Binder) -> tuple[Run, ...]:
    done = [each for each in mine if each.is_finished]
    behind = items.lit(mine, Signal.RED, Signal.YELLOW)
    parts: dict[str, Figure | str] = {
        "total": items.tally(f"“{name}”督办事项数", mine),
        "done": items.tally(f"“{name}”已完成督办事项数", done),
        "behind": items.tally(f"“{name}”逾期和落后督办事项数", behind),
    }
    return bind.runs("督办事项{total}，已完成{done}，逾期和落后{behind}。", **parts)


def _problems(materials: Materials, bind: Binder) -> list[Block]:
    blocks: list[Block] = []
    rows = targets.behind(materials)
    if rows:
        blocks.append(_behind(rows, bind))
    red = items.lit(materials.items, Signal.RED)
    if red:
        late = items.tally("逾期未完成的督办事项数", red)
        blocks.append(bind.paragraph("部分督办事项逾期未完成，共{late}。", late=late))
    if materials.by_light(Light.NONE):
        empty = targets.light_counts(materials)[Light.NONE]
        blocks.append(bind.paragraph("部分指标缺少数据，不能评价，共{empty}。", empty=empty))
    return blocks or [Paragraph((Run("本期没有落后指标和逾期事项。"),))]


def _behind(rows: Sequence[TargetStanding], bind: Binder) -> Paragraph:
    """By name, the worst first; their figures stand in the section on targets."""
    clauses = []
    for light in (Light.RED, Light.YELLOW):
        mine = [each for each in rows if each.standing.light is light]
        if mine:
            keys = tuple(each.target.pk for each in mine)
            number = count(f"{LIGHT_WORDS[light]}的指标数", keys, "项", Source.TALLY)
            names = "、".join(targets.name_of(each) for each in mine)
            clauses.append(bind.runs(f"{LIGHT_WORDS[light]}{{number}}：{names}", number=number))
    lead = Run("部分指标落后于序时进度，")
    return Paragraph((lead, *bind.listed(clauses), Run("。")))


def _next(materials: Materials) -> list[Block]:
    steps = []
    if targets.behind(materials):
        steps.append("聚焦落后指标，逐项明确责任单位、补进措施和完成时限")
    if items.lit(materials.items, Signal.RED, Signal.YELLOW):
        steps.append("加大督办力度，对逾期和落后事项跟踪到底")
    if materials.by_light(Light.NONE):
        steps.append("补齐台账数据，完善指标佐证")
    steps.append("按方案年度安排抓好各项任务落实，定期调度通报")
    told = "；".join(steps) + "。" + NEXT_STEPS.get(materials.addressee, "")
    return [Paragraph((Run(told),))]
