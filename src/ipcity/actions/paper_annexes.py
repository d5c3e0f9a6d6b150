"""The annex of a paper as a workbook: its tables, and every bound figure with where it is from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ipcity.actions.measurements import plain
from ipcity.actions.paper_binding import PLOTTED, Binder
from ipcity.papers.official import annexes
from ipcity.papers.official.annexes import Sheet, sheets_of
from ipcity.papers.official.documents import Official
from ipcity.store.models.papers import Source

HEADS = (
    "代号", "名称", "印出的文字", "数值", "计量单位", "来源", "指标代码", "指标版本", "统计日", "单位", "统计底稿",
)  # fmt: skip


def workbook(official: Official, bind: Binder, at: datetime) -> bytes:
    """A sheet for each table, then one row a figure in the order of the text."""
    figures = Sheet("公文数字清单", HEADS, tuple(_rows(bind)), "“代号”即 Word 正文中的书签名。")
    sheets = [*sheets_of(official), figures]
    return annexes.workbook(sheets, at, is_demonstration=official.is_demonstration)


def _rows(bind: Binder) -> Iterator[tuple[str, ...]]:
    for key, figure, text in bind.printed:
        row = figure.measurement
        yield (
            key,
            figure.label,
            f"{text}（图）" if key.startswith(PLOTTED) else text,
            plain(figure.value) or "",
            figure.unit,
            Source(figure.source).label,
            row.indicator if row else "",
            str(row.indicator_version) if row else "",
            (row.on if row else figure.on or bind.on).isoformat(),
            figure.subject.name if figure.subject else "",
            row.snapshot if row else bind.snapshot,
        )
