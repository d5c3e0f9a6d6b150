"""One object of a compiled plan or a pack (JSON by shape), read field by field with its types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

Span = tuple[int, int]


class Form:
    """A mapping that arrived as JSON; a field of the wrong shape is a bug of its writer."""

    def __init__(self, fields: Mapping[str, object]) -> None:
        self.fields = fields

    def has(self, name: str) -> bool:
        return self.fields.get(name) is not None

    def text(self, name: str) -> str:
        """The text of ``name``; empty when the field is null or left out."""
        content = self.fields.get(name)
        return "" if content is None else str(content)

    def whole(self, name: str) -> int | None:
        content = self.fields.get(name)
        return int(str(content)) if content is not None else None

    def decimal(self, name: str) -> Decimal | None:
        content = self.fields.get(name)
        return Decimal(str(content)) if content is not None else None

    def day(self, name: str) -> date | None:
        content = self.fields.get(name)
        return date.fromisoformat(str(content)) if content is not None else None

    def truth(self, name: str) -> bool:
        return self.fields.get(name) is True

    def form(self, name: str) -> Form:
        content = self.fields.get(name)
        return Form(content if isinstance(content, Mapping) else {})

    def rows(self, name: str) -> list[Form]:
        content = self.fields.get(name)
        if not isinstance(content, list | tuple):
            return []
        return [Form(row) for row in content if isinstance(row, Mapping)]

    def texts(self, name: str) -> list[str]:
        content = self.fields.get(name)
        return [str(each) for each in content] if isinstance(content, list | tuple) else []

    def spans(self) -> dict[str, Span]:
        """Every span of the object, by the field that it belongs to; the whole one is ``span``."""
        found: dict[str, Span] = {}
        for name, content in self.fields.items():
            if not (name in ("span", "owns") or name.endswith("_span")):
                continue
            if isinstance(content, list | tuple) and len(content) == 2:
                found[name.removesuffix("_span")] = (int(content[0]), int(content[1]))
        return found
