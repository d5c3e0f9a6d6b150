"""What the audit says of the numbers of a sentence, against an invented world."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.supervision.draft_figures import Bound, Known, KnownDay, World
from ipcity.domain.supervision.draft_texts import Mark, Passage
from ipcity.domain.supervision.draft_verdicts import audit, place_of

ON, AGO = date(2026, 6, 30), date(2025, 6, 30)
END, QUARTER = date(2025, 12, 31), date(2026, 3, 31)


def known(key, name, unit, *values, **more) -> Known:
    held = {day: Decimal(v) for day, v in zip((ON, AGO, END, QUARTER), values, strict=False)}
    names = (name, *more.pop("names", ()))
    return Known(key, name, names, unit, held, **{"rank": 0, **more})


FIGURES = (
    known(
        "T8", "有效注册商标量", "件", 2909, 2700, 2800, 2850,
        goals={2026: Decimal(30000)}, asked={ON: Decimal(25000)},
        parts={"1": Decimal(120), "2": Decimal(88)},
    ),
    known("T4", "高新技术企业", "家", 16, goals={2026: Decimal(221)}),
    known("T5", "科技型企业", "家", 63, goals={2026: Decimal(716)}),
    known("T16", "知识产权质押融资额", "元", 26400000, 30000000, goals={2026: Decimal(50000000)}, flow=True),
    known("T7", "高价值发明专利拥有量", "%", "20.16", goals={2026: Decimal(20)}, growth=True),
    known("T6", "每万人发明专利拥有量", "件", "23.49", goals={2026: Decimal(24)}),
    known("T13", "知识产权行政执法按期结案率", "%", "96.67", "94.17", goals={2026: Decimal(100)}),
    known("i", "督办事项", "项", 32, rank=2),
    known("i/red", "红灯", "项", 3, rank=2, topic=("督办", "事项")),
    known("l/red", "红灯", "项", 8, rank=2, topic=("指标", "目标")),
)  # fmt: skip
WORLD = World(
    ON,
    FIGURES,
    {"甲一街道": "1", "甲二街道": "2", "示例区": ""},
    (KnownDay("方案印发日期", ("印发日期",), date(2024, 2, 22)),),
    frozenset({"示府办发〔2024〕18号"}),
    (2024, 2026),
    {"0001": Bound("有效注册商标量", "2,909件", Decimal(2909), "件")},
    frozenset({AGO, END, QUARTER}),
)


def verdicts(text: str, **more) -> list[tuple[str, str, str | None]]:
    found = audit((Passage(text, 3, **more),), WORLD)
    return [(f.mention.text, str(f.verdict), f.value) for f in found]


CLASSES = (
    # names and units waiting for their numbers, said once and said again
    ("有效注册商标量居前的是甲一街道、甲二街道，分别为120件、88件", ["equal", "equal"]),
    ("有效注册商标量居前的是甲一街道、甲二街道，依次为120件、99件", ["equal", "differs"]),
    ("甲一街道、甲二街道，有效注册商标量分别有120件、88件，合计208件，占全区的7.15%", ["equal"] * 4),
    ("甲一街道、甲二街道，有效注册商标量分别有120件、88件，合计208件，占全区的7.51%", ["equal"] * 3 + ["differs"]),
    ("新增高新技术企业、科技型企业分别达到16家、63家，完成目标的比例分别为7.24%、8.8%", ["equal"] * 4),
    ("有效注册商标量（2909件）①、质押融资额（2640万元）均低于上年同期（分别为2700件、3000万元）", ["equal"] * 4),
    # whose value at which time
    ("去年全年质押融资额0.61亿元", ["unknown"]),
    ("有效注册商标量较2025年末的2800件有所增加", ["equal", "equal"]),
    ("有效注册商标量较上年末的2900件有所增加", ["differs"]),
    ("有效注册商标量比3月底增加59件", ["unknown", "equal"]),
    ("有效注册商标量预计年底达到3100件", ["unknown"]),
    ("截至六月底，有效注册商标量达到二千九百零九件", ["equal", "equal"]),
    ("截至四月底，有效注册商标量达到二千九百零九件", ["differs", "equal"]),
    # a numeral's own decimals, a label, notes and other quantities
    ("按期结案率为百分之九十六点七六", ["differs"]),
    ("进度滞后的：高新技术企业16家", ["equal"]),
    ("按期结案率[2]为96.67%", ["equal"]),
    ("按期结案率由抽样得出，样本量1200个，置信度95%", ["unknown", "unknown"]),
    ("依据《商标法》第六十条立案查处典型案件2起", ["unknown"]),
    ("上述五项指标的实际值依次是：有效注册商标量2909件", ["equal"]),
    ("【甲一街道】我们区的有效注册商标量是2990件", ["differs"]),
    ("据甲一街道统计，我区有效注册商标量为2990件", ["differs"]),
    ("到2026年底，有效注册商标量由2025年末的2800件提高到30000件", ["equal"] * 4),
    ("到2026年底，高新技术企业由13家增加到221家", ["equal", "unknown", "equal"]),
    ("甲一街道有效注册商标量（120件）比甲二街道（88件）多32件", ["equal", "equal", "unknown"]),
    ("有效注册商标量2909件，比一季度末（2850件）增加59件", ["equal"] * 4),
    ("质押融资额去年上半年是3000万元，离全年5000万元的目标还差2360万元", ["equal", "equal", "equal", "equal"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CLASSES)
def test_what_unseen_drafts_taught(text, told):
    assert [verdict for _, verdict, _ in verdicts(text)] == told


def test_a_column_of_last_year_and_a_signed_change_in_a_table():
    head = {"table": 1, "row": 2, "column": 3}
    last = verdicts("2700", row_head="有效注册商标量", column_head="上年　6月末　（件）", **head)
    assert [v for _, v, _ in last] == ["equal"]
    change = verdicts("-12.0", row_head="知识产权质押融资额", column_head="同比增减（%）", **head)
    assert [v for _, v, _ in change] == ["equal"]


SENTENCES = (
    ("有效注册商标量2909件", [("2909件", "equal", "2909件")]),
    ("有效注册商标2990件", [("2990件", "differs", "2909件")]),
    ("商标总量不详，召开会议3次", [("3次", "unknown", None)]),
    ("质押融资额0.26亿元", [("0.26亿元", "equal", "2640万元")]),
    ("质押贷款2640亿元", [("2640亿元", "differs", "2640万元")]),
    ("有效注册商标量2909件，同比增长7.7%", [("2909件", "equal", "2909件"), ("7.7%", "equal", "7.74%")]),
    ("有效注册商标量同比增长7.7个百分点", [("7.7个百分点", "differs", "7.74%")]),
    ("按期结案率96.67%，同比提高2.5%", [("96.67%", "equal", "96.67%"), ("2.5%", "differs", "2.5个百分点")]),
    ("有效注册商标量较上年末增加109件", [("109件", "equal", "109件")]),
    ("有效注册商标量完成目标的9.7%", [("9.7%", "equal", "9.7%")]),
    ("每万人发明专利拥有量23.49件，距目标还差0.51件", [("23.49件", "equal", "23.49件"), ("0.51件", "equal", "0.51件")]),
    ("有效注册商标量目标值2909件", [("2909件", "differs", "3万件")]),
    ("高新技术企业、科技型企业分别为16家、36家", [("16家", "equal", "16家"), ("36家", "differs", "63家")]),
    ("培育16家高新技术企业、63家科技型企业", [("16家", "equal", "16家"), ("63家", "equal", "63家")]),
    ("甲一街道有效注册商标88件，甲二街道88件", [("88件", "differs", "120件"), ("88件", "equal", "88件")]),
    ("全市有效注册商标量68.5万件", [("68.5万件", "unknown", None)]),
    ("共督办事项32项，其中红灯三项", [("32项", "equal", "32项"), ("三项", "equal", "3项")]),
    ("各项指标中亮红灯8项", [("8项", "equal", "8项")]),
    ("有效注册商标超过2900件", [("2900件", "equal", "2909件")]),
    ("有效注册商标近2900件", [("2900件", "differs", "2909件")]),
    ("截至2026年5月30日，有效注册商标量2909件", [("2026年5月30日", "differs", "2026年6月30日"), ("2909件", "equal", "2909件")]),
    ("截至2025年底，有效注册商标量2800件", [("2025年底", "equal", "2025年12月31日"), ("2800件", "equal", "2800件")]),
    ("到2025年，有效注册商标量达到30000件", [("2025年", "unknown", None), ("30000件", "equal", "30000件")]),
    ("1.高新技术企业：16家／221家，完成7.2%", [("16家", "equal", "16家"), ("221家", "equal", "221家"), ("7.2%", "equal", "7.24%")]),
    ("高新技术企业新增16家，尚有206家的缺口", [("16家", "equal", "16家"), ("206家", "differs", "205家")]),
    ("每万人发明专利拥有量距离24件的年度目标只差0.51件", [("24件", "equal", "24件"), ("0.51件", "equal", "0.51件")]),
    ("有效注册商标由上年末的2800件增加到2909件", [("2800件", "equal", "2800件"), ("2909件", "equal", "2909件")]),
    ("有效注册商标由上年末的2909件增加到2800件", [("2909件", "differs", "2800件"), ("2800件", "differs", "2909件")]),
    ("有效注册商标从2025年底的2800件增长到2909件", [("2025年底", "equal", "2025年12月31日"), ("2800件", "equal", "2800件"), ("2909件", "equal", "2909件")]),
    ("按期结案率96.67%，未达到98%", [("96.67%", "equal", "96.67%"), ("98%", "unknown", None)]),
    ("有效注册商标一般在50—90件之间", [("50—90件", "unknown", None)]),
    ("邻近某区有效注册商标5.2万件，高新技术企业达460家", [("5.2万件", "unknown", None), ("460家", "unknown", None)]),
    ("有效注册商标前三位的镇街", []),
    ("5月末，有效注册商标2909件", [("5月末", "differs", "2026年6月30日"), ("2909件", "equal", "2909件")]),
    ("甲一街道有效注册商标120件，占全区的4.13%；有效注册商标121件", [("120件", "equal", "120件"), ("4.13%", "equal", "4.13%"), ("121件", "differs", "120件")]),
    ("甲一街道有效注册商标120件、甲二街道88件，合计280件", [("120件", "equal", "120件"), ("88件", "equal", "88件"), ("280件", "differs", "208件")]),
    ("根据示府办发〔2024〕18号文件", [("示府办发〔2024〕18号", "equal", "示府办发〔2024〕18号")]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentences(text, expected):
    shown = [(t, v, "30000件" if w == "3万件" else w) for t, v, w in expected]
    assert verdicts(text) == shown


def test_a_cell_takes_its_unit_and_name_from_the_heads():
    cell = {"table": 2, "row": 4, "column": 3}
    heads = {"row_head": "知识产权质押融资额", "column_head": "现值（万元）"}
    (found,) = audit((Passage("2640", 1, **cell, **heads),), WORLD)
    assert (str(found.verdict), found.value, place_of(found)) == (
        "equal",
        "2640万元",
        "表2 第4行第3列",
    )


def test_a_subtotal_is_the_sum_of_the_units_above_it():
    def cell(text: str, row: int, head: str) -> Passage:
        more = {"table": 1, "row": row, "column": 2, "column_head": "有效注册商标量（件）"}
        return Passage(text, 1, row_head=head, **more)

    for written, expected in (("208", "equal"), ("2909", "differs")):
        cells = (cell("120", 2, "甲一街道"), cell("99", 3, "甲二街道"), cell(written, 4, "小计"))
        shown = [(str(f.verdict), f.value) for f in audit(cells, WORLD)]
        assert shown == [("equal", "120件"), ("differs", "88件"), (expected, "208件")]


def test_a_column_of_the_year_before_and_a_heading_that_is_a_town():
    past = {"table": 1, "row": 2, "column": 2, "row_head": "有效注册商标量（件）"}
    (found,) = audit((Passage("2700", 1, column_head="上年同期", **past),), WORLD)
    assert (str(found.verdict), found.value) == ("equal", "2700件")
    assert verdicts("有效注册商标98件。", heading="（二）甲二街道") == [("98件", "differs", "88件")]


def test_a_bookmark_binds_where_the_words_do_not():
    mark = Mark("0001", 2, 6)
    assert verdicts("共有2909件。", marks=(mark,)) == [("2909件", "equal", "2909件")]
    assert verdicts("共有2099件。", marks=(mark,)) == [("2099件", "differs", "2909件")]
    assert verdicts("共有2099件。", marks=(Mark("0001", 2, 2),)) == [
        ("2099件", "differs", "2909件")
    ]


@given(st.integers(min_value=1, max_value=10**7))
def test_only_the_value_itself_is_equal(count):
    (found,) = audit((Passage(f"有效注册商标量{count}件", 1),), WORLD)
    assert (str(found.verdict) == "equal") == (count == 2909)
    assert found.difference == ("" if count == 2909 else f"{count - 2909}件")


@given(
    st.text(alphabet="0123456789万亿件%，。、（）年月日至底同比增长商标第一二季度-.", max_size=60)
)
def test_any_text_is_read_to_its_end(text):
    found = audit((Passage(text, 1),), WORLD)
    places = [(f.mention.start, f.mention.end) for f in found]
    assert places == sorted(places)
    assert all(end <= start for (_, end), (start, _) in zip(places, places[1:], strict=False))
