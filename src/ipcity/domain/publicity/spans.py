"""Masks over the served text: each a place with its reason; outside them nothing changes.

Basis: 市场监督管理行政处罚信息公示规定 第五条至第七条. What is published must agree with what was served, so a
decision is masked character by character and never written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ipcity.domain.errors import Refused

MASK: Final = "*"
BASIS: Final = "《市场监督管理行政处罚信息公示规定》第七条"


class MaskKind(StrEnum):
    """What is hidden."""

    NAME = "name"
    HOME_ADDRESS = "home_address"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    BANK_ACCOUNT = "bank_account"
    EMAIL = "email"
    STATE_SECRET = "state_secret"  # noqa: S105  no password
    COMMERCIAL_SECRET = "commercial_secret"  # noqa: S105  no password
    OTHER_PERSONAL = "other_personal"


MASK_WORDS: Final = {
    MaskKind.NAME: "自然人姓名",
    MaskKind.HOME_ADDRESS: "自然人住址",
    MaskKind.PHONE: "电话等联系方式",
    MaskKind.ID_NUMBER: "证件号码",
    MaskKind.BANK_ACCOUNT: "银行账号",
    MaskKind.EMAIL: "电子邮箱",
    MaskKind.STATE_SECRET: "国家秘密",
    MaskKind.COMMERCIAL_SECRET: "商业秘密",
    MaskKind.OTHER_PERSONAL: "其他个人信息",
}
# What nobody may decide to leave readable.
NEVER_KEPT: Final = frozenset({MaskKind.ID_NUMBER, MaskKind.STATE_SECRET})


@dataclass(frozen=True, order=True)
class Span:
    """Characters ``[start, end)`` of the served text, why they are hidden, and by whom (a person's key;
    None: found by the program)."""

    start: int
    end: int
    kind: MaskKind
    reason: str = ""
    by: int | None = None

    def covers(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


def refuse_bad_spans(served: str, spans: Iterable[Span]) -> None:
    """Refused for a span outside the text, an empty one, or one without its reason."""
    for each in spans:
        if not 0 <= each.start < each.end <= len(served):
            told = f"第{each.start + 1}字至第{each.end}字不在正文之内（正文共{len(served)}字）。"
            raise Refused("bad-span", told, BASIS)
        if len(each.reason.strip()) < 2:
            told = f"第{each.start + 1}字至第{each.end}字没有写明遮蔽理由。"
            raise Refused("no-reason", told, BASIS)


def masked(served: str, spans: Iterable[Span]) -> str:
    """``served`` with each character of a span replaced; line ends stay, so lines and places agree."""
    shown = list(served)
    for span in spans:
        for at in range(max(span.start, 0), min(span.end, len(served))):
            if shown[at] != "\n":
                shown[at] = MASK
    return "".join(shown)


def disagreements(served: str, published: str, spans: Sequence[Span]) -> tuple[int, ...]:
    """Places (from 0) where ``published`` is not ``served`` with exactly these masks.

    A different length is told as the first place beyond the shorter text.
    """
    if len(served) != len(published):
        return (min(len(served), len(published)),)
    expected = masked(served, spans)
    return tuple(at for at, (a, b) in enumerate(zip(expected, published, strict=True)) if a != b)


def refuse_disagreement(served: str, published: str, spans: Sequence[Span]) -> None:
    """Refused where the text to be published is not the served one with its masks and nothing else."""
    places = disagreements(served, published, spans)
    if places:
        line, column = place_of(served, places[0])
        told = f"公示文本与送达的决定书不一致：第{line}行第{column}字起。只能遮蔽，不能改写。"
        raise Refused("not-as-served", told, BASIS)


def place_of(text: str, at: int) -> tuple[int, int]:
    """Line and character of a place, both from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is either wholly masked or wholly shown."""

    text: str
    kinds: tuple[MaskKind, ...] = ()

    @property
    def words(self) -> str:
        return "、".join(MASK_WORDS[each] for each in self.kinds)


def pieces(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """``text`` cut at the edges of the spans, for showing both texts beside each other."""
    edges = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    edges = [each for each in edges if 0 <= each <= len(text)]
    found = []
    for start, end in zip(edges, edges[1:], strict=False):
        kinds = {each.kind for each in spans if each.covers(start, end)}
        found.append(Piece(text[start:end], tuple(sorted(kinds))))
    return tuple(found)
