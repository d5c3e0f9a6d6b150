"""人民调解与司法确认: from the application to the court's confirmation of the agreement.

Source: 人民调解法 第十七条, 第二十九条至第三十一条, 第三十三条; 民事诉讼法 第二百零五条. The court's own
terms are information; the usual month for mediating is 待核实.
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
from ipcity.domain.cases.shared_parts import WHY, day_known, not_after_its_day, up_to_end_of

MEDIATOR, DESK = (Who.OFFICER,), (Who.REGISTRAR, Who.OFFICER)
COURTS: Final = (
    ("home", "当事人住所地"),
    ("thing", "标的物所在地"),
    ("seat", "调解组织所在地"),
)
LEVELS: Final = (
    ("basic", "基层人民法院"),
    ("intermediate", "中级人民法院"),
    ("special", "知识产权法院或者有管辖权的其他专门法院"),
)


def _willing(standing: Standing) -> str:
    if standing.given.get("explicit_refusal"):
        return "当事人一方明确拒绝调解的，不得调解"
    return "" if standing.given.get("both_willing") else "应当征得双方同意"


def _form_kept(standing: Standing) -> str:
    """A written agreement lies in the file; an oral one is noted down (第二十八条)."""
    written = standing.given.get("form") == "written"
    paper, title = ("agreement", "人民调解协议书") if written else ("oral_record", "口头协议登记表")
    return "" if paper in standing.papers else f"缺少《{title}》"


def _jointly(standing: Standing) -> str:
    return "" if standing.given.get("joint") else "司法确认应由双方当事人共同申请"


def _right_court(standing: Standing) -> str:
    """Disputes that the intermediate or a special court would try are confirmed there."""
    needs, level = standing.given.get("needs_higher"), standing.given.get("court_level")
    if needs and level == "basic":
        return "该纠纷依法由中级人民法院或者专门法院管辖，不能向基层人民法院申请确认"
    return ""


def _effective_since_mediation(standing: Standing) -> str:
    day = day_known(standing, "effective_on")
    return (
        "协议生效日不能早于开始调解" if day and standing.last_on and day < standing.last_on else ""
    )


STATES: Final = (
    State("applied", "待受理"),
    State("mediating", "调解中"),
    State("agreed", "已达成协议"),
    State("confirming", "司法确认中"),
    State("confirmed", "已司法确认", is_final=True),
    State("performed", "协议未经确认，已结案", is_final=True),
    State("failed", "调解不成", is_final=True),
    State("refused", "不予受理", is_final=True),
)  # fmt: skip
_FAILED: Final = (("result", "=not_settled"), ("handled_on", "on"), ("closed_on", "on"))

MOVES: Final = (
    Move("accept", "受理调解", ("applied",), "mediating", DESK, "第十七条", (Field("asked_by",
         "启动方式", Form.CHOICE, (("both", "双方共同申请"), ("one", "一方申请，另一方同意"),
         ("committee", "调解委员会主动调解，双方同意"), ("entrusted",
         "委托或者移送调解，双方同意"))), Field("both_willing", "双方同意调解", Form.YES,
         required=False), Field("explicit_refusal", "有一方明确拒绝调解", Form.YES, required=False),
         Field("mediator", "人民调解员")), guards=(_willing,), starts=(Starts("mediate",
         "PMED-TERM", column="due_on"),), sets=(("accepted_on", "on"), ("handled_on", "on"))),
    Move("refuse", "不予受理", ("applied",), "refused", DESK, "第十七条", (Field("refusal",
         "不予受理的情形", Form.CHOICE, (("refused", "一方当事人明确拒绝调解"), ("special",
         "法律规定只能由专门机关管辖处理或者禁止调解"), ("judged", "已有生效裁判或者处理结论"),
         ("other", "其他不宜调解的情形"))), WHY), sets=(("result", "=refused"), ("handled_on",
         "on"), ("closed_on", "on"))),
    Move("meet", "进行调解", ("mediating",), "", MEDIATOR, "", (Field("meeting", "调解情况",
         Form.LONG),), needs=("mediation_record",)),
    Move("withdrawn", "一方明确拒绝继续调解，终止", ("mediating",), "failed", MEDIATOR,
         "第十七条", (WHY,), stops=("mediate",), sets=_FAILED),
    Move("fail", "调解不成，告知其他途径", ("mediating",), "failed", MEDIATOR, "第二十六条",
         (WHY,), stops=("mediate",), sets=_FAILED),
    Move("agree", "达成调解协议", ("mediating",), "agreed", MEDIATOR, "第二十八条至第三十条",
         (Field("form", "协议形式", Form.CHOICE, (("written",
         "书面（各方签名盖章、调解员签名并加盖调解委员会印章之日起生效）"), ("oral",
         "口头（达成之日起生效）"))), Field("effective_on", "协议生效日", Form.DAY),
         Field("agreement", "协议内容", Form.LONG)), stops=("mediate",), guards=(_form_kept,
         not_after_its_day("effective_on", "协议生效日"), _effective_since_mediation),
         starts=(Starts("confirm", "PMED-CONF", since="effective_on"),), sets=(("decided_on",
         "effective_on"), ("decision", "agreement"), ("result", "=settled"))),
    Move("supervise", "督促履行协议", ("agreed", "confirming"), "", MEDIATOR, "第三十一条",
         (Field("performance", "履行情况", Form.LONG),)),
    Move("apply", "共同申请司法确认", ("agreed",), "confirming", MEDIATOR,
         "第三十三条、《民事诉讼法》第二百零五条", (Field("joint", "双方共同申请", Form.YES,
         required=False), Field("court", "受理法院"), Field("court_link", "法院与本案的联系",
         Form.CHOICE, COURTS), Field("court_level", "法院级别", Form.CHOICE, LEVELS),
         Field("needs_higher", "纠纷依法由中级法院或者专门法院管辖（知识产权纠纷应核对）", Form.YES,
         required=False)), needs=("confirmation_request",), stops=("confirm",), guards=(_jointly,
         _right_court, up_to_end_of("confirm", "共同申请司法确认的期限"))),
    Move("court_accepted", "法院受理", ("confirming",), "", MEDIATOR,
         "、《民事诉讼法》第一百八十七条", (Field("court_accepted_on", "法院立案日", Form.DAY),
         Field("court_number", "案号", required=False)),
         guards=(not_after_its_day("court_accepted_on", "法院立案日"),), starts=(Starts("court",
         "PMED-COURT-END", since="court_accepted_on"),),
         note="法院的期限只供参考，不计入本单位的办理时限。"),
    Move("court_declined", "法院不予受理或者驳回申请", ("confirming",), "agreed", MEDIATOR,
         "、《民事诉讼法》第二百零六条", (WHY,), cancels=("court",),
         note="可以重新调解、变更协议或者向法院起诉。"),
    Move("confirmed", "法院裁定协议有效", ("confirming",), "confirmed", MEDIATOR,
         "、《民事诉讼法》第二百零六条", (Field("ruling_number", "裁定书案号"),),
         needs=("court_ruling",), stops=("court",), sets=(("closed_on", "on"),)),
    Move("close", "未申请确认，履行后结案", ("agreed",), "performed", MEDIATOR, "第三十一条",
         (Field("performance", "履行情况", Form.LONG),), cancels=("confirm",), sets=(("closed_on",
         "on"),)),
)  # fmt: skip
PAPERS: Final = (
    Paper("application", "人民调解申请书"),
    Paper("mediation_record", "人民调解调查、调解笔录"),
    Paper("agreement", "人民调解协议书", ("编号：{{案件编号}}",
         "当事人：{{投诉人或请求人}}、{{当事人}}", "纠纷：{{案由}}", "主要事实：{{主要事实}}",
         "经调解，双方自愿达成如下协议：{{协议内容}}",
         "本协议自各方当事人签名、盖章，人民调解员签名并加盖人民调解委员会印章之日起生效。双方可以自生效之日起三十日内共同申请司法确认。",
         "人民调解员：{{人民调解员}}")),
    Paper("oral_record", "人民调解口头协议登记表", ("编号：{{案件编号}}",
         "当事人：{{投诉人或请求人}}、{{当事人}}", "协议内容：{{协议内容}}",
         "达成日期：{{协议生效日}}", "人民调解员：{{人民调解员}}")),
    Paper("confirmation_request", "司法确认申请书", ("{{受理法院}}：",
         "申请人：{{投诉人或请求人}}、{{当事人}}",
         "申请人于{{协议生效日}}经调解达成协议（编号{{案件编号}}），现共同申请确认该协议有效。",
         "协议内容：{{协议内容}}",
         "申请人承诺：协议出于自愿，没有恶意串通、规避法律，也不损害他人和公共利益。"), "受理法院"),
    Paper("court_ruling", "确认调解协议裁定书"),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="peoples_mediation",
        title="人民调解与司法确认",
        version=1,
        since=date(2024, 1, 1),
        ledger="cases",
        mark="人调",
        basis="《人民调解法》",
        states=STATES,
        moves=MOVES,
        opening=(
            Field("complainant_name", "投诉人或请求人"),
            Field("request", "调解请求", Form.LONG),
        ),
        row=(("kind", "people_mediation"), ("procedure", "mediation")),
        papers=PAPERS,
        unverified=("调解一般在一个月内完成，依据待核实。",),
    ),
)
