"""A plan that is not adopted is the reviewers' alone: on pages, in the API, as a file."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ipcity.actions import plans
from ipcity.domain.access import Verb
from ipcity.store.actors import token_digest
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.tokens import ApiToken
from tests.cast import AT, actor_of, cast, client_of
from tests.packs.cities import NOTICE

pytestmark = pytest.mark.django_db
READERS = ("reporter", "leader")
REVIEWERS = ("lead", "clerk")


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def draft(people):
    return plans.upload(
        district=people.district, name=NOTICE.name, content=NOTICE.read_bytes(),
        actor=actor_of(people.lead), at=AT,
    )  # fmt: skip


def program_of(person) -> Client:
    """A token with every verb: what counts is what its bearer's posts carry."""
    text = f"ipc_{person.username}"
    ApiToken.objects.get_or_create(
        digest=token_digest(text),
        defaults={
            "district": person.district, "person": person, "name": "令牌", "hint": "0000",
            "verbs": [verb.value for verb in Verb], "created_at": timezone.now(),
            "expires_at": timezone.now() + timedelta(days=1),
        },
    )  # fmt: skip
    return Client(headers={"authorization": f"Bearer {text}"})


def opened(person, version: PlanVersion) -> dict[str, bool]:
    """Where ``person`` gets at ``version``."""
    page, program = client_of(person), program_of(person)
    listed = [each["id"] for each in program.get("/api/v1/plans").json()["items"]]
    answers = {
        address: opens(client, address)
        for client, address in (
            (program, f"/api/v1/plans/{version.pk}"),
            (program, f"/api/v1/plans/{version.pk}/compiled"),
            (page, f"/plan/versions/{version.number}"),
            (page, f"/plan/versions/{version.number}/text"),
            (page, f"/files/{version.file_id}"),
        )
    }
    return answers | {"listed": version.pk in listed}


def opens(client: Client, address: str) -> bool:
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code == 200


def everywhere(people, who: tuple[str, ...], version: PlanVersion) -> set[bool]:
    found = [opened(getattr(people, name), version) for name in who]
    return {each for answers in found for each in answers.values()}


def test_a_draft_opens_to_reviewers_and_to_nobody_else(people, draft):
    assert everywhere(people, REVIEWERS, draft) == {True}
    assert everywhere(people, READERS, draft) == {False}


def test_a_withdrawn_version_stays_the_reviewers(people, draft):
    plans.withdraw(version=draft, reason="传错了", actor=actor_of(people.lead), at=AT)
    assert everywhere(people, REVIEWERS, draft) == {True}
    assert everywhere(people, READERS, draft) == {False}


def test_what_was_adopted_opens_to_every_reader(people, draft):
    plans.adopt(version=draft, actor=actor_of(people.lead), at=AT)
    assert everywhere(people, REVIEWERS + READERS, draft) == {True}
    PlanVersion.objects.filter(pk=draft.pk).update(state=PlanVersion.State.SUPERSEDED)
    assert everywhere(people, READERS, draft) == {True}
