"""Which ledger a heading block belongs to: how well each one's fields explain its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ipcity.domain.sheets.cells import Row
from ipcity.domain.sheets.choices import choice_within
from ipcity.domain.sheets.columns import Column, assign
from ipcity.domain.sheets.headers import Header
from ipcity.domain.sheets.headings import NO_LEDGER, title_words
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.sheets.spellings import heading, plain
from ipcity.domain.sheets.telling import TOLD_OUTSIDE
from ipcity.domain.sheets.vendors import Vendor, all_headings
from ipcity.domain.sheets.vocabularies import Vocabulary, role_of
from ipcity.domain.terms.ledgers import LEDGER_LABELS

_TITLE_BONUS: Final = 0.12
_LACKING: Final = 0.15
_NO_LEDGER: Final = 0.6


@dataclass(frozen=True)
class LedgerScore:
    """How well a ledger's fields explain the columns, 0..100, and why."""

    ledger: str
    score: int
    reasons: tuple[str, ...]


def missing(columns: Sequence[Column], specs: Sequence[FieldSpec]) -> list[str]:
    """Fields no record can do without and that no title gives either."""
    mapped = {column.field for column in columns}
    return [
        spec.name for spec in specs
        if spec.required and spec.name not in mapped and spec.name not in TOLD_OUTSIDE
        and spec.kind is not Kind.CHOICE
    ]  # fmt: skip


def rank(
    header: Header,
    words: Mapping[str, Vocabulary],
    candidates: Mapping[str, Sequence[FieldSpec]],
    sample: Sequence[Row],
    told: tuple[Vendor | None, str],
) -> tuple[LedgerScore, ...]:
    """Ledgers by how well they explain the columns; rare headings count more than common ones."""
    loose = {c: loose_of(texts) for c, texts in header.texts.items()}
    shared = {
        each: sum(each in w.exact for w in words.values()) or 1 for each in set(loose.values())
    }
    hopeful = _hopeful(header, words)
    ranked = []
    for ledger in hopeful:
        columns = assign(header, words[ledger], candidates[ledger], sample)
        weight = sum(
            (each.confidence / 100) / shared[loose[each.index]] ** 0.7
            for each in columns if each.field
        )  # fmt: skip
        ranked.append((ledger, weight, columns))
    named = [c for c in header.texts if not role_of(loose[c])] or list(header.texts)
    full = _fullness(named, loose, shared, ranked)
    scores = [
        _scored(
            ledger,
            weight / full - _LACKING * min(2, len(missing(columns, candidates[ledger]))),
            columns,
            header,
            (told, len(named), _kinds(candidates[ledger], header.title)),
        )
        for ledger, weight, columns in ranked
    ]
    return tuple(sorted(scores, key=lambda each: (-each.score, each.ledger)))[:10]


def _fullness(
    named: Sequence[int],
    loose: Mapping[int, str],
    shared: Mapping[str, int],
    ranked: Sequence[tuple[str, float, Sequence[Column]]],
) -> float:
    """The weight of a ledger that explained every column that anybody can explain; a column that no
    vendor has and nobody can explain counts half."""
    explained = {c.index for _, _, columns in ranked for c in columns if c.field}
    vendors = all_headings()
    full = sum(
        1 / shared[loose[c]] ** 0.7 if c in explained else 0.5
        for c in named
        if c in explained or loose[c] not in vendors
    )
    return max(full, max((weight for _, weight, _ in ranked), default=0.0), 0.5)


def _hopeful(header: Header, words: Mapping[str, Vocabulary]) -> list[str]:
    """The ledgers with the most headings in common: only they are looked at closely."""

    def common(ledger: str) -> int:
        return sum(
            bool(words[ledger].matches(form, fuzzy=False))
            for texts in header.texts.values()
            for form in {loose_of(texts), heading(texts[-1]).loose}
        )

    counts = {ledger: common(ledger) for ledger in words}
    return sorted(words, key=lambda each: -counts[each])[:12]


def _scored(
    ledger: str,
    share: float,
    columns: Sequence[Column],
    header: Header,
    context: tuple[tuple[Vendor | None, str], int, list[str]],
) -> LedgerScore:
    (vendor, sheet_name), named, kinds = context
    mapped = sum(1 for each in columns if each.field)
    reasons = [f"{named} 列中有 {mapped} 列对得上"]
    text = plain(f"{header.title} {sheet_name}")
    label = LEDGER_LABELS.get(ledger, "")
    said = [word for word in title_words(ledger, label) if plain(word) in text] or kinds
    if said:
        share += _TITLE_BONUS + 0.02 * max(map(len, said))
        reasons.append(f"标题或表名里有“{max(said, key=len)}”")
    other = next((word for word in NO_LEDGER if word in text), "")
    if other:
        share -= _NO_LEDGER
        reasons.append(f"标题里有“{other}”，不像台账")
    if vendor and ledger in vendor.ledgers:
        share += 0.25 - 0.05 * vendor.ledgers.index(ledger)
        reasons.append(f"是{vendor.name}的导出格式")
    return LedgerScore(ledger, max(0, min(100, round(100 * share / 1.3))), tuple(reasons))


def _kinds(specs: Sequence[FieldSpec], title: str) -> list[str]:
    """The kind of this ledger's records that a title names: 创新型中小企业名单."""
    spec = next((s for s in specs if s.name == "kind" and s.kind is Kind.CHOICE), None)
    value = choice_within(title, spec) if spec and title else ""
    return [choice.label for choice in spec.choices if choice.value == value] if spec else []


def loose_of(texts: Sequence[str]) -> str:
    return heading("".join(texts)).loose
