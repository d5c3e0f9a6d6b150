"""The high-value test of an invention patent: each criterion, its evidence, and what is nearly met.

Source: 国发〔2021〕20号 (five criteria, HV-2021); four criteria from 2026 on are reported by one secondary
source only (HV-2026) and stay off until somebody confirms them. No public threshold exists for
a "relatively high" pledge: only the flag of the patent office counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ipcity.domain.rights import patents, strategic_industries
from ipcity.domain.rights.assumptions import Assumptions
from ipcity.domain.rights.columns import holding, latest, only_if, plus
from ipcity.domain.rights.patents import Force, PatentFacts
from ipcity.domain.rights.strategic_industries import Hit, Industries
from ipcity.domain.terms.anniversaries import years_after
from ipcity.domain.terms.identifiers import IPC_SEPARATOR
from ipcity.domain.terms.instruments import BY_KEY

if TYPE_CHECKING:
    import ibis

BASIS = "“十四五”国家知识产权保护和运用规划"
LONG_YEARS = 10
NEAR_DAYS = 730


class Criterion(StrEnum):
    INDUSTRY = "industry"
    OVERSEAS = "overseas"
    MAINTAINED = "maintained"
    PLEDGED = "pledged"
    AWARDED = "awarded"


CRITERION_LABELS = {
    Criterion.INDUSTRY: "战略性新兴产业",
    Criterion.OVERSEAS: "海外同族专利权",
    Criterion.MAINTAINED: "维持年限超过10年",
    Criterion.PLEDGED: "较高质押融资金额",
    Criterion.AWARDED: "国家科学技术奖或中国专利奖",
}
VERSIONS = {
    "HV-2021": tuple(Criterion),
    "HV-2026": tuple(each for each in Criterion if each is not Criterion.PLEDGED),
}
# Award kinds of the ledger that count: the state's science award and the China patent award.
AWARD_KINDS = ("patent_gold", "patent_silver", "patent_merit", "state_science")


class Verdict(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Settings:
    """``maintenance_basis`` filed or granted; ``keywords_needed`` words of a rule must occur."""

    version: str = "HV-2021"
    maintenance_basis: str = "filed"
    keywords_needed: int = 1

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return VERSIONS[self.version]


DEFAULT = Settings()


def supposing(version: str, assumed: Assumptions) -> Settings:
    """The test of ``version`` with what is assumed of its unverified figures."""
    return Settings(version, str(assumed.maintained), assumed.keywords_needed)


def version_on(day: date) -> str:
    """The version that holds for figures of ``day``: the newest that is enabled."""
    found = BY_KEY["high-value"].in_force_on(day)
    return found.name.split("（")[0] if found else DEFAULT.version


@dataclass(frozen=True)
class HighValueFacts:
    """What is known of one patent; ``awarded_on`` is the first award that counts."""

    patent: PatentFacts
    title: str = ""
    abstract: str = ""
    ipc_main: str = ""
    ipc: str = ""
    family_granted_on: date | None = None
    family_countries: str = ""
    pledge_flagged_on: date | None = None
    awarded_on: date | None = None


@dataclass(frozen=True)
class Finding:
    """``since`` is the first day the criterion is met while the right holds; ``near_miss`` "" if none."""

    code: Criterion
    verdict: Verdict
    evidence: str
    near_miss: str = ""
    since: date | None = None


@dataclass(frozen=True)
class Assessment:
    """``qualifies`` is the day's answer; ``provisional`` that the annual fee is overdue."""

    version: str
    criteria: tuple[Finding, ...]
    qualifies: bool
    in_force: bool
    provisional: bool
    note: str = ""

    @property
    def reasons(self) -> tuple[Criterion, ...]:
        return tuple(each.code for each in self.criteria if each.verdict is Verdict.YES)


def assess(
    facts: HighValueFacts, on: date, industries: Industries, settings: Settings = DEFAULT
) -> Assessment:
    """The test on ``on``. A patent that is no invention or not in force never qualifies."""
    held = patents.force(facts.patent)
    note = _obstacle(facts.patent, held, on)
    findings = tuple(
        _find(code, facts, on, held, (industries, settings)) for code in settings.criteria
    )
    met = any(each.verdict is Verdict.YES for each in findings)
    late = bool(held and held.provisional_from and held.provisional_from <= on)
    return Assessment(
        settings.version, findings, met and not note, not note, not note and late, note
    )


def _obstacle(facts: PatentFacts, held: Force | None, on: date) -> str:
    if facts.kind != "invention":
        return "实用新型和外观设计不计入高价值发明专利。"
    if held is None or on < held.start:
        return "截至当日尚未授权或无法认定有效。"
    if held.end is not None and on >= held.end:
        return f"专利权已于{held.end:%Y-%m-%d}终止。"
    return ""


def _find(
    code: Criterion,
    facts: HighValueFacts,
    on: date,
    held: Force | None,
    rules: tuple[Industries, Settings],
) -> Finding:
    industries, settings = rules
    if code is Criterion.INDUSTRY:
        return _industry(facts, held, industries)
    if code is Criterion.MAINTAINED:
        return _maintained(facts.patent, on, held, settings)
    if code is Criterion.OVERSEAS:
        return _overseas(facts, on, held)
    day = facts.pledge_flagged_on if code is Criterion.PLEDGED else facts.awarded_on
    if code is Criterion.PLEDGED:
        empty = (Verdict.UNKNOWN, "未导入国家知识产权局的标注；金额门槛未公开，不作推算。")
        return _dated(code, day, on, held, ("标注日期", empty))
    return _dated(code, day, on, held, ("授奖日期", (Verdict.NO, "获奖台账中没有该专利。")))


def _dated(
    code: Criterion,
    day: date | None,
    on: date,
    held: Force | None,
    words: tuple[str, tuple[Verdict, str]],
) -> Finding:
    label, (verdict, sentence) = words
    if day is None:
        return Finding(code, verdict, sentence)
    since = _since(day, held)
    if day <= on:
        return Finding(code, Verdict.YES, f"{label}{day:%Y-%m-%d}。", since=since)
    near = f"{day:%Y-%m-%d}起符合。" if since else ""
    return Finding(code, Verdict.NO, f"{label}{day:%Y-%m-%d}，晚于统计日。", near, since)


def _overseas(facts: HighValueFacts, on: date, held: Force | None) -> Finding:
    countries = f"（{facts.family_countries}）" if facts.family_countries else ""
    empty = (
        (Verdict.UNKNOWN, f"有境外同族{countries}，但未载授权日；仅申请未授权的不计。")
        if countries
        else (Verdict.UNKNOWN, "未登记境外同族信息。")
    )
    return _dated(
        Criterion.OVERSEAS,
        facts.family_granted_on,
        on,
        held,
        (f"境外同族{countries}授权日期", empty),
    )


def _industry(facts: HighValueFacts, held: Force | None, industries: Industries) -> Finding:
    symbols = symbols_of(facts.ipc_main, facts.ipc)
    code = Criterion.INDUSTRY
    if not symbols:
        return Finding(code, Verdict.UNKNOWN, "缺IPC分类号，无法对照。")
    if not industries.rules:
        return Finding(code, Verdict.UNKNOWN, "未载入产业参照表，无法对照。")
    hits = industries.hits(symbols, facts.title, facts.abstract)
    met = [hit for hit in hits if hit.fits]
    if met:
        codes = sorted({hit.rule.sei_code for hit in met})
        evidence = f"分类号{met[0].symbol}对应产业{'、'.join(codes)}{_words_found(met[0], facts)}。"
        return Finding(code, Verdict.YES, evidence, since=held.start if held else None)
    if any(hit.fits is None for hit in hits):
        return Finding(
            code, Verdict.UNKNOWN, "分类号在参照表内，但规则要求关键词，缺名称和摘要无法核对。"
        )
    if hits:
        rule = hits[0].rule
        near = f"分类号{hits[0].symbol}在产业{rule.sei_code}范围内，名称和摘要未见规则关键词，可人工核对。"
        return Finding(code, Verdict.NO, "分类号在参照表内，关键词不符。", near)
    return Finding(code, Verdict.NO, "分类号不在参照表内。")


def _words_found(hit: Hit, facts: HighValueFacts) -> str:
    text = f"{facts.title}\n{facts.abstract}"
    words = [word for word in hit.rule.keywords_any if word in text]
    return f"，含关键词“{'”“'.join(words[:3])}”" if words else ""


def _maintained(facts: PatentFacts, on: date, held: Force | None, settings: Settings) -> Finding:
    code = Criterion.MAINTAINED
    filed = settings.maintenance_basis == "filed"
    basis, label = (facts.filed_on, "申请日") if filed else (facts.granted_on, "授权日")
    if basis is None:
        return Finding(code, Verdict.UNKNOWN, f"缺{label}，无法计算维持年限。")
    day = long_since(basis)
    since = _since(day, held)
    if day <= on:
        return Finding(code, Verdict.YES, f"自{label}{basis:%Y-%m-%d}起已超过10年。", since=since)
    near = (
        f"按期缴纳年费的，{day:%Y-%m-%d}起符合。" if since and (day - on).days <= NEAR_DAYS else ""
    )
    return Finding(code, Verdict.NO, f"自{label}{basis:%Y-%m-%d}起未超过10年。", near, since)


def long_since(basis: date) -> date:
    """The first day on which more than ten years have passed."""
    return years_after(basis, LONG_YEARS) + timedelta(days=1)


def _since(day: date, held: Force | None) -> date | None:
    """The first day on which the right holds and the fact is there; None: never together."""
    if held is None:
        return None
    first = max(day, held.start)
    return first if held.end is None or first < held.end else None


def symbols_of(ipc_main: str, ipc: str) -> tuple[str, ...]:
    """Every symbol of the two normalised columns, once each."""
    parts = f"{ipc_main}{IPC_SEPARATOR}{ipc}".split(IPC_SEPARATOR)
    return tuple(dict.fromkeys(part for part in parts if part))


# -- the same in bulk -------------------------------------------------------------------------------

COLUMNS = (
    *patents.COLUMNS, "title", "abstract", "ipc_main", "ipc", "family_granted_on", "pledge_flagged_on",
)  # fmt: skip
AWARD_COLUMNS = ("kind", "patent_id", "awarded_on", "year")


def first_awards(awards: ibis.Table) -> ibis.Table:
    """``row, awarded_on``: the first award that counts; a year without a day counts from its last."""
    import ibis  # slow import

    year_end = ibis.date(awards.year.cast("int32"), 12, 31)
    counted = awards.filter(awards.kind.isin(AWARD_KINDS), awards.patent_id.notnull())
    day = ibis.coalesce(counted.awarded_on, only_if(counted.year.notnull(), year_end))
    return counted.group_by(row=counted.patent_id).aggregate(awarded_on=day.min())


def criterion_intervals(
    patents_table: ibis.Table,
    awards: ibis.Table,
    rules: ibis.Table,
    settings: Settings = DEFAULT,
) -> ibis.Table:
    """``row, criterion, valid_from, valid_until``: when each invention meets each criterion.

    Days, half open; at most one interval for each row and criterion, ending with the right.
    """
    import ibis  # slow import

    held = _held_inventions(patents_table)
    found = []
    for code in settings.criteria:
        rows, day = _bulk_day(code, held, awards, rules, settings)
        found.append(
            holding(
                rows.select(
                    row=rows.id,
                    criterion=ibis.literal(str(code)),
                    valid_from=latest(day, rows.valid_from),
                    valid_until=rows.valid_until,
                )
            )
        )
    return ibis.union(*found)


def intervals(
    patents_table: ibis.Table,
    awards: ibis.Table,
    rules: ibis.Table,
    settings: Settings = DEFAULT,
) -> ibis.Table:
    """``row, valid_from, valid_until``: when each patent is high-value, counted once."""
    each = criterion_intervals(patents_table, awards, rules, settings)
    return each.group_by("row").aggregate(
        valid_from=each.valid_from.min(), valid_until=each.valid_until.max()
    )


def _held_inventions(table: ibis.Table) -> ibis.Table:
    return patents.in_force(table.filter(table.kind == "invention"))


def _bulk_day(
    code: Criterion,
    held: ibis.Table,
    awards: ibis.Table,
    rules: ibis.Table,
    settings: Settings,
) -> tuple[ibis.Table, ibis.Value]:
    """The rows that may meet the criterion and the column of the first day on which they do."""
    if code is Criterion.INDUSTRY:
        given = strategic_industries.matched_rows(held, rules, settings.keywords_needed)
        rows = held.semi_join(given, held.id == given.row)
        return rows, rows.valid_from
    if code is Criterion.MAINTAINED:
        basis = held.filed_on if settings.maintenance_basis == "filed" else held.granted_on
        return held, plus(basis, years=LONG_YEARS, days=1)
    if code is Criterion.AWARDED:
        first = first_awards(awards)
        rows = held.inner_join(first, held.id == first.row)
        return rows, rows.awarded_on
    if code is Criterion.OVERSEAS:
        return held, held.family_granted_on
    return held, held.pledge_flagged_on


def awarded_on(awards: Iterable[tuple[str, date | None, int | None]]) -> date | None:
    """The row form of ``first_awards``: of (kind, day, year), the first that counts."""
    days = [
        day or (date(year, 12, 31) if year else None)
        for kind, day, year in awards
        if kind in AWARD_KINDS
    ]
    return min((day for day in days if day is not None), default=None)
