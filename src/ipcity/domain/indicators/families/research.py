"""Research: the district's expenditure on R&D and how it grows.

Source: 研究与试验发展（R&D）经费 as the statistical office publishes it, year by year.
"""

from __future__ import annotations

from ipcity.domain.indicators.declarations import NO_SPLIT, Indicator
from ipcity.domain.indicators.formulas import Growth, Of
from ipcity.domain.indicators.measures import total
from ipcity.domain.indicators.statistics import figure_of_baseline_year, latest_figure

TITLE = "研发投入"

_SERIES = "rd_expenditure"
_BASIS = "试点工作方案；统计部门公布的全社会研究与试验发展经费"
_LATEST = Of(total(latest_figure(_SERIES)))

INDICATORS = (
    Indicator(
        code="research.growth-over-baseline",
        version=1,
        name="全社会研发经费比基准年增长",
        unit="%",
        places=2,
        words="（截至统计日最近公布年度的全社会研发经费－基准年全社会研发经费）÷基准年全社会研发经费×100%",
        basis=_BASIS,
        formula=Growth(_LATEST, reference=Of(total(figure_of_baseline_year(_SERIES)))),
        splits=NO_SPLIT,
    ),
    Indicator(
        code="research.growth-over-previous-year",
        version=1,
        name="全社会研发经费比上年增长",
        unit="%",
        places=2,
        words="（截至统计日最近公布年度的全社会研发经费－其上一年度的全社会研发经费）÷上一年度的全社会研发经费×100%",
        basis=_BASIS,
        formula=Growth(_LATEST, reference=Of(total(latest_figure(_SERIES, years_back=1)))),
        splits=NO_SPLIT,
    ),
    Indicator(
        code="research.expenditure",
        version=1,
        name="全社会研发经费",
        unit="元",
        places=0,
        words="截至统计日最近公布年度的全社会研发经费",
        basis=_BASIS,
        formula=_LATEST,
        splits=NO_SPLIT,
    ),
)
