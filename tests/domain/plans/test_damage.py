"""Damage is flagged with its place and a remedy, and never repaired silently."""

from __future__ import annotations

from tests.domain.plans.making import compiled, goals, task

LIST = "各镇人民政府、各街道办事处，县委各部委，县级各部门，各人民团体，在县各单位"


def test_a_spliced_list_is_found_with_its_exact_span_and_skipped():
    plan = task(f"推进线上线下入{LIST}园惠企，新增企业5家。")
    (problem,) = plan.problems
    assert (problem.code, problem.severity) == ("spliced-text", "error")
    assert plan.text[slice(*problem.span)] == LIST
    assert [(t.name, int(t.value)) for t in plan.targets] == [("企业", 5)]


def test_a_list_found_spliced_once_is_boilerplate_everywhere():
    plan = compiled(
        f"一、重点任务\n（一）行动\n1.做事。统{LIST}筹资金。\n2.做事。发挥作用。{LIST}引导高校建设中心。\n"
    )
    assert [plan.text[slice(*p.span)] for p in plan.problems] == [LIST, LIST]


def test_addressees_and_subjects_are_no_splice():
    plan = compiled(f"{LIST}：\n现印发给你们。\n一、保障措施\n（一）加强领导。{LIST}要高度重视。\n")
    assert plan.problems == ()


def test_an_impossible_year_makes_figures_suspect():
    plan = goals("0402年，产值达到20亿元。")
    assert [p.code for p in plan.problems] == ["impossible-year", "digits-suspect"]
    assert [t.due for t in plan.targets] == [None]


def test_unreadable_digits_are_no_target():
    plan = goals("产值年均增长i0％。")
    assert (plan.targets, [p.code for p in plan.problems]) == ((), ["digits-suspect"])


def test_an_unbalanced_bracket_is_pointed_at():
    plan = task("推进（试点工作。")
    assert [plan.text[slice(*p.span)] for p in plan.problems if p.code == "unbalanced-bracket"] == [
        "（"
    ]


def test_a_text_that_breaks_off_is_reported():
    plan = task("推进各项工作，建立健全长效机制，做好统筹协调和督促检查，确保各项任务")
    assert [p.code for p in plan.problems] == ["truncated"]


def test_line_and_column_count_from_one():
    plan = task("推进（试点工作。")
    (problem,) = plan.problems
    line = plan.text.split("\n")[problem.line - 1]
    assert line[problem.column - 1] == "（"


def test_a_term_without_its_first_year_is_pointed_out():
    plan = task("3年内建成园区5个。")
    assert [(p.code, plan.text[slice(*p.span)]) for p in plan.problems] == [
        ("unanchored-term", "3年内")
    ]
    assert [t.due for t in plan.targets] == [None]


def test_a_measure_that_should_fall_but_is_to_reach_a_figure_is_pointed_out():
    plan = goals("细颗粒物浓度达到40微克/立方米。")
    assert [p.code for p in plan.problems] == ["ambiguous-direction"]


def test_a_file_of_permuted_digits_gives_no_target():
    plan = goals("0402年，产值达到20亿元。7671年，新增企业5家。0226年，建成园区3个。")
    assert plan.targets == ()
    assert [p.code for p in plan.problems if p.code != "impossible-year"] == ["digits-suspect"] * 3
    assert plan.numbers.unexplained == ()


def test_problems_of_one_kind_are_capped_and_counted():
    plan = compiled("一、工作目标\n" + "（" * 5000 + "\n")
    brackets = [problem for problem in plan.problems if problem.code == "unbalanced-bracket"]
    assert len(brackets) == 100
    assert brackets[-1].message == "括号“（”没有配对（另有4900处同类问题，未逐一列出）"
