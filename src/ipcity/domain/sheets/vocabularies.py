"""Which headings name which field of a ledger, and how near another heading comes to them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from ipcity.domain.sheets.further_headings import ALSO
from ipcity.domain.sheets.headings import PERIODS, QUESTIONS, ROLES, SYNONYMS
from ipcity.domain.sheets.senses import BLAND, is_same_thing, named, sense
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.sheets.spellings import heading


class Match(NamedTuple):
    """``score`` 0..100; ``name`` is the field."""

    score: float
    name: str
    reason: str


_LABEL, _OURS, _DECLARED, _ALSO, _CORE, _FUZZY = 98.0, 97.0, 95.0, 90.0, 85.0, 0.85
_RANK = 0.25
_NEAR = 82
_DATE_WORDS = re.compile(r"日期$|时间$|年月日$|之日$|日$")
_NUMBER_WORDS = re.compile(r"编号$|号码$|代码$|号$")
# Characters that make another thing of a heading: 申请类型, 申请人类型.
# Before a heading's last word these make another thing of it: 同族授权日, 原申请人, 拟放款金额.
_OTHERS: Final = re.compile(
    r"同族|优先权|母案|分案|原|旧|前|最早|首次|首|第一|最后|末次|拟|计划|预计|预估|应|法定|法人|联系|代理|经办|审查|复审|"
    r"无效|年费|缴费|缴纳|上年|去年|同期|累计|目标|英文|外文|翻译|变更|撤|注销|失效|终止|其中|代表|负责"
)
_YEAR_FIRST = re.compile(
    r"^(?:(?:19|20)\d{2}年?度?|本年度?|当年|上年度?|年度|近三年)(?=[\u4e00-\u9fff]{2})"
)
_SENSE, _WITH_MORE, _LAST_WORD = 76.0, 66.0, 58.5
_WEIGHTLESS = re.compile(r"(?:内容|情况|名称|姓名|职务|信息|明细|说明|及|和|与)+")
_TAIL = 62.0
_PERIOD = 74.0
_ENDS: Final = frozenset({"ends_on", "valid_until", "expires_on"})
_KIND_WORDS = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:类别|种类|分类)$")
_TELLING: Final = frozenset("人号日数量率额地址类国年月名期不非前后首末原现初终拟划预应")
_NEUTRAL: Final = (
    "姓名或名称", "名称或姓名", "姓名名称", "名称姓名", "名称", "姓名", "全称", "情况", "信息", "专利", "商标", "企业", "单位", "公司", "具体", "所属", "所在", "相关", "中文",
    "证书", "知识产权", "主要", "有关", "涉及", "实际", "有效", "本次", "全部", "所有", "目前", "该", "的", "项目",
)  # fmt: skip
_ROLE_WORDS: Final = {
    heading(word).loose or word: role for role, words in ROLES.items() for word in words
}


def role_of(loose: str) -> str:
    """The role of a column that carries no field (序号, 链接 …), "" for others."""
    return _ROLE_WORDS.get(loose, "")


def _plainly(loose: str) -> str:
    text = _DATE_WORDS.sub("日", _YEAR_FIRST.sub("", named(loose)))
    return _KIND_WORDS.sub("类型", _NUMBER_WORDS.sub("号", text))


@lru_cache(maxsize=50_000)
def core(loose: str) -> str:
    """A heading without the words that add nothing: 专利申请日期 → 申请日."""
    text = _plainly(loose)
    for word in _NEUTRAL:
        cut = text.removeprefix(word)
        if len(cut) >= 2:
            text = cut
        cut = text.removesuffix(word)
        if len(cut) >= 2:
            text = cut
    return text


@lru_cache(maxsize=50_000)
def meaning(loose: str) -> str:
    """The sense of a heading without the words before it that add nothing."""
    text, before = sense(_plainly(loose)), ""
    while text != before:
        before = text
        for word in _NEUTRAL:
            cut = text.removeprefix(word)
            text = cut if len(cut) >= 2 else text
    return text


@dataclass(frozen=True)
class Vocabulary:
    """``exact``: loosely spelled heading → matches, best first; ``cores`` and ``senses`` likewise;
    ``lasts``: words of two characters that are a heading of their own, by their sense."""

    ledger: str
    exact: Mapping[str, tuple[Match, ...]]
    cores: Mapping[str, tuple[Match, ...]]
    senses: Mapping[str, tuple[Match, ...]]
    lasts: Mapping[str, tuple[Match, ...]]

    def matches(self, loose: str, *, fuzzy: bool = True) -> tuple[Match, ...]:
        """Fields this heading may name, best first."""
        if not loose:
            return ()
        found = self.exact.get(loose)
        if found:
            return found
        found = tuple(m for m in self.cores.get(core(loose), ()) if _same_thing(loose, m))
        if len(found) > 1:
            # 获奖项目 and 获奖单位 have one core: what kind of thing it is decides
            found = self._of_sense(loose) or self._around(loose) or found
        if found:
            return found
        found = tuple(
            Match(score, name, "问题的意思相符")
            for pattern, name, score in QUESTIONS.get(self.ledger, ())
            if re.search(pattern, loose)
        )[:1]
        if found:
            return found
        found = self._of_sense(loose)
        if found or not fuzzy or len(loose) < 4:
            return found
        text = core(loose)
        return (
            self._around(loose)
            or self._near(text)
            or self._ending(text)
            or self._last_word(sense(text))
        )

    def _of_sense(self, loose: str) -> tuple[Match, ...]:
        """Other words for the same thing, where only one field is meant by them."""
        text = meaning(loose)
        for meant in (text, text.replace("企业", "单位")):
            found = [m for m in self.senses.get(meant, ()) if _same_thing(loose, m)]
            if meant not in BLAND and len({match.name for match in found}) == 1:
                return (Match(_SENSE, found[0].name, f"与标题“{_quoted(found[0])}”同义"),)
        return ()

    def _around(self, loose: str) -> tuple[Match, ...]:
        """A known heading with a word before it (许可专利名称) or a word of no weight behind it (议定事项内容)."""
        for length in range(len(loose) - 1, 3, -1):
            found, before = self.exact.get(loose[-length:], ()), loose[:-length]
            if found and not _OTHERS.search(before):
                return (Match(_WITH_MORE, found[0].name, f"末尾与标题“{_quoted(found[0])}”相同"),)
            found = self.exact.get(loose[:length], ())
            if found and _WEIGHTLESS.fullmatch(loose[length:]):
                return (Match(_WITH_MORE, found[0].name, f"开头与标题“{_quoted(found[0])}”相同"),)
        return ()

    def _last_word(self, text: str) -> tuple[Match, ...]:
        """The two characters a heading ends with, where they name one field: 报道媒体."""
        last = text[-2:]
        found = self.lasts.get(last, ())
        if last in BLAND or len({m.name for m in found}) != 1 or _OTHERS.search(text[:-2]):
            return ()
        return (Match(_LAST_WORD, found[0].name, f"末尾与标题“{_quoted(found[0])}”相同"),)

    def _ending(self, text: str) -> tuple[Match, ...]:
        """A known heading at the end of a longer one: the last word is the thing meant."""
        for at in range(1, len(text) - 2):
            found = self.cores.get(text[at:])
            if found:
                if len(text) - at == 3 and at > 10 or _OTHERS.search(text[:at]):
                    return ()
                near = found[0]
                score = _TAIL + min(len(text) - at, 6) - 3
                return (Match(score, near.name, f"末尾与标题“{_quoted(near)}”相同"),)
        return ()

    def _near(self, text: str) -> tuple[Match, ...]:
        best: Match | None = None
        for known, found in self.cores.items():
            if known[-1] != text[-1] or len(known) < 3 or _TELLING & (set(known) ^ set(text)):
                continue
            ratio = fuzz.ratio(known, text)
            if ratio >= _NEAR and (best is None or ratio * _FUZZY > best.score):
                near = found[0]
                best = Match(ratio * _FUZZY, near.name, f"与标题“{_quoted(near)}”相近")
        return (best,) if best else ()


def _same_thing(loose: str, match: Match) -> bool:
    return is_same_thing(loose, heading(_quoted(match)).loose)


def _quoted(match: Match) -> str:
    return match.reason.split("“")[1].split("”")[0]


def vocabulary(ledger: str, specs: Sequence[FieldSpec]) -> Vocabulary:
    """Everything that names a field: its label, our preferred headings, those it declares."""
    exact: dict[str, list[Match]] = {}
    cores: dict[str, list[Match]] = {}
    senses: dict[str, list[Match]] = {}
    lasts: dict[str, list[Match]] = {}
    ours, also = SYNONYMS.get(ledger, {}), ALSO.get(ledger, {})
    for spec in specs:
        more = [(each, _ALSO, "与常用标题") for each in also.get(spec.name, ())]
        for written, score, why in [*_words(spec, ours.get(spec.name, ())), *more]:
            loose = heading(written).loose
            if not loose:
                continue
            match = Match(score, spec.name, f"{why}“{written}”一致")
            _add(exact, loose, match)
            near = Match(_CORE + score / 100, spec.name, f"与标题“{written}”同义")
            _add(cores, core(loose), near)
            for meant in {meaning(loose), meaning(loose).replace("企业", "单位")}:
                _add(senses, meant, near)
            if len(loose) == 2:
                _add(lasts, sense(loose), near)
    _add_periods(exact, specs)
    return Vocabulary(ledger, _sorted(exact), _sorted(cores), _sorted(senses), _sorted(lasts))


def _add_periods(exact: dict[str, list[Match]], specs: Sequence[FieldSpec]) -> None:
    ends = [s for s in specs if s.kind is Kind.DATE and s.name in _ENDS]
    if len(ends) != 1:
        return
    for word in PERIODS:
        loose = heading(word).loose
        if loose not in exact:
            exact[loose] = [Match(_PERIOD, ends[0].name, f"是期限，对应“{ends[0].label}”")]


def _words(spec: FieldSpec, ours: Sequence[str]) -> list[tuple[str, float, str]]:
    words = [(each, _OURS - _RANK * rank, "与常用标题") for rank, each in enumerate(ours)]
    words.append((spec.label, _LABEL, "与栏目名"))
    words += [
        (each, _DECLARED - _RANK * rank, "与常用标题") for rank, each in enumerate(spec.headings)
    ]
    return words


def _add(found: dict[str, list[Match]], key: str, match: Match) -> None:
    known = found.setdefault(key, [])
    for at, one in enumerate(known):
        if one.name == match.name:
            if match.score > one.score:
                known[at] = match
            return
    known.append(match)


def _sorted(found: dict[str, list[Match]]) -> dict[str, tuple[Match, ...]]:
    return {key: tuple(sorted(each, reverse=True)) for key, each in found.items()}
