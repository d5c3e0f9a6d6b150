"""行政处罚（普通程序）: from the clue to the closing of the file.

Source: 市场监督管理行政处罚程序规定 (articles per move), 行政处罚法 第三十六条至第六十四条. The term of the case
ends with the decision, not with the closing.
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
    CAUSE_FIELDS,
    NOT_FILED,
    SERVED_FIELDS,
    TESTING,
    TESTS,
    WHY,
    extending,
    resuming,
    suspending,
)

OFFICER, HEAD, REVIEWER = (Who.OFFICER,), (Who.HEAD,), (Who.REVIEWER,)
LEGAL_REVIEW: Final = (
    ("none", "不属于应当法制审核的情形"),
    ("public", "涉及重大公共利益"),
    ("heard", "直接关系当事人或者第三人重大权益，经过听证程序"),
    ("complex", "案件情况疑难复杂、涉及多个法律关系"),
    ("law", "法律、法规规定应当进行法制审核的其他情形"),
)


def _no_evidence(standing: Standing) -> str:
    return "" if standing.evidence else "案卷中还没有证据"


def _still_to_be_heard(standing: Standing) -> str:
    """The party may still speak: within the term nothing is decided (程序规定 第五十七条)."""
    end = standing.ends.get("waive")
    if end is None or standing.on > end or standing.done("state"):
        return ""
    return f"当事人陈述、申辩或者要求听证的期限至{end}届满，届满前不得作出决定"


def _hearing_undone(standing: Standing) -> str:
    asked, held = standing.done("ask_hearing"), standing.done("hold_hearing")
    return "当事人要求听证，听证尚未举行" if asked and not held else ""


def _collective(standing: Standing) -> str:
    """What needs the legal review is discussed by the heads together (第六十条)."""
    needed = standing.known.get("legal_review") not in (None, "", "none")
    return (
        "" if not needed or standing.value("collective") else "应当法制审核的案件须经负责人集体讨论"
    )


def _not_filed_before(standing: Standing) -> str:
    return "" if standing.done("file") else "移送前尚未立案，应退回继续核查"


def _filed_before(standing: Standing) -> str:
    return "移送前已经立案，应恢复办理" if standing.done("file") else ""


def _host_investigated(standing: Standing) -> str:
    return "" if standing.given.get("host") else "请写明听证主持人（不得是本案调查人员）"


def _too_soon_for_hearing(standing: Standing) -> str:
    end = standing.ends.get("hearing_notice")
    day = standing.given.get("hearing_on")
    if end is None or not isinstance(day, date):
        return ""
    return f"通知听证应在{end}以前" if standing.on > end else ""


STATES: Final = (
    State("proposed", "核查待立案"),
    State("investigating", "调查取证"),
    State("reviewing", "审核中"),
    State("reviewed", "已审核，待告知"),
    State("notified", "已告知，听取意见"),
    State("hearing", "听证中"),
    State("decided", "已决定，待送达"),
    State("served", "已送达，待执行"),
    State("executed", "已执行，待结案"),
    State("with_police", "已移送公安机关"),
    State("not_filed", "不予立案", is_final=True),
    State("closed", "已结案", is_final=True),
)  # fmt: skip
OPEN_WORK: Final = ("investigating", "reviewing", "reviewed", "notified", "hearing")

_FILING: Final = (
    Move("extend_clue", "延长核查期限", ("proposed",), "", HEAD, "第十八条", extending(),
         extends="clue"),
    Move("file", "立案", ("proposed",), "investigating", HEAD, "第十九条、第二十二条",
         (Field("basis", "立案依据", Form.LONG),), two_officers=True, stops=("clue",),
         starts=(Starts("decide", "PEN-DECIDE", elsewhere="LAW-DECIDE", column="due_on"),),
         sets=(("accepted_on", "on"), ("handled_on", "on"))),
    Move("not_file", "不予立案", ("proposed",), "not_filed", HEAD, "第二十条", (Field("refusal",
         "不予立案的情形", Form.CHOICE, NOT_FILED), WHY), stops=("clue",), sets=(("result",
         "=refused"), ("handled_on", "on"), ("closed_on", "on"))),
)  # fmt: skip
_INVESTIGATING: Final = (
    Move("preserve", "先行登记保存", ("proposed", "investigating"), "", HEAD, "第三十五条",
         (Field("goods", "保存的物品", Form.LONG),), starts=(Starts("preserve", "PEN-PRESERVE"),)),
    Move("release", "处理先行登记保存的物品", ("proposed", "investigating", "reviewing"), "",
         OFFICER, "第三十五条", (Field("handling", "处理决定", Form.LONG),), stops=("preserve",)),
    Move("urgent", "情况紧急当场采取措施", ("proposed", "investigating"), "", OFFICER, "第三十六条",
         (Field("taken_at", "采取措施的时刻", Form.MOMENT), Field("goods", "涉及的物品",
         Form.LONG)), starts=(Starts("urgent", "PEN-URGENT", since="taken_at"),)),
    Move("regularise", "补办批准手续", ("proposed", "investigating"), "", HEAD, "第三十六条",
         (Field("approved_at", "批准时刻", Form.MOMENT),), stops=("urgent",)),
    Move("seize", "查封、扣押", ("proposed", "investigating"), "", HEAD, "第三十八条",
         (Field("goods", "查封、扣押的物品", Form.LONG),), starts=(Starts("seize", "PEN-SEIZE"),)),
    Move("extend_seize", "延长查封、扣押", ("proposed", "investigating"), "", HEAD, "第三十八条",
         extending(), extends="seize"),
    suspending("suspend_seize", "扣除查封、扣押期限（检测、鉴定等）", ("proposed", "investigating"),
         "seize", OFFICER, "第三十八条", TESTING),
    resuming("resume_seize", "恢复计算查封、扣押期限", ("proposed", "investigating", "reviewing"),
         "seize", OFFICER, "第三十八条"),
    Move("unseal", "解除或者处理查封、扣押", ("investigating", "reviewing", "reviewed", "notified"),
         "", HEAD, "第三十九条", (Field("handling", "处理决定", Form.LONG),), stops=("seize",)),
    Move("conclude", "调查终结，送审", ("investigating",), "reviewing", OFFICER,
         "第四十八条、第五十条", (Field("proposal", "处理建议", Form.LONG), Field("legal_review",
         "是否应当法制审核", Form.CHOICE, LEGAL_REVIEW)), needs=("investigation_report",),
         two_officers=True, guards=(_no_evidence,), starts=(Starts("review", "PEN-REVIEW"),)),
)  # fmt: skip
_REVIEWING: Final = (
    Move("extend_review", "延长审核期限", ("reviewing",), "", HEAD, "第五十五条", extending(),
         extends="review"),
    Move("return_file", "审核退回补充调查", ("reviewing",), "investigating", REVIEWER, "第五十三条",
         (WHY,), not_officer=True, cancels=("review",)),
    Move("pass_review", "审核通过", ("reviewing",), "reviewed", REVIEWER, "第四十九条、第五十三条",
         (Field("opinion", "审核意见", Form.LONG),), not_officer=True, stops=("review",)),
)  # fmt: skip
_HEARING: Final = (
    Move("notify", "送达行政处罚告知书", ("reviewed",), "notified", OFFICER, "第五十七条",
         (Field("served_on", "告知书送达日", Form.DAY), Field("hearing_right", "告知有权要求听证",
         Form.YES, required=False)), needs=("penalty_notice",), starts=(Starts("waive", "PEN-WAIVE",
         since="served_on"),)),
    Move("state", "记录陈述、申辩（含放弃）", ("notified",), "", OFFICER, "第五十八条",
         (Field("statement", "陈述、申辩及复核意见", Form.LONG,
         hint="不得因当事人申辩而加重处罚；书面放弃的写明放弃。"),), stops=("waive",)),
    Move("ask_hearing", "受理听证要求", ("notified",), "hearing", OFFICER, "第五十七条", (WHY,),
         stops=("waive",)),
    Move("call_hearing", "确定听证时间、地点", ("hearing",), "", OFFICER, "第五十七条",
         (Field("hearing_on", "听证日", Form.DAY), Field("place", "听证地点"), Field("host",
         "听证主持人")), guards=(_host_investigated,), starts=(Starts("hearing_notice",
         "PEN-HEARNOTE", since="hearing_on"),)),
    Move("serve_hearing", "送达听证通知书", ("hearing",), "", OFFICER, "第五十七条",
         needs=("hearing_notice",), stops=("hearing_notice",)),
    Move("hold_hearing", "举行听证", ("hearing",), "notified", OFFICER, "第五十七条",
         (Field("report", "听证情况和意见", Form.LONG),), needs=("hearing_record",)),
)  # fmt: skip
_TIME: Final = (
    Move("extend", "延长办案期限", OPEN_WORK, "", HEAD, "第六十四条", (*extending(),
         Field("collective_extension", "经负责人集体讨论（第二次延长）", Form.YES, required=False)),
         extends="decide"),
    suspending("suspend", "扣除期限（中止、鉴定、听证等）", OPEN_WORK, "decide", HEAD,
         "第四十六条、第六十四条", ("中止", "听证", "公告", *TESTS, "责令退还多收价款")),
    resuming("resume", "恢复计算期限", OPEN_WORK, "decide", OFFICER, "第六十四条"),
    suspending("suspend_clue", "核查期限扣除（鉴定、辨认等）", ("proposed",), "clue", OFFICER,
         "第十八条", TESTS),
    resuming("resume_clue", "恢复计算核查期限", ("proposed",), "clue", OFFICER, "第十八条"),
    Move("to_police", "移送公安机关", ("proposed", *OPEN_WORK), "with_police", HEAD,
         "第十七条；行政执法机关移送涉嫌犯罪案件的规定第三条、第五条", (WHY,),
         needs=("transfer_letter",), suspends="decide", cancels=("clue",), sets=(("is_transferred",
         "=1"), ("transferred_on", "on"))),
    Move("from_police", "公安机关退回，恢复办理", ("with_police",), "investigating", HEAD,
         "第十七条", (WHY,), guards=(_not_filed_before,), resumes="decide"),
    Move("from_police_early", "公安机关退回，继续核查", ("with_police",), "proposed", HEAD,
         "第十七条、第十八条", (WHY,), guards=(_filed_before,), starts=(Starts("clue",
         "PEN-CLUE"),), note="自退回之日重新计算核查期限的理解待核实。"),
    Move("end_at_police", "公安机关立案，移送结案", ("with_police",), "closed", HEAD, "第十七条",
         (WHY,), cancels=("decide",), sets=(("result", "=transferred"), ("closed_on", "on"))),
)  # fmt: skip
_DECIDING: Final = (
    Move("decide", "作出行政处罚决定", ("notified",), "decided", HEAD,
         "第六十条、第六十二条、第六十四条", (Field("decision_number", "决定书文号"),
         Field("decision", "处罚内容", Form.LONG), Field("fine_amount", "罚款", Form.MONEY,
         required=False), Field("confiscated_amount", "没收违法所得", Form.MONEY, required=False),
         Field("warning_only", "仅警告", Form.YES, required=False), Field("collective",
         "经负责人集体讨论", Form.YES, required=False)), needs=("decision",),
         guards=(_still_to_be_heard, _hearing_undone, _collective), stops=("decide",),
         cancels=("waive",), decides=True, starts=(Starts("serve", "PEN-SERVE"),),
         sets=(("decided_on", "on"), ("decision_number", "decision_number"), ("decision",
         "decision"), ("fine_amount", "fine_amount"), ("confiscated_amount", "confiscated_amount"),
         ("result", "=penalty"))),
    Move("no_penalty", "决定不予处罚", ("reviewed", "notified"), "decided", HEAD, "第六十条",
         (Field("decision_number", "决定书文号"), WHY), stops=("decide",), cancels=("waive",),
         decides=True, starts=(Starts("serve", "PEN-SERVE"),), sets=(("decided_on", "on"),
         ("decision_number", "decision_number"), ("result", "=no_penalty"))),
    Move("drop", "违法事实不成立，撤销立案", ("investigating", "reviewed", "notified"), "closed",
         HEAD, "第六十条", (WHY,), stops=("decide",), cancels=("waive",), decides=True,
         sets=(("decided_on", "on"), ("result", "=withdrawn"), ("closed_on", "on"))),
)  # fmt: skip
_AFTER: Final = (
    Move("serve", "送达决定书", ("decided",), "served", OFFICER, "第八十一条、第八十二条",
         SERVED_FIELDS, needs=("service_receipt",), stops=("serve",), starts=(Starts("pay",
         "PEN-PAY", since="served_on"), Starts("reconsider", "PEN-RECON", since="served_on"))),
    Move("public_notice", "公告送达", ("decided",), "", OFFICER, "第八十二条", (Field("channel",
         "公告的载体"),), starts=(Starts("notice", "PEN-NOTICE"),)),
    Move("urge", "催告", ("served",), "", OFFICER, "第七十六条", (WHY,), needs=("urging_letter",),
         starts=(Starts("urge", "PEN-URGE"),)),
    Move("execute", "执行完毕或者终结", ("served",), "executed", OFFICER, "第七十七条",
         (Field("execution", "执行情况", Form.LONG),), stops=("pay", "urge"), cancels=("reconsider",
         "notice"), starts=(Starts("close", "PEN-CLOSE"),)),
    Move("close", "结案", ("executed",), "closed", HEAD, "第七十七条", needs=("closing_form",),
         stops=("close",), sets=(("closed_on", "on"),)),
)  # fmt: skip

PAPERS: Final = (
    Paper("filing_form", "立案审批表", ("案由：{{案由}}", "当事人：{{当事人}}",
         "案件来源：{{案件来源}}", "收到日期：{{收到日}}", "办案人员：{{办案人员}}",
         "立案依据：{{立案依据}}", "经核查，建议立案调查，请审批。")),
    Paper("scene_record", "现场笔录"),
    Paper("enquiry_record", "询问笔录"),
    Paper("investigation_report", "案件调查终结报告",
         ("{{案由}}一案，于{{立案日}}立案，办案人员为{{办案人员}}。", "当事人：{{当事人}}。",
         "查明的事实：{{主要事实}}", "证据共{{证据数}}件，见证据清单。", "处理建议：{{处理建议}}")),
    Paper("penalty_notice", "行政处罚告知书", ("{{当事人}}：",
         "关于你（单位）{{案由}}一案，已调查终结。拟作出的处理：{{处理建议}}",
         "你（单位）可在收到本告知书之日起五个工作日内陈述、申辩；依法有权要求听证的，可在同一期限内提出。逾期视为放弃。"),
         "当事人"),
    Paper("hearing_notice", "听证通知书", ("{{当事人}}：",
         "{{案由}}一案定于{{听证日}}在{{听证地点}}举行听证，听证主持人{{听证主持人}}。"), "当事人"),
    Paper("hearing_record", "听证笔录"),
    Paper("decision", "行政处罚决定书", ("当事人：{{当事人}}",
         "{{案由}}一案，经调查，查明：{{主要事实}}", "处罚依据：{{依据}}", "决定如下：{{处罚内容}}",
         "不服本决定的，可以自收到本决定书之日起六十日内申请行政复议；本决定将依法公示。")),
    Paper("service_receipt", "送达回证"),
    Paper("urging_letter", "履行行政处罚决定催告书", ("{{当事人}}：",
         "{{决定书文号}}已经送达，请自收到本催告书之日起十个工作日内履行。"), "当事人"),
    Paper("transfer_letter", "涉嫌犯罪案件移送书",
         ("{{当事人}}{{案由}}一案，涉嫌犯罪，现将案件移送你机关。", "查明的事实：{{主要事实}}")),
    Paper("closing_form", "结案审批表", ("案件编号：{{案件编号}}", "案由：{{案由}}",
         "决定书文号：{{决定书文号}}", "执行情况：{{执行情况}}", "建议结案，请审批。")),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="ordinary_penalty",
        title="行政处罚（普通程序）",
        version=1,
        since=date(2022, 11, 1),
        ledger="cases",
        mark="罚",
        basis="《市场监督管理行政处罚程序规定》",
        states=STATES,
        moves=(*_FILING, *_INVESTIGATING, *_REVIEWING, *_HEARING, *_TIME, *_DECIDING, *_AFTER),
        opening=CAUSE_FIELDS,
        opens=(Starts("clue", "PEN-CLUE"),),
        row=(("procedure", "ordinary"),),
        papers=PAPERS,
        unverified=(ELSEWHERE,),
    ),
)
