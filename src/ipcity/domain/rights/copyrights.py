"""Registered works and software: registration proves a day and a claim, it does not create the right.

Source: 作品自愿登记 and 计算机软件著作权登记 practice; numbers have no check digit.
"""

from __future__ import annotations

from datetime import date

from ipcity.domain.rights.hooks import Problem, Values, day_in, rewritten, text_of, warning
from ipcity.domain.terms.identifiers import compact


def _number(text: str) -> str:
    return compact(text) if text.isascii() else text.replace(" ", "").replace("　", "").upper()


def normalised(values: Values) -> dict[str, object]:
    return rewritten(values, number=_number)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    number, kind = text_of(values, "number"), text_of(values, "kind")
    if "SR" in number and kind == "work":
        found += (warning("kind", "kind-against-number", "登记号含SR，应为计算机软件登记。"),)
    if day_in(values, "registered_on") is None:
        found += (warning("registered_on", "no-registration-date", "缺登记日，不计入当年登记量。"),)
    return found
