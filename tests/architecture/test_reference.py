"""Reference pages are made from the code; UPDATE_REFERENCE=1 (make fix) writes them anew."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipcity.jobs import commands
from tests.architecture.source import ROOT
from tests.worked.case_pages import page as cases_page
from tests.worked.deadline_pages import page as deadlines_page
from tests.worked.indicators.pages import page as indicators_page

REFERENCE = ROOT / "docs" / "reference"


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction | argparse._SubParsersAction):
            continue
        word = ", ".join(action.option_strings) or str(action.metavar or action.dest).upper()
        choices = " | ".join(str(c) for c in action.choices) if action.choices else ""
        value = "" if action.nargs == 0 or not action.option_strings else f" {choices or 'VALUE'}"
        yield f"- `{word}{value}` {action.help or ''}".rstrip()


def _describe(words: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"## ipcity {words}\n\n{parser.description or ''}\n"
    yield from _options(parser)
    yield ""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                child.description = child.description or next(
                    (c.help for c in action._choices_actions if c.dest == name), ""
                )
                yield from _describe(f"{words} {name}", child)


def _commands() -> str:
    lines = ["# 命令\n", "由代码生成，请勿手改（`make fix`）。\n"]
    for module in sorted(pkgutil.iter_modules(commands.__path__), key=lambda each: each.name):
        command = importlib.import_module(f"{commands.__name__}.{module.name}")
        parser = argparse.ArgumentParser(description=command.HELP)
        command.add_arguments(parser)
        lines.extend(_describe(module.name.replace("_", "-"), parser))
    return "\n".join(lines).rstrip() + "\n"


def _openapi() -> str:
    from ipcity.api.service import api

    document = api.get_openapi_schema(path_prefix="/api/v1/")
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _permissions() -> str:
    from ipcity.domain.access import table

    return table.as_markdown()


KINDS = {
    "CharField": "文字",
    "TextField": "长文字",
    "JSONField": "名称列表",
    "DateField": "日期",
    "DecimalField": "数值",
    "PositiveIntegerField": "整数",
    "BooleanField": "是否",
    "ForeignKey": "引用",
}


def _ledgers() -> str:
    from ipcity.store.ledgers import BOOKKEEPING, GROUPS, facts, headings, ledgers

    lines = ["# 台账\n", "由 `store/models` 生成，请勿手改（`make fix`）。"]
    lines.append("导入时除字段名称外还认得“其他列名”；金额一律以元保存。\n")
    kept = "、".join(f"`{name}`" for name in BOOKKEEPING)
    lines.append(f"每行另记：{kept}。\n")
    for group in GROUPS:
        found = {n: m for n, m in ledgers().items() if group == m.GROUP}
        for name, model in found.items():
            lines.append(f"## {model._meta.verbose_name} `{name}`（{group}）\n")
            keys = "；".join("＋".join(f"`{each}`" for each in key) for key in model.KEYS)
            lines.append(f"{' '.join((model.__doc__ or '').split())}\n\n行标识：{keys}。\n")
            lines.append("| 字段 | 名称 | 类型 | 取值或单位 | 其他列名 |\n|---|---|---|---|---|")
            words = headings(model)
            for field in facts(model):
                kind = KINDS[type(field).__name__]
                shown = "、".join(str(label) for _, label in field.flatchoices)
                shown = shown or model.MEASURES.get(field.name, "")
                also = "、".join(words.get(field.name, ()))
                lines.append(
                    f"| `{field.name}` | {field.verbose_name} | {kind} | {shown} | {also} |"
                )
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _scheme() -> str:
    from ipcity.domain.supervision.scheme_schema import scheme_schema

    return json.dumps(scheme_schema(), ensure_ascii=False, indent=2) + "\n"


PAGES = {
    "access.md": _permissions,
    "commands.md": _commands,
    "ledgers.md": _ledgers,
    "openapi.json": _openapi,
    "score-scheme.json": _scheme,
    "indicators.md": indicators_page,
    "deadlines.md": deadlines_page,
    "cases.md": cases_page,
}


@pytest.mark.parametrize("name", PAGES)
def test_reference_page_is_current(name):
    path: Path = REFERENCE / name
    text = PAGES[name]()
    if os.environ.get("UPDATE_REFERENCE"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text, f"{name} is out of date: run make fix"


def test_every_decision_record_is_numbered_without_gaps():
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
