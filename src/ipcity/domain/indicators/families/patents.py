"""Patents: valid inventions and their number per 10 000 residents, grants and filings of the year.

Source: 专利法第四十二条 (terms), 专利法实施细则第一百一十五条 (lapse for fees, from the day the fee was due).
A patent belongs to the district by its first holder; one whose holder is known to sit elsewhere,
or abroad, does not count. Fees in grace: the patent counts and is shown apart.
"""

from __future__ import annotations

from decimal import Decimal

from ipcity.domain.indicators.declarations import NO_SPLIT, WITH_SPLIT, Apart, Indicator
from ipcity.domain.indicators.formulas import Of, Ratio
from ipcity.domain.indicators.measures import (
    ByLaw,
    Flow,
    Interval,
    Link,
    Rows,
    Scalar,
    Tally,
    among,
    count,
    differs,
    distinct,
    equals,
    named,
    total,
)
from ipcity.domain.indicators.statistics import latest_figure

TITLE = "专利"

HOLDER = (Link("holder", "organisations"),)
# The first holder is of this country, and not known to sit outside the district.
OF_THE_DISTRICT = (equals("is_domestic", True), differs("holder.is_local", False))
PER_TEN_THOUSAND = Decimal(10_000)

_FORCE = "专利法第四十二条；专利法实施细则第一百一十五条"
_KINDS = ("invention", "utility", "design")


def population() -> Tally:
    """Residents by the latest published figure."""
    return total(latest_figure("resident_population"))


def patents(interval: Interval, *kinds: Scalar, split: str = "kind") -> Rows:
    where = (among("kind", *kinds), *OF_THE_DISTRICT)
    return Rows("patents", interval, where, HOLDER, subject=named("holder"), split=split)


_VALID_INVENTIONS = patents(ByLaw("patents.in_force"), "invention", split="holder.kind")
_IN_GRACE = Apart(
    "grace",
    "其中年费宽限期内",
    "件",
    0,
    Of(count(patents(ByLaw("patents.in_grace"), "invention", split="holder.kind"))),
)

INDICATORS = (
    Indicator(
        code="patents.inventions-per-ten-thousand",
        version=1,
        name="每万人发明专利拥有量",
        unit="件/万人",
        places=2,
        words="统计日有效、第一权利人在本区域的国内发明专利件数÷截至统计日最近公布的年末常住人口（万人）",
        basis=f"{_FORCE}；国家知识产权局每万人口发明专利拥有量统计口径（待核实）",
        formula=Ratio(count(_VALID_INVENTIONS), population(), PER_TEN_THOUSAND),
        splits=NO_SPLIT,
        apart=(_IN_GRACE,),
    ),
    Indicator(
        code="patents.inventions",
        version=1,
        name="有效发明专利拥有量",
        unit="件",
        places=0,
        words="统计日有效、第一权利人在本区域的国内发明专利件数，年费宽限期内的计入并另列",
        basis=_FORCE,
        formula=Of(count(_VALID_INVENTIONS)),
        splits=WITH_SPLIT,
        split_label="权利人类别",
        apart=(_IN_GRACE,),
    ),
    Indicator(
        code="patents.in-force",
        version=1,
        name="有效专利拥有量",
        unit="件",
        places=0,
        words="统计日有效、第一权利人在本区域的国内发明、实用新型和外观设计专利件数",
        basis=_FORCE,
        formula=Of(count(patents(ByLaw("patents.in_force"), *_KINDS))),
        splits=WITH_SPLIT,
        split_label="专利类型",
    ),
    Indicator(
        code="patents.invention-grants-of-year",
        version=1,
        name="新增发明专利授权量",
        unit="件",
        places=0,
        words="当年1月1日至统计日授权公告、第一权利人在本区域的国内发明专利件数，可按镇街、单位列出",
        basis="试点工作方案保障措施（发明专利授权量纳入报表）；专利法第三十九条",
        formula=Of(count(patents(Flow("granted_on"), "invention", split="holder.kind"))),
        splits=WITH_SPLIT,
        split_label="权利人类别",
    ),
    Indicator(
        code="patents.grants-of-year",
        version=1,
        name="当年专利授权量",
        unit="件",
        places=0,
        words="当年1月1日至统计日授权公告、第一权利人在本区域的国内专利件数",
        basis="专利法第三十九条、第四十条",
        formula=Of(count(patents(Flow("granted_on"), *_KINDS))),
        splits=WITH_SPLIT,
        split_label="专利类型",
    ),
    Indicator(
        code="patents.filings-of-year",
        version=1,
        name="当年专利申请量",
        unit="件",
        places=0,
        words="当年1月1日至统计日申请、第一申请人在本区域的国内专利件数；申请公布前的可能尚未录入",
        basis="专利法第二十八条",
        formula=Of(count(patents(Flow("filed_on"), *_KINDS))),
        splits=WITH_SPLIT,
        split_label="专利类型",
    ),
    Indicator(
        code="patents.invention-holders",
        version=1,
        name="拥有有效发明专利的单位",
        unit="家",
        places=0,
        words="统计日至少有一件有效发明专利的不同第一权利人数",
        basis=_FORCE,
        formula=Of(distinct(_VALID_INVENTIONS)),
        splits=WITH_SPLIT,
        split_label="权利人类别",
    ),
)
