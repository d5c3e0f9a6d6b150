"""One spelling for headings and short words: width, brackets, marks, numbering, units, old forms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TRADITIONAL = str.maketrans(
    "專請號權開發標類別狀態稱註冊構種維護證認質財產業單訴訟讓許償額價總數區縣鎮鄉審結備時間優國際進階檢獎項實體據經營屬員辦處罰決書機關當環節達錄頁圖樣應續資歷歸統計會級創績銀貸餘點設與圍蓋屆滿終無聯係繫電話郵編門領導漁農園說變動運約",
    "专请号权开发标类别状态称注册构种维护证认质财产业单诉讼让许偿额价总数区县镇乡审结备时间优国际进阶检奖项实体据经营属员办处罚决书机关当环节达录页图样应续资历归统计会级创绩银贷余点设与围盖届满终无联系系电话邮编门领导渔农园说变动运约",
)
_UNIT_WORDS = (
    "万亿元|亿万元|亿元|万元|千元|百万元|元|万美元|美元|万人次|人次|万人|人|件次|万件|件|项|家|个|户|名|份|次|篇|场|期|天|日"
    "|个月|月|年|%|‰|百分比|万|亿|千|平方米|亩|吨|公斤|台套|台|套|只|倍|类|万户|元/件"
)
_UNIT = re.compile(
    rf"[(\[](?:单位[::]?|计量单位[::]?|人民币,?)?(?P<a>{_UNIT_WORDS})(?:人民币)?[)\]]"
    rf"|[,/_-](?P<b>{_UNIT_WORDS})$|单位[::](?P<c>{_UNIT_WORDS})$"
)
_UNIT_ALONE = re.compile(
    rf"^[(\[]?(?:计量|金额|货币)?单位[::]?(?:人民币)?(?:[^::]{{0,12}}[::])?(?P<unit>{_UNIT_WORDS})(?:[、,/](?:{_UNIT_WORDS}))*[)\]]?$"
)
_ONLY_UNIT = re.compile(rf"^[(\[]?(?:{_UNIT_WORDS})[)\]]?$")
_HINT = re.compile(
    r"[(\[](?=[^()\[\]]*(?:格式|如[::]?|例|下拉|填|yyyy|y年|年.{0,2}月|(?<!申)请|选择|说明|可多|系统|自动|不含|必|选填|\d{4}))"
    r"[^()\[\]]{0,60}[)\]]"
)
_REQUIRED = re.compile(r"[*★☆※△▲#]+|[(\[]?必填项?[)\]]?|[(\[]选填[)\]]")
_NUMBERED = re.compile(
    r"^(?:[(\[]?\d{1,2}[)\]][.、]?|\d{1,2}[.、)](?!\d)|[一二三四五六七八九十]{1,3}[、.]|[①-⑳])(?=.)"
)
# What stands in brackets may be left out, unless it makes another thing of the heading.
_ASIDE = re.compile(
    r"\((?![^()]*(?:英|外文|翻译|其他|小类|小组|大组|部|国家|代码|数量|原文|标|次|率|数))[^()]{1,40}\)"
)
_UNIT_LAST = re.compile(rf"单位[::](?:人民币)?(?P<unit>{_UNIT_WORDS})[)\]]?$")
# 2025年项目预算（万元）
_UNIT_OF_TITLE = re.compile(
    r"^.{6,}[(\[](?:单位[::]?|金额[::]|人民币)?(?P<unit>(?:万|百万|亿|千)?元)[)\]]$"
)
_SPACES = re.compile(r"[\s\u200b\u200e\u200f\ufeff]+")
_LOOSE = re.compile(r"[^\w%\u4e00-\u9fff]+|_")


@dataclass(frozen=True)
class Heading:
    """A heading in one spelling: ``text`` with brackets half-width, ``loose`` without any marks,
    ``unit`` what stood in brackets behind it (万元), ``written`` as it stands."""

    text: str
    loose: str
    unit: str
    written: str


@lru_cache(maxsize=20_000)
def heading(written: str) -> Heading:
    """The heading in one spelling; a text that is nothing but marks gives empty strings."""
    text = plain(written)
    text = _REQUIRED.sub("", text)
    text = _HINT.sub("", text)
    unit = ""
    found = _UNIT.search(text)
    if found and found.start() > 0:
        unit = found["a"] or found["b"] or found["c"] or ""
        text = text[: found.start()] + text[found.end() :]
    if text.endswith("%") and len(text) > 2:
        text, unit = text[:-1], unit or "%"
    text = _NUMBERED.sub("", text).strip(":.,;、。-")
    return Heading(text, loose(text), "%" if unit == "百分比" else unit, written.strip())


@lru_cache(maxsize=50_000)
def plain(written: str) -> str:
    """Half-width, simplified, lower-case, without blanks."""
    text = unicodedata.normalize("NFKC", written).translate(_TRADITIONAL).lower()
    text = text.replace("【", "[").replace("】", "]").replace("〔", "(").replace("〕", ")")
    text = text.replace("﹙", "(").replace("﹚", ")").replace("“", '"').replace("”", '"')
    return _SPACES.sub("", text)


def bare(text: str) -> str:
    """A heading's ``text`` without what stands in brackets: 类型(发明/外观) → 类型."""
    return loose(_ASIDE.sub("", text))


def loose(text: str) -> str:
    """Letters, digits and Chinese characters only."""
    return _LOOSE.sub("", text)


def unit_of(text: str) -> str:
    """万元 of “单位：万元”, "" where the text says no unit."""
    said = plain(text)
    found = _UNIT_ALONE.match(said) or _UNIT_LAST.search(said) or _UNIT_OF_TITLE.search(said)
    return found["unit"] if found else ""


def is_unit(text: str) -> bool:
    """Whether a cell is nothing but a unit: 万元, （件）."""
    return bool(_ONLY_UNIT.match(plain(text)))
