"""High-value inventions: their number, growth and share, by one version of the criteria throughout.

Source: “十四五”国家知识产权保护和运用规划 (HV-2021, five criteria; version HV-2026 is reported by one
secondary source only and stays off until confirmed). Criteria overlap: a patent counts once.
"""

from __future__ import annotations

from collections.abc import Iterator

from ipcity.domain.indicators.declarations import NO_SPLIT, WITH_SPLIT, Indicator
from ipcity.domain.indicators.families.patents import PER_TEN_THOUSAND, patents, population
from ipcity.domain.indicators.formulas import Growth, Of, Ratio
from ipcity.domain.indicators.measures import ByLaw, Rows, count
from ipcity.domain.indicators.parts import Shift
from ipcity.domain.rights.high_value import CRITERION_LABELS

TITLE = "高价值发明专利"

_VERSION = "HV-2021"
_BASIS = (
    "国发〔2021〕20号“十四五”国家知识产权保护和运用规划（高价值发明专利定义，HV-2021，出处待核实）"
)
_WHAT = "有效、第一权利人在本区域且符合五项标准之一的国内发明专利（各项之间不重复计）"


def _rows(criterion: str = "") -> Rows:
    rule = f"patents.high_value.{_VERSION}" + (f".{criterion}" if criterion else "")
    return patents(ByLaw(rule), "invention", split="holder.kind")


_COUNT = Of(count(_rows()))
_PER_HEAD = Ratio(count(_rows()), population(), PER_TEN_THOUSAND)
_VALID = count(patents(ByLaw("patents.in_force"), "invention", split="holder.kind"))


def _by_criterion() -> Iterator[Indicator]:
    for criterion, label in CRITERION_LABELS.items():
        yield Indicator(
            code=f"high_value.{criterion}",
            version=1,
            name=f"高价值发明专利：{label}",
            unit="件",
            places=0,
            words=f"统计日有效、第一权利人在本区域且符合“{label}”一项的国内发明专利件数，各项之间有重叠",
            basis=_BASIS,
            formula=Of(count(_rows(str(criterion)))),
            splits=WITH_SPLIT,
            split_label="权利人类别",
        )


INDICATORS = (
    Indicator(
        code="high_value.growth",
        version=1,
        name="高价值发明专利拥有量年度增幅",
        unit="%",
        places=2,
        words=f"（统计日的件数－上年同日的件数）÷上年同日的件数×100%；件数为{_WHAT}，两年用同一版标准",
        basis=_BASIS,
        formula=Growth(_COUNT, Shift.LAST_YEAR),
        splits=WITH_SPLIT,
        split_label="权利人类别",
    ),
    Indicator(
        code="high_value.per-ten-thousand-growth",
        version=1,
        name="每万人高价值发明专利拥有量年度增幅",
        unit="%",
        places=2,
        words="（统计日每万人高价值发明专利拥有量－上年同日的数值）÷上年同日的数值×100%；常住人口各取当日最近公布数，两年用同一版标准",
        basis=_BASIS,
        formula=Growth(_PER_HEAD, Shift.LAST_YEAR),
        splits=NO_SPLIT,
    ),
    Indicator(
        code="high_value.inventions",
        version=1,
        name="高价值发明专利拥有量",
        unit="件",
        places=0,
        words=f"统计日{_WHAT}的件数",
        basis=_BASIS,
        formula=_COUNT,
        splits=WITH_SPLIT,
        split_label="权利人类别",
    ),
    Indicator(
        code="high_value.per-ten-thousand",
        version=1,
        name="每万人高价值发明专利拥有量",
        unit="件/万人",
        places=2,
        words="统计日高价值发明专利件数÷截至统计日最近公布的年末常住人口（万人）",
        basis=_BASIS,
        formula=_PER_HEAD,
        splits=NO_SPLIT,
    ),
    Indicator(
        code="high_value.share",
        version=1,
        name="高价值发明专利占比",
        unit="%",
        places=2,
        words="统计日高价值发明专利件数÷统计日有效发明专利件数×100%",
        basis=_BASIS,
        formula=Ratio(count(_rows()), _VALID),
        splits=WITH_SPLIT,
        split_label="权利人类别",
    ),
    *_by_criterion(),
)
