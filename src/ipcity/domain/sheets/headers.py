"""Where a table's heading block stands: one to three rows, merged both ways, under titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ipcity.domain.sheets.cells import Merge, Row, Value
from ipcity.domain.sheets.spellings import heading, is_unit, plain, unit_of

_DEEPEST: Final = 4
_LONGEST: Final = 60
_FORM: Final = re.compile(r"意见|签字|签名|盖章|摘要|事由|电话$|日期$|姓名$|名称$")
_YEAR: Final = re.compile(r"^(?:19|20)\d{2}年?$")
_LIKE_VALUE: Final = re.compile(
    r"^[-+¥￥]?[\d.,]+%?$|^\d{4}[-./年]\d{1,2}|^(?:cn|zl)?\d{8,}|^\d{4}年度?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Header:
    """A heading block: rows ``first``..``last``; ``texts[column]`` are its parts from top to bottom;
    ``units[column]`` is the unit a column states; ``title`` and ``unit`` come from the rows above."""

    first: int
    last: int
    texts: Mapping[int, tuple[str, ...]]
    units: Mapping[int, str] = field(default_factory=dict)
    title: str = ""
    unit: str = ""


class Merges:
    """Merged ranges by the rows they touch."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        self._by_row: dict[int, list[Merge]] = {}
        self._all = merges
        for merge in merges:
            for row in range(merge.first_row, min(merge.last_row, merge.first_row + 8) + 1):
                self._by_row.setdefault(row, []).append(merge)

    def at(self, row: int) -> Sequence[Merge]:
        return self._by_row.get(row, ())


def is_wording(value: Value) -> bool:
    """Whether a cell could be a heading: a short text that is no number, date or unit."""
    if not isinstance(value, str) or not value.strip():
        return False
    text = value.strip()
    return len(text) <= _LONGEST and not _LIKE_VALUE.match(text) and "://" not in text


def is_year(value: Value) -> bool:
    """Whether a cell is nothing but a year: 2023, 2023年."""
    return value.__class__ in (int, str) and bool(_YEAR.match(str(value).strip()))


def find_header(
    rows: Sequence[Row], merges: Merges, is_known: Callable[[str], bool], *, guess: bool
) -> Header | None:
    """The best heading block within ``rows``; ``guess`` takes one by its shape where none is known."""
    scores = [_score(row, is_known) for row in rows]
    best = max(scores, default=0.0)
    at = next((i for i, score in enumerate(scores) if score >= max(1.6, 0.6 * best)), None)
    if at is None:
        at = _by_shape(rows) if guess else None
    if at is None:
        return None
    first = _upwards(rows, at, merges)
    last = _downwards(rows, first, at, merges, is_known)
    return _compose(rows, first, last, merges)


def is_form(rows: Sequence[Row], header: Header, is_known: Callable[[str], bool]) -> bool:
    """Whether the sheet is a filled-in form, its labels down the side: 当事人 | 某店, 审批意见 | 同意."""
    heads = [row for row in rows if header.first <= row.number <= header.last]
    if any(hits(row, is_known) >= 0.7 * _count(row) for row in heads):
        return False
    labels = [
        str(first)
        for row in rows
        if _count(row) >= 2 and is_wording(first := next(c for c in row.cells if c is not None))
    ]
    told = sum(is_known(label) or bool(_FORM.search(plain(label))) for label in labels)
    return len(labels) >= 3 and len(set(labels)) == len(labels) and told >= 0.6 * len(labels)


def _count(row: Row) -> int:
    return sum(cell is not None for cell in row.cells)


def hits(row: Row, is_known: Callable[[str], bool]) -> int:
    """How many cells of the row are known headings."""
    return sum(1 for cell in row.cells if is_wording(cell) and is_known(str(cell)))


def _score(row: Row, is_known: Callable[[str], bool]) -> float:
    filled = [cell for cell in row.cells if cell is not None]
    wordings = [str(cell) for cell in filled if is_wording(cell)]
    known = sum(is_known(each) for each in wordings)
    if known < 2 and not (known == 1 and len(filled) <= 2):
        return 0.0
    units = sum(1 for cell in filled if isinstance(cell, str) and is_unit(cell))
    years = {str(cell) for cell in filled if is_year(cell)}
    spread = len(years) if len(years) >= 2 else 0
    other = len(filled) - len(wordings) - units - spread
    return known + (0.8 if len(filled) <= 2 else 0) + 0.1 * (len(wordings) - known) - 1.2 * other


def _by_shape(rows: Sequence[Row]) -> int | None:
    """The first row of short, different texts that is as wide as what follows it."""
    for at, row in enumerate(rows[:-1]):
        filled = [cell for cell in row.cells if cell is not None]
        widest = max(len([c for c in each.cells if c is not None]) for each in rows[at + 1 :][:5])
        texts = {str(cell) for cell in filled if is_wording(cell)}
        if len(filled) >= 2 and len(texts) == len(filled) and len(filled) >= 0.6 * widest:
            return at
    return None


def _upwards(rows: Sequence[Row], at: int, merges: Merges) -> int:
    """The top row of the block: rows above whose cells are spread over several columns."""
    first = at
    while first > 0 and at - first < _DEEPEST - 2:
        above, below = rows[first - 1], rows[first]
        if above.number != below.number - 1 or not _is_parent(above, below, merges):
            break
        first -= 1
    return first


def _is_parent(above: Row, below: Row, merges: Merges) -> bool:
    filled = [c for c, cell in enumerate(above.cells) if cell is not None]
    if len(filled) < 2 or not all(is_wording(above.cells[c]) for c in filled):
        return False
    if any(unit_of(text) or ":" in plain(text) for c in filled if (text := str(above.cells[c]))):
        return False
    spread = [m for m in merges.at(above.number) if m.first_row <= above.number]
    if any(m.last_row >= below.number or m.last_column > m.first_column for m in spread):
        return True
    # Without merges: every parent stands at the head of a gap that the row below fills.
    children = {c for c, cell in enumerate(below.cells) if cell is not None}
    return len(children) > len(filled) >= len(children) / 4 and any(
        c not in filled for c in children
    )


def _downwards(
    rows: Sequence[Row], first: int, at: int, merges: Merges, is_known: Callable[[str], bool]
) -> int:
    last = at
    reach = max(
        (m.last_row for r in rows[first : at + 1] for m in merges.at(r.number)
         if m.first_row >= rows[first].number),
        default=0,
    )  # fmt: skip
    while last + 1 < len(rows) and last + 1 - first < _DEEPEST:
        below = rows[last + 1]
        if below.number > reach and not _is_child(rows[last], below, merges, is_known):
            break
        if not _could_be_heading(below):
            break
        last += 1
    return last


def _could_be_heading(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell is not None]
    good = sum(1 for c in filled if is_wording(c) or (isinstance(c, str) and is_unit(c)))
    return bool(filled) and good == len(filled)


def _is_child(above: Row, below: Row, merges: Merges, is_known: Callable[[str], bool]) -> bool:
    """Whether ``below`` holds the headings under wide cells of ``above``, or the columns' units."""
    if below.number != above.number + 1:
        return False
    filled = [c for c, cell in enumerate(below.cells) if cell is not None]
    units = [c for c in filled if isinstance(below.cells[c], str) and is_unit(str(below.cells[c]))]
    if units and len(units) * 2 > len(filled):
        return True
    wide: set[int] = set()
    for merge in merges.at(above.number):
        if merge.last_row == above.number and merge.last_column > merge.first_column:
            wide.update(range(merge.first_column, merge.last_column + 1))
    if not wide:
        wide = _gaps(above)
    inside = [c for c in filled if c in wide]
    known = sum(is_wording(below.cells[c]) and is_known(str(below.cells[c])) for c in filled)
    if len(inside) < 2 or (known == 0 and not merges.at(above.number)):
        return False
    parents = sum(cell is not None for cell in above.cells)
    return len(inside) == len(filled) or (known >= 2 and len(filled) < parents)


def _gaps(row: Row) -> set[int]:
    """Columns of a heading row that are empty, with the filled one to their left."""
    found: set[int] = set()
    for column in range(1, len(row.cells)):
        if row.cells[column] is None:
            found.update((column, column - 1))
    if row.cells and row.cells[-1] is not None:
        found.update(range(len(row.cells) - 1, len(row.cells) + 4))
    return {c for c in found if c >= len(row.cells) or c in found}


def _compose(rows: Sequence[Row], first: int, last: int, merges: Merges) -> Header:
    block = rows[first : last + 1]
    width = max(len(row.cells) for row in block)
    units: dict[int, str] = {}
    parts: dict[int, list[str]] = {}
    for depth, row in enumerate(block):
        texts = _spread(row, width, merges, fill=not merges.at(row.number) and depth < len(block) - 1,
                        below=block[depth + 1] if depth + 1 < len(block) else None)  # fmt: skip
        unit_row = depth > 0 and sum(is_unit(t) for t in texts.values()) * 2 > len(texts)
        for column, text in texts.items():
            if unit_row and is_unit(text):
                units[column] = heading(f"x({text.strip('()（） ')})").unit
            elif text not in parts.setdefault(column, []):
                parts[column].append(text)
    title, unit = _title(rows[:first])
    return Header(
        block[0].number,
        block[-1].number,
        {column: tuple(texts) for column, texts in sorted(parts.items())},
        units,
        title,
        unit,
    )


def _spread(
    row: Row, width: int, merges: Merges, *, fill: bool, below: Row | None
) -> dict[int, str]:
    """The texts of a heading row, wide cells repeated over all their columns."""
    texts = {c: _joined(str(cell)) for c, cell in enumerate(row.cells) if cell is not None}
    for merge in merges.at(row.number):
        text = texts.get(merge.first_column)
        if text and merge.first_row == row.number:
            for column in range(merge.first_column, min(merge.last_column, width - 1) + 1):
                texts[column] = text
    if fill and below is not None:
        for column in range(1, width):
            child = column < len(below.cells) and below.cells[column] is not None
            if column not in texts and column - 1 in texts and child:
                texts[column] = texts[column - 1]
    return texts


def _joined(text: str) -> str:
    return "".join(text.split("\n")).strip()


def _title(above: Sequence[Row]) -> tuple[str, str]:
    """The text of the rows above, and the unit they state."""
    texts = [str(c).strip() for row in above for c in row.cells if isinstance(c, str) and c.strip()]
    unit = next((found for text in reversed(texts) if (found := unit_of(text))), "")
    titles = [text for text in texts if not unit_of(text) or len(text) > 12]
    return " ".join(titles)[:300], unit
