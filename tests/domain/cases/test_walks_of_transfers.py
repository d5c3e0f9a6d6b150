"""To the police, from the procuratorate, and between regions, with every hour and day."""

from __future__ import annotations

from datetime import date

import pytest

from ipcity.domain.cases.shared_parts import FILING_CONDITIONS
from tests.domain.cases.walking import DESK, HEAD, begin, day, moment

MET = {name: True for name, _ in FILING_CONDITIONS}


def reported():
    walk = begin("police_transfer", "7-1", opening={"offence": "销售假冒注册商标的商品罪"})
    return walk.do("report", "7-2", grounds="销售金额六万元", reported_to="演示负责人")


def handed():
    walk = reported().do("approve", "7-3", by=HEAD, approved_at=moment("7-3 16:20"))
    return walk.do("hand_over", "7-4", transferred_to="区公安分局", handed_at=moment("7-4 10:00"))


def examined(**more: object):
    return handed().do("accepted", "7-6", accepted_on=day("7-6"), **more)


def declined():
    return examined().do("declined", "7-9", refusal_received=day("7-9"), why="未达标准")


# to the police


def test_a_transfer_with_its_hours_up_to_the_goods():
    walk = reported()
    # three calendar days end on a Sunday and move to Monday
    assert walk.due("head") == date(2026, 7, 6)
    assert walk.clocks["head"].found.advisory == date(2026, 7, 7)
    walk.do("approve", "7-3", by=HEAD, approved_at=moment("7-3 16:20"))
    assert walk.due("handover") == moment("7-4 16:20")
    lacking = walk.against(
        "hand_over", "7-4", transferred_to="区公安分局", handed_at=moment("7-4 10:00")
    )
    assert lacking == "缺少《涉嫌犯罪案件移送书》、《涉案物品清单》"
    walk.do("hand_over", "7-4", transferred_to="区公安分局", handed_at=moment("7-4 10:00"))
    assert walk.due("ask") == moment("7-5 10:00")
    assert (walk.row["result"], walk.row["transferred_to"]) == ("transferred", "区公安分局")
    walk.do("accepted", "7-6", accepted_on=day("7-6"))
    assert walk.due("police") == date(2026, 7, 9)
    walk.do("filed", "7-9", filing_notice_on=day("7-9"))
    assert walk.due("goods") == date(2026, 7, 13)
    assert "缺少《涉案物品交接单》" in walk.against("hand_goods", "7-10", goods="全部")
    assert walk.do("hand_goods", "7-10", goods="全部").state == "done"


def test_a_team_of_two_reports_and_the_head_decides():
    walk = begin("police_transfer", "7-1", officers=frozenset({1}))
    told = walk.against("report", "7-2", grounds="疑", reported_to="演示负责人")
    assert "不得少于2人" in told
    assert "缺少《涉嫌犯罪案件情况调查报告》" in told
    told = reported().against("approve", "7-3", approved_at=moment("7-3 16:20"))
    assert "应由执法单位负责人办理" in told
    later = reported().against("approve", "7-3", by=HEAD, approved_at=moment("7-4 09:00"))
    assert "批准时刻2026-07-04晚于办理日期2026-07-03" in later


def test_a_head_who_keeps_the_case_says_why():
    assert "请填写“不予批准的理由（记录在案）”" in reported().against("keep", "7-3", by=HEAD)
    walk = reported().do("keep", "7-3", by=HEAD, why="数额未达标准")
    assert (walk.is_over, walk.row["result"]) == (True, "handled")


def test_material_that_lacks_is_supplied_in_three_days():
    walk = handed()
    asked = {"lacking": "鉴定意见", "asked_at": moment("7-5 09:00"), "asked_on": day("7-5")}
    walk.do("ask_supplement", "7-5", **asked)
    assert walk.due("supplement") == date(2026, 7, 8)
    assert walk.do("supplement", "7-7", supplied="鉴定意见").state == "handed"


def test_another_organ_gets_it_within_a_day():
    walk = handed().do("wrong_organ", "7-5", found_at=moment("7-5 09:00"))
    assert walk.due("forward") == moment("7-6 09:00")
    walk.do("forwarded", "7-6", transferred_to="邻区公安分局", forwarded_at=moment("7-6 08:00"))
    assert (walk.state, walk.row["transferred_to"]) == ("handed", "邻区公安分局")


@pytest.mark.parametrize(
    ("fact", "due"), [("needs_check", date(2026, 7, 16)), ("complex", date(2026, 8, 5))]
)
def test_checking_takes_longer_unverified(fact, due):
    walk = examined(**{fact: True})
    assert walk.due("police") == due
    assert not walk.clocks["police"].found.applied.decides


def test_objections_up_to_the_procuratorate():
    walk = declined()
    assert walk.due("reconsider") == date(2026, 7, 13)
    walk.papers |= {"reconsideration_request", "supervision_request"}
    asked = {"why": "已达标准", "request_received": day("7-14")}
    assert "已于2026-07-13届满" in walk.against("ask_reconsideration", "7-14", by=HEAD, **asked)
    walk.do("ask_reconsideration", "7-13", by=HEAD, why="已达", request_received=day("7-13"))
    assert walk.due("answer") == date(2026, 7, 16)
    walk.do("upheld", "7-16", answer_received=day("7-16"))
    assert walk.due("supervise") == date(2026, 7, 20)
    assert "已于2026-07-20届满" in walk.against("ask_supervision", "7-21", by=HEAD, why="不服")
    walk.do("ask_supervision", "7-20", by=HEAD, why="不服")
    walk.do("explanation_asked", "7-22", explanation_asked_on=day("7-22"))
    assert walk.due("explain") == date(2026, 7, 29)
    walk.do("explained", "7-28", explanation="证据不足")
    walk.do("ordered", "7-30", ordered_on=day("7-30"))
    assert walk.due("order") == date(2026, 8, 14)
    walk.do("filed_after_all", "8-10", filing_notice_on=day("8-10"))
    assert walk.due("goods") == date(2026, 8, 13)


def test_straight_to_the_procuratorate_or_back_to_the_desk():
    walk = declined().do("ask_supervision", "7-10", by=HEAD, why="不服")
    assert "reconsider" not in walk.clocks
    walk = declined().do("give_back", "7-10", by=HEAD, why="不再异议")
    assert (walk.state, walk.clocks, walk.row["result"]) == ("returned", {}, "handled")


# from the procuratorate


def opinion(reply_due: str):
    opening = {
        "procuratorate": "区检察院", "opinion_number": "检意1号", "reply_due": reply_due,
    }  # fmt: skip
    walk = begin("procuratorate_transfer", "7-1", opening=opening)
    walk.do("take_over", "7-1", taken_over="案卷").do("begin", "7-2", plan="核查")
    return walk.do("conclude", "7-8", finding="属实")


def test_an_opinion_is_verified_as_a_clue_and_answered_by_its_own_day():
    walk = opinion("2026-08-31")
    assert (walk.due("verify"), walk.row["source_kind"]) == (date(2026, 7, 22), "procuratorate")
    assert "不具备" in walk.against("file", "7-9", by=HEAD, **{**MET, "punishable": False})
    walk.do("file", "7-9", by=HEAD, case_number="罚1", **MET)
    assert not walk.is_over
    assert "缺少《关于检察意见的回复》" in walk.against("answer", "8-31", answer_number="复1")
    walk.do("answer", "8-31", answer_number="复1")
    assert (walk.is_over, walk.row["result"], walk.row["replied_on"]) == (
        True, "filed", day("8-31"),
    )  # fmt: skip


def test_a_late_answer_says_why():
    walk = opinion("2026-08-31")
    walk.do("not_file", "7-9", by=HEAD, refusal="minor", why="轻微").papers.add("answer")
    told = walk.against("answer", "9-1", answer_number="复1")
    assert told == "检察意见要求2026-08-31前回复，逾期回复须写明原因"
    assert walk.against("answer", "9-1", answer_number="复1", why_late="会商") == ""


def test_an_opinion_for_another_is_passed_on_and_answered():
    walk = opinion("2026-08-31")
    walk.open_alerts = 1
    told = walk.against("not_file", "7-9", by=HEAD, refusal="minor", why="轻微")
    assert "涉嫌犯罪提示" in told
    walk.do("hand_over", "7-9", by=HEAD, transferred_to="文旅委", why="不归本单位")
    assert (walk.state, walk.row["result"]) == ("to_answer", "transferred")


# between regions


def test_assistance_is_given_in_fifteen_days_or_the_delay_told_in_time():
    walk = begin("assistance_in", "9-18", opening={"from_organ": "泸州市某区局"})
    assert walk.due("answer") == date(2026, 10, 15)
    walk.do("begin", "9-21", plan="走访")
    walk.papers.add("delay_letter")
    late = walk.against("delay", "10-16", by=HEAD, delayed_until=day("10-30"), why="鉴定")
    assert late == "协助调查的期限已于2026-10-15届满"
    walk.do("delay", "10-15", by=HEAD, delayed_until=day("10-30"), why="鉴定")
    walk.do("clue_found", "10-20", found="本区有库存")
    walk.do("investigate", "10-21", investigation="已取证")
    walk.do("answer", "10-28", by=HEAD, outcome="属实")
    assert (walk.row["result"], walk.row["replied_on"]) == ("handled", day("10-28"))


@pytest.mark.parametrize(
    ("key", "given", "result"),
    [
        ("decline", {"why": "无此单位"}, "refused"),
        ("hand_over", {"transferred_to": "文旅委", "why": "归其管"}, "transferred"),
    ],
)
def test_assistance_that_cannot_be_given(key, given, result):
    walk = begin("assistance_in", "9-18").do(key, "9-21", by=HEAD, **given)
    assert (walk.is_over, walk.row["result"]) == (True, result)


def test_assistance_asked_for_runs_from_the_day_it_arrived():
    walk = begin("assistance_out", "9-1").do("approve", "9-2", by=HEAD, why="当事人在外地")
    assert "晚于办理日期" in walk.against("send", "9-3", received_there=day("9-18"))
    walk.do("send", "9-18", received_there=day("9-18"))
    assert walk.due("answer") == date(2026, 10, 15)
    walk.do("urge", "10-10", urging="电话")
    walk.do("told_delay", "10-14", delayed_until=day("10-30"), why="对方鉴定")
    assert walk.do("take_answer", "10-29", by=DESK, outcome="属实").is_over
    assert begin("assistance_out", "9-1").do("drop", "9-2", by=HEAD, why="不需要").is_over


def test_a_joint_case_with_a_dispute_over_jurisdiction():
    walk = begin("joint_case", "7-1", opening={"partners": "内江市某区局"})
    walk.do("agree", "7-2", by=HEAD, division="各查一处", leading="本单位")
    walk.do("act", "7-3", action="同时检查").do("share", "7-6", shared="照片")
    walk.do("dispute", "7-7", by=HEAD, disputed_on=day("7-7"), why="都先立案")
    assert walk.due("compete") == date(2026, 7, 16)
    walk.do("report_up", "7-16", by=HEAD, received_above=day("7-16"))
    assert walk.due("assign") == date(2026, 7, 27)
    walk.do("assigned", "7-27", jurisdiction="本单位")
    walk.do("file", "7-28", by=HEAD, outcome="查获两处")
    assert (walk.is_over, walk.row["result"]) == (True, "filed")


def test_a_joint_case_settles_its_dispute_and_hands_over():
    walk = begin("joint_case", "7-1").do("agree", "7-2", by=HEAD, division="各查", leading="对方")
    walk.do("dispute", "7-7", by=HEAD, disputed_on=day("7-6"), why="都先立案")
    walk.do("settle_dispute", "7-9", by=HEAD, jurisdiction="对方")
    walk.do("hand_over", "7-10", by=HEAD, transferred_to="内江市某区局", why="商定")
    assert walk.row["result"] == "transferred"
    assert begin("joint_case", "7-1").do("drop", "7-2", by=HEAD, why="单独办").is_over
