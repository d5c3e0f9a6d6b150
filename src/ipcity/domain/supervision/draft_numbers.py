"""Every number and date of a draft, with the words around it that may say what it is of."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ipcity.domain.supervision.draft_texts import Passage
from ipcity.domain.terms.numbers import Quantity, WrittenDate, fold, read_quantity, written


class Kind(StrEnum):
    NUMBER = "number"
    DAY = "day"
    DOCUMENT = "document"


class Loose(StrEnum):
    """How far from the figure a number may be by its own words."""

    NONE = ""
    MORE = "more"
    ABOUT = "about"
    NEARLY = "nearly"


@dataclass(frozen=True)
class Mention:
    """``value`` is in the base unit, ``grain`` the worth of its last written digit.

    ``first`` and ``last`` bound a date or period; ``left`` is what stands between the number before
    and this one within the sentence, ``before`` the whole sentence before it, ``right`` what follows
    up to a stop. ``key`` is that of its bookmark.
    """

    passage: Passage
    start: int
    end: int
    kind: Kind
    value: Decimal | None = None
    most: Decimal | None = None
    unit: str = ""
    grain: Decimal = Decimal(1)
    loose: Loose = Loose.NONE
    first: date | None = None
    last: date | None = None
    left: str = ""
    before: str = ""
    right: str = ""
    key: str = ""

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """With the headings, where it stands in a table."""
        if self.passage.table:
            heads = f"{self.passage.row_head}｜{self.passage.column_head}".strip("｜")
            return f"{heads}：{self.passage.text.strip()}"
        begin, end = _sentence(self.passage.text, self.start, self.end)
        return self.passage.text[begin:end].strip()


_STOPS: Final = "。！？!?；;\n"
_PAUSES: Final = "，,、。；;！？：:（()）\n"
_DOCUMENT: Final = re.compile(
    r"[一-鿿]{1,12}[〔\[［【(（]((?:19|20)\d\d)[〕\]］】)）](?:第)?\d{1,4}号"
)
_SPAN: Final = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d|[二〇零一二三四五六七八九]{4})年)?"
    r"(?:第?(?P<quarter>[一二三四1234])季度|(?P<half>[上下])半年"
    r"|(?P<from>\d{1,2})月?[-—–～~至到]{1,2}(?P<to>\d{1,2})月(?!\d{1,2}日))"
    r"|(?P<third>前三季度|[前头][九9]个月)|(?P<months>[前头][三六36]个月)"
    r"|(?:(?P<written>[二〇零一三四五六七八九]{4})年)?(?<![一二三四五六七八九十])(?P<month>十[一二]?|[一二三四五六七八九])月份?(?=[底末])[底末]"
)
_MONTHS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
# 满意度[2]
_LASTING: Final = frozenset({"年", "个月", "月", "天", "岁"})
_YEAR_ABOVE: Final = re.compile(r"(20\d\d)年$")
# 上述五项指标
_POINTING: Final = ("上述", "以下", "下列", "前述", "其余", "其他")
_POINTED: Final = re.compile(
    r"[项条个方类点]?(?:量化)?(?:指标|任务|措施|问题|方面|要求|工作|内容|建议)"
)
_NOTE: Final = re.compile(r"[\[［【]$")
_NOTE_END: Final = re.compile(r"[\]］】]")

_LISTED: Final = re.compile(
    r"^[（(]?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[一二三四五六七八九十]{1,3})(?:[）)]|[．、](?!\d)|\.(?!\d)|[ 　])"
)
# A column of running numbers says nothing.
_RUNNING: Final = re.compile(r"序号?|编号|排名|名次|No\.?|#")
_CAPTION_NUMBER: Final = re.compile(r"(?:[附图表]|附件|附表|附图)\s*$")
# 前三位, 前10名
_FOREMOST: Final = re.compile(r"(?<![目当年以之])前$")
_PLACES: Final = re.compile(r"[位名强甲]|的")
_CODE_BEFORE: Final = re.compile(r"[A-Za-z][A-Za-z-]*$")
_UNIT_IN_HEAD: Final = re.compile(r"[（(]\s*(?:单位[：:]?)?\s*([^（()）]{1,8}?)\s*[）)]")
_UNIT_SAID: Final = re.compile(r"单位[：:]\s*([^\s，。）)；、]{1,8})")
_DIGIT: Final = re.compile(r"[\d〇零一二两三四五六七八九十]")
_SIGN: Final = re.compile(r"[-－−]\s*$")
_LOOSE: Final = (
    (re.compile(r"(?:约|大约|约为|左右|上下)$"), Loose.ABOUT),
    (re.compile(r"(?:近|接近|将近)$"), Loose.NEARLY),
    (re.compile(r"(?:超|逾|突破|超过)$"), Loose.MORE),
)
_NUMERAL: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_QUARTERS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def mentions(passages: Sequence[Passage], on: date) -> tuple[Mention, ...]:
    """All of them in reading order; a date without its year is of the year of ``on``."""
    return tuple(each for passage in passages for each in _of_passage(passage, on))


def _of_passage(passage: Passage, on: date) -> Iterator[Mention]:
    found = sorted(_found(passage, on), key=lambda each: each.start)
    cut = 0
    for at, each in enumerate(found):
        begin, _ = _sentence(passage.text, each.start, each.end)
        follows = found[at + 1].start if at + 1 < len(found) else len(passage.text)
        before = passage.text[begin : each.start]
        left = passage.text[max(begin, cut) : each.start]
        if passage.table:
            left = f"{passage.row_head}，{passage.column_head}，{left}"
            before = f"{passage.row_head}，{passage.column_head}，{before}"
        right = re.split(f"[{_PAUSES}]", passage.text[each.end : follows], maxsplit=1)[0]
        yield replace(each, left=left, before=before, right=right, key=_key(each))
        if each.kind is Kind.NUMBER and not _is_quality(passage.text, each):
            cut = each.end


def _is_quality(text: str, mention: Mention) -> bool:
    """维持年限超过10年的有28件: the years belong to the name of what is counted."""
    return mention.unit in _LASTING and text[mention.end :].startswith(("的", "以上的", "以下的"))


def _key(mention: Mention) -> str:
    """Of the bookmark around the number; an emptied one counts when it touches it."""
    for mark in mention.passage.marks:
        if mark.start < mention.end and mention.start < mark.end:
            return mark.key
    for mark in mention.passage.marks:
        if mark.start == mark.end and mark.start in (mention.start, mention.end):
            return mark.key
    return ""


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    begin = max((text.rfind(stop, 0, start) for stop in _STOPS), default=-1) + 1
    ends = [at for stop in _STOPS if (at := text.find(stop, end)) >= 0]
    return begin, min(ends, default=len(text))


def _found(passage: Passage, on: date) -> Iterator[Mention]:
    text = passage.text
    if _RUNNING.fullmatch(passage.column_head.replace("　", "")):
        return
    folded = fold(text)
    taken: list[tuple[int, int]] = []
    listed = _LISTED.match(folded.lstrip()) if not passage.table else None
    if listed:
        taken.append((0, len(folded) - len(folded.lstrip()) + listed.end()))
    for each in (*_documents(passage, folded), *_spans(passage, folded, on)):
        if _free(each.start, each.end, taken):
            taken.append((each.start, each.end))
            yield each
    for piece in written(text):
        if not _free(piece.start, piece.end, taken):
            continue
        if isinstance(piece, WrittenDate):
            yield _day(passage, piece, on)
        elif isinstance(piece, Quantity) and not _is_word(folded, piece):
            yield _number(passage, folded, piece)


def _free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return not any(start < last and first < end for first, last in taken)


def _documents(passage: Passage, folded: str) -> Iterator[Mention]:
    for found in _DOCUMENT.finditer(folded):
        yield Mention(passage, found.start(), found.end(), Kind.DOCUMENT)


def _spans(passage: Passage, folded: str, on: date) -> Iterator[Mention]:
    for found in _SPAN.finditer(folded):
        year = _year(found["year"] or found["written"]) or _year_meant(folded, found.start(), on)
        if found["third"]:
            first, last = 1, 9
        elif found["months"]:
            first, last = 1, 3 if found["months"][1] in "三3" else 6
        elif found["quarter"]:
            last = _QUARTERS[found["quarter"]] * 3
            first = last - 2
        elif found["month"]:
            first = last = _MONTHS.index(found["month"]) + 1
        elif found["half"]:
            first, last = (1, 6) if found["half"] == "上" else (7, 12)
        else:
            first, last = int(found["from"]), int(found["to"])
        if 1 <= first <= last <= 12:
            yield Mention(
                passage, found.start(), found.end(), Kind.DAY,
                first=date(year, first, 1), last=date(year, last, monthrange(year, last)[1]),
            )  # fmt: skip


def _year_meant(folded: str, start: int, on: date) -> int:
    """去年上半年; in a heading the year may stand above the month (2025年　6月末)."""
    before = folded[:start].rstrip("\u3000 ,，")
    if before.endswith(("去年", "上年")):
        return on.year - 1
    named = _YEAR_ABOVE.search(before) if before != folded[:start] else None
    return int(named[1]) if named else on.year


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return (
        int(digits)
        if digits.isdigit() and digits.isascii()
        else int("".join(str(_NUMERAL[c]) for c in digits))
    )


def _day(passage: Passage, found: WrittenDate, on: date) -> Mention:
    """Its bounds are None where no such day exists."""
    year = found.year or _year_meant(fold(passage.text), found.start, on)
    first = last = None
    end = found.end
    follow = re.match(r"\s*[底末]", passage.text[end:])
    if follow and not found.day:
        end += follow.end()
    try:
        if found.day and found.month:
            first = last = date(year, found.month, found.day)
        elif found.month:
            first, last = (
                date(year, found.month, 1),
                date(year, found.month, monthrange(year, found.month)[1]),
            )
        else:
            first, last = date(year, 1, 1), date(found.year_to or year, 12, 31)
    except ValueError:
        first = last = None
    return Mention(passage, found.start, end, Kind.DAY, first=first, last=last)


def _is_word(folded: str, piece: Quantity) -> bool:
    """每万人, T1 and 表2 are names, 万元 alone is a unit."""
    before = folded[: piece.start]
    text = folded[piece.start : piece.end]
    return (
        bool(_CODE_BEFORE.search(before) or _CAPTION_NUMBER.search(before))
        or (piece.numeral and not _DIGIT.search(text))
        or bool(_FOREMOST.search(before) and _PLACES.match(folded[piece.number_end :]))
        or bool(_NOTE.search(before) and _NOTE_END.match(folded[piece.end :]))
        or before.endswith("第")
        or bool(before.endswith(_POINTING) and _POINTED.match(folded[piece.number_end :]))
        or (piece.numeral and (before.endswith("每") or before[-1:] in "数上成几近若"))
    )


def _number(passage: Passage, folded: str, found: Quantity) -> Mention:
    value, most, unit, grain = found.value, found.value_max, found.unit or "", _grain(folded, found)
    before = folded[: found.start]
    if passage.table and not unit and (scale := _unit_of_cell(passage)):
        value, unit, grain = value * scale[0], scale[1], grain * scale[0]
        most = most * scale[0] if most is not None else None
    if _SIGN.search(before) and (passage.table and not before.strip("-－− ")):
        value = -value
    loose = (
        Loose.MORE if found.more else next((w for p, w in _LOOSE if p.search(before)), Loose.NONE)
    )
    if folded[found.end : found.end + 2] in ("左右", "上下"):
        loose = Loose.ABOUT
    return Mention(passage, found.start, found.end, Kind.NUMBER, value, most, unit, grain, loose)


def _grain(folded: str, found: Quantity) -> Decimal:
    """3.2亿 → 10 000 000; of 1万2千 the smaller part counts."""
    digits = re.match(r"[\d,]*\.?\d*", folded[found.start : found.number_end])
    written_digits = digits.group().replace(",", "") if digits else ""
    if found.numeral:
        return _numeral_grain(folded[found.start : found.number_end])
    if not written_digits:
        return Decimal(1)
    plain = Decimal(written_digits.rstrip(".") or 1)
    if found.value_max is not None or not plain:
        return Decimal(1) if "." not in written_digits else Decimal("0.01")
    scale = found.value / plain
    if scale != scale.to_integral_value():
        return Decimal(1)
    places = len(written_digits.partition(".")[2])
    return scale * Decimal(1).scaleb(-places)


def _numeral_grain(text: str) -> Decimal:
    """九十五点八三 → 0.01, 一点二万 → 1000."""
    after = re.search(r"点([〇零一二三四五六七八九]+)(万亿|[万亿])?", text)
    if after is None:
        return Decimal(1)
    scale = {"万": 4, "亿": 8, "万亿": 12}.get(after[2] or "", 0)
    return Decimal(1).scaleb(scale - len(after[1]))


def _unit_of_cell(passage: Passage) -> tuple[Decimal, str] | None:
    """From the brackets of the heads, a cell of units in the row, or “单位：万元” above the table."""
    candidates = [
        m for head in (passage.column_head, passage.row_head) for m in _UNIT_IN_HEAD.findall(head)
    ]
    for head in (passage.column_head, passage.row_head):
        candidates += [word.partition("/")[2] for word in head.split("　") if "/" in word]
    candidates += passage.row_head.split("　")
    candidates += _UNIT_SAID.findall(passage.caption)
    if re.search(r"率|占比|比重|增幅|增速", passage.column_head):
        candidates.insert(0, "%")
    for word in candidates:
        read = read_quantity(f"1{word}")
        if read is not None and read.unit:
            return read.value, read.unit
    return None
