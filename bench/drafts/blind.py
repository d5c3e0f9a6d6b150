"""The blind set: as other offices write. Frozen before the audit was first measured on it."""

from __future__ import annotations

from datetime import date

from drafts.styles import _cut, _pair
from drafts.writing import Draft, Facts, Table


def speech(f: Facts) -> Draft:
    """A leader's talk: short sentences, names cut short, figures before their names."""
    ye = date(f.on.year - 1, 12, 31)
    added = f.added("T8", ye)
    blocks: list[object] = [
        ["在全区知识产权工作调度会上的讲话（送审稿）"],
        ["同志们："],
        ["今天我们召开这次会议，主要任务是总结上半年工作，部署下半年任务。"],
        [
            "先说成绩。截至",
            f.day("bare"),
            "，我区共培育",
            f.of("T4"),
            "高新技术企业、",
            f.of("T5"),
            "科技型企业，国家级专精特新“小巨人”企业新增",
            f.of("T2"),
            "。",
        ],
        [
            "商标方面，全区有效注册商标已达",
            f.of("T8"),
            *([f"，比去年底净{added[0]}", added[1]] if added and added[0] == "增加" else []),
            "。万人发明专利拥有量",
            f.of("T6"),
            "，发明专利有效量",
            f.of("patents.inventions"),
            "，其中高价值发明专利",
            f.of("high_value.inventions"),
            "。",
        ],
        [
            "再说问题。高新技术企业完成率只有",
            f.rate("T4"),
            "，科技型企业离目标还差",
            f.gap("T5"),
            "，有效注册商标仅完成目标的",
            f.rate("T8"),
            "。",
        ],
        [
            "质押贷款方面，今年累计发放",
            f.of("T16"),
            "，而方案要求每年超过",
            f.goal("T16"),
            "，形势不容乐观。",
        ],
        ["大家要充分认识到，全市平均水平是32.5件，我们的差距是明显的。"],
    ]
    return Draft("speech", blocks)


def department(f: Facts) -> Draft:
    """A department's own report: headings, per-unit figures, respectively-lists."""
    r = f.rng
    ago, q = f.on.replace(year=f.on.year - 1), f.quarter_before()
    units = f.units_of("T8")[:4]
    a, b = units[0], units[1]
    blocks: list[object] = [
        ["区市场监管局关于2026年上半年知识产权工作情况的报告"],
        ["区政府："],
        ["一、主要工作进展"],
        [
            "（一）知识产权创造量质齐升。截至",
            f.day("day"),
            "，有效发明专利拥有量为",
            f.of("patents.inventions"),
            *_pair("，较上年同期", f.change("patents.inventions", ago)),
            "；有效专利拥有量",
            f.of("patents.in-force"),
            "；有效注册商标量",
            f.of("T8"),
            *_pair("，环比", f.change("T8", q)),
            "。",
        ],
        [
            "（二）知识产权运用成效明显。专利转让和许可合计",
            f.of("T17"),
            "，占年度目标的",
            f.rate("T17"),
            "；质押融资额",
            f.of("T16"),
            "；高新技术企业、科技型企业分别新增",
            f.of("T4"),
            "、",
            f.of("T5"),
            "。",
        ],
        [
            "（三）知识产权保护有力有效。各类案件处理率保持在",
            f.of("T12"),
            "，行政执法按期结案率为",
            f.of("T13"),
            *_pair("，同比", f.change("T13", ago)),
            "，公众满意度",
            f.of("T15"),
            "。",
        ],
        [
            "从镇街看，",
            f.names[a],
            "有效注册商标",
            f.part("T8", a, b),
            "，居首位；",
            f.names[b],
            "次之，为",
            f.part("T8", b, a),
            "。",
        ],
        ["二、存在问题"],
        [
            "正版化率目前为",
            f.of("T11"),
            "，距100%的目标差",
            f.gap("T11"),
            "；优势示范企业目标",
            f.goal("T3"),
            "，实际",
            f.of("T3"),
            "。",
        ],
        ["三、下一步打算"],
        [
            "计划下半年开展培训4场，争取完成备案产品"
            if r.random() < 0
            else "计划下半年开展培训4场。"
        ],
        ["附件：上半年主要数据一览表"],
        _sheet(f),
    ]
    return Draft("department", blocks)


def _sheet(f: Facts) -> Table:
    """Indicators with the unit in brackets; last year's figure beside this year's."""
    ago = f.on.replace(year=f.on.year - 1)
    rows: list[list[object]] = [["项目", "2026年6月底", "2025年6月底", "2026年目标"]]
    for key in ("T8", "T17", "T16", "patents.inventions", "T18"):
        known = f.known[key]
        money = known.unit == "元"
        before = f.value(key, ago)
        if before is None:
            continue
        past = f.slot(before, known.unit, form="exact" if money else "")
        goal = _cut(f.goal(key)) if known.goals else "—"
        rows.append(
            [
                f"{known.label}（{'万元' if money else known.unit}）",
                _cut(f.of(key, "exact" if money else "")),
                _cut(past),
                goal,
            ]
        )
    return Table("上半年主要数据一览表", rows)


def towns(f: Facts) -> Draft:
    """Rows are towns, columns are figures."""
    keys = ("T8", "patents.in-force", "patents.inventions")
    units = [u for u in f.units_of("T8") if all(u in f.known[k].parts for k in keys)][:8]
    rows: list[list[object]] = [["镇（街道）", *(f"{f.known[k].label}（件）" for k in keys)]]
    for at, unit in enumerate(units):
        rows.append([f.names[unit], *(_cut(f.part(k, unit, units[at - 1])) for k in keys)])
    rows.append(["全区合计", *(_cut(f.of(k)) for k in keys)])
    first = units[0]
    blocks: list[object] = [
        ["各镇街知识产权数据公布"],
        ["（数据截至", f.day("day"), "）"],
        Table("表1 各镇街知识产权主要数据", rows),
        [
            f"其中，{f.names[first]}有效注册商标量",
            f.part("T8", first, units[1]),
            "，有效专利",
            f.part("patents.in-force", first, units[1]),
            "。",
        ],
    ]
    return Draft("towns", blocks)


BLIND = (speech, department, towns)
