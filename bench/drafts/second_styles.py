"""The second blind set: eight more styles of other district offices. Frozen before the first run on it."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from drafts.styles import _cut, _pair
from drafts.writing import Draft, Facts, Slot, Table

WORDS = "〇一两三四五六七八九十"


def _ago(f: Facts) -> date:
    return f.on.replace(year=f.on.year - 1)


def _year_end(f: Facts) -> date:
    return date(f.on.year - 1, 12, 31)


def _towns(f: Facts, keys: tuple[str, ...], count: int) -> list[str]:
    """Towns that have a figure of each key, the most trade marks first."""
    called = {k for n, k in f.world.subjects.items() if n.endswith(("镇", "街道"))}
    units = [u for u in f.units_of("T8") if u in called]
    return [u for u in units if all(f.known[k].parts.get(u, 0) >= 1 for k in keys)][:count]


def _about(f: Facts, key: str, word: str) -> Slot:
    """Two leading digits with 近, 超 or 余; what is planted is beyond any rounding of it."""
    value, unit = f.value(key), f.known[key].unit
    scale, tail = (Decimal(10**4), "万元") if unit == "元" else (Decimal(1), unit)
    value /= scale
    step = Decimal(10) ** max(0, value.adjusted() - 1)
    way = ROUND_CEILING if word == "近" else ROUND_FLOOR
    number = int((value / step).quantize(Decimal(1), way) * step)
    wrongs = {"digit": number - 4 * step if word == "近" else number + 4 * step}
    if number >= 100 and str(number)[0] != str(number)[1] != "0":
        turned = int(str(number)[1] + str(number)[0] + str(number)[2:])
        if word == "余" or (turned > number) == (word == "超"):
            wrongs["transposed"] = turned

    def put(each) -> str:
        return f"{int(each)}余{tail}" if word == "余" else f"{word}{int(each)}{tail}"

    slot = Slot(put(number), {kind: put(wrong) for kind, wrong in wrongs.items()})
    if unit == "元":
        slot.wrong["magnitude"] = slot.text.replace("万元", "亿元")
    return slot


def _worded(f: Facts, key: str) -> Slot:
    """两家, 三家, 十余项: a small number in words."""
    value, unit = int(f.value(key)), f.known[key].unit
    if value <= 10:
        wrong = WORDS[value + 2 if value <= 8 else value - 3]
        return Slot(f"{WORDS[value]}{unit}", {"digit": f"{wrong}{unit}"})
    tens = value // 10
    head = "" if tens == 1 else WORDS[tens].replace("两", "二")
    other = "三" if tens != 3 else "五"
    return Slot(f"{head}十余{unit}", {"digit": f"{other}十余{unit}"})


def _cutoff(f: Facts, form: str) -> Slot:
    month = f.on.month
    other = f.rng.choice([month - 1, month - 2, month - 3])
    return Slot(form.format(month), {"date": form.format(other)})


def _past(f: Facts, key: str, day: date, form: str = "") -> Slot:
    return f.slot(f.value(key, day), f.known[key].unit, form=form)


def minutes(f: Facts) -> Draft:
    """会议纪要: numbers inside the clauses of what a meeting heard and fixed."""
    ago = _ago(f)
    first = [
        "会议听取了区市场监管局关于试点工作情况的汇报。会议指出，今年上半年，各单位协同发力，试点工作总体平稳，",
        "截至",
        _cutoff(f, "{}月底"),
        "，有效注册商标量增至",
        f.of("T8"),
        *_pair("，较去年同期", f.change("T8", ago)),
        "，每万人发明专利拥有量升至",
        f.of("T6"),
        "，新认定国家知识产权优势示范企业",
        _worded(f, "T3"),
        "，新增国家专精特新“小巨人”企业",
        _worded(f, "T2"),
        "。",
    ]
    second = [
        "会议认为，对照年度任务，仍有短板：高新技术企业新增",
        f.of("T4"),
        "，仅为年度目标",
        f.goal("T4"),
        "的",
        f.rate("T4"),
        "；科技型企业新增",
        f.of("T5"),
        "，尚有",
        f.gap("T5"),
        "的缺口；质押融资发放",
        f.of("T16"),
        *_pair("，较去年同期", f.change("T16", ago)),
        "，与全年",
        f.goal("T16"),
        "的目标相差",
        f.gap("T16"),
        "。",
    ]
    return Draft(
        "minutes",
        [
            ["专题会议纪要"],
            ["（第12期）"],
            ["7月3日上午，副区长在区政府3楼301会议室主持召开专题会议，16个单位负责同志参加。纪要如下："],
            first,
            second,
            [
                "会议议定：1.由区科技局牵头，于7月20日前拿出攻坚方案，确保年底前新增高新技术企业不少于",
                f.goal("T4"),
                "；2.由区市场监管局牵头，专利转让许可在现有",
                f.of("T17"),
                "的基础上再加力，年内达到",
                f.goal("T17"),
                "；3.区财政局安排工作经费80万元。",
            ],
            ["会议强调，案件信息公示率", f.of("T14"), "、按期结案率", f.of("T13"), "均未达到100%，须逐案整改。"],
        ],
    )  # fmt: skip


def outline(f: Facts) -> Draft:
    """汇报提纲: short lines, names cut short, no verbs."""
    lines: list[object] = []
    names = {
        "T4": "高新技术企业",
        "T5": "科技型企业",
        "T8": "有效注册商标",
        "T17": "专利转让许可",
        "T18": "专利密集型产品备案",
        "T21": "国际标准实施试点企业",
    }
    for at, key in enumerate(names):
        gap = ["，缺口", f.gap(key)] if f.rng.random() < 0.6 else []
        lines.append(
            [f"{at + 1}.{names[key]}：", f.of(key), "／", f.goal(key), "，完成", f.rate(key), *gap]
        )
    return Draft(
        "outline",
        [
            ["知识产权强市试点工作汇报提纲"],
            [f"（{f.on.year}年7月）"],
            ["一、指标进度（", _cutoff(f, "截至{}月末"), "）"],
            *lines,
            ["二、亮点"],
            ["——发明专利：有效量", f.of("patents.inventions"), *_pair("，同比", f.change("patents.inventions", _ago(f)))],
            ["——高价值发明专利：", f.of("high_value.inventions"), "，占比", f.of("high_value.share")],
            ["——满意度：", f.of("T15"), "（目标", f.goal("T15"), "）"],
            ["——开放许可：高校院所", f.of("T19"), "参与，达成许可", f.of("T20")],
            ["三、短板"],
            ["——质押融资：", f.of("T16"), "，完成", f.rate("T16"), *_pair("，同比", f.change("T16", _ago(f)))],
            ["——结案率：", f.of("T13"), "，差", f.gap("T13")],
            ["四、打算"],
            ["——开展“入企惠企”活动10场，服务企业200家"],
        ],
    )  # fmt: skip


def news(f: Facts) -> Draft:
    """简报: from … to …, the figure before its name, a look at other places."""
    ye, q = _year_end(f), f.quarter_before()
    return Draft(
        "news",
        [
            ["示例区知识产权强市建设简报"],
            ["第18期　　区领导小组办公室　　7月8日"],
            ["【数据速览】", _cutoff(f, "{}月末"), "，全区拥有有效专利", f.of("patents.in-force"), "、有效注册商标", f.of("T8"), "，", f.of("trademarks.holders"), "主体拥有有效注册商标。"],
            ["全区有效注册商标由上年末的", _past(f, "T8", ye), "增加到", f.of("T8"), "，净增", f.added("T8", ye)[1], "；有效发明专利由一季度末的", _past(f, "patents.inventions", q), "增至", f.of("patents.inventions"), "。"],
            ["每万人发明专利拥有量从去年底的", _past(f, "T6", ye), "提高至", f.of("T6"), "，距离", f.goal("T6"), "的年度目标只差", f.gap("T6"), "。"],
            ["上半年，", f.of("finance.firms-of-year"), "企业获得知识产权质押融资，实际发放", f.of("T16"), "，质押登记", _worded(f, "finance.registrations-of-year"), "。"],
            ["全年举办知识产权培训8场的计划已完成，媒体正面宣传报道", f.of("media.positive-of-year"), "。"],
            ["【他山之石】邻近某区有效注册商标5.2万件，质押融资3.6亿元，高新技术企业达460家。"],
            ["（联系人：办公室，电话：12345678）"],
        ],
    )  # fmt: skip


def leader(f: Facts) -> Draft:
    """领导讲话稿: 万 and 亿, 近, 余 and 超, rhetoric with numbers that are no figures."""
    return Draft(
        "leader",
        [
            ["在知识产权强市建设半年工作会议上的讲话"],
            ["同志们，上半年工作有三个特点、两个不足。"],
            ["第一个特点是底子更厚。我们的有效注册商标", _about(f, "T8", f.rng.choice("近超余")), "，发明专利有效量", _about(f, "patents.inventions", f.rng.choice("超余")), "，高价值发明专利拥有量", _about(f, "high_value.inventions", f.rng.choice("超余")), "。"],
            ["第二个特点是转化更活。专利转让许可", _about(f, "T17", f.rng.choice("超余")), "，专利密集型产品备案", _about(f, "T18", "近"), "，知识产权质押融资", _about(f, "T16", f.rng.choice("近超余")), "。"],
            ["第三个特点是保护更严。案件处理率", f.of("T12"), "，社会满意度", f.of("T15"), "，高于", f.goal("T15"), "的目标要求。"],
            ["两个不足：一是企业培育慢，高新技术企业今年新增", f.of("T4"), "，不到全年任务", f.goal("T4"), "的一成；二是商标体量小，离", f.goal("T8"), "的目标还有", f.gap("T8"), "的差距，完成率不足一成，只有", f.rate("T8"), "。"],
            ["下半年要打好“三大战役”，一要确保新增科技型企业", f.goal("T5"), "，二要确保专利转让许可突破", f.goal("T17"), "，三要确保全年质押融资", f.goal("T16"), "以上。请各镇街一把手在10天内拿出措施，做到百分之百落实。"],
        ],
    )  # fmt: skip


def merged(f: Facts) -> Draft:
    """Two rows of merged headings; the unit in the caption; sub-totals of the towns."""
    ago, keys = _ago(f), ("T8", "patents.in-force", "patents.inventions")
    rows: list[list[object]] = [
        ["指标", f"{f.on.year}年", "", "", "上年同期", "同比增长（%）"],
        ["", "年度目标", "上半年完成", "完成比例（%）", "", ""],
    ]
    for key in ("T8", "T17", "T18"):
        before, change = f.value(key, ago), f.change(key, ago)
        rows.append(
            [
                f.known[key].label,
                _cut(f.goal(key)),
                _cut(f.of(key)),
                _cut(f.rate(key)),
                _cut(_past(f, key, ago)) if before is not None else "—",
                _cut(change[1]) if change and change[0] == "增长" else "—",
            ]
        )
    spans = ((0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 1, 4), (0, 5, 1, 5))
    units = _towns(f, keys, 6)
    half = len(units) // 2
    lower: list[list[object]] = [
        ["片区", "镇街", "商标", "专利", ""],
        ["", "", "有效注册商标量", "有效专利拥有量", "其中：有效发明专利拥有量"],
    ]
    for area, part in (("东片", units[:half]), ("西片", units[half:])):
        for at, unit in enumerate(part):
            cells = [_cut(f.part(k, unit, part[at - 1])) for k in keys]
            lower.append(["" if at else area, f.names[unit], *cells])
        sums = [sum(f.known[k].parts[u] for u in part) for k in keys]
        lower.append(["", "小计", *(_cut(f.slot(s, "件")) for s in sums)])
    lower_spans = [
        (0, 0, 1, 0),
        (0, 1, 1, 1),
        (0, 3, 0, 4),
        (2, 0, half + 2, 0),
        (half + 3, 0, len(lower) - 1, 0),
    ]
    lower.append(["全区总计", "", *(_cut(f.of(k)) for k in keys)])
    lower_spans.append((len(lower) - 1, 0, len(lower) - 1, 1))
    return Draft(
        "merged",
        [
            ["知识产权主要指标半年通报表"],
            ["（", f.day("day"), "）"],
            ["表一　主要指标对比表（单位：件）"],
            Table("", rows, spans),
            ["表二　镇街分布表"],
            ["单位：件"],
            Table("", lower, tuple(lower_spans)),
            ["注：东片、西片按区政府2024年划定的范围统计，小计为片区内所列镇街之和。"],
        ],
    )


def contrast(f: Facts) -> Draft:
    """对照表: goal, actual, gap, share; one row an indicator, another table with one an indicator a column."""
    rows: list[list[object]] = [
        ["序号", "任务指标", "计量单位", "目标", "实际", "差距", "完成率", "牵头单位"]
    ]
    for at, key in enumerate(("T3", "T4", "T5", "T8", "T16", "T17", "T21")):
        known = f.known[key]
        money = known.unit == "元"
        form = "exact" if money else ""
        rows.append(
            [
                f"{at + 1}",
                known.label,
                "万元" if money else known.unit,
                _cut(f.goal(key)),
                _cut(f.of(key, form)),
                _cut(f.gap(key)),
                f.rate(key),
                "区市场监管局" if key in ("T3", "T8", "T17") else "区科技局",
            ]
        )
    across = ("T12", "T13", "T14", "T15")
    turned: list[list[object]] = [
        ["", "案件处理率", "按期结案率", "信息公示率", "社会满意度"],
        ["目标", *(f.goal(k) for k in across)],
        ["实际", *(f.of(k) for k in across)],
    ]
    return Draft(
        "contrast",
        [
            ["年度目标任务完成情况对照表"],
            ["填报单位：区领导小组办公室　　数据截止：", f.day("day")],
            Table("", rows),
            ["保护类指标对照"],
            Table("", turned),
        ],
    )


def by_town(f: Facts) -> Draft:
    """Town by town: a heading with the name, then short figures without it."""
    keys = ("T8", "patents.in-force", "patents.inventions")
    units = _towns(f, keys, 5)
    blocks: list[object] = [
        ["各镇街上半年知识产权工作情况"],
        ["现将各镇街", _cutoff(f, "截至{}月底"), "的情况分述如下。"],
    ]
    for at, unit in enumerate(units):
        other = units[at - 1]
        share = f.known["T8"].parts[unit] / f.value("T8") * 100
        text = [
            "有效注册商标",
            f.part("T8", unit, other),
            "，占全区的",
            f.slot(share, "%"),
            "；有效专利",
            f.part("patents.in-force", unit, other),
            "，其中发明专利",
            f.part("patents.inventions", unit, other),
            "。",
        ]
        if at % 2:
            blocks += [[f"（{WORDS[at + 1].replace('两', '二')}）{f.names[unit]}"], text]
        else:
            blocks.append([f"{at + 1}.{f.names[unit]}。", *text])
    a, b, c = units[:3]
    blocks.append(
        [
            f"有效注册商标前三位的镇街依次为{f.names[a]}（",
            f.part("T8", a, b),
            f"）、{f.names[b]}（",
            f.part("T8", b, c),
            f"）、{f.names[c]}（",
            f.part("T8", c, a),
            "），合计",
            f.slot(sum(f.known["T8"].parts[u] for u in (a, b, c)), "件"),
            "。",
        ]
    )
    return Draft("by_town", blocks)


def compared(f: Facts) -> Draft:
    """Comparisons in many words, ranges and points."""
    ago, ye, q = _ago(f), _year_end(f), f.quarter_before()
    blocks: list[object] = [
        ["上半年知识产权运行分析"],
        ["——基于", _cutoff(f, "{}月末"), "数据的比较"],
    ]
    for key in f.rng.sample(
        ["T8", "patents.inventions", "patents.in-force", "high_value.inventions"], 3
    ):
        quarter = f.added(key, q)
        blocks.append(
            [
                f"{f.known[key].label}为",
                f.of(key),
                *(_pair("，较上季度", quarter) if quarter else []),
                *_pair("，较去年同期", f.change(key, ago)),
                *_pair("，较年初", f.added(key, ye)),
                "。",
            ]
        )
    before = f.value("T13", q)
    blocks += [
        ["行政执法按期结案率", f.of("T13"), "，较一季度提高", f.slot(f.value("T13") - before, "个百分点", form="change"), "，较去年同期回落", f.slot(f.value("T13", ago) - f.value("T13"), "个百分点", form="change"), "。"],
        ["今年前三个月质押融资", _past(f, "T16", q), "，上半年累计", f.of("T16"), "，二季度单季", f.slot(f.value("T16") - f.value("T16", q), "元", form="exact"), "；去年同期为", _past(f, "T16", ago), "。"],
        ["从规律看，季度新增商标一般在50—90件之间，增速在3%～5%的区间；正常情况下办理时限为5至10个工作日。"],
        ["每万人发明专利拥有量", f.of("T6"), "，较上年末提高", f.slot(f.value("T6") - f.value("T6", ye), "件"), "，完成年度目标的", f.rate("T6"), "。"],
        ["高价值发明专利占有效发明专利的比重为", f.of("high_value.share"), "，社会满意度比目标高", f.slot(f.value("T15") - next(iter(f.known["T15"].goals.values())), "个百分点", form="change"), "。"],
    ]  # fmt: skip
    return Draft("compared", blocks)


SECOND = (minutes, outline, news, leader, merged, contrast, by_town, compared)
