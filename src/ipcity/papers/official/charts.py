"""Charts as pure JSON ECharts options, and their pictures for Word.

The browser draws an option with the same script as V8 does here, so the page and the paper show
one chart. The same option gives the same bytes: a fresh context, fixed fonts, no animation.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from ipcity.domain.errors import Refused

Option = dict[str, Any]
Amount = Decimal | int | None

FAMILY = "Noto Sans SC"
INK, GREY, FAINT = "#1f2937", "#6b7280", "#d5d9e0"
# Told apart in grey print too: dark, light, middle.
TONES = ("#1d3f72", "#9db4d3", "#5c7fae", "#c9cdd4", "#39424e")
LIGHTS = {"红": "#b3261e", "黄": "#c98a00", "蓝": "#00698c", "绿": "#1a6b3a"}
PIXELS_PER_MM = 96 / 25.4
DOTS_PER_INCH = 300
NAME_PIXELS, AXIS_PIXELS, BAR_PIXELS, FIGURE_PIXELS = 172, 480, 320, 48
POINTS_NAMED = 8
_SECONDS = 20
_DRAW = """(function (option, width, height) {
  var chart = echarts.init(null, null, {renderer: "svg", ssr: true, width: width, height: height});
  chart.setOption(option);
  var svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
})(%s)"""


@dataclass(frozen=True)
class Bullet:
    """A goal as a bar: ``value`` and ``path`` in percent of the goal, ``light`` 红, 黄, 蓝, 绿 or none."""

    name: str
    value: Amount
    path: Amount = None
    light: str = ""


def bar(
    categories: Sequence[str], series: Mapping[str, Sequence[Amount]], unit: str = ""
) -> Option:
    """Upright columns, those of several series side by side, each with its figure."""
    drawn = [
        {**_series("bar", name, values), "barMaxWidth": 34, "label": _figures("top")}
        for name, values in series.items()
    ]
    return _option(_categories(categories), _amounts(unit), drawn, titles=_titles(series))


def bar_across(
    categories: Sequence[str], series: Mapping[str, Sequence[Amount]], unit: str = ""
) -> Option:
    """Lying bars, the first category on top: for long names."""
    drawn = [
        {**_series("bar", name, values), "barMaxWidth": 18, "label": _figures("right")}
        for name, values in series.items()
    ]
    return _option(_amounts(unit), _names(categories), drawn, titles=_titles(series))


def stacked(
    categories: Sequence[str], series: Mapping[str, Sequence[Amount]], unit: str = ""
) -> Option:
    """Lying bars made of parts; a part named 红, 黄, 蓝 or 绿 has the colour of that light."""
    drawn = []
    for name, values in series.items():
        part = _series("bar", name, [value or None for value in values])
        part |= {"stack": "all", "barMaxWidth": 18, "label": _figures("inside", "#ffffff")}
        if name[:1] in LIGHTS:
            part["itemStyle"] = {"color": LIGHTS[name[:1]]}
        drawn.append(part)
    return _option(_amounts(unit), _names(categories), drawn, titles=list(series))


def line(
    categories: Sequence[str],
    series: Mapping[str, Sequence[Amount]],
    unit: str = "",
    dashed: Sequence[str] = (),
) -> Option:
    """Lines over time; those named in ``dashed`` (a path, a goal) are not measured but meant.

    Of many points some are named and figured, the last one always.
    """
    drawn = []
    stride = -(-len(categories) // POINTS_NAMED)
    for name, values in series.items():
        one = {**_series("line", name, values), "symbolSize": 6}
        if name in dashed:
            one |= {"symbol": "none", "lineStyle": {"type": "dashed"}}
        else:
            one["label"] = _figures("top")
            one["data"] = _sparse(one["data"], stride)
        drawn.append(one)
    axis = {**_categories(categories), "boundaryGap": False}
    if stride > 1:
        spaced = {"interval": stride - 1, "fontSize": 11, "width": AXIS_PIXELS // POINTS_NAMED}
        axis["axisLabel"] = {**axis["axisLabel"], **spaced}
    return _option(axis, _amounts(unit), drawn, titles=_titles(series))


def bullet(rows: Sequence[Bullet]) -> Option:
    """Goals under each other, each reached by so many percent, with a stroke where it ought to be."""
    reached = _series("bar", "完成进度", [row.value for row in rows])
    reached |= {"barMaxWidth": 14, "z": 3}
    longest = max([100, *(each for row in rows for each in (row.value, row.path) if each)])
    reached["data"] = [_lit(row, BAR_PIXELS / float(longest)) for row in rows]
    wanted = _series("scatter", "应达进度", [row.path for row in rows])
    wanted |= {"symbol": "rect", "symbolSize": [3, 18], "z": 4, "itemStyle": {"color": INK}}
    whole = {"symbol": "none", "silent": True, "data": [{"xAxis": 100}]}
    whole["lineStyle"] = {"color": GREY, "type": "dashed"}
    whole["label"] = {"formatter": "目标", "color": GREY, "fontSize": 11, "position": "start"}
    reached["markLine"] = whole
    names = _names([row.name for row in rows])
    return _option(_amounts("%"), names, [reached, wanted], titles=["应达进度"])


def picture(
    option: Mapping[str, Any], width_mm: float, height_mm: float, script: Path | None = None
) -> bytes:
    """``option`` drawn as a PNG of 300 dots an inch, without the network and without a browser.

    Refused where ``ipcity assets`` has not brought the script; ``ValueError`` for an option that
    ECharts cannot draw.
    """
    width, height = (round(length * PIXELS_PER_MM) for length in (width_mm, height_mm))
    return _dots(_svg(option, width, height, script or script_place()))


def script_place() -> Path:
    """Where ``ipcity assets`` puts ECharts: with the installation, or where IPCITY_ASSETS says."""
    assets = os.environ.get("IPCITY_ASSETS") or Path(sys.prefix) / "share" / "ipcity"
    return Path(assets) / "browser" / "echarts" / "dist" / "echarts.min.js"


def _svg(option: Mapping[str, Any], width: int, height: int, script: Path) -> str:
    from py_mini_racer import JSEvalException, MiniRacer  # slow import

    words = json.dumps([option, width, height], ensure_ascii=True, allow_nan=False)[1:-1]
    with MiniRacer() as engine:
        engine.eval(_source(script))
        try:
            return str(engine.eval(_DRAW % words, timeout_sec=_SECONDS))
        except JSEvalException as broken:
            raise ValueError("ECharts cannot draw this option") from broken


@cache
def _source(script: Path) -> str:
    try:
        return script.read_text("utf-8")
    except FileNotFoundError as missing:
        raise Refused("assets-missing", "缺少图表脚本，请运行 ipcity assets 后重试。") from missing


def _dots(svg: str) -> bytes:
    from pylopdf_fonts_zh_cn import sans_path  # slow import
    from resvg_py import svg_to_bytes  # slow import

    drawn = svg_to_bytes(
        svg_string=svg,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=[str(sans_path())],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        zoom=DOTS_PER_INCH / 96,
    )
    return bytes(drawn)


def _option(across: Option, upright: Option, drawn: list[Option], titles: Sequence[str]) -> Option:
    return {
        "animation": False,
        "color": list(TONES),
        "backgroundColor": "#ffffff",
        "textStyle": {"fontFamily": FAMILY, "fontSize": 12, "color": INK},
        "grid": {
            "left": 8, "right": 44, "top": 34 if titles else 24, "bottom": 6, "containLabel": True,
        },
        "legend": {"show": bool(titles), "data": list(titles), "top": 0, "itemHeight": 10},
        "xAxis": across,
        "yAxis": upright,
        "series": drawn,
    }  # fmt: skip


def _lit(row: Bullet, pixels: float) -> Option:
    """A bar in the colour of its light, and the light's word with its figure: grey print shows both.

    Where the stroke of the path stands close after the bar, the figure stands after the stroke.
    """
    light = row.light[:1]
    ahead = float((row.path or 0) - (row.value or 0)) * pixels
    label = {**_figures("right"), "distance": ahead + 6 if 0 <= ahead < FIGURE_PIXELS else 6}
    if light in LIGHTS:
        label["formatter"] = f"{{c}} {light}"
    colour = LIGHTS.get(light, TONES[0])
    return {"value": _plain(row.value), "itemStyle": {"color": colour}, "label": label}


def _names(names: Sequence[str]) -> Option:
    """Categories under each other, the first on top, with room for some fifteen characters."""
    axis = _categories(names)
    axis["axisLabel"] = {**axis["axisLabel"], "fontSize": 11, "width": NAME_PIXELS}
    return {**axis, "inverse": True}


def _categories(names: Sequence[str]) -> Option:
    """Categories side by side share the width; a name that is longer breaks."""
    return {
        "type": "category",
        "data": list(names),
        "axisTick": {"show": False},
        "axisLine": {"lineStyle": {"color": GREY}},
        "axisLabel": {
            "color": INK,
            "fontSize": 12,
            "interval": 0,
            "width": max(36, AXIS_PIXELS // max(len(names), 1)),
            "overflow": "break",
        },
    }


def _amounts(unit: str) -> Option:
    return {
        "type": "value",
        "name": f"（{unit}）" if unit else "",
        "nameLocation": "end",
        "nameGap": 8,
        "nameTextStyle": {"color": GREY, "fontSize": 11},
        "axisLabel": {"color": GREY, "fontSize": 11},
        "splitLine": {"lineStyle": {"color": FAINT}},
    }


def _sparse(values: list[int | float | None], stride: int) -> list[Any]:
    """Every ``stride``-th value keeps its figure, and the last, which no other comes near.

    The first one stands at the axis, whose own figures it would cover.
    """
    if stride == 1:
        return list(values)
    last = len(values) - 1
    silent = {"show": False}
    return [
        value
        if at == last or (at and at % stride == 0 and last - at >= stride)
        else {"value": value, "label": silent}
        for at, value in enumerate(values)
    ]


def _series(kind: str, name: str, values: Sequence[Amount]) -> Option:
    return {"type": kind, "name": name, "data": [_plain(value) for value in values]}


def _plain(value: Amount) -> int | float | None:
    """JSON has no decimals; a chart shows no more places than a float holds."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _figures(place: str, colour: str = INK) -> Option:
    return {"show": True, "position": place, "color": colour, "fontSize": 11}


def _titles(series: Mapping[str, Sequence[Amount]]) -> list[str]:
    """One series needs no legend: the caption names it."""
    return list(series) if len(series) > 1 else []
