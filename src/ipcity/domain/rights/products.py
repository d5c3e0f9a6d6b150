"""Patent-carried products: filed, then recognised; distinct products count, refreshes do not.

Source: 国知办函运字〔2022〕985号 (filing and recognition); counting after card R1.5.
"""

from __future__ import annotations

import re
from datetime import date

from ipcity.domain.rights.hooks import Problem, Values, day_in, rewritten, text_of, warning
from ipcity.domain.terms.identifiers import normal_patent_number

BASIS = "国知办函运字〔2022〕985号"
PASSED = ("filed", "opted", "recognised")


def _numbers(text: str) -> str:
    parts = [part for part in re.split(r"[;；,，、|\s]+", text) if part]
    return "; ".join(dict.fromkeys(normal_patent_number(part) for part in parts))


def normalised(values: Values) -> dict[str, object]:
    return rewritten(values, patent_numbers=_numbers)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    stage = text_of(values, "stage")
    if stage in PASSED and day_in(values, "filed_on") is None:
        found += (
            warning("filed_on", "no-filing-date", "备案已通过但缺备案通过日，不计入。", BASIS),
        )
    if day_in(values, "recognised_on") and day_in(values, "filed_on") is None:
        found += (
            warning(
                "filed_on", "recognised-unfiled", "认定以备案为前提，请补录备案通过日。", BASIS
            ),
        )
    if stage in PASSED and not text_of(values, "patent_numbers"):
        found += (warning("patent_numbers", "no-patents", "未关联专利，备案产品应有专利。", BASIS),)
    return found
