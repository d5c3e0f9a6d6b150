"""Worked plans: what a careful reader finds in plans of our own is what the compiler finds."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from bench.plans.labels import LISTS, load
from bench.plans.scores import Score, score

from ipcity.domain.plans import Source, compile_plan, to_json
from ipcity.papers.incoming import Document, read_document

PLANS = sorted((Path(__file__).parent / "plans").glob("*.yaml"))
CONSTRUCTS = (
    "header", "targets", "names", "trends", "deliverables", "problems", "goals", "actions", "tasks",
    "safeguards", "assignments", "units", "numbers", "invented",
)  # fmt: skip


def compiled(document: Document) -> dict[str, Any]:
    source = Source(document.name, document.sha256, document.encoding, document.reader)
    return to_json(compile_plan(document.text, source))


@cache
def scores(path: Path) -> dict[str, Score]:
    labels = load(path)
    return score(labels, compiled(labels.document))


def test_there_are_enough_plans() -> None:
    assert len(PLANS) >= 15


@pytest.mark.parametrize("construct", CONSTRUCTS)
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_reading(path: Path, construct: str) -> None:
    found = scores(path).get(construct)
    if found is not None:
        assert "\n".join(found.notes) == ""


def bare(plan: dict[str, Any]) -> dict[str, Any]:
    """The facts without their places, which differ between a text and a page made of it."""

    def stripped(form: Any) -> Any:
        if isinstance(form, list):
            return [stripped(part) for part in form]
        if isinstance(form, dict):
            placeless = {k: v for k, v in form.items() if "span" not in k and k != "owns"}
            return {k: stripped(v) for k, v in placeless.items() if k not in ("line", "column")}
        return form

    kept = ("title", "issuer", "issued_on", "document_number", "period", "rules", *LISTS)
    return {key: stripped(plan[key]) for key in kept if key != "problems"}


def as_word(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def as_page(text: str) -> bytes:
    lines = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
    page = f'<html><head><meta charset="gb2312"><title>演示数据</title></head><body>{lines}</body>'
    return (page + "</html>").encode("gb18030")


def as_markdown(text: str) -> bytes:
    lines = [f"## {line}" if line[1:2] == "、" else line for line in text.split("\n")]
    return "\n".join(lines).encode("utf-8-sig")


FORMS = {"docx": as_word, "html": as_page, "markdown": as_markdown}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", PLANS[:8], ids=lambda path: path.stem)
def test_the_same_facts_whatever_the_file(path: Path, form: str) -> None:
    plain = load(path).document
    other = read_document("方案." + form, FORMS[form](plain.text))
    assert other.reader == form
    assert bare(compiled(other)) == bare(compiled(plain))
