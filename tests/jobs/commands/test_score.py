"""``ipcity score``: the scores of a period by the shipped scheme, at once."""

from __future__ import annotations

import json

import pytest

from ipcity.jobs.commandline import main
from ipcity.store.models.score_schemes import ScoreScheme
from tests.actions.test_scores import TEXT
from tests.cast import cast
from tests.web.plans import adopt_plan


@pytest.mark.django_db
def test_scores_are_told_as_a_table_and_as_json(capsys, monkeypatch):
    people = cast()
    adopt_plan(people.district)
    monkeypatch.setattr("ipcity.jobs.commands.set_up.ready", lambda: None)
    asked = ["score", "--period", "2026Q2", "--district", "试验区"]
    assert main([*asked, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(each["name"], each["total"], each["rank"]) for each in told] == [
        ("知识产权局", None, None), ("经济信息委", None, None),
    ]  # fmt: skip
    assert [line["code"] for line in told[0]["lines"]][:2] == ["items-done", "items-progress"]
    assert main(asked) == 0
    assert "知识产权局" in capsys.readouterr().out
    assert main(["score", "--period", "2026Q5", "--district", "试验区"]) == 1
    assert "不是期次" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_scheme_is_checked_line_by_line(capsys, monkeypatch, tmp_path):
    cast()
    monkeypatch.setattr("ipcity.jobs.commands.set_up.ready", lambda: None)
    file = tmp_path / "scheme.yaml"
    asked = ["score", "--check", str(file), "--district", "试验区"]
    file.write_text(TEXT, "utf-8")
    assert main(asked) == 0
    assert capsys.readouterr().out == "方案无误：试验区考核方案，1组。\n"
    wrong = TEXT.replace("kinds: [organ]", "kinds: []").replace("missing: zero", "missing: none")
    wrong = wrong.replace("instructions.positive-of-year", "instructions.nothing")
    file.write_text(wrong.replace("cap: 4", "cap: 四"), "utf-8")
    assert main(asked) == 1
    told = [line.split(": ")[0] for line in capsys.readouterr().out.splitlines()]
    lines = wrong.splitlines()
    assert sorted(told) == sorted(
        f"{file}:{at}:{lines[at - 1].index(word) + 1}"
        for at, word in ((7, "[]"), (9, "instructions.nothing"), (10, "none"), (14, "4"))
    )
    file.write_text("name: [", "utf-8")
    assert main(asked) == 1
    assert capsys.readouterr().out.startswith(f"{file}:1:")
    assert ScoreScheme.objects.count() == 0
