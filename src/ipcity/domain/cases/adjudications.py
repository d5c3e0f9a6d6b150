"""专利侵权纠纷行政裁决: from the request to the end of the term for going to court.

Source: 专利纠纷行政裁决和调解办法 (令第81号, articles per move), 专利法 第六十五条. There is no simple
track in the instrument, so there is none here; compensation is mediated, never decided.
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
from ipcity.domain.cases.organs import Organ
from ipcity.domain.cases.shared_parts import (
    SERVED_FIELDS,
    WHY,
    after_end_of,
    day_known,
    extending,
    needs_each,
    not_after_its_day,
    resuming,
    suspending,
    yes_fields,
)

OFFICER, HEAD, DESK = (Who.OFFICER,), (Who.HEAD,), (Who.REGISTRAR, Who.OFFICER)
FEWEST_OF_PANEL: Final = 3
GROUNDS: Final = ("中止", "公告", "检验鉴定", "管辖异议", "当事人申请延长举证", "和解")
FILING: Final = (
    ("entitled", "请求人是专利权人或者利害关系人"),
    ("respondent_clear", "有明确的被请求人"),
    ("claims_clear", "有明确的请求事项和具体的事实、理由"),
    ("within_limit", "在诉讼时效期间内提出"),
    ("not_in_court", "双方没有就同一纠纷起诉或者约定仲裁"),
)
REFUSED: Final = (
    ("not-entitled", "请求人不是专利权人或者利害关系人"),
    ("unclear", "没有明确的被请求人，或者请求事项、事实、理由不明确"),
    ("no-right", "专利权已经终止、被宣告无效或者尚未授予"),
    ("too-late", "超过诉讼时效期间"),
    ("in-court", "同一纠纷已经起诉、约定仲裁或者已有处理结论"),
    ("other", "依法不予立案的其他情形"),
)
FINDINGS: Final = (
    ("infringed", "侵权成立，责令立即停止侵权行为"),
    ("not_infringed", "侵权不成立，驳回请求"),
    ("partly", "部分成立"),
)


def _panel(standing: Standing) -> str:
    """The panel are those who handle the case: at least three, an odd number (第二十条)."""
    size = len(standing.officers)
    if size >= FEWEST_OF_PANEL and size % 2:
        return ""
    return f"合议组（本案办案人员）应为{FEWEST_OF_PANEL}人以上的单数，现有{size}人"


def _told_once(standing: Standing) -> str:
    done = standing.done("list_defects")
    return "需要补正的内容应当一次性告知，已经告知过" if done else ""


def _still_correcting(standing: Standing) -> str:
    end = day_known(standing, "correct_by")
    return f"补正期限至{end}届满，届满前不能办理" if end and standing.on <= end else ""


def _first_extension(standing: Standing) -> str:
    done = standing.done("extend")
    return "负责人只能延长一次，再次延长须经上一级管理专利工作的部门批准" if done else ""


def _second_extension(standing: Standing) -> str:
    return "" if standing.done("extend") else "应先由负责人批准延长"


def _hearing_undone(standing: Standing) -> str:
    called = standing.done("call_hearing") and not standing.done("hold_hearing")
    return "已经通知口头审理，尚未举行" if called else ""


def _suit_open(standing: Standing) -> str:
    return after_end_of("suit", "起诉期限")(standing)


STATES: Final = (
    State("received", "待审查请求"),
    State("correcting", "待请求人补正"),
    State("filed", "已立案，待送达请求书"),
    State("answering", "答辩期内"),
    State("trying", "审理中"),
    State("mediating", "调解中"),
    State("decided", "已裁决，待送达"),
    State("delivered", "已送达，起诉期内"),
    State("in_court", "当事人已起诉"),
    State("refused", "不予立案", is_final=True),
    State("forwarded", "已移交有管辖权的部门", is_final=True),
    State("withdrawn", "撤回请求", is_final=True),
    State("settled", "调解结案", is_final=True),
    State("closed", "已结案", is_final=True),
)  # fmt: skip
BEFORE: Final = ("received", "correcting")
OPEN_WORK: Final = ("filed", "answering", "trying")
_OVER: Final = (("decided_on", "on"), ("closed_on", "on"))
_NOT_FILED: Final = (("handled_on", "on"), ("closed_on", "on"))
_DEFENCE: Final = Field("defence", "答辩的主要意见", Form.LONG)
_SETTLING: Final = Field("ground", "不计入期限的事由", Form.CHOICE, (("和解", "和解"),))

_FILING: Final = (
    Move("list_defects", "一次性告知补正", ("received",), "correcting", DESK, "第十六条",
         (Field("defects", "需要补正的全部内容", Form.LONG), Field("correct_by", "补正期限",
         Form.DAY)), guards=(_told_once,), cancels=("file",), note="补正后重新计算立案期限。"),
    Move("corrected", "收到补正材料", ("correcting",), "received", DESK, "第十六条",
         (Field("correction", "补正情况", Form.LONG),), starts=(Starts("file", "ADJ-FILE"),)),
    Move("not_corrected", "逾期未补正，不予立案", ("correcting",), "refused", HEAD, "第十六条",
         (WHY,), needs=("defects_notice", "refusal_notice"), guards=(_still_correcting,),
         sets=(("result", "=refused"), *_NOT_FILED)),
    Move("extend_file", "延长立案审查期限", ("received",), "", HEAD, "第二十条", extending(),
         extends="file"),
    Move("file", "立案并组成合议组", ("received",), "filed", HEAD, "第二十条", (*yes_fields(FILING),
         Field("presiding", "合议组组长")), needs=("request", "filing_notice"), stops=("file",),
         guards=(needs_each(FILING), _panel), decides=True, starts=(Starts("serve", "ADJ-SERVE"),
         Starts("conclude", "ADJ-END", column="due_on")), sets=(("accepted_on", "on"),
         ("handled_on", "on"))),
    Move("refuse", "不予立案", ("received",), "refused", HEAD, "第二十条", (Field("refusal",
         "不予立案的情形", Form.CHOICE, REFUSED), WHY), needs=("refusal_notice",), stops=("file",),
         sets=(("result", "=refused"), *_NOT_FILED)),
    Move("forward_to_city", "移交有管辖权的部门", BEFORE, "forwarded", HEAD, "第七条",
         (Field("forwarded_to", "移交的部门",
         hint="本区没有管辖权的，移交市级管理专利工作的部门。"), WHY), needs=("forwarding_letter",),
         cancels=("file",), sets=(("result", "=other"), *_NOT_FILED)),
    Move("withdraw_early", "立案前撤回请求", BEFORE, "withdrawn", DESK, "第三十六条", (WHY,),
         needs=("withdrawal",), cancels=("file",), sets=(("result", "=withdrawn"), *_NOT_FILED)),
)  # fmt: skip
_ANSWERING: Final = (
    Move("serve_request", "送达请求书副本", ("filed",), "answering", OFFICER, "第二十二条",
         (Field("respondent_received", "被请求人收到日", Form.DAY), Field("no_domicile",
         "被请求人在中国没有固定住所", Form.YES, required=False)), needs=("defence_notice",),
         stops=("serve",), guards=(not_after_its_day("respondent_received", "被请求人收到日"),),
         starts=(Starts("defence", "ADJ-DEF", since="respondent_received",
         facts=(("no_domicile_in_CN", "no_domicile"),)),)),
    Move("receive_defence", "收到答辩书", ("answering",), "trying", OFFICER, "第二十二条",
         (_DEFENCE,), stops=("defence",), starts=(Starts("forward", "ADJ-FWD"),)),
    Move("no_defence", "逾期未答辩，继续审理", ("answering",), "trying", OFFICER, "第二十二条",
         (WHY,), guards=(after_end_of("defence", "答辩期限"),), cancels=("defence",)),
    Move("receive_late_defence", "收到逾期或者补充的答辩", ("trying",), "", OFFICER, "第二十二条",
         (_DEFENCE,), starts=(Starts("forward", "ADJ-FWD"),)),
    Move("forward_defence", "向请求人送达答辩书副本", ("trying", "mediating"), "", OFFICER,
         "第二十二条", (Field("defence_served_on", "答辩书副本送达日", Form.DAY),),
         stops=("forward",)),
)  # fmt: skip
_TRYING: Final = (
    Move("inspect", "现场勘验、抽样取证", OPEN_WORK, "", OFFICER, "", (Field("inspection",
         "勘验、取证情况", Form.LONG),), needs=("inspection_record",), two_officers=True),
    Move("call_hearing", "通知口头审理", ("trying",), "", OFFICER, "", (Field("hearing_on",
         "口头审理日", Form.DAY), Field("place", "审理地点")), needs=("hearing_notice",)),
    Move("hold_hearing", "进行口头审理", ("trying",), "", OFFICER, "", (Field("hearing",
         "口头审理情况", Form.LONG),), needs=("hearing_record",), guards=(_panel,)),
    Move("extend", "负责人批准延长", (*OPEN_WORK, "mediating"), "", HEAD, "第三十七条", extending(),
         guards=(_first_extension,), extends="conclude", note="最长一个月。"),
    Move("extend_above", "上一级部门批准再次延长", (*OPEN_WORK, "mediating"), "", HEAD,
         "第三十七条", (*extending(), Field("approval_number", "上一级部门批准文号")),
         needs=("approval_above",), guards=(_second_extension,), extends="conclude",
         note="最长二个月，批准时确定期限。"),
    suspending("suspend", "中止或者扣除期限", OPEN_WORK, "conclude", HEAD,
         "第二十八条、第二十九条、第三十七条", GROUNDS),
    resuming("resume", "恢复计算期限", OPEN_WORK, "conclude", OFFICER, "第三十七条"),
    Move("mediate", "经双方同意调解", ("trying",), "mediating", OFFICER, "第三十五条", (_SETTLING,
         WHY), suspends="conclude"),
    Move("mediation_failed", "调解不成，继续审理", ("mediating",), "trying", OFFICER, "第三十五条",
         (WHY,), resumes="conclude"),
    Move("settle", "达成调解协议，结案", ("mediating",), "settled", HEAD, "第三十五条",
         (Field("agreement", "协议内容", Form.LONG),), needs=("agreement",), stops=("conclude",),
         decides=True, sets=(("result", "=settled"), ("decision", "agreement"), *_OVER)),
    Move("withdraw", "准许撤回请求", (*OPEN_WORK, "mediating"), "withdrawn", HEAD, "第三十六条",
         (WHY,), needs=("withdrawal",), stops=("conclude",), cancels=("serve", "defence",
         "forward"), decides=True, sets=(("result", "=withdrawn"), *_OVER)),
)  # fmt: skip
_DECIDING: Final = (
    Move("decide", "作出行政裁决", ("trying",), "decided", HEAD, "第三十七条",
         (Field("decision_number", "裁决书文号"), Field("outcome", "裁决结论", Form.CHOICE,
         FINDINGS), Field("decision", "裁决内容", Form.LONG, hint="赔偿数额只能调解，不得裁决。"),
         Field("repeated", "对同一专利权的重复侵权（第三十四条）", Form.YES, required=False)),
         needs=("deliberation_record", "decision"), stops=("conclude",), cancels=("forward",),
         guards=(_panel, _hearing_undone), decides=True, sets=(("decided_on", "on"), ("result",
         "=adjudicated"), ("decision_number", "decision_number"), ("decision", "decision"))),
    Move("serve_decision", "送达裁决书", ("decided",), "delivered", OFFICER,
         "、《专利法》第六十五条", SERVED_FIELDS, needs=("service_receipt",),
         guards=(not_after_its_day("served_on", "送达日"),), starts=(Starts("suit", "ADJ-SUIT",
         since="served_on"),)),
    Move("sued", "当事人起诉", ("delivered",), "in_court", OFFICER, "、《专利法》第六十五条",
         (Field("court", "受理法院"), Field("court_number", "案号", required=False)),
         stops=("suit",)),
    Move("judged", "法院裁判生效", ("in_court",), "closed", HEAD, "、《专利法》第六十五条",
         (Field("judgment", "裁判结果", Form.LONG),), sets=(("closed_on", "on"),)),
    Move("close", "期满未起诉，结案", ("delivered",), "closed", HEAD, "、《专利法》第六十五条",
         (Field("performance", "履行情况", Form.LONG,
         hint="不履行的，可以申请人民法院强制执行。"),), cancels=("suit",), guards=(_suit_open,),
         sets=(("closed_on", "on"),)),
)  # fmt: skip

PAPERS: Final = (
    Paper("request", "专利侵权纠纷处理请求书"),
    Paper("defects_notice", "补正通知书", ("{{请求人}}：",
         "你（单位）于{{收到日}}提交的专利侵权纠纷处理请求（专利号：{{专利号}}），经审查需要补正以下全部内容：{{需要补正的全部内容}}",
         "请在{{补正期限}}前补正；逾期未补正的，不予立案。"), "请求人"),
    Paper("filing_notice", "立案通知书", ("{{请求人}}：",
         "你（单位）请求处理与{{当事人}}之间的专利侵权纠纷（专利号：{{专利号}}），符合立案条件，决定立案，案件编号{{案件编号}}。",
         "合议组成员：{{办案人员}}。当事人认为合议组成员应当回避的，可以申请回避。"), "请求人"),
    Paper("refusal_notice", "不予立案通知书", ("{{请求人}}：",
         "你（单位）请求处理的专利侵权纠纷（专利号：{{专利号}}），经审查，决定不予立案。",
         "理由：{{理由}}"), "请求人"),
    Paper("forwarding_letter", "专利侵权纠纷请求移交函", ("{{移交的部门}}：",
         "我单位于{{收到日}}收到{{请求人}}请求处理与{{当事人}}之间专利侵权纠纷的材料（专利号：{{专利号}}）。本单位没有管辖权，现将材料移交你单位。"),
         "移交的部门"),
    Paper("defence_notice", "答辩通知书", ("{{当事人}}：",
         "{{请求人}}请求处理与你（单位）之间的专利侵权纠纷（案件编号{{案件编号}}，专利号：{{专利号}}），已经立案，现送达请求书及其附件副本。",
         "请在收到之日起十五日内提交答辩书；在中国没有固定住所的为三十日。逾期不答辩的，不影响审理。"),
         "当事人"),
    Paper("inspection_record", "现场勘验笔录"),
    Paper("hearing_notice", "口头审理通知书", ("{{请求人}}、{{当事人}}：",
         "{{案件编号}}专利侵权纠纷一案，定于{{口头审理日}}在{{审理地点}}进行口头审理。请求人无正当理由不参加的，可以按撤回请求处理；被请求人不参加的，可以缺席审理。")),
    Paper("hearing_record", "口头审理笔录"),
    Paper("approval_above", "上一级管理专利工作的部门同意延长的批复"),
    Paper("agreement", "专利侵权纠纷调解协议书", ("请求人：{{请求人}}", "被请求人：{{当事人}}",
         "双方就专利号{{专利号}}的侵权纠纷，在本单位主持下自愿达成协议：{{协议内容}}",
         "本协议由双方签名或者盖章，并加盖本单位印章。")),
    Paper("withdrawal", "撤回请求书"),
    Paper("deliberation_record", "合议笔录"),
    Paper("decision", "专利侵权纠纷行政裁决书", ("请求人：{{请求人}}", "被请求人：{{当事人}}",
         "案由：{{案由}}（专利号：{{专利号}}），立案日期：{{立案日}}。", "合议组成员：{{办案人员}}",
         "查明的事实：{{主要事实}}", "依据：{{依据}}", "裁决如下：{{裁决内容}}",
         "不服本裁决的，可以自收到之日起十五日内向人民法院起诉；期满不起诉又不停止侵权行为的，可以申请人民法院强制执行。")),
    Paper("service_receipt", "送达回证"),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="adjudication",
        title="专利侵权纠纷行政裁决",
        version=1,
        since=date(2025, 2, 1),
        ledger="cases",
        mark="裁",
        basis="《专利纠纷行政裁决和调解办法》",
        states=STATES,
        moves=(*_FILING, *_ANSWERING, *_TRYING, *_DECIDING),
        opening=(
            Field("complainant_name", "请求人"),
            Field("patent_number", "专利号"),
            Field("request", "请求事项", Form.LONG),
        ),
        opens=(Starts("file", "ADJ-FILE"),),
        row=(("kind", "patent_dispute"), ("procedure", "adjudication")),
        papers=PAPERS,
        organs=(Organ.MARKET,),
        competence=True,
        unverified=(
            "现场勘验、口头审理的条号未核对。",
            "补正后重新计算立案期限的理解待核实。",
        ),
    ),
)
