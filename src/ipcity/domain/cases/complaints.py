"""投诉、举报: two kinds, as a letter with both is handled in two parts, each by its own steps.

Source: 市场监督管理投诉举报处理办法 (articles of 令第20号; those of 令第121号 since 2026-04-15 are not
loaded), 市场监督管理行政处罚程序规定 第十八条至第二十条 for verifying a report.
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
from ipcity.domain.cases.organs import ELSEWHERE, Organ
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

OFFICER, HEAD, DESK = (Who.OFFICER,), (Who.HEAD,), (Who.REGISTRAR, Who.OFFICER)
NOT_LOADED: Final = (
    "2026年4月15日起适用令第121号，其条款和期限尚未录入：步骤按令第20号提示，期限待核实。"
)
BASIS: Final = "《市场监督管理投诉举报处理办法》"
NOT_ACCEPTED: Final = (
    ("not-ours", "不属于市场监督管理部门职责或者本机关管辖"),
    ("elsewhere", "法院、仲裁机构、其他行政机关或者消费者组织已经受理或者处理同一争议"),
    ("no-dispute", "不是为生活消费需要，或者不能证明存在消费者权益争议"),
    ("too-late", "知道或者应当知道权益受到损害之日起超过三年"),
    ("no-material", "没有按要求提供材料"),
    ("other", "依法不予受理的其他情形"),
)
ENDS: Final = (
    ("withdrawn", "投诉人撤回投诉或者双方自行和解"),
    ("absent", "投诉人无正当理由不参加调解"),
    ("refused", "被投诉人明确拒绝调解"),
    ("failed", "自受理之日起四十五个工作日内未能达成调解协议"),
    ("elsewhere", "已向法院起诉或者申请仲裁"),
    ("other", "应当终止调解的其他情形"),
)


def _statement(standing: Standing) -> str:
    if "mediation_statement" in standing.papers or standing.given.get("no_statement"):
        return ""
    return "应制作《投诉调解书》，能够即时履行或者双方同意不制作的，请注明"


def _named(standing: Standing) -> str:
    return (
        ""
        if standing.known.get("is_named")
        else "本件不是实名举报，不需要告知，请用“不需告知”的步骤"
    )


def _unnamed(standing: Standing) -> str:
    return "本件是实名举报，应告知举报人处理结果" if standing.known.get("is_named") else ""


def _still_mediable(standing: Standing) -> str:
    end = standing.ends.get("mediate")
    if standing.given.get("ending") != "failed" or not end or standing.on >= end:
        return ""
    return f"调解期限至{end}届满，届满前不能以期满未达成协议终止"


COMPLAINT_STATES: Final = (
    State("received", "待决定是否受理"),
    State("accepted", "已受理，待调解"),
    State("mediating", "调解中"),
    State("settled", "调解成功", is_final=True),
    State("ended", "终止调解", is_final=True),
    State("declined", "不予受理", is_final=True),
    State("handed", "已转有权部门", is_final=True),
)  # fmt: skip
_DONE: Final = (("verified_on", "on"), ("replied_on", "on"))

COMPLAINT_MOVES: Final = (
    Move("split_report", "分出举报部分", ("received", "accepted", "mediating"), "", DESK, "第七条",
         (Field("report_part", "举报的内容", Form.LONG),), grows="report",
         note="同一来件既投诉又举报的，分别登记、分别办理。"),
    Move("clue_found", "调解中发现违法线索", ("accepted", "mediating"), "", OFFICER, "",
         (Field("found", "发现的线索", Form.LONG),), grows="clue",
         note="发现的违法线索另行核查，不因调解成功而免除。"),
    Move("hand_over", "转有权处理的部门", ("received",), "handed", DESK, "第十四条",
         (Field("transferred_to", "转交部门"), WHY), stops=("accept",), sets=(("result",
         "=transferred"), ("transferred_to", "transferred_to"), *_DONE)),
    Move("accept", "受理投诉", ("received",), "accepted", DESK, "第十四条",
         needs=("acceptance_notice",), stops=("accept",), starts=(Starts("mediate", "COM-MEDIATE",
         column="due_on"),)),
    Move("decline", "不予受理投诉", ("received",), "declined", DESK, "第十四条、第十五条",
         (Field("refusal", "不予受理的情形", Form.CHOICE, NOT_ACCEPTED), WHY),
         needs=("decline_notice",), stops=("accept",), sets=(("result", "=refused"), *_DONE)),
    Move("call", "通知双方调解", ("accepted", "mediating"), "mediating", OFFICER, "",
         (Field("mediation_on", "调解日", Form.DAY), Field("place", "调解地点"))),
    Move("settle", "达成调解协议", ("accepted", "mediating"), "settled", OFFICER, "",
         (Field("agreement", "协议内容", Form.LONG), Field("no_statement",
         "能够即时履行或者双方同意不制作调解书", Form.YES, required=False)), stops=("mediate",),
         guards=(_statement,), sets=(("result", "=settled"), *_DONE)),
    Move("end", "终止调解", ("accepted", "mediating"), "ended", OFFICER, "第二十一条",
         (Field("ending", "终止调解的情形", Form.CHOICE, ENDS), WHY), needs=("ending_notice",),
         stops=("mediate",), guards=(_still_mediable,), sets=(("result", "=not_settled"), *_DONE)),
)  # fmt: skip
COMPLAINT_PAPERS: Final = (
    Paper("acceptance_notice", "投诉受理通知书", ("投诉人：",
         "你（单位）于{{收到日}}提出的投诉（编号{{线索编号}}，被投诉人：{{被举报人}}）已收到。经审查，决定受理，并将组织调解。",
         "调解以双方自愿为前提；达成不了协议的，可以依法起诉或者申请仲裁。")),
    Paper("decline_notice", "投诉不予受理通知书", ("投诉人：",
         "你（单位）于{{收到日}}提出的投诉（编号{{线索编号}}，被投诉人：{{被举报人}}），经审查，因{{不予受理的情形}}，决定不予受理。",
         "具体理由：{{理由}}", "你（单位）可以依法通过诉讼、仲裁等途径解决争议。")),
    Paper("mediation_notice", "投诉调解通知书", ("投诉人、{{被举报人}}：",
         "投诉（编号{{线索编号}}）定于{{调解日}}在{{调解地点}}调解，请持身份证明和有关材料参加。",
         "承办人员：{{办案人员}}")),
    Paper("mediation_statement", "投诉调解书", ("被投诉人：{{被举报人}}", "投诉事项：{{线索内容}}",
         "经调解，双方自愿达成如下协议：{{协议内容}}",
         "本调解书由双方签名或者盖章，并由主持调解的人员签名。")),
    Paper("ending_notice", "投诉终止调解通知书", ("投诉人、{{被举报人}}：",
         "投诉（编号{{线索编号}}）因{{终止调解的情形}}，决定终止调解。",
         "双方可以依法起诉或者申请仲裁。")),
)  # fmt: skip

REPORT_STATES: Final = (
    State("received", "待核查"),
    State("verifying", "核查中"),
    State("verified", "已核查，待决定"),
    State("to_tell", "已决定，待告知举报人"),
    State("closed", "已办结", is_final=True),
    State("handed", "已移送", is_final=True),
)  # fmt: skip
_FINDING: Final = Field("finding", "核查情况", Form.LONG)
_CASE: Final = Field("case_number", "立案编号", required=False)
_REFUSAL: Final = Field("refusal", "不予立案的情形", Form.CHOICE, NOT_FILED)
_FILED: Final = (("result", "=filed"), ("verified_on", "on"), ("case_number", "case_number"))
_TELL: Final = Starts("tell", "COM-REPORTER")
_LETTER: Final = "《市场监督管理行政处罚程序规定》"

REPORT_MOVES: Final = (
    Move("split_complaint", "分出投诉部分", ("received", "verifying"), "", DESK, "第七条",
         (Field("complaint_part", "投诉的内容", Form.LONG),), grows="complaint",
         note="同一来件既投诉又举报的，分别登记、分别办理。"),
    Move("begin", "开始核查", ("received",), "verifying", OFFICER, "第二十五条、第三十一条",
         (Field("plan", "核查内容", Form.LONG),)),
    Move("extend", "延长核查期限", ("received", "verifying", "verified"), "", HEAD,
         f"、{_LETTER}第十八条", extending(), extends="verify"),
    suspending("suspend", "扣除核查期限（鉴定、辨认等）", ("verifying",), "verify", OFFICER,
         f"、{_LETTER}第十八条", TESTS),
    resuming("resume", "恢复计算核查期限", ("verifying",), "verify", OFFICER,
         f"、{_LETTER}第十八条"),
    Move("conclude", "核查终结", ("verifying",), "verified", OFFICER, f"、{_LETTER}第十八条",
         (_FINDING,), needs=("verification_report",), two_officers=True),
    Move("return_file", "退回补充核查", ("verified",), "verifying", HEAD, f"、{_LETTER}第十八条",
         (WHY,)),
    Move("file", "立案（实名举报）", ("verified",), "to_tell", HEAD,
         f"、{_LETTER}第十八条、第十九条", (*yes_fields(FILING_CONDITIONS), _CASE),
         stops=("verify",), starts=(_TELL,), guards=(_named, needs_each(FILING_CONDITIONS)),
         sets=_FILED, grows="ordinary_penalty"),
    Move("file_unnamed", "立案（不需告知）", ("verified",), "closed", HEAD,
         f"、{_LETTER}第十八条、第十九条", (*yes_fields(FILING_CONDITIONS), _CASE),
         stops=("verify",), guards=(_unnamed, needs_each(FILING_CONDITIONS)), sets=_FILED,
         grows="ordinary_penalty"),
    Move("not_file", "不予立案（实名举报）", ("verified",), "to_tell", HEAD,
         f"、{_LETTER}第十八条、第二十条", (_REFUSAL, WHY), stops=("verify",), starts=(_TELL,),
         guards=(_named,), decides=True, sets=(("result", "=refused"), ("verified_on", "on"))),
    Move("not_file_unnamed", "不予立案（不需告知）", ("verified",), "closed", HEAD,
         f"、{_LETTER}第十八条、第二十条", (_REFUSAL, WHY), stops=("verify",), guards=(_unnamed,),
         decides=True, sets=(("result", "=refused"), ("verified_on", "on"))),
    Move("hand_over", "移送有权处理的机关", ("received", "verifying", "verified"), "handed", HEAD,
         f"、{_LETTER}第十四条", (Field("transferred_to", "移送单位"), WHY),
         needs=("handover_letter",), cancels=("verify",), decides=True, sets=(("result",
         "=transferred"), ("transferred_to", "transferred_to"), ("verified_on", "on"))),
    Move("tell", "告知实名举报人", ("to_tell",), "closed", OFFICER, "第三十一条", (Field("told_by",
         "告知方式"),), needs=("reporter_notice",), stops=("tell",), sets=(("replied_on", "on"),)),
)  # fmt: skip
REPORT_PAPERS: Final = (
    Paper("verification_report", "举报核查报告", ("举报编号：{{线索编号}}",
         "被举报人：{{被举报人}}", "举报内容：{{线索内容}}", "收到日期：{{收到日}}",
         "核查人员：{{办案人员}}", "核查情况：{{核查情况}}",
         "现有证据{{证据数}}件。是否立案，请审批。")),
    Paper("handover_letter", "举报移送函", ("{{移送单位}}：",
         "我单位于{{收到日}}收到举报（编号{{线索编号}}，被举报人：{{被举报人}}），所反映事项属于你单位职责，现移送处理。",
         "举报内容：{{线索内容}}", "举报人身份依法保密，随函材料请妥善保管。"), "移送单位"),
    Paper("reporter_notice", "举报处理结果告知书", ("举报人：",
         "你于{{收到日}}的举报（编号{{线索编号}}，被举报人：{{被举报人}}），已经核查，处理结果：{{核查结果}}。",
         "感谢你对知识产权保护工作的支持。")),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="complaint",
        title="投诉",
        version=1,
        since=date(2020, 1, 1),
        ledger="clues",
        mark="投",
        basis=BASIS,
        states=COMPLAINT_STATES,
        moves=COMPLAINT_MOVES,
        opening=(
            Field("request", "投诉请求", Form.LONG),
            Field("place", "涉案地点", required=False),
        ),
        opens=(Starts("accept", "COM-ACCEPT", column="due_on"),),
        row=(("source_kind", "complaint"),),
        papers=COMPLAINT_PAPERS,
        organs=(Organ.MARKET,),
        unverified=(NOT_LOADED,),
    ),
    Kind(
        key="report",
        title="举报",
        version=1,
        since=date(2020, 1, 1),
        ledger="clues",
        mark="举",
        basis=BASIS,
        states=REPORT_STATES,
        moves=REPORT_MOVES,
        opening=(
            Field("is_named", "实名举报", Form.YES, required=False),
            Field("place", "涉案地点", required=False),
        ),
        opens=(Starts("verify", "PEN-CLUE", column="due_on"),),
        row=(("source_kind", "report"),),
        papers=REPORT_PAPERS,
        unverified=(NOT_LOADED, ELSEWHERE),
    ),
)
