"""Every action writes exactly one entry to the audit log, on every way through it.

An action is a public function of ``actions/`` that takes the moment it happens (``at``) by keyword
and writes. The ways are counted in the source: a branch counts each of its arms, what raises
counts nothing, a call of another function of ``actions/`` counts what that one writes.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import ipcity.actions

FOLDER = Path(ipcity.actions.__path__[0])
RECORD = ("audit", "record")
KEEPING = "the worker's book-keeping on a job's own row; asking for the job was the act"
COUNTED = "the snapshot that its figures are counted from is an act of its own"
LARGER = "part of a larger action, which writes the entry"
CLOCK_PARTS = ("begin", "extend", "suspend", "resume", "stop", "cancel")
AGAIN = "a second time finds everything done and does nothing"
# Functions of another count, each with the ways it has and the reason.
OTHERS: dict[str, tuple[set[int], str]] = {
    "agenda_drafts.draft": ({0}, "reads; the moment says up to when rows are believed"),
    "row_links.fill_after": ({0, 1}, "an import for whose rows nothing waited fills nothing"),
    "imports.write": ({1, 2}, "filling what waited for its rows is an action of its own"),
    "demonstration_items.fill": ({2, 3, 4}, "its indicator and its drafts are acts of their own"),
    "demonstration_reports.fill": (
        {3, 5, 6},
        "a form, its duties, a period, and each report's steps: acts of its people",
    ),
    "demonstrations.found": ({1, 2}, "its plan is loaded as an act of its own"),
    "demonstrations.load_table": ({0, 1}, AGAIN),
    "files.keep": ({0}, LARGER),
    "first_start.start": ({0, 1, 2}, f"{AGAIN}; a pack is loaded as an act of its own"),
    "item_lights.lit": ({0}, "reads; the moment says up to when rows are believed"),
    "item_lights.lit_items": ({0}, "reads; the moment says up to when rows are believed"),
    "item_moves.conclude": ({1, 2}, "a snapshot taken for its evidence is its own act"),
    "item_moves.feed_back": ({1, 2}, "a snapshot taken for its evidence is its own act"),
    "light_answers.lights_form": (
        {0, 1, 2, 3},
        "asks for what measurements.measure and item_evidence.read compute",
    ),
    "job_runs.begin": ({0}, KEEPING),
    "job_runs.beat": ({0}, KEEPING),
    "job_runs.finish": ({0}, KEEPING),
    "job_runs.put_back": ({0}, KEEPING),
    "job_runs.reclaim": ({0}, KEEPING),
    "jobs.ask_for_due": ({0, 1}, "one entry for each job that is due"),
    "jobs.plan_timetable": ({0}, "part of the first start, which writes the entry"),
    "bindings.bind_pack": ({0}, LARGER),
    "measurements.measure": ({0, 1, 2}, f"{AGAIN}; a snapshot taken on the way is its own act"),
    "numbers.measured": ({0, 1, 2}, "asks for what measurements.measure computes"),
    "numbers.status": ({0, 1, 2}, "asks for what measurements.measure computes"),
    "numbers.why": ({0, 1, 2}, "asks for what measurements.measure computes"),
    "reporting_contents.contents": (
        {0, 1},
        "shows a report; a snapshot taken on the way is its own act",
    ),
    "reporting_errata.correct_value": (
        {2},
        "the papers that quoted the figure are restated as an act",
    ),
    "reporting_errata.correct_measurement": ({2, 3, 4}, "measuring anew and restating are acts"),
    "reporting_figures.figures": ({0, 1}, "a snapshot taken on the way is its own act"),
    "reporting_filling.save": ({1, 2}, COUNTED),
    "reporting_filling.submit": ({1, 2}, COUNTED),
    "reporting_filling.nil": ({1, 2}, COUNTED),
    "reporting_filling.proxy": ({1, 2}, COUNTED),
    "reporting_periods.lock": ({1, 2, 3, 4}, COUNTED),
    "reporting_workbooks.issue": ({1, 2}, COUNTED),
    "reporting_workbooks.take_in": ({1, 2}, COUNTED),
    "references.load": ({0, 1}, AGAIN),
    "calendars.load": ({0, 1}, AGAIN),
    **{f"clocks.{each}": ({0}, LARGER) for each in CLOCK_PARTS},
    "clocks.reproject": ({0, 1}, "where nothing moved, nothing was done"),
    "clocks.still_suspended": ({0}, "a day has passed, and nobody did anything"),
    "jobs.follow_up": ({0}, LARGER),
    "report_feeds.fill": ({0, 1, 2, 3}, "reads; what is not measured yet is an act of its own"),
    "scores.score": ({1, 2, 3, 4}, "what is not measured yet is measured as an act of its own"),
    "unit_values.taken": ({0, 1, 2, 3}, "a snapshot and its values are acts of their own"),
    "moves.move": ({0}, "the new place must carry the very root of the old one"),
    "organisation_pairs.queue": ({0}, LARGER),
    "organisation_pairs.queue_twins": ({0}, LARGER),
    "paper_materials.gather": ({0, 1, 2}, "asks for what measurements.measure computes"),
    "demonstration_papers.fill": ({3, 4}, "made, sent and checked: an act each"),
    "paper_audits.audit_draft": ({0, 1}, "reads; where something changed, the snapshot is an act"),
    "paper_edits.upload": ({1, 2}, "where something changed, the audit takes a snapshot as an act"),
    "paper_jobs.carry_out": ({1, 2}, "what is not measured yet is measured as an act of its own"),
    "papers.make": ({1, 2}, "what is not measured yet is measured as an act of its own"),
    "papers.remake": ({1, 2, 3}, "what is not measured yet is measured as acts of its own"),
    "packs.load": ({0, 1}, AGAIN),
    "row_drafts.keep": ({0}, "a form not saved yet: nothing has been done to the ledger"),
    "snapshots.current": ({0, 1}, AGAIN),
    "snapshots.take": ({0, 1}, AGAIN),
    "snapshots.sweep": ({0}, "files that nothing refers to; part of the housekeeping"),
    "reminders.remind": ({0, 1}, AGAIN),
    "reminder_sendings.send_due": ({0, 1}, "where nothing waits, nothing is sent"),
    "wall_tokens.look": ({0}, "a screen that refreshes itself is no act of a person"),
    "webhooks.post": ({0}, LARGER),
    "restores.restore": ({0, 1}, "an upgrade that is rolled back must leave the old root"),
}


@cache
def functions() -> dict[tuple[str, str], ast.FunctionDef]:
    found = {}
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found[path.stem, node.name] = node
    return found


@cache
def imported(module: str) -> dict[str, tuple[str, str | None]]:
    """Names that a module has from its siblings: a module of them, or a function in one."""
    names: dict[str, tuple[str, str | None]] = {}
    for node in ast.walk(ast.parse((FOLDER / f"{module}.py").read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ipcity.actions"):
            sibling = (node.module or "").removeprefix("ipcity.actions").lstrip(".")
            for name in node.names:
                known = (sibling, name.name) if sibling else (name.name, None)
                names[name.asname or name.name] = known
    return names


def called(module: str, call: ast.Call) -> tuple[str, str] | None:
    """The function of ``actions/`` that ``call`` names, if it does."""
    if isinstance(call.func, ast.Name):
        name = call.func.id
        if (module, name) in functions():
            return module, name
        sibling = imported(module).get(name)
        return (sibling[0], sibling[1]) if sibling and sibling[1] else None
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        sibling = imported(module).get(call.func.value.id)
        return (sibling[0], call.func.attr) if sibling and sibling[1] is None else None
    return None


@cache
def ways(module: str, name: str, depth: int = 0) -> frozenset[int]:
    """How many entries a call may write: one number for each way through."""
    node = functions().get((module, name))
    if (module, name) == RECORD:
        return frozenset({1})
    if node is None or depth > 6:
        return frozenset({0})
    open_ways, ended = block(module, node.body, depth)
    return frozenset(open_ways | ended)


def block(module: str, body: list[ast.stmt], depth: int) -> tuple[set[int], set[int]]:
    """Counts of the ways that go on after ``body``, and of those that have returned in it."""
    going, ended = {0}, set()
    for statement in body:
        going, gone = step(module, statement, going, depth)
        ended |= gone
    return going, ended


def step(
    module: str, statement: ast.stmt, before: set[int], depth: int
) -> tuple[set[int], set[int]]:
    if isinstance(statement, ast.Raise):
        return set(), set()
    if isinstance(statement, ast.Return):
        return set(), add(before, expression(module, statement, depth))
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return before, set()
    if isinstance(statement, ast.If):
        before = add(before, expression(module, statement.test, depth))
        arms = [block(module, arm, depth) for arm in (statement.body, statement.orelse)]
        return (
            set().union(*(add(before, going) for going, _ in arms)),
            set().union(*(add(before, gone) for _, gone in arms)),
        )
    if isinstance(statement, ast.With):
        for item in statement.items:
            before = add(before, expression(module, item.context_expr, depth))
        going, gone = block(module, statement.body, depth)
        return add(before, going), add(before, gone)
    if isinstance(statement, ast.For | ast.While):
        going, gone = block(module, statement.body, depth)
        return before | add(before, going), add(before, gone)
    if isinstance(statement, ast.Try):
        going, gone = block(module, [*statement.body, *statement.orelse], depth)
        arms = [block(module, handler.body, depth) for handler in statement.handlers]
        final = block(module, statement.finalbody, depth)[0]
        after = going.union(*(arm for arm, _ in arms))
        return add(add(before, after), final), add(before, gone.union(*(g for _, g in arms)))
    return add(before, expression(module, statement, depth)), set()


def add(one: set[int], other: set[int] | frozenset[int]) -> set[int]:
    return {a + b for a in one for b in other}


def expression(module: str, node: ast.AST, depth: int) -> set[int]:
    total = {0}
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            name = called(module, each)
            if name is not None:
                total = add(total, ways(*name, depth + 1))
    return total


def actions() -> list[str]:
    found = []
    for (module, name), node in functions().items():
        keywords = {argument.arg for argument in node.args.kwonlyargs}
        if not name.startswith("_") and module != "audit" and "at" in keywords:
            found.append(f"{module}.{name}")
    return found


@pytest.mark.parametrize("action", actions())
def test_exactly_one_entry_on_every_way(action):
    expected, _ = OTHERS.get(action, ({1}, ""))
    assert set(ways(*action.split("."))) == expected


def test_the_reasons_are_about_functions_that_exist():
    assert set(OTHERS) - set(actions()) == set()


def test_the_counting_itself(tmp_path, monkeypatch):
    """A silent way, a double entry and a forgotten entry are all told."""
    source = """
from ipcity.actions import audit
def good(*, at):
    if at: raise ValueError
    with at:
        audit.record()
def silent(*, at):
    if at:
        return
    audit.record()
def double(*, at):
    audit.record()
    _again()
def _again():
    audit.record()
def forgotten(*, at):
    pass
"""
    (tmp_path / "sample.py").write_text(source)
    monkeypatch.setattr(f"{__name__}.FOLDER", tmp_path)
    for memory in (functions, imported, ways):
        memory.cache_clear()
    found = {name: set(ways("sample", name)) for name in ("good", "silent", "double", "forgotten")}
    for memory in (functions, imported, ways):
        memory.cache_clear()
    assert found == {"good": {1}, "silent": {0, 1}, "double": {2}, "forgotten": {0}}
