"""``ipcity paper make`` on a fresh installation: every kind, every form of period, or a plain refusal."""

from __future__ import annotations

import argparse
import json

import pytest

from ipcity.domain.errors import Refused
from ipcity.jobs import asking
from ipcity.jobs.commands import paper, set_up
from ipcity.papers.official.bookmarks import numbers_in
from ipcity.store.models.papers import Kind, Paper
from tests.cast import AT, actor_of, cast
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db
PERIODS = ("2026", "2026H1", "2026Q2", "2026-06")


@pytest.fixture
def run(db, monkeypatch, capsys):
    people = cast()
    adopt_plan(people.district)
    who = asking.Asking(people.district, actor_of(people.lead), AT)
    monkeypatch.setattr(set_up, "ready", lambda: None)
    monkeypatch.setattr(asking, "prepared", lambda options: who)

    parser = argparse.ArgumentParser()
    paper.add_arguments(parser)

    def running(*words: str) -> str:
        options = parser.parse_args(["make", *words])
        assert paper.run(options) == 0
        return capsys.readouterr().out

    return running


def test_every_kind_and_every_period(run, tmp_path):
    kinds = [kind.value for kind in Kind]
    assert tuple(kinds) == paper.KINDS
    for at, kind in enumerate(kinds):
        place = tmp_path / f"{kind}.docx"
        period = PERIODS[at % len(PERIODS)]
        told = json.loads(run(kind, "--period", period, "-o", str(place), "--format", "json"))
        made = Paper.objects.get(pk=told["id"])
        assert (told["kind"], told["period"], told["numbers"]) == (
            kind,
            period,
            made.numbers.count(),
        )
        marked = set(numbers_in(place.read_bytes()))
        assert marked == set(made.numbers.filter(key__startswith="t").values_list("key", flat=True))


def test_what_cannot_be_made_is_said(run, tmp_path):
    for words, code in (
        (("circular", "--period", "2026Q9", "-o", str(tmp_path / "a.docx")), "bad-period"),
        (("circular", "--period", "2026Q2", "-o", str(tmp_path / "a.pdf")), "unknown-form"),
        (("circular", "--period", "2030", "-o", str(tmp_path / "a.docx")), "period-not-begun"),
        (
            ("notice", "--period", "2026Q2", "-o", str(tmp_path / "a.docx"), "--unit", "没有"),
            "no-unit",
        ),
    ):
        with pytest.raises(Refused) as refusal:
            run(*words)
        assert refusal.value.code == code
    assert list(tmp_path.iterdir()) == []
