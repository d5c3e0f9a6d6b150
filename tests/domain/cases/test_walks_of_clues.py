"""Complaints, reports, clues, interviews and guidance from beginning to end, with what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from ipcity.domain.cases.organs import Organ
from ipcity.domain.cases.shared_parts import FILING_CONDITIONS
from ipcity.domain.errors import Refused
from tests.domain.cases.walking import DESK, HEAD, begin, day

MET = {name: True for name, _ in FILING_CONDITIONS}


def verified(kind: str, **opening: object):
    walk = begin(kind, "7-1", opening=opening)
    walk.do("begin", "7-2", plan="看店铺")
    return walk.do("conclude", "7-8", finding="店铺在售", proposal="立案")


# complaints


def test_a_complaint_is_accepted_mediated_and_settled():
    walk = begin("complaint", "2026-3-2")
    assert walk.due("accept") == date(2026, 3, 11)
    walk.do("accept", "3-6", by=DESK)
    assert (walk.over["accept"], walk.due("mediate")) == (date(2026, 3, 11), date(2026, 5, 13))
    assert "早于上一步" in walk.against("call", "3-5", mediation_on=day("3-20"), place="一楼")
    walk.do("call", "3-10", mediation_on=day("3-20"), place="一楼")
    assert "《投诉调解书》" in walk.against("settle", "3-20", agreement="退款")
    walk.papers.add("mediation_statement")
    walk.do("settle", "3-20", agreement="退款")
    assert walk.is_over
    assert (walk.row["result"], walk.row["replied_on"]) == ("settled", day("3-20"))


def test_a_settlement_kept_at_once_needs_no_statement():
    walk = begin("complaint", "3-2").do("accept", "3-3", by=DESK)
    assert walk.do("settle", "3-4", agreement="当场退款", no_statement=True).state == "settled"


def test_mediation_is_not_ended_for_want_of_time_before_its_time():
    walk = begin("complaint", "3-2").do("accept", "3-6", by=DESK)
    walk.papers.add("ending_notice")
    told = walk.against("end", "5-12", ending="failed", why="谈不拢")
    assert told == "调解期限至2026-05-13届满，届满前不能以期满未达成协议终止"
    assert walk.against("end", "5-12", ending="refused", why="拒绝") == ""
    assert walk.do("end", "5-13", ending="failed", why="谈不拢").row["result"] == "not_settled"


def test_figures_that_are_not_loaded_start_no_clock():
    walk = begin("complaint", "2026-4-15")
    assert (walk.clocks, walk.untold) == ({}, ["accept"])
    walk.do("accept", "4-20", by=DESK)
    assert walk.untold == ["accept", "mediate"]
    assert walk.do("end", "4-21", ending="withdrawn", why="和解").is_over


def test_a_complaint_declined_names_its_reason():
    walk = begin("complaint", "3-2")
    assert "缺少《投诉不予受理通知书》" in walk.against(
        "decline", "3-3", refusal="not-ours", why="甲"
    )
    assert "不能是“unwilling”" in walk.against("decline", "3-3", refusal="unwilling", why="甲")
    assert walk.do("decline", "3-3", refusal="too-late", why="四年前").row["result"] == "refused"


def test_both_parts_of_one_letter_are_two_cases():
    walk = begin("complaint", "3-2")
    assert walk.kind.move("split_report").grows == "report"
    walk.do("split_report", "3-2", by=DESK, report_part="售假")
    assert walk.state == "received"


# reports and clues


def test_a_named_reporter_is_told():
    walk = verified("report", is_named=True)
    assert "缺少" not in walk.against("file", "7-9", by=HEAD, **MET)
    assert "应告知举报人" in walk.against("file_unnamed", "7-9", by=HEAD, **MET)
    walk.do("file", "7-9", by=HEAD, case_number="罚〔2026〕1号", **MET)
    assert walk.over["verify"] == date(2026, 7, 22)
    # the figure since 令第121号 is not loaded: no day, but the step stays
    assert walk.untold == ["tell"]
    assert not walk.is_over
    walk.do("tell", "7-10", told_by="电话")
    assert walk.row["replied_on"] == day("7-10")
    assert walk.row["case_number"] == "罚〔2026〕1号"


def test_the_term_to_tell_a_reporter_before_the_new_rules():
    walk = begin("report", "2026-3-2", opening={"is_named": True})
    walk.do("begin", "3-3", plan="看").do("conclude", "3-4", finding="无")
    walk.do("not_file", "3-5", by=HEAD, refusal="conditions", why="查无实据")
    assert walk.due("tell") == date(2026, 3, 12)


def test_an_anonymous_reporter_cannot_be_told():
    walk = verified("report")
    told = walk.against("not_file", "7-9", by=HEAD, refusal="conditions", why="查无实据")
    assert "不是实名举报" in told
    done = walk.do("not_file_unnamed", "7-9", by=HEAD, refusal="conditions", why="查无实据")
    assert (done.is_over, done.row["result"]) == (True, "refused")


def test_a_clue_is_tested_extended_and_filed():
    walk = begin("clue", "2026-9-18")
    assert walk.due("verify") == date(2026, 10, 15)
    walk.do("extend", "9-19", by=HEAD, n=15, why="权利人在外地")
    assert walk.due("verify") == date(2026, 11, 5)
    with pytest.raises(Refused, match="最多1次"):
        walk.do("extend", "9-20", by=HEAD, n=15, why="再延")


def test_time_of_identifying_does_not_count():
    walk = begin("clue", "7-1").do("begin", "7-2", plan="看")
    walk.do("suspend", "7-6", ground="权利人辨认", why="送辨认")
    assert walk.clocks["verify"].paused
    assert "不能是“出差”" in walk.against("suspend", "7-6", ground="出差", why="无")
    walk.do("resume", "7-13", why="辨认完毕")
    assert walk.due("verify") == date(2026, 7, 29)


def test_one_officer_does_not_verify_a_clue():
    walk = begin("clue", "7-1", officers=frozenset({1})).do("begin", "7-2", plan="看")
    told = walk.against("conclude", "7-3", finding="在售", proposal="立案")
    assert "办案人员不得少于2人，现有1人" in told
    assert "缺少《线索核查报告》" in told


def test_filing_needs_every_condition_and_the_head():
    walk = verified("clue")
    told = walk.against("file", "7-9", by=HEAD, **{**MET, "own_jurisdiction": False})
    assert told == "不具备：属于本机关管辖"
    assert "应由执法单位负责人办理" in walk.against("file", "7-9", **MET)
    assert walk.do("file", "7-9", by=HEAD, **MET).row["result"] == "filed"
    assert walk.kind.move("file").grows == "ordinary_penalty"


def test_a_criminal_hit_is_decided_before_a_clue_is_dropped():
    walk = verified("clue")
    walk.open_alerts = 1
    told = walk.against("not_file", "7-9", by=HEAD, refusal="minor", why="轻微")
    assert "1项涉嫌犯罪提示尚未由负责人决定" in told
    assert walk.against("to_police", "7-9", by=HEAD, transferred_to="区公安分局", why="疑") == ""


@pytest.mark.parametrize(
    ("move", "given", "result"),
    [
        ("merge", {"case_number": "线〔2026〕2号", "why": "同一人"}, "merged"),
        ("hand_over", {"transferred_to": "邻区市场监管局", "why": "不归本区"}, "transferred"),
        ("not_file", {"refusal": "first", "why": "初次"}, "refused"),
    ],
)
def test_how_else_a_clue_ends(move, given, result):
    walk = verified("clue").do(move, "7-9", by=HEAD, **given)
    assert (walk.is_over, walk.row["result"], walk.row["verified_on"]) == (True, result, day("7-9"))


def test_other_organs_have_no_term_loaded():
    walk = begin("clue", "7-1", organ=Organ.FORESTRY)
    assert (walk.clocks, walk.untold) == ({}, ["verify"])


# interviews and guidance


def test_an_interview_names_a_day_and_looks_again():
    walk = begin("interview", "7-1").do("approve", "7-2", by=HEAD, why="屡被投诉")
    walk.do("call", "7-2", interview_on=day("7-6"), place="二楼")
    asked = {"statement": "认识到问题", "demands": "下架"}
    assert "之后" in walk.against("interview", "7-6", rectify_by=day("7-6"), **asked)
    walk.do("interview", "7-6", rectify_by=day("7-20"), **asked)
    walk.known["rectify_by"] = "2026-07-20"
    assert "晚于原定" in walk.against("prolong", "7-7", by=HEAD, rectify_by=day("7-20"), why="难")
    walk.do("report", "7-15", measures="已下架")
    walk.do("not_enough", "7-16", lacking="库存未清", rectify_by=day("7-30"))
    walk.do("report", "7-25", measures="已清")
    walk.officers = frozenset({1})
    assert "不得少于2人" in walk.against("pass_recheck", "7-26", recheck="合格")
    walk.officers = frozenset({1, 2})
    assert walk.do("pass_recheck", "7-26", recheck="合格").row["result"] == "handled"


def test_an_interview_takes_the_place_of_nothing():
    walk = begin("interview", "7-1").do("approve", "7-2", by=HEAD, why="屡被投诉")
    assert "应由执法单位负责人" in walk.against("escalate", "7-3", why="售假")
    walk.do("escalate", "7-3", by=HEAD, why="售假")
    assert (walk.state, walk.kind.move("escalate").grows) == ("escalated", "clue")


def test_guidance_binds_nobody():
    walk = begin("guidance", "7-1").do("approve", "7-2", by=HEAD, advice="规范标注")
    assert "缺少《行政指导书》" in walk.against("give", "7-3", given_to="店长")
    walk.do("give", "7-3", given_to="店长").do("visit", "7-20", visit="未改")
    assert walk.do("not_follow", "7-20", why="不愿").state == "not_followed"
    assert "不得因不采纳" in walk.kind.move("not_follow").note
