"""Which words gave which field."""

from __future__ import annotations

import pytest

from ipcity.domain.errors import Refused
from ipcity.domain.plans.explanation import explain, render_explanation
from tests.domain.plans.making import goals


def test_every_field_points_at_its_words():
    plan = goals("到2027年，实现以下目标：", "——创造。力争企业满意率年均增长超过20%。")
    told = {e.field: (e.value, e.words if e.span else None) for e in explain(plan, "T1").evidence}
    assert told == {
        "name": ("企业满意率", "企业满意率"), "comparator": ("超过", "超过"), "value": ("20", "20%"),
        "unit": ("%", None), "basis": ("增长幅度", "增长"), "direction": ("向上", "超过"),
        "period": ("每年", "年均"), "due": ("2027年", "2027年"), "strength": ("力争", "力争"),
    }  # fmt: skip


def test_what_the_plan_does_not_say_is_said():
    shown = render_explanation(explain(goals("案件办结率100%。"), "T1"))
    assert "比较：达到  ← 没有比较词，按达到这个数理解" in shown
    assert "期限：无  ← 本句和上文目标句都没有写年份" in shown


def test_an_unknown_target_is_refused():
    with pytest.raises(Refused) as refusal:
        explain(goals("案件办结率100%。"), "T9")
    assert refusal.value.code == "unknown-target"
