"""Trademarks: registered and in their ten years on the day; marks in the renewal grace stand apart.

Source: 商标法（2019）第三十九条、第四十条 (ten years, six months' grace for renewal). One registration in
several classes counts once a class, as the trademark office counts.
"""

from __future__ import annotations

from ipcity.domain.indicators.declarations import WITH_SPLIT, Apart, Indicator
from ipcity.domain.indicators.families.patents import HOLDER, OF_THE_DISTRICT
from ipcity.domain.indicators.formulas import Of
from ipcity.domain.indicators.measures import (
    ByLaw,
    Flow,
    Interval,
    Rows,
    count,
    distinct,
    named,
)

TITLE = "商标"

_TERM = "商标法第三十九条、第四十条"


def _marks(interval: Interval, split: str = "nice_class") -> Rows:
    return Rows(
        "trademarks", interval, OF_THE_DISTRICT, HOLDER, subject=named("holder"), split=split
    )


INDICATORS = (
    Indicator(
        code="trademarks.in-term",
        version=1,
        name="有效注册商标量",
        unit="件",
        places=0,
        words="统计日已注册、在十年有效期内且权利人在本区域的商标件数，一标多类按类计；处于续展宽展期（6个月）的不计入，另列",
        basis=_TERM,
        formula=Of(count(_marks(ByLaw("trademarks.in_term")))),
        splits=WITH_SPLIT,
        split_label="国际分类",
        apart=(
            Apart(
                "grace", "续展宽展期内", "件", 0, Of(count(_marks(ByLaw("trademarks.in_grace"))))
            ),
        ),
    ),
    Indicator(
        code="trademarks.in-grace",
        version=1,
        name="续展宽展期内商标",
        unit="件",
        places=0,
        words="统计日有效期已满、尚在6个月续展宽展期内的商标件数",
        basis=_TERM,
        formula=Of(count(_marks(ByLaw("trademarks.in_grace")))),
        splits=WITH_SPLIT,
        split_label="国际分类",
    ),
    Indicator(
        code="trademarks.registrations-of-year",
        version=1,
        name="当年商标注册量",
        unit="件",
        places=0,
        words="当年1月1日至统计日注册公告、权利人在本区域的商标件数，一标多类按类计",
        basis=_TERM,
        formula=Of(count(_marks(Flow("registered_on")))),
        splits=WITH_SPLIT,
        split_label="国际分类",
    ),
    Indicator(
        code="trademarks.holders",
        version=1,
        name="拥有有效注册商标的主体",
        unit="家",
        places=0,
        words="统计日至少有一件有效注册商标的不同权利人数",
        basis=_TERM,
        formula=Of(distinct(_marks(ByLaw("trademarks.in_term"), "kind"))),
        splits=WITH_SPLIT,
        split_label="商标性质",
    ),
)
