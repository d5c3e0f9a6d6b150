"""专利纠纷行政调解: a request, the other side's consent, mediation, agreement or the end.

Source: 专利纠纷行政裁决和调解办法 (令第81号) 第六十五条, 第六十六条, 第六十九条. No term for concluding is
set; nobody is mediated without consent.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ipcity.domain.cases.declarations import Field, Form, Kind, Move, Paper, Starts, State, Who
from ipcity.domain.cases.organs import Organ
from ipcity.domain.cases.shared_parts import WHY, after_end_of, not_after_its_day

OFFICER, HEAD, DESK = (Who.OFFICER,), (Who.HEAD,), (Who.REGISTRAR, Who.OFFICER)
SCOPE: Final = (
    ("ownership", "专利申请权和专利权归属"),
    ("inventor", "发明人、设计人资格"),
    ("reward", "职务发明创造的奖励和报酬"),
    ("interim", "发明专利申请公布后授权前使用费"),
    ("damages", "侵犯专利权的赔偿数额"),
    ("other", "其他专利纠纷"),
)
STATES: Final = (
    State("received", "待送达请求书"),
    State("answering", "待被请求人答复"),
    State("consented", "双方同意，待立案"),
    State("refusing", "未同意，待告知"),
    State("mediating", "调解中"),
    State("settled", "调解成功", is_final=True),
    State("failed", "调解不成，撤案", is_final=True),
    State("refused", "不予立案", is_final=True),
    State("withdrawn", "撤回请求", is_final=True),
)  # fmt: skip
_OVER: Final = (("handled_on", "on"), ("closed_on", "on"))

MOVES: Final = (
    Move("serve_request", "送达请求书副本和意见陈述通知", ("received",), "answering", OFFICER,
         "第六十五条", (Field("respondent_received", "被请求人收到日", Form.DAY),),
         needs=("request", "statement_notice"), stops=("serve",),
         guards=(not_after_its_day("respondent_received", "被请求人收到日"),),
         starts=(Starts("answer", "MED-ANSWER", since="respondent_received"),)),
    Move("consent", "收到同意调解的意见陈述", ("answering",), "consented", DESK, "第六十六条",
         (Field("statement", "意见陈述的要点", Form.LONG), Field("statement_received",
         "收到意见陈述之日", Form.DAY)), needs=("statement",), stops=("answer",),
         guards=(not_after_its_day("statement_received", "收到意见陈述之日"),),
         starts=(Starts("file", "MED-FILE", since="statement_received"),)),
    Move("respondent_refuses", "被请求人拒绝调解", ("answering",), "refusing", DESK, "第六十六条",
         (Field("refused_on", "表示拒绝之日", Form.DAY), WHY), stops=("answer",),
         guards=(not_after_its_day("refused_on", "表示拒绝之日"),), starts=(Starts("tell",
         "MED-REFUSE", since="refused_on"),)),
    Move("silent", "期满未答复", ("answering",), "refusing", DESK, "第六十六条",
         (Field("expired_on", "期满日", Form.DAY),), guards=(after_end_of("answer", "意见陈述期限"),
         not_after_its_day("expired_on", "期满日")), cancels=("answer",), starts=(Starts("tell",
         "MED-REFUSE", since="expired_on"),)),
    Move("tell_refusal", "告知请求人不予立案", ("refusing",), "refused", OFFICER, "第六十六条",
         (WHY,), needs=("refusal_notice",), stops=("tell",), sets=(("result", "=refused"), *_OVER)),
    Move("file", "立案，确定调解时间、地点", ("consented",), "mediating", HEAD, "第六十六条",
         (Field("mediation_on", "调解日", Form.DAY), Field("place", "调解地点")),
         needs=("mediation_notice",), stops=("file",), sets=(("accepted_on", "on"), ("handled_on",
         "on"))),
    Move("meet", "进行调解", ("mediating",), "", OFFICER, "", (Field("meeting", "调解情况",
         Form.LONG),), needs=("mediation_record",)),
    Move("settle", "达成协议，制作调解协议书", ("mediating",), "settled", OFFICER, "第六十九条",
         (Field("agreement", "协议内容", Form.LONG), Field("notarised",
         "双方约定公证并同意强制执行（有给付内容）", Form.YES, required=False)),
         needs=("agreement",), sets=(("result", "=settled"), ("decided_on", "on"), ("decision",
         "agreement"), ("closed_on", "on"))),
    Move("fail", "调解不成，撤销案件", ("mediating",), "failed", OFFICER, "第六十九条", (WHY,),
         needs=("withdrawal_notice",), sets=(("result", "=not_settled"), ("closed_on", "on"))),
    Move("withdraw", "请求人撤回请求", ("received", "answering", "consented", "refusing",
         "mediating"), "withdrawn", DESK, "", (WHY,), cancels=("serve", "answer", "file", "tell"),
         sets=(("result", "=withdrawn"), *_OVER)),
)  # fmt: skip
PAPERS: Final = (
    Paper("request", "专利纠纷调解请求书"),
    Paper("statement_notice", "意见陈述通知书", ("{{当事人}}：",
         "{{请求人}}请求就{{案由}}进行调解（案件编号{{案件编号}}），现送达请求书副本。",
         "请在收到之日起十五日内提交意见陈述，写明是否同意调解；期满未答复的，视为不同意。"),
         "当事人"),
    Paper("statement", "意见陈述书"),
    Paper("refusal_notice", "不予立案通知书", ("{{请求人}}：",
         "你（单位）请求就{{案由}}与{{当事人}}进行调解（案件编号{{案件编号}}），因被请求人未同意，决定不予立案。",
         "你（单位）可以依法通过行政裁决、诉讼等途径解决。"), "请求人"),
    Paper("mediation_notice", "调解通知书", ("{{请求人}}、{{当事人}}：",
         "{{案由}}一案（案件编号{{案件编号}}）已经立案，定于{{调解日}}在{{调解地点}}调解。",
         "调解人员：{{办案人员}}")),
    Paper("mediation_record", "调解笔录"),
    Paper("agreement", "专利纠纷调解协议书", ("请求人：{{请求人}}", "被请求人：{{当事人}}",
         "纠纷：{{案由}}", "主要事实：{{主要事实}}", "双方自愿达成协议：{{协议内容}}",
         "本协议由双方签名或者盖章，调解人员签名并加盖本单位印章。")),
    Paper("withdrawal_notice", "撤销案件通知书", ("{{请求人}}、{{当事人}}：",
         "{{案由}}一案（案件编号{{案件编号}}）经调解未能达成协议，决定撤销案件。",
         "双方可以依法通过其他途径解决。")),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="administrative_mediation",
        title="专利纠纷行政调解",
        version=1,
        since=date(2025, 2, 1),
        ledger="cases",
        mark="调",
        basis="《专利纠纷行政裁决和调解办法》",
        states=STATES,
        moves=MOVES,
        opening=(
            Field("complainant_name", "请求人"),
            Field("scope", "纠纷种类", Form.CHOICE, SCOPE),
            Field("request", "调解请求", Form.LONG),
        ),
        opens=(Starts("serve", "MED-SERVE"),),
        row=(("kind", "mediation"), ("procedure", "mediation")),
        papers=PAPERS,
        organs=(Organ.MARKET,),
        unverified=("法规没有规定结案期限，不提示办结日。",),
    ),
)
