"""涉嫌犯罪案件移送公安机关: every step, with its hours and days, from the report to the goods.

Source: 行政执法机关移送涉嫌犯罪案件的规定 (国务院令第310号, articles per move), 公安机关办理刑事案件程序规定
第一百八十条, 人民检察院刑事诉讼规则 第五百六十条. Its days are counted as calendar days, the stricter
reading; a penalty never takes the place of a transfer (第十一条).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ipcity.domain.cases.declarations import Field, Form, Kind, Move, Paper, Starts, State, Who
from ipcity.domain.cases.shared_parts import WHY, not_after_its_day, up_to_end_of

OFFICER, HEAD = (Who.OFFICER,), (Who.HEAD,)
RULES: Final = "、《人民检察院刑事诉讼规则》第五百六十条"

STATES: Final = (
    State("suspected", "核实情况，待报告"),
    State("reported", "已报正职负责人，待决定"),
    State("approved", "已批准，待移送"),
    State("handed", "已移送，待公安机关受理"),
    State("forwarding", "公安机关转送中"),
    State("supplementing", "补正材料中"),
    State("examining", "公安机关审查中"),
    State("filed", "公安机关已立案，待移交物品"),
    State("declined", "公安机关不予立案"),
    State("reconsidering", "复议中"),
    State("upheld", "复议维持不予立案"),
    State("supervising", "检察机关立案监督中"),
    State("kept", "决定不移送", is_final=True),
    State("returned", "不立案，恢复行政处理", is_final=True),
    State("done", "移送办结", is_final=True),
)  # fmt: skip
_NOT_FILED: Final = ("declined", "upheld", "supervising")
_POLICE: Final = ("police", "answer", "explain", "order")
_NOTICE: Final = Field("filing_notice_on", "收到立案通知日", Form.DAY)

_HANDING: Final = (
    Move("report", "组成专案组核实，报告正职负责人", ("suspected",), "reported", OFFICER, "第五条",
         (Field("grounds", "涉嫌犯罪的理由", Form.LONG,
         hint="知识产权案件有合理怀疑、需要公安机关采取措施查明是否达到立案标准的，应当移送（第三条）。"),
         Field("reported_to", "正职负责人或者主持工作的负责人")), needs=("investigation_report",),
         two_officers=True, starts=(Starts("head", "CRI-HEAD"),)),
    Move("approve", "批准移送", ("reported",), "approved", HEAD, "第五条", (Field("approved_at",
         "批准时刻", Form.MOMENT),), stops=("head",), guards=(not_after_its_day("approved_at",
         "批准时刻"),), starts=(Starts("handover", "CRI-HAND", since="approved_at"),)),
    Move("keep", "决定不移送", ("reported",), "kept", HEAD, "第五条", (Field("why",
         "不予批准的理由（记录在案）", Form.LONG),), stops=("head",), sets=(("result", "=handled"),
         ("verified_on", "on"))),
    Move("hand_over", "向同级公安机关移送", ("approved",), "handed", OFFICER, "第五条、第六条",
         (Field("transferred_to", "公安机关"), Field("handed_at", "移送时刻", Form.MOMENT),
         Field("copied", "已抄送同级人民检察院", Form.YES, required=False)),
         needs=("transfer_letter", "investigation_report", "goods_list"), stops=("handover",),
         guards=(not_after_its_day("handed_at", "移送时刻"),), starts=(Starts("ask", "CRI-ASK",
         since="handed_at"),), sets=(("result", "=transferred"), ("transferred_to",
         "transferred_to"), ("verified_on", "on"))),
    Move("wrong_organ", "公安机关认为不属于其管辖", ("handed", "examining"), "forwarding", OFFICER,
         "第七条", (Field("found_at", "发现无管辖权的时刻", Form.MOMENT),), cancels=("ask",
         "police"), starts=(Starts("forward", "CRI-FORWARD", since="found_at"),)),
    Move("forwarded", "已转送有管辖权的机关", ("forwarding",), "handed", OFFICER, "第七条",
         (Field("transferred_to", "有管辖权的机关"), Field("forwarded_at", "转送时刻",
         Form.MOMENT)), needs=("forwarding_notice",), stops=("forward",), sets=(("transferred_to",
         "transferred_to"),)),
    Move("ask_supplement", "公安机关通知补正", ("handed",), "supplementing", OFFICER,
         "、《公安机关办理刑事案件程序规定》第一百八十条", (Field("lacking", "需要补正的材料",
         Form.LONG), Field("asked_at", "通知时刻", Form.MOMENT), Field("asked_on", "通知日",
         Form.DAY)), stops=("ask",), guards=(not_after_its_day("asked_on", "通知日"),),
         starts=(Starts("supplement", "CRI-SUPP", since="asked_on"),),
         note="公安机关不得以材料不全为由不接受移送。"),
    Move("supplement", "补正材料", ("supplementing",), "handed", OFFICER,
         "、《公安机关办理刑事案件程序规定》第一百八十条", (Field("supplied", "补正的材料",
         Form.LONG),), stops=("supplement",)),
)  # fmt: skip
_EXAMINING: Final = (
    Move("accepted", "公安机关受理", ("handed",), "examining", OFFICER, "第八条",
         (Field("accepted_on", "受理日", Form.DAY), Field("needs_check",
         "线索需要查证（期限待核实）", Form.YES, required=False), Field("complex",
         "重大、疑难、复杂，经批准（期限待核实）", Form.YES, required=False)),
         needs=("police_receipt",), cancels=("ask",), guards=(not_after_its_day("accepted_on",
         "受理日"),), starts=(Starts("police", "CRI-POLICE", since="accepted_on",
         facts=(("needs_check", "needs_check"), ("complex", "complex"))),)),
    Move("filed", "公安机关决定立案", ("examining",), "filed", OFFICER, "第八条、第十二条",
         (_NOTICE,), needs=("filing_notice",), stops=("police",),
         guards=(not_after_its_day("filing_notice_on", "收到立案通知日"),), starts=(Starts("goods",
         "CRI-GOODS", since="filing_notice_on"),)),
    Move("declined", "公安机关决定不予立案", ("examining",), "declined", OFFICER, "第八条、第九条",
         (Field("refusal_received", "收到不予立案通知日", Form.DAY), WHY),
         needs=("refusal_notice",), stops=("police",), guards=(not_after_its_day("refusal_received",
         "收到不予立案通知日"),), starts=(Starts("reconsider", "CRI-RECON",
         since="refusal_received"),)),
    Move("hand_goods", "移交涉案物品和材料", ("filed",), "done", OFFICER, "第十二条",
         (Field("goods", "移交的物品和材料", Form.LONG),), needs=("goods_receipt",),
         stops=("goods",), two_officers=True),
)  # fmt: skip
_OBJECTING: Final = (
    Move("ask_reconsideration", "提请公安机关复议", ("declined",), "reconsidering", HEAD, "第九条",
         (WHY, Field("request_received", "公安机关收到复议提请之日", Form.DAY)),
         needs=("reconsideration_request",), stops=("reconsider",),
         guards=(up_to_end_of("reconsider", "提请复议的期限"), not_after_its_day("request_received",
         "公安机关收到复议提请之日")), starts=(Starts("answer", "CRI-PROC",
         since="request_received"),)),
    Move("upheld", "复议维持不予立案", ("reconsidering",), "upheld", OFFICER, "第九条",
         (Field("answer_received", "收到复议决定日", Form.DAY),),
         needs=("reconsideration_decision",), stops=("answer",),
         guards=(not_after_its_day("answer_received", "收到复议决定日"),),
         starts=(Starts("supervise", "CRI-SUPERVISE", since="answer_received"),)),
    Move("ask_supervision", "建议检察机关立案监督", ("declined", "upheld"), "supervising", HEAD,
         "第九条", (WHY,), needs=("supervision_request",), stops=("supervise",),
         cancels=("reconsider",), guards=(up_to_end_of("supervise", "建议立案监督的期限"),)),
    Move("explanation_asked", "检察机关要求说明不立案理由", ("supervising",), "", OFFICER, RULES,
         (Field("explanation_asked_on", "公安机关收到说明要求之日", Form.DAY),),
         starts=(Starts("explain", "CRI-EXPLAIN", since="explanation_asked_on"),)),
    Move("explained", "公安机关已说明理由", ("supervising",), "", OFFICER, RULES,
         (Field("explanation", "说明的理由", Form.LONG),), stops=("explain",)),
    Move("ordered", "检察机关通知公安机关立案", ("supervising",), "", OFFICER,
         "、《人民检察院刑事诉讼规则》第五百六十三条", (Field("ordered_on",
         "公安机关收到立案通知之日", Form.DAY),), needs=("filing_order",), cancels=("explain",),
         starts=(Starts("order", "CRI-ORDER", since="ordered_on"),)),
    Move("filed_after_all", "公安机关改为立案", ("reconsidering", "supervising"), "filed", OFFICER,
         "第九条、第十二条", (_NOTICE,), needs=("filing_notice",), stops=("answer", "order"),
         cancels=("explain",), guards=(not_after_its_day("filing_notice_on", "收到立案通知日"),),
         starts=(Starts("goods", "CRI-GOODS", since="filing_notice_on"),)),
    Move("give_back", "不立案已定，恢复行政处理", _NOT_FILED, "returned", HEAD, "第十条", (WHY,),
         cancels=("reconsider", "supervise", *_POLICE), sets=(("result", "=handled"),),
         note="依法应当给予行政处罚的，原案继续办理。"),
)  # fmt: skip
PAPERS: Final = (
    Paper("investigation_report", "涉嫌犯罪案件情况调查报告",
         ("案件：{{线索内容}}（编号{{线索编号}}）", "涉嫌主体：{{被举报人}}",
         "涉嫌罪名：{{涉嫌罪名}}", "涉嫌犯罪的理由：{{涉嫌犯罪的理由}}",
         "现有证据{{证据数}}件，见清单。", "专案组成员：{{办案人员}}")),
    Paper("transfer_letter", "涉嫌犯罪案件移送书", ("{{公安机关}}：",
         "我单位在执法中发现{{被举报人}}涉嫌{{涉嫌罪名}}（编号{{线索编号}}），依照《行政执法机关移送涉嫌犯罪案件的规定》，现移送你机关。",
         "请依法审查，并将是否立案的决定书面通知我单位。"), "公安机关"),
    Paper("goods_list", "涉案物品清单", ("案件编号：{{线索编号}}", "涉嫌主体：{{被举报人}}",
         "清单由办案人员{{办案人员}}制作，物品名称、数量、特征、保存地点逐项填写。")),
    Paper("expert_opinion", "检验报告、鉴定意见"),
    Paper("police_receipt", "公安机关受理回执"),
    Paper("forwarding_notice", "公安机关转送通知"),
    Paper("filing_notice", "公安机关立案通知"),
    Paper("refusal_notice", "公安机关不予立案通知"),
    Paper("goods_receipt", "涉案物品交接单"),
    Paper("reconsideration_request", "提请复议书", ("{{公安机关}}：",
         "你机关对我单位移送的{{被举报人}}涉嫌{{涉嫌罪名}}一案（编号{{线索编号}}）决定不予立案，我单位认为应当立案，现提请复议。",
         "理由：{{理由}}"), "公安机关"),
    Paper("reconsideration_decision", "公安机关复议决定"),
    Paper("supervision_request", "建议立案监督函", ("同级人民检察院：",
         "我单位移送的{{被举报人}}涉嫌{{涉嫌罪名}}一案（编号{{线索编号}}），公安机关不予立案，我单位认为应当立案，建议依法进行立案监督。",
         "理由：{{理由}}")),
    Paper("filing_order", "检察机关通知立案书"),
)  # fmt: skip

VERSIONS: Final = (
    Kind(
        key="police_transfer",
        title="涉嫌犯罪案件移送公安机关",
        version=1,
        since=date(2020, 8, 7),
        ledger="clues",
        mark="移",
        basis="《行政执法机关移送涉嫌犯罪案件的规定》",
        states=STATES,
        moves=(*_HANDING, *_EXAMINING, *_OBJECTING),
        opening=(Field("offence", "涉嫌罪名"),),
        row=(("source_kind", "other"),),
        papers=PAPERS,
        unverified=(
            "“三日”按自然日从严计算，同时提示按工作日计算的日期。",
            "公安机关查证线索的10日、30日期限待核实。",
        ),
    ),
)
