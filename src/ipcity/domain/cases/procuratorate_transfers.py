"""检察机关反向移送: a 检察意见 after non-prosecution, verified as a clue and answered by its own day.

Source: 行政处罚法 第二十七条, 行政执法机关移送涉嫌犯罪案件的规定 第十三条, 人民检察院行刑反向衔接工作指引;
verifying follows 市场监督管理行政处罚程序规定 第十八条. The day to answer is the one in the document.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ipcity.domain.cases.declarations import (
    Field,
    Form,
    Kind,
    Move,
    Paper,
    Standing,
    Starts,
    State,
    Who,
)
from ipcity.domain.cases.organs import ELSEWHERE
from ipcity.domain.cases.shared_parts import (
    FILING_CONDITIONS,
    NOT_FILED,
    TESTS,
    WHY,
    day_known,
    extending,
    needs_each,
    resuming,
    suspending,
    yes_fields,
)

OFFICER, HEAD = (Who.OFFICER,), (Who.HEAD,)
VERIFYING: Final = "、《市场监督管理行政处罚程序规定》第十八条"
OPEN_WORK: Final = ("received", "verifying", "verified")
_VERIFIED: Final = ("verified_on", "on")


def _late_with_reason(standing: Standing) -> str:
    due = day_known(standing, "reply_due")
    if due is None or standing.on <= due or standing.given.get("why_late"):
        return ""
    return f"检察意见要求{due}前回复，逾期回复须写明原因"


STATES: Final = (
    State("received", "已登记，待核查"),
    State("verifying", "核查中"),
    State("verified", "已核查，待决定"),
    State("to_answer", "已决定，待回复检察机关"),
    State("answered", "已回复", is_final=True),
)  # fmt: skip
MOVES: Final = (
    Move("take_over", "接收证据材料和涉案财物", ("received", "verifying"), "", OFFICER,
         "第二十七条", (Field("taken_over", "接收的材料和财物", Form.LONG),),
         needs=("handover_list",), two_officers=True),
    Move("begin", "开始核查", ("received",), "verifying", OFFICER, VERIFYING, (Field("plan",
         "核查内容", Form.LONG),)),
    Move("extend", "延长核查期限", OPEN_WORK, "", HEAD, VERIFYING, extending(), extends="verify"),
    suspending("suspend", "扣除核查期限（鉴定、辨认等）", ("verifying",), "verify", OFFICER,
         VERIFYING, TESTS),
    resuming("resume", "恢复计算核查期限", ("verifying",), "verify", OFFICER, VERIFYING),
    Move("conclude", "核查终结", ("verifying",), "verified", OFFICER, VERIFYING, (Field("finding",
         "核查情况", Form.LONG),), needs=("verification_report",), two_officers=True),
    Move("file", "决定立案", ("verified",), "to_answer", HEAD, f"{VERIFYING}、第十九条",
         (*yes_fields(FILING_CONDITIONS), Field("case_number", "立案编号", required=False)),
         stops=("verify",), guards=(needs_each(FILING_CONDITIONS),), grows="ordinary_penalty",
         sets=(("result", "=filed"), _VERIFIED, ("case_number", "case_number"))),
    Move("not_file", "决定不予立案", ("verified",), "to_answer", HEAD, f"{VERIFYING}、第二十条",
         (Field("refusal", "不予立案的情形", Form.CHOICE, NOT_FILED), WHY), stops=("verify",),
         decides=True, sets=(("result", "=refused"), _VERIFIED)),
    Move("hand_over", "移送有管辖权的机关", OPEN_WORK, "to_answer", HEAD, "第二十七条",
         (Field("transferred_to", "移送单位"), WHY), needs=("handover_letter",),
         cancels=("verify",), sets=(("result", "=transferred"), ("transferred_to",
         "transferred_to"), _VERIFIED)),
    Move("answer", "书面回复检察机关", ("to_answer",), "answered", OFFICER, "第二十七条",
         (Field("answer_number", "回复文号"), Field("why_late", "逾期回复的原因", Form.LONG,
         required=False)), needs=("answer",), guards=(_late_with_reason,), sets=(("replied_on",
         "on"),)),
)  # fmt: skip
PAPERS: Final = (
    Paper("opinion", "检察意见书"),
    Paper("handover_list", "证据材料、涉案财物交接清单"),
    Paper("verification_report", "反向移送线索核查报告",
         ("检察意见书：{{检察意见书文号}}（{{移送的检察院}}）", "涉嫌主体：{{被举报人}}",
         "事项：{{线索内容}}", "核查情况：{{核查情况}}",
         "核查人员：{{办案人员}}\u3000证据{{证据数}}件")),
    Paper("handover_letter", "案件移送函", ("{{移送单位}}：",
         "{{移送的检察院}}以{{检察意见书文号}}移送的{{被举报人}}一案，属于你单位管辖，现移送处理，处理结果请函告{{移送的检察院}}并抄送我单位。"),
         "移送单位"),
    Paper("answer", "关于检察意见的回复", ("{{移送的检察院}}：",
         "你院{{检察意见书文号}}收悉。我单位于{{收到日}}登记，经核查，处理情况如下：{{核查结果}}。",
         "核查情况：{{核查情况}}"), "移送的检察院"),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="procuratorate_transfer",
        title="检察机关反向移送",
        version=1,
        since=date(2024, 11, 26),
        ledger="clues",
        mark="检移",
        basis="《行政处罚法》",
        states=STATES,
        moves=MOVES,
        opening=(
            Field("procuratorate", "移送的检察院"),
            Field("opinion_number", "检察意见书文号"),
            Field("reply_due", "回复期限（取自检察意见书）", Form.DAY),
        ),
        opens=(Starts("verify", "PEN-CLUE", column="due_on"),),
        row=(("source_kind", "procuratorate"),),
        papers=PAPERS,
        unverified=("回复期限以检察意见书为准，没有统一的法定期限。", ELSEWHERE),
    ),
)
