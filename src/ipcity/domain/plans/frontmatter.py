"""Title, issuer, day of issue, document number and years of a plan, read from around the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ipcity.domain.plans.facts import Period
from ipcity.domain.plans.outline import Node
from ipcity.domain.plans.passages import Passage
from ipcity.domain.terms.numbers import WrittenDate, read_date, written

_KINDS: Final = "方案|计划|规划|纲要|意见|措施|举措|政策|通知|办法|细则|行动|要点|规定|决定|安排|建议|指南|分工|清单|分解表|对策|部署|任务书|条"
_TITLE: Final = re.compile(
    rf".*(?:{_KINDS})(?:（[^（）]{{1,30}}）)*(?:的通知)?(?:（[^（）]{{1,24}}）)*$"
)
_NOTICE: Final = re.compile(r"^(?P<issuer>.{2,40}?)关于(?:印发|转发|发布|批转|下发)")
_ISSUER_OF_OPINION: Final = re.compile(
    r"^(?P<issuer>[^，。“”]{2,30}?(?:人民政府|国务院|办公厅|办公室|委员会|政府|厅|局|委|部|院))关于"
)
_NUMBER: Final = re.compile(r"^[（〔]?(?P<number>[一-鿿]{2,12}〔\d{4}〕\d{1,5}号)[）〕]?$")
_DAY_LINE: Final = re.compile(
    r"^\d{4}年\d{1,2}月\d{1,2}日$|^[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日$"
)
_PRINTED: Final = re.compile(
    r"^(?P<issuer>[^，。]{4,40}?)(?P<day>\d{4}年\d{1,2}月\d{1,2}日)(?:印发|发布)?$"
)
_ORGAN: Final = re.compile(
    r"(?:人民政府|办公厅|办公室|国务院|委员会|政府|厅|局|委|部|院|小组|党组|组)$"
)
_ADDRESSEES: Final = re.compile(r"[：:]$")
_TO_YEAR: Final = re.compile(r"(?:到|至)$")
_NO_TITLE_LINE: Final = re.compile(
    r"^(?:〔|原文|http|（|来源|发布|附件|序号)|[%≥≤]|\d{3,}|[。：；]"
)
_BRACKET_LINE: Final = re.compile(r"^（[^（）]{2,24}）$")
_LONGEST_TITLE_LINE: Final = 70


@dataclass(frozen=True)
class FrontMatter:
    title: str | None
    issuer: str | None
    issued_on: date | None
    document_number: str | None
    period: Period | None


def front_matter(root: Node, goals: Iterable[Passage], source: str) -> FrontMatter:
    """Read the lines before the first chapter, and the signature wherever it stands."""
    lead = _lead(root)
    titles = _titles(lead) + _later_titles(root)
    if not titles and (only := _first_line(lead)):
        titles = [only]
    issuer, day = _signature(root)
    chosen = _chosen(titles)
    written_title = _written(chosen, source) if chosen else None
    return FrontMatter(
        title=written_title,
        issuer=_issuer(titles) or issuer or _head_issuer(lead),
        issued_on=day,
        document_number=_document_number(lead, source),
        period=_period(titles, chosen, goals) or _period([], None, _all(root)),
    )


def _all(root: Node) -> Iterable[Passage]:
    return (passage for node in root.walk() for passage in node.bodies)


def _later_titles(root: Node) -> list[Title]:
    """The title of a second document in the file: a short line at the end of a part, before 一、."""
    found: list[Title] = []
    for before, after in zip(root.children, root.children[1:], strict=False):
        if after.marker is None or after.marker.ordinal != 1:
            continue
        last = before
        while last.children and isinstance(last.parts[-1], Node):
            last = last.children[-1]
        found += _titles(last.bodies[-4:])
    return found


def _first_line(lead: Sequence[Passage]) -> Title | None:
    """A first short line without stops, above text: a title under an unusual name."""
    if (
        len(lead) < 2
        or not 8 <= len(lead[0].text) <= 50
        or re.search(r"[。，：；？\d]", lead[0].text)
    ):
        return None
    return (
        (lead[0],) if not _is_signature(lead[0].text) and not _NUMBER.match(lead[0].text) else None
    )


Title = tuple[Passage, ...]


def _lead(root: Node) -> list[Passage]:
    """The paragraphs before the first numbered part."""
    lead: list[Passage] = []
    for part in root.parts:
        if not isinstance(part, Passage):
            break
        lead.append(part)
    return lead


def _titles(lead: Sequence[Passage]) -> list[Title]:
    """Runs of short lines without a stop that end in a word for a document."""
    titles: list[Title] = []
    run: list[Passage] = []
    previous: Passage | None = None
    for passage in lead:
        text = passage.text
        if (
            len(text) > _LONGEST_TITLE_LINE
            or text[-1] in "。；：，"
            or _NUMBER.match(text)
            or _is_signature(text)
        ):
            run = []
            continue
        if titles and _BRACKET_LINE.match(text) and titles[-1][-1] is previous:
            titles[-1] = (*titles[-1], passage)
            continue
        previous = passage
        run.append(passage)
        if _TITLE.match(text) and not text.startswith(("附件", "目录", "抄送")):
            titles.append(tuple(_own_lines(run)))
            run = []
        elif len(run) > 4:
            run = run[1:]
    return titles


def _own_lines(run: list[Passage]) -> list[Passage]:
    """Leave out reference lines of a data base, notes in brackets and places before the title."""
    kept = [run[-1]]
    for passage in reversed(run[:-1]):
        if (
            _NO_TITLE_LINE.search(passage.text)
            or len(passage.text) < 8
            or _TITLE.match(passage.text)
        ):
            break
        kept.insert(0, passage)
    return kept


def _is_signature(text: str) -> bool:
    return bool(_DAY_LINE.match(text)) or (
        len(text) < 40 and bool(_ORGAN.search(text)) and "关于" not in text
    )


def _chosen(titles: list[Title]) -> Title | None:
    """The plan's own title; of a notice with several enclosures, the last one that names years."""
    if not titles:
        return None
    enclosed = [t for t in titles if not _joined(t).endswith("的通知")]
    dated = [t for t in enclosed if _years(_joined(t))]
    return (dated or enclosed or titles)[-1]


def _joined(title: Title) -> str:
    return "".join(passage.text for passage in title)


def _written(title: Title, source: str) -> str:
    return "".join("".join(source[at] for at in passage.at) for passage in title)


def _issuer(titles: list[Title]) -> str | None:
    for title in titles:
        match = _NOTICE.match(_joined(title)) or _ISSUER_OF_OPINION.match(_joined(title))
        if match and not re.search(r"印发|通知", match["issuer"]):
            return match["issuer"]
    return None


def _head_issuer(lead: Sequence[Passage]) -> str | None:
    """An organ alone on the line above 关于印发…: the head of a notice printed on two lines."""
    for organ, notice in zip(lead, lead[1:], strict=False):
        if notice.text.startswith(("关于印发", "关于转发", "关于下发")) and _ORGAN.search(
            organ.text
        ):
            return organ.text if len(organ.text) < 40 else None
    return None


def _signature(root: Node) -> tuple[str | None, date | None]:
    """An organ's name alone on a line before a day alone on a line; or a printing note."""
    previous: Passage | None = None
    for node in root.walk():
        for passage in node.bodies:
            if _DAY_LINE.match(passage.text) and previous is not None:
                organ = (
                    previous.text
                    if _ORGAN.search(previous.text) and len(previous.text) < 40
                    else None
                )
                return organ, read_date(passage.text)
            printed = _PRINTED.match(passage.text)
            if printed and _ORGAN.search(printed["issuer"]):
                return printed["issuer"], read_date(printed["day"])
            previous = passage
    return None, None


def _document_number(lead: Sequence[Passage], source: str) -> str | None:
    for passage in lead:
        match = _NUMBER.match(passage.text)
        if match:
            start, end = match.span("number")
            return "".join(source[at] for at in passage.at[start:end])
    return None


def _years(text: str) -> tuple[int, int] | None:
    for number in written(text):
        if isinstance(number, WrittenDate) and number.year and number.month is None:
            return number.year, number.year_to or number.year
    match = re.search(r"(?<!\d)(20\d\d)(?!\d)", text)
    return (int(match[1]), int(match[1])) if match else None


def _period(titles: list[Title], chosen: Title | None, goals: Iterable[Passage]) -> Period | None:
    for title in ([chosen] if chosen else []) + titles[::-1]:
        years = _years(_joined(title))
        if years and 1990 <= years[0] <= years[1] <= 2060:
            return Period(*years)
    ends = [year for passage in goals for year in _ends(passage.text)]
    return Period(None, max(ends)) if ends else None


def _ends(text: str) -> list[int]:
    """The years of an explicit 到YYYY年."""
    return [
        number.year
        for number in written(text)
        if isinstance(number, WrittenDate)
        and number.year
        and 1990 <= number.year <= 2060
        and _TO_YEAR.search(text, max(0, number.start - 1), number.start)
    ]
