"""Problems of a written definition: where, what, and what to do; reading goes on after each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
# Longer lists of words are cut to the closest few.
SHOWN = 16


@dataclass(frozen=True)
class Problem:
    """``path`` leads through the values handed over, list positions counted from 0; ``code`` is stable."""

    path: Path
    code: str
    message: str
    remedy: str

    @property
    def place(self) -> str:
        """``indicators[0].measure.count.ledger``"""
        written = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in self.path)
        return written.lstrip(".")

    def __str__(self) -> str:
        return f"{self.place}：{self.message}处理：{self.remedy}"


@dataclass
class Findings:
    """The problems met so far."""

    found: list[Problem] = field(default_factory=list)

    def add(self, path: Path, code: str, message: str, remedy: str) -> None:
        self.found.append(Problem(path, code, message, remedy))


@dataclass(frozen=True)
class Node:
    """A written value and where it stands."""

    value: object
    path: Path
    findings: Findings

    def fail(self, code: str, message: str, remedy: str) -> None:
        self.findings.add(self.path, code, message, remedy)

    def has(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def at(self, key: str) -> Node:
        """The value under ``key``; None where there is none."""
        inner = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(inner, (*self.path, key), self.findings)

    def items(self) -> Iterator[Node]:
        """The members of a list; a single value is a list of one."""
        if isinstance(self.value, list):
            for at, inner in enumerate(self.value):
                yield Node(inner, (*self.path, at), self.findings)
        elif self.value is not None:
            yield self

    def names(self) -> tuple[str, ...]:
        return tuple(str(key) for key in self.value) if isinstance(self.value, dict) else ()

    def is_mapping(self, what: str, known: Iterable[str], required: Iterable[str] = ()) -> bool:
        """Whether the value is a mapping with the required keys; unknown ones are reported."""
        if not isinstance(self.value, dict):
            self.fail("not-a-mapping", f"{what}应写成若干项目。", f"可用的项目：{listed(known)}。")
            return False
        options = tuple(known)
        for key in self.names():
            if key not in options:
                self.at(key).fail("unknown-key", f"不认识“{key}”。", suggestion(key, options))
        missing = [key for key in required if key not in self.value]
        if missing:
            self.fail("missing-key", f"{what}缺少{listed(missing)}。", f"补上{listed(missing)}。")
        return not missing

    def text(self, what: str, longest: int = 400) -> str:
        """The text; "" after a report."""
        if isinstance(self.value, str) and 0 < len(self.value.strip()) <= longest:
            return self.value.strip()
        self.fail("not-a-text", f"{what}应是文字，1 至 {longest} 字。", "写成文字，数值也加引号。")
        return ""

    def whole(self, what: str, least: int, most: int) -> int:
        """The number; ``least`` after a report."""
        value = self.value
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.fail("not-a-number", f"{what}应是 {least} 至 {most} 的整数。", "写成不带引号的整数。")
        return least

    def one_of(self, what: str, options: Iterable[str]) -> str | None:
        known = tuple(options)
        if isinstance(self.value, str) and self.value in known:
            return self.value
        self.fail(
            "unknown-word",
            f"{what}不能是“{self.value}”。",
            suggestion(str(self.value), known),
        )
        return None


def listed(names: Iterable[str]) -> str:
    return "、".join(f"“{name}”" for name in names)


def suggestion(written: str, options: Iterable[str]) -> str:
    """What could have been meant: the closest word, and all words where they are few."""
    known = tuple(options)
    if not known:
        return "删去这一项。"
    close = get_close_matches(written, known, n=1)
    guess = f"是否想写“{close[0]}”？" if close else ""
    shown = known if len(known) <= SHOWN else get_close_matches(written, known, n=5, cutoff=0)
    return f"{guess}可用：{listed(shown)}{'等' if len(shown) < len(known) else ''}。"
