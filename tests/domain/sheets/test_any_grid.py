"""Any grid: nothing raises, and every row that is not empty is read, refused or left out with a reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipcity.domain.sheets.cells import Merge, Percent, Row, Sheet
from ipcity.domain.sheets.reading import read_table
from ipcity.domain.sheets.recognising import recognise
from tests.domain.sheets.ledgers import LEDGERS, body, sheet

WORDS = st.sampled_from([
    "申请号", "名称", "专利权人", "申请日", "注册号", "商标名称", "企业名称", "贷款金额（万元）", "放款日期", "序号", "备注", "同上", "〃",
    "合计", "小计", "注：样", "单位：万元", "万元", "2024.3", "CN202310000001.7", "甲公司 | 乙公司", "、", "\n", "#REF!", "2024年3月5日至",
    "2024-02-30", "9999-99-99", "（", "*", "１２，３", "专用权期限", "一、样镇",
])  # fmt: skip
CELLS = st.one_of(
    st.none(), st.none(), WORDS, st.text(max_size=12), st.integers(-(10**20), 10**20), st.booleans(),
    st.dates(), st.decimals(allow_nan=False, allow_infinity=False, places=3), st.just(Percent("0.5")),
)  # fmt: skip
GRIDS = st.lists(st.lists(CELLS, max_size=7), max_size=14)
MERGES = st.lists(
    st.tuples(st.integers(1, 14), st.integers(0, 6), st.integers(0, 4), st.integers(0, 4)),
    max_size=5,
)


@settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(GRIDS, MERGES, st.sampled_from([None, "patents", "trademarks", "pledges"]))
def test_every_row_is_read_refused_or_left_out_with_a_reason(grid, merges, hint):
    rows = tuple(
        Row(number, tuple(cells))
        for number, cells in enumerate(grid, 1)
        if any(c is not None for c in cells)
    )
    ranges = tuple(Merge(r, c, r + down, c + right) for r, c, down, right in merges)
    of = Sheet("样", rows, len(grid), max((len(r.cells) for r in rows), default=0), ranges)
    found = recognise(of, LEDGERS, hint)
    assert found.tables or found.notes
    for table in found.tables:
        specs = LEDGERS[table.ledger or "patents"]
        read = [row.number for row in read_table(of, table, specs)]
        assert read == [r.number for r in rows if table.first_row <= r.number <= table.last_row]
        assert all(column.field or column.reason for column in table.columns)
        named = [column.field for column in table.columns if column.field]
        assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((None, "注塑机样品有限公司", None, None, None, None), ""),
        (("CN202310000001.7", "一种数据汇总", None, None), ""),
        (("CN202310000001.7", "投票合计", "甲公司", date(2024, 1, 2)), ""),
        (("甲镇小计", None, None, None, 5), "小计或合计行"),
        (("合　计：", None, 12, None), "小计或合计行"),
        (("总计（件）：25",), "小计或合计行"),
        (("注1：含在办",), "表尾说明"),
        (("以上数据截至年底",), "表尾说明"),
        (("填表人：样某", None, "联系电话：000"), "表尾说明"),
        (("（一）发明专利",), "分组标题或说明"),
        ((Decimal(1), None, None), "只有序号，没有内容"),
    ],
)
def test_what_is_a_record_and_what_is_not(row, reason):
    head = ("序号", "专利权人", "申请号", "名称", "申请日")
    if str(row[0]).startswith("CN"):
        head = ("申请号", "名称", "专利权人", "申请日", "序号")
    of = sheet(head, tuple("样" if h != "申请日" else "2024-01-02" for h in head), row)
    assert body(of, "patents")[-1].skipped == reason
