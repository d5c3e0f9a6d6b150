"""Comma-, tab- and otherwise separated text: encoding, separator and quotes found out, not asked."""

from __future__ import annotations

import codecs
import csv
import io
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ipcity.domain.errors import Refused
from ipcity.domain.sheets.cells import letter
from ipcity.papers.incoming import sheets_limits as limits
from ipcity.papers.incoming.encodings import decode
from ipcity.papers.incoming.sheets_staging import SheetFacts, Writer, plain_cells

_SAMPLE = 1 << 20
_SEPARATORS = (",", "\t", ";", "|", "，", "^")
_Rows = Iterator[tuple[int, bool, list[object]]]


def write_text(name: str, path: Path, writer: Writer) -> None:
    """The file as one sheet named after it."""
    encoding = encoding_of(name, path)
    facts = SheetFacts(Path(name).stem or "表")
    with path.open(encoding=encoding, errors="replace", newline="") as lines:
        sample = lines.read(_SAMPLE // 4)
        if "\ufffd" in sample:
            facts.notes.append("文件中有无法识别的字符，已用“\ufffd”代替，请核对。")
        separator, skipped = _separator(sample)
        lines.seek(0)
        if not any(line.strip(separator + " \t\r\n\ufeff") for line in sample.splitlines()):
            raise limits.refused("empty", name, "里没有内容。请确认选对了文件。")
        writer.sheet(facts, _rows(name, lines, separator, skipped, facts.name))


def encoding_of(name: str, path: Path) -> str:
    """A codec's name: the first that reads the whole file, else the one that fits the beginning."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    whole = len(sample) < _SAMPLE
    unmarked = _utf16_without_mark(sample)
    if unmarked:
        return unmarked
    cut = sample if whole else sample[: sample.rfind(b"\n") + 1 or len(sample)]
    try:
        first = decode(name, cut)[1]
    except Refused as no:
        raise limits.refused(
            "not-a-sheet", name, "不是可识别的表格。请上传 .xlsx、.xls 或 .csv。"
        ) from no
    if first in ("utf-16", "utf-32", "utf-8-sig") or whole:
        return first
    for encoding in dict.fromkeys((first, "utf-8", "gb18030")):
        if _reads(path, encoding):
            return encoding
    return first


def _utf16_without_mark(sample: bytes) -> str | None:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or len(sample) < 4:
        return None
    even, odd = sample[0:4000:2].count(0), sample[1:4000:2].count(0)
    if max(even, odd) * 20 < min(len(sample), 4000):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _reads(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_SAMPLE):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator(sample: str) -> tuple[str, int]:
    """The separator, and how many lines at the top only declare it (Excel's ``sep=;``)."""
    first = sample.lstrip("\ufeff")[:20].splitlines()[0].strip().lower() if sample.strip() else ""
    if first.startswith("sep=") and len(first) == 5:
        return first[4], 1
    lines = sample.lstrip("\ufeff").splitlines(keepends=True)[:200]
    return max(_SEPARATORS, key=lambda each: _regularity(lines, each)), 0


def _regularity(lines: list[str], separator: str) -> float:
    """How alike the lines are in their number of columns, and how many there are."""
    if not any(separator in line for line in lines):
        return 0.0
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if any(row))
    except csv.Error:
        return 0.0
    widths.pop(1, None)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda pair: pair[1] * (pair[0] - 1))
    # An ASCII comma wins over one inside names; a wide count only by a clear lead.
    return count * math.sqrt(width - 1) / (1 + 0.2 * _SEPARATORS.index(separator))


def _rows(name: str, lines: io.TextIOWrapper, separator: str, skipped: int, sheet: str) -> _Rows:
    csv.field_size_limit(limits.MAX_CELL_CHARACTERS)
    reader = csv.reader(_without_marks(lines), delimiter=separator)
    number = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error as wrong:
            raise limits.cell_too_long(name, sheet, f"第 {number + 1} 行的某个") from wrong
        if row is None:
            return
        number += 1
        if number <= skipped or not any(row):
            continue
        if len(row) > limits.MAX_COLUMNS and any(row[limits.MAX_COLUMNS :]):
            raise limits.too_many_columns(name, sheet, letter(limits.MAX_COLUMNS))
        cells = plain_cells(cell.strip() for cell in row)
        if cells:
            yield number, False, cells


def _without_marks(lines: io.TextIOWrapper) -> Iterator[str]:
    """Lines without the byte-order mark and without the NUL that stops the csv module."""
    for at, line in enumerate(lines):
        if not at:
            line = line.lstrip("\ufeff")
        yield line.replace("\x00", "") if "\x00" in line else line
