"""Measures inside tasks and cited documents, read from the plan's own words."""

from __future__ import annotations

import pytest

from ipcity.domain.plans import Source, compile_plan
from ipcity.domain.plans.mentions import citations_of, measures_of
from tests.packs.cities import NOTICE

TASKS = """某市知识产权工作方案（2025—2027年）

一、重点任务

（一）实施保护行动。

1．健全保护机制。{body}（责任单位：市司法局、市市场监管局）
"""


def compiled(text):
    return compile_plan(text, Source("方案.txt", "0" * 64, "utf-8", "txt"))


def measures(body):
    plan = compiled(TASKS.format(body=body))
    return [measure.name for measure in measures_of(plan)]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("完善行政裁决衔接机制，畅通维权渠道。", ["完善行政裁决衔接机制"]),
        ("建机制，强队伍，提升办案效能。", ["建机制，强队伍，提升办案效能"]),
        ("以产业园区为重点，推进维权援助站点建设。", ["推进维权援助站点建设"]),
        (
            "完善行政裁决衔接机制。定期发布典型案例情况。",
            ["完善行政裁决衔接机制", "定期发布典型案例情况"],
        ),
        (
            "完善行政裁决衔接机制；定期发布典型案例情况。",
            ["完善行政裁决衔接机制", "定期发布典型案例情况"],
        ),
        ("抓好落实。", []),
    ],
)
def test_a_sentence_is_a_measure_named_by_its_deed(body, names):
    assert measures(body) == names


def test_spans_cut_the_names_and_units_are_no_measures():
    plan = compiled(NOTICE.read_text())
    found = measures_of(plan)
    assert [measure.id for measure in found] == [f"M{n}" for n in range(1, len(found) + 1)]
    for measure in found:
        assert plan.text[slice(*measure.span)] == measure.name
        assert "单位：" not in measure.name
    assert {measure.task for measure in found} == {task.id for task in plan.tasks}


def test_words_torn_by_a_spliced_passage_are_left_out():
    spliced = "各镇人民政府、各街道办事处，区委各部委，区级各部门，各人民团体，区管各企事业单位"
    names = measures(
        f"推进维权援助站点建设，线上线下入{spliced}园惠企和对接服务。定期发布典型案例情况。"
    )
    assert names == ["推进维权援助站点建设", "定期发布典型案例情况"]


def test_a_document_is_cited_once_with_its_number():
    plan = compiled(
        "为落实《某省规划》（某发〔2024〕3号）和《关于印发〈实施办法〉的通知》，按照《某省规划》要求，"
        "制定本方案。\n"
    )
    assert [(cited.title, cited.number) for cited in citations_of(plan)] == [
        ("某省规划", "某发〔2024〕3号"),
        ("关于印发〈实施办法〉的通知", None),
    ]


@pytest.mark.parametrize("text", ["", "《" * 5000, "《甲" * 5000, "。" * 5000, "1．" * 3000])
def test_hostile_text_gives_nothing_and_no_harm(text):
    plan = compiled(text)
    assert (measures_of(plan), citations_of(plan)) == ((), ())
