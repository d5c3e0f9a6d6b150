"""What holds for every text: places cut the written form, appearance changes nothing, nothing crashes,
and the work grows with the length."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipcity.domain.plans import from_json, to_json
from ipcity.domain.plans.printing import essence, print_plan
from ipcity.domain.terms.numbers import read_quantity
from tests.domain.plans.making import compiled, plans

SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]
WORKED = sorted((Path(__file__).parents[2] / "worked/plans").glob("*.txt"))


def _same_letters(name: str, cut: str) -> bool:
    """Every character of a name stands in its span, in some order of its pieces."""
    return all(character in cut for character in name)


@settings(max_examples=25, suppress_health_check=SLOW, deadline=None)
@given(plans())
def test_spans_cut_the_written_form(plan):
    again = compiled(print_plan(plan))
    for target in again.targets:
        written = again.text[slice(*target.value_span)]
        if written != "清零":
            found = read_quantity(written)
            assert (found.value, found.value_max, found.unit) == (
                target.value,
                target.value_max,
                target.unit,
            )
        assert again.text[slice(*target.name_span)] == target.name
        assert target.span[0] <= target.value_span[0] < target.value_span[1] <= target.span[1]
    for assignment in again.assignments:
        assert [again.text[slice(*u.span)] for u in assignment.units] == [
            u.name for u in assignment.units
        ]
    for part in (*again.actions, *again.tasks, *again.safeguards):
        assert again.text[part.span[0] :].startswith(part.number)


@settings(max_examples=25, suppress_health_check=SLOW, deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_white_space_changes_no_fact(plan, random):
    text = print_plan(plan)
    lines = [("\u3000\u3000" if random.random() < 0.5 else "") + line for line in text.split("\n")]
    spaced = "\n\n".join(
        re.sub("(?<=[。；])", lambda _: random.choice(["", " ", "\u2003"]), x) for x in lines
    )
    assert essence(compiled(spaced)) == essence(compiled(text))


WIDE = str.maketrans("0123456789%.", "０１２３４５６７８９％．")
NARROW = str.maketrans("（）：；", "():;")
SQUARE = str.maketrans("（）", "〔〕")


@settings(max_examples=25, suppress_health_check=SLOW, deadline=None)
@given(plans())
def test_the_width_of_characters_changes_no_fact(plan):
    text = print_plan(plan)
    wide = _folded(essence(compiled(text.translate(WIDE))))
    narrow = _folded(essence(compiled(text.translate(NARROW))))
    assert (wide, narrow) == (_folded(essence(compiled(text))),) * 2


def _folded(facts):
    """Written numbering and titles keep the width they were written in; everything else must agree."""
    return {
        key: [{k: v for k, v in part.items() if k != "number"} for part in value]
        if key in ("actions", "tasks", "safeguards")
        else value
        for key, value in facts.items()
        if key != "title"
    }


@settings(max_examples=25, suppress_health_check=SLOW, deadline=None)
@given(plans())
def test_the_form_of_unit_brackets_changes_no_fact(plan):
    text = print_plan(plan)
    lines = [
        re.sub(
            r"（((?:[^（）]|（[^（）]*）)*(?:负责|配合|指导|牵头|单位：[^（）]*(?:（[^（）]*）[^（）]*)*))）$",
            r"〔\1〕",
            line,
        )
        for line in text.split("\n")
    ]
    assert essence(compiled("\n".join(lines))) == essence(compiled(text))


PIECES = st.sampled_from(
    "一、 （一） 1. —— 到2027年， 每年 力争 达到 20家 30% 5万元 不少于 新增 企业 、 ， 。 ； ： （ ） 〔 “ ” 《 》 \n 分别 均 其中 以上 "
    "责任单位： 甲局 负责 牵头 清零 年均增长 各部门 0402年 i0％ \ue010 目标 保障措施 的 和 3—5 1：2 累计 前10位".split(
        " "
    )
)


@settings(max_examples=120, suppress_health_check=SLOW, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_sequence_of_words_crashes_the_compiler(text):
    _check(compiled(text))


@settings(max_examples=100, suppress_health_check=SLOW, deadline=None)
@given(st.text(max_size=200))
def test_no_text_crashes_the_compiler(text):
    _check(compiled(text))


def _check(plan):
    assert from_json(to_json(plan)) == plan
    length = len(plan.text)
    for fact in (
        *plan.targets,
        *plan.trends,
        *plan.deliverables,
        *plan.goals,
        *plan.tasks,
        *plan.problems,
    ):
        assert 0 <= fact.span[0] <= fact.span[1] <= length
    assert plan.numbers.total == plan.numbers.in_targets + sum(
        plan.numbers.explained.values()
    ) + len(plan.numbers.unexplained)


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
def test_every_cut_and_every_mutation_of_a_worked_plan_compiles(path):
    text = path.read_bytes().decode("utf-8", errors="replace")
    for start, end in ((0, len(text) // 2), (len(text) // 3, len(text)), (5, len(text) - 5)):
        _check(compiled(text[start:end]))
    _check(compiled(text.replace("）", "").replace("。", "")))
    _check(compiled(text.replace("\n", "")))


HOSTILE = {
    "unbalanced brackets": lambda n: "（" * n,
    "mixed brackets": lambda n: "（《“〔" * (n // 4),
    "one line": lambda n: "新增企业20家、" * (n // 8),
    "one line of clauses": lambda n: "新增企业20家，" * (n // 8),
    "digits": lambda n: "1" * n,
    "digit groups": lambda n: "1," * (n // 2),
    "glued headings": lambda n: "。（一）" * (n // 4),
    "bullets": lambda n: "——甲\n" * (n // 4),
    "adverbs": lambda n: "加快" * (n // 2) + "20家",
    "verbs": lambda n: "建设" * (n // 2) + "20家",
    "zips": lambda n: "甲、" * (n // 2) + "分别达到20家、30家",
    "units": lambda n: "（" + "甲局、" * (n // 3) + "负责）",
    "tasks": lambda n: "一、任务\n（一）行动\n" + "1.做事。做。（甲局负责）\n" * (n // 14),
    "lines": lambda n: "甲乙丙丁\n" * (n // 5),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_work_on_hostile_text_grows_with_its_length(kind):
    """Counts interpreter calls, not time: twice the text may cost little more than twice the calls."""
    once, twice = (_calls(HOSTILE[kind](size)) for size in (1000, 2000))
    assert twice < once * 2.6


def _calls(text: str) -> int:
    count = 0

    def tally(frame, event, argument):
        nonlocal count
        count += 1

    sys.setprofile(tally)
    try:
        compiled(text)
    finally:
        sys.setprofile(None)
    return count
