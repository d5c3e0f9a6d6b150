"""Lists of names in one cell: holders, inventors, agents."""

from __future__ import annotations

import re

_BARS = re.compile(r"\s*[|｜]\s*")
_MARKS = re.compile(r"\s*[;；、\n]\s*")
_AGENCY_CODE = re.compile(r"[\s(（]*\d{5}[)）]?$")


def split_names(text: str) -> tuple[str, ...]:
    """The names in order, empty ones left out; a comma belongs to a foreign name (姓, 名).

    Where names stand between bars, no other mark parts them.
    """
    marks = _BARS if "|" in text or "｜" in text else _MARKS
    return tuple(name for part in marks.split(text) if (name := part.strip(" \t,，;；")))


def agency_name(text: str) -> str:
    """An agency without the five-digit code that patent exports put behind its name."""
    return _AGENCY_CODE.sub("", text).strip() or text.strip()
