"""The one real plan the product starts with; its text is not in the repository."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ipcity.domain.plans import Source, compile_plan

NOTICE = Path(__file__).resolve().parents[4] / "shared/plans/jiangjin-2024-2026.txt"
pytestmark = pytest.mark.skipif(
    not NOTICE.exists(), reason="the notice (../shared/plans) is not on this machine"
)

LIST = "各镇人民政府、各街道办事处，区委各部委，区级各部门，各人民团体，区管各企事业单位，在津上级管理各单位"
FIGURES = [
    (">=", "20", "%", "growth", None, "plain"), (">=", "2", "家", "new", None, "strive"),
    (">=", "5", "家", "new", None, "strive"), (">=", "221", "家", "new", None, "strive"),
    (">=", "716", "家", "new", None, "strive"), (">=", "24", "件", "level", None, "plain"),
    (">", "20", "%", "growth", "annual", "plain"), (">=", "30000", "件", "level", None, "plain"),
    (">=", "1", "件", "new", None, "plain"), (">=", "1", "件", "new", None, "plain"),
    (">=", "100", "%", "level", None, "strive"), (">=", "100", "%", "level", None, "plain"),
    (">=", "100", "%", "level", None, "plain"), (">=", "100", "%", "level", None, "plain"),
    (">=", "90", "%", "level", None, "plain"), (">", "50000000", "元", "flow", "annual", "plain"),
    (">", "200", "件", "flow", "annual", "plain"), (">=", "200", "件", "cumulative", None, "plain"),
    (">", "2", "家", "cumulative", None, "plain"), (">", "10", "件", "cumulative", None, "plain"),
    (">=", "40", "家", "cumulative", None, "plain"), (">=", "1", "次", "flow", "annual", "plain"),
]  # fmt: skip


@pytest.fixture(scope="module")
def plan():
    content = NOTICE.read_bytes()
    source = Source(NOTICE.name, hashlib.sha256(content).hexdigest(), "utf-8", "text")
    return compile_plan(content.decode(), source)


def test_the_front_matter(plan):
    assert plan.title == "江津区国家知识产权强市建设试点城市工作方案（2024年－2026年）"
    assert (plan.issuer, plan.issued_on.isoformat()) == ("重庆市江津区人民政府办公室", "2024-02-22")
    assert (plan.document_number, plan.period.start, plan.period.end) == (None, 2024, 2026)


def test_the_22_targets(plan):
    assert [
        (t.comparator, str(t.value), t.unit, t.basis, t.period, t.strength) for t in plan.targets
    ] == FIGURES
    assert {t.due for t in plan.targets} == {2026}


def test_names_and_values_are_cut_from_the_text(plan):
    for target in plan.targets:
        assert plan.text[slice(*target.name_span)] == target.name
        assert target.value_span[0] >= target.span[0]


def test_what_is_stated_without_a_number(plan):
    assert "区级以上媒体正面宣传报道次数" in [t.name for t in plan.trends]
    assert [d.name for d in plan.deliverables][:2] == ["区域知识产权运营中心", "商标品牌服务指导站"]


def test_six_actions_eighteen_tasks_three_safeguards(plan):
    assert (len(plan.actions), len(plan.tasks), len(plan.safeguards)) == (6, 18, 3)
    assert [len(task.assignments) for task in plan.tasks] == [1] * 18
    assert sum(len(a.units) for a in plan.assignments) == 41
    noted = [(u.name, u.note) for a in plan.assignments for u in a.units if u.note]
    assert noted == [("科学城江津管委会", "双福工业园发展中心")]
    assert [a.shared for a in plan.assignments] == [True] * 5 + [False, True, True, False] + [True] * 4 + [
        False, True, False, True, True]  # fmt: skip


def test_three_spliced_passages_with_their_exact_spans(plan):
    assert [(p.code, plan.text[slice(*p.span)]) for p in plan.problems] == [
        ("spliced-text", LIST)
    ] * 3


def test_no_number_is_unexplained(plan):
    assert plan.numbers.unexplained == ()
    assert plan.numbers.total == plan.numbers.in_targets + sum(plan.numbers.explained.values())
