"""A proof counts again to itself, and tells of every change."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.domain.terms.deadline_proofs import answer, verify
from ipcity.domain.terms.deadline_words import sentences
from ipcity.domain.terms.deadlines import Deadline, Extended, Request, compute
from ipcity.domain.terms.suspensions import Suspension
from ipcity.papers.incoming.published_holidays import published_holidays

CALENDAR = published_holidays()
TEST = Suspension(date(2026, 8, 1), date(2026, 8, 21), "检测")
ASKED = (
    Request("PEN-CLUE", date(2026, 9, 18), (Extended(15, "张三", date(2026, 10, 8)),)),
    Request("PEN-DECIDE", date(2026, 7, 3), (Extended(30),), (TEST,)),
    Request("PEN-DECIDE", date(2026, 10, 3)),
    Request("PUB-SAME", date(2026, 12, 10)),
    Request("ADJ-END", date(2026, 6, 30), (Extended(1),), (Suspension(date(2026, 7, 1), date(2026, 7, 9)),)),
    Request("ADJ-DEF", date(2026, 9, 10), facts={"no_domicile_in_CN": True}),
    Request("PEN-HEARNOTE", date(2026, 10, 13)),
    Request("CRI-HAND", datetime.fromisoformat("2026-09-30T16:20:00+08:00")),
    Request("CRI-HEAD", date(2026, 9, 29)),
    Request("LIST-END", date(2026, 9, 29), configured=2),
)  # fmt: skip


def found(request: Request) -> Deadline:
    return compute(request, CALENDAR)


def stored(request: Request) -> Any:
    return json.loads(json.dumps(answer(found(request)), ensure_ascii=False))


@pytest.mark.parametrize("request_", ASKED, ids=lambda r: f"{r.rule} {r.start}")
def test_a_proof_counts_again_to_itself(request_):
    form = stored(request_)
    assert verify(form) == ()
    assert verify(form["proof"]) == ()


def leaves(form: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(form, dict | list):
        for key in form if isinstance(form, dict) else range(len(form)):
            yield from leaves(form[key], (*path, key))
    else:
        yield path


def changed(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case None:
            return "2026-12-01"
        case "work":
            return "holiday"
        case "weekend":
            return "swapped"
        case "holiday":
            return "work"
        case "swapped":
            return "weekend"
        case str() if value[:2] == "20" and value[4:5] == "-":
            return value.replace(value[:10], "2026-03-03", 1)
    return f"{value}改"


@pytest.mark.parametrize("request_", ASKED, ids=lambda r: f"{r.rule} {r.start}")
def test_every_single_change_is_found(request_):
    whole = stored(request_)
    unseen = []
    for path in leaves(whole):
        form = copy.deepcopy(whole)
        at = form
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = changed(at[path[-1]])
        try:
            seen = verify(form)
        except Refused:
            continue
        if not seen:
            unseen.append(path)
    assert unseen == []


@pytest.mark.parametrize("key", ["day", "counted", "reason"])
def test_a_day_left_out_is_found(key):
    form = stored(ASKED[0])
    del form["proof"]["days"][3][key]
    assert f"proof.days[3].{key}" in [each.place for each in verify(form)]


def test_a_difference_says_where_and_what():
    form = stored(ASKED[0])
    form["due"] = "2026-11-06"
    assert [str(each) for each in verify(form)] == ['due：文件为 "2026-11-06"，重算为 "2026-11-05"']


def test_a_weekday_that_the_proof_calls_a_weekend_is_found():
    form = stored(ASKED[0])
    form["proof"]["calendar"]["days"]["2026-09-21"] = "weekend"
    assert "proof.calendar.days.2026-09-21" in [each.place for each in verify(form)]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                    lambda each: st.lists(each, max_size=3) | st.dictionaries(
                        st.sampled_from(["proof", "request", "calendar", "days", "rule", "from"]), each)))  # fmt: skip
def test_what_is_no_proof_is_refused(form):
    with pytest.raises(Refused) as refusal:
        verify(form)
    assert refusal.value.code == "no-proof"


@given(st.dates(date(2024, 1, 1), date(2026, 11, 30)), st.sampled_from(["PEN-CLUE", "PEN-DECIDE"]),
       st.lists(st.tuples(st.dates(date(2024, 1, 1), date(2026, 12, 1)), st.dates(date(2026, 12, 2), date(2027, 2, 1))), max_size=2))  # fmt: skip
def test_any_proof_counts_again_to_itself(start, rule, spans):
    pauses = tuple(Suspension(*span) for span in spans)
    assert verify(stored(Request(rule, start, suspensions=pauses))) == ()


def test_the_words_tell_the_term_step_by_step():
    assert sentences(found(ASKED[1])) == (
        "依据《市场监督管理行政处罚程序规定》（令第2号）2022年修正第六十四条：作出处理决定，自立案起90日（已核对）。",
        "立案：2026年7月3日，当日不计入。",
        "第1次延长30日，由负责人批准。",
        "合计120日，连续计算，自未顺延的届满日起算延长。",
        "检测：2026年8月1日起，至2026年8月21日恢复计算，共20日不计入。",
        "查对chinesecalendar 1.11.0：工作日1天。",
        "计到作出处理决定为止，不计到结案审批。",
        "到期：2026年11月20日。",
    )


def test_the_words_tell_what_cannot_be_told():
    assert sentences(found(ASKED[2]))[-1] == (
        "2027年的放假安排尚未录入，到期日暂不能确定，最早2027年1月1日，最晚2027年1月11日。"
    )


def test_the_words_call_an_unverified_term_unverified():
    told = sentences(compute(Request("PUB-GOV", date(2026, 2, 10)), CALENDAR))
    assert told[0].endswith("（待核实）。")
    assert told[1] == "期限数字待核实，只作提示，不据此作出不利决定。"


def test_each_day_has_its_reason():
    days = {
        row["day"]: row for row in stored(Request("PEN-CLUE", date(2026, 9, 18)))["proof"]["days"]
    }
    assert [
        (days[day]["counted"], days[day]["reason"])
        for day in ("2026-09-18", "2026-09-19", "2026-09-20", "2026-09-25", "2026-10-15")
    ] == [
        (None, "起算日，不计入"),
        (None, "休息日，不计入"),
        (1, "调休上班，计入"),
        (None, "放假，不计入"),
        (15, "工作日，计入"),
    ]
