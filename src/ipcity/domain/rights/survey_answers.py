"""Answers of a satisfaction survey: valid ones count, invalid ones say why.

Source: the programme's own definition: satisfied answers over valid answers.
"""

from __future__ import annotations

from datetime import date

from ipcity.domain.rights.hooks import Problem, Values, error, text_of, warning


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    valid = bool(values.get("is_valid", True))
    if valid and not text_of(values, "answer"):
        found += (warning("answer", "no-answer", "有效答卷缺总体评价，不计入分母。"),)
    if not valid and not text_of(values, "invalid_reason"):
        found += (warning("invalid_reason", "no-reason", "剔除的答卷须写明原因。"),)
    score = values.get("score")
    if isinstance(score, int) and score > 100:
        found += (error("score", "bad-score", "评分应为0至100。"),)
    return found
