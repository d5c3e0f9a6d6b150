"""The invented assessment, meeting, instruction and money: each page of it has something to show."""

from __future__ import annotations

import pytest

from ipcity.actions import budget_lines, demonstration_assessment, report_feeds
from ipcity.store.models.budgets import Budget
from ipcity.store.models.instruction_relays import InstructionRelay
from ipcity.store.models.items import Item
from ipcity.store.models.meeting_papers import AgendaPoint, Attendance, Minutes, Resolution
from ipcity.store.models.report_feeds import ReportFeed
from ipcity.store.models.score_schemes import ScoreRound
from tests.cast import AT, cast
from tests.web.plans import adopt_plan


@pytest.mark.django_db
def test_every_page_has_something_to_show():
    people = cast()
    adopt_plan(people.district)
    demonstration_assessment.fill(people.district, AT)
    over = budget_lines.overspent(Budget.objects.filter(district=people.district))
    assert [(each.line.name, each.funds.over) for each in over] == [
        ("演示知识产权宣传周活动", 15000)
    ]
    assert [each.source_kind for each in AgendaPoint.objects.all()] == ["budget"]
    assert [(each.text, each.item_id is None) for each in Resolution.objects.all()] == [
        ("建立重点事项半月调度机制", False), ("核查超支项目并提出处理意见", True),
    ]  # fmt: skip
    assert (Attendance.objects.count(), Minutes.objects.count()) == (3, 1)
    assert InstructionRelay.objects.count() == 2
    assert Item.objects.get().origin == "meeting"
    assert [each.code for each in ReportFeed.objects.current()] == [
        "demo-report-1",
        "demo-report-2",
    ]
    assert [each.period for each in ScoreRound.objects.order_by("pk")] == ["2026Q3", "2026Q4"]
    assert report_feeds.names_of(people.district.pk)["target:T1"].name == "示范企业"
