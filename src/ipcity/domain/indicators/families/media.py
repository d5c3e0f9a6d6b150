"""Media: positive reports at district level or above, and how they compare with the year before.

Source: the plan itself.
"""

from __future__ import annotations

from ipcity.domain.indicators.declarations import WITH_SPLIT, Indicator
from ipcity.domain.indicators.formulas import Growth, Of
from ipcity.domain.indicators.measures import Flow, Rows, among, count, equals
from ipcity.domain.indicators.parts import Shift

TITLE = "媒体报道"

_LEVELS = ("national", "province", "city", "district")
_POSITIVE = Of(
    count(
        Rows(
            "media_reports",
            Flow("published_on"),
            (among("level", *_LEVELS),),
            split="level",
            counted=(equals("tone", "positive"),),
        )
    )
)

INDICATORS = (
    Indicator(
        code="media.positive-of-year",
        version=1,
        name="区级以上媒体正面宣传报道",
        unit="次",
        places=0,
        words="当年1月1日至统计日区县级以上媒体刊发的正面报道次数",
        basis="试点工作方案",
        formula=_POSITIVE,
        splits=WITH_SPLIT,
        split_label="媒体级别",
    ),
    Indicator(
        code="media.positive-growth",
        version=1,
        name="区级以上媒体正面宣传报道同比",
        unit="%",
        places=2,
        words="（当年1月1日至统计日的正面报道次数－上年同期次数）÷上年同期次数×100%",
        basis="试点工作方案",
        formula=Growth(_POSITIVE, Shift.LAST_YEAR),
        splits=WITH_SPLIT,
        split_label="媒体级别",
    ),
)
