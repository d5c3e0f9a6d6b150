"""Terms of publishing penalties and inspections, and how long what is published stays.

Source: 市场监督管理行政处罚信息公示规定; 信用修复管理办法; 国办发〔2018〕118号 and 抽查暂行办法 (待核实).
Two clocks run beside each other: the market regulator's and the government's own publicity.
"""

from __future__ import annotations

from typing import Final

from ipcity.domain.terms.deadline_rules.declarations import (
    WD,
    Condition,
    Figure,
    M,
    Milestone,
    Rule,
    Unit,
    Y,
    only,
)
from ipcity.domain.terms.versions import S, U, V

ELSEWHERE: Final = ("other_province", "当事人在其他省、自治区、直辖市")
LIGHT: Final = ("criticism_or_low_fine", "仅受通报批评或者较低数额罚款")


def _rule(
    id: str,  # noqa: A002  the field's name
    title: str,
    event: str,
    article: str,
    n: int,
    unit: Unit,
    condition: Condition | None = None,
) -> Rule:
    figure = only("2021年", article, n, unit, V)
    return Rule(
        id, title, event, "penalty-publication", (figure,), condition, rolls=unit not in (M, Y)
    )


def _credit(
    id: str,  # noqa: A002
    title: str,
    n: int,
    unit: Unit,
    least: Milestone | None,
    effect: str = "",
) -> Rule:
    marks = (least,) if least else ()
    figure = Figure("令第36号", "", n, unit, S, milestones=marks, effect=effect)
    return Rule(id, title, "处罚决定文书日期", "credit-repair", (figure,), rolls=False)


PUBLICITY: Final = (
    _rule("PUB-SAME", "公示处罚信息", "作出处罚决定", "第九条", 20, WD,
          Condition(*ELSEWHERE, value=False, instead="PUB-PUSH")),
    _rule("PUB-PUSH", "向当事人所在地推送处罚信息", "作出处罚决定", "第十条", 10, WD,
          Condition(*ELSEWHERE, value=True, instead="PUB-SAME")),
    _rule("PUB-RECV", "公示外省推送的处罚信息", "收到处罚信息", "第十条", 10, WD,
          Condition(*ELSEWHERE, value=True)),
    _rule("PUB-UNDO", "撤回公示", "处罚决定被变更、撤销、确认违法或者无效", "第十一条", 3, WD),
    _rule("PUB-END-S", "公示期限（通报批评、较低数额罚款）", "公示处罚信息", "第十三条", 3, M,
          Condition(*LIGHT, value=True, instead="PUB-END-L")),
    _rule("PUB-END-L", "公示期限（其他处罚）", "公示处罚信息", "第十三条", 3, Y,
          Condition(*LIGHT, value=False, instead="PUB-END-S")),
    Rule("PUB-GOV", "行政执法公示、双公示", "作出处罚决定", "enforcement-publicity",
         (only("2018年", "", 7, WD, U),)),
    Rule("PUB-GOV-OTHER", "其他执法结果公示", "作出执法决定", "enforcement-publicity",
         (only("2018年", "", 20, WD, U),)),
    Rule("RND-PUB", "公示抽查检查结果", "检查结束", "random-inspection",
         (only("2014年", "", 20, WD, U),)),
    _credit("CC-MINOR", "轻微失信信息公示上限", 3, M, None, "原则上不公示；履行义务后即可修复。"),
    _credit("CC-GENERAL", "一般失信信息公示上限", 1, Y,
            Milestone("least", "最短公示期满，可以申请修复", 3, M)),
    _credit("CC-SERIOUS", "严重失信信息公示上限", 3, Y,
            Milestone("least", "最短公示期满，可以申请修复", 1, Y)),
)  # fmt: skip
