"""Problems as a terminal shows them: carets under the words, double-width characters counted."""

from __future__ import annotations

from ipcity.domain.plans.diagnostics import render_problems, width
from tests.domain.plans.making import compiled, task


def test_wide_characters_take_two_columns_and_combining_ones_none():
    assert [width(c) for c in ("a", "区", "（", "。", "e\u0301", "\u200b")] == [1, 2, 2, 2, 1, 0]


def test_a_problem_shows_place_line_carets_and_remedy():
    plan = task("推进（试点工作。")
    assert render_problems(plan, "方案.txt") == (
        "警告[unbalanced-bracket]：括号“（”没有配对\n"
        " --> 方案.txt:3:10\n"
        "  |\n"
        "3 | 1.做好工作。推进（试点工作。\n"
        "  |                 ^^\n"
        "  = 处理：请补全或删去多余的括号，责任单位可能因此读漏。\n"
        "\n"
        "测试方案.txt：共1个问题（警告1个）。\n"
    )


def test_a_long_line_is_excerpted_around_the_words():
    plan = task("推进各项工作，" * 60 + "试点（工作" + "，推进各项工作" * 60 + "。")
    shown = render_problems(plan).split("\n")
    line, carets = shown[3], shown[4]
    assert width(line) <= 96
    assert line.count("…") == 2
    at = carets.index("^")
    assert _at_column(line, at) == "（"


def _at_column(line: str, column: int) -> str:
    used = 0
    for character in line:
        if used == column:
            return character
        used += width(character)
    return ""


def test_no_problem_is_said():
    assert (
        render_problems(compiled("一、工作目标\n产值达到20亿元。\n"))
        == "测试方案.txt：没有发现问题。\n"
    )
