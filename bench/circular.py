"""How long a quarter's circular with 20 charts and 20 tables takes to write, beside python-docx with matplotlib.

    python bench/circular.py [--charts 20] [--rows 15] [--runs 5] [--preview]

The peer writes the same words, tables and columns the plain way: unformatted paragraphs, ``add_table`` cell by
cell, ``pyplot`` figures of the same size at the same 300 dots an inch, with the same font; no official layout, no
bookmarks, no repeated heads. It is left out, and said so, where matplotlib is not installed (it is no dependency).
Made on one machine in one process: the first run starts V8 and reads the script, the others are warm.
``ipcity paper make circular`` on a district's own rows is timed by the clock of the shell.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from datetime import date

from docx import Document
from docx.shared import Mm

from ipcity.papers.official import charts
from ipcity.papers.official.bookmarks import numbers_in
from ipcity.papers.official.documents import (
    Cell,
    Chart,
    Heading,
    Official,
    Paragraph,
    Run,
    Table,
)
from ipcity.papers.official.previews import pdf_of
from ipcity.papers.official.writing import write

SENTENCE = (
    "截至本期数据截止日，全区有效注册商标量稳步增长，各牵头单位应当对照任务分工逐项查找原因。"
)
HEAD = ("序号", "单位", "目标值", "应达进度", "现值", "完成率")
UNITS = (
    "区市场监督管理局",
    "区科学技术局",
    "区经济和信息化委员会",
    "双福街道办事处",
    "白沙镇人民政府",
)
MONTHS = tuple(f"{month}月" for month in range(1, 7))
WIDTH_MM, HEIGHT_MM = 150, 70


def figures(at, rows):
    return [
        [str(row + 1), UNITS[row % 5], *(f"{at * row + n},000" for n in range(4))]
        for row in range(rows)
    ]


def values(at):
    return [at + month * 3 for month in range(6)], [at + month * 2 for month in range(6)]


def official(count, rows):
    body = []
    for at in range(count):
        now, path = values(at)
        cells = tuple(
            tuple(
                Cell((Run(text, f"n{at}_{row}_{n}" if n > 1 else ""),))
                for n, text in enumerate(line)
            )
            for row, line in enumerate(figures(at, rows))
        )
        option = charts.line(MONTHS, {"现值": now, "应达进度": path}, "件", dashed=["应达进度"])
        body += [
            Heading(1, (Run(f"{at + 1}、指标{at + 1}"),)),
            Paragraph((Run(SENTENCE),)),
            Table(f"指标{at + 1}进度", HEAD, cells),
            Chart(f"指标{at + 1}走势", option, WIDTH_MM, HEIGHT_MM),
        ]
    return Official(
        kind="circular", title="关于2026年第二季度工作情况的通报", issuer="某某区知识产权局",
        number="某知〔2026〕3号", addressee="各镇街", body=tuple(body), signature="某某区知识产权局",
        signed_on=date(2026, 7, 15), printer="某某区知识产权局", printed_on=date(2026, 7, 15),
    )  # fmt: skip


def peer(count, rows):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import font_manager, pyplot
    from pylopdf_fonts_zh_cn import sans_path

    font_manager.fontManager.addfont(str(sans_path()))
    pyplot.rcParams["font.family"] = "Noto Sans SC"
    document = Document()
    for at in range(count):
        document.add_heading(f"{at + 1}、指标{at + 1}", 1)
        document.add_paragraph(SENTENCE)
        table = document.add_table(1, len(HEAD))
        for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
            cell.text = text
        for line in figures(at, rows):
            for cell, text in zip(table.add_row().cells, line, strict=True):
                cell.text = text
        figure, axes = pyplot.subplots(figsize=(WIDTH_MM / 25.4, HEIGHT_MM / 25.4))
        for name, series in zip(("现值", "应达进度"), values(at), strict=True):
            axes.plot(MONTHS, series, label=name)
        axes.legend()
        picture = io.BytesIO()
        figure.savefig(picture, dpi=300)
        pyplot.close(figure)
        document.add_picture(picture, Mm(WIDTH_MM))
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def timed(name, make, runs):
    took, made = [], b""
    for _ in range(runs):
        began = time.perf_counter()
        made = make()
        took.append(time.perf_counter() - began)
    warm = statistics.median(took[1:] or took)
    print(f"{name}: first {took[0]:.2f} s, then {warm:.2f} s (median), {len(made) // 1000} kB")
    return made


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--charts", type=int, default=20)
    wanted.add_argument("--rows", type=int, default=15)
    wanted.add_argument("--runs", type=int, default=5)
    wanted.add_argument("--preview", action="store_true", help="the PDF by LibreOffice as well")
    options = wanted.parse_args()
    paper = official(options.charts, options.rows)
    made = timed("ours", lambda: write(paper), options.runs)
    assert write(paper) == made, "not the same bytes"
    print(
        f"bound numbers read back: {len(numbers_in(made))} of {options.charts * options.rows * 4}"
    )
    try:
        timed("peer", lambda: peer(options.charts, options.rows), options.runs)
    except ModuleNotFoundError:
        print("peer: left out, matplotlib is not installed")
    if options.preview:
        timed("preview", lambda: pdf_of(made) or b"", min(options.runs, 2))


if __name__ == "__main__":
    main()
