"""The kinds of exchange file between districts, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a file asks of its receiver."""

    CLUE = "clue"
    CASE = "case"
    ASSISTANCE = "assistance"
    REPLY = "reply"
    RECEIPT = "receipt"


KIND_LABELS: Final[Mapping[Kind, str]] = {
    Kind.CLUE: "线索移送",
    Kind.CASE: "案件移交",
    Kind.ASSISTANCE: "协助请求",
    Kind.REPLY: "办理答复",
    Kind.RECEIPT: "回执",
}
ASKING: Final = (Kind.CLUE, Kind.CASE, Kind.ASSISTANCE)
