"""Word's XML by local names: the same in the transitional and the strict namespace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def local(element: Any) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def children(element: Any | None, name: str) -> Iterator[Any]:
    for inner in () if element is None else element:
        if local(inner) == name:
            yield inner


def child(element: Any | None, name: str) -> Any | None:
    return next(children(element, name), None)


def attribute(element: Any | None, name: str) -> str | None:
    if element is None:
        return None
    for key, setting in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return str(setting)
    return None


def value(element: Any | None) -> str | None:
    return attribute(element, "val")


def whole(element: Any | None) -> int | None:
    """The ``val`` of an element as a whole number, None where it is missing or no number."""
    written = value(element) or ""
    return int(written) if written.isascii() and written.lstrip("-").isdigit() else None


def is_on(element: Any | None) -> bool:
    return element is not None and value(element) not in ("0", "false", "off")
