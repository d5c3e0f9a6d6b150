"""Organisations as rows: the credit code in its form, branches named as what they are.

Source: GB 32100-2015; names after 企业名称登记管理规定 (region, brand, trade, legal form).
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


def normalised(values: Values) -> dict[str, object]:
    """Fills ``match_key`` from the name, which is what the directory is searched by."""
    found = rewritten(values, uscc=identifiers.normal_uscc, name=organisation_names.tidy)
    if name := text_of(found, "name"):
        found["match_key"] = organisation_names.match_key(name)[:200]
    return found


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    if code := text_of(values, "uscc"):
        found += found_problem("uscc", identifiers.uscc_problem(code), "bad-uscc")
    elif text_of(values, "kind") != "other":
        found += (
            warning("uscc", "no-uscc", "缺统一社会信用代码，只能按名称归并，容易误并或漏并。"),
        )
    named = organisation_names.parts(text_of(values, "name"))
    if named.is_branch and not values.get("is_branch"):
        found += (warning("is_branch", "branch-by-name", "名称为分支机构，请勾选并指明上级单位。"),)
    closed = day_in(values, "closed_on")
    if closed and closed > on:
        found += (warning("closed_on", "closed-later", "注销日期晚于今天，请核对。"),)
    return found
