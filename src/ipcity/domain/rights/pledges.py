"""Pledges of IP rights: what was registered, what was lent, and what would be counted twice.

Source: 专利权质押登记办法 (公告461号); counting after card R6.4, unverified (待核实): loans released in the
year under a registered pledge; one loan with several rights once; renewals apart.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ipcity.domain.rights.hooks import Problem, Values, day_in, error, rewritten, text_of, warning
from ipcity.domain.terms.identifiers import normal_patent_number

BASIS = "质押融资额统计口径（待核实）"
# A loan below or above this is more likely a slip between 元 and 万元 than a fact (our own bounds).
UNLIKELY_LOW, UNLIKELY_HIGH = Decimal(10_000), Decimal(5_000_000_000)


def normalised(values: Values) -> dict[str, object]:
    if text_of(values, "kind") in ("", "patent"):
        return rewritten(values, patent_number=normal_patent_number)
    return dict(values)


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    loan, released = values.get("loan_amount"), day_in(values, "released_on")
    registered = day_in(values, "registered_on")
    for field in ("loan_amount", "registered_amount", "appraised_amount"):
        amount = values.get(field)
        if isinstance(amount, Decimal) and amount < 0:
            found += (error(field, "negative-amount", "金额不能为负数。"),)
        elif isinstance(amount, Decimal) and 0 < amount < UNLIKELY_LOW:
            found += (warning(field, "unlikely-amount", "金额不足1万元，请核对单位是否为万元。"),)
        elif isinstance(amount, Decimal) and amount > UNLIKELY_HIGH:
            found += (warning(field, "unlikely-amount", "金额超过50亿元，请核对单位。"),)
    if released and registered is None:
        sentence = "已放款但未登记质押，不计入质押融资额。"
        found += (warning("registered_on", "released-unregistered", sentence, BASIS),)
    if loan and released is None:
        found += (
            warning("released_on", "loan-without-day", "有贷款金额但缺放款日，不计入。", BASIS),
        )
    if loan and not text_of(values, "loan_number"):
        sentence = "缺贷款合同号，同一贷款含多项权利时无法去重。"
        found += (warning("loan_number", "no-loan-number", sentence, BASIS),)
    return found
