"""Cases: how many of those due were handled, decided in time, and published in time.

Source: 市场监督管理行政处罚程序规定第六十四条 (90 days, lawful extensions and suspensions, which ``due_on``
already contains), 总局令第45号第九条 (publication within 20 working days). The period is the
programme's: from its first year to the day, so that a late case stays late.
"""

from __future__ import annotations

from collections.abc import Iterator

from ipcity.domain.indicators.declarations import WITH_SPLIT, Apart, Indicator
from ipcity.domain.indicators.formulas import Of, Ratio
from ipcity.domain.indicators.measures import (
    AnyOf,
    Column,
    Condition,
    Flow,
    Operator,
    Rows,
    Span,
    count,
    differs,
    equals,
    not_later,
    outside,
)

TITLE = "案件与公示"

_TERM = "市场监督管理行政处罚程序规定第六十四条"
_PUBLISHING = "市场监督管理行政处罚信息公示规定（总局令第45号）第二条、第九条"
_SINCE = "方案起始年1月1日至统计日"
_HANDLED = ("handled_on", "decided_on", "closed_on")
# Enforcement by the ordinary procedure: the simple one and mediation have no such term.
_ENFORCED = (outside("procedure", "simple", "mediation"), differs("result", "refused"))
_PUBLISHABLE = (equals("is_publishable", True), Condition("exempt_kind", Operator.ABSENT))


def _cases(
    *where: Condition | AnyOf, once: tuple[str, ...] = (), span: Span = Span.PROGRAMME
) -> Rows:
    return Rows("cases", Flow("due_on", span, once), where, split="kind")


def _publications(*where: Condition, once: tuple[str, ...] = ()) -> Rows:
    interval = Flow("due_on", Span.PROGRAMME, once)
    return Rows("publications", interval, (*_PUBLISHABLE, *where), split="channel")


def _handled(span: Span) -> Ratio:
    handled = count(_cases(once=_HANDLED, span=span), empty_is_none=False)
    return Ratio(handled, count(_cases(span=span)))


def _in_time(column: str) -> Ratio:
    kept = count(_cases(*_ENFORCED, not_later(column, "due_on")), empty_is_none=False)
    return Ratio(kept, count(_cases(*_ENFORCED)))


def _published(*where: Condition, once: tuple[str, ...] = ()) -> Ratio:
    done = count(_publications(*where, once=once), empty_is_none=False)
    return Ratio(done, count(_publications()))


_LATE = Apart(
    "late",
    "其中逾期公示",
    "件",
    0,
    Of(
        count(
            _publications(
                Condition("published_on", Operator.AFTER, Column("due_on")), once=("published_on",)
            ),
            empty_is_none=False,
        )
    ),
)


def _handling() -> Iterator[Indicator]:
    for key, span, period in (
        ("handled-rate", Span.PROGRAMME, _SINCE),
        ("handled-rate-of-year", Span.YEAR, "当年1月1日至统计日"),
    ):
        yield Indicator(
            code=f"cases.{key}",
            version=1,
            name="知识产权案件处理率" + ("（当年）" if span is Span.YEAR else ""),
            unit="%",
            places=2,
            words=f"{period}办理期限届满的案件中，截至统计日已办理（作出决定或结案）的件数÷办理期限届满的件数×100%",
            basis=_TERM,
            formula=_handled(span),
            splits=WITH_SPLIT,
            split_label="案件类型",
        )


def _enforcement() -> Iterator[Indicator]:
    for key, column, what in (
        ("decided-in-time", "decided_on", "作出处理决定"),
        ("closed-in-time", "closed_on", "结案"),
    ):
        yield Indicator(
            code=f"cases.{key}",
            version=1,
            name=f"知识产权行政执法按期结案率（以{what}计）",
            unit="%",
            places=2,
            words=f"{_SINCE}期限届满的行政执法案件中，在期限（含依法中止、延长）内{what}的件数÷期限届满的件数×100%，简易程序、调解和不予立案的不计",
            basis=_TERM,
            formula=_in_time(column),
            splits=WITH_SPLIT,
            split_label="案件类型",
        )


INDICATORS = (
    *_handling(),
    *_enforcement(),
    Indicator(
        code="cases.published-in-time",
        version=1,
        name="知识产权案件信息公示率（按期）",
        unit="%",
        places=2,
        words=f"{_SINCE}公示期限届满的应公示案件中，在期限内公示的件数÷公示期限届满的件数×100%",
        basis=_PUBLISHING,
        formula=_published(not_later("published_on", "due_on")),
        splits=WITH_SPLIT,
        split_label="公示渠道",
        apart=(_LATE,),
    ),
    Indicator(
        code="cases.published",
        version=1,
        name="知识产权案件信息公示率（已公示）",
        unit="%",
        places=2,
        words=f"{_SINCE}公示期限届满的应公示案件中，截至统计日已公示的件数÷公示期限届满的件数×100%",
        basis=_PUBLISHING,
        formula=_published(once=("published_on",)),
        splits=WITH_SPLIT,
        split_label="公示渠道",
    ),
    Indicator(
        code="cases.received-of-year",
        version=1,
        name="当年受理知识产权案件",
        unit="件",
        places=0,
        words="当年1月1日至统计日收到的知识产权案件数",
        basis="试点工作方案",
        formula=Of(count(Rows("cases", Flow("received_on"), split="kind"))),
        splits=WITH_SPLIT,
        split_label="案件类型",
    ),
)
