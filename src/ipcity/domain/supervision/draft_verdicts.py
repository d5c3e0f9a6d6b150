"""Each number and date of a draft against what the system knows: equal, differs by so much, unknown.

A number is judged only where its words name a figure, its unit fits and it says which day, whose
and what of the figure it is; otherwise it is unknown: a false alarm costs more trust than a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from ipcity.domain.supervision.draft_claims import Base, Claim, Expected, Role, claim_of, expected
from ipcity.domain.supervision.draft_days import base_of, is_cut_off, judge_day, past_of, span_of
from ipcity.domain.supervision.draft_figures import (
    Bound,
    Known,
    Naming,
    World,
    nearest_topic,
)
from ipcity.domain.supervision.draft_naming import (
    Course,
    enumerate_names,
    namings_of,
    subject_of,
)
from ipcity.domain.supervision.draft_numbers import Kind, Loose, Mention, mentions
from ipcity.domain.supervision.draft_sums import Sums
from ipcity.domain.supervision.draft_texts import Passage
from ipcity.domain.supervision.draft_words import (
    ELSEWHERE,
    FORECAST,
    OTHER_PLACE,
    OWN_DISTRICT,
    told,
)
from ipcity.domain.terms.numbers import fold, read_quantity


class Verdict(StrEnum):
    EQUAL = "equal"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


VERDICT_WORDS: Final = {
    Verdict.EQUAL: "一致",
    Verdict.DIFFERS: "不一致",
    Verdict.UNKNOWN: "无法核对",
}


@dataclass(frozen=True)
class Finding:
    """``value`` is the system's value as text, None where it is unknown; ``figure`` the key of the
    known figure, ``difference`` the number less the value."""

    mention: Mention
    verdict: Verdict
    value: str | None = None
    name: str = ""
    difference: str = ""
    note: str = ""
    figure: str = ""
    subject: str = ""
    span: tuple[date, date] | None = None


_FAMILIES: Final = tuple(
    frozenset(words.split())
    for words in (
        "件 项 个 宗 起 枚 条 笔 次 批 例 篇 份 期",
        "家 户 个 所",
        "人 名 位 个",
        "件/万人 件 个 项",
        "% 百分点",
        "次 期 场 篇 条",
    )
)
_CORNERS: Final = str.maketrans("[［【(（]］】)）", "〔〔〔〔〔〕〕〕〕〕")
_OF_GOAL: Final = frozenset({Role.GAP, Role.COMPLETION})
# 甲街道（486件）比乙街道（452件）多34件: between the two, and no figure's
_OF_TWO: Final = re.compile(r"^[）)]\s*(?:多|少|高|低|差)")
_NEAR: Final = 24
_RATES: Final = frozenset({"%", "百分点"})


def audit(passages: Sequence[Passage], world: World) -> tuple[Finding, ...]:
    """One finding for each number and date, in reading order; its time grows with their number."""
    findings: list[Finding] = []
    state, passage = Course(), None
    sums = Sums()
    for mention in mentions(passages, world.on):
        if mention.passage is not passage:
            state, passage = Course(sums=sums), mention.passage
        findings.append(_judged(mention, world, state))
    return tuple(_with_days(findings, world))


def _with_days(findings: Sequence[Finding], world: World) -> Iterator[Finding]:
    """The dates, judged after the numbers: a cut-off is wrong when the numbers are of another day."""
    sentences: dict[tuple[int, str], list[Finding]] = {}
    for each in findings:
        sentences.setdefault((id(each.mention.passage), each.mention.sentence), []).append(each)
    for each in findings:
        mention = each.mention
        if mention.kind is not Kind.DAY or each.verdict is not Verdict.UNKNOWN:
            yield each
            continue
        around = sentences[id(mention.passage), mention.sentence]
        evidence = [(f.span, f.verdict is Verdict.EQUAL, f.figure) for f in around if f.span]
        found = judge_day(mention, world, evidence)
        if found is None:
            yield each
        else:
            verdict = Verdict.EQUAL if found.fits else Verdict.DIFFERS
            yield replace(
                each,
                verdict=verdict,
                value=found.value,
                name=found.name,
                difference=found.difference,
            )


def _judged(mention: Mention, world: World, state: Course) -> Finding:
    bound = world.bound.get(mention.key)
    if mention.key and bound is not None:
        return _by_bookmark(mention, bound)
    if mention.kind is Kind.DOCUMENT:
        return _document(mention, world)
    if mention.kind is Kind.DAY or mention.value is None:
        return Finding(mention, Verdict.UNKNOWN)
    if state.sums.asked(mention):
        return _summed(mention, world, state.sums.take(mention))
    if share := state.sums.share(mention, world.on):
        return _summed(mention, world, share)
    found = _by_words(mention, world, state)
    for naming in state.namings if found.subject else ():
        if naming.figure.key == found.figure:
            state.sums.meet(mention, naming.figure, found.subject)
    return found


def _summed(mention: Mention, world: World, total: tuple[Known, Expected] | None) -> Finding:
    """A sub-total, or its share, against the system's figures of the units that it closes."""
    if total is None or not _fits_unit(mention.unit, total[1].unit):
        return Finding(mention, Verdict.UNKNOWN)
    verdict = Verdict.EQUAL if _rounds(mention, total[1]) else Verdict.DIFFERS
    naming = Naming(total[0], 0, frozenset())
    return _finding(mention, verdict, naming, total[1], span_of(mention, world.on), "")


def _document(mention: Mention, world: World) -> Finding:
    """The number of a document that the plan or its sources are known by."""
    plain = fold(mention.text).translate(_CORNERS)
    hit = next(
        (each for each in world.documents if plain.endswith(fold(each).translate(_CORNERS))), None
    )
    if hit is None:
        return Finding(mention, Verdict.UNKNOWN)
    own = replace(mention, start=mention.end - len(hit))
    return Finding(own, Verdict.EQUAL, hit, "发文字号")


def _by_bookmark(mention: Mention, bound: Bound) -> Finding:
    """Bound numbers are compared as printed, then as numbers."""
    same = (
        fold(mention.text) == fold(bound.text)
        or fold(bound.text).endswith(fold(mention.text))
        and mention.passage.table > 0
    )
    if not same and bound.value is not None and mention.value is not None:
        exact = Expected(bound.value, bound.unit, bound.label)
        same = (
            _fits_unit(mention.unit, bound.unit)
            and _same_rate(mention.unit, "%" if bound.text.endswith("%") else bound.unit)
            and _rounds(mention, exact)
            and _printed(mention, bound)
        )
    if not same and bound.day is not None:
        same = mention.first == mention.last == bound.day
    difference = ""
    if not same and bound.value is not None and mention.value is not None:
        difference = told(mention.value - bound.value, bound.unit)
    value = bound.text if bound.value is None else told(bound.value, bound.unit)
    verdict = Verdict.EQUAL if same else Verdict.DIFFERS
    return Finding(
        mention, verdict, value, bound.label, difference, "按文中绑定的数字核对", bound.figure
    )


def _printed(mention: Mention, bound: Bound) -> bool:
    """A retyped number may be rounded further, but not finer than what was printed."""
    printed = read_quantity(bound.text)
    return (
        printed is None
        or mention.value is None
        or abs(mention.value - printed.value) <= mention.grain
    )


def _by_words(mention: Mention, world: World, state: Course) -> Finding:
    sentence = mention.start - len(mention.before)
    fresh = sentence != state.sentence
    enumerate_names(mention, world, state)
    own, carried = namings_of(mention, world, state, fresh)
    claim = claim_of(_led(mention, state), None if fresh else state.claim)
    subject = subject_of(mention, world, state, own)
    state.sentence, state.claim = sentence, claim
    if own:
        state.namings = own
    namings = own or carried
    if claim.role is Role.CHANGE and claim.base is Base.NONE:
        claim = replace(claim, since=base_of(mention, world.on))
    if _OF_TWO.match(mention.left) and "比" in mention.before[-_NEAR:]:
        return Finding(mention, Verdict.UNKNOWN)
    past = past_of(_led(mention, state), world.on) if claim.role is Role.VALUE else None
    span = past or span_of(mention, world.on)
    if claim.role in _OF_GOAL and not any(d in mention.left for d in "年月季日"):
        span = (date(world.on.year, 1, 1), world.on)
    state.told = [*([] if fresh else state.told), *([namings] if namings else [])]
    foretold = claim.role is not Role.GOAL and FORECAST.search(mention.left)
    if not namings or foretold or _is_elsewhere(mention) or claim.role is Role.OTHER:
        return Finding(mention, Verdict.UNKNOWN, span=span)
    passage = mention.passage
    texts = (
        mention.left,
        mention.before,
        passage.caption,
        passage.text[: mention.start],
        passage.heading,
    )
    themed = nearest_topic(namings, iter(texts))
    found = _compared(mention, themed, claim, span, subject, world)
    if past or span[1] == world.on or claim.role is Role.GOAL:
        return found
    today = (date(world.on.year, 1, 1), world.on)
    return _of_which_day(found, _compared(mention, themed, claim, today, subject, world), mention)


def _led(mention: Mention, state: Course) -> Mention:
    """均高于上年同期（分别为1件、2件）: what leads the list holds for each of its numbers."""
    return replace(mention, left=state.lead) if state.lead else mention


def _is_elsewhere(mention: Mention) -> bool:
    """Of another place: by the words beside the number, or since the sentence turned to one."""
    if ELSEWHERE.search(mention.left):
        return True
    places = list(OTHER_PLACE.finditer(mention.before))
    return bool(places) and not OWN_DISTRICT.search(mention.before[places[-1].end() :])


def _of_which_day(written: Finding, stated: Finding, mention: Mention) -> Finding:
    """A number that is right for the stated day stands beside a wrong date; one that is right for
    both says nothing of the date."""
    if written.verdict is Verdict.EQUAL:
        return replace(written, span=None) if stated.verdict is Verdict.EQUAL else written
    if stated.verdict is Verdict.EQUAL or written.verdict is Verdict.UNKNOWN:
        return stated if is_cut_off(mention.before) else written
    return written


def _compared(
    mention: Mention, namings: Sequence[Naming], claim: Claim, span: tuple[date, date],
    subject: str, world: World,
) -> Finding:  # fmt: skip
    offers: list[tuple[Naming, Expected]] = []
    district = False
    for naming in namings:
        found = list(expected(naming.figure, claim, span, subject, world.on))
        if not found and subject and subject not in naming.figure.parts:
            found = list(expected(naming.figure, claim, span, "", world.on))
            district = True
        offers += ((naming, each) for each in found if _fits_unit(mention.unit, each.unit))
    if not offers:
        return Finding(mention, Verdict.UNKNOWN, span=span)
    best = offers[0][0]
    alike = [o for o in offers if o[0].figure is best.figure or _ties(o[0], best)]
    for naming, each in alike:
        if _same_rate(mention.unit, each.unit) and _rounds(mention, each, claim):
            return _finding(mention, Verdict.EQUAL, naming, each, span, subject)
    if district:
        return Finding(mention, Verdict.UNKNOWN, span=span)
    ranked = [o for o in alike if o[0].figure.key == best.figure.key]
    naming, each = next((o for o in ranked if o[1].unit == mention.unit), ranked[0])
    if claim.role is Role.BOUND or (mention.most is not None and each.most is None):
        return Finding(mention, Verdict.UNKNOWN, span=span)
    return _finding(mention, Verdict.DIFFERS, naming, each, span, subject)


def _ties(one: Naming, best: Naming) -> bool:
    return (one.score, one.figure.rank) == (best.score, best.figure.rank)


def _finding(
    mention: Mention, verdict: Verdict, naming: Naming, found: Expected,
    span: tuple[date, date], subject: str,
) -> Finding:  # fmt: skip
    value = mention.value or Decimal(0)
    shown = _shown(found)
    note = difference = ""
    if verdict is Verdict.DIFFERS:
        difference = told(_near(value - found.value, mention), mention.unit or found.unit)
        if mention.unit in _RATES and found.unit in _RATES and mention.unit != found.unit:
            note = f"计量单位应为{'百分点' if found.unit != '%' else '%'}"
    elif value != found.value:
        note = (
            f"系统数为{shown}，按所写位数四舍五入一致"
            if mention.loose is Loose.NONE
            else f"系统数为{shown}，约数相符"
        )
    return Finding(
        mention, verdict, shown, found.words, difference, note, naming.figure.key, subject, span
    )


def _near(value: Decimal, mention: Mention) -> Decimal:
    return round(value, 6) if mention.grain < 1 else round(value, 2)


def _shown(found: Expected) -> str:
    value = round(found.value, 2) if found.unit in _RATES else found.value
    text = told(value, "个百分点" if found.unit == "百分点" else found.unit)
    return text if found.most is None else f"{text}至{told(found.most, found.unit)}"


def _fits_unit(written: str, known: str) -> bool:
    if not written or written == known:
        return True
    return any(written in family and known in family for family in _FAMILIES) or (
        known == "" and written not in {"元", "%", "年", "月", "天", "日"}
    )


def _same_rate(written: str, known: str) -> bool:
    return not written or not {written, known} <= _RATES or written == known


def _rounds(mention: Mention, found: Expected, claim: Claim | None = None) -> bool:
    """Whether the value, written with as few digits, is the number; loose words widen it."""
    value = mention.value
    if value is None:
        return False
    if mention.most is not None or found.most is not None:
        return value == found.value and mention.most in (found.most, None)
    gap = found.value - value
    if claim is not None and claim.role is Role.GAP and mention.passage.table:
        gap = min(gap, abs(found.value) - abs(value), key=abs)
    if abs(gap) * 2 <= mention.grain:
        return mention.grain <= 1 or abs(gap) * 2 <= mention.grain and value != 0
    step = _step(value)
    match mention.loose:
        case Loose.MORE:
            return 0 <= gap < step
        case Loose.NEARLY:
            return 0 <= -gap < step
        case Loose.ABOUT:
            return abs(gap) * 2 <= step
        case _:
            return False


def _step(value: Decimal) -> Decimal:
    """The worth of the last digit that is not zero: 2600 → 100."""
    plain = value.normalize()
    return Decimal(1).scaleb(int(plain.as_tuple().exponent)) if plain else Decimal(1)


def place_of(finding: Finding) -> str:
    return finding.mention.passage.place(finding.mention.start)
