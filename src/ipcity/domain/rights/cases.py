"""Cases as they arrive in sheets: numbers, the statutory day, and what cannot be.

Source: 市场监督管理行政处罚程序规定 第六十四条 (ninety days from filing to decision, thirty more by the head).
Only the plain count is made here; suspensions and extensions are the case desk's.
"""

from __future__ import annotations

from datetime import date, timedelta

from ipcity.domain.rights.hooks import (
    Problem,
    Values,
    day_in,
    found_problem,
    rewritten,
    text_of,
    warning,
)
from ipcity.domain.terms import identifiers

BASIS = "市场监督管理行政处罚程序规定第六十四条"
DECISION_DAYS = 90


def normalised(values: Values) -> dict[str, object]:
    return rewritten(values, party_uscc=identifiers.normal_uscc)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    code = text_of(values, "party_uscc")
    if len(code) == 18:
        found += found_problem("party_uscc", identifiers.uscc_problem(code), "bad-uscc")
    accepted, decided = day_in(values, "accepted_on"), day_in(values, "decided_on")
    ordinary = text_of(values, "procedure") in ("", "ordinary")
    if ordinary and decided and accepted is None:
        found += (warning("accepted_on", "no-filing-date", "缺立案日，无法判断是否按期。", BASIS),)
    if ordinary and accepted and not day_in(values, "due_on"):
        due = accepted + timedelta(days=DECISION_DAYS)
        if (decided or on) > due and not values.get("suspended_days"):
            sentence = f"立案已超过90日（{due:%Y-%m-%d}），有中止、延期的请补录。"
            found += (warning("due_on", "past-ninety-days", sentence, BASIS),)
    if day_in(values, "closed_on") and decided is None and ordinary:
        found += (
            warning(
                "decided_on",
                "closed-undecided",
                "已结案但缺决定日，办案期限计到作出决定之日。",
                BASIS,
            ),
        )
    return found
