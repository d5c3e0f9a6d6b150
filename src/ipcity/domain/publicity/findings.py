"""What is personal in a text: by its form (numbers, addresses, labels) and by what the case knows.

Basis: 市场监督管理行政处罚信息公示规定 第五条、第六条, 个人信息保护法 第四条. The list of fields follows practice
(home address unless it is the business address, telephone, identity number, bank account): 待核实.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ipcity.domain.publicity.spans import MASK, MaskKind, Span, place_of
from ipcity.domain.terms.identifiers import uscc_problem

# Widths and scripts in which a number may be written; each is one character, so places stay.
_ASCII: Final = {0xFF01 + at: 0x21 + at for at in range(94)} | dict.fromkeys(map(ord, "—–"), "-")
_SPOKEN: Final = str.maketrans("〇零一二三四五六七八九", "00123456789")
_GAP: Final = r"[\s\-.·\u200b\u200c\u200d\ufeff]{0,3}"
_NO_DIGIT_BEFORE: Final = r"(?<![0-9A-Za-z])"
_NO_DIGIT_AFTER: Final = r"(?![0-9A-Za-z])"


def _digits(first: str, count: int) -> str:
    return first + rf"(?:{_GAP}[0-9]){{{count}}}"


_ID_18: Final = re.compile(
    _NO_DIGIT_BEFORE + r"[1-8]" + rf"(?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx]" + _NO_DIGIT_AFTER
)
_ID_15: Final = re.compile(_NO_DIGIT_BEFORE + _digits("[1-8]", 14) + _NO_DIGIT_AFTER)
_PAPER: Final = re.compile(
    r"(?:护照|通行证|居住证|军官证|身份证|证件)(?:号码|号|编号)?\s*[:：为是]?\s*"
    r"([A-Za-z0-9]{5,20}[Xx]?)"
)
_MOBILE: Final = re.compile(
    rf"(?:(?<![0-9A-Za-z])|(?<=\+86)|(?<=\+86\s))1{_GAP}[3-9]" + rf"(?:{_GAP}[0-9]){{9}}(?![0-9])"
)
_LANDLINE: Final = re.compile(
    r"(?<![0-9A-Za-z])[(（]?0[0-9]{2,3}[)）]?[\s\-]{0,2}[2-9][0-9]{6,7}(?:[\-转][0-9]{1,5})?(?![0-9])"
)
_CONTACT: Final = re.compile(
    r"(?:电话|手机|座机|传真|联系方式|微信|QQ)(?:号码|号)?\s*[:：为是]?\s*"
    r"([A-Za-z0-9_\-+]{5,24})"
)
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+\-]+\s?@\s?[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_ACCOUNT: Final = re.compile(
    rf"(?:账号|帐号|账户|帐户|卡号)(?:号码)?\s*[:：为是]?\s*([0-9](?:{_GAP}[0-9]){{6,29}})"
)
_LONG: Final = re.compile(
    _NO_DIGIT_BEFORE + r"[0-9](?:[^\S\n]{0,2}[\-\u200b]?[0-9]){14,22}" + _NO_DIGIT_AFTER
)
_HOME: Final = re.compile(
    r"(?:家庭住址|家庭地址|居住地址|现住址|户籍地址|户籍地|户籍所在地|身份证住址|住址|现住|户籍|住所地?)"
    r"(?:（[^）\n]{0,12}）)?\s*[:：为是在]?\s*([^\s，,。；;、：:（(）)\n][^，,。；;\n]{3,60})"
)
# Somebody who "lives in" a place, without a label.
_LIVES: Final = re.compile(
    r"(?<=[\s，,。；;、（(])(?:现|家)?住(?:在|于)?\s*"
    r"((?![所址宿院房])(?=[^，,。；;\n]{0,40}[省市区县镇乡路街巷村号])[^，,。；;\s）)\n]{4,60})"
)
_ROLES: Final = (
    r"委托代理人|委托人|代理人|联系人|举报人|投诉人|证人|被询问人|消费者|收货人|自然人|受托人|"
    r"当事人姓名|姓名"
)
_PERSON: Final = re.compile(
    rf"(?:{_ROLES})\s*(?:姓名)?\s*[:：为是]\s*([\u4e00-\u9fff·]{{2,12}}?)"
    r"(?=[\s，,。；;、（(）)]|$|性别|身份|男|女)"
)
# A name with the sex after it needs neither a label nor a colon.
_WITH_SEX: Final = re.compile(
    rf"(?:{_ROLES}|当事人|^|[\s:：，,。；;、（(])([\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]{{1,8}}·[\u4e00-\u9fff]{{1,8}})"
    r"\s*[，,、（(\s]\s*(?:性别\s*[:：]?\s*)?[男女](?=[\s，,。；;、）)]|$)",
    re.MULTILINE,
)
# After these words no name of a person stands.
_NO_PERSON: Final = re.compile(
    r"公司|企业|商行|经营部|中心|合作社|商店|超市|厂$|店$|局$|无$|不详|某"
)


class NameRule(StrEnum):
    """Whether the name of a person in this role is published."""

    MASK = "mask"
    KEEP = "keep"


# Of whom the register of enterprises itself tells the name is not hidden: 企业信息公示暂行条例 第六条.
NAME_RULES: Final[Mapping[str, NameRule]] = {
    "party": NameRule.MASK,
    "requester": NameRule.MASK,
    "respondent": NameRule.MASK,
    "holder": NameRule.MASK,
    "agent": NameRule.MASK,
    "third": NameRule.MASK,
    "reporter": NameRule.MASK,
    "legal_representative": NameRule.KEEP,
}


@dataclass(frozen=True)
class Known:
    """What the case knows of its people. ``public``: names of firms and business addresses, which stay."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    public: tuple[str, ...] = ()


def names_masked(people: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Of (role, name) the names that are hidden; an unknown role is hidden."""
    return tuple(
        name for role, name in people if NAME_RULES.get(role, NameRule.MASK) is NameRule.MASK
    )


def find(text: str, known: Known = Known()) -> tuple[Span, ...]:  # noqa: B008  frozen
    """Every place of ``text`` that is personal, sorted; one place may have two kinds."""
    found = {*_by_form(text, known), *_by_case(text, known)}
    open_places = _public_places(text, known)
    kept = {
        each
        for each in found
        if each.kind not in (MaskKind.NAME, MaskKind.HOME_ADDRESS)
        or not any(start <= each.start and each.end <= end for start, end in open_places)
    }
    return tuple(sorted(_without_inner(_readable(text, kept))))


def _readable(text: str, found: set[Span]) -> set[Span]:
    """Without the places that are masked already."""
    return {each for each in found if text[each.start : each.end].strip(f"{MASK} \t")}


def _by_form(text: str, known: Known) -> Iterator[Span]:
    plain = text.translate(_ASCII)
    # the words before a number are Chinese: only the numbers themselves are read as digits
    spoken = plain.translate(_SPOKEN)
    for line in (plain, spoken):
        yield from _numbers(line)
    yield from _whole(_EMAIL, plain, MaskKind.EMAIL, "电子邮箱")
    yield from _group(_CONTACT, plain, MaskKind.PHONE, "联系方式")
    for pattern in (_HOME, _LIVES):
        for found in pattern.finditer(text):
            if not any(_same(found.group(1), each) for each in known.public):
                yield Span(*found.span(1), MaskKind.HOME_ADDRESS, "住址")
    for pattern in (_PERSON, _WITH_SEX):
        for found in pattern.finditer(text):
            if not _NO_PERSON.search(found.group(1)):
                yield Span(*found.span(1), MaskKind.NAME, "自然人姓名")


def _numbers(text: str) -> Iterator[Span]:
    yield from _whole(_ID_18, text, MaskKind.ID_NUMBER, "居民身份证号码")
    yield from _whole(_ID_15, text, MaskKind.ID_NUMBER, "居民身份证号码")
    yield from _group(_PAPER, text, MaskKind.ID_NUMBER, "证件号码")
    yield from _whole(_MOBILE, text, MaskKind.PHONE, "手机号码")
    yield from _whole(_LANDLINE, text, MaskKind.PHONE, "固定电话")
    yield from _group(_ACCOUNT, text, MaskKind.BANK_ACCOUNT, "银行账号")
    for found in _LONG.finditer(text):
        digits = re.sub(r"[^0-9]", "", found.group())
        if not _is_credit_code(digits):
            yield Span(*found.span(), MaskKind.BANK_ACCOUNT, "银行账号")


def _whole(pattern: re.Pattern[str], text: str, kind: MaskKind, reason: str) -> Iterator[Span]:
    for found in pattern.finditer(text):
        yield Span(*found.span(), kind, reason)


def _group(pattern: re.Pattern[str], text: str, kind: MaskKind, reason: str) -> Iterator[Span]:
    for found in pattern.finditer(text):
        if not _is_credit_code(found.group(1)):
            yield Span(*found.span(1), kind, reason)


def _is_credit_code(digits: str) -> bool:
    """A unified social credit code of a firm, which is public."""
    return len(digits) == 18 and digits[0] == "9" and uscc_problem(digits) is None


def _by_case(text: str, known: Known) -> Iterator[Span]:
    kinds = (
        (known.names, MaskKind.NAME, "案件中的自然人"),
        (known.addresses, MaskKind.HOME_ADDRESS, "案件中自然人的住址"),
        (known.numbers, MaskKind.OTHER_PERSONAL, "案件中自然人的号码"),
        (known.secrets, MaskKind.COMMERCIAL_SECRET, "案件中标明的秘密"),
    )
    for words, kind, reason in kinds:
        for word in words:
            for start, end in _occurrences(text, word):
                yield Span(start, end, kind, reason)


def _occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where ``word`` stands, also with spaces or signs of no width between its characters."""
    letters = [each for each in word if not each.isspace()]
    if len(letters) < 2:
        return
    gap = r"[\s\u200b\u200c\u200d\ufeff]{0,3}"
    pattern = gap.join(re.escape(each) for each in letters)
    for found in re.finditer(pattern, text, re.IGNORECASE):
        yield found.span()


def _public_places(text: str, known: Known) -> list[tuple[int, int]]:
    return [place for word in known.public for place in _occurrences(text, word)]


def _same(one: str, other: str) -> bool:
    """Whether ``one`` is the public address ``other``, alone or with something after a space.

    An address that only begins alike is another one: a flat in the same street or district.
    """
    a, b = ("".join(each.split()) for each in (one, other))
    return bool(b) and b in (a, "".join(one.split()[:1]))


def _without_inner(found: set[Span]) -> Iterator[Span]:
    """A place that lies within a larger one is told once."""
    chosen: list[Span] = []
    for each in sorted(found, key=_longest_first):
        if not any(other.covers(each.start, each.end) for other in chosen):
            chosen.append(each)
    yield from chosen


def _longest_first(span: Span) -> tuple[int, int, int]:
    return span.start - span.end, span.start, list(MaskKind).index(span.kind)


@dataclass(frozen=True)
class Residue:
    """Something personal that would still be read. ``place`` is the field or file; the text itself is
    not repeated here, for this may be shown and logged."""

    place: str
    line: int
    column: int
    length: int
    kind: MaskKind
    reason: str

    def __str__(self) -> str:
        return f"{self.place}第{self.line}行第{self.column}字起{self.length}字：{self.reason}"


def residue(
    texts: Mapping[str, str], known: Known, kept: Sequence[Span] = (), served: str = "正文"
) -> tuple[Residue, ...]:
    """What is still personal in ``texts`` (by the name of its place).

    ``kept`` are places of the text called ``served`` that a person has declared public with a reason.
    """
    found = []
    for place, text in texts.items():
        for each in find(text, known):
            open_here = place == served and any(
                keep.kind is each.kind and keep.covers(each.start, each.end) for keep in kept
            )
            if not open_here:
                line, column = place_of(text, each.start)
                found.append(
                    Residue(place, line, column, each.end - each.start, each.kind, each.reason)
                )
    return tuple(found)
