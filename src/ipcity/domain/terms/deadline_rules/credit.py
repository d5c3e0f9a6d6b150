"""Terms of licences, annual fees, agencies and credit lists.

Source: 专利法实施细则, 专利代理条例; the terms of lists and credit repair are 待核实.
"""

from __future__ import annotations

from typing import Final

from ipcity.domain.terms.deadline_rules.declarations import (
    CD,
    WD,
    Alternative,
    Extension,
    Figure,
    M,
    Milestone,
    Rule,
    Y,
    only,
)
from ipcity.domain.terms.versions import U, V

DANGEROUS: Final = Alternative("food_drug_equipment", "涉及食品、药品、特种设备", 12, U)


def _repair(id: str, title: str, event: str, figure: Figure, rolls: bool = True) -> Rule:  # noqa: A002
    return Rule(id, title, event, "market-credit-repair", (figure,), rolls=rolls)


CREDIT: Final = (
    Rule("LIC-REC", "专利实施许可合同备案", "许可合同生效", "patent-rules",
         (only("2023年修订", "第十五条", 3, M, V),)),
    Rule("FEE-GRACE", "补缴年费和滞纳金", "年费应缴日", "patent-rules",
         (Figure("2023年修订", "第一百一十五条", 6, M, V,
                 effect="每月加收全额年费的百分之五；期满未缴的，专利权自应缴日起终止。"),)),
    Rule("AGENCY-LICENCE", "决定是否颁发专利代理机构执业许可", "受理申请", "patent-agency",
         (only("2019年施行", "第九条", 20, CD, V),)),
    Rule("AGENCY-MARK", "商标代理机构备案有效期", "备案", "mark-agency",
         (Figure("2022年", "", 3, Y, U, effect="有效期届满前6个月内办理延续。"),), rolls=False),
    Rule("LIST-END", "严重违法失信名单列入期限", "列入名单", "serious-list",
         (Figure("2021年", "", 3, Y, U,
                 milestones=(Milestone("early", "可以申请提前移出", 1, Y),)),), rolls=False),
    Rule("LIST-ACCEPT", "决定是否受理提前移出申请", "收到提前移出申请", "serious-list",
         (only("2021年", "", 5, WD, U),)),
    Rule("LIST-DECIDE", "核实并决定是否提前移出", "受理提前移出申请", "serious-list",
         (only("2021年", "", 15, WD, U),)),
    _repair("REPAIR-EARLY", "可以申请提前停止公示", "公示处罚信息",
            Figure("2021年", "", 6, M, U, alternatives=(DANGEROUS,)), rolls=False),
    _repair("REPAIR-ACCEPT", "决定是否受理修复申请", "收到修复申请", only("2021年", "", 2, WD, U)),
    _repair("REPAIR-DECIDE", "决定是否修复", "受理修复申请", only("2021年", "", 15, WD, U)),
    Rule("CNIPA-CRED", "知识产权失信期限", "认定失信行为", "property-credit",
         (Figure("2022年", "", 1, Y, U, (Extension("再次认定", 1, 2),),
                 milestones=(Milestone("repair", "可以申请修复", 6, M),),
                 effect="期间内再次认定的累加，最长3年。"),), rolls=False),
    Rule("CNIPA-REPAIR", "审查修复申请", "收到修复申请", "property-credit",
         (only("2022年", "", 10, WD, U),)),
)  # fmt: skip
