"""核验页: what a paper's figures are bound to, the root of the audit log, and the code that opens both.

It is a page of its own, never part of the body of the paper.
"""

from __future__ import annotations

from typing import Final

from django.utils.timezone import localtime

from ipcity.actions.paper_binding import PLOTTED, text_cell
from ipcity.actions.paper_steps import newest_text
from ipcity.domain.access import Actor
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_words
from ipcity.papers.official import writing
from ipcity.papers.official.documents import (
    Block,
    Cell,
    Format,
    Heading,
    Official,
    Paragraph,
    Run,
    Table,
)
from ipcity.store.models.papers import Paper, PaperNumber

BASIS: Final = "公文数字核验"


def numbers_of(paper: Paper) -> list[PaperNumber]:
    """The numbers that stand: those of the newest text, in the order of the text."""
    rows = PaperNumber.objects.filter(paper=paper, generation=paper.generation)
    found = rows.select_related("subject_unit", "measurement").order_by("pk")
    return list(found)


def opened(code: str, actor: Actor) -> Paper:
    """The paper that bears ``code``, for whoever may read it; others learn nothing, not even that."""
    typed = "".join(each for each in code.upper() if each.isalnum())
    written = "-".join(typed[at : at + 4] for at in range(0, len(typed), 4))
    paper: Paper | None = Paper.objects.readable_by(actor).filter(code=written).first()
    if paper is None:
        raise Refused(
            "no-such-code", "没有这个核验码，或者您无权查看这份公文。请核对后重新输入。", BASIS
        )
    return paper


def page(paper: Paper) -> bytes:
    """The 核验页 as a Word document."""
    return writing.write(as_document(paper))


def as_document(paper: Paper) -> Official:
    facts = tuple((text_cell(label), text_cell(value)) for label, value in facts_of(paper))
    numbers = numbers_of(paper)
    rows = tuple(_row(at, each) for at, each in enumerate(numbers, 1))
    body: tuple[Block, ...] = (
        Table("", ("项目", "内容"), facts, (40, 116)),
        Heading(1, (Run("数字清单"),)),
        Table("", ("序号", "名称", "印出的文字", "来源", "统计日"), rows, (12, 68, 28, 26, 22)),
        Paragraph(
            (
                Run(
                    f"以上数字共{len(numbers)}处。登录系统后在“公文—核验”输入核验码，可逐项打开计入的记录。"
                ),
            )
        ),
    )
    return Official(
        kind="verification",
        title="公文数字核验页",
        body=body,
        with_red_head=False,
        is_demonstration=paper.is_demo,
        format=Format.INTERNAL,
    )


def facts_of(paper: Paper) -> list[tuple[str, str]]:
    """What the page states about the paper as a whole."""
    number = getattr(paper, "document_number", None)
    text = newest_text(paper)
    known = f"{localtime(paper.known_at):%Y-%m-%d %H:%M:%S}" if paper.known_at else "—"
    return [
        ("公文", paper.title),
        ("发文字号", str(number) if number else "尚未编号"),
        ("核验码", paper.code),
        ("核验地址", f"/papers/verify/{paper.code}"),
        ("数据截止日", day_words(paper.on)),
        ("期次状态", "已锁定" if paper.locked else "未锁定（阶段性数据）"),
        ("统计底稿（快照）", paper.snapshot or "—"),
        ("底稿所含数据截至", known),
        ("审计日志根", paper.root_hash or "—"),
        ("审计日志序号", str(paper.root_sequence)),
        ("正文文件 SHA-256", text.file.sha256 if text else "—"),
        ("签署扫描件 SHA-256", paper.scan.sha256 if paper.scan else "尚未附上"),
    ]


def _row(at: int, each: PaperNumber) -> tuple[Cell, ...]:
    version = f"（{each.indicator}第{each.indicator_version}版）" if each.indicator else ""
    source = f"{each.get_source_display()}{'（图）' if each.key.startswith(PLOTTED) else ''}"
    return (
        text_cell(str(at), "center"),
        text_cell(f"{each.label}{version}"),
        text_cell(each.text, "right"),
        text_cell(source),
        text_cell(each.on.isoformat(), "center"),
    )
