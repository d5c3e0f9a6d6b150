"""案件线索: from inspections, online monitoring and other bodies, verified and then decided on.

Source: 市场监督管理行政处罚程序规定 第十四条, 第十七条至第二十条, 第二十二条.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ipcity.domain.cases.declarations import Field, Form, Kind, Move, Paper, Starts, State, Who
from ipcity.domain.cases.organs import ELSEWHERE
from ipcity.domain.cases.shared_parts import (
    FILING_CONDITIONS,
    NOT_FILED,
    TESTS,
    WHY,
    extending,
    needs_each,
    resuming,
    suspending,
    yes_fields,
)

OFFICER, HEAD = (Who.OFFICER,), (Who.HEAD,)
OPEN_WORK: Final = ("received", "verifying", "verified")
_VERIFIED: Final = ("verified_on", "on")

STATES: Final = (
    State("received", "待核查"),
    State("verifying", "核查中"),
    State("verified", "已核查，待决定"),
    State("filed", "已立案", is_final=True),
    State("not_filed", "不予立案", is_final=True),
    State("merged", "已并案", is_final=True),
    State("handed", "已移送", is_final=True),
)  # fmt: skip
MOVES: Final = (
    Move("begin", "开始核查", ("received",), "verifying", OFFICER, "第十八条", (Field("plan",
         "核查内容", Form.LONG),)),
    Move("keep_online", "固定网络证据", ("received", "verifying"), "", OFFICER, "第十八条",
         (Field("address", "网址或者店铺"), Field("method", "固定方式", Form.CHOICE, (("deposit",
         "电子存证"), ("notary", "公证"), ("recorded", "截图、录屏并记录过程"))), Field("kept_at",
         "固定时刻", Form.MOMENT))),
    Move("extend", "延长核查期限", OPEN_WORK, "", HEAD, "第十八条", extending(), extends="verify"),
    suspending("suspend", "扣除核查期限（鉴定、辨认等）", ("verifying",), "verify", OFFICER,
         "第十八条", TESTS),
    resuming("resume", "恢复计算核查期限", ("verifying",), "verify", OFFICER, "第十八条"),
    Move("conclude", "核查终结", ("verifying",), "verified", OFFICER, "第十八条", (Field("finding",
         "核查情况", Form.LONG), Field("proposal", "处理建议", Form.LONG)),
         needs=("verification_report",), two_officers=True),
    Move("return_file", "退回补充核查", ("verified",), "verifying", HEAD, "第十八条", (WHY,)),
    Move("file", "决定立案", ("verified",), "filed", HEAD, "第十八条、第十九条",
         (*yes_fields(FILING_CONDITIONS), Field("case_number", "立案编号", required=False)),
         stops=("verify",), guards=(needs_each(FILING_CONDITIONS),), grows="ordinary_penalty",
         sets=(("result", "=filed"), _VERIFIED, ("case_number", "case_number"))),
    Move("not_file", "决定不予立案", ("verified",), "not_filed", HEAD, "第十八条、第二十条",
         (Field("refusal", "不予立案的情形", Form.CHOICE, NOT_FILED), WHY), stops=("verify",),
         decides=True, sets=(("result", "=refused"), _VERIFIED)),
    Move("merge", "并入其他线索或者案件", OPEN_WORK, "merged", HEAD, "第十八条",
         (Field("case_number", "并入的线索或者案件编号"), WHY), cancels=("verify",), decides=True,
         sets=(("result", "=merged"), _VERIFIED, ("case_number", "case_number"))),
    Move("hand_over", "移送有管辖权的机关", OPEN_WORK, "handed", HEAD, "第十四条",
         (Field("transferred_to", "移送单位"), WHY), needs=("handover_letter",),
         cancels=("verify",), decides=True, sets=(("result", "=transferred"), ("transferred_to",
         "transferred_to"), _VERIFIED)),
    Move("to_police", "涉嫌犯罪，转入移送程序", OPEN_WORK, "handed", HEAD, "第十七条",
         (Field("transferred_to", "移送的公安机关"), WHY), cancels=("verify",),
         grows="police_transfer", sets=(("result", "=transferred"), ("transferred_to",
         "transferred_to"), _VERIFIED)),
)  # fmt: skip
PAPERS: Final = (
    Paper("registration", "案件线索登记表", ("线索编号：{{线索编号}}", "线索来源：{{线索来源}}",
         "收到日期：{{收到日}}", "涉嫌主体：{{被举报人}}", "线索内容：{{线索内容}}",
         "涉案地点：{{涉案地点}}", "网址或者店铺：{{网址}}")),
    Paper("monitoring_record", "网络监测固定证据记录", ("线索编号：{{线索编号}}",
         "网址或者店铺：{{网址或者店铺}}", "固定方式：{{固定方式}}", "固定时刻：{{固定时刻}}",
         "操作人员：{{办案人员}}")),
    Paper("verification_report", "线索核查报告",
         ("{{线索内容}}（编号{{线索编号}}），于{{收到日}}收到，核查人员为{{办案人员}}。",
         "涉嫌主体：{{被举报人}}", "核查情况：{{核查情况}}", "现有证据{{证据数}}件。",
         "处理建议：{{处理建议}}")),
    Paper("handover_letter", "案件线索移送函", ("{{移送单位}}：",
         "我单位在工作中发现{{被举报人}}涉嫌违法的线索（编号{{线索编号}}），属于你单位管辖，现移送处理，处理结果请函告我单位。",
         "线索内容：{{线索内容}}", "附材料{{证据数}}件。"), "移送单位"),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="clue",
        title="案件线索",
        version=1,
        since=date(2022, 11, 1),
        ledger="clues",
        mark="线",
        basis="《市场监督管理行政处罚程序规定》",
        states=STATES,
        moves=MOVES,
        opening=(
            Field("is_online", "来自网络监测", Form.YES, required=False),
            Field("web_address", "网址", required=False),
            Field("place", "涉案地点", required=False),
        ),
        opens=(Starts("verify", "PEN-CLUE", column="due_on"),),
        papers=PAPERS,
        unverified=(ELSEWHERE,),
    ),
)
