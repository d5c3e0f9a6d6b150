"""What a clerk would strike out: gaps in the numbering, empty sections, one thing said twice."""

from __future__ import annotations

import re

import pytest

from ipcity.actions import papers
from ipcity.actions.paper_sections.ordinals import numbered, ordinal
from ipcity.actions.paper_texts import text_of
from ipcity.domain.terms.periods import period_named
from ipcity.papers.official.documents import Annex, Chart, Heading, Paragraph, Run, Table
from ipcity.store.models.papers import Addressee, Kind
from tests.cast import AT, actor_of, cast
from tests.web.plans import adopt_plan


def head(level: int, text: str) -> Heading:
    return Heading(level, (Run(text),))


def words(block) -> str:
    return "".join(run.text for run in block.runs)


def test_ordinals_as_headings_write_them():
    assert [ordinal(n) for n in (1, 10, 11, 19, 20, 23, 99)] == [
        "一", "十", "十一", "十九", "二十", "二十三", "九十九",
    ]  # fmt: skip


def test_what_is_left_out_leaves_no_gap():
    body = (
        head(1, "一、甲"), head(2, "（二）乙"), head(2, "（四）丙"), Table("表3　丁", (), ()),
        Chart("图2　戊", {}), head(1, "七、己"), head(2, "（三）庚"), head(1, "某局督办事项"),
        Table("第7号督办事项", (), ()), Table("表9　辛", (), ()),
    )  # fmt: skip
    told, (annex,) = numbered(body, (Annex("走势图", (Chart("图6　壬", {}),)),))
    found = [words(b) if isinstance(b, Heading) else b.caption for b in told]
    assert found == [
        "一、甲", "（一）乙", "（二）丙", "表1　丁", "图1　戊", "二、己", "（一）庚", "某局督办事项",
        "第7号督办事项", "表2　辛",
    ]  # fmt: skip
    assert annex.body[0].caption == "图2　壬"


@pytest.fixture
def official(db):
    people = cast()
    adopt_plan(people.district)
    programme = people.district.programme_set.get()

    def written(kind: Kind, to: Addressee | None = None):
        paper = papers.make(
            programme=programme, kind=kind, period=period_named("2026Q3"), addressee=to,
            actor=actor_of(people.clerk), at=AT,
        )  # fmt: skip
        return text_of(paper.content)

    return written


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.NOTICE])
def test_no_section_is_empty_and_no_sentence_comes_twice(official, kind):
    body = official(kind).body
    for at, block in enumerate(body[:-1]):
        if isinstance(block, Heading):
            after = body[at + 1]
            assert not isinstance(after, Heading) or after.level > block.level, words(block)
    firsts = [words(b).split("、")[0] for b in body if isinstance(b, Heading) and b.level == 1]
    assert firsts == [ordinal(at) for at in range(1, len(firsts) + 1)]
    told = [s for b in body if isinstance(b, Paragraph) for s in re.split("[。；]", words(b)) if s]
    assert sorted(told) == sorted(set(told))


def test_a_report_rests_on_its_bases_in_one_phrase(official):
    nation = words(official(Kind.ANNUAL, Addressee.NATION).body[0])
    assert nation.count("按照") == 1
    assert nation.startswith("按照国家知识产权强市建设试点示范工作部署和《")
    assert "数据截至" not in nation  # the period's own last day
