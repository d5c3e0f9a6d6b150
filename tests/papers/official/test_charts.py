"""Charts of a paper: a pure option, the same bytes each time, nothing from the network or the system."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from ipcity.domain.errors import Refused
from ipcity.papers.official import charts

OPTIONS = {
    "bar": charts.bar(["一季度", "二季度"], {"今年": [1, Decimal("2.5")], "上年": [None, 2]}, "件"),
    "bar_across": charts.bar_across(["区市场监督管理局", "双福街道"], {"得分": [98, 0]}, "分"),
    "stacked": charts.stacked(["甲局"], {"红": [1], "黄": [0], "绿": [7]}, "项"),
    "line": charts.line(["一月", "二月"], {"现值": [1, None], "应达": [1, 2]}, dashed=["应达"]),
    "bullet": charts.bullet([charts.Bullet("商标", Decimal("85.2"), 80, "绿"), charts.Bullet("专利", None)]),
}  # fmt: skip


def test_the_script_lies_where_the_assets_are_brought():
    assert charts.script_place() == (
        Path(settings.BROWSER_ASSETS) / "browser" / "echarts" / "dist" / "echarts.min.js"
    )


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_is_pure_json_and_draws_the_same_picture_each_time(name):
    option = OPTIONS[name]
    assert json.loads(json.dumps(option, allow_nan=False)) == option
    drawn = charts.picture(option, 150, 60)
    assert charts.picture(option, 150, 60) == drawn
    with Image.open(io.BytesIO(drawn)) as image:
        assert (round(image.width / 300 * 25.4), round(image.height / 300 * 25.4)) == (150, 60)
        assert len(image.convert("RGB").getcolors(1 << 24)) > 50


def test_chinese_names_are_drawn_and_not_boxes():
    one, other = (charts.picture(charts.bar([n], {"": [1]}), 60, 40) for n in ("甲", "乙"))
    assert one != other


def test_a_part_that_is_a_light_has_its_colour():
    series = charts.stacked(["甲"], {"红": [1], "合计": [0]})["series"]
    assert [each.get("itemStyle") for each in series] == [{"color": charts.LIGHTS["红"]}, None]
    assert series[1]["data"] == [None]


def test_an_option_that_cannot_be_drawn_is_a_bug(tmp_path):
    with pytest.raises(ValueError, match="ECharts"):
        charts.picture({"series": [{"type": "bar"}], "xAxis": 3, "yAxis": []}, 50, 50)
    with pytest.raises(Refused):
        charts.picture({}, 50, 50, tmp_path / "missing.js")


def test_many_months_are_named_and_figured_sparsely():
    """Thirty-four month ends on 150 mm: seven names, and figures that do not touch, the last among them."""
    months = [f"2024-{at:02}" for at in range(34)]
    option = charts.line(months, {"月末值": list(range(34)), "年末应达到数": [40] * 34}, "件",
                         dashed=("年末应达到数",))  # fmt: skip
    assert option["xAxis"]["axisLabel"]["interval"] == 4
    shown = [at for at, each in enumerate(option["series"][0]["data"]) if isinstance(each, int)]
    assert shown == [5, 10, 15, 20, 25, 33]
    few = charts.line(months[:8], {"月末值": list(range(8))}, "件")
    assert few["series"][0]["data"] == list(range(8))
    assert few["xAxis"]["axisLabel"]["interval"] == 0
