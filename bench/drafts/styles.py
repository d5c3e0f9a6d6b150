"""The drafts of the development set: the office's own circulars, briefs, reports and tables."""

from __future__ import annotations

from datetime import date

from drafts.writing import Draft, Facts, Table

QUARTERS = "一二三四"


def _period(f: Facts) -> str:
    return f"{f.on.year}年第{QUARTERS[(f.on.month - 1) // 3]}季度"


def circular(f: Facts) -> Draft:
    r = f.rng
    ye, ago = date(f.on.year - 1, 12, 31), f.on.replace(year=f.on.year - 1)
    blocks: list[object] = [
        [f"关于{_period(f)}知识产权强市建设试点工作推进情况的通报"],
        ["各镇人民政府、街道办事处，区级有关部门："],
        ["现将工作推进情况通报如下。统计数据截至", f.day(), "。"],
        ["一、总体情况"],
    ]
    for key in r.sample(["T8", "T4", "T5", "T6", "T16", "T17", "T18", "T21"], 6):
        name = f.known[key].label
        line = [
            f"截至{'目前' if r.random() < 0.3 else '本季度末'}，全区{name}"
            if r.random() < 0.3
            else f"{name}",
            f.of(key),
        ]
        if r.random() < 0.7:
            line += ["，目标", f.goal(key), "，完成目标的", f.rate(key)]
        if r.random() < 0.5:
            line += (
                ["，距目标还差", f.gap(key)]
                if f.value(key) < next(iter(f.known[key].goals.values()))
                else []
            )
        blocks.append([*line, "。"])
    for key in r.sample(
        ["T8", "patents.inventions", "high_value.inventions", "trademarks.holders"], 3
    ):
        line = [f.known[key].label, f.of(key)]
        if change := f.change(key, ago):
            line += [f"，同比{change[0]}", change[1]]
        if added := f.added(key, ye):
            line += [f"，较上年末{added[0]}", added[1]]
        blocks.append([*line, "。"])
    blocks.append(["二、各项比率"])
    for key in ("T11", "T12", "T13", "T14", "T15"):
        line = [f.known[key].label + r.choice(["为", "达到", "达"]), f.of(key)]
        if change := f.change(key, ago):
            line += [f"，同比{change[0]}", change[1]]
        blocks.append([*line, "。"])
    blocks += [
        ["三、镇街情况"],
        _towns(f),
        ["附表：主要指标完成情况"],
        _table(f),
        ["请各单位于7月15日前报送整改情况。"],
    ]
    return Draft("circular", blocks)


def _towns(f: Facts) -> list[object]:
    key = f.rng.choice(["T8", "patents.inventions", "patents.in-force"])
    units = f.units_of(key)[:6]
    line: list[object] = [f"{f.known[key].label}较多的有："]
    for at, unit in enumerate(units):
        line += ["、" if at else "", f.names[unit], f.part(key, unit, units[at - 1])]
    return [*line, "。"]


def _table(f: Facts) -> Table:
    rows: list[list[object]] = [["序号", "指标名称", "单位", "目标值", "现值", "完成率（%）"]]
    for at, key in enumerate(["T4", "T5", "T8", "T16", "T17", "T18", "T21"]):
        known = f.known[key]
        money = known.unit == "元"
        cells = [_cut(f.goal(key)), _cut(f.of(key, "exact" if money else "")), _cut(f.rate(key))]
        rows.append([str(at + 1), known.label, "万元" if money else known.unit, *cells])
    return Table("附表 主要指标完成情况", rows)


def _cut(slot):
    """Without its unit, for a column that names it."""
    strip = lambda text: text.rstrip("件家项次元%个万亿")  # noqa: E731
    unit_errors = ("magnitude", "points")
    if "亿" in slot.text or "万件" in slot.text:
        slot.text = slot.text  # keeps its own unit
        return slot
    slot.wrong = {
        k: strip(v)
        for k, v in slot.wrong.items()
        if k not in unit_errors and "亿" not in v and "万件" not in v
    }
    slot.text = strip(slot.text)
    return slot


def brief(f: Facts) -> Draft:
    r = f.rng
    ago = f.on.replace(year=f.on.year - 1)
    blocks: list[object] = [["知识产权工作简报"], [f"（{f.on.year}年第{r.randint(2, 9)}期）"]]
    blocks.append(
        [
            "今年以来，全区各级各部门认真落实试点工作方案，截至",
            f.day("month"),
            "，新增高新技术企业",
            f.of("T4"),
            "、科技型企业",
            f.of("T5"),
            "，国家知识产权优势示范企业",
            f.of("T3"),
            "，有效注册商标总量达到",
            f.of("T8"),
            "。",
        ]
    )
    blocks.append(
        [
            "知识产权运用方面，上半年办理知识产权质押融资",
            f.of("T16"),
            *(_pair("，同比", f.change("T16", ago))),
            "；专利转让许可",
            f.of("T17"),
            *_pair("，同比", f.change("T17", ago)),
            "；专利密集型产品备案",
            f.of("T18"),
            "。",
        ]
    )
    blocks.append(
        [
            "知识产权保护方面，案件处理率",
            f.of("T12"),
            "，按期结案率",
            f.of("T13"),
            "，案件信息公示率",
            f.of("T14"),
            "，社会满意度",
            f.of("T15"),
            "。",
        ]
    )
    blocks.append(
        [
            "按照方案要求，到2026年，有效注册商标量达到",
            f.goal("T8"),
            "，每万人发明专利拥有量",
            f.goal("T6"),
            "以上，质押融资额每年超过",
            f.goal("T16"),
            "。",
        ]
    )
    blocks.append(
        [
            "目前，每万人发明专利拥有量",
            f.of("T6"),
            "，高价值发明专利拥有量年度增幅",
            f.of("T7"),
            "，创新管理知识产权国际标准实施试点企业",
            f.of("T21"),
            "。",
        ]
    )
    blocks.append(["下一步，将召开现场推进会2次，走访企业50家。"])
    return Draft("brief", blocks)


def _pair(lead: str, change) -> list[object]:
    return [lead + change[0], change[1]] if change else []


DEVELOPMENT = (circular, brief)
