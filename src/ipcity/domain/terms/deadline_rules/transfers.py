"""Terms between administrative enforcement, the police and the procuratorate, both ways.

Source: 行政执法机关移送涉嫌犯罪案件的规定 (国务院令第310号); its 3日 is taken as calendar days, the
stricter reading, with the working-day reading shown beside; 公安程序规定; 行刑反向衔接工作指引.
"""

from __future__ import annotations

from typing import Final

from ipcity.domain.terms.deadline_rules.declarations import (
    CD,
    WD,
    Alternative,
    Extension,
    Figure,
    H,
    Rule,
    only,
)
from ipcity.domain.terms.versions import S, U, V


def _rule(id: str, title: str, event: str, article: str) -> Rule:  # noqa: A002  the field's name
    figure = Figure("2020年修订", article, 3, CD, V, advisory=WD)
    return Rule(id, title, event, "case-transfer", (figure,))


def _hours(id: str, title: str, event: str, article: str) -> Rule:  # noqa: A002
    return Rule(id, title, event, "case-transfer", (only("2020年修订", article, 24, H, V),))


TRANSFERS: Final = (
    _rule("CRI-HEAD", "决定是否批准移送", "报告正职负责人", "第五条"),
    _hours("CRI-HAND", "向同级公安机关移送", "批准移送", "第五条"),
    _hours("CRI-FORWARD", "公安机关转送有管辖权的机关", "受理后发现无管辖权", "第七条"),
    Rule("CRI-POLICE", "公安机关审查决定是否立案", "公安机关受理", "case-transfer",
         (Figure("2020年修订", "第八条", 3, CD, V, advisory=WD, alternatives=(
             Alternative("complex", "重大、疑难、复杂，经县级以上公安机关负责人批准", 30, U),
             Alternative("needs_check", "线索需要查证", 10, U))),)),
    Rule("CRI-ASK", "公安机关通知补正材料", "收到移送材料", "police-procedure",
         (only("2020年修正", "第一百八十条", 24, H, V),)),
    Rule("CRI-SUPP", "补正移送材料", "公安机关通知补正", "police-procedure",
         (Figure("2020年修正", "第一百八十条", 3, CD, V, advisory=WD),)),
    _rule("CRI-RECON", "提请复议", "收到不予立案通知", "第九条"),
    _rule("CRI-PROC", "公安机关作出复议决定", "收到复议提请", "第九条"),
    _rule("CRI-SUPERVISE", "建议检察院立案监督", "收到复议决定", "第九条"),
    _rule("CRI-GOODS", "移交涉案物品和材料", "收到立案通知", "第十二条"),
    Rule("CRI-EXPLAIN", "公安机关说明不立案理由", "收到要求说明理由", "prosecution-rules",
         (only("2019年", "第五百六十条、第五百六十三条", 7, CD, V),)),
    Rule("CRI-ORDER", "公安机关依通知立案", "收到通知立案", "prosecution-rules",
         (only("2019年", "第五百六十条、第五百六十三条", 15, CD, V),)),
    Rule("REV-SPP", "行政检察审查终结", "行政检察部门登记", "reverse-transfer",
         (Figure("2024年", "第十二条", 10, WD, S, (Extension("检察长", None, None),),
                 ("征求其他检察院意见", "公安机关复议复核", "被害人申诉或者自诉")),)),
)  # fmt: skip
