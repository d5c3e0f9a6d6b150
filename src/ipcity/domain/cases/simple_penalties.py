"""行政处罚（简易程序）: decided on the spot, within the amounts of the law, the file handed in later.

Source: 市场监督管理行政处罚程序规定 第六十六条至第七十二条, 行政处罚法 第五十一条. It has no term for the
decision and is in no population of cases decided on time.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
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
from ipcity.domain.cases.shared_parts import CAUSE_FIELDS, WHY, needs_each, yes_fields

OFFICER, HEAD = (Who.OFFICER,), (Who.HEAD,)
MOST: Final = {"person": Decimal(200), "entity": Decimal(3000)}
PARTIES: Final = (("person", "自然人"), ("entity", "法人或者其他组织"))
PENALTIES: Final = (("warning", "警告"), ("fine", "罚款"), ("both", "警告并罚款"))
CONDITIONS: Final = (
    ("facts_certain", "违法事实确凿并有法定依据"),
    ("identified", "已出示执法证件"),
    ("informed", "已告知事实、理由、依据，听取陈述、申辩"),
)
COLLECTING: Final = (
    ("bank", "到指定银行或者电子支付"),
    ("spot-small", "当场收缴（一百元以下）"),
    ("spot-hard", "当场收缴（不当场收缴事后难以执行）"),
    ("spot-remote", "当场收缴（边远、水上、交通不便，当事人提出）"),
)


def fine_of(standing: Standing) -> Decimal:
    value = standing.value("fine_amount")
    return Decimal(str(value)) if value not in (None, "") else Decimal(0)


def _within_limit(standing: Standing) -> str:
    fine, party = fine_of(standing), str(standing.given.get("party_kind"))
    fined = standing.given.get("penalty") in ("fine", "both")
    if fined and not fine:
        return "请填写罚款数额"
    if not fined and fine:
        return "仅警告的，不应填写罚款"
    most = MOST.get(party)
    if most is None or fine <= most:
        return ""
    words = dict(PARTIES)[party]
    return f"对{words}适用简易程序，罚款不得超过{most}元，现为{fine}元，应适用普通程序"


def _paid(standing: Standing) -> str:
    return "罚款尚未缴纳" if fine_of(standing) and not standing.done("pay") else ""


STATES: Final = (
    State("found", "现场查处"),
    State("decided", "已当场处罚，待交案卷"),
    State("handed_in", "案卷已交回，待结案"),
    State("turned", "转普通程序", is_final=True),
    State("closed", "已结案", is_final=True),
)  # fmt: skip
MOVES: Final = (
    Move("turn", "不适用简易程序，转普通程序", ("found",), "turned", HEAD, "第六十六条", (WHY,),
         grows="ordinary_penalty", sets=(("result", "=other"), ("handled_on", "on"), ("closed_on",
         "on"))),
    Move("decide", "当场作出行政处罚决定", ("found",), "decided", OFFICER, "第六十六条至第六十九条",
         (*yes_fields(CONDITIONS), Field("party_kind", "当事人类别", Form.CHOICE, PARTIES),
         Field("penalty", "处罚种类", Form.CHOICE, PENALTIES), Field("fine_amount", "罚款",
         Form.MONEY, required=False), Field("decision_number", "决定书文号"), Field("decision",
         "处罚内容", Form.LONG)), needs=("decision",), guards=(needs_each(CONDITIONS),
         _within_limit), two_officers=True, decides=True, starts=(Starts("hand_in", "PEN-SIMPLE"),
         Starts("pay", "PEN-PAY"), Starts("reconsider", "PEN-RECON")), sets=(("accepted_on", "on"),
         ("handled_on", "on"), ("decided_on", "on"), ("decision_number", "decision_number"),
         ("decision", "decision"), ("fine_amount", "fine_amount"), ("result", "=penalty"))),
    Move("hand_in", "交回案卷", ("decided",), "handed_in", OFFICER, "第七十条",
         needs=("scene_record",), stops=("hand_in",)),
    Move("pay", "罚款已缴纳", ("decided", "handed_in"), "", OFFICER, "第七十二条",
         (Field("collected", "收缴方式", Form.CHOICE, COLLECTING), Field("receipt", "票据号")),
         stops=("pay",)),
    Move("close", "结案", ("handed_in",), "closed", HEAD, "第七十七条", (Field("execution",
         "执行情况", Form.LONG),), guards=(_paid,), cancels=("pay", "reconsider"),
         sets=(("closed_on", "on"),)),
)  # fmt: skip
PAPERS: Final = (
    Paper("scene_record", "现场笔录或者其他证据材料"),
    Paper("decision", "当场行政处罚决定书", ("当事人：{{当事人}}", "经当场查实，当事人有下列违法行为：{{主要事实}}", "处罚依据：{{依据}}", "决定当场作出处罚：{{处罚内容}}", "罚款应当自收到本决定书之日起十五日内缴纳。", "不服本决定的，可以自收到之日起六十日内申请行政复议。", "执法人员：{{办案人员}}")),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="simple_penalty",
        title="行政处罚（简易程序）",
        version=1,
        since=date(2022, 11, 1),
        ledger="cases",
        mark="简",
        basis="《市场监督管理行政处罚程序规定》",
        states=STATES,
        moves=MOVES,
        opening=CAUSE_FIELDS,
        row=(("procedure", "simple"),),
        papers=PAPERS,
        unverified=(ELSEWHERE,),
    ),
)
