"""Surveys: the share of satisfied answers of the latest survey, with sample size and interval.

Source: the plan asks for public satisfaction with IP protection; the 95 % interval is Wilson's score
interval, which holds at shares near 100 % too.
"""

from __future__ import annotations

from ipcity.domain.indicators.declarations import WITH_SPLIT, Apart, Indicator
from ipcity.domain.indicators.formulas import Of, Ratio, Wilson
from ipcity.domain.indicators.measures import (
    Condition,
    LatestGroup,
    Rows,
    among,
    count,
    equals,
    present,
)

TITLE = "满意度"

_LATEST = LatestGroup("answered_on", "survey")
_VALID = (equals("is_valid", True), present("answer"))


def _answers(*where: Condition) -> Rows:
    return Rows("survey_answers", _LATEST, (*_VALID, *where), split="respondent")


_SIZE = count(_answers())
_SATISFIED = count(
    Rows(
        "survey_answers",
        _LATEST,
        _VALID,
        split="respondent",
        counted=(among("answer", "very_satisfied", "satisfied"),),
    ),
)
_SHARE = Ratio(_SATISFIED, _SIZE)

INDICATORS = (
    Indicator(
        code="surveys.satisfaction",
        version=1,
        name="知识产权保护社会满意度",
        unit="%",
        places=2,
        words="统计日前最近一次完成的调查中，评价为非常满意或满意的有效答卷数÷有效答卷数×100%；列出样本量和95%置信区间（威尔逊区间）",
        basis="试点工作方案；抽样调查的区间估计方法为威尔逊得分区间",
        formula=_SHARE,
        splits=WITH_SPLIT,
        split_label="受访者类型",
        apart=(
            Apart("sample", "有效答卷", "份", 0, Of(_SIZE), within="denominator"),
            Apart("low", "95%置信区间下限", "%", 2, Wilson(_SHARE, upper=False), within=""),
            Apart("high", "95%置信区间上限", "%", 2, Wilson(_SHARE, upper=True), within=""),
        ),
    ),
)
