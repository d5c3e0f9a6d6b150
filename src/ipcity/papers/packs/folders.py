"""A pack as read from its folder: four YAML files, their values and one digest over all of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from ipcity.domain.errors import Refused
from ipcity.papers.packs.checks import INDICATORS, PARTS, Finding, check_parts
from ipcity.papers.packs.yamls import JSON


@dataclass(frozen=True)
class Pack:
    """A checked pack; the parts have the shape that ``packs/schema`` publishes.

    ``indicators`` is empty where the pack does without; the digest does not cover it, so that what a
    fact is computed by may be bound later than the plan was loaded.
    """

    name: str
    digest: str
    programme: dict[str, JSON]
    plan: dict[str, JSON]
    units: dict[str, JSON]
    readings: dict[str, JSON]
    indicators: dict[str, JSON]


class BadPack(Refused):
    """The folder holds no usable pack; ``findings`` say where and why."""

    def __init__(self, folder: Path, findings: tuple[Finding, ...]) -> None:
        first = findings[0]
        more = f"（另有 {len(findings) - 1} 处）" if len(findings) > 1 else ""
        super().__init__(
            "pack-invalid",
            f"方案包“{folder.name}”有误：{first}{more}。请用 ipcity pack check 逐条查看。",
            "packs/schema",
        )
        self.findings = findings


def read_pack(folder: Path) -> Pack:
    """The pack in ``folder``; BadPack when any check fails."""
    parts, findings = check_parts(folder)
    errors = tuple(each for each in findings if each.is_error)
    if errors:
        raise BadPack(folder, errors)
    contents: dict[str, dict[str, JSON]] = {}
    for name in PARTS:
        content = parts[name].content
        assert isinstance(content, dict)  # noqa: S101  the schema has just said so
        contents[name] = {key: value for key, value in content.items() if key != "$schema"}
    bound = parts[INDICATORS].content if INDICATORS in parts else {}
    indicators = dict(bound) if isinstance(bound, dict) else {}
    return Pack(folder.resolve().name, _digest(contents), **contents, indicators=indicators)


def _digest(contents: dict[str, dict[str, JSON]]) -> str:
    """Over the values, so that a comment or a blank line changes nothing."""
    canonical = json.dumps(contents, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
