"""Acting persons, loaded: what someone holds on a day, in their own right or in another's place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db.models import F, QuerySet

from ipcity.domain.access import Actor, Grant, Role, Verb, delegated, narrowed
from ipcity.domain.terms.days import day_of
from ipcity.store.models.people import Person
from ipcity.store.models.posts import Delegation, Holding, Post, during
from ipcity.store.models.tokens import ApiToken
from ipcity.store.models.units import Unit

TOKEN_VIA = "token:"  # noqa: S105  a prefix in the log, not a secret


def grant_of(post: Post) -> Grant:
    """What ``post`` gives its holder, without the units below it."""
    return Grant(Role(post.role), post.district_id, post.unit_id, post.pk)


def units_below(district: int) -> dict[int, frozenset[int]]:
    """For each unit of ``district`` the units under it, at any depth."""
    pairs = Unit.objects.filter(district_id=district).order_by("pk").values_list("pk", "parent_id")
    parents: Mapping[int, int | None] = dict(pairs)
    below: dict[int, set[int]] = {unit: set() for unit in parents}
    for unit in parents:
        above, seen = parents[unit], {unit}
        while above is not None and above not in seen:
            below[above].add(unit)
            seen.add(above)
            above = parents[above]
    return {unit: frozenset(units) for unit, units in below.items()}


def held_grants(person: int, on: date) -> list[Grant]:
    """The posts that ``person`` holds in their own right on ``on``."""
    holdings = (
        Holding.objects.valid_on(on)
        .filter(during(on, "post__valid_from", "post__valid_until"), person_id=person)
        .select_related("post")
        .order_by("pk")
    )
    return [grant_of(holding.post) for holding in holdings]


def received_grants(person: int, on: date) -> list[Grant]:
    """What ``person`` may do in others' places on ``on``, as far as these hold it still."""
    delegations = (
        Delegation.objects.in_force(on)
        .filter(
            during(on, "post__valid_from", "post__valid_until"),
            during(on, "post__holdings__valid_from", "post__holdings__valid_until"),
            post__holdings__person_id=F("giver_id"),
            receiver_id=person,
            giver__is_active=True,
        )
        .select_related("post")
        .order_by("pk")
    )
    return [
        delegated(grant_of(each.post), each.giver_id, map(Verb, each.verbs)) for each in delegations
    ]


def actor_for(person: Person, on: date, via: str = "web", *, lent: bool = True) -> Actor:
    """``person`` with the posts and delegations valid on ``on``; an inactive one holds nothing.

    Without ``lent`` only the own posts count.
    """
    grants: list[Grant] = []
    if person.is_active:
        grants = held_grants(person.pk, on) + (received_grants(person.pk, on) if lent else [])
    if grants:
        below = units_below(person.district_id)
        grants = [replace(g, below=below.get(g.unit, frozenset())) for g in grants]
    return Actor(person.pk, person.name, person.district_id, tuple(grants), via)


def token_digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def actor_for_token(text: str, at: datetime) -> Actor | None:
    """The bearer of the API token ``text``, limited to its verbs; None when it opens nothing.

    What others lend the bearer is lent to a person and never to a program.
    """
    token = (
        ApiToken.objects.filter(
            digest=token_digest(text), revoked_at=None, expires_at__gt=at, person__is_active=True
        )
        .select_related("person")
        .first()
    )
    if token is None:
        return None
    actor = actor_for(token.person, day_of(at), lent=False)
    return narrowed(actor, map(Verb, token.verbs), f"{TOKEN_VIA}{token.pk}")


def holders_of(role: Role, district: int, on: date) -> Iterable[Person]:
    """The active people who hold a post of ``role`` in ``district`` on ``on``, oldest first."""
    return (
        Person.objects.active()
        .filter(
            during(on, "holdings__valid_from", "holdings__valid_until"),
            during(on, "holdings__post__valid_from", "holdings__post__valid_until"),
            holdings__post__role=role,
            district_id=district,
        )
        .distinct()
        .order_by("pk")
    )


def lasting_holdings(role: Role, district: int, since: date) -> QuerySet[Holding]:
    """Seats of ``role`` that are held from ``since`` or later without an end, by active people."""
    return Holding.objects.meeting(since, None).filter(
        post__role=role,
        post__valid_until=None,
        district_id=district,
        valid_until=None,
        person__is_active=True,
    )
