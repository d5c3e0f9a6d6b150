"""Geographical indications: two tracks, never added up.

Source: 集体商标、证明商标注册和管理规定 (marks), 地理标志产品保护办法 (products).
"""

from __future__ import annotations

from collections.abc import Iterator

from ipcity.domain.indicators.declarations import Indicator
from ipcity.domain.indicators.formulas import Of
from ipcity.domain.indicators.measures import (
    ByLaw,
    Interval,
    NewSince,
    Rows,
    Subject,
    distinct,
    equals,
    outside,
)

TITLE = "地理标志"

_SUBJECT = Subject((("number", "name"),))
_TRACKS = (
    (
        "mark",
        "地理标志商标",
        "注册的地理标志证明商标、集体商标",
        "集体商标、证明商标注册和管理规定（国家知识产权局令第79号，文号待核实）",
    ),
    (
        "product",
        "地理标志产品保护",
        "获得保护的地理标志产品",
        "地理标志产品保护办法（国家知识产权局令第80号，文号待核实）",
    ),
)


def _rows(track: str, interval: Interval) -> Rows:
    where = (equals("track", track), outside("stated_status", "pending", "refused"))
    return Rows("geographical_indications", interval, where, subject=_SUBJECT)


def _of_track(track: str, name: str, what: str, basis: str) -> Iterator[Indicator]:
    yield Indicator(
        code=f"geographical_indications.{track}s-new",
        version=1,
        name=f"新增{name}",
        unit="件",
        places=0,
        words=f"基准年末之后至统计日新{what}件数，同一注册号（公告号）只计一次",
        basis=basis,
        formula=Of(distinct(_rows(track, NewSince("recognised_on", _SUBJECT)))),
    )
    yield Indicator(
        code=f"geographical_indications.{track}s",
        version=1,
        name=name,
        unit="件",
        places=0,
        words=f"统计日已{what}中尚在保护的件数",
        basis=basis,
        formula=Of(distinct(_rows(track, ByLaw("geographical_indications.in_term")))),
    )


INDICATORS = tuple(each for track in _TRACKS for each in _of_track(*track))
