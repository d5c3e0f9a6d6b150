"""Deliverables: milestones of what the plan says is to be built, accepted with evidence.

Source: the plan itself. A pack narrows these to one item of the plan in its own indicators.
"""

from __future__ import annotations

from ipcity.domain.indicators.declarations import WITH_SPLIT, Indicator
from ipcity.domain.indicators.formulas import Of, Ratio
from ipcity.domain.indicators.measures import Cumulative, Rows, count, present

TITLE = "建设成果"

_BASIS = "试点工作方案"
_ACCEPTED = Rows(
    "deliverables", Cumulative("accepted_on"), split="kind", counted=(present("evidence"),)
)

INDICATORS = (
    Indicator(
        code="deliverables.accepted",
        version=1,
        name="验收完成的建设成果节点",
        unit="项",
        places=0,
        words="截至统计日已验收并填有验收依据的建设成果节点数",
        basis=_BASIS,
        formula=Of(count(_ACCEPTED)),
        splits=WITH_SPLIT,
        split_label="节点类型",
    ),
    Indicator(
        code="deliverables.accepted-share",
        version=1,
        name="建设成果按计划验收率",
        unit="%",
        places=2,
        words="计划完成日已到的建设成果节点中，截至统计日已验收并填有验收依据的节点数÷计划完成日已到的节点数×100%",
        basis=_BASIS,
        formula=Ratio(
            count(
                Rows(
                    "deliverables",
                    Cumulative("planned_on", once=("accepted_on",)),
                    (present("evidence"),),
                    split="kind",
                ),
                empty_is_none=False,
            ),
            count(Rows("deliverables", Cumulative("planned_on"), split="kind")),
        ),
        splits=WITH_SPLIT,
        split_label="节点类型",
    ),
)
