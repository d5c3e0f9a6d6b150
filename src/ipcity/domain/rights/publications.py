"""Publication of penalty decisions: the last day, the day itself and its proof.

Source: 市场监督管理行政处罚信息公示规定 (令45号) 第九条 (twenty working days from the decision); the working
calendar is not applied here, so a missing last day is asked for and never guessed.
"""

from __future__ import annotations

from datetime import date

from ipcity.domain.rights.hooks import Problem, Values, day_in, text_of, warning

BASIS = "市场监督管理行政处罚信息公示规定第九条"


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    publishable = bool(values.get("is_publishable", True))
    exempt, published = text_of(values, "exempt_kind"), day_in(values, "published_on")
    if publishable and day_in(values, "due_on") is None:
        sentence = "缺公示期限，无法判断是否按期公示（决定之日起20个工作日）。"
        found += (warning("due_on", "no-due-date", sentence, BASIS),)
    if not publishable and not exempt:
        found += (warning("exempt_kind", "no-reason", "不公示的须写明原因。", BASIS),)
    if publishable and exempt:
        found += (
            warning("exempt_kind", "exempt-publishable", "写有不公示原因，但标为应公示，请核对。"),
        )
    if published and not text_of(values, "proof_url"):
        found += (warning("proof_url", "no-proof", "已公示但缺公示链接或截图编号。"),)
    return found
