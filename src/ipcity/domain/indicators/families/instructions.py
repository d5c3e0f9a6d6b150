"""Instructions: positive written instructions by leaders, each with its level and date.

Source: the plan itself.
"""

from __future__ import annotations

from ipcity.domain.indicators.declarations import WITH_SPLIT, Indicator
from ipcity.domain.indicators.formulas import Of
from ipcity.domain.indicators.measures import Flow, Rows, count, equals

TITLE = "领导批示"

INDICATORS = (
    Indicator(
        code="instructions.positive-of-year",
        version=1,
        name="知识产权工作获领导正向批示",
        unit="次",
        places=0,
        words="当年1月1日至统计日领导对知识产权工作作出的正向书面批示次数",
        basis="试点工作方案",
        formula=Of(
            count(
                Rows(
                    "instructions",
                    Flow("given_on"),
                    split="level",
                    counted=(equals("is_positive", True),),
                )
            )
        ),
        splits=WITH_SPLIT,
        split_label="级别",
    ),
)
