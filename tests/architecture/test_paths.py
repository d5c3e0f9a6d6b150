"""What the documents say lies where, lies there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`((?:domain|store|lake|papers|actions|web|api|jobs)/[\w/]+\.py)::(\w+)`")
PAGES = sorted((ROOT / "docs").rglob("*.md"))


def named() -> list[tuple[str, str, str]]:
    found = []
    for page in PAGES:
        text = page.read_text("utf-8")
        found += [(page.name, file, name) for file, name in NAMED.findall(text)]
    return found


@pytest.mark.parametrize(("page", "file", "name"), named())
def test_the_function_that_a_page_names_exists(page, file, name):
    tree = ast.parse((ROOT / "src/ipcity" / file).read_text("utf-8"))
    known = {
        each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.ClassDef)
    } | {
        target.id
        for each in tree.body
        if isinstance(each, ast.Assign)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    assert name in known


def test_the_life_of_a_number_is_told_step_by_step():
    steps = [file for page, file, _ in named() if page == "life-of-a-number.md"]
    assert len(steps) > 25
