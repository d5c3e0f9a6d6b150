"""How much one incoming sheet may hold, and the refusals that follow."""

from __future__ import annotations

from ipcity.domain.errors import Refused

MAX_BYTES = 256 * 1024 * 1024
MAX_UNPACKED_BYTES = 3 * 1024 * 1024 * 1024
MAX_PARTS = 20_000
MAX_SHEETS = 500
MAX_ROWS = 1_048_576
MAX_COLUMNS = 1_000
MAX_CELL_CHARACTERS = 200_000
MAX_STAGED_BYTES = 4 * 1024 * 1024 * 1024
MAX_MERGES = 400_000

BASIS = "上传表格的格式与大小限制"


def refused(code: str, name: str, sentence: str) -> Refused:
    """A refusal that names the file first: the person may have sent twenty."""
    return Refused(f"sheet-{code}", f"文件“{name}”{sentence}", BASIS)


def too_many_rows(name: str, sheet: str) -> Refused:
    return refused(
        "too-long",
        name,
        f"的工作表“{sheet}”超过 {MAX_ROWS} 行。请按年份或镇街分成几个文件上传。",
    )


def too_many_columns(name: str, sheet: str, column: str) -> Refused:
    return refused(
        "too-wide",
        name,
        f"的工作表“{sheet}”在 {column} 列有内容，超过 {MAX_COLUMNS} 列的上限。"
        "请删除右侧多余的列后再上传。",
    )


def cell_too_long(name: str, sheet: str, cell: str) -> Refused:
    return refused(
        "cell-too-long",
        name,
        f"的工作表“{sheet}”{cell} 单元格超过 {MAX_CELL_CHARACTERS // 10_000} 万字，"
        "多半是引号不成对，后面的内容并进了一格。请用 WPS 或 Excel 打开检查这一行，另存为 .xlsx 后再上传。",
    )


def too_costly(name: str) -> Refused:
    return refused(
        "too-costly",
        name,
        "过大或过于复杂，在限定的时间和内存内读不完。"
        "请删去空白行列、图片和多余的工作表，或分成几个文件上传。",
    )


def damaged(name: str) -> Refused:
    return refused(
        "damaged", name, "已损坏，无法读取。请用 WPS 或 Excel 打开，另存为 .xlsx 后再上传。"
    )
