"""Numbers as ledgers write them: magnitudes, units of the column, separators, signs, blanks."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from ipcity.domain.sheets.cells import Percent, Value
from ipcity.domain.sheets.readings import Reading, error, warning
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.terms import numbers

_SCALES: Final = {
    "千": 10**3,
    "百万": 10**6,
    "万亿": 10**12,
    "亿万": 10**12,
    "万": 10**4,
    "亿": 10**8,
}
_FOREIGN: Final = ("美元", "欧元", "日元", "港元", "英镑", "usd", "$", "€", "£")
_ABOUT: Final = re.compile(
    r"^(?:大约|约|近|超过|超|逾|至少|不低于|不少于|共计|共|合计|≈|>=|≥|>|<|≤)+|(?:左右|以上|余)$"
)
_CURRENCY: Final = re.compile(r"人民币|rmb|cny|[¥￥]|[整正]$")
_OPEN: Final = re.compile(r"^(?:价格|费用)?(?:面议|另议|协议|协商|议价|双方商定|商议)")
_FREE: Final = frozenset({"免费", "无偿", "免收"})
# 贰万元整: the capital numerals of papers that must not be altered.
_CAPITALS: Final = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟圆", "一二三四五六七八九十百千元")
_WRITTEN: Final = re.compile(
    r"^(?P<sign>[-+−△▲]?)(?P<digits>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<scale>万亿|百万|[千万亿])?(?P<unit>[^\d.,+*/-]{0,6})$"
)
_ORDINAL: Final = re.compile(r"^第?0*(\d{1,9})(?:类|届|期|批|次|年|位|名|号|项)?$")
_COUNTED: Final = re.compile(
    r"^第?([一二三四五六七八九十百两零〇]+)(?:[类届期批次年位名号项元件家个人])?$"
)
_SEVERAL: Final = re.compile(r"^\d{1,2}(?:,\d{1,2})+$|\d[;；、/|]\s*\d|\d\s*[-~～至]\s*\d")
_PLAIN: Final = "请只写数字"


def scale_of(unit: str) -> Decimal:
    """How many of the plain unit one is: 万元 → 10000, 元 → 1, 万人 → 10000."""
    for word in ("万亿", "亿万", "百万", "万", "亿", "千"):
        if unit.startswith(word):
            return Decimal(_SCALES[word])
    return Decimal(1)


def read_number(value: Value, spec: FieldSpec, unit: str) -> Reading:
    """The number in the field's own measure; ``unit`` is what the column's heading says.

    A unit written in the cell overrules the heading's. Money comes out in 元 to the 分.
    """
    if isinstance(value, bool | date):
        return error(f"不是数字，{_PLAIN}。")
    if isinstance(value, Percent):
        read = Reading(value * 100 if _is_percent(spec, unit) else Decimal(value))
    elif isinstance(value, int | Decimal):
        read = Reading(_measured(Decimal(value), spec, unit))
    else:
        read = _text(str(value), spec, unit)
    return _fitted(read, spec)


def _is_percent(spec: FieldSpec, unit: str) -> bool:
    return "%" in (spec.measure, unit) or "百分" in spec.measure


def _measured(number: Decimal, spec: FieldSpec, unit: str) -> Decimal:
    stored = "元" if spec.kind is Kind.MONEY else spec.measure
    if not unit or unit == "%" or stored == "%":
        return number
    return number * scale_of(unit) / scale_of(stored)


def _text(written: str, spec: FieldSpec, unit: str) -> Reading:
    text = re.sub(r"\s+", "", numbers.fold(written).lower()).replace("，", ",")
    text = text.replace("（", "(").replace("）", ")").replace("—", "-")
    negative = text.startswith("(") and text.endswith(")") and any(c.isdigit() for c in text)
    text = text[1:-1] if negative else text
    if any(word in text for word in _FOREIGN) or (spec.kind is Kind.MONEY and "$" in unit):
        return error("不是人民币，请按当日汇率折算成元后填写，并在备注写明原币种。")
    text = _CURRENCY.sub("", text)
    if text.endswith(("元", "圆")):
        text = text.translate(_CAPITALS)
    if _OPEN.match(text):
        return warning(None, "没有写明数额，按空白处理。")
    if text in _FREE:
        return Reading(Decimal(0))
    exact = _ABOUT.sub("", text)
    read = _exact(exact, spec, unit)
    if read is None:
        return error(_why(text))
    number = -abs(read) if negative else read
    return Reading(number) if exact == text else warning(number, f"是约数，按 {number} 计。")


def _exact(text: str, spec: FieldSpec, unit: str) -> Decimal | None:
    ordinal = _ORDINAL.match(text) if spec.kind is Kind.INTEGER else None
    if ordinal and not (unit and scale_of(unit) != 1):
        return Decimal(ordinal[1])
    found = _WRITTEN.match(text)
    if found is None:
        counted = _COUNTED.match(text)
        return (
            numbers.read_number(counted[1] if counted else text.rstrip("元件家个人项%"))
            if (counted or text[:1] in "一二三四五六七八九十百两零〇")
            else None
        )
    try:
        number = Decimal(found["digits"].replace(",", "").replace(" ", ""))
    except InvalidOperation:
        return None
    if found["sign"] and found["sign"] != "+":
        number = -number
    own = (found["scale"] or "") + found["unit"]
    if found["unit"].startswith("%"):
        return number if _is_percent(spec, unit) else number / 100
    if own:
        return _measured(number, spec, own)
    return _measured(number, spec, unit)


def _why(text: str) -> str:
    if _SEVERAL.search(text):
        return "像是几个数字或一个区间，请只写一个；确有几个的，分成几行填写。"
    return f"不是数字，{_PLAIN}；没有的请留空。"


def _fitted(read: Reading, spec: FieldSpec) -> Reading:
    number = read.value
    if not isinstance(number, Decimal):
        return read
    if spec.kind is Kind.INTEGER:
        if number != number.to_integral_value():
            return error("应当是整数，请核对。")
        return read._replace(value=int(number))
    if spec.kind is Kind.MONEY:
        if abs(number) >= Decimal(10) ** 16:
            return error("金额大得不可能，请核对单位。")
        return read._replace(value=number.quantize(Decimal("0.01")))
    return read
