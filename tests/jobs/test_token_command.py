"""A token from the command line opens the API for the person it was issued to."""

from __future__ import annotations

import pytest
from django.test import Client

from ipcity.jobs.commandline import main
from ipcity.store.models.audit import AuditEntry
from tests.cast import cast


@pytest.fixture
def people(db):
    people = cast(db)
    people.other_district.is_demo = True
    people.other_district.save()
    return people


def test_a_printed_token_acts_as_the_office_lead(people, capsys):
    assert main(["token", "--days", "3"]) == 0
    client = Client(headers={"authorization": f"Bearer {capsys.readouterr().out.strip()}"})
    assert client.get("/api/v1/me").json()["person"] == people.lead.pk
    assert AuditEntry.objects.first().via.startswith("command line, OS user ")


def test_a_token_is_refused_for_verbs_the_person_lacks(people, capsys):
    assert main(["token", "--as", "reporter", "--verb", "adopt-plan"]) == 1
    assert "权限" in capsys.readouterr().err


def test_an_unknown_verb_is_named(people, capsys):
    assert main(["token", "--verb", "fly"]) == 1
    assert "fly" in capsys.readouterr().err


def test_two_districts_must_be_told_apart(people, capsys):
    people.other_district.is_demo = False
    people.other_district.save()
    assert main(["token"]) == 1
    assert "--district" in capsys.readouterr().err
