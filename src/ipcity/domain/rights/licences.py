"""Licence contracts: recorded within three months of taking effect; open licences are ordinary ones.

Source: 专利法实施细则 第十五条 (recordal within three months), 第八十六条、第八十七条 (open licences).
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
from ipcity.domain.terms.anniversaries import months_after

BASIS = "专利法实施细则第十五条"
RECORDAL_MONTHS = 3


def normalised(values: Values) -> dict[str, object]:
    return rewritten(values, patent_number=identifiers.normal_patent_number)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    if number := text_of(values, "patent_number"):
        sentence = identifiers.patent_number_problem(number)
        found += found_problem("patent_number", sentence, "bad-patent-number")
    recorded, effective = day_in(values, "recorded_on"), day_in(values, "effective_on")
    if recorded is None:
        found += (warning("recorded_on", "not-recorded", "缺备案日，不计入许可数量。", BASIS),)
    if effective and (recorded or on) > months_after(effective, RECORDAL_MONTHS):
        sentence = "许可合同应在生效之日起3个月内备案，已超期。"
        found += (warning("recorded_on", "recorded-late", sentence, BASIS),)
    if text_of(values, "open_licence_number") and text_of(values, "kind") in ("exclusive", "sole"):
        sentence = "开放许可实施期间只能给予普通许可。"
        found += (warning("kind", "exclusive-under-open", sentence, "专利法第五十一条"),)
    giver, taker = text_of(values, "licensor_name"), text_of(values, "licensee_name")
    if giver and organisation_names.match_key(giver) == organisation_names.match_key(taker):
        found += (warning("licensee_name", "same-parties", "许可人与被许可人相同，请核对。"),)
    return found
