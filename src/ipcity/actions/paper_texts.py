"""A paper's text as it is kept: an ``Official`` as plain JSON and back, number keys included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ipcity.papers.official import documents
from ipcity.papers.official.documents import Format, Official

TYPE: Final = "_"
DATE: Final = "date"
KEPT: Final = (
    "Run", "Heading", "Paragraph", "Cell", "Table", "Chart", "PageBreak", "Annex", "Official",
)  # fmt: skip


def kept(official: Official) -> dict[str, Any]:
    """``official`` as JSON: each value names its type under ``_``."""
    form: dict[str, Any] = _kept(official)
    return form


def text_of(form: Mapping[str, Any]) -> Official:
    """What ``kept`` has kept."""
    found = _read(form)
    if not isinstance(found, Official):
        raise TypeError("not a kept paper")
    return found


def _kept(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {each.name: _kept(getattr(value, each.name)) for each in fields(value)}
        return {TYPE: type(value).__name__, **named}
    if isinstance(value, tuple | list):
        return [_kept(each) for each in value]
    if isinstance(value, date):
        return {TYPE: DATE, "day": value.isoformat()}
    return str(value) if isinstance(value, StrEnum) else value


def _read(form: Any) -> Any:
    if isinstance(form, list):
        return tuple(_read(each) for each in form)
    if not isinstance(form, Mapping) or TYPE not in form:
        return form
    if form[TYPE] == DATE:
        return date.fromisoformat(form["day"])
    if form[TYPE] not in KEPT:
        raise TypeError(f"no kept paper holds {form[TYPE]!r}")
    # the option of a chart stays as it is
    read = {n: v if n == "option" else _read(v) for n, v in form.items() if n != TYPE}
    if "format" in read:
        read["format"] = Format(read["format"])
    return getattr(documents, form[TYPE])(**read)
