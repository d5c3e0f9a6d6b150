"""协查与联合办案: a request of another organ, one of our own, and a case handled together.

Source: 市场监督管理行政处罚程序规定 第十三条, 第十六条, 第四十五条. Between regions the same steps are
kept by agreement.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ipcity.domain.cases.declarations import Field, Form, Kind, Move, Paper, Starts, State, Who
from ipcity.domain.cases.organs import ELSEWHERE
from ipcity.domain.cases.shared_parts import WHY, not_after_its_day, up_to_end_of

OFFICER, HEAD, DESK = (Who.OFFICER,), (Who.HEAD,), (Who.REGISTRAR, Who.OFFICER)
BASIS: Final = "《市场监督管理行政处罚程序规定》"
_HANDLED: Final = (("result", "=handled"), ("verified_on", "on"))

INCOMING_STATES: Final = (
    State("received", "收到协查函"),
    State("assisting", "协查中"),
    State("delayed", "已告知延期"),
    State("answered", "已函复", is_final=True),
    State("handed", "已转有关单位", is_final=True),
    State("declined", "不能协助，已告知", is_final=True),
)  # fmt: skip
INCOMING: Final = (
    Move("begin", "开始协查", ("received",), "assisting", OFFICER, "第四十五条", (Field("plan",
         "协查内容", Form.LONG),)),
    Move("investigate", "调查取证", ("assisting", "delayed"), "", OFFICER, "第四十五条",
         (Field("investigation", "调查取证情况", Form.LONG),), two_officers=True),
    Move("delay", "期满前告知延期", ("received", "assisting"), "delayed", HEAD, "第四十五条",
         (Field("delayed_until", "预计完成日", Form.DAY), WHY), needs=("delay_letter",),
         stops=("answer",), guards=(up_to_end_of("answer", "协助调查的期限"),),
         note="需要延期的，应当在期限届满前告知请求机关。"),
    Move("answer", "函复请求机关", ("assisting", "delayed"), "answered", HEAD, "第四十五条",
         (Field("outcome", "协查结果", Form.LONG),), needs=("answer_letter",), stops=("answer",),
         sets=(*_HANDLED, ("replied_on", "on"))),
    Move("hand_over", "转有关单位并告知请求机关", ("received", "assisting"), "handed", HEAD,
         "第四十五条", (Field("transferred_to", "转交单位"), WHY), cancels=("answer",),
         sets=(("result", "=transferred"), ("transferred_to", "transferred_to"), ("verified_on",
         "on"), ("replied_on", "on"))),
    Move("decline", "不能协助，书面告知", ("received", "assisting"), "declined", HEAD, "第四十五条",
         (WHY,), needs=("decline_letter",), stops=("answer",), sets=(("result", "=refused"),
         ("verified_on", "on"), ("replied_on", "on"))),
    Move("clue_found", "协查中发现本区线索", ("assisting", "delayed"), "", OFFICER, "第十八条",
         (Field("found", "发现的线索", Form.LONG),), grows="clue"),
)  # fmt: skip
INCOMING_PAPERS: Final = (
    Paper("request_letter", "协助调查函"),
    Paper("delay_letter", "延期协查告知函", ("{{请求单位}}：",
         "你单位{{来函文号}}协助调查函收悉。因{{理由}}，不能在期限内完成，预计于{{预计完成日}}前函复。"),
         "请求单位"),
    Paper("answer_letter", "协助调查复函", ("{{请求单位}}：",
         "你单位{{来函文号}}协助调查函收悉。经调查，情况如下：{{协查结果}}",
         "附调查材料{{证据数}}件。"), "请求单位"),
    Paper("decline_letter", "不能协助调查告知函", ("{{请求单位}}：",
         "你单位{{来函文号}}协助调查函收悉。因{{理由}}，我单位不能提供协助，特此告知。"),
         "请求单位"),
)  # fmt: skip

OUTGOING_STATES: Final = (
    State("drafted", "拟请求协查"),
    State("approved", "已批准，待发函"),
    State("sent", "已发函，待复函"),
    State("delayed", "对方告知延期"),
    State("answered", "已收到复函", is_final=True),
    State("dropped", "撤回协查", is_final=True),
)  # fmt: skip
OUTGOING: Final = (
    Move("approve", "批准请求协查", ("drafted",), "approved", HEAD, "第四十五条", (WHY,)),
    Move("send", "发出协查函", ("approved",), "sent", OFFICER, "第四十五条",
         (Field("received_there", "对方收到日", Form.DAY),), needs=("request_letter",),
         guards=(not_after_its_day("received_there", "对方收到日"),), starts=(Starts("answer",
         "PEN-ASSIST", since="received_there", column="due_on"),)),
    Move("urge", "催办", ("sent", "delayed"), "", OFFICER, "第四十五条", (Field("urging",
         "催办情况", Form.LONG),)),
    Move("told_delay", "对方告知延期", ("sent",), "delayed", OFFICER, "第四十五条",
         (Field("delayed_until", "对方预计完成日", Form.DAY), WHY), stops=("answer",)),
    Move("take_answer", "收到复函", ("sent", "delayed"), "answered", DESK, "第四十五条",
         (Field("outcome", "复函内容", Form.LONG),), needs=("answer_letter",), stops=("answer",),
         sets=_HANDLED),
    Move("drop", "不再请求或者撤回", ("drafted", "approved", "sent", "delayed"), "dropped", HEAD,
         "第四十五条", (WHY,), cancels=("answer",), sets=_HANDLED),
)  # fmt: skip
OUTGOING_PAPERS: Final = (
    Paper("request_letter", "协助调查函", ("{{协助单位}}：", "我单位办理{{线索内容}}一案（编号{{线索编号}}），需要你单位协助调查以下事项：{{请求协查的事项}}", "请自收到本函之日起十五个工作日内完成并函复；需要延期的，请在期限届满前告知。", "联系人员：{{办案人员}}"), "协助单位"),
    Paper("answer_letter", "协助调查复函"),
)  # fmt: skip

JOINT_STATES: Final = (
    State("proposed", "拟联合办案"),
    State("agreed", "已商定，联合办案中"),
    State("disputed", "管辖协商中"),
    State("assigned", "已报上级指定管辖"),
    State("ended", "联合办案结束", is_final=True),
    State("dropped", "未联合办案", is_final=True),
)  # fmt: skip
JOINT: Final = (
    Move("agree", "商定联合办案", ("proposed",), "agreed", HEAD, "第四十五条", (Field("division",
         "任务分工", Form.LONG), Field("leading", "牵头单位")), needs=("joint_plan",)),
    Move("drop", "不联合办案", ("proposed",), "dropped", HEAD, "第四十五条", (WHY,), sets=_HANDLED),
    Move("act", "联合行动", ("agreed",), "", OFFICER, "第四十五条", (Field("action", "行动情况",
         Form.LONG),), two_officers=True),
    Move("share", "交换证据材料", ("agreed",), "", OFFICER, "第四十五条", (Field("shared",
         "交换的材料", Form.LONG),), needs=("exchange_list",)),
    Move("dispute", "发生管辖争议，协商", ("agreed",), "disputed", HEAD, "第十三条",
         (Field("disputed_on", "发生争议之日", Form.DAY), WHY),
         guards=(not_after_its_day("disputed_on", "发生争议之日"),), starts=(Starts("compete",
         "PEN-COMPETE", since="disputed_on"),)),
    Move("settle_dispute", "协商一致", ("disputed",), "agreed", HEAD, "第十三条",
         (Field("jurisdiction", "商定的管辖单位"),), stops=("compete",)),
    Move("report_up", "报请共同的上一级指定管辖", ("disputed",), "assigned", HEAD,
         "第十三条、第十六条", (Field("received_above", "上级收到日", Form.DAY),),
         needs=("assignment_request",), stops=("compete",),
         guards=(not_after_its_day("received_above", "上级收到日"),), starts=(Starts("assign",
         "PEN-ASSIGN", since="received_above"),)),
    Move("assigned", "上级已指定管辖", ("assigned",), "agreed", OFFICER, "第十六条",
         (Field("jurisdiction", "指定的管辖单位"),), needs=("assignment",), stops=("assign",)),
    Move("hand_over", "本单位部分移送管辖单位", ("agreed",), "ended", HEAD, "第十四条",
         (Field("transferred_to", "移送单位"), WHY), sets=(("result", "=transferred"),
         ("transferred_to", "transferred_to"), ("verified_on", "on"))),
    Move("file", "本单位部分立案", ("agreed",), "ended", HEAD, "第十九条", (Field("case_number",
         "立案编号", required=False), Field("outcome", "联合办案成果", Form.LONG)),
         grows="ordinary_penalty", sets=(("result", "=filed"), ("case_number", "case_number"),
         ("verified_on", "on"))),
    Move("end", "联合办案结束", ("agreed",), "ended", HEAD, "第四十五条", (Field("outcome",
         "联合办案成果", Form.LONG),), sets=_HANDLED),
)  # fmt: skip
JOINT_PAPERS: Final = (
    Paper("joint_plan", "联合办案方案", ("案件：{{线索内容}}（编号{{线索编号}}）",
         "参加单位：{{联合办案的单位}}", "牵头单位：{{牵头单位}}", "任务分工：{{任务分工}}",
         "本单位办案人员：{{办案人员}}")),
    Paper("exchange_list", "证据材料交换清单"),
    Paper("assignment_request", "指定管辖请示",
         ("我单位与{{联合办案的单位}}就{{线索内容}}（编号{{线索编号}}）的管辖发生争议，经协商未能达成一致，现报请指定管辖。",
         "争议情况：{{理由}}")),
    Paper("assignment", "指定管辖决定"),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="assistance_in",
        title="协查（外单位请求）",
        version=1,
        since=date(2022, 11, 1),
        ledger="clues",
        mark="协",
        basis=BASIS,
        states=INCOMING_STATES,
        moves=INCOMING,
        opening=(
            Field("from_organ", "请求单位"),
            Field("letter_number", "来函文号"),
            Field("request", "请求协查的事项", Form.LONG),
        ),
        opens=(Starts("answer", "PEN-ASSIST", column="due_on"),),
        row=(("source_kind", "district"),),
        papers=INCOMING_PAPERS,
        unverified=(ELSEWHERE,),
    ),
    Kind(
        key="assistance_out",
        title="协查（请求外单位）",
        version=1,
        since=date(2022, 11, 1),
        ledger="clues",
        mark="请协",
        basis=BASIS,
        states=OUTGOING_STATES,
        moves=OUTGOING,
        opening=(
            Field("to_organ", "协助单位"),
            Field("request", "请求协查的事项", Form.LONG),
        ),
        row=(("source_kind", "other"),),
        papers=OUTGOING_PAPERS,
        unverified=(ELSEWHERE,),
    ),
    Kind(
        key="joint_case",
        title="联合办案",
        version=1,
        since=date(2022, 11, 1),
        ledger="clues",
        mark="联",
        basis=BASIS,
        states=JOINT_STATES,
        moves=JOINT,
        opening=(Field("partners", "联合办案的单位"),),
        row=(("source_kind", "district"),),
        papers=JOINT_PAPERS,
        unverified=(ELSEWHERE,),
    ),
)
