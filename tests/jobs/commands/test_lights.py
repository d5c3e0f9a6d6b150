"""``ipcity lights``: targets and items of a day as JSON and as tables, the past as it was known."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from ipcity.jobs.commandline import main
from ipcity.jobs.commands import set_up
from tests.actions.items import ONE_OF_OURS, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db, settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path
    # the installation is ready: the tests' database is migrated and has people
    monkeypatch.setattr(set_up, "ready", lambda: None)
    made = desk()
    made.people.other_district.is_demo = True
    made.people.other_district.save()
    return made


def asked(capsys, *words: str):
    assert main(["lights", *words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_lights_tell_targets_and_items_with_reasons(here, capsys):
    now = timezone.localtime()
    today = now.date()
    long_ago = now - timedelta(40)
    here.ground.instruction(today.replace(day=1), "甲", at=long_ago, unit=here.people.organ)
    here.signed("早该办完", at=long_ago, due=today - timedelta(3))
    here.issued("有佐证", at=long_ago, due=today + timedelta(60), evidence=[ONE_OF_OURS])
    found = asked(capsys)
    assert list(found) == ["on", "rule", "targets", "items"]
    assert [each["id"] for each in found["targets"]] == ["T1", "T2", "T3", "T4", "T5"]
    assert (found["targets"][4]["light"], found["targets"][0]["light"]) == ("red", "no-data")
    late, proven = found["items"]
    assert (late["name"], late["light"], late["late_days"]) == ("早该办完", "red", 3)
    assert late["reasons"][0] == f"期限{today - timedelta(3)}已过3天，仍未完成"
    assert (proven["light"], proven["progress"]) == ("green", "100")
    assert [line["satisfied"] for line in proven["evidence"]] == [True]
    before = asked(capsys, "--on", str(today - timedelta(41)))
    assert before["items"] == []
    then = asked(capsys, "--on", str(today - timedelta(4)))
    # what the evidence came to was read today: four days ago nobody knew
    assert [each["light"] for each in then["items"]] == ["yellow", "yellow"]
    assert main(["lights"]) == 0
    assert "早该办完" in capsys.readouterr().out
