"""The charts of a paper, every drawn value bound: lights, progress, items, reports, scores, courses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from ipcity.actions.paper_binding import Binder, Figure
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import items as item_section
from ipcity.actions.paper_sections import reporting as report_section
from ipcity.actions.paper_sections import scores as score_section
from ipcity.actions.paper_sections import targets as target_section
from ipcity.actions.standings import TargetStanding
from ipcity.domain.plans.standings import Light
from ipcity.domain.supervision.lights import Signal
from ipcity.papers.official.charts import Bullet, bar_across, bullet, line, stacked
from ipcity.papers.official.documents import Annex, Block, Chart
from ipcity.store.models.papers import Source

LIGHT_NAMES = {Light.GREEN: "绿", Light.YELLOW: "黄", Light.RED: "红", Light.NONE: "无数据"}
SIGNAL_NAMES = {Signal.RED: "红", Signal.YELLOW: "黄", Signal.BLUE: "蓝", Signal.GREEN: "绿"}
LEAST_POINTS = 3
ROW_MM = 7
WIDTH = 150.0


def lights(materials: Materials, bind: Binder) -> list[Block]:
    """How many targets and items show each light, one bar each."""
    if not materials.targets and not materials.items:
        return []
    counts = target_section.light_counts(materials)
    lights_of = {name: light for light, name in LIGHT_NAMES.items()}
    bars: dict[str, Callable[[str], Figure | None]] = {}
    if materials.targets:
        bars["量化目标"] = lambda name: counts[lights_of[name]] if name in lights_of else None
    if materials.items:
        bars["督办事项"] = lambda name: _signal_count(materials, name)
    series = {
        name: [_drawn(bind, figure_of(name)) for figure_of in bars.values()]
        for name in ("红", "黄", "蓝", "绿", "无数据")
    }
    told = {name: values for name, values in series.items() if any(values)}
    option = stacked(list(bars), told, "项")
    height = 22 + 18 * len(bars)
    return [Chart(f"图1　{'和'.join(bars)}亮灯情况", option, WIDTH, height)]


def _signal_count(materials: Materials, name: str) -> Figure | None:
    signal = next((s for s, word in SIGNAL_NAMES.items() if word == name), None)
    if signal is None:
        return None
    found = item_section.lit(materials.items, signal)
    return item_section.tally(f"{item_section.COLOURS[signal]}督办事项数", found)


def progress(materials: Materials, bind: Binder) -> list[Block]:
    """Each target in percent of the plan's figure, with a stroke where it ought to be."""
    rows = [
        Bullet(
            target_section.name_of(each),
            _drawn(bind, target_section.reached_of(each)),
            _drawn(bind, target_section.path_of(each)),
            LIGHT_NAMES[each.standing.light],
        )
        for each in materials.targets
        if target_section.reached_of(each).value is not None
    ]
    if not rows:
        return []
    caption = "图2　量化目标完成比例（占方案目标的%，竖线为应达到的比例）"
    return [Chart(caption, bullet(rows), WIDTH, _height(rows))]


def items(materials: Materials, bind: Binder) -> list[Block]:
    """The items that each unit leads, by light."""
    led = item_section.led_by(materials.items)
    if not led:
        return []
    series = {
        name: [
            _drawn(
                bind,
                item_section.tally(
                    f"{unit.name}牵头的{item_section.COLOURS[signal]}事项数",
                    item_section.lit(rows, signal),
                    unit,
                ),
            )
            for unit, rows in led.items()
        ]
        for signal, name in SIGNAL_NAMES.items()
        if item_section.lit(materials.items, signal)
    }
    option = stacked([unit.name for unit in led], series, "项")
    return [Chart("图3　各单位牵头事项亮灯情况", option, WIDTH, _height(led))]


def reporting(materials: Materials, bind: Binder) -> list[Block]:
    """Completeness and timeliness of each unit."""
    units = [each for each in materials.reporting if each.due]
    if not units:
        return []
    rates = {"完整率": ("completeness", "报送完整率"), "及时率": ("timeliness", "报送及时率")}
    series = {
        name: [_drawn(bind, report_section.rate(each, *rate)) for each in units]
        for name, rate in rates.items()
    }
    option = bar_across([each.unit.name for each in units], series, "%")
    return [Chart("图4　各单位数据报送完整率和及时率", option, WIDTH, _height(units) * 1.5)]


def scores(materials: Materials, bind: Binder) -> list[Block]:
    able = [each for each in materials.scores if each.total is not None]
    if not able:
        return []
    values = [_drawn(bind, score_section.score(each)) for each in able]
    option = bar_across([each.unit.name for each in able], {"得分": values}, "分")
    return [Chart("图5　考核得分", option, WIDTH, _height(able))]


def courses(materials: Materials, bind: Binder) -> tuple[Annex, ...]:
    """An annex: each target's month ends against what the plan asks of the end of its year."""
    able = _able(materials)
    if not able:
        return ()
    charts = tuple(
        Chart(f"图{at}　{target_section.name_of(each)}", _course(materials, each, bind), WIDTH, 58)
        for at, each in enumerate(able, 6)
    )
    return (Annex("主要指标月度走势图", charts),)


def _able(materials: Materials) -> list[TargetStanding]:
    return [
        each
        for each in materials.targets
        if len(materials.series.get(each.target.key, ())) >= LEAST_POINTS
    ]


def _course(materials: Materials, each: TargetStanding, bind: Binder) -> dict[str, object]:
    name, target, row = target_section.name_of(each), each.target, each.measurement
    points = materials.series[target.key]
    size, unit = target_section.scale_of(each)

    def drawn(day: date, value: Decimal) -> Decimal:
        label = f"{name}（{day}）"
        figure = Figure(label, value, target.unit, Source.MEASUREMENT, target.key, row, on=day)
        bind.plot(figure)
        return value / size

    steps = {s.year: s.value for s in each.course.steps} if each.course else {}
    asked = [steps.get(day.year) for day, _ in points]
    series: dict[str, list[Decimal | None]] = {
        "月末值": [drawn(day, value) for day, value in points],
        "年末应达到数": [value / size if value is not None else None for value in asked],
    }
    months = [f"{day.year}-{day.month:02}" for day, _ in points]
    return line(months, series, unit, dashed=("年末应达到数",))


def _drawn(bind: Binder, figure: Figure | None) -> Decimal | None:
    """The value as it is drawn, bound on the way."""
    if figure is None or figure.value is None:
        return None
    bind.plot(figure)
    return figure.value


def _height(rows: Iterable[object]) -> float:
    return min(22.0 + ROW_MM * len(list(rows)), 200.0)
