"""Adjudication, administrative and people's mediation from beginning to end, with what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from ipcity.domain.cases.adjudications import FILING
from ipcity.domain.errors import Refused
from tests.domain.cases.walking import DESK, HEAD, begin, day

MET = {name: True for name, _ in FILING} | {"presiding": "甲"}
PANEL = frozenset({1, 2, 3})
SERVED = {"respondent_received": day("7-6"), "no_domicile": False}


def request(on: str = "6-24", **more: object):
    return begin("adjudication", on, **{"officers": PANEL, **more})


def filed(**more: object):
    return request(**more).do("file", "6-30", by=HEAD, **MET)


def trying(**more: object):
    walk = filed(**more).do("serve_request", "7-6", **SERVED)
    return walk.do("receive_defence", "7-10", defence="不侵权").do(
        "forward_defence", "7-14", defence_served_on=day("7-14")
    )


# adjudication


def test_an_adjudication_from_the_request_to_the_end_of_the_term_for_court():
    walk = request()
    assert walk.due("file") == date(2026, 7, 1)
    walk.do("file", "6-30", by=HEAD, **MET)
    assert (walk.due("serve"), walk.due("conclude")) == (date(2026, 7, 7), date(2026, 9, 30))
    walk.do("serve_request", "7-6", **SERVED)
    assert walk.due("defence") == date(2026, 7, 21)
    walk.do("receive_defence", "7-10", defence="不侵权")
    assert walk.due("forward") == date(2026, 7, 17)
    walk.do("forward_defence", "7-14", defence_served_on=day("7-14"))
    walk.do("call_hearing", "7-15", hearing_on=day("7-30"), place="审理室")
    asked = {"decision_number": "裁1", "outcome": "infringed", "decision": "停止侵权"}
    assert "口头审理，尚未举行" in walk.against("decide", "7-20", by=HEAD, **asked)
    walk.do("hold_hearing", "7-30", hearing="双方到庭")
    lacking = walk.against("decide", "8-20", by=HEAD, **asked)
    assert lacking == "缺少《合议笔录》、《专利侵权纠纷行政裁决书》"
    walk.do("decide", "8-20", by=HEAD, **asked)
    assert (walk.row["result"], walk.row["decided_on"]) == ("adjudicated", day("8-20"))
    walk.do("serve_decision", "8-24", served_on=day("8-21"), service_mode="direct")
    assert walk.due("suit") == date(2026, 9, 7)
    assert "届满前不能办理" in walk.against("close", "9-7", by=HEAD, performance="无")
    assert walk.do("close", "9-8", by=HEAD, performance="已停止").is_over


def test_no_competence_no_filing_but_a_way_to_the_city():
    walk = request(is_competent=False)
    assert "尚未取得该类案件的管辖权" in walk.against("file", "6-25", by=HEAD, **MET)
    walk.do("forward_to_city", "6-25", by=HEAD, forwarded_to="市知识产权局", why="无管辖权")
    assert (walk.state, walk.row["result"], walk.is_over) == ("forwarded", "other", True)


@pytest.mark.parametrize("panel", [{1}, {1, 2}, {1, 2, 3, 4}])
def test_a_panel_is_odd_and_at_least_three(panel):
    walk = request(officers=frozenset(panel))
    walk.papers |= {"request", "filing_notice"}
    told = walk.against("file", "6-25", by=HEAD, **MET)
    assert told == f"合议组（本案办案人员）应为3人以上的单数，现有{len(panel)}人"


def test_defects_are_listed_once():
    walk = request().do("list_defects", "6-25", defects="缺评价报告", correct_by=day("7-9"))
    assert walk.clocks == {}
    walk.papers |= {"defects_notice", "refusal_notice"}
    told = walk.against("not_corrected", "7-9", by=HEAD, why="未补正")
    assert told == "补正期限至2026-07-09届满，届满前不能办理"
    walk.do("corrected", "7-8", correction="已补")
    assert walk.due("file") == date(2026, 7, 15)
    told = walk.against("list_defects", "7-9", defects="又缺", correct_by=day("7-20"))
    assert "已经告知过" in told


def test_what_is_not_corrected_is_not_filed():
    walk = request().do("list_defects", "6-25", defects="缺评价报告", correct_by=day("7-9"))
    walk.do("not_corrected", "7-10", by=HEAD, why="未补正")
    assert (walk.row["result"], walk.is_over) == ("refused", True)


def test_filing_is_extended_once_by_five_days():
    walk = request("9-24")
    assert walk.due("file") == date(2026, 10, 9)
    with pytest.raises(Refused, match="最多5个工作日"):
        walk.do("extend_file", "9-28", by=HEAD, n=6, why="特别复杂")


def test_a_respondent_without_domicile_has_thirty_days():
    walk = filed().do("serve_request", "7-6", **{**SERVED, "no_domicile": True})
    assert walk.due("defence") == date(2026, 8, 5)
    assert "届满前不能办理" in walk.against("no_defence", "8-5", why="未答辩")
    assert walk.do("no_defence", "8-6", why="未答辩").state == "trying"
    walk.do("receive_late_defence", "8-10", defence="迟到")
    assert walk.due("forward") == date(2026, 8, 17)


def test_the_second_extension_is_the_authority_aboves():
    walk = trying()
    above = {"approval_number": "批1", "why": "仍复杂"}
    walk.papers.add("approval_above")
    told = walk.against("extend_above", "9-1", by=HEAD, n=2, **above)
    assert told == "应先由负责人批准延长"
    with pytest.raises(Refused, match="最多1个月"):
        trying().do("extend", "9-1", by=HEAD, n=2, why="复杂")
    walk.do("extend", "9-1", by=HEAD, n=1, why="复杂")
    assert walk.due("conclude") == date(2026, 10, 30)
    assert "上一级管理专利工作的部门批准" in walk.against("extend", "9-2", by=HEAD, n=1, why="再延")
    walk.papers.clear()
    told = walk.against("extend_above", "9-2", by=HEAD, n=2, **above)
    assert told == "缺少《上一级管理专利工作的部门同意延长的批复》"
    with pytest.raises(Refused, match="由上一级管理专利工作的部门批准，最多2个月"):
        trying().do("extend", "9-1", by=HEAD, n=1, why="复杂").do(
            "extend_above", "9-2", by=HEAD, n=3, **above
        )
    walk.do("extend_above", "9-2", by=HEAD, n=2, **above)
    # into 2027, whose notice is not loaded
    found = walk.clocks["conclude"].found
    assert found.nominal == date(2026, 12, 30)
    assert found.applied.approvers == ("负责人", "上一级管理专利工作的部门")


def test_waiting_for_invalidation_and_settling_do_not_count():
    walk = trying().do("suspend", "7-20", by=HEAD, ground="中止", why="无效宣告请求已受理")
    walk.do("resume", "8-9", why="已有审查决定")
    assert walk.due("conclude") == date(2026, 10, 20)
    walk.do("mediate", "8-10", ground="和解", why="双方同意")
    assert walk.clocks["conclude"].paused == (day("8-10"), "和解")
    walk.do("mediation_failed", "8-20", why="差距大")
    assert walk.due("conclude") == date(2026, 10, 30)
    told = walk.against("suspend", "8-21", by=HEAD, ground="休假", why="无")
    assert "“不计入期限的事由”不能是“休假”" in told


@pytest.mark.parametrize(
    ("moves", "result"),
    [
        ((("mediate", 1, {"ground": "和解", "why": "同意"}),
          ("settle", HEAD, {"agreement": "停止并补偿"})), "settled"),
        ((("withdraw", HEAD, {"why": "自行和解"}),), "withdrawn"),
    ],
)  # fmt: skip
def test_how_else_an_adjudication_ends(moves, result):
    walk = trying()
    for key, by, given in moves:
        walk.do(key, "8-1", by=by, **given)
    assert walk.is_over
    assert (walk.row["result"], walk.row["decided_on"]) == (result, day("8-1"))


def test_an_adjudication_may_go_to_court():
    walk = trying().do(
        "decide", "8-20", by=HEAD, decision_number="裁1", outcome="not_infringed", decision="驳回"
    )
    walk.do("serve_decision", "8-21", served_on=day("8-21"), service_mode="mail")
    walk.do("sued", "8-30", court="市中级法院")
    assert walk.do("judged", "10-20", by=HEAD, judgment="维持").is_over


def test_an_undecided_criminal_hit_holds_an_adjudication():
    walk = trying(open_alerts=0)
    walk.open_alerts = 2
    asked = {"decision_number": "裁1", "outcome": "infringed", "decision": "停止"}
    assert "2项涉嫌犯罪提示" in walk.against("decide", "8-20", by=HEAD, **asked)


# administrative mediation


def test_mediation_by_consent():
    walk = begin("administrative_mediation", "7-1")
    assert walk.due("serve") == date(2026, 7, 8)
    walk.do("serve_request", "7-3", respondent_received=day("7-3"))
    assert walk.due("answer") == date(2026, 7, 20)
    walk.do("consent", "7-15", by=DESK, statement="同意", statement_received=day("7-15"))
    assert walk.due("file") == date(2026, 7, 22)
    asked = {"mediation_on": day("8-3"), "place": "调解室"}
    assert "缺少《调解通知书》" in walk.against("file", "7-16", by=HEAD, **asked)
    walk.do("file", "7-16", by=HEAD, **asked).do("meet", "8-3", meeting="首次")
    walk.do("settle", "8-3", agreement="补偿二万元", notarised=True)
    assert (walk.row["result"], walk.is_over) == ("settled", True)


def test_silence_is_no_consent():
    walk = begin("administrative_mediation", "7-1")
    walk.do("serve_request", "7-3", respondent_received=day("7-3"))
    assert "意见陈述期限至2026-07-20届满" in walk.against("silent", "7-20", expired_on=day("7-20"))
    walk.do("silent", "7-21", expired_on=day("7-20"))
    assert walk.due("tell") == date(2026, 7, 27)
    assert walk.do("tell_refusal", "7-22", why="未答复").row["result"] == "refused"


def test_who_refuses_is_not_mediated():
    walk = begin("administrative_mediation", "7-1")
    walk.do("serve_request", "7-3", respondent_received=day("7-3"))
    walk.do("respondent_refuses", "7-8", by=DESK, refused_on=day("7-7"), why="不愿")
    assert walk.due("tell") == date(2026, 7, 14)
    assert "不能“立案，确定调解时间、地点”" in walk.against("file", "7-8", by=HEAD)


@pytest.mark.parametrize(("key", "result"), [("fail", "not_settled"), ("withdraw", "withdrawn")])
def test_mediation_that_comes_to_nothing(key, result):
    walk = begin("administrative_mediation", "7-1")
    walk.do("serve_request", "7-3", respondent_received=day("7-3"))
    walk.do("consent", "7-6", statement="同意", statement_received=day("7-6"))
    walk.do("file", "7-7", by=HEAD, mediation_on=day("7-8"), place="调解室")
    assert walk.do(key, "7-8", why="差距大").row["result"] == result


# people's mediation


def mediating():
    walk = begin("peoples_mediation", "9-1", officers=frozenset({1}))
    return walk.do(
        "accept", "9-2", by=DESK, asked_by="both", both_willing=True, mediator="演示调解员"
    )


def agreed():
    agreement = {"form": "written", "effective_on": day("9-21"), "agreement": "停止销售"}
    walk = mediating()
    walk.papers.add("agreement")
    return walk.do("agree", "9-21", **agreement)


CONFIRM = {
    "joint": True, "court": "区法院", "court_link": "home", "court_level": "basic",
    "needs_higher": False,
}  # fmt: skip


def test_nobody_is_mediated_against_an_explicit_refusal():
    walk = begin("peoples_mediation", "9-1")
    asked = {"asked_by": "one", "mediator": "演示调解员", "both_willing": True}
    told = walk.against("accept", "9-2", by=DESK, explicit_refusal=True, **asked)
    assert told == "当事人一方明确拒绝调解的，不得调解"
    told = walk.against("accept", "9-2", by=DESK, **{**asked, "both_willing": False})
    assert told == "应当征得双方同意"
    assert walk.do("refuse", "9-2", by=DESK, refusal="refused", why="拒绝").is_over


def test_an_agreement_is_confirmed_within_thirty_days():
    walk = agreed()
    assert walk.due("confirm") == date(2026, 10, 21)
    assert (walk.row["result"], walk.row["decided_on"]) == ("settled", day("9-21"))
    walk.papers.add("confirmation_request")
    told = walk.against("apply", "10-22", **CONFIRM)
    assert told == "共同申请司法确认的期限已于2026-10-21届满"
    walk.do("apply", "10-21", **CONFIRM)
    walk.do("court_accepted", "10-23", court_accepted_on=day("10-23"))
    assert walk.due("court") == date(2026, 11, 23)
    assert "缺少《确认调解协议裁定书》" in walk.against("confirmed", "11-2", ruling_number="1号")
    assert walk.do("confirmed", "11-2", ruling_number="1号").row["closed_on"] == day("11-2")


def test_confirmation_is_asked_for_together_and_at_the_right_court():
    walk = agreed()
    walk.papers.add("confirmation_request")
    told = walk.against("apply", "9-28", **{**CONFIRM, "joint": False})
    assert told == "司法确认应由双方当事人共同申请"
    told = walk.against("apply", "9-28", **{**CONFIRM, "needs_higher": True})
    assert "不能向基层人民法院申请确认" in told
    right = {**CONFIRM, "needs_higher": True, "court_level": "intermediate"}
    assert walk.against("apply", "9-28", **right) == ""


def test_an_agreement_is_kept_in_writing_or_noted_down():
    walk = mediating()
    asked = {"effective_on": day("9-21"), "agreement": "停止销售"}
    assert walk.against("agree", "9-21", form="written", **asked) == "缺少《人民调解协议书》"
    assert walk.against("agree", "9-21", form="oral", **asked) == "缺少《口头协议登记表》"
    walk.papers.add("oral_record")
    late = {**asked, "effective_on": day("9-22")}
    assert "晚于办理日期" in walk.against("agree", "9-21", form="oral", **late)
    early = {**asked, "effective_on": day("9-1")}
    assert "不能早于开始调解" in walk.against("agree", "9-21", form="oral", **early)
    assert walk.do("agree", "9-21", form="oral", **asked).state == "agreed"


def test_an_agreement_may_be_performed_without_a_court():
    walk = agreed().do("supervise", "9-25", performance="部分履行")
    assert walk.do("close", "9-30", performance="全部履行").state == "performed"
    refused = agreed().do("apply", "9-28", **CONFIRM).do("court_declined", "9-30", why="材料不全")
    assert refused.state == "agreed"


@pytest.mark.parametrize("key", ["withdrawn", "fail"])
def test_people_may_not_agree(key):
    walk = mediating().do(key, "9-10", why="谈不拢")
    assert (walk.is_over, walk.row["result"]) == (True, "not_settled")
