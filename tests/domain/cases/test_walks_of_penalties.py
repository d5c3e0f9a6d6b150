"""Ordinary and simple penalties from beginning to end, with what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ipcity.domain.cases.organs import Organ
from ipcity.domain.cases.simple_penalties import CONDITIONS
from ipcity.domain.errors import Refused
from tests.domain.cases.walking import HEAD, REVIEWER, begin, day, moment

NUMBER = {"decision_number": "演市监罚〔2026〕1号", "decision": "罚款二万元"}
SPOT = {name: True for name, _ in CONDITIONS} | NUMBER


def filed(**more: object):
    return begin("ordinary_penalty", "7-1", **more).do("file", "7-3", by=HEAD, basis="售假")


def reviewing(legal_review: str = "none", **more: object):
    return filed(**more).do("conclude", "8-20", proposal="罚款", legal_review=legal_review)


def notified(legal_review: str = "none", **more: object):
    walk = reviewing(legal_review, **more).do("pass_review", "8-24", by=REVIEWER, opinion="同意")
    return walk.do("notify", "8-26", served_on=day("8-26"), hearing_right=True)


# ordinary procedure


def test_a_penalty_from_the_clue_to_the_closing():
    walk = begin("ordinary_penalty", "7-1")
    assert walk.due("clue") == date(2026, 7, 22)
    walk.do("file", "7-3", by=HEAD, basis="售假")
    assert walk.due("decide") == date(2026, 10, 8)
    walk.do("conclude", "8-20", proposal="罚款", legal_review="none")
    assert walk.due("review") == date(2026, 9, 3)
    walk.do("pass_review", "8-24", by=REVIEWER, opinion="同意")
    walk.do("notify", "8-26", served_on=day("8-26"), hearing_right=True)
    assert walk.due("waive") == date(2026, 9, 2)
    walk.papers.add("decision")
    assert "至2026-09-02届满，届满前不得作出决定" in walk.against(
        "decide", "9-2", by=HEAD, **NUMBER
    )
    walk.do("decide", "9-3", by=HEAD, fine_amount=Decimal(20000), **NUMBER)
    assert walk.due("serve") == date(2026, 9, 14)
    walk.do("serve", "9-7", served_on=day("9-7"), service_mode="direct")
    assert (walk.due("pay"), walk.due("reconsider")) == (date(2026, 9, 22), date(2026, 11, 6))
    walk.do("execute", "9-18", execution="已缴纳")
    assert walk.due("close") == date(2026, 10, 15)
    walk.do("close", "9-24", by=HEAD)
    assert walk.is_over
    assert {name: walk.row[name] for name in ("result", "decided_on", "closed_on")} == {
        "result": "penalty", "decided_on": day("9-3"), "closed_on": day("9-24"),
    }  # fmt: skip


def test_two_officers_file_and_the_reviewer_stands_apart():
    walk = begin("ordinary_penalty", "7-1", officers=frozenset({1}))
    assert walk.against("file", "7-3", by=HEAD, basis="售假") == "办案人员不得少于2人，现有1人"
    walk = reviewing()
    walk.officers = frozenset({1, REVIEWER})
    told = walk.against("pass_review", "8-24", by=REVIEWER, opinion="同意")
    assert told == "办理“审核通过”的人员不得是本案办案人员"
    assert "应由审核人员办理" in walk.against("pass_review", "8-24", opinion="同意")


def test_without_evidence_or_report_nothing_is_concluded():
    told = filed(evidence=0).against("conclude", "8-20", proposal="罚款", legal_review="none")
    assert told == "缺少《案件调查终结报告》；案卷中还没有证据"


def test_the_hearing_is_called_seven_working_days_before():
    walk = notified().do("ask_hearing", "8-28", why="不服")
    assert "不得是本案调查人员" in walk.against("call_hearing", "8-31", hearing_on=day("9-15"))
    walk.do("call_hearing", "8-31", hearing_on=day("9-15"), place="听证室", host="丁")
    assert walk.due("hearing_notice") == date(2026, 9, 4)
    assert "处于“听证中”" in walk.against("decide", "9-1", by=HEAD, **NUMBER)
    walk.do("serve_hearing", "9-3").do("hold_hearing", "9-15", report="意见不变")
    assert walk.do("decide", "9-18", by=HEAD, **NUMBER).state == "decided"


def test_what_the_law_office_reviewed_the_heads_discuss():
    walk = notified("complex")
    walk.papers.add("decision")
    told = walk.against("decide", "9-3", by=HEAD, **NUMBER)
    assert told == "应当法制审核的案件须经负责人集体讨论"
    assert walk.against("decide", "9-3", by=HEAD, collective=True, **NUMBER) == ""


def test_a_criminal_hit_holds_the_decision_but_not_the_transfer():
    walk = notified(open_alerts=1)
    walk.papers |= {"decision", "transfer_letter"}
    assert "1项涉嫌犯罪提示" in walk.against("decide", "9-3", by=HEAD, **NUMBER)
    assert "1项涉嫌犯罪提示" in walk.against("no_penalty", "9-3", by=HEAD, why="轻", **NUMBER)
    assert walk.against("to_police", "9-3", by=HEAD, why="达到标准") == ""


def test_time_at_the_police_does_not_count():
    walk = filed().do("to_police", "7-10", by=HEAD, why="涉嫌犯罪")
    assert "尚未立案" not in walk.against("from_police", "7-30", by=HEAD, why="不立案")
    assert "已经立案" in walk.against("from_police_early", "7-30", by=HEAD, why="不立案")
    walk.do("from_police", "7-30", by=HEAD, why="不立案")
    assert (walk.state, walk.due("decide")) == ("investigating", date(2026, 10, 21))


def test_a_case_sent_before_filing_comes_back_to_its_verification():
    walk = begin("ordinary_penalty", "7-1").do("to_police", "7-2", by=HEAD, why="涉嫌犯罪")
    assert walk.clocks == {}
    assert "尚未立案" in walk.against("from_police", "7-6", by=HEAD, why="不立案")
    walk.do("from_police_early", "7-6", by=HEAD, why="不立案")
    assert (walk.state, walk.due("clue")) == ("proposed", date(2026, 7, 27))


def test_seizure_is_prolonged_once_and_paused_for_tests():
    walk = filed().do("seize", "7-6", by=HEAD, goods="一批箱包")
    assert walk.due("seize") == date(2026, 8, 5)
    walk.do("suspend_seize", "7-8", ground="鉴定", why="送检")
    walk.do("resume_seize", "7-18", why="报告已到")
    assert walk.due("seize") == date(2026, 8, 17)
    walk.do("extend_seize", "8-10", by=HEAD, n=30, why="复杂")
    assert "不能是“权利人辨认”" in walk.against("suspend_seize", "8-12", ground="权利人辨认")
    with pytest.raises(Refused, match="最多1次"):
        walk.do("extend_seize", "8-11", by=HEAD, n=1, why="再延")


def test_hours_are_counted_from_the_moment():
    walk = filed().do("urgent", "7-6", taken_at=moment("7-6 16:20"), goods="样品")
    assert walk.due("urgent") == moment("7-7 16:20")
    walk.do("regularise", "7-7", by=HEAD, approved_at=moment("7-7 09:00"))
    assert walk.clocks.keys() == {"decide"}


def test_the_second_extension_is_the_heads_together():
    walk = filed().do("extend", "9-1", by=HEAD, n=30, why="复杂")
    assert walk.due("decide") == date(2026, 11, 2)
    walk.do("extend", "9-2", by=HEAD, n=45, why="仍复杂", collective_extension=True)
    approvers = walk.clocks["decide"].found.applied.approvers
    assert approvers == ("负责人", "负责人集体讨论")


def test_the_law_itself_holds_for_other_organs():
    walk = begin("ordinary_penalty", "7-1", organ=Organ.CULTURE)
    assert walk.untold == ["clue"]
    walk.do("file", "7-3", by=HEAD, basis="盗版")
    assert walk.clocks["decide"].rule == "LAW-DECIDE"


# on the spot


def spot(party: str, penalty: str, fine: str = "", **more: object) -> str:
    walk = begin("simple_penalty", "7-1", **more)
    walk.papers.add("decision")
    return walk.against(
        "decide", "7-1", party_kind=party, penalty=penalty, fine_amount=fine, **SPOT
    )


@pytest.mark.parametrize(
    ("party", "penalty", "fine", "told"),
    [
        ("person", "fine", "200", ""),
        ("person", "fine", "200.01", "罚款不得超过200元"),
        ("entity", "fine", "3000", ""),
        ("entity", "both", "3000.01", "罚款不得超过3000元"),
        ("entity", "warning", "", ""),
        ("person", "warning", "50", "仅警告的，不应填写罚款"),
        ("person", "fine", "", "请填写罚款数额"),
    ],
)
def test_amounts_of_the_simple_procedure(party, penalty, fine, told):
    found = spot(party, penalty, fine)
    assert told in found if told else found == ""


def test_a_simple_penalty_is_handed_in_paid_and_closed():
    walk = begin("simple_penalty", "9-24")
    walk.do("decide", "9-24", party_kind="entity", penalty="fine", fine_amount="1000", **SPOT)
    assert (walk.due("hand_in"), walk.due("pay")) == (date(2026, 10, 12), date(2026, 10, 9))
    walk.do("hand_in", "9-28")
    assert walk.against("close", "9-30", by=HEAD, execution="待缴") == "罚款尚未缴纳"
    walk.do("pay", "9-29", collected="bank", receipt="1")
    walk.do("close", "9-30", by=HEAD, execution="已缴")
    assert (walk.is_over, walk.row["result"], walk.row["procedure"]) == (True, "penalty", "simple")
    assert "due_on" not in walk.row


def test_on_the_spot_there_are_two_who_show_themselves():
    assert "不得少于2人" in spot("person", "fine", "100", officers=frozenset({1}))
    assert "1项涉嫌犯罪提示" in spot("person", "fine", "100", open_alerts=1)
    walk = begin("simple_penalty", "7-1")
    told = walk.against("decide", "7-1", party_kind="person", penalty="warning", **NUMBER)
    assert "已出示执法证件" in told
    assert "缺少《当场行政处罚决定书》" in told


def test_what_is_too_much_turns_ordinary():
    walk = begin("simple_penalty", "7-1").do("turn", "7-1", by=HEAD, why="货值较大")
    assert (walk.row["result"], walk.kind.move("turn").grows) == ("other", "ordinary_penalty")
