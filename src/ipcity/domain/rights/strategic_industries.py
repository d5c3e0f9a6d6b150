"""Which patents belong to the strategic emerging industries, by the table between them and the IPC.

Source: 战略性新兴产业分类与国际专利分类参照关系表（2021）（试行）. A symbol without slash stands for its
whole class, subclass or main group; one with a slash for that symbol alone. Symbols are compared whole,
never as prefixes. Where a row asks for words besides, title and abstract are searched for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ipcity.domain.terms.identifiers import IPC_SEPARATOR

if TYPE_CHECKING:
    import ibis

LIST_SEPARATOR = "|"


@dataclass(frozen=True)
class Rule:
    """One row of the table; lists are empty where the row asks for nothing of the kind."""

    sei_code: str
    ipc_pattern: str
    ipc_exclude: tuple[str, ...] = ()
    keywords_any: tuple[str, ...] = ()
    keywords_not: tuple[str, ...] = ()

    @property
    def asks_for_words(self) -> bool:
        return bool(self.keywords_any or self.keywords_not)

    def words_fit(self, text: str, needed: int) -> bool:
        """At least ``needed`` of the words (or all, if fewer) and none of the excluded occur."""
        words = set(self.keywords_any)
        enough = sum(word in text for word in words) >= min(needed, len(words))
        return enough and not any(word in text for word in self.keywords_not)


def rule_of(
    sei_code: str, ipc_pattern: str, ipc_exclude: str, keywords_any: str, keywords_not: str
) -> Rule:
    """A rule from the table's text columns, lists separated by ``|``."""
    return Rule(
        sei_code,
        ipc_pattern,
        _listed(ipc_exclude),
        _listed(keywords_any),
        _listed(keywords_not),
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(LIST_SEPARATOR) if part)


def forms(symbol: str) -> tuple[str, ...]:
    """The patterns that cover a symbol: class, subclass, main group, and the symbol itself."""
    return tuple(dict.fromkeys((symbol[:3], symbol[:4], symbol.split("/")[0], symbol)))


@dataclass(frozen=True)
class Hit:
    """A rule that covers a symbol of the patent; ``fits`` None: the words could not be looked for."""

    symbol: str
    rule: Rule
    fits: bool | None


@dataclass(frozen=True)
class Industries:
    """The table, found by pattern. ``needed`` is how many of a row's words must occur."""

    rules: tuple[Rule, ...]
    needed: int = 1

    @cached_property
    def _by_pattern(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            found.setdefault(rule.ipc_pattern, []).append(rule)
        return found

    def covering(self, symbol: str) -> tuple[Rule, ...]:
        """Rules whose pattern covers the symbol and whose exclusions do not."""
        covers = forms(symbol)
        return tuple(
            rule
            for form in covers
            for rule in self._by_pattern.get(form, ())
            if not any(form in rule.ipc_exclude for form in covers)
        )

    def hits(self, symbols: Iterable[str], title: str, abstract: str) -> tuple[Hit, ...]:
        """Every covering rule with what title and abstract (apart, never joined) say to its words."""
        text = f"{title}\n{abstract}"
        return tuple(
            Hit(symbol, rule, self._fits(rule, text))
            for symbol in symbols
            for rule in self.covering(symbol)
        )

    def _fits(self, rule: Rule, text: str) -> bool | None:
        if not rule.asks_for_words:
            return True
        return rule.words_fit(text, self.needed) if text.strip() else None


# -- the same in bulk -------------------------------------------------------------------------------

RULE_COLUMNS = ("sei_code", "ipc_pattern", "ipc_exclude", "keywords_any", "keywords_not")


def matched(patents: ibis.Table, rules: ibis.Table, needed: int = 1) -> ibis.Table:
    """``row, sei_code`` of every patent and industry that a rule gives it, words included.

    ``patents`` needs id, ipc_main, ipc, title, abstract. The distinct symbols are matched to the
    rules by equality of their forms; words are looked for only where a covering rule asks for them
    and no rule without words has already given the industry.
    """
    return _fitting(patents, rules, needed, ("row", "sei_code"))


def matched_rows(patents: ibis.Table, rules: ibis.Table, needed: int = 1) -> ibis.Table:
    """``row`` alone: patents of any industry; cheaper, as one industry is enough."""
    return _fitting(patents, rules, needed, ("row",))


def _covered(patents: ibis.Table, rules: ibis.Table) -> ibis.Table:
    """``row, sei_code, keywords_any, keywords_not`` for every rule that covers a symbol of the row."""
    both = patents.ipc_main + IPC_SEPARATOR + patents.ipc
    symbols = patents.select(row=patents.id, symbol=both.split(IPC_SEPARATOR).unnest())
    symbols = symbols.filter(symbols.symbol != "").distinct()
    code = symbols.select("symbol").distinct()
    group = code.symbol.split("/")[0]
    formed = (
        code.select("symbol", form=code.symbol.substr(0, 3))
        .union(code.select("symbol", form=code.symbol.substr(0, 4)))
        .union(code.select("symbol", form=group))
        .union(code.select("symbol", form=code.symbol))
        .distinct()
    )
    pairs = formed.join(rules, formed.form == rules.ipc_pattern).select("symbol", *RULE_COLUMNS)
    fenced = LIST_SEPARATOR + pairs.ipc_exclude + LIST_SEPARATOR
    ways = (
        pairs.symbol.substr(0, 3),
        pairs.symbol.substr(0, 4),
        pairs.symbol.split("/")[0],
        pairs.symbol,
    )
    excluded = fenced.contains(LIST_SEPARATOR + ways[0] + LIST_SEPARATOR)
    for way in ways[1:]:
        excluded = excluded | fenced.contains(LIST_SEPARATOR + way + LIST_SEPARATOR)
    kept = pairs.filter(~excluded).select("symbol", "sei_code", "keywords_any", "keywords_not")
    return symbols.join(kept.distinct(), "symbol").drop("symbol").distinct()


def _fitting(
    patents: ibis.Table, rules: ibis.Table, needed: int, given: tuple[str, ...]
) -> ibis.Table:
    """The distinct ``given`` of rules that cover a symbol of the row and whose words its text has."""
    asked = (*given, "keywords_any", "keywords_not")
    pairs = _covered(patents, rules).select(*asked).distinct()
    plain = (pairs.keywords_any == "") & (pairs.keywords_not == "")
    # a window and no join: engines would move a join behind the costly search for words
    pairs = pairs.mutate(plain=plain, settled=plain.any().over(group_by=list(given)))
    asking = pairs.filter(~pairs.plain, ~pairs.settled).select(*asked)
    texts = patents.select("title", "abstract", row=patents.id)
    texts = texts.filter((texts.title != "") | (texts.abstract != ""))
    fits = _with_words(asking, texts, rules, needed).select(*asked)
    fits = fits.union(asking.filter(asking.keywords_any == "").semi_join(texts, "row"))
    barred = _naming(fits.filter(fits.keywords_not != ""), texts, rules, "keywords_not")
    fits = fits.anti_join(barred.select(*asked), list(asked))
    return pairs.filter(pairs.plain).select(*given).union(fits.select(*given), distinct=True)


def _with_words(
    asking: ibis.Table, texts: ibis.Table, rules: ibis.Table, needed: int
) -> ibis.Table:
    """Of ``asking`` those of whose words at least ``needed`` occur (all, if there are fewer)."""
    import ibis  # slow import

    found = _naming(asking, texts, rules, "keywords_any")
    if needed <= 1:
        return found
    hits = found.group_by(*asking.columns, "words").aggregate(hits=found.word.nunique())
    return hits.filter(hits.hits >= ibis.least(hits.words, needed))


def _naming(asking: ibis.Table, texts: ibis.Table, rules: ibis.Table, column: str) -> ibis.Table:
    """``asking`` with each ``word`` of its list that the row's text has, and how many ``words`` it has."""
    named = asking.join(_words(rules, column), column).join(texts, "row")
    return named.filter(named.title.contains(named.word) | named.abstract.contains(named.word))


def _words(rules: ibis.Table, column: str) -> ibis.Table:
    """The list column with its words, one a row (Spark reads split's separator as a pattern)."""
    lists = rules.select(column).distinct()
    parts = lists[column].replace(LIST_SEPARATOR, "\n").split("\n").unnest()
    found = lists.mutate(word=parts)
    found = found.filter(found.word != "").distinct()
    return found.mutate(words=found.count().over(group_by=column))
