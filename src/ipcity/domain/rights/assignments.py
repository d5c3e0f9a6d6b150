"""Transfers of patents: effective on registration, within one group counted apart.

Source: 专利法 第十条 (a transfer takes effect on the day of registration); counting after card R6.2.
"""

from __future__ import annotations

from datetime import date

from ipcity.domain.rights.hooks import (
    Problem,
    Values,
    day_in,
    found_problem,
    rewritten,
    text_of,
    warning,
)
from ipcity.domain.terms import identifiers, organisation_names

BASIS = "专利法第十条"


def normalised(values: Values) -> dict[str, object]:
    return rewritten(values, patent_number=identifiers.normal_patent_number)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    if number := text_of(values, "patent_number"):
        sentence = identifiers.patent_number_problem(number)
        found += found_problem("patent_number", sentence, "bad-patent-number")
    if day_in(values, "registered_on") is None:
        sentence = "缺登记生效日，转让自登记之日起生效，不计入。"
        found += (warning("registered_on", "no-registration-date", sentence, BASIS),)
    giver, taker = text_of(values, "assignor_name"), text_of(values, "assignee_name")
    if giver and organisation_names.match_key(giver) == organisation_names.match_key(taker):
        found += (warning("assignee_name", "same-parties", "转让人与受让人相同，请核对。"),)
    elif _looks_internal(giver, taker) and not values.get("is_internal"):
        sentence = "转让双方字号相同，疑为集团内部转让；属实的请勾选“集团内部”，不计入。"
        found += (warning("is_internal", "maybe-internal", sentence, BASIS),)
    return found


def _looks_internal(giver: str, taker: str) -> bool:
    left, right = organisation_names.parts(giver), organisation_names.parts(taker)
    return bool(left.brand) and left.brand == right.brand and not left.is_person
