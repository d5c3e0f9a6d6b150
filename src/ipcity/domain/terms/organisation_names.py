"""Whether two names mean one organisation, and a directory that finds the one a name means.

Source: 企业名称登记管理规定 (names of one registry differ in region, brand, trade or form). Names that only
resemble one another are left to a person: this module says "same" for nothing but spellings of one name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from ipcity.domain.terms.identifiers import normal_uscc, uscc_problem
from ipcity.domain.terms.organisation_parts import NameParts, match_key, parts, tidy

__all__ = [
    "Directory", "Entry", "Likeness", "NameParts", "Resolution", "Verdict", "is_organisation",
    "likeness", "match_key", "parts", "tidy",
]  # fmt: skip

_NUMERALS = frozenset("一二三四五六七八九十〇零0123456789东南西北上下前后大小新老甲乙丙丁")
MOST_CANDIDATES = 12
LARGEST_BLOCK = 60


class Verdict(StrEnum):
    SAME = "same"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Likeness:
    """``score`` 0 to 100 orders doubtful candidates; ``reason`` is a sentence for the person."""

    verdict: Verdict
    score: int
    reason: str


def likeness(left: str, right: str) -> Likeness:
    """How far two written names mean one organisation."""
    a, b = parts(left), parts(right)
    if a.is_person or b.is_person:
        return _persons(a, b)
    if match_key(left) == match_key(right):
        return Likeness(Verdict.SAME, 100, "名称相同")
    if identity(a) == identity(b):
        return Likeness(Verdict.SAME, 98, "仅行政区划后缀、公司字样、括号或院系写法不同")
    if a.former and identity(parts(a.former)) == identity(b):
        return Likeness(Verdict.SAME, 96, "一方括注的曾用名与另一方相同")
    if b.former and identity(parts(b.former)) == identity(a):
        return Likeness(Verdict.SAME, 96, "一方括注的曾用名与另一方相同")
    return _organisations(a, b)


def identity(name: NameParts) -> str:
    """What two spellings of one name share; a university's department is the university."""
    college = name.college if name.own_body else ""
    return "|".join(("/".join(name.region), name.place, name.core, name.form, name.branch, college))


def _persons(a: NameParts, b: NameParts) -> Likeness:
    if not (a.is_person and b.is_person):
        return Likeness(Verdict.DIFFERENT, 0, "自然人与单位")
    if a.brand == b.brand:
        return Likeness(Verdict.DOUBTFUL, 60, "同名自然人，不能仅凭姓名归并")
    return Likeness(Verdict.DIFFERENT, 0, "姓名不同")


def _organisations(a: NameParts, b: NameParts) -> Likeness:
    if a.branch != b.branch:
        return _branches(a, b)
    if a.is_university and b.is_university and a.college != b.college:
        return _colleges(a, b)
    if a.core != b.core:
        return _cores(a, b)
    return _frames(a, b)


def _branches(a: NameParts, b: NameParts) -> Likeness:
    if a.core == b.core and a.branch and b.branch:
        return Likeness(Verdict.DIFFERENT, 30, "同一单位的不同分支机构")
    if a.core == b.core:
        return Likeness(Verdict.DIFFERENT, 40, "分支机构与其上级单位，分别登记")
    return Likeness(Verdict.DIFFERENT, 0, "名称不同")


def _colleges(a: NameParts, b: NameParts) -> Likeness:
    if a.core != b.core or a.form != b.form:
        return Likeness(Verdict.DIFFERENT, 10, "名称不同")
    if a.own_body and b.own_body:
        return Likeness(Verdict.DIFFERENT, 30, "同一高校名下的不同机构")
    return Likeness(Verdict.DOUBTFUL, 55, "高校与其独立学院或附属机构，可能是另一法人")


def _frames(a: NameParts, b: NameParts) -> Likeness:
    """Brand and trade agree: what is left is region, place in brackets and legal form."""
    if not a.form or not b.form:
        return _shortened(a, b)
    if a.form != b.form:
        if _regions(a, b) == "different":
            return Likeness(Verdict.DIFFERENT, 20, "行政区划和组织形式均不同")
        return Likeness(Verdict.DOUBTFUL, 70, "组织形式不同，可能是改制前后或关联企业")
    if a.place != b.place or a.place:
        return Likeness(Verdict.DOUBTFUL, 72, "括号内的行政区划不同，可能是关联企业")
    if _regions(a, b) == "different":
        return Likeness(Verdict.DIFFERENT, 25, "字号相同但行政区划不同")
    return Likeness(Verdict.DOUBTFUL, 85, "行政区划一详一略，其余相同")


def _shortened(a: NameParts, b: NameParts) -> Likeness:
    if _regions(a, b) == "different":
        return Likeness(Verdict.DIFFERENT, 20, "行政区划不同")
    return Likeness(Verdict.DOUBTFUL, 80, "一方为简称，缺行政区划或组织形式")


def _regions(a: NameParts, b: NameParts) -> str:
    """``equal``, ``nested`` (one leaves a step out) or ``different``."""
    if a.region == b.region:
        return "equal"
    left, right = set(a.region), set(b.region)
    return "nested" if left <= right or right <= left else "different"


def _cores(a: NameParts, b: NameParts) -> Likeness:
    related = _regions(a, b) != "different"
    if not related or (a.form and b.form and a.form != b.form):
        return Likeness(Verdict.DIFFERENT, 5, "名称不同")
    if a.brand == b.brand and len(a.brand) >= 2:
        return _trades(a, b)
    if _known_place(a, b):
        return Likeness(Verdict.DOUBTFUL, 78, "一方名称中多出地名，其余相同")
    if _one_slip(a.core, b.core):
        return Likeness(Verdict.DOUBTFUL, 82, "仅差一个字，可能是笔误")
    return Likeness(Verdict.DIFFERENT, 5, "名称不同")


def _trades(a: NameParts, b: NameParts) -> Likeness:
    if not a.trade or not b.trade:
        short = not (a.form and b.form)
        if short:
            return Likeness(Verdict.DOUBTFUL, 65, "一方为简称，字号相同")
        return Likeness(Verdict.DIFFERENT, 30, "字号相同但一方无行业")
    if a.trade in b.trade or b.trade in a.trade:
        return Likeness(Verdict.DOUBTFUL, 68, "字号相同，行业用语一详一略")
    if _one_slip(a.core, b.core) and len(a.core) > 4:
        return Likeness(Verdict.DOUBTFUL, 66, "仅行业用语差一个字，可能是笔误")
    return Likeness(Verdict.DIFFERENT, 25, "字号相同但行业不同")


def _known_place(a: NameParts, b: NameParts) -> bool:
    """One core is the other's with a two-character place before it (江津 without 区)."""
    longer, shorter = sorted((a.core, b.core), key=len, reverse=True)
    return len(shorter) >= 3 and len(longer) - len(shorter) in (2, 3) and longer.endswith(shorter)


def _one_slip(left: str, right: str) -> bool:
    """One character changed, left out, doubled or swapped; a changed numeral or direction is no slip."""
    if min(len(left), len(right)) < 3 or abs(len(left) - len(right)) > 1:
        return False
    if Levenshtein.distance(left, right, score_cutoff=2) > 2:
        return False
    edits = Levenshtein.editops(left, right)
    if len(edits) == 2:
        return len(left) == len(right) and sorted(left) == sorted(right)
    for edit in edits:
        gone = "" if edit.tag == "insert" else left[edit.src_pos]
        come = "" if edit.tag == "delete" else right[edit.dest_pos]
        if all(character in _NUMERALS for character in gone + come):
            return False
    return True


@dataclass(frozen=True)
class Entry:
    """One organisation of the directory; former names and aliases find it as its name does."""

    id: int
    name: str
    uscc: str = ""
    former_names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resolution:
    """``verdict`` found, doubtful or new; ``candidates`` are ids with likeness, the best first."""

    verdict: str
    organisation: int | None
    candidates: tuple[tuple[int, Likeness], ...]
    reason: str


NEW = Resolution("new", None, (), "名录中没有相同或相近的单位")


class Directory:
    """Organisations found by credit code, then by name. Built once, asked often; no input or output.

    ``different`` holds pairs that a person has declared different: (organisation id, match key).
    """

    def __init__(
        self,
        entries: Iterable[Entry | tuple[int, str, str, Sequence[str], Sequence[str]]],
        different: Iterable[tuple[int, str]] = (),
    ) -> None:
        self._names: dict[int, str] = {}
        self._uscc_of: dict[int, str] = {}
        self._by_uscc: dict[str, int] = {}
        self._by_identity: dict[str, set[int]] = {}
        self._by_block: dict[str, list[tuple[int, str]]] = {}
        self._different = frozenset(different)
        for entry in entries:
            self.add(entry if isinstance(entry, Entry) else _entry(entry))

    def add(self, entry: Entry) -> None:
        """Take one more organisation in, so that later names of one batch find it."""
        self._names[entry.id] = entry.name
        code = normal_uscc(entry.uscc) if entry.uscc else ""
        if code:
            self._uscc_of[entry.id] = code
            self._by_uscc.setdefault(code, entry.id)
        for name in (entry.name, *entry.former_names, *entry.aliases):
            named = parts(name)
            for key in (match_key(name), identity(named)):
                self._by_identity.setdefault(key, set()).add(entry.id)
            for block in _blocks(named):
                kept = self._by_block.setdefault(block, [])
                if len(kept) < LARGEST_BLOCK:
                    kept.append((entry.id, name))

    def resolve(self, name: str, uscc: str = "") -> Resolution:
        """The organisation that a written name (and code, if the sheet has one) means."""
        code = normal_uscc(uscc) if uscc else ""
        if code and uscc_problem(code) is not None:
            code = ""
        if code and (known := self._by_uscc.get(code)) is not None:
            return Resolution("found", known, (), "统一社会信用代码一致")
        named = parts(name)
        if not name.strip() or named.is_person:
            return Resolution("new", None, (), "自然人或空名，不归入单位名录")
        exact = self._exact(name, named)
        if exact:
            return self._named(exact, code, match_key(name))
        return self._resembling(name, named, code)

    def resembling(
        self, organisation: int, name: str, uscc: str = ""
    ) -> tuple[tuple[int, Likeness], ...]:
        """Other entries that may be the same body as this one, the best first; codes that differ bar."""
        code = normal_uscc(uscc) if uscc else ""
        key, named = match_key(name), parts(name)
        found = {
            each: Likeness(Verdict.SAME, 98, "名录中有多个同名单位")
            for each in self._exact(name, named)
            if (each, key) not in self._different and not self._contradicts(each, code)
        }
        found = self._alike(name, named, code) | found
        found.pop(organisation, None)
        return tuple(sorted(found.items(), key=_best_first)[:MOST_CANDIDATES])

    def _exact(self, name: str, named: NameParts) -> list[int]:
        found = set(self._by_identity.get(match_key(name), ()))
        found |= self._by_identity.get(identity(named), set())
        if not found and named.former:
            found |= self._by_identity.get(identity(parts(named.former)), set())
        return sorted(found)

    def _named(self, exact: list[int], code: str, key: str) -> Resolution:
        same = Likeness(Verdict.SAME, 98, "名称相同")
        open_ids = [each for each in exact if (each, key) not in self._different]
        fitting = [each for each in open_ids if not self._contradicts(each, code)]
        if len(fitting) == 1:
            return Resolution("found", fitting[0], ((fitting[0], same),), "名称相同")
        if len(fitting) > 1:
            ranked = tuple((each, same) for each in fitting[:MOST_CANDIDATES])
            return Resolution("doubtful", None, ranked, "名录中有多个同名单位")
        if open_ids:
            clash = Likeness(Verdict.DOUBTFUL, 90, "名称相同但统一社会信用代码不同")
            ranked = tuple((each, clash) for each in open_ids[:MOST_CANDIDATES])
            return Resolution("doubtful", None, ranked, clash.reason)
        return NEW

    def _contradicts(self, organisation: int, code: str) -> bool:
        known = self._uscc_of.get(organisation, "")
        return bool(code and known and known != code)

    def _resembling(self, name: str, named: NameParts, code: str) -> Resolution:
        ranked = sorted(self._alike(name, named, code).items(), key=_best_first)
        if not ranked:
            return NEW
        first, likeness = ranked[0]
        if likeness.verdict is Verdict.SAME:
            return Resolution("found", first, (ranked[0],), likeness.reason)
        return Resolution("doubtful", None, tuple(ranked[:MOST_CANDIDATES]), likeness.reason)

    def _alike(self, name: str, named: NameParts, code: str) -> dict[int, Likeness]:
        """Entries of the same blocks that are the same or doubtful, each with its best likeness."""
        key = match_key(name)
        best: dict[int, Likeness] = {}
        for block in _blocks(named):
            for candidate, written in self._by_block.get(block, ()):
                if (candidate, key) in self._different or self._contradicts(candidate, code):
                    continue
                like = likeness(name, written)
                known = best.get(candidate)
                better = known is None or known.score < like.score
                if like.verdict is not Verdict.DIFFERENT and better:
                    best[candidate] = like
        return best


def _best_first(ranked: tuple[int, Likeness]) -> tuple[int, int]:
    return -ranked[1].score, ranked[0]


def _entry(row: tuple[int, str, str, Sequence[str], Sequence[str]]) -> Entry:
    return Entry(row[0], row[1], row[2], tuple(row[3]), tuple(row[4]))


def _blocks(named: NameParts) -> tuple[str, ...]:
    """Keys that names worth comparing share: core, brand, and the core with one character left out."""
    core = named.core
    if named.is_person or not core:
        return ()
    if named.is_branch:
        return (f"b:{core}{named.branch}",)
    found = [f"c:{core}", f"n:{named.brand}"]
    if len(core) >= 3:
        found += [f"d:{core[:at]}{core[at + 1 :]}" for at in range(len(core))]
        found += [f"d:{core}"]
    found += [f"c:{core[2:]}"] if len(core) >= 5 else []
    return tuple(dict.fromkeys(found))


def is_organisation(name: str) -> bool:
    """Whether a written name is one that the directory keeps: no natural person, no empty mark."""
    named = parts(name)
    return bool(len(named.core) >= 2 or named.form) and not named.is_person
