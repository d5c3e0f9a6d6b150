"""Invented reports, budget lines, a meeting and an instruction for the demonstration."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A budget line with what was spent: amount in 元, purpose, and why beyond the line, if so."""

    name: str
    code: str
    planned: str
    spent: tuple[tuple[str, str, str], ...]


LINES = (
    Line("演示专利导航专项", "YS-01", "800000.00", (("320000.00", "导航项目首期款", ""),)),
    Line(
        "演示知识产权宣传周活动", "YS-02", "150000.00",
        (
            ("120000.00", "场地和宣传品", ""),
            ("45000.00", "追加媒体宣传", "临时增加现场活动，已报分管领导同意，待调整预算"),
        ),
    ),
    Line("演示维权援助工作站运行", "YS-03", "260000.00", (("98000.00", "上半年运行费", ""),)),
)  # fmt: skip
FEEDS = (
    """code: demo-report-1
name: 演示报表一：知识产权工作情况
cycle: quarterly
split: district
fields:
  - {name: 督办事项, source: items.led}
  - {name: 逾期事项, source: items.late}
  - {name: 获领导正向批示, indicator: instructions.positive-of-year}
""",
    """code: demo-report-2
name: 演示报表二：各部门办理情况
cycle: quarterly
split: unit
fields:
  - {name: 牵头事项, source: items.led}
  - {name: 到期事项办结率, source: items.done}
  - {name: 报送及时率, source: reporting.timeliness}
  - {name: 预算执行率, source: budget.spent}
""",
)
MEETING = {
    "name": "演示：知识产权工作领导小组调度会议",
    "kind": "leading",
    "place": "区政府第二会议室",
    "chair_title": "分管副区长",
}
MINUTES = """会议听取了亮灯事项和落后指标的情况汇报，研究了下一步措施。
会议要求，各牵头单位对红灯事项逐项制定措施，明确完成时间，每半月向办公室报告一次。
会议议定：建立重点事项半月调度机制；核查超支项目并提出处理意见。"""
WRITTEN = {
    "subject": "演示：关于加快知识产权质押融资的批示",
    "leader_title": "分管副区长",
    "level": "district",
    "words": "请有关部门对照年度目标，梳理企业需求，加快推进质押融资，结果报我。",
}
