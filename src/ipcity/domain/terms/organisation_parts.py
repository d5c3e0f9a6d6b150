"""The name of an organisation taken apart: region, brand, trade, legal form, branch, college.

Source: 企业名称登记管理规定 第六条 (order of the parts); what cannot be told is left empty, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ipcity.domain.terms import organisation_words as words

_SPACES = re.compile(r"\s+")
_BETWEEN = re.compile(r"(?<![A-Za-z0-9&.,])\s+|\s+(?![A-Za-z0-9&(])")
_NOISE = re.compile(r"[\s·•・.,，。、;；:：'\"“”‘’`_\-‐‑–—－/\\*#]+")
_BRACKETED = re.compile(r"[(（〔\[【<《]([^()（）〔〕\[\]【】<>《》]*)[)）〕\]】>》]")
_REGION = re.compile(
    rf"(?:(?:{'|'.join(words.PROVINCES)})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?)?"
    r"(?:[一-鿿]{2,4}?(?:自治州|地区)|[一-鿿]{2,3}?市)?"
    r"(?:[一-鿿]{1,3}?(?:新区|开发区|高新区|矿区)|[一-鿿]{1,6}?自治县|[一-鿿]{1,3}?(?<!社)(?<!小)(?<!园)[区县旗])?"
    r"(?:[一-鿿]{2,3}?(?:街道|镇|乡)(?!企))?"
)
_PLACE_END = re.compile(
    r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区|自治州|地区|新区|区|自治县|县|旗|镇|乡|街道)$"
)
_STEP = re.compile(
    rf"(?:{'|'.join(words.PROVINCES)})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?"
    r"|[一-鿿]{1,6}?(?:自治州|地区|市|开发区|高新区|新区|矿区|自治县|街道|[区县旗镇乡])"
)
_BRANCH = re.compile(
    rf"^(.+?(?:公司|厂|银行|研究院|研究所|设计院|事务所|医院|中心|合作社|信用社|集团))(.{{0,14}}?(?:{'|'.join(words.BRANCHES)}))$"
)
_CAMPUS = re.compile(r"^(.{2,16}?(?:大学|学院))(.+)$")
_TRADE = re.compile("|".join(words.TRADES))
_CHINESE = re.compile(r"[一-鿿]+(?:·[一-鿿]+)?")
_ORGANISED = re.compile(
    r"公司|厂|店|社|院|所|局|会|大学|中心|企业|集团|银行|部|站|行$|园$|场$|政府|办$"
)


@dataclass(frozen=True)
class NameParts:
    """``region`` is steps without 省市区县, the widest first; ``place`` a region in brackets.

    ``form`` is the class of the legal form; ``branch`` the words of the branch; ``college`` those of a
    college or department; ``former`` a name that a bracket calls the old one. ``own_body`` says that
    the college is a legal person of its own.
    """

    written: str
    region: tuple[str, ...] = ()
    place: str = ""
    brand: str = ""
    trade: str = ""
    form: str = ""
    branch: str = ""
    college: str = ""
    former: str = ""
    is_university: bool = False
    own_body: bool = False
    is_person: bool = False
    is_sole_trader: bool = False

    @property
    def is_branch(self) -> bool:
        return bool(self.branch)

    @property
    def core(self) -> str:
        return self.brand + self.trade


def tidy(name: str) -> str:
    """The name as it should be shown: full-width brackets, no stray blanks, simplified width."""
    folded = unicodedata.normalize("NFKC", name).strip().strip("·.,，。、;；:：|")
    folded = _BETWEEN.sub("", _SPACES.sub(" ", folded))
    return folded.replace("(", "（").replace(")", "）").strip()


@lru_cache(maxsize=200_000)
def match_key(name: str) -> str:
    """The name without brackets' kind, width, blanks, case, script and notes; two equal keys are one name."""
    text, _, _ = _without_notes(_folded(name))
    return text.replace("(", "").replace(")", "")


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold().translate(words.SIMPLIFIED)
    folded = _BRACKETED.sub(r"(\1)", folded)
    return _NOISE.sub("", folded)


def _without_notes(text: str) -> tuple[str, str, bool]:
    """Text, the former name that a bracket held, and whether a bracket said 个体工商户."""
    former, sole = "", False

    def drop(found: re.Match[str]) -> str:
        nonlocal former, sole
        inside = found[1]
        if inside in words.NOTES or not inside:
            sole = sole or inside == "个体工商户"
            return ""
        for word in words.FORMER:
            if inside.startswith(word) and len(inside) > len(word) + 2:
                former = inside.removeprefix(word)
                return ""
        return found[0]

    return _BRACKETED.sub(drop, text), former, sole


@lru_cache(maxsize=200_000)
def parts(name: str) -> NameParts:
    """What the name says of the organisation."""
    text, former, sole = _without_notes(_folded(name))
    if _is_person(text):
        return NameParts(name, brand=text, is_person=True)
    if found := _CAMPUS.match(text):
        campus = _campus(name, found[1], found[2], former)
        if campus is not None:
            return campus
    branch = ""
    if (found := _BRANCH.match(text)) is not None:
        text, branch = found[1], found[2]
    region, rest = _region(text)
    rest, place = _place(rest)
    rest, form = _form(rest)
    brand, trade = _brand(rest)
    return NameParts(
        written=name,
        region=region,
        place=place,
        brand=brand,
        trade=trade,
        form=form,
        branch=branch,
        former=former,
        is_university=form in ("大学", "学院"),
        is_sole_trader=sole,
    )


def _is_person(text: str) -> bool:
    if not _CHINESE.fullmatch(text) or _ORGANISED.search(text):
        return False
    if "·" in text:
        return True
    if len(text) == 4:
        return text[:2] in words.DOUBLE_SURNAMES
    return len(text) in (2, 3) and (text[0] in words.SURNAMES or text[:2] in words.DOUBLE_SURNAMES)


def _campus(name: str, head: str, tail: str, former: str) -> NameParts | None:
    """A university with a part of it; None when the tail is no such part."""
    if head.endswith("学院") and not tail.endswith(("学院", *words.DEPARTMENTS)):
        return None
    region, rest = _region(head)
    rest, form = _form(rest)
    inner = tail.strip("()")
    department = inner.endswith(words.DEPARTMENTS)
    if inner.endswith("学院"):
        plain = not inner.startswith(words.INDEPENDENT) and not any(
            w in inner for w in words.INDEPENDENT
        )
        department = plain and any(word in inner for word in words.DISCIPLINES)
    if not department and (
        _BRANCH.match(head + tail) or any(inner.endswith(f) for f in ("公司", "厂"))
    ):
        return None
    return NameParts(
        written=name,
        region=region,
        brand=rest,
        form=form,
        former=former,
        college=inner,
        is_university=True,
        own_body=not department,
    )


def _region(text: str) -> tuple[tuple[str, ...], str]:
    found = _REGION.match(text)
    if found is None or not found[0]:
        return (), text
    taken = found[0]
    rest = text[len(taken) :]
    if len(rest) < 2:
        return (), text
    steps = (step[0] for step in _STEP.finditer(taken))
    return tuple(dict.fromkeys(_bare(step) for step in steps)), rest


def _bare(step: str) -> str:
    bare = _PLACE_END.sub("", step)
    return bare if len(bare) >= 2 or step in words.PROVINCES else step


def _place(text: str) -> tuple[str, str]:
    """A region in brackets (某某（重庆）有限公司); any other bracket is opened into the name."""
    place = ""

    def take(found: re.Match[str]) -> str:
        nonlocal place
        inside = found[1]
        region, rest = _region(inside + "某某")
        if region and rest == "某某":
            place = "/".join(region)
            return ""
        return found[0] if "合伙" in inside else inside

    return _BRACKETED.sub(take, text), place


def _form(text: str) -> tuple[str, str]:
    for form in words.FORMS_BY_LENGTH:
        if text.endswith(form) and len(text) > len(form):
            return text[: -len(form)], words.FORMS[form]
    return text, ""


def _brand(text: str) -> tuple[str, str]:
    found = _TRADE.search(text, 1)
    if found is None:
        return text, ""
    at = found.start()
    return text[:at], text[at:]
