"""From a clause to target drafts: lists, zips (分别), shared values (均), 清零."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from ipcity.domain.plans import lexicon
from ipcity.domain.plans.brackets import HIDDEN
from ipcity.domain.plans.drafts import Carry, Cut, Draft, Words
from ipcity.domain.plans.facts import Basis
from ipcity.domain.plans.items import read_item
from ipcity.domain.plans.lexicon import AFTER, VERBS, Lead, Sign
from ipcity.domain.plans.lists import pieces, share_heads, share_predicates, with_heads
from ipcity.domain.plans.names import BARE_HEADS
from ipcity.domain.plans.readings import Item
from ipcity.domain.plans.sentences import Clause, Prepared
from ipcity.domain.terms.comparators import Comparator
from ipcity.domain.terms.counters import LATIN_UNITS
from ipcity.domain.terms.numbers import Quantity, WrittenDate

_SEPARATORS: Final = ("、", "以及", "和", "及", "与")
_ZEROED: Final = re.compile(r"(?:全部|动态|基本|实现|彻底)*(?:清零|归零)$")
_ACTS: Final = re.compile(r"参与|达成|开展|举办|完成|接受|办理|受理|获得|通过")
_MENTION: Final = re.compile(r"(?:[两三四五]项|上述|以上)?(?:指标|两者)?")
_PARTS: Final = frozenset("市区 城区 主城区 县城 农村 城镇 乡镇 全市 全省".split())
_OCCASIONS: Final = frozenset("次 件次 人次 场 场次 家次 期 批次 台次 户次 例次 起 宗".split())
_RATES: Final = frozenset("%‰")
_SIZES: Final = frozenset("元 美元 亩 吨 平方米".split())
_ATTRIBUTE_UNITS: Final = frozenset("元 美元 % 岁 周岁 级 年 亩 公里 平方米 吨 位".split())


class ClauseReader:
    """Reads the targets of one clause; ``carry`` is what the sentence said before."""

    def __init__(self, prepared: Prepared, carry: Carry) -> None:
        self.text = prepared.hidden
        self.prepared = prepared
        self.carry = carry
        self.subjects: list[Quantity] = []
        self.first: Item | None = None
        self.described = False

    def read(self, clause: Clause, quantities: Sequence[Quantity]) -> Iterator[Draft]:
        """The drafts in order; numbers that only describe a subject go to ``subjects``."""
        if self.text[clause.end - 1] == "的":  # 年收入首次达到2000万元的，给予…
            self.subjects += quantities
            return
        zip_at = self.text.find("分别", clause.start, clause.end)
        following = [q for q in quantities if zip_at >= 0 and q.start > zip_at]
        if len(following) > 1:
            self.subjects += [q for q in quantities if q.start < zip_at]
            yield from self._zipped(clause, zip_at, following)
            return
        if paired := list(self._paired(clause, quantities)):
            yield from paired
            return
        listed = list(self._listed(clause, quantities))
        if self.described and self.first is not None and self.first.verb is None:
            self.subjects += [draft.quantity for draft in listed]  # 收入超2亿元、占比5%以上的企业
            return
        yield from share_predicates(self.text, share_heads(self.text, listed))

    def _paired(self, clause: Clause, quantities: Sequence[Quantity]) -> Iterator[Draft]:
        """公交、出租、环卫车辆占比不低于90%、80%和70%: as many subjects as bare values."""
        if len(quantities) < 2 or quantities[0].unit not in _RATES:
            return
        for one, other in pairwise(quantities):
            if self.text[self._after_end(one, other.start) : other.start] not in _SEPARATORS:
                return
        first = quantities[0]
        item = read_item(self.text, first, (clause.start, first.start), (first.end, first.end))
        parts = pieces(self.text, item.name[0], len(quantities)) if len(item.name) == 1 else []
        if len(parts) != len(quantities):
            return
        for quantity, name in zip(quantities, with_heads(self.text, parts), strict=True):
            yield self._draft(self._like(quantity, item, clause), name, (clause.start, clause.end))

    def _like(self, quantity: Quantity, item: Item, clause: Clause) -> Item:
        """A bare value of a list, read with what was said for the whole list."""
        tail = (quantity.end, self._after_end(quantity, clause.end))
        own = read_item(self.text, quantity, (quantity.start, quantity.start), tail)
        own.signs |= item.signs
        own.leads |= item.leads
        own.verb = item.verb
        own.comparator = own.comparator or item.comparator
        own.down = item.down
        own.words = {**item.words, **own.words}
        return own

    def _listed(self, clause: Clause, quantities: Sequence[Quantity]) -> Iterator[Draft]:
        previous: Item | None = None
        subject = self.carry.subject
        for left, quantity, tail in self._bounds(clause, quantities):
            item = read_item(self.text, quantity, left, tail)
            if item.described:
                self.subjects.append(quantity)
                self.described = True
                continue
            self._inherit(item, previous, clause)
            for draft in self._drafts(item, clause, subject, previous is not None):
                yield draft
                subject = draft.name
            previous = item
            self.first = self.first or item

    def zeroed(self, clause: Clause) -> Draft | None:
        """存量问题清零: the value 0 stands in the word."""
        match = _ZEROED.search(self.text, max(clause.start, clause.end - 12), clause.end)
        if not match or match.start() <= clause.start:
            return None
        quantity = Quantity(match.start(), match.end(), Decimal(0), None, None, match.end())
        item = read_item(
            self.text, quantity, (clause.start, match.start()), (match.end(), clause.end)
        )
        if not item.name:
            return None
        item.comparator, item.down = Comparator.EQUAL, True
        item.signs.add(Sign.LEVEL)
        item.words |= {"comparator": match.span(), "basis": match.span()}
        return self._draft(item, item.name, (clause.start, clause.end))

    # ---- where one item ends and the next begins -------------------------------------------------

    def _bounds(
        self, clause: Clause, quantities: Sequence[Quantity]
    ) -> Iterator[tuple[Cut, Quantity, Cut]]:
        left = clause.start
        skipped = -1
        for index, quantity in enumerate(quantities):
            if index == skipped:
                continue
            following = quantities[index + 1] if index + 1 < len(quantities) else None
            if following is None:
                yield (left, quantity.start), quantity, (quantity.end, clause.end)
                return
            cut = self._boundary(quantity, following)
            if quantity.end == following.start and not self._modifies(
                following, clause.end
            ):  # 11大类37项, 8条126.5公里: two figures of one thing
                yield (left, quantity.start), quantity, (quantity.end, quantity.end)
                left = following.start
            elif cut is not None:
                yield (left, quantity.start), quantity, (quantity.end, cut[0])
                left = cut[1]
            elif self._describes(left, quantity, following):
                self.subjects.append(quantity)
            else:
                self.subjects.append(following)
                skipped = index + 1
                last = index + 2 >= len(quantities)
                end = (
                    clause.end
                    if last
                    else self._last_separator(following.end, quantities[index + 2].start)
                )
                yield (left, quantity.start), quantity, (quantity.end, end)
                left = end

    def _modifies(self, quantity: Quantity, limit: int) -> bool:
        """1所200张床位以上的机构: the second number belongs to the noun of the first."""
        end = self._after_end(quantity, limit)
        return end > quantity.end and self.text.startswith("的", end)

    def _after_end(self, quantity: Quantity, limit: int) -> int:
        found = AFTER.at(self.text, quantity.end, limit)
        return found[0] if found else quantity.end

    def _boundary(self, quantity: Quantity, following: Quantity) -> tuple[int, int] | None:
        """Where the item of a number ends and the next begins, or None when no list parts them."""
        start, end = self._after_end(quantity, following.start), following.start
        for separator in _SEPARATORS:
            if self.text.startswith(separator, start):
                return start, start + len(separator)
        at = self.text.rfind("、", start, end)
        if at >= 0:
            return at, at + 1
        for separator in _SEPARATORS[1:]:
            at = self.text.rfind(separator, start, end)
            if at >= 0 and self._empty(at + len(separator), end):
                return at, at + len(separator)
        return None

    def _empty(self, start: int, end: int) -> bool:
        while end > start and (found := lexicon.BEFORE.before(self.text, start, end)):
            end = found[0]
        return start >= end

    def _last_separator(self, start: int, end: int) -> int:
        at = self.text.rfind("、", start, end)
        return at if at >= 0 else end

    def _describes(self, left: int, quantity: Quantity, following: Quantity) -> bool:
        """收入超10亿元的企业达到8家: the first number only describes what the second counts."""
        start = self._after_end(quantity, following.start)
        if self.text.startswith("的", start):
            return not (quantity.unit == "%" and quantity.start - left < 4)
        verb = VERBS.before(self.text, left, quantity.start)
        if verb and start > quantity.end and quantity.unit in _SIZES:  # 新引进5亿元以上项目20个
            return self.text[verb[0] : quantity.start] not in lexicon.SPENDING
        return (quantity.unit in _ATTRIBUTE_UNITS or quantity.unit in LATIN_UNITS) and verb is None

    # ---- what an item takes from before ----------------------------------------------------------

    def _inherit(self, item: Item, previous: Item | None, clause: Clause) -> None:
        if previous is not None:
            if not item.own_reading:
                item.verb = previous.verb
                item.signs |= previous.signs & {Sign.LEVEL, Sign.CUMULATIVE}
                item.leads |= previous.leads & {Lead.CUMULATIVE}
                self._copy(item, previous.words, "basis")
            if previous.annual and not item.level and not self._is_stock(item):
                item.signs.add(Sign.ANNUAL)
                self._copy(item, previous.words, "period")
            if item.strength is None and previous.strength and not self._is_own(item):
                item.signs |= previous.signs & {Sign.STRIVE, Sign.FIRM}
                item.leads |= previous.leads & {Lead.STRIVE, Lead.FIRM}
                self._copy(item, previous.words, "strength")
            return
        if clause.opens:
            self._inherit_clause(item)

    def _is_own(self, item: Item) -> bool:
        """Whether the strength of a list does not reach this item: it has its own predicate."""
        return item.level

    def _ends_in_act(self, cut: Cut) -> bool:
        """老旧电梯更新改造300台: the name itself is the act."""
        done = VERBS.before(self.text, *cut)
        return done is not None and done[0] - cut[0] > 1 and done[1].basis is Basis.CUMULATIVE

    def _inherit_clause(self, item: Item) -> None:
        carry = self.carry
        settled = item.level or item.change or item.cumulative
        if carry.annual and not settled and not (self._is_stock(item) and item.verb is None):
            item.signs.add(Sign.ANNUAL)
            self._copy(item, carry.words, "period")
        stated = item.comparator is not None and not item.after and Lead.AMONG not in item.leads
        stated = stated and not (item.name and item.name[0][0] >= item.quantity.end)
        stated = stated or bool(item.name and self._ends_in_act(item.name[-1]))
        if not item.own_reading and not self._is_stock(item) and not stated:
            item.verb = carry.verb
            if carry.level and item.quantity.unit not in _OCCASIONS:
                item.signs.add(Sign.LEVEL)
            if carry.cumulative:
                item.signs.add(Sign.CUMULATIVE)
            self._copy(item, carry.words, "basis")

    def _copy(self, item: Item, words: Words, what: str) -> None:
        if what in words:
            item.note(what, *words[what])

    def _is_stock(self, item: Item) -> bool:
        return any(self._stock_cut(cut) for cut in item.name[-1:])

    def _stock_cut(self, cut: Cut) -> bool:
        return self.text[cut[0] : cut[1]].rstrip(HIDDEN).endswith(lexicon.STOCK_HEADS)

    # ---- from an item to drafts ------------------------------------------------------------------

    def _drafts(
        self, item: Item, clause: Clause, subject: tuple[Cut, ...], listed: bool
    ) -> Iterator[Draft]:
        own = (item.fallback,) if item.fallback else ()
        name = item.name or (own if listed else ()) or subject or own
        if not name:
            return
        if subject and len(item.name) == 1 and self._needs_subject(name[0]):
            name = (*subject, *name)
        elif self.carry.head and item.name and not self._is_stock(item):
            name = (*name, self.carry.head)
        retold = not item.name and self.carry.growth and item.strength is not None
        if retold and item.quantity.unit in _RATES:
            item.signs.add(Sign.CHANGE_UP)  # 增长8%，力争达到10%
        span = (clause.start, clause.end)
        parts = pieces(self.text, name[0]) if Sign.EACH in item.signs and len(name) == 1 else []
        for part in with_heads(self.text, parts) if len(parts) > 1 else [name]:
            yield self._draft(item, part, span)

    def _needs_subject(self, cut: Cut) -> bool:
        words = self.text[cut[0] : cut[1]]
        return (
            words in BARE_HEADS
            or words in _PARTS
            or (words.startswith("占") and words.endswith(("比重", "比例", "的")))
        )

    def _draft(self, item: Item, name: tuple[Cut, ...], span: Cut) -> Draft:
        basis, sure = self._basis(item, name)
        if Sign.RANK in item.signs and item.quantity.unit in (None, "名"):
            item.quantity = replace(item.quantity, unit="位")  # 全国前三
        bettered = item.strength is not None and (not item.name or self._needs_subject(name[-1]))
        if bettered and item.comparator is None:  # 控制在8%以内（力争7.5%）
            item.comparator = self.carry.ceiling
        comparator = item.comparator or (
            Comparator.MORE if item.quantity.more else Comparator.AT_LEAST
        )
        if item.quantity.value_max is not None and not item.down:
            comparator = Comparator.AT_LEAST
        cut = item.change is Sign.CHANGE_DOWN or comparator is Comparator.EQUAL
        down = cut or comparator in (Comparator.AT_MOST, Comparator.LESS)
        words = dict(item.words)
        for what in ("strength", "due"):
            if what in self.carry.words:
                words.setdefault(what, self.carry.words[what])
        return Draft(
            quantity=item.quantity,
            name=name,
            comparator=comparator,
            basis=basis,
            down=down,
            annual=item.annual and basis in (Basis.FLOW, Basis.GROWTH, Basis.LEVEL),
            strength=item.strength or self.carry.strength,
            span=span,
            due=self.carry.due,
            sure=sure,
            words=words,
        )

    def _basis(self, item: Item, name: tuple[Cut, ...]) -> tuple[Basis, bool]:
        """The basis, and whether the words really say it."""
        unit = item.quantity.unit
        always = item.change in (Sign.CHANGE_DOWN, Sign.BETTER)
        if item.change and (unit in _RATES or unit in ("百分点", "倍") or always):
            return Basis.GROWTH, True
        if Sign.RANK in item.signs:
            return Basis.LEVEL, True
        if item.annual:
            return (Basis.LEVEL if unit in _RATES else Basis.FLOW), True
        if item.cumulative or (Sign.TOTAL in item.signs and item.verb is not Basis.NEW):
            return Basis.CUMULATIVE, True
        if unit in _RATES:
            return Basis.LEVEL, True
        if (item.change and item.verb is None) or item.verb is Basis.NEW:
            return Basis.NEW, True
        return self._stated(item, name)

    def _stated(self, item: Item, name: tuple[Cut, ...]) -> tuple[Basis, bool]:
        if item.level:
            return Basis.LEVEL, True
        acts = any(_ACTS.search(self.text, a, b) for a, b in name)
        stock = any(map(self._stock_cut, name[-1:]))
        if item.verb is not None:
            return item.verb, True
        if any("新增" in self.text[a:b] for a, b in name):
            return Basis.NEW, True
        if acts or (item.quantity.unit in _OCCASIONS and not stock):
            return Basis.CUMULATIVE, True
        if self._ends_in_act(name[-1]):
            return Basis.CUMULATIVE, True
        return Basis.LEVEL, stock or item.comparator is Comparator.MORE

    # ---- 分别 ------------------------------------------------------------------------------------

    def _zipped(self, clause: Clause, at: int, quantities: Sequence[Quantity]) -> Iterator[Draft]:
        """2024年、2025年分别突破A、B; 甲、乙和丙分别占比达A、B、C."""
        first = quantities[0]
        item = read_item(self.text, first, (at + 2, first.start), (first.end, first.end))
        subject = read_item(self.text, first, (clause.start, at), (at, at))
        years = self._years(clause.start, at)
        dues: list[int | None] = list(years)
        if len(years) == len(quantities):
            outside = subject.name or self.carry.subject
            names = [(*outside, *item.name)] * len(quantities)
        else:
            names = self._zipped_names(subject, item.name, len(quantities))
            dues = [self.carry.due] * len(quantities)
        last = quantities[-1].unit
        quantities = [replace(q, unit=q.unit or last) for q in quantities]  # 12亿、20亿、30亿千瓦时
        for quantity, name, year in zip(quantities, names, dues, strict=True):
            own = self._like(quantity, item, clause)
            own.signs |= subject.signs
            own.leads |= subject.leads
            own.verb = item.verb or subject.verb
            if name:
                yield replace(self._draft(own, name, (clause.start, clause.end)), due=year)

    def _zipped_names(
        self, subject: Item, suffix: tuple[Cut, ...], count: int
    ) -> list[tuple[Cut, ...]]:
        whole = subject.name[-1] if subject.name else subject.left
        if len(self.carry.names) == count and _MENTION.fullmatch(self.text, *whole):
            return [(*name, *suffix) for name in self.carry.names]  # 两项指标分别增长12%、15%
        parts = (
            with_heads(self.text, pieces(self.text, whole, count)) if whole[0] < whole[1] else []
        )
        if len(parts) != count:
            parts = [(whole,) if whole[0] < whole[1] else self.carry.subject] * count
        return [(*part, *suffix) for part in parts]

    def _years(self, start: int, end: int) -> list[int]:
        return [
            number.year
            for number in self.prepared.numbers_in(start, end)
            if isinstance(number, WrittenDate) and number.year_to is None and number.year
        ]
