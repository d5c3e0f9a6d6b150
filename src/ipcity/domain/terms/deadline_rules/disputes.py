"""Terms of adjudicating and mediating patent disputes and of confirming mediation agreements.

Source: 专利纠纷行政裁决和调解办法 (令第81号), 专利法, 民事诉讼法, 人民调解协议司法确认程序规定.
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
    Rule,
    Unit,
    Y,
    only,
)
from ipcity.domain.terms.versions import U, V

HEAD: Final = "负责人"
ABOVE: Final = "上一级管理专利工作的部门"


def _rule(
    id: str,  # noqa: A002  the field's name
    title: str,
    event: str,
    article: str,
    n: int,
    unit: Unit = WD,
) -> Rule:
    return Rule(id, title, event, "adjudication", (only("令第81号", article, n, unit, V),))


DISPUTES: Final = (
    Rule("ADJ-FILE", "决定是否立案", "收到裁决请求", "adjudication",
         (Figure("令第81号", "第二十条", 5, WD, V, (Extension(HEAD, 5),)),)),
    _rule("ADJ-SERVE", "送达请求书副本", "立案", "第二十二条", 5),
    Rule("ADJ-DEF", "提交答辩书", "被请求人收到请求书副本", "adjudication",
         (Figure("令第81号", "第二十二条", 15, CD, V,
                 alternatives=(Alternative("no_domicile_in_CN", "在中国没有固定住所", 30, V),),
                 effect="逾期不答辩的，不影响审理；是否延长由合议组决定。"),)),
    _rule("ADJ-FWD", "送达答辩书副本", "收到答辩书", "第二十二条", 5),
    Rule("ADJ-END", "裁决结案", "立案", "adjudication",
         (Figure("令第81号", "第三十七条", 3, M, V, (Extension(HEAD, 1), Extension(ABOVE, 2)),
                 ("中止", "公告", "检验鉴定", "管辖异议", "当事人申请延长举证", "和解")),)),
    Rule("ADJ-SUIT", "不服处理决定起诉", "收到处理决定", "patent-law",
         (only("2020年修正", "第六十五条", 15, CD, V),)),
    Rule("ADJ-LIMIT", "侵犯专利权诉讼时效", "知道侵权行为和侵权人", "patent-law",
         (only("2020年修正", "第七十四条", 3, Y, V),)),
    _rule("MED-SERVE", "送达调解请求书副本", "收到调解请求", "第六十五条", 5),
    _rule("MED-ANSWER", "提交意见陈述", "被请求人收到请求书副本", "第六十五条", 15, CD),
    _rule("MED-FILE", "立案并确定调解时间、地点", "收到同意调解的意见陈述", "第六十六条", 5),
    _rule("MED-REFUSE", "告知不予立案", "期满未答复或者拒绝调解", "第六十六条", 5),
    Rule("PMED-TERM", "人民调解", "受理调解申请", "mediation-work", (only("2002年", "", 1, M, U),)),
    Rule("PMED-CONF", "共同申请司法确认", "调解协议生效", "civil-procedure",
         (only("2023年修正", "第二百零五条", 30, CD, V),)),
    Rule("PMED-COURT-ACCEPT", "法院决定是否受理", "收到司法确认申请", "mediation-confirmation",
         (only("2011年", "第四条", 3, CD, V),)),
    Rule("PMED-COURT", "法院作出是否确认的决定", "受理司法确认申请", "mediation-confirmation",
         (Figure("2011年", "第五条", 15, CD, V, (Extension("本院院长", 10),),
                 effect="法院的期限只供参考。"),)),
    Rule("PMED-COURT-END", "法院特别程序审结", "司法确认立案", "civil-procedure",
         (Figure("2023年修正", "第一百八十七条", 30, CD, V, effect="法院的期限只供参考。"),)),
)  # fmt: skip
