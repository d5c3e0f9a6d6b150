"""Baseline year and population: entered with their source, or not at all."""

from __future__ import annotations

import pytest

from ipcity.actions import programmes
from ipcity.actions.programmes import Basics
from ipcity.actions.stale import Stale
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.programmes import Programme
from tests.cast import AT, actor_of, cast, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def programme(people):
    return Programme.objects.create(
        district=people.district,
        key="p",
        name="试点",
        first_year=2025,
        last_year=2027,
        created_at=AT,
    )


def register(programme, who, version=1, **basics):
    return programmes.register(
        programme=programme,
        basics=Basics(**({"name": "试点"} | basics)),
        expected_version=version,
        actor=actor_of(who),
        at=AT,
    )


def test_figures_are_kept_with_their_source(programme, people):
    held = register(
        programme,
        people.clerk,
        baseline_year=2024,
        population=812000,
        population_year=2024,
        population_source="统计公报",
    )
    assert (held.population, held.population_verified, held.version) == (812000, False, 2)
    entry = AuditEntry.objects.get()
    assert entry.facts["fields"] == [
        "baseline_year",
        "population",
        "population_source",
        "population_year",
    ]


@pytest.mark.parametrize(
    ("basics", "code"),
    [
        ({"name": " "}, "no-name"),
        ({"population": 1000}, "no-source"),
        ({"population": 1000, "population_year": 2024}, "no-source"),
        ({"population_verified": True}, "nothing-verified"),
        ({"baseline_year": 2025}, "late-baseline"),
    ],
)
def test_what_cannot_be_relied_on_is_refused(programme, people, basics, code):
    with pytest.raises(Refused) as refusal:
        register(programme, people.clerk, **basics)
    assert refusal.value.code == code


def test_only_the_office_of_the_district_and_never_over_a_later_save(programme, people):
    for who in (people.reporter, people.leader, people.stranger, people.foreigner):
        with pytest.raises(NotPermitted):
            register(programme, who)
    register(programme, people.lead, baseline_year=2024)
    with pytest.raises(Stale):
        register(programme, people.clerk, baseline_year=2023)


def test_the_page_saves_and_tells_what_is_wrong(programme, people):
    client = client_of(people.clerk)
    page = client.get("/plan/basics").content.decode()
    assert 'value="试点"' in page
    fields = {"name": "试点", "population": "812000", "expected_version": "1"}
    assert "须同时写明年度和来源" in client.post("/plan/basics", fields).content.decode()
    fields |= {"population_year": "2024", "population_source": "统计公报"}
    assert client.post("/plan/basics", fields).headers["Location"] == "/plan"
    programme.refresh_from_db()
    assert programme.population == 812000
    for who in (people.stranger, people.foreigner, people.reporter):
        assert client_of(who).get("/plan/basics").status_code in (403, 404)
