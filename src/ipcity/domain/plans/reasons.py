"""Why a number is no target: one rule a reason, tried in order; the first that fits explains it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ipcity.domain.plans.facts import NumberReason
from ipcity.domain.plans.sentences import Prepared
from ipcity.domain.terms.counters import MONEY_UNITS, TIME_UNITS
from ipcity.domain.terms.numbers import Quantity, Ratio, Unreadable, Written, WrittenDate

_SUBSIDY: Final = re.compile(
    r"给予|奖补|补助|奖励|补贴|资助|贴息|奖金|扶持|算力券|创新券|消费券|支持经费|支持资金|最高不超过|补偿|加计扣除|兑付|减征|减按|免征|拨付|加价|加收|减免"
)
_PAST: Final = re.compile(
    r"截至|截止|以来|近年来|目前|已有|已达|已建|已经|已累计|去年|上年末|迄今|至今|拥有了|实现了|达到了|取得了"
)
_NOT_COUNTED_NOUNS: Final = re.compile(
    r"(?:重点|主要|关键|核心|优势|相关|基本|突出|工作|重大)?(?:领域|方面|行业|环节|阶段|层次|层级|原则|方向|专题|类别|维度|"
    r"产业链|部门|省份|省区市|板块|抓手|统一|优先|转变|结合|坚持|统筹|作用|定位|战略|意识|自信|维护|确保|代表|专项行动|大类|要素)"
)
_TIME_HEADS: Final = re.compile(
    r"时限|周期|时长|(?:轮候|响应|办理|审批|等待|到达|处置|通关|通行|开办|办结|等候|出警|送达)时间|时延|工期|寿命|(?:压缩|缩短|提速|平均|控制|降).{0,12}(?:时间|天数|年限)|"
    r"(?:时间|天数|年限).{0,6}(?:压缩|缩短|控制|降|减|稳定|保持)"
)


@dataclass(frozen=True)
class Place:
    """A number in its sentence: what the rules may look at."""

    prepared: Prepared
    number: Written
    start: int
    end: int

    @property
    def clause(self) -> str:
        """The comma-free stretch around the number, enclosures hidden."""
        text = self.prepared.hidden
        left = max(text.rfind(mark, self.start, self.number.start) for mark in "，；：") + 1
        right = min(
            (at for mark in "，；：" if (at := text.find(mark, self.number.end, self.end)) >= 0),
            default=self.end,
        )
        return text[max(left, self.start) : right]

    @property
    def segment(self) -> str:
        """The stretch between semicolons around the number."""
        text = self.prepared.hidden
        left = text.rfind("；", self.start, self.number.start) + 1
        right = text.find("；", self.number.end, self.end)
        return text[max(left, self.start) : right if right >= 0 else self.end]

    @property
    def before(self) -> str:
        return self.prepared.text[max(self.start, self.number.start - 12) : self.number.start]

    @property
    def after(self) -> str:
        return self.prepared.text[self.number.end : min(self.end, self.number.end + 12)]

    @property
    def unit(self) -> str | None:
        return self.number.unit if isinstance(self.number, Quantity) else None


def _enclosed(place: Place) -> NumberReason | None:
    pair = place.prepared.enclosing(place.number.start)
    if pair is None or not place.prepared.is_hidden(place.number.start):
        return None
    if pair.kind == "《":
        return NumberReason.DOCUMENT
    if pair.kind in "“‘":
        return NumberReason.NAME
    inside = place.prepared.text[pair.start : pair.end]
    if re.search(r"〔\d{4}〕|GB/|第\d+号|\d号）", inside) or pair.kind == "〔":
        return NumberReason.DOCUMENT
    if isinstance(place.number, WrittenDate):
        return NumberReason.DATE
    return NumberReason.NAME if place.unit is None else NumberReason.OTHER


def _date(place: Place) -> NumberReason | None:
    number = place.number
    if isinstance(number, WrittenDate):
        return NumberReason.DATE
    if (
        isinstance(number, Quantity)
        and number.unit in ("年", "个月", "月")
        and not _is_duration(place)
    ):
        return NumberReason.DATE
    if place.unit is None and re.fullmatch("(19|20)\\d\\d", _cut(place)):
        return NumberReason.DATE
    return None


def _is_duration(place: Place) -> bool:
    return bool(_TIME_HEADS.search(place.clause) or _DAYS.search(place.before))


def _ratio(place: Place) -> NumberReason | None:
    return NumberReason.RATIO if isinstance(place.number, Ratio) else None


def _damaged(place: Place) -> NumberReason | None:
    return NumberReason.DAMAGED if isinstance(place.number, Unreadable) else None


def _document(place: Place) -> NumberReason | None:
    text = place.prepared.text
    window = text[max(0, place.number.start - 14) : place.number.end + 4]
    if re.search(
        r"〔\d{4}〕\d+|[〔（]\d{4}[〕）]第?\d+号|GB(?:/T)? ?\d|ISO ?\d|IEC ?\d|\d+号(?:文|令|公告)?$",
        window,
    ):
        return NumberReason.DOCUMENT
    return None


def _name(place: Place) -> NumberReason | None:
    number = place.number
    if not isinstance(number, Quantity):
        return None
    before, after = place.before[-1:] or "。", place.after[:1] or "。"
    if before == "第" or (before.isascii() and (before.isalpha() or before in "+-·/")):
        return NumberReason.NAME
    if (
        number.unit == "级"
        or (number.unit and after == "级")
        or (number.numeral and number.unit == "次" and before == "第")
    ):
        return NumberReason.NAME
    if (
        number.unit is None
        and after == "级"
        and not re.search(r"(?:达到?|超过?|突破|过|迈上|迈入|跃上|上)$", place.before)
    ):
        return NumberReason.NAME
    if number.unit is None and (after.isascii() and (after.isalpha() or after in "+·/-×")):
        return NumberReason.NAME
    if before in "·+×":
        return NumberReason.NAME
    if number.numeral and number.unit != "%" and not _counted_numeral(place):
        return NumberReason.NAME
    return None


def _counted_numeral(place: Place) -> bool:
    """Whether a Chinese numeral counts something stated, rather than belonging to a set phrase."""
    number = place.number
    if not isinstance(number, Quantity):
        return False
    if place.before.endswith(
        ("前", "过", "超", "突破", "达到", "达", "不少于", "不低于", "至少", "超过")
    ):
        return True
    if number.value >= 10**7:
        return bool(re.search(r"(?:达到|超过|突破|过|超|达|上|迈入|步入|冲刺)$", place.before))
    if number.unit in (
        "家",
        "件",
        "名",
        "人",
        "亩",
        "公里",
        "场",
        "辆",
        "座",
        "所",
        "元",
        "台",
        "户",
        "人次",
    ):
        return place.after[:1] in ("", "，", "、", "。", "；") or bool(
            _NUMERAL_VERBS.search(place.before)
        )
    return bool(_NUMERAL_VERBS.search(place.before)) and not _NOT_COUNTED_NOUNS.match(place.after)


_NUMERAL_VERBS: Final = re.compile(
    r"(?:新增|新建|建成|新建成|建设|培育|打造|引进|创建|举办|开展|完成|不少于|达到|每年|力争|认定|设立|组建|布局|再建)$"
)


def _set_phrase(place: Place) -> NumberReason | None:
    if not isinstance(place.number, Quantity) or place.number.unit not in (
        "个",
        "大",
        "项",
        "类",
        "种",
        "条",
    ):
        return None
    listed = (
        place.before.endswith("等")
        or re.search(r"以上|左右|不少于|超过|达到", place.clause) is None
    )
    if listed and _NOT_COUNTED_NOUNS.match(place.after):
        return NumberReason.NAME
    return None


def _past(place: Place) -> NumberReason | None:
    before = place.prepared.hidden[place.start : place.number.start]
    return NumberReason.PAST if _PAST.search(before) else None


def _from_value(place: Place) -> NumberReason | None:
    """由30%提高到40%, 从3个达到4.5个: the first figure is where it stood."""
    if re.search(r"(?:由|从(?!业|事))[^，。]{0,24}$", place.before) and re.match(
        r".{0,6}?(?:整合|调整|优化|提高|提升|增加|增长|上升|扩大|下降|降低|降|减少|压缩|缩短|压减|升|增|达)[到至]",
        place.after,
    ):
        return NumberReason.PAST
    return None


def _subsidy(place: Place) -> NumberReason | None:
    if place.before.endswith("最高"):
        return NumberReason.SUBSIDY
    if place.unit in MONEY_UNITS or place.unit in ("%", "倍"):
        if _SUBSIDY.search(place.clause):
            return NumberReason.SUBSIDY
        stated = _measured(place) or re.search(
            r"每年|年均|累计|增长|总规模|总额|贷款|融资|投资额", place.clause
        )
        return NumberReason.SUBSIDY if not stated and _SUBSIDY.search(place.segment) else None
    clause = place.clause
    return (
        NumberReason.SUBSIDY
        if re.search(r"给予|奖补|每.{0,6}\d+[家个项].{0,4}(?:奖|补)", clause)
        else None
    )


def _rule(place: Place) -> NumberReason | None:
    if place.unit in TIME_UNITS and not _is_duration(place):
        return NumberReason.RULE
    if place.unit in ("岁", "周岁", "毫米", "厘米", "℃", "分贝") and not _measured(place):
        return NumberReason.SUBJECT
    if re.search(r"(?<![许认])可(?:以|按)?$|允许$", place.before):
        return NumberReason.RULE
    if _EVERY.search(place.before) or re.search(r"连续$", place.before):
        return NumberReason.RULE
    if (
        isinstance(place.number, Quantity)
        and place.number.value == 1
        and _PER_BODY.search(place.clause)
    ):
        return NumberReason.RULE
    return None


_DAYS: Final = re.compile(
    r"天数(?:比例)?(?:不超过|不低于|不少于|少于|达到|达|控制在|稳定在|保持在|降到|减少到)$"
)
# 每季度2次, 每半年1次: how often something is done, not how much of it.
_EVERY: Final = re.compile(
    r"每(?:半年|个?季度?|月|周|两年|[三四五]年|天|日|次|期|人每年)[^，。]{0,8}$"
)
# 每家重点企业配备1名: an allotment to each of an unknown number.
_PER_BODY: Final = re.compile(
    r"每[家个名所镇村县区]?[^，。年万千百\d]{0,10}"
    r"(?:配备|招收|给予|安排|确定|提供|推荐|选派){1,2}\d+[名个家人次所处]"
)


def _measured(place: Place) -> bool:
    """Whether the measure itself is stated: 预期寿命达到81岁, 平均水深保持在…厘米."""
    return bool(
        re.search(
            r"(?:比例|占比|比重|率)(?:不低于|不少于|不超过|不高于)$|(?:达到|达|(?<!不)超过|(?<!不)高于|提高|增加|提高到|提高至|增加到|降到|控制在|保持在|稳定在)$",
            place.before,
        )
    )


def _per(place: Place) -> NumberReason | None:
    """每1万人, 每100户: a divisor belongs to the name of the measure."""
    if re.search(r"每$", place.before) and isinstance(place.number, Quantity):
        return NumberReason.NAME
    return None


def _bare_name(place: Place) -> NumberReason | None:
    """Digits without unit that run into a word: 16城市, 4321工程, 12345热线."""
    number = place.number
    if not isinstance(number, Quantity) or number.unit is not None or number.numeral:
        return None
    if (
        place.after[:1]
        and not (place.before.endswith("前") and place.after.startswith("水平"))  # 全省前3水平
        and place.after[0] not in "以左，；、之及至-—）。和的余多"
        and number.value < 10**6
    ):
        return NumberReason.NAME
    return None


_SUBJECT_AFTER: Final = re.compile(
    # 1万名老人以上的街道: a noun stands between the number and 以上
    r"[^，。；、：\d（）]{1,8}?(?:以上|以下|及以上)的|"
    # 地铁站500米范围内, 年薪100万元以上且…
    r"(?:的)?(?:范围|半径)|(?:以上|以下)且|"
    # 12个区分别设立, 5个镇各建: how many places, each of which does the thing
    r"(?:设区市|区市|区县|县区|县市区|区|县|市|镇|乡镇|乡|街道|村|社区)(?:都|均)?(?:分别|各)(?=建|设|成立|组建|配|打造|培育|创建)|"
    # 10名以上…的行政村; 5000吨以上项目须…
    r"(?:以上|以下|以内|及以上)[^，。；\d]{1,30}?(?:的(?:行政村|自然村|街道|镇|乡|村|社区|家庭|部分)|须|应当|必须|一律|不得)"
)
_FORMULA: Final = re.compile(r"[=÷×＝]")
_ALLOTTED: Final = re.compile(
    r"按照?每|每人(?:至少)?(?:提供|推荐|安排)|原则上按|半径$|按[^，。；]{1,12}(?:的|额|基数|标准)$"
)


def _subject(place: Place) -> NumberReason | None:
    """A number that says which of the subject is meant."""
    text = place.prepared.hidden
    if _SUBJECT_AFTER.match(text, place.number.end, min(place.end, place.number.end + 48)):
        return NumberReason.SUBJECT
    return NumberReason.OTHER if _FORMULA.search(place.clause) else None


def _allotted(place: Place) -> NumberReason | None:
    """按照每3万居民设置1个, 按工资总额8%提取: a rule for each case."""
    before = place.prepared.hidden[max(place.start, place.number.start - 40) : place.number.start]
    clause = before[max(before.rfind(mark) for mark in "，；：") + 1 :]
    match = _ALLOTTED.search(clause)
    if match is None or (
        match.group().startswith("按") and "每" not in match.group() and place.unit != "%"
    ):
        return None
    return NumberReason.RULE


# In order; a new reason is one more rule here.
RULES: Final[tuple[Callable[[Place], NumberReason | None], ...]] = (
    _damaged,
    _enclosed,
    _document,
    _ratio,
    _name,
    _date,
    _per,
    _subject,
    _subsidy,
    _allotted,
    _from_value,
    _past,
    _rule,
    _set_phrase,
    _bare_name,
)


def reason(place: Place) -> NumberReason | None:
    """Why this number is no target, or None when it may be one."""
    for rule in RULES:
        found = rule(place)
        if found is not None:
            return found
    return None


def _cut(place: Place) -> str:
    return place.prepared.text[place.number.start : place.number.end]
