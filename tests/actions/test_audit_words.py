"""Every verb that an action writes to the log has a Chinese word."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import ipcity.actions
from ipcity.actions.audit_words import audit_labels

WRITERS = {"record", "_record", "_note", "_renew"}
VERB = re.compile(r"[a-z]+(-[a-z]+)*\Z")


def written() -> set[str]:
    """The verbs handed to the log as plain words, by keyword or in place."""
    found = set()
    for path in Path(ipcity.actions.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name not in WRITERS:
                continue
            values = [word.value for word in node.keywords if word.arg == "verb"]
            found |= {
                each.value
                for each in [*values, *node.args]
                if isinstance(each, ast.Constant) and VERB.match(str(each.value))
            }
    return found


def test_every_verb_has_a_word():
    assert len(written()) > 30
    assert sorted(written() - set(audit_labels())) == []
