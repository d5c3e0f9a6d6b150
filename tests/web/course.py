"""A programme in full course: 22 targets, 18 tasks and 60 items of every light, for the leader's page."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ipcity.domain.supervision.items import Move, Stage
from ipcity.domain.terms.days import CHINA
from ipcity.store.models.facts import Target, Task
from ipcity.store.models.items import Item, ItemMove, ItemUnit
from ipcity.store.models.plans import PlanVersion
from tests.cast import Cast, unit
from tests.web.plans import adopt_plan

TARGETS, TASKS, ITEMS = 22, 18, 60
# days from today to the due day: overdue, behind, soon due, far away
DISTANCES = (-30, -4, 40, 3, 200)


def run_course(people: Cast, today: date) -> PlanVersion:
    """The plan in force with its rows; every third item is supported by another unit."""
    plan = adopt_plan(people.district)
    _copied(Target.objects.filter(plan=plan).order_by("pk"), TARGETS, "name", "T")
    _copied(Task.objects.filter(plan=plan).order_by("pk"), TASKS, "heading", "A9.")
    tasks = list(Task.objects.filter(plan=plan).order_by("pk"))
    units = [people.organ, people.section, people.office]
    units += [unit(people.district, f"town-{n}", f"第{n}街道办事处") for n in range(1, 8)]
    for number in range(1, ITEMS + 1):
        due = today + timedelta(days=DISTANCES[number % len(DISTANCES)] + number % 3)
        _item(plan, number, tasks[number % TASKS], units, due, today)
    return plan


def _copied(rows, wanted: int, name: str, prefix: str) -> None:
    """Further facts like those of the plan, under names of a usual length."""
    first, known = rows[0], rows.count()
    for number in range(known + 1, wanted + 1):
        first.pk, first.key = None, f"{prefix}{number}"
        setattr(first, name, f"高价值专利培育与转化运用第{number}项")
        first._state.adding = True
        first.save()


def _item(plan: PlanVersion, number: int, task: Task, units, due: date, today: date) -> None:
    lead, support = units[number % len(units)], units[(number + 3) % len(units)]
    start = min(due - timedelta(days=120), today)
    at = datetime(start.year, start.month, start.day, 1, tzinfo=CHINA)
    item = Item.objects.create(
        district=plan.district, programme=plan.programme, number=number, lead=lead,
        title=f"推进第{number}批重点企业知识产权贯标与专利导航工作落地见效", due=due,
        task_key=task.key, stage=Stage.WORKING, started_on=start, entered_at=at,
    )  # fmt: skip
    held = {"district": plan.district, "item": item, "signed_at": at}
    ItemUnit.objects.create(**held, unit=lead, role=ItemUnit.Role.LEAD)
    if number % 3 == 0:
        ItemUnit.objects.create(**held, unit=support, role=ItemUnit.Role.SUPPORT)
    ItemMove.objects.create(
        district=plan.district, item=item, move=Move.ISSUE, at=at, stage=Stage.WORKING, due=due,
        started_on=start, unit=lead,
    )  # fmt: skip
