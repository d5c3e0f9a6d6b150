"""What imports cannot show: who writes, who reads the clock, who catches everything."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import PACKAGE, Module, modules

WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update",
    "get_or_create", "update_or_create",
}  # fmt: skip
# what makes a plain value whose update or save writes no row: dicts, sets, hashes, a drawn code
PLAIN = {"dict", "set", "Counter", "defaultdict", "sha256", "new", "Hash", "sm3", "make"}
CLOCK = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "localdate", "localtime"}
CLOCK_OWNERS = {"datetime", "date", "timezone", "time"}
# place -> why a blanket except stands there: the three edges of architecture section 6
EDGES: dict[str, str] = {
    "jobs/worker.py": "the job runner records any failure on the job's row",
    "papers/incoming/guard.py": "the child process reports any failure to its parent",
}


def _plain_names(module: Module) -> set[str]:
    """Names bound in this module to a dict, set or hash: their update is no write."""
    found = set()
    for node in ast.walk(module.tree):
        targets = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        if not targets:
            continue
        value = node.value
        call = value.func if isinstance(value, ast.Call) else None
        name = getattr(call, "id", getattr(call, "attr", None))
        if isinstance(value, ast.Dict | ast.Set | ast.DictComp | ast.SetComp) or name in PLAIN:
            found |= {t.id for t in targets if isinstance(t, ast.Name)}
    return found


def test_web_api_and_jobs_never_write():
    bad = []
    for m in modules():
        if m.role not in {"web", "api", "jobs"}:
            continue
        plain = _plain_names(m)
        for node in ast.walk(m.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                if node.func.attr in WRITES and getattr(owner, "id", None) not in plain:
                    bad.append(f"{m.place}:{node.lineno} {ast.unparse(node.func)}")
    # `plans.create(...)`-like calls of our own actions are the way to write
    actions = {path.stem for path in (modules()[0].path.parents[0] / "actions").glob("*.py")}
    assert [b for b in bad if b.split()[-1].split(".")[0] not in actions] == []


def test_domain_and_actions_never_read_the_clock():
    bad = []
    for m in modules():
        if m.role not in {"domain", "actions"}:
            continue
        for node in ast.walk(m.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = ast.unparse(node.func.value).split(".")[-1]
                converts = node.func.attr in {"localdate", "localtime"} and node.args
                if node.func.attr in CLOCK and owner in CLOCK_OWNERS and not converts:
                    bad.append(f"{m.place}:{node.lineno}")
    assert bad == []


def test_nothing_catches_everything_except_at_the_edges():
    bad = []
    for m in modules():
        for node in ast.walk(m.tree):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "everything"
                if caught in {"everything", "Exception", "BaseException"} and m.place not in EDGES:
                    bad.append(f"{m.place}:{node.lineno}")
    assert bad == []


def test_difficult_modules_open_with_a_sentence():
    bad = [
        m.place
        for m in modules()
        if m.role in {"domain", "actions", "lake", "papers"}
        and m.tree.body
        and not ast.get_docstring(m.tree)
    ]
    assert bad == []


def test_the_version_that_a_person_saw_is_read_in_one_place():
    """``web.errands.seen_version``, whose name for the hidden field the templates share."""
    asked = {"expected_version", "version"}
    found = []
    for module in modules():
        for node in ast.walk(module.tree):
            posted = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("POST.get")
            if (
                module.place.startswith("web/")
                and posted
                and isinstance(node.args[0], ast.Constant)
                and node.args[0].value in asked
            ):
                found.append(module.place)
    assert found == []
    hidden = re.compile(r'type="hidden" name="(expected_)?version"')
    pages = (PACKAGE / "web" / "templates").rglob("*.html")
    assert [each.name for each in pages if hidden.search(each.read_text("utf-8"))] == []
