"""Filling the named fields of a Word template: words in their place, blocks where a field stands alone.

What no field of the paper answers to is refused with its place, never left standing in the paper.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document

from ipcity.domain.errors import Refused
from ipcity.papers.official import fields
from ipcity.papers.official.blocks import SetBlock, Setter
from ipcity.papers.official.documents import Run, Runs
from ipcity.papers.official.insertion import insert
from ipcity.papers.official.markup import Element, element, qn, words
from ipcity.papers.official.packages import BASIS, opened, packed
from ipcity.papers.official.styles import Style

Value = str | Runs | tuple[SetBlock, ...]


@dataclass(frozen=True)
class TemplateProblem:
    """``place`` as a person counts in Word; ``name`` is the field, empty for loose braces."""

    place: str
    name: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}：{self.sentence}"


def fields_of(template: bytes) -> tuple[str, ...]:
    """The names of its fields in reading order, each once."""
    found = [
        name
        for place in fields.places(opened(template))
        for name in fields.names_in(fields.text_in(place.paragraph))
    ]
    return tuple(dict.fromkeys(found))


def problems_of(template: bytes, known: Collection[str]) -> tuple[TemplateProblem, ...]:
    """Fields that nothing answers to and braces that name nothing, each with its place."""
    return tuple(_problems(list(fields.places(opened(template))), known))


def fill(template: bytes, values: Mapping[str, Value], script: Path | None = None) -> bytes:
    """``template`` with every field replaced; Refused with the places of those that cannot be.

    A paragraph that held fields only and is left empty goes; ``script`` is the charts'.
    """
    document = opened(template)
    fill_document(document, values, script)
    return packed(document)


def fill_document(
    document: Document, values: Mapping[str, Value], script: Path | None = None
) -> Setter:
    """The same on an open document; the setter knows its styles."""
    placed = list(fields.places(document))
    problems = _problems(placed, values)
    problems += [misplaced for place in placed for misplaced in _misplaced(place, values)]
    if problems:
        raise Refused("template-field", "\n".join(str(each) for each in problems), BASIS)
    setter = Setter(document, script)
    for place in placed:
        _fill_paragraph(place, values, setter)
    _drop_bare_rules(document, setter)
    return setter


def _problems(placed: list[fields.Place], known: Collection[str]) -> list[TemplateProblem]:
    problems = []
    for place in placed:
        text = fields.text_in(place.paragraph)
        for name in fields.names_in(text):
            if name not in known:
                sentence = f"没有名为“{name}”的域，请核对名称或删去。"
                problems.append(TemplateProblem(place.words, name, sentence))
        if fields.is_loose(text):
            sentence = "有不成对的双花括号，域应写成 {{名称}}。"
            problems.append(TemplateProblem(place.words, "", sentence))
    return problems


def _misplaced(place: fields.Place, values: Mapping[str, Value]) -> list[TemplateProblem]:
    """Block fields that do not stand alone in a paragraph of the body."""
    text = fields.text_in(place.paragraph)
    alone = place.in_body and fields.FIELD.fullmatch(text.strip()) is not None
    return [
        TemplateProblem(place.words, name, f"“{name}”含有段落、表或图，应在正文中单独成段。")
        for name in fields.names_in(text)
        if not alone and _blocks_of(values.get(name, ""))
    ]


def _blocks_of(value: Value) -> tuple[SetBlock, ...]:
    return () if isinstance(value, str) else tuple(e for e in value if not isinstance(e, Run))


def _runs_of(value: Value) -> Runs:
    return (
        (Run(value),) if isinstance(value, str) else tuple(e for e in value if isinstance(e, Run))
    )


def _fill_paragraph(place: fields.Place, values: Mapping[str, Value], setter: Setter) -> None:
    paragraph = place.paragraph
    found = list(fields.FIELD.finditer(fields.text_in(paragraph)))
    if found and (blocks := _blocks_of(values[found[0][1]])):
        insert(setter, paragraph, blocks)
        _drop(paragraph)
        return
    # From the end, so that no place moves and a value's own braces are never taken for a field.
    for each in reversed(found):
        _replace(paragraph, each.span(), _runs_of(values[each[1]]), setter)
    if found and not fields.text_in(paragraph).strip(" \t\n"):
        _drop(paragraph)


def _replace(paragraph: Element, span: tuple[int, int], runs: Runs, setter: Setter) -> None:
    """The letters ``span`` of ``paragraph`` by ``runs`` that look as the first of them did."""
    start, end = span
    covered, place = [], 0
    for run in fields.runs_of(paragraph):
        text = fields.text_of(run)
        if place < end and place + len(text) > start:
            covered.append((run, text, place))
        place += len(text)
    (first, head, begins), (last, tail, last_begins) = covered[0], covered[-1]
    made = _like(first, head[: start - begins])
    for quoted in runs:
        for one in _like(first, quoted.text):
            made += setter.marked(quoted, one)
    made += _like(last, tail[end - last_begins :])
    for one in made:
        first.addprevious(one)
    for run, _, _ in covered:
        run.getparent().remove(run)


def _like(run: Element, text: str) -> list[Element]:
    """A run of ``text`` with the look of ``run``; none for no text."""
    if not text:
        return []
    made = element(f"<w:r>{words(text)}</w:r>")
    look = run.find(qn("w:rPr"))
    if look is not None:
        made.insert(0, deepcopy(look))
    return [made]


def _drop(paragraph: Element) -> None:
    """Take an empty paragraph away, unless a cell, a section or a picture needs it."""
    holder = paragraph.getparent()
    alone = len(holder.findall(qn("w:p"))) == 1 and holder.tag != qn("w:body")
    has_section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    if alone or has_section or paragraph.find(f".//{qn('w:drawing')}") is not None:
        for run in fields.runs_of(paragraph):
            if fields.FIELD.search(fields.text_of(run)):
                run.getparent().remove(run)
        return
    holder.remove(paragraph)


def _drop_bare_rules(document: Document, setter: Setter) -> None:
    """The lines of 版记 between which nothing is left."""
    rule, colophon = (setter.wardrobe.ids[each] for each in (Style.RULE, Style.COLOPHON))
    framed = document.element.body.findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:framePr')}/../..")
    has_words = any(each.style == colophon for each in framed)
    previous = ""
    for paragraph in framed:
        is_second = previous == paragraph.style
        if paragraph.style == rule and (is_second or not has_words):
            document.element.body.remove(paragraph)
        previous = paragraph.style
