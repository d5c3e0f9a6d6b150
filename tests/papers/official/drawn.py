"""A paper with a bit of everything, for the tests of the package, and how its PDF is measured."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from ipcity.papers.official import charts
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
    "截至本期数据截止日，全区有效注册商标量稳步增长，知识产权质押融资额保持两位数增速，"
    "高价值发明专利拥有量与年度目标仍有差距，各牵头单位应当对照任务分工逐项查找原因。"
)
MM_PER_POINT = 25.4 / 72


def said(*parts: str | Run) -> tuple[Run, ...]:
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(said(text)) for text in texts)


def prose(paragraphs: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(said(SENTENCE)) for _ in range(paragraphs))


TABLE = Table(
    "指标进度",
    ("序号", "指标", "现值"),
    tuple(
        (*cells(str(at), "知识产权质押融资额"), Cell(said(Run(f"{at}00", f"t{at}"))))
        for at in range(1, 41)
    ),
    (16, 100, 40),
    "数据截止日2026年6月30日。",
)
CHART = Chart("亮灯情况", charts.stacked(["甲局", "乙局"], {"红": [1, 0], "绿": [3, 4]}, "项"))
WIDE = Table(
    "评分明细",
    tuple(f"评分项目{at}" for at in range(12)),
    tuple(cells(*(f"{at}.5" for at in range(12))) for _ in range(3)),
)
CIRCULAR = Official(
    kind="circular",
    title="某某区知识产权局关于2026年第二季度国家知识产权强市建设试点工作情况的通报",
    issuer="某某区知识产权局",
    number="某知〔2026〕3号",
    addressee="各镇人民政府、街道办事处",
    body=(
        Heading(1, said("一、总体情况")),
        Heading(2, said("（一）商标")),
        Heading(3, said("1. 注册")),
        Heading(4, said("（1）有效注册商标")),
        Paragraph(said("全区有效注册商标", Run("36,812件", "0001"), "，较上年增长。")),
        *prose(9),
        TABLE,
        CHART,
        Paragraph(said("特此通报。")),
    ),
    signature="某某区知识产权局",
    signed_on=date(2026, 7, 15),
    attachments=("指标完成情况表", "各单位亮灯情况表"),
    copies="市知识产权局，区委办公室",
    printer="某某区知识产权局",
    printed_on=date(2026, 7, 15),
)
PLAIN = replace(CIRCULAR, body=prose(24), attachments=())


@dataclass(frozen=True)
class Line:
    """A line of text in a PDF, in millimetres from the upper left corner of its page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def lines_of(official: Official) -> tuple[Line, ...]:
    return _lines_in(printed(official))


def printed(official: Official) -> bytes:
    return _printed(write(official))


@cache
def _printed(paper: bytes) -> bytes:
    pdf = pdf_of(paper)
    assert pdf is not None
    return pdf


@cache
def _lines_in(pdf: bytes) -> tuple[Line, ...]:
    told = subprocess.run(
        ["pdftotext", "-bbox-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    return tuple(
        _line(page, found)
        for page, part in enumerate(told.split("<page ")[1:], 1)
        for found in re.finditer(r"<line ([^>]*)>(.*?)</line>", part, re.DOTALL)
    )


def _line(page: int, found: re.Match[str]) -> Line:
    sides = [float(each) * MM_PER_POINT for each in re.findall(r'"([\d.]+)"', found[1])]
    text = "".join(re.findall(r">([^<]*)</word>", found[2]))
    return Line(page, *sides, text)


def can_measure() -> bool:
    return all(map(shutil.which, ("soffice", "pdftotext", "pdftoppm")))


def red_rows(pdf: bytes, folder: Path) -> list[tuple[float, float, float]]:
    """Bands of red ink on the first page: upper edge, left and right end, in millimetres."""
    from PIL import Image

    (folder / "paper.pdf").write_bytes(pdf)
    words = [
        "pdftoppm",
        "-r",
        "254",
        "-f",
        "1",
        "-l",
        "1",
        "-singlefile",
        "-png",
        "paper.pdf",
        "page",
    ]
    subprocess.run(words, cwd=folder, check=True)
    with Image.open(folder / "page.png") as page:
        red, green, _ = page.convert("RGB").split()
        ink = Image.composite(
            Image.new("L", page.size, 255), Image.new("L", page.size, 0),
            Image.eval(green, lambda value: 255 if value < 120 else 0),
        )  # fmt: skip
        ink.paste(0, mask=Image.eval(red, lambda value: 255 if value < 180 else 0))
    bands, last = [], -10
    for y in range(ink.height):
        box = ink.crop((0, y, ink.width, y + 1)).getbbox()
        if box is None:
            continue
        if y > last + 3:
            bands.append((y / 10, box[0] / 10, box[2] / 10))
        last = y
    return bands
