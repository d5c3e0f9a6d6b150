"""Plans for the tests: compiling a text, and a strategy for whole plans."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from ipcity.domain.plans import Plan, Source, compile_plan
from ipcity.domain.plans.facts import (
    Action,
    Assignment,
    Basis,
    Direction,
    Goal,
    Numbers,
    Period,
    Role,
    Safeguard,
    Strength,
    Target,
    Task,
    Trend,
    Unit,
)
from ipcity.domain.terms.comparators import Comparator

SOURCE = Source("测试方案.txt", "0" * 64, "utf-8", "text")
HERE = (0, 0)
NUMERALS = "一二三四五六七八九"


def compiled(text: str) -> Plan:
    return compile_plan(text, SOURCE)


def goals(*sentences: str) -> Plan:
    """A plan whose goals chapter is these sentences."""
    return compiled("一、工作目标\n" + "\n".join(sentences) + "\n二、重点任务\n")


def task(sentence: str) -> Plan:
    """A plan whose only task has this body."""
    return compiled(f"一、重点任务\n（一）推进行动\n1.做好工作。{sentence}\n")


SHARES = ("企业满意率", "案件办结率", "公共服务覆盖率", "研发投入占比")
STOCKS = (("有效商标拥有量", "件"), ("产业规模", "元"), ("登记总量", "件"), ("从业人员总数", "人"))
THINGS = (("高新技术企业", "家"), ("服务工作站", "个"), ("地理标志产品", "件"), ("示范园区", "个"))
EVENTS = (("宣传活动", "场"), ("业务培训", "次"))
UNITS = (
    "市科技局",
    "市财政局",
    "区市场监管局",
    "城北新区管委会",
    "各有关部门",
    "市教育局",
    "县农业农村局",
)
HEADINGS = (
    "深化行政保护",
    "完善公共服务",
    "强化人才支撑",
    "优化营商环境",
    "推进成果转化",
    "加强宣传引导",
)


@st.composite
def targets(draw, place: str, due: int | None) -> Target:
    basis = draw(st.sampled_from(list(Basis)))
    value = draw(st.integers(1, 9000))
    comparators = [Comparator.AT_LEAST, Comparator.MORE, Comparator.ABOUT]
    unit: str | None
    if basis is Basis.GROWTH:
        name, unit = draw(st.sampled_from(SHARES + tuple(n for n, _ in STOCKS))), "%"
        unit = draw(st.sampled_from(["%", "百分点"])) if name in SHARES else "%"
    elif basis is Basis.LEVEL:
        name, unit = draw(st.sampled_from([(n, "%") for n in SHARES] + list(STOCKS)))
        comparators += [Comparator.AT_MOST, Comparator.LESS]
    elif basis is Basis.FLOW:
        name, unit = draw(st.sampled_from(EVENTS))
    else:
        name, unit = draw(st.sampled_from(THINGS))
    comparator = draw(st.sampled_from(comparators))
    ranged = comparator is Comparator.AT_LEAST and draw(st.booleans())
    down = comparator in (Comparator.AT_MOST, Comparator.LESS) or (
        basis is Basis.GROWTH and draw(st.booleans())
    )
    yearly = basis is Basis.FLOW or (basis is Basis.GROWTH and draw(st.booleans()))
    return Target(
        "T0", name, comparator, Decimal(value), Decimal(value + 7) if ranged else None, unit, basis,
        Direction.DOWN if down else Direction.UP, "annual" if yearly else None, due,
        draw(st.sampled_from(list(Strength))), place, HERE, HERE, HERE,
    )  # fmt: skip


@st.composite
def assignments(draw, owner: str | None) -> Assignment:
    names = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=5, unique=True))
    shared = draw(st.booleans())
    leads = draw(st.integers(0, len(names) - 1))
    rest = draw(st.sampled_from([Role.RESPONSIBLE, Role.SUPPORT, Role.GUIDE]))
    units = tuple(
        Unit(
            name,
            Role.LEAD if index < leads else rest,
            draw(st.sampled_from([None, None, "某某发展中心"]))
            if not name.startswith("各")
            else None,
            name.startswith("各"),
            HERE,
        )
        for index, name in enumerate(names)
    )
    return Assignment(owner, HERE, HERE, units, shared, draw(st.sampled_from([None, 2026, 2027])))


@st.composite
def plans(draw) -> Plan:
    """A whole plan, made of facts that the printer can write and the compiler must read back."""
    due = draw(st.sampled_from([None, 2026, 2027]))
    made = _Maker(draw)
    made_goals = [
        Goal(f"G{i + 1}", f"{draw(st.sampled_from(HEADINGS))}目标", HERE)
        for i in range(draw(st.integers(1, 3)))
    ]
    for goal in made_goals:
        made.add_targets(goal.id, due)
    trends = (Trend("R1", "媒体正面报道次数", Direction.UP, HERE),) if draw(st.booleans()) else ()
    actions, tasks = [], []
    for number in range(draw(st.integers(1, 3))):
        action = Action(
            f"A{number + 1}",
            f"（{NUMERALS[number]}）",
            f"{draw(st.sampled_from(HEADINGS))}行动",
            HERE,
        )
        actions.append(action)
        for _ in range(draw(st.integers(1, 3))):
            place = f"{action.id}.{sum(t.action == action.id for t in tasks) + 1}"
            heading = draw(st.sampled_from(HEADINGS))
            made.add_targets(place, draw(st.sampled_from([None, 2026])))
            tasks.append(
                Task(
                    place,
                    f"{len(tasks) + 1}.",
                    action.id,
                    heading,
                    HERE,
                    made.add_assignments(place),
                )
            )
    guards = []
    for number in range(draw(st.integers(0, 2))):
        place = f"S{number + 1}"
        heading = draw(st.sampled_from(HEADINGS))
        made.add_targets(place, None)
        guards.append(
            Safeguard(place, f"（{NUMERALS[number]}）", heading, HERE, made.add_assignments(None))
        )
    numbered = tuple(
        Target(**{**t.__dict__, "id": f"T{i + 1}"}) for i, t in enumerate(made.targets)
    )
    return Plan(
        "", SOURCE, "云川市知识产权强市建设方案（2025—2027年）", None, None, None, Period(2025, 2027),
        tuple(made_goals), numbered, trends, (), tuple(actions), tuple(tasks), tuple(made.assignments),
        tuple(guards), (), (), Numbers(0, 0, {}, ()),
    )  # fmt: skip


class _Maker:
    def __init__(self, draw) -> None:
        self.draw = draw
        self.targets: list[Target] = []
        self.assignments: list[Assignment] = []

    def add_targets(self, place: str, due: int | None) -> None:
        self.targets += [
            self.draw(targets(place, due)) for _ in range(self.draw(st.integers(0, 3)))
        ]

    def add_assignments(self, owner: str | None) -> tuple[int, ...]:
        first = len(self.assignments)
        self.assignments += [
            self.draw(assignments(owner)) for _ in range(self.draw(st.integers(0, 1)))
        ]
        return tuple(range(first, len(self.assignments)))
