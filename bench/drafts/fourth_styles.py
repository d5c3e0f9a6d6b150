"""The fourth blind set: seven more styles, none of them in the third. Frozen; measured only once, at the end."""

from __future__ import annotations

from decimal import Decimal

from drafts.second_styles import _about, _ago, _past, _towns, _year_end
from drafts.styles import _cut, _pair
from drafts.third_styles import by_points, called, cutoff, roughly
from drafts.writing import Draft, Facts, Slot, Table


def _less(f: Facts, key: str, day, unit: str = "") -> Slot:
    """How far the value of today is from that of ``day``, without saying which way."""
    form = "change" if unit == "个百分点" else ""
    return f.slot(abs(f.value(key) - f.value(key, day)), unit or f.known[key].unit, form=form)


def press(f: Facts) -> Draft:
    """新闻发布会答问实录: questions with numbers of their own, spoken answers."""
    r, ago, ye = f.rng, _ago(f), _year_end(f)
    return Draft(
        "press",
        [
            ["知识产权强市建设新闻通气会答问实录"],
            [f"时间：{f.on.year}年7月9日（星期四）10:00　　地点：区融媒体中心2号演播厅"],
            ["【示例日报记者】我注意到，全国每万人口高价值发明专利拥有量去年已超过14件。请问我区的专利“家底”怎么样？"],
            ["【区市场监管局】谢谢您的提问。到", cutoff(f, "{}月底"), "，我们区的有效发明专利拥有量是", f.of("patents.inventions"), "，和去年同期比多了", _less(f, "patents.inventions", ago), "；拥有有效发明专利的单位有", f.of("patents.invention-holders"), "。大家关心的每万人高价值发明专利拥有量，是", f.of("high_value.per-ten-thousand"), "，去年年底还是", _past(f, "high_value.per-ten-thousand", ye), "。"],
            ["【演示电视台记者】我有2个问题。第一，商标注册热不热？第二，企业拿专利去贷款，最快几天能放款？"],
            ["【区市场监管局】我先回答第一个问题。今年头6个月，当年商标注册量", f.of("trademarks.registrations-of-year"), "，比去年头6个月少了", _less(f, "trademarks.registrations-of-year", ago), "；不过总量还在涨，有效注册商标量已经有", _about(f, "T8", r.choice("余超")), "。"],
            ["第二个问题，最快3个工作日放款，利率一般在3.45%上下。上半年一共办了", f.of("finance.registrations-of-year"), "知识产权质押登记，知识产权质押融资额", roughly(f, "T16"), "，去年上半年是", _past(f, "T16", ago, "exact"), "，确实慢了一些，离全年", f.goal("T16"), "的目标还差", f.gap("T16"), "。"],
            ["【主持人】再给最后1个提问机会，请第三排那位女士。"],
            ["【网友代表】老百姓对知识产权保护满不满意？"],
            ["【区市场监管局】最近一次调查，知识产权保护社会满意度是", f.of("T15"), "，我们定的目标是", f.goal("T15"), "。维权请拨打12345。"],
        ],
    )  # fmt: skip


def breakdown(f: Facts) -> Draft:
    """任务分解方案: from the base to the goal, in prose and in a table whose columns are years."""
    ye = _year_end(f)
    year = f.on.year
    rows: list[list[object]] = [
        ["任务", f"{year - 1}年末实际", f"{year}年目标数", "需完成增量", "责任领导", "完成时限"]
    ]
    for at, key in enumerate(("T5", "T8", "T18", "T21")):
        known, goal = f.known[key], next(iter(f.known[key].goals.values()))
        rows.append(
            [
                f"{at + 1}.{known.label}（{known.unit}）",
                _cut(_past(f, key, ye)),
                _cut(f.goal(key)),
                _cut(f.slot(goal - f.value(key, ye), known.unit)),
                "×××",
                f"{year}年12月25日前",
            ]
        )
    return Draft(
        "breakdown",
        [
            [f"{year}年下半年知识产权强市建设重点任务分解方案"],
            ["（征求意见稿，请于7月17日前反馈，修改超过3处的请附说明）"],
            ["一、工作目标"],
            [f"到{year}年底，有效注册商标量由{year - 1}年末的", _past(f, "T8", ye), "提高到", f.goal("T8"), "，每万人发明专利拥有量由", _past(f, "T6", ye), "提高到", f.goal("T6"), "，累计新增高新技术企业由", _past(f, "T4", ye), "增加到", f.goal("T4"), "；全年专利转让、许可数量不低于", f.goal("T17"), "，知识产权质押融资额不低于", f.goal("T16"), "。"],
            ["二、当前基础"],
            ["截至", f.day("month"), "，上述五项指标的实际值依次是：有效注册商标量", f.of("T8"), "，每万人发明专利拥有量", f.of("T6"), "，累计新增高新技术企业", f.of("T4"), "，专利转让、许可数量", f.of("T17"), "，知识产权质押融资额", f.of("T16"), "。"],
            ["三、任务分解"],
            Table("", rows),
            ["四、保障措施"],
            ["（一）每月5日前报送进度，连续2个月排名末3位的，由区领导小组约谈。（二）统筹区级资金600万元，单个项目补助不超过20万元。（三）本方案自印发之日起施行，有效期至2027年6月30日。"],
        ],
    )  # fmt: skip


def express(f: Facts) -> Draft:
    """信息专报 for the leader: one dense paragraph, several facts to a clause, numbers cut over runs."""
    ago, q = _ago(f), f.quarter_before()
    return Draft(
        "express",
        [
            ["知识产权信息专报"],
            [f"（{f.on.year}）第37期　　签发人：×××"],
            ["上半年我区专利密集型产品备案量稳步增长"],
            ["据区市场监管局统计，截至", f.day("day"), "，我区专利密集型产品备案数量累计", f.of("T18"), "，较去年同期的", _past(f, "T18", ago), "增长", f.change("T18", ago)[1], "，已认定的专利密集型产品", f.of("products.recognised"), "；备案数量已达年度目标的", f.rate("T18"), "，照此进度，预计9月底前可提前完成", f.goal("T18"), "的全年任务。"],
            ["主要做法：一是“一企一策”建档立卡，对217家企业逐户走访，解决难题63个；二是组建12人专家团，开展“1对1”辅导，审核周期由15天压缩至7天；三是兑现奖补，对首次备案的每件奖励2000元。"],
            ["同时反映出：专利转让、许可数量", f.of("T17"), "，", *_pair("同比", f.change("T17", ago)), "；上半年新增发明专利授权量", f.of("patents.invention-grants-of-year"), "，虽比一季度末的", _past(f, "patents.invention-grants-of-year", q), "明显增多，但仍低于去年同期的", _past(f, "patents.invention-grants-of-year", ago), "。"],
            ["报：区委、区政府领导。（共印60份）　　编辑：×××　　审核：×××　　电话：（000）87654321"],
        ],
        split=True,
    )  # fmt: skip


def message(f: Facts) -> Draft:
    """工作群提醒: chat lines, no sentence, 现/目标/差, emoji and times."""
    names = {
        "T5": "累计新增科技型企业",
        "T8": "有效注册商标量",
        "T17": "专利转让、许可数量",
        "T18": "专利密集型产品备案数量",
        "T21": "国际标准实施试点企业",
    }
    signs = "①②③④⑤"
    lines: list[list[object]] = []
    for at, (key, name) in enumerate(names.items()):
        lines.append(
            [f"{signs[at]}{name}：现", f.of(key), "，目标", f.goal(key), "，差", f.gap(key)]
        )
    return Draft(
        "message",
        [
            ["【工作提醒】@所有人"],
            ["各位领导、同事：7.1上午9:30调度会用数已更新，口径", f.day("bare"), "👇"],
            *lines,
            ["⑥质押融资额：现", f.of("T16"), "，目标", f.goal("T16"), "，完成率", f.rate("T16")],
            ["⑦行政执法按期结案率：现", f.of("T13"), "；案件信息公示率：现", f.of("T14")],
            ["🔔红灯", f.of("lights/red"), "、黄灯", f.of("lights/yellow"), "，会上逐项过，发言每人不超过3分钟。"],
            ["📌材料发至邮箱ipc2026@example.com，A4纸双面打印20份，14:00前送到综合楼508。"],
            ["收到请回复1，不能参会的回复2并说明原因。"],
        ],
    )  # fmt: skip


def quarters(f: Facts) -> Draft:
    """时序表: the days are the columns under merged years, a second table lies on its side."""
    ago, ye, q = _ago(f), _year_end(f), f.quarter_before()
    year = f.on.year
    days = (ago, ye, q)
    rows: list[list[object]] = [
        ["指标（单位）", f"{year - 1}年", "", f"{year}年", "", f"{year}年目标"],
        ["", "6月末", "12月末", "3月末", "6月末", ""],
    ]
    for key in ("T5", "T8", "T18", "T21", "patents.inventions", "trademarks.holders"):
        known = f.known[key]
        past = [_cut(_past(f, key, day)) for day in days]
        goal = _cut(f.goal(key)) if known.goals else "/"
        rows.append([f"{known.label}（{known.unit}）", *past, _cut(f.of(key)), goal])
    spans = ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5))
    across = ("patents.in-force", "patents.inventions", "high_value.inventions")
    turned: list[list[object]] = [["时点", *(f"{f.known[k].label}/件" for k in across)]]
    for day in days:
        cells = [_cut(_past(f, k, day)) for k in across]
        turned.append([f"{day.year}年{day.month}月{day.day}日", *cells])
    turned.append([f"{year}年{f.on.month}月{f.on.day}日", *(_cut(f.of(k)) for k in across)])
    growth = [f.change(k, ago) for k in across]
    turned.append(["最近一年增长", *(g[1] if g else "—" for g in growth)])
    return Draft(
        "quarters",
        [
            ["知识产权主要指标时序表"],
            ["制表人：×××　　校核人：×××　　第1页 共2页"],
            Table("表1-1　指标变化情况", rows, spans),
            Table("", turned),
            ["说明：1.“/”为未设目标；2.表中为时点数，最近一年指上年6月30日至本年6月30日；3.本表保留整数，增长率保留1位小数。"],
        ],
    )  # fmt: skip


def rectify(f: Facts) -> Draft:
    """整改落实报告: problem, measure, result; articles of law, sums of fines, 由…到…."""
    q, ye = f.quarter_before(), _year_end(f)
    return Draft(
        "rectify",
        [
            ["关于巡察反馈意见整改落实情况的报告"],
            ["根据区委第三巡察组5月12日反馈意见，我局认领问题6个方面21项，已完成整改17项，整改完成率81.0%，制定制度5项，提醒谈话3人次。现将涉及知识产权工作的整改情况报告如下："],
            ["问题1：“科技型企业培育力度不够”的问题。"],
            ["整改情况：召开培育工作会4次，截至", cutoff(f, "{}月底"), "，累计新增科技型企业", f.of("T5"), "，比一季度末（", _past(f, "T5", q), "）增加", _less(f, "T5", q), "。该项整改长期坚持。"],
            ["问题2：“软件正版化工作抓得不紧”的问题。"],
            ["整改情况：对照《计算机软件保护条例》第二十四条开展自查，已检查正版化的单位", f.of("software.bodies-checked"), "，全区党政机关、国有企业操作系统和办公软件授权率为", f.of("T11"), "，比上年末上升", by_points(_less(f, "T11", ye, "个百分点")), "，距离", f.goal("T11"), "的目标仍差", by_points(f.gap("T11")), "。"],
            ["问题3：“行政执法办案质量不高”的问题。"],
            ["整改情况：知识产权行政执法按期结案率从3月末的", _past(f, "T13", q), "上升到", f.of("T13"), "；今年上半年受理知识产权案件", f.of("cases.received-of-year"), "，依据《商标法》第六十条第二款立案查处的典型案件2起，罚没款12.6万元。"],
            ["问题4：“宣传引导不够”的问题。"],
            ["整改情况：今年以来举办知识产权培训", f.of("own.trainings-of-year"), "，区级以上媒体正面宣传报道", f.of("media.positive-of-year"), "，发放宣传资料3500份，公众号阅读量1.8万次。"],
            ["下一步，对尚未完成的4项整改任务紧盯不放，力争9月30日前全部销号。"],
        ],
    )  # fmt: skip


def ranking(f: Facts) -> Draft:
    """考核排名通报: ranks and marks beside the figures, the figure in brackets behind the town."""
    keys = ("T8", "patents.in-force", "patents.inventions", "high_value.inventions")
    units = _towns(f, keys, 6)
    marks = [Decimal("96.5") - Decimal("2.35") * at for at in range(len(units))]
    rows: list[list[object]] = [
        ["名次", "镇街", "得分", *(f"{f.known[k].label}（件）" for k in keys[:3])]
    ]
    for at, unit in enumerate(units):
        cells = [_cut(f.part(k, unit, units[at - 1])) for k in keys[:3]]
        rows.append([f"{at + 1}", called(f, unit), f"{marks[at]}", *cells])
    bracketed: list[object] = []
    for at, unit in enumerate(units[:4]):
        comma = "、" if at else ""
        other = units[at - 1] if at else units[3]
        bracketed += [
            f"{comma}{called(f, unit)}（",
            f.part("high_value.inventions", unit, other),
            "）",
        ]
    first, second = units[:2]
    ahead = f.known["T8"].parts[first] - f.known["T8"].parts[second]
    return Draft(
        "ranking",
        [
            ["关于上半年镇街知识产权工作考核排名的通报"],
            ["根据考核办法（满分100分，其中创造40分、运用35分、保护25分），现将前6名通报如下："],
            Table("", rows),
            ["从单项看，有效注册商标量第1名的", called(f, first), "（", f.part("T8", first, second), "）比第2名的", called(f, second), "（", f.part("T8", second, first), "）多", f.slot(ahead, "件"), "。"],
            ["名次靠前的镇街高价值发明专利拥有量分别是：", *bracketed, "，全区共", f.of("high_value.inventions"), "。"],
            ["在全市各区县半年评价中，我区综合得分87.3分，排名第3，较上季度前移2位；其中“有效注册商标量”（", f.of("T8"), "）单项列第9位，“每万人发明专利拥有量”（", f.of("T6"), "）单项列第4位。"],
            ["对得分低于60分的5个镇街，扣减年度考核0.5分，取消1年内评先资格。"],
        ],
    )  # fmt: skip


FOURTH = (press, breakdown, express, message, quarters, rectify, ranking)
