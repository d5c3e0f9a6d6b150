"""How the plan's targets stand: the sentences, the table and the charts of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ipcity.actions.paper_binding import (
    Binder,
    Figure,
    count,
    heading,
    plain_figure,
    text_cell,
)
from ipcity.actions.paper_materials import FactValue, Materials
from ipcity.actions.standings import TargetStanding
from ipcity.domain.plans.facts import Basis, Direction
from ipcity.domain.plans.standings import (
    DOWNWARD,
    LIGHT_WORDS,
    Light,
    built_light,
    trend_light,
)
from ipcity.domain.plans.wording import comparator_words, scaled
from ipcity.domain.terms.comparators import Comparator
from ipcity.papers.official.documents import Block, Cell, Paragraph, Run, Table
from ipcity.store.models.papers import Source

BEHIND = (Light.YELLOW, Light.RED)
HUNDRED = Decimal(100)
SIZES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}


def name_of(each: TargetStanding) -> str:
    """What the figure is called in full: 新增高新技术企业, 质押融资额, 研发经费投入增幅."""
    name = each.target.name
    match Basis(each.target.basis):
        case Basis.NEW if not name.startswith("新增"):
            return f"新增{name}"
        case Basis.GROWTH:
            down = Direction(each.target.direction) is Direction.DOWN
            return f"{name}{'降幅' if down else '增幅'}"
        case _:
            return name


def value_of(each: TargetStanding) -> Figure:
    row, target = each.measurement, each.target
    value = row.value if row else None
    return Figure(name_of(each), value, target.unit, Source.MEASUREMENT, target.key, row)


def asked_of(each: TargetStanding) -> Figure:
    target = each.target
    label = f"{name_of(each)}应达到数"
    return Figure(label, each.standing.asked, target.unit, Source.PATH, target.key)


def goal_of(each: TargetStanding) -> Figure:
    target = each.target
    label = f"{name_of(each)}目标值"
    return Figure(label, target.value, target.unit, Source.GOAL, target.key)


def gap_of(each: TargetStanding) -> Figure:
    """How far it lies from what is asked, without a sign; a rate lies behind by 个百分点."""
    gap, target = each.standing.gap, each.target
    label = f"{name_of(each)}与应达到数的差"
    unit = "个百分点" if target.unit == "%" else target.unit
    row = each.measurement
    return Figure(label, None if gap is None else abs(gap), unit, Source.PATH, target.key, row)


def reached_of(each: TargetStanding) -> Figure:
    """The value in percent of the plan's figure; nothing where less is better."""
    row = each.measurement
    value = _percent(row.value if row else None, each)
    label = f"{name_of(each)}占方案目标的比例"
    return Figure(label, value, "%", Source.PATH, each.target.key, row)


def path_of(each: TargetStanding) -> Figure:
    """What is asked by the cut-off in percent of the plan's figure."""
    label = f"{name_of(each)}应达到的比例"
    value = _percent(each.standing.asked, each)
    return Figure(label, value, "%", Source.PATH, each.target.key)


def _percent(value: Decimal | None, each: TargetStanding) -> Decimal | None:
    full = each.target.value
    if value is None or not full or Comparator(each.target.comparator) in DOWNWARD:
        return None
    return (value / full * HUNDRED).quantize(Decimal("0.1"))


def scale_of(each: TargetStanding) -> tuple[int, str]:
    """How a chart of the target counts: in 万元 where the plan's figure is so large."""
    _, unit = scaled(each.target.value, each.target.unit)
    return (SIZES.get(unit.removesuffix("元"), 1) if unit != each.target.unit else 1), unit


def light_counts(materials: Materials) -> dict[Light, Figure]:
    return {
        light: count(
            f"{LIGHT_WORDS[light]}的指标数",
            tuple(each.target.pk for each in materials.by_light(light)),
            "项",
            Source.TALLY,
        )
        for light in Light
    }


def overall(materials: Materials, bind: Binder) -> Paragraph:
    """How many targets the plan has, and how many show each light."""
    counts = light_counts(materials)
    total = count(
        "方案量化目标数", tuple(each.target.pk for each in materials.targets), "项", Source.TALLY
    )
    if not materials.targets:
        return Paragraph((Run("现行方案没有量化目标，本期不作指标评价。"),))
    parts = ["方案确定量化目标{total}"]
    parts += [f"{LIGHT_WORDS[light]}{{{light.name}}}" for light in (Light.GREEN, *BEHIND)]
    named = {light.name: figure for light, figure in counts.items()}
    if counts[Light.NONE].value:
        parts.append("无数据、未作评价{NONE}")
    return bind.paragraph("，".join(parts[:1]) + "。其中，" + "，".join(parts[1:]) + "。",
                          total=total, **named)  # fmt: skip


def said(bind: Binder, each: TargetStanding) -> tuple[Run, ...]:
    """One target in a clause: 新增示范企业4家，比应达到的5家少1家."""
    standing = each.standing
    parts: dict[str, Figure | str] = {"name": name_of(each), "value": value_of(each)}
    if standing.gap is None or not is_asked(each):
        return bind.runs("{name}{value}，本期尚无进度要求", **parts)
    parts |= {"asked": asked_of(each), "gap": gap_of(each)}
    if standing.light is Light.GREEN:
        return bind.runs("{name}{value}，应达到{asked}", **parts)
    if standing.gap == 0:
        return bind.runs("{name}{value}，方案要求超过{asked}，尚未超过", **parts)
    over = Comparator(each.target.comparator) in DOWNWARD
    word = ("高" if over else "低") if each.target.unit == "%" else ("多" if over else "少")
    return bind.runs(f"{{name}}{{value}}，比应达到的{{asked}}{word}{{gap}}", **parts)


def narrative(materials: Materials, bind: Binder) -> list[Block]:
    """Who is on course, who is behind, what has no value: a paragraph each."""
    blocks: list[Block] = []
    for title, lights in (
        ("（一）达到序时进度的指标", (Light.GREEN,)),
        ("（二）落后于序时进度的指标", BEHIND),
    ):
        rows = materials.by_light(*lights)
        blocks.append(heading(2, title))
        if not rows:
            word = "达到" if Light.GREEN in lights else "落后于"
            blocks.append(Paragraph((Run(f"本期没有{word}序时进度的指标。"),)))
            continue
        blocks.append(_clauses(rows, bind))
    if materials.by_light(Light.NONE):
        blocks += [heading(2, "（三）无数据的指标"), without_value(materials)]
    return blocks


def _clauses(rows: Sequence[TargetStanding], bind: Binder) -> Paragraph:
    """Those that something is asked of already, then the others in a sentence of their own."""
    asked = [each for each in rows if is_asked(each)]
    ahead = [each for each in rows if not is_asked(each)]
    runs: list[Run] = []
    if asked:
        runs += [*bind.listed([said(bind, each) for each in asked]), Run("。")]
    if ahead:
        told = [bind.runs("{name}{value}", name=name_of(e), value=value_of(e)) for e in ahead]
        runs += [*bind.listed(told, "、"), Run("，本期尚无进度要求。")]
    return Paragraph(tuple(runs))


def is_asked(each: TargetStanding) -> bool:
    """Whether the plan asks for anything by the cut-off: a rising path may still stand at 0."""
    down = Comparator(each.target.comparator) in DOWNWARD
    return each.standing.asked is not None and (down or each.standing.asked > 0)


def without_value(materials: Materials) -> Paragraph:
    """Targets without a value: never 0, and what is to be done about it."""
    rows = materials.by_light(Light.NONE)
    empty = [name_of(each) for each in rows if each.standing.value is None]
    based = [name_of(each) for each in rows if each.standing.value is not None]
    sentences = []
    if empty:
        sentences.append(f"{'；'.join(empty)}尚无台账数据，按“无数据”列示，不作零处理，不亮灯。")
    if based:
        sentences.append(f"{'；'.join(based)}缺少基准年数据，应达到数无法计算，不亮灯。")
    return Paragraph((Run("".join(sentences)),))


def goal_words(each: TargetStanding) -> str:
    said = comparator_words(Comparator(each.target.comparator), each.target.value, each.target.unit)
    return f"每年{said}" if each.target.period else said


def table(materials: Materials, bind: Binder, caption: str) -> Table:
    """One row a target: what is promised, what is asked by the cut-off, what is there, its light."""
    head = ("序号", "指标", "单位", "方案目标", "应达到数", "现值", "评价")
    rows = tuple(_row(at, each, bind) for at, each in enumerate(materials.targets, 1))
    notes = "应达到数按方案目标和已过时间折算；“无数据”指台账中没有可统计的记录。"
    return Table(caption, head, rows, (10, 46, 16, 26, 22, 22, 18), notes)


def _row(at: int, each: TargetStanding, bind: Binder) -> tuple[Cell, ...]:
    _, unit = scaled(each.target.value, each.target.unit)
    goal = bind.runs(f"{goal_words(each)}{{goal}}", goal=in_unit(goal_of(each), unit))
    return (
        text_cell(str(at), "center"),
        text_cell(name_of(each)),
        text_cell(unit, "center"),
        Cell(goal, "right"),
        _asked_cell(each, bind, unit),
        bind.cell(in_unit(value_of(each), unit)),
        text_cell(LIGHT_WORDS[each.standing.light], "center"),
    )


def _asked_cell(each: TargetStanding, bind: Binder, unit: str) -> Cell:
    if each.standing.asked is None:
        return text_cell("—", "right")
    return bind.cell(in_unit(asked_of(each), unit))


def in_unit(figure: Figure, unit: str) -> Figure:
    """``figure`` printed in the table's ``unit``, without naming it."""
    if figure.value is None:
        return figure
    size = SIZES.get(unit.removesuffix("元"), 1) if unit != figure.unit else 1
    return replace(figure, written=plain_figure(figure.value / size))


def facts_paragraph(materials: Materials, bind: Binder) -> Paragraph | None:
    """Trends and what is to be built, in one paragraph; None where the plan has neither."""
    trends = [each for each in materials.trends if each.value is not None]
    built = [each for each in materials.deliverables if each.value is not None]
    clauses = [_trend(bind, each) for each in trends] + [_built(bind, each) for each in built]
    rest = [
        each.fact.pk for each in (*materials.trends, *materials.deliverables) if each.value is None
    ]
    if rest:
        figure = count("无可比数据或验收记录的条目数", tuple(rest), "项", Source.TALLY)
        lead = "其余" if clauses else "方案提出的"
        words = f"{lead}趋势要求和建设成果{{rest}}暂无可比数据或者验收记录，不作评价"
        clauses.append(bind.runs(words, rest=figure))
    return Paragraph((*bind.listed(clauses), Run("。"))) if clauses else None


def _trend(bind: Binder, each: FactValue) -> tuple[Run, ...]:
    fact, value = each.fact, each.value
    if value is None:
        raise ValueError("a trend without a value has no sentence")
    light = trend_light(value, Direction(getattr(fact, "direction", "up")))
    word = "增长" if value >= 0 else "下降"
    figure = Figure(
        f"{fact.name}同比变化", abs(value), "%", Source.MEASUREMENT, fact.key, each.measurement
    )
    told = {Light.GREEN: "符合", Light.YELLOW: "未见变化，尚未体现", Light.RED: "不符合"}[light]
    return bind.runs(f"{{name}}同比{word}{{change}}，{told}方案要求", name=fact.name, change=figure)


def _built(bind: Binder, each: FactValue) -> tuple[Run, ...]:
    fact = each.fact
    if built_light(each.value) is not Light.GREEN:
        return bind.runs("{name}尚无验收记录", name=fact.name)
    figure = Figure(
        f"{fact.name}已验收数", each.value, "项", Source.MEASUREMENT, fact.key, each.measurement
    )
    return bind.runs("{name}已验收{number}", name=fact.name, number=figure)


def behind(materials: Materials) -> Sequence[TargetStanding]:
    """The worst first: red before yellow, then by the share of what is asked."""
    rows = materials.by_light(*BEHIND)
    return sorted(rows, key=lambda e: (e.standing.light is not Light.RED, _share(e)))


def _share(each: TargetStanding) -> Decimal:
    asked, value = each.standing.asked, each.standing.value
    return value / asked if asked and value is not None else Decimal(1)
