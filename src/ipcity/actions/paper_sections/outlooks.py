"""Looking ahead and back: the course to the plan's end, and what of its full figures was reached."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ipcity.actions.paper_binding import NO_DATA, Binder, Figure, count, heading, text_cell
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import targets
from ipcity.actions.standings import TargetStanding, forecast_of
from ipcity.domain.plans.forecasts import Forecast
from ipcity.domain.plans.wording import scaled
from ipcity.domain.terms.comparators import Comparator
from ipcity.papers.official.documents import Block, Cell, Paragraph, Run, Table
from ipcity.store.models.papers import Source

WIDTHS = (10, 50, 14, 30, 24, 28)


def forecast(materials: Materials, bind: Binder) -> list[Block]:
    """Where each target will end, its interval, and whether that is enough."""
    told = [(each, _forecast(materials, each)) for each in materials.targets]
    able = [(each, found) for each, found in told if found.value is not None]
    blocks: list[Block] = [heading(1, "五、期末预测和评估结论")]
    if not able:
        words = "现有月度数据不足以推算期末数，暂不作预测；待连续积累月度数据后补充。"
        return [*blocks, Paragraph((Run(words),))]
    reached = [each for each, found in able if _holds(each, found.value)]
    blocks.append(
        bind.paragraph(
            "可以推算期末数的指标{able}，按目前进度预计期末达到方案目标的{reached}，预计难以达到的{short}；"
            "其余{rest}数据不足，不作推算。",
            able=_count("可推算期末数的指标数", [each for each, _ in able]),
            reached=_count("预计达到方案目标的指标数", reached),
            short=_count("预计难以达到方案目标的指标数", [e for e, _ in able if e not in reached]),
            rest=_count("不作推算的指标数", [e for e, f in told if f.value is None]),
        )
    )
    rows = tuple(_forecast_row(at, *pair, bind) for at, pair in enumerate(able, 1))
    head = ("序号", "指标", "单位", "方案目标", "预计期末数", "80%区间或范围")
    notes = "逐月增长的按近12个月的线性进度推算；每年数量按往年同期进度推算。推算不作为考核依据。"
    return [*blocks, Table("表2　期末预测", head, rows, WIDTHS, notes)]


def _forecast(materials: Materials, each: TargetStanding) -> Forecast:
    """Without a value where the end is not known."""
    found = forecast_of(each, materials.series.get(each.target.key, ()))
    return found or Forecast(materials.cut.on)


def _holds(each: TargetStanding, value: Decimal | None) -> bool:
    comparator = Comparator(each.target.comparator)
    return value is not None and comparator.holds(value, each.target.value)


def _forecast_row(at: int, each: TargetStanding, found: Forecast, bind: Binder) -> tuple[Cell, ...]:
    _, unit = scaled(each.target.value, each.target.unit)

    def figure(label: str, value: Decimal | None) -> Figure:
        named = f"{targets.name_of(each)}{label}"
        row = each.measurement
        made = Figure(named, value, each.target.unit, Source.PATH, each.target.key, row)
        return targets.in_unit(made, unit)

    interval = bind.runs(
        "{low}～{high}",
        low=figure("预计期末数下限", found.low),
        high=figure("预计期末数上限", found.high),
    )
    return (
        text_cell(str(at), "center"),
        text_cell(targets.name_of(each)),
        text_cell(unit, "center"),
        _goal_cell(each, bind, unit),
        bind.cell(figure("预计期末数", found.value)),
        Cell(interval, "right"),
    )


def _goal_cell(each: TargetStanding, bind: Binder, unit: str) -> Cell:
    goal = targets.in_unit(targets.goal_of(each), unit)
    return Cell(bind.runs(f"{targets.goal_words(each)}{{goal}}", goal=goal), "right")


def attainment(materials: Materials, bind: Binder) -> list[Block]:
    """Every target against the plan's own figure, not the path."""
    done = [each for each in materials.targets if is_reached(each)]
    empty = [each for each in materials.targets if each.standing.value is None]
    short = [each for each in materials.targets if each not in done and each not in empty]
    told = bind.paragraph(
        "对照方案目标逐项自评，量化目标{total}中，已完成{done}，未完成{short}，无数据、不能评价{empty}。",
        total=_count("方案量化目标数", materials.targets),
        done=_count("已完成的量化目标数", done),
        short=_count("未完成的量化目标数", short),
        empty=_count("不能评价的量化目标数", empty),
    )
    head = ("序号", "指标", "单位", "方案目标", "完成数", "自评结论")
    rows = tuple(_row(at, each, bind) for at, each in enumerate(materials.targets, 1))
    notes = "自评以方案目标值为准，不按序时进度折算；每年数量以数据截止日所在年度的累计数对照。"
    return [
        heading(1, "五、逐项自评"),
        told,
        Table("表2　量化目标自评", head, rows, WIDTHS, notes),
    ]


def is_reached(each: TargetStanding) -> bool:
    return _holds(each, each.standing.value)


def _row(at: int, each: TargetStanding, bind: Binder) -> tuple[Cell, ...]:
    _, unit = scaled(each.target.value, each.target.unit)
    value = each.standing.value
    verdict = NO_DATA if value is None else "已完成" if is_reached(each) else "未完成"
    return (
        text_cell(str(at), "center"),
        text_cell(targets.name_of(each)),
        text_cell(unit, "center"),
        _goal_cell(each, bind, unit),
        bind.cell(targets.in_unit(targets.value_of(each), unit)),
        text_cell(verdict, "center"),
    )


def _count(label: str, rows: Iterable[TargetStanding]) -> Figure:
    keys = tuple(each.target.pk for each in rows)
    return count(label, keys, "项", Source.TALLY)
