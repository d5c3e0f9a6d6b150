"""``ipcity plan``: the four verbs, their output and exit status, and what they do not load."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import yaml

from ipcity.jobs.commandline import main

PLAN = "一、工作目标\n到2026年，新增高新技术企业20家。\n二、重点任务\n（一）行动\n1.做事。推进。（甲局负责）\n"
BROKEN = PLAN.replace("推进", "0402年推进")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "方案.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_compile_prints_the_object_of_the_schema(file, capsys):
    assert main(["plan", "compile", str(file), "--format", "json"]) == 0
    form = json.loads(capsys.readouterr().out)
    assert list(form) == [
        "text", "source", "title", "issuer", "issued_on", "document_number", "period", "goals", "targets", "trends",
        "deliverables", "actions", "tasks", "assignments", "safeguards", "rules", "problems", "numbers"]  # fmt: skip
    assert form["source"]["name"] == "方案.txt"
    assert form["targets"][0]["value"] == "20"


def test_yaml_and_json_say_the_same(file, capsys):
    main(["plan", "compile", str(file), "--format", "json"])
    form = json.loads(capsys.readouterr().out)
    main(["plan", "compile", str(file), "--format", "yaml"])
    assert yaml.safe_load(capsys.readouterr().out) == form


def test_the_table_shows_targets_and_tasks(file, capsys):
    assert main(["plan", "compile", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "T1    高新技术企业  不少于 20 家" in shown
    assert "甲局[责任]" in shown


def test_strict_fails_on_an_error_only(tmp_path, file, capsys):
    broken = tmp_path / "损坏.txt"
    broken.write_text(BROKEN, encoding="utf-8")
    assert [main(["plan", verb, str(path), "--strict"]) for verb in ("compile", "check") for path in (file, broken)] == [
        0, 1, 0, 1]  # fmt: skip
    assert main(["plan", "compile", str(broken)]) == 0
    assert "impossible-year" in capsys.readouterr().out


def test_diff_tells_what_changed(tmp_path, file, capsys):
    newer = tmp_path / "新.txt"
    newer.write_text(PLAN.replace("20家", "30家"), encoding="utf-8")
    assert main(["plan", "diff", str(file), str(newer)]) == 0
    assert capsys.readouterr().out == (
        "收紧指标 T1→T1 高新技术企业不少于 20 家（新增数量，2026年） → 高新技术企业不少于 30 家（新增数量，2026年）\n共1处变化。\n"
    )


def test_explain_names_the_words_and_refuses_unknown_ids(file, capsys):
    assert main(["plan", "explain", str(file), "T1"]) == 0
    assert "口径：新增数量  ← “新增”" in capsys.readouterr().out
    assert main(["plan", "explain", str(file), "T7"]) == 1
    assert "没有编号为T7的指标" in capsys.readouterr().err


def test_a_missing_file_is_refused(tmp_path, capsys):
    assert main(["plan", "check", str(tmp_path / "没有.txt")]) == 1
    assert "没有.txt：没有这个文件或上级文件夹。请核对路径。" in capsys.readouterr().err


def test_neither_django_nor_ibis_is_loaded(file):
    code = (
        "import sys; from ipcity.jobs.commandline import main; main(['plan', 'compile', sys.argv[1]]); "
        "print([m for m in ('django', 'ibis', 'duckdb') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"
