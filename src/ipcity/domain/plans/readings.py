"""The reading of one number while its surroundings are taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from ipcity.domain.plans.drafts import Cut, Words
from ipcity.domain.plans.facts import Basis, Strength
from ipcity.domain.plans.lexicon import Lead, Sign
from ipcity.domain.terms.comparators import Comparator
from ipcity.domain.terms.numbers import Quantity


@dataclass
class Item:
    """The reading of one number, gathered while its surroundings are taken apart."""

    quantity: Quantity
    left: Cut
    tail: Cut
    comparator: Comparator | None = None
    signs: set[Sign] = field(default_factory=set)
    leads: set[Lead] = field(default_factory=set)
    verb: Basis | None = None
    moved: Basis | None = None
    after: bool = False
    down: bool = False
    described: bool = False
    reached: bool = False
    name: tuple[Cut, ...] = ()
    fallback: Cut | None = None
    words: Words = field(default_factory=dict)

    @property
    def level(self) -> bool:
        return Sign.LEVEL in self.signs

    @property
    def annual(self) -> bool:
        return Sign.ANNUAL in self.signs or Lead.ANNUAL in self.leads

    @property
    def cumulative(self) -> bool:
        return Sign.CUMULATIVE in self.signs or Lead.CUMULATIVE in self.leads

    @property
    def change(self) -> Sign | None:
        if Sign.CHANGE_DOWN in self.signs:
            return Sign.CHANGE_DOWN
        if Sign.BETTER in self.signs:
            return Sign.BETTER
        return Sign.CHANGE_UP if Sign.CHANGE_UP in self.signs else None

    @property
    def strength(self) -> Strength | None:
        if Sign.STRIVE in self.signs or Lead.STRIVE in self.leads:
            return Strength.STRIVE
        if Sign.FIRM in self.signs or Lead.FIRM in self.leads:
            return Strength.FIRM
        return None

    @property
    def own_reading(self) -> bool:
        """Whether the item says itself what it counts, so that nothing is inherited."""
        return bool(self.verb or self.level or self.cumulative or self.change)

    def note(self, what: str, start: int, end: int) -> None:
        """Remember which words gave a field; the word nearest to the number is kept."""
        self.words.setdefault(what, (start, end))
