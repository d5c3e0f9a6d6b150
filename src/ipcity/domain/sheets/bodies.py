"""Which rows of a table's body are records, and which are headings again, sums, notes or blanks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from ipcity.domain.sheets.cells import Merge, Row, Value, shown
from ipcity.domain.sheets.choices import read_boolean
from ipcity.domain.sheets.headers import is_wording
from ipcity.domain.sheets.recognising import Table
from ipcity.domain.sheets.spellings import heading, is_unit, plain, unit_of

_SUM: Final = re.compile(
    r"^[(\[]?(?:本页|全区|全市|全县|全镇|各镇街?|以上)?(?:小计|合计|总计|共计|累计|总和|汇总|平均|平均值)"
    r"(?:数|金额)?[)\]]?[::]?$"
)
_SUM_OF: Final = re.compile(r"^.{1,14}(?:小计|合计|总计)[::]?$")
_SUM_START: Final = re.compile(r"^(?:小计|合计|总计|共计)[::(]")
_NOTE: Final = re.compile(
    r"^\(?(?:注释?|备注|说明|附注|填[表报]说明|注意(?:事项)?|填[表报]人|制表人?|审核人?|复核人?|负责人|经办人|联系人|联系电话|电话|"
    r"[填制]表(?:日期|时间)|填报(?:日期|时间|单位)|(?:单位|部门)负责人|分管领导|单位\(?(?:盖章|公章)\)?|盖章|数据来源|资料来源|"
    r"统计(?:口径|时间)|截[至止](?:日期|时间)?|日期|打印时间|导出时间)\)?\d{0,2}[::.、)]"
)
_NOTE_ALONE: Final = re.compile(
    r"^\(?(?:注\d|以上|以下空白|截[至止]|数据来源|资料来源|统计口径|填[表报]说明|盖章|\(公章|第\d+页|共\d+页)"
)
_NUMBERED_NOTE: Final = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十]|\(\d\))[.、)]")
# Why a heading among the rows is no record; its words may say something of those below.
GROUP: Final = "分组标题或说明"
_COUNTING: Final = re.compile(r"^[(\[]?(?:\d{1,2}|[甲乙丙丁戊己庚辛]|[a-z])[)\]]?(?:=.*)?$")
_DITTO: Final = frozenset({
    "同上", "同前", "〃", "″", '"', "”", "“", "“”", "””", "''", "´´", "‖", "〞", "〝", "同上行", "（同上）", "(同上)", ",,",
    "\"\"", "ditto", "’’", "''.", "々", "仝上", "同上。",
})  # fmt: skip


def is_ditto(value: Value) -> bool:
    """同上 and the marks that mean it."""
    return value.__class__ is str and len(str(value)) <= 8 and str(value).strip() in _DITTO


def judge(table: Table) -> Callable[[Row, Sequence[Merge]], str]:
    """A function that tells why a row is no record, "" for records."""
    own = [
        {heading(text).loose for text in texts} | {heading("".join(texts)).loose}
        for texts in table.headings
    ]
    indexes = [column.index for column in table.columns]
    heads = dict(zip(indexes, own, strict=True))
    foreign = frozenset(i for i, texts in heads.items() if not any(map(str.isascii, texts)))
    fields = {column.index for column in table.columns if column.field}
    ticks = {column.index for column in table.columns if column.role == "tick"}
    serials = {column.index for column in table.columns if column.role == "serial"}

    def reason(row: Row, merges: Sequence[Merge]) -> str:
        filled = [
            (index, cell)
            for index, cell in enumerate(row.cells)
            if cell is not None and table.first_column <= index <= table.last_column
        ]
        beyond = not filled and any(cell is not None for cell in row.cells)
        if not filled:
            return "表格范围以外的内容" if beyond else "空行"
        if row.number <= table.last_header + 2 and _is_counting(filled):
            return "栏次行"
        if table.own and not any(
            index in table.own and not (index in ticks and read_boolean(cell).value is False)
            for index, cell in filled
        ):
            return "这几列没有内容"
        if _repeats(filled, heads, foreign):
            return "重复的列标题"
        if len(filled) * 2 > len(indexes) and len(filled) > 3:
            return _sum_of_many(filled, fields)
        return _of_few(filled, (fields, serials), len(indexes), merges)

    return reason


def _is_counting(filled: Sequence[tuple[int, Value]]) -> bool:
    """1 2 3 4 under the headings, or 甲 乙 1 2."""
    texts = [plain(shown(cell)) for _, cell in filled]
    if len(texts) < 3 or not all(_COUNTING.match(text) for text in texts):
        return False
    numbers = [int(digits) for text in texts if (digits := re.sub(r"\D", "", text.split("=")[0]))]
    return len(numbers) >= 2 and all(b - a == 1 for a, b in zip(numbers, numbers[1:], strict=False))


def _repeats(
    filled: Sequence[tuple[int, Value]], heads: dict[int, set[str]], foreign: frozenset[int]
) -> bool:
    """``foreign`` are columns whose headings no text of letters and digits alone can repeat."""
    if any(cell.__class__ is not str for _, cell in filled) or len(filled) < 2:
        return False
    first = filled[0]
    if len(str(first[1])) > 60:
        return False
    looked = filled[:12]
    least = max(2.0, 0.6 * len(looked))
    left = len(looked) - least
    for index, cell in looked:
        text = str(cell)
        is_other = index in foreign and text.isascii()
        read = not is_other and (len(text) < 8 or is_wording(cell))
        loose = heading(text).loose if read else ""
        left -= not loose or loose not in heads.get(index, ())
        if left < 0:  # too few are left to reach the least
            break
    else:
        return True
    texts = [str(cell) for _, cell in filled]
    return all(len(text) <= 40 for text in texts) and all(map(is_unit, texts))


def _sum_of_many(filled: Sequence[tuple[int, Value]], fields: set[int]) -> str:
    """A full row is a sum only where its first words say nothing else."""
    numbers = sum(cell.__class__ is not str for _, cell in filled)
    if numbers * 2 < len(filled) - 1:
        return ""
    texts = [plain(str(cell)) for _, cell in filled[:2] if isinstance(cell, str)]
    is_sum = any(_SUM.match(text) and len(text) <= 6 for text in texts)
    return "小计或合计行" if is_sum else ""


def _of_few(
    filled: Sequence[tuple[int, Value]],
    sets: tuple[set[int], set[int]],
    width: int,
    merges: Sequence[Merge],
) -> str:
    """A row with few cells: a sum, a note, a heading of a group, or a meagre record."""
    fields, serials = sets
    texts = [(index, plain(shown(cell))) for index, cell in filled if isinstance(cell, str)]
    if _is_sum([text for _, text in texts], len(filled)):
        return "小计或合计行"
    first = texts[0][1] if texts else ""
    if _NOTE.match(first) and len(filled) <= max(6, width // 2):
        return "表尾说明"
    if len(filled) == 1 and _NOTE_ALONE.match(first):
        return "表尾说明"
    if unit_of(first):
        return "单位说明"
    if all(index in serials for index, _ in filled) and (not texts or first.isdigit()):
        return "只有序号，没有内容"
    wide = any(
        m.last_column - m.first_column >= 2 and m.first_column <= filled[0][0] for m in merges
    )
    if len(filled) == 1 and texts and width >= 3:
        if _NUMBERED_NOTE.match(first) and len(first) > 25:
            return "表尾说明"
        if wide or filled[0][0] in serials or _NUMBERED_NOTE.match(first):
            return GROUP
        if width >= 4 and filled[0][0] not in fields:
            return GROUP
        if len(first) > 30 and filled[0][0] == 0:
            return "表尾说明"
    if not any(index in fields for index, _ in filled):
        return "有内容的列都没有对应的栏目"
    return ""


def _is_sum(texts: Sequence[str], filled: int) -> bool:
    """合计 alone, or 某镇小计 in a row that otherwise holds numbers only."""
    if any(_SUM.match(text) or (_SUM_START.match(text) and len(text) <= 30) for text in texts[:3]):
        return True
    return len(texts) == 1 and filled >= 2 and bool(_SUM_OF.match(texts[0]))
