"""What is said of the tables of an uploaded plan."""

from __future__ import annotations

from ipcity.actions.plan_problems import with_tables
from ipcity.domain.plans import Source, compile_plan
from tests.packs.cities import AMENDED, NOTICE

SOURCE = Source("方案.docx", "0" * 64, "utf-8", "docx")
CELLS = ("序号", "指标名称", "2027年", "2028年", "1", "质押融资额（万元）", "6000", "7000")
TABLE = (
    "试验区行动方案（2027—2028年）\n三、指标分解表\n" + "\n".join(CELLS) + "\n四、保障\n加强领导。"
)


def test_a_table_is_told_once_and_not_figure_by_figure():
    plan = compile_plan(TABLE, SOURCE)
    assert [p.code for p in plan.problems].count("unexplained-number") > 1
    (note,) = (p for p in with_tables(plan).problems if p.code == "table-by-hand")
    assert plan.text[slice(*note.span)] == "\n".join(CELLS)
    assert (note.line, note.column) == (3, 1)
    assert "共 8 个单元格" in note.message
    assert "unexplained-number" not in {p.code for p in with_tables(plan).problems}


def test_a_plan_without_tables_stays_as_it_is():
    for file in (NOTICE, AMENDED):
        plan = compile_plan(file.read_text(), SOURCE)
        assert with_tables(plan) is plan


def test_of_endless_tables_the_first_hundred_are_told():
    text = "试验区行动方案\n" + ("甲\n" * 8 + "一、目标\n") * 150
    told = [
        p for p in with_tables(compile_plan(text, SOURCE)).problems if p.code == "table-by-hand"
    ]
    assert len(told) == 100
    assert told[-1].message.endswith("（另有50处同类问题，未逐一列出）")
