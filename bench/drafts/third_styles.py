"""The third blind set: seven styles, with other ways to write a number. Frozen before the first run on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from drafts.second_styles import _about, _ago, _past, _towns, _year_end
from drafts.styles import _cut, _pair
from drafts.writing import Draft, Facts, Slot, Table, _digit, _transposed

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


def respelt(slot: Slot, spell: Callable[[str], str]) -> Slot:
    """The same slot in another spelling, what may be planted as well."""
    slot.wrong = {kind: spell(text) for kind, text in slot.wrong.items()}
    slot.text = spell(slot.text)
    return slot


def wide(text: str) -> str:
    return text.replace(",", "").translate(FULL_WIDTH)


def spoken(text: str) -> str:
    """``96.67%`` as 百分之九十六点六七, ``2640万元`` as 二千六百四十万元."""
    found = re.search(r"[\d,]+(?:\.\d+)?", text)
    if not found:
        return text
    whole, _, places = found.group().replace(",", "").partition(".")
    words = _whole(int(whole)) + ("点" + "".join(DIGITS[int(d)] for d in places) if places else "")
    tail = text[found.end() :]
    words = f"百分之{words}{tail[1:]}" if tail.startswith("%") else words + tail
    return text[: found.start()] + words


def _whole(number: int) -> str:
    if number >= 10**4:
        rest = number % 10**4
        zero = "零" if 0 < rest < 1000 else ""
        return _whole(number // 10**4) + "万" + (zero + _whole(rest) if rest else "")
    if number < 10:
        return DIGITS[number]
    text, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
        gap = not digit
    return text.removeprefix("一") if number < 20 else text


def cutoff(f: Facts, form: str) -> Slot:
    """The month of the day; what is planted is no month that the draft compares with."""
    other = f.on.month - f.rng.choice((1, 2))
    return Slot(form.format(f.on.month), {"date": form.format(other)})


def by_points(slot: Slot) -> Slot:
    """Of rates near 100 per cent, where per cent would be as true as points."""
    slot.wrong.pop("points", None)
    return slot


def roughly(f: Facts, key: str) -> Slot:
    """约 and two leading digits, rounded; a value of three digits or more."""
    value, unit = f.value(key), f.known[key].unit
    value, unit = (value / 10**4, "万元") if unit == "元" else (value, unit)
    step = Decimal(10) ** (value.adjusted() - 1)
    number = int((value / step).quantize(Decimal(1), ROUND_HALF_UP) * step)
    wrong = int(number / step) + 4
    wrong = int((wrong if wrong % 10 else wrong + 1) * step)  # a round one might be rounding
    slot = Slot(f"约{number}{unit}", {"digit": f"约{wrong}{unit}"})
    if unit == "万元":
        slot.wrong["magnitude"] = slot.text.replace("万元", "亿元")
    return slot


def scaled(f: Facts, key: str, day: date | None = None, places: int = 2) -> Slot:
    """In 万件 or 亿元, two places: 0.29万件."""
    unit = f.known[key].unit
    scale, word = (10**8, "亿元") if unit == "元" else (10**4, f"万{unit}")
    number = (f.value(key, day) / scale).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    slot = Slot(f"{number}{word}")
    for kind, wrong in (("digit", _digit), ("transposed", _transposed)):
        if changed := wrong(slot.text, f.rng):
            slot.wrong[kind] = changed
    slot.wrong["magnitude"] = f"{number}{'万元' if unit == '元' else unit}"
    return slot


def total(f: Facts, key: str, units: list[str]) -> Slot:
    return f.slot(sum(f.known[key].parts[u] for u in units), f.known[key].unit)


def listed(f: Facts, key: str, units: list[str], last: str = "、") -> list[object]:
    """486件、452件和414件: the figures of the units in their order."""
    line: list[object] = []
    for at, unit in enumerate(units):
        line += ["" if not at else last if at == len(units) - 1 else "、"]
        line.append(f.part(key, unit, units[at - 1]))
    return line


def called(f: Facts, unit: str) -> str:
    """The town's name as its own district writes it, without the district."""
    names = (n for n, k in f.world.subjects.items() if k == unit and n.endswith(("镇", "街道")))
    return min(names, key=len).removeprefix("示例区")


def named(f: Facts, units: list[str]) -> str:
    return "、".join(called(f, u) for u in units)


def inspection(f: Facts) -> Draft:
    """督查通报: bullets and circled numbers, counts of lights, head counts of the inspection."""
    ago = _ago(f)
    return Draft(
        "inspection",
        [
            ["关于知识产权强市建设试点工作督查情况的通报"],
            [f"示府督〔{f.on.year}〕9号"],
            ["7月1日至7月8日，区政府督查室会同有关部门组成3个督查组，随机抽查11个镇街、8个部门，实地走访企业46家。现将情况通报如下（指标数据截至", f.day("day"), "）。"],
            ["一、总体进度"],
            ["● 试点方案确定的", f.of("lights"), "量化目标中，绿灯", f.of("lights/green"), "、黄灯", f.of("lights/yellow"), "、红灯", f.of("lights/red"), "。"],
            ["● 进度较好的：专利密集型产品备案", f.of("T18"), "，完成年度目标的", f.rate("T18"), "；创新管理知识产权国际标准实施试点企业", f.of("T21"), "，完成年度目标的", f.rate("T21"), "。"],
            ["● 进度滞后的：累计新增高新技术企业", f.of("T4"), "，仅完成年度目标的", f.rate("T4"), "；累计新增科技型企业", f.of("T5"), "，仅完成年度目标的", f.rate("T5"), "。"],
            ["二、督查发现的问题"],
            ["① 责任压得不实。被抽查的11个镇街中，4个未召开专题会议，2个台账不完整，占比达54.5%。"],
            ["② 融资投放偏慢。上半年知识产权质押融资额", f.of("T16"), *_pair("，同比", f.change("T16", ago)), "，比年度目标少", f.gap("T16"), "。"],
            ["③ 办案质效有起伏。知识产权行政执法按期结案率", f.of("T13"), "，低于上年同期的", _past(f, "T13", ago), "；知识产权案件信息公示率", f.of("T14"), *_pair("，同比", f.change("T14", ago)), "。"],
            ["④ 商标培育后劲不足。有效注册商标量", f.of("T8"), "，离", f.goal("T8"), "的年度目标还有", f.gap("T8"), "的差距。"],
            ["三、整改要求"],
            ["请各责任单位对照问题清单（共17条），逐条明确1名分管领导和1名经办人，于7月25日17∶00前报送整改结果（电话：0000-1234567，传真：0000-7654321）。"],
        ],
    )  # fmt: skip


def duty(f: Facts) -> Draft:
    """述职报告: the first person, all numbers in Chinese numerals."""

    def say(slot: Slot) -> Slot:
        return respelt(slot, spoken)

    def than(lead: str, change) -> list[object]:
        return [lead + change[0], say(change[1])] if change else []

    return Draft(
        "duty",
        [
            ["二〇二六年上半年述职报告"],
            ["本人现任区市场监管局分管负责人，从事知识产权工作已有十二年。现将履职情况报告如下，请予评议。"],
            ["一是抓创造。截至", say(cutoff(f, "{}月底")), "，全区有效注册商标量达到", say(f.of("T8")), *than("，较上年末", f.added("T8", _year_end(f))), "；有效发明专利拥有量达到", say(f.of("patents.inventions")), "，其中高价值发明专利", say(f.of("high_value.inventions")), "。"],
            ["二是抓运用。上半年办理专利转让、许可", say(f.of("T17")), "，其中专利转让", say(f.of("deals.assignments-of-year")), "、专利许可", say(f.of("deals.licences-of-year")), "；完成知识产权质押登记", say(f.of("finance.registrations-of-year")), "，", say(f.of("finance.firms-of-year")), "企业获得质押融资，融资额", say(f.of("T16", "exact")), "。"],
            ["三是抓保护。知识产权行政执法按期结案率为", say(f.of("T13")), "，知识产权案件信息公示率为", say(f.of("T14")), "，社会满意度为", say(f.of("T15")), "。今年以来受理知识产权案件", say(f.of("cases.received-of-year")), "。"],
            ["四是抓自身。全年参加理论学习二十四次，撰写调研文章三篇，走访基层所十五个，为群众办实事九件。"],
            ["存在的不足：累计新增科技型企业", say(f.of("T5")), "，与", say(f.goal("T5")), "的目标相差", say(f.gap("T5")), "；对第三、第四片区的指导还不够多。下半年，我将紧盯专利转让、许可", say(f.goal("T17")), "的年度目标，一抓到底。"],
            [f"述职人：×××　　{f.on.year}年7月6日"],
        ],
    )  # fmt: skip


def rundown(f: Facts) -> Draft:
    """Names first, their figures after 分别为; small ones told together."""
    keys = ("T8", "patents.inventions", "trademarks.registrations-of-year")
    units = _towns(f, keys, 8)
    top, next_four = units[:4], units[4:8]
    share = sum(f.known["T8"].parts[u] for u in top) / f.value("T8") * 100
    towns = {k for n, k in f.world.subjects.items() if n.endswith(("镇", "街道"))}
    fewer = [u for u in f.units_of("T8") if u in towns and f.known["T8"].parts[u] < 20]
    return Draft(
        "rundown",
        [
            ["镇街知识产权工作半年情况"],
            ["全区29个镇街中，有效注册商标量居前4位的是", named(f, top), "，分别为", *listed(f, "T8", top, "和"), "，合计", total(f, "T8", top), "，占全区有效注册商标量的", f.slot(share, "%"), "。"],
            [named(f, next_four), "紧随其后，有效注册商标量分别有", *listed(f, "T8", next_four), "。"],
            [f"{named(f, fewer)}有效注册商标量均不足20件，请驻镇服务专员每月至少上门2次。"],
            ["有效发明专利拥有量方面，", named(f, top[:3]), "依次为", *listed(f, "patents.inventions", top[:3], "、"), "；", called(f, next_four[0]), "为", f.part("patents.inventions", next_four[0], top[0]), "。"],
            ["今年上半年，", named(f, top[1:]), "当年商标注册量分别为", *listed(f, "trademarks.registrations-of-year", top[1:], "和"), "，三地合计", total(f, "trademarks.registrations-of-year", top[1:]), "。"],
            ["试点以来，全区新增高新技术企业、新增科技型企业、创新管理知识产权国际标准实施试点企业分别达到", f.of("T4"), "、", f.of("T5"), "和", f.of("T21"), "，完成年度目标的比例分别为", f.rate("T4"), "、", f.rate("T5"), "和", f.rate("T21"), "。"],
            ["（本材料由区工作专班第二组整理，共印35份）"],
        ],
    )  # fmt: skip


def telegram(f: Facts) -> Draft:
    """明传电报: full-width digits throughout."""
    ago, ye = _ago(f), _year_end(f)

    def w(slot: Slot) -> Slot:
        return respelt(slot, wide)

    def than(lead: str, change) -> list[object]:
        return [lead + change[0], w(change[1])] if change else []

    return Draft(
        "telegram",
        [
            ["发电单位：示例区政府办公室　　等级：平急　　示府办明电〔２０２６〕３１号"],
            ["关于加快推进知识产权强市建设试点重点指标的紧急通知"],
            ["各镇街，区级有关部门："],
            ["据调度，截至", w(f.day("day")), "，每万人发明专利拥有量", w(f.of("T6")), "，较上年末增加", w(f.slot(f.value("T6") - f.value("T6", ye), "件")), "；有效专利拥有量", w(f.of("patents.in-force")), *than("，同比", f.change("patents.in-force", ago)), "；专利转让、许可数量", w(f.of("T17")), *than("，同比", f.change("T17", ago)), "。"],
            ["当前，专利密集型产品备案数量", w(f.of("T18")), "，距年度目标", w(f.goal("T18")), "还差", w(f.gap("T18")), "；知识产权质押融资额", w(f.of("T16")), "，年度目标完成率", w(f.rate("T16")), "；党政机关、国有企业操作系统和办公软件授权率", w(f.of("T11")), "，较去年同期提高", w(by_points(f.slot(f.value("T11") - f.value("T11", ago), "个百分点", form="change"))), "。"],
            ["请各单位严格执行“日调度、周通报”制度，每周五１６时前通过政务邮箱报送进展，逾期２次的全区通报；对工作不力的，按照考核办法第１４条扣０．５分。"],
            ["（此件共印８０份，联系人：×××，电话：８１２３４５６）"],
        ],
    )  # fmt: skip


def reply(f: Facts) -> Draft:
    """Answer to a proposal: 约, 近, 余, 万 and 亿 with few digits; numbers of the proposal itself."""
    r = f.rng
    return Draft(
        "reply",
        [
            ["关于对区政协第十五届五次会议第0123号提案的答复函"],
            ["××委员："],
            ["您提出的《关于用好知识产权助推中小企业发展的建议》（第0123号）收悉。该提案共提出4个方面9条建议，我局均已采纳，现答复如下："],
            ["一、关于“摸清家底”的建议。经梳理，我区现有有效注册商标", scaled(f, "T8"), "，由", roughly(f, "trademarks.holders"), "主体持有；有效专利", roughly(f, "patents.in-force"), "，其中有效发明专利", _about(f, "patents.inventions", "余"), "，分布在", _about(f, "patents.invention-holders", r.choice("近余")), "单位。"],
            ["二、关于“拓宽融资渠道”的建议。今年上半年，全区知识产权质押融资额", scaled(f, "T16"), "，知识产权质押登记金额", roughly(f, "finance.registered-of-year"), "，惠及企业", f.of("finance.firms-of-year"), "；去年全年质押融资额", scaled(f, "T16", _year_end(f)), "。单户贴息最高不超过30万元，贴息比例为50%。"],
            ["三、关于“促进专利落地”的建议。上半年专利转让、许可", _about(f, "T17", "余"), "，专利转让、许可合同金额", roughly(f, "deals.income-of-year"), "；专利密集型产品累计备案", _about(f, "T18", "近"), "，通过专利开放许可达成许可", f.of("T20"), "，超出目标（", f.goal("T20"), "）。"],
            ["四、关于“加大研发投入”的建议。据最近一次公布的数据，全社会研发经费", f.of("research.expenditure"), "，全社会研发经费比上年增长", f.of("research.growth-over-previous-year"), "，超过去年全国约8%的增幅。"],
            ["感谢您对我区工作的关心！如有不同意见，请填写《征询意见表》（一式3份）寄回，邮编：400000。"],
            ["示例区市场监督管理局"],
            [f"{f.on.year}年7月10日"],
        ],
    )  # fmt: skip


def survey(f: Facts) -> Draft:
    """调研报告: figures in brackets behind their names, notes below with marks."""
    ago, q = _ago(f), f.quarter_before()
    return Draft(
        "survey",
        [
            ["示例区知识产权强市建设调研报告"],
            ["课题组于6月召开座谈会5场，发放问卷320份，回收有效问卷297份，有效回收率92.8%。"],
            ["（一）存量有基础。", cutoff(f, "{}月末"), "，有效注册商标量（", f.of("T8"), "）①、有效专利拥有量（", f.of("patents.in-force"), "）、高价值发明专利拥有量（", f.of("high_value.inventions"), "）均高于上年同期（分别为", _past(f, "T8", ago), "、", _past(f, "patents.in-force", ago), "、", _past(f, "high_value.inventions", ago), "）。"],
            ["（二）结构有特点。高价值发明专利中，属于战略性新兴产业的有", f.of("high_value.industry"), "，维持年限超过10年的有", f.of("high_value.maintained"), "，有海外同族专利权的有", f.of("high_value.overseas"), "②；高价值发明专利占比", f.of("high_value.share"), "。"],
            ["（三）增速有落差。有效发明专利拥有量（", f.of("patents.inventions"), *_pair("，同比", f.change("patents.inventions", ago)), "）增长较快，有效注册商标量同比增长相对平缓（", f.change("T8", ago)[1], "）；知识产权质押融资额（", f.of("T16"), *_pair("，同比", f.change("T16", ago)), "）出现回落；去年前三季度，全市该项数据同比增长21.7%。"],
            ["（四）季度看有亮点。二季度当季，专利转让、许可数量新增", f.slot(f.value("T17") - f.value("T17", q), "件"), "（一季度末", _past(f, "T17", q), "，二季度末", f.of("T17"), "）。"],
            ["问卷显示，62.3%的企业希望降低融资成本，受访者对办事效率的平均评分为4.6分（满分5分），前三项诉求依次占41%、33%、18%。"],
            ["注：① 按商标注册人地址统计；较基准年2023年末的", _past(f, "T8", date(2023, 12, 31)), "已有明显增加。"],
            ["② 同一专利可同时符合多项条件，故各项之和大于总数；口径见示知联〔2021〕20号附件第3页。"],
        ],
    )  # fmt: skip


def gazette(f: Facts) -> Draft:
    """统计公报: merged heads of three rows, the unit in the head, money in 亿元, per cent in the head."""
    ago, ye = _ago(f), _year_end(f)
    rows: list[list[object]] = [
        ["类别", "指标", "本年", "", "上年", ""],
        ["", "", "6月末", "比上年末增加", "6月末", "12月末"],
        ["", "", "（件）", "（件）", "（件）", "（件）"],
    ]
    keys = ("T8", "patents.in-force", "patents.inventions", "high_value.inventions")
    for at, key in enumerate(keys):
        days = [_cut(_past(f, key, day)) for day in (ago, ye)]
        kind = "" if at > 1 else "商标" if not at else "专利"
        rows.append([kind, f.known[key].label, _cut(f.of(key)), _cut(f.added(key, ye)[1]), *days])
    spans = ((0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 3), (0, 4, 0, 5), (4, 0, 6, 0))
    money: list[list[object]] = [["指标", "上半年（亿元）", "上年同期（亿元）", "同比增减（%）"]]
    for key in ("T16", "finance.registered-of-year", "deals.income-of-year"):
        word, change = f.change(key, ago)
        sign = "-" if word == "下降" else ""
        cells = [respelt(scaled(f, key, day, 4), _bare) for day in (None, ago)]
        for cell in cells:
            cell.wrong.pop("magnitude")
        rate = respelt(_cut(change), lambda text, sign=sign: sign + text)
        money.append([f.known[key].label, *cells, rate])
    return Draft(
        "gazette",
        [
            [f"示例区{f.on.year}年上半年知识产权统计公报[1]"],
            [f.day("month"), "，全区有效注册商标量", f.of("T8"), "，有效专利拥有量", f.of("patents.in-force"), "，规模继续扩大（见表1）。"],
            Table("", rows, spans),
            ["表2　知识产权运用主要指标"],
            Table("", money),
            ["今年前5个月接待群众来访28批次、36人次。社会满意度[2]为", f.of("T15"), "，比上年同期提高", f.slot(f.value("T15") - f.value("T15", ago), "个百分点"), "。"],
            ["注释："],
            ["[1]本公报数据均为初步统计数，部分数据因四舍五入，存在总计与分项合计不等的情况。"],
            ["[2]满意度由第三方机构电话访问得出，样本量1200个，置信度95%。"],
        ],
    )  # fmt: skip


def _bare(text: str) -> str:
    return text.removesuffix("亿元")


THIRD = (inspection, duty, rundown, telegram, reply, survey, gazette)
