"""Copyrights: works and programs registered in the year.

Source: 作品自愿登记试行办法, 计算机软件著作权登记办法. Registration proves, it does not create the right.
"""

from __future__ import annotations

from ipcity.domain.indicators.declarations import WITH_SPLIT, Indicator
from ipcity.domain.indicators.formulas import Of
from ipcity.domain.indicators.measures import Flow, Rows, count

TITLE = "著作权"

INDICATORS = (
    Indicator(
        code="copyrights.registrations-of-year",
        version=1,
        name="当年著作权登记量",
        unit="件",
        places=0,
        words="当年1月1日至统计日登记的作品和计算机软件著作权件数",
        basis="作品自愿登记试行办法；计算机软件著作权登记办法",
        formula=Of(count(Rows("copyrights", Flow("registered_on"), split="kind"))),
        splits=WITH_SPLIT,
        split_label="登记类型",
    ),
)
