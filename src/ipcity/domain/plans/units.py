"""A list of responsible units: names split apart, with role, note and place.

    group   := part (('，' | '；' | '。') part)*
    part    := [label '：'] list [ending]
    list    := name (('、' | '及') name)* ['等' [open set]]

A comma opens a new role only when the part after it brings its own label or ending; otherwise it
merely separates kinds of body and the role runs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ipcity.domain.plans import roles
from ipcity.domain.plans.brackets import enclosures, hide
from ipcity.domain.plans.facts import Role, Unit
from ipcity.domain.plans.passages import Passage
from ipcity.domain.terms.numbers import WrittenDate, written

_PARTS: Final = re.compile("[，；。]|(?<=牵头|负责|配合|参与|指导|参加)、")
_LABEL: Final = re.compile(r"(?P<label>[一-鿿]{2,12}?)[：:]")
_MIDDLE_LABEL: Final = re.compile(
    "(?P<label>"
    + "|".join(sorted([*roles.LABELS, *roles.DUE_LABELS], key=len, reverse=True))
    + ")："
)
_JOINTS: Final = re.compile(
    "、|以及|会同|及(?!其)|和(?=各|有关|相关|市有关|区有关|其他)|等(?=各|有关|相关|部门|单位)|等$|/"
)
_NO_NAME: Final = re.compile(
    r"[，。；]|\d{2,}(?:个|家|项|张|所|%)|至少|推动|聚力|的(?!士)|不少于|力争"
)
_LONGEST_NAME: Final = 40
_BODY_ENDS: Final = frozenset("局委部厅办院府司会行社室")
_LONGEST_ENDING: Final = max(map(len, roles.ENDINGS))


@dataclass(frozen=True)
class Group:
    """What one bracket or line of units says."""

    units: tuple[Unit, ...]
    shared: bool
    due: int | None
    labelled: bool
    ended: bool
    weakly: bool


@dataclass
class _Part:
    start: int
    end: int
    role: Role | None = None
    shared: bool = False
    ended: bool = False
    strong: bool = False


def read_group(passage: Passage) -> Group:
    """Read the inside of a bracket; a text that names no unit gives an empty group."""
    text = passage.text
    plain = hide(text, [pair for pair in enclosures(text)[0] if pair.outermost])
    parts, due, labelled = _parts(text, plain)
    _settle_roles(parts)
    units = tuple(unit for part in parts for unit in _names(passage, plain, part))
    ended = any(part.ended and part.strong for part in parts)
    return Group(
        units,
        any(part.shared for part in parts),
        due,
        labelled,
        ended,
        bool(parts) and all(part.ended for part in parts),
    )


def _parts(text: str, plain: str) -> tuple[list[_Part], int | None, bool]:
    found: list[_Part] = []
    due, labelled = None, False
    label: Role | None = None
    for start, end in _stretches(plain):
        match = _LABEL.match(plain, start, end)
        word = match["label"] if match else ""
        if word in roles.DUE_LABELS and match:
            due = _year(text[match.end() : end])
            continue
        if match and roles.PERSON_LABELS.fullmatch(word):
            continue
        role = roles.role_of_label(word)
        if match and role is not None:
            label, labelled, start = role, True, match.end()
        if _is_rule(text[start:end]):
            continue
        if roles.TIME_PHRASE.fullmatch(text[start:end]):
            due = _year(text[start:end]) or due
            continue
        found.append(_with_ending(plain, _Part(start, end, label)))
    return found, due, labelled


def _stretches(plain: str) -> Iterator[tuple[int, int]]:
    """Cut at commas and at labels that follow without one (A、B 配合单位：C)."""
    cuts = {0, len(plain)}
    for mark in _PARTS.finditer(plain):
        cuts |= {mark.start(), mark.end()}
    for match in _MIDDLE_LABEL.finditer(plain):
        before = plain[
            max((cut for cut in cuts if cut <= match.start()), default=0) : match.start()
        ]
        if len(before) > 6 or before[-1:] in _BODY_ENDS:  # 区级责任单位： is one label
            cuts.add(match.start())
    ordered = sorted(cuts)
    for start, end in zip(ordered, ordered[1:], strict=False):
        if plain[start:end].strip("，；。 "):
            yield start, end


def _is_rule(words: str) -> bool:
    return words in ("不再列出", "下同", "不再一一列出", "不再单列") or any(
        pattern.search(words) for _, pattern in roles.DOCUMENT_RULES
    )


def _year(words: str) -> int | None:
    for number in written(words):
        if isinstance(number, WrittenDate) and number.year:
            return number.year_to or number.year
    return None


def _with_ending(plain: str, part: _Part) -> _Part:
    for length in range(min(_LONGEST_ENDING, part.end - part.start - 1), 1, -1):
        word = plain[part.end - length : part.end]
        if word in roles.ENDINGS:
            ending = roles.ENDINGS[word]
            part.end = _without_manner(plain, part.start, part.end - length)
            part.role = ending.role or part.role
            part.shared, part.ended = ending.shared, True
            part.strong = word not in roles.WEAK_ENDINGS
            if ending.role is None and part.role is None:
                part.role = Role.RESPONSIBLE
            break
    return part


def _without_manner(plain: str, start: int, end: int) -> int:
    """各县政府结合实际落实: the manner before an ending is no part of the name."""
    for word in roles.MANNERS:
        if plain.endswith(word, start, end) and end - start > len(word) + 1:
            return end - len(word)
    return end


def _settle_roles(parts: list[_Part]) -> None:
    """A part without its own role belongs to the ending after it, else to the label before it."""
    following: _Part | None = None
    for part in reversed(parts):
        if part.ended:
            following = part
        elif part.role is None and following is not None:
            part.role = following.role
    for part in parts:
        part.role = part.role or Role.RESPONSIBLE


def _names(passage: Passage, plain: str, part: _Part) -> Iterator[Unit]:
    text = passage.text
    pieces: list[tuple[int, int]] = []
    start = part.start
    for at, end in _joints(passage, plain, part):
        pieces.append((start, at))
        start = end
    pieces.append((start, part.end))
    for start, end in _rejoined(text, pieces):
        unit = _unit(passage, plain, start, end, part.role or Role.RESPONSIBLE)
        if unit is not None:
            yield unit


def _joints(passage: Passage, plain: str, part: _Part) -> Iterator[tuple[int, int]]:
    """Where names are parted: by a mark, or by nothing but a space after a body (甲局 乙局)."""
    at = part.start
    for joint in _JOINTS.finditer(plain, part.start, part.end):
        yield from _spaces(passage, plain, at, joint.start())
        yield joint.span()
        at = joint.end()
    yield from _spaces(passage, plain, at, part.end)


def _spaces(passage: Passage, plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for at in range(start + 2, end):
        gap = passage.at[at] - passage.at[at - 1] > 1
        if gap and plain[at - 1] in _BODY_ENDS and plain[at] in "市省区县各国中州":
            yield at, at


def _rejoined(text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Put back together the names that contain 、 themselves."""
    held: tuple[int, int] | None = None
    for start, end in pieces:
        if (
            held is not None
            and roles.JOINED_TAILS.match(text[start:end])
            and roles.JOINED_HEADS.match(text[held[0] : held[1]])
        ):
            held = (held[0], end)
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held


def _unit(passage: Passage, plain: str, start: int, end: int, role: Role) -> Unit | None:
    text = passage.text
    while start < end and text[start] in " ：、由":
        start += 1
    while end > start and text[end - 1] in " 、：":
        end -= 1
    if start >= end:
        return None
    name_end, note = end, None
    if text[end - 1] in "）〕" and (opened := _opening(text, start, end)) > start:
        name_end, note = opened, text[opened + 1 : end - 1]
        role = roles.NOTES.get(note, role)
    name = text[start:name_end]
    if _NO_NAME.search(name) or len(name) > _LONGEST_NAME:
        return None  # prose, where brackets were lost
    return Unit(name, role, note, bool(roles.OPEN_SET.search(name)), passage.span(start, name_end))


def _opening(text: str, start: int, end: int) -> int:
    """The bracket that the last character of a name closes."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        depth += (text[at] in "）〕") - (text[at] in "（〔")
        if depth == 0:
            return at
    return start
