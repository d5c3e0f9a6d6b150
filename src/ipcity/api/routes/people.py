"""The caller: who they are to IPCity, and what their token opens."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from ipcity.api.answers import actor_of
from ipcity.domain.access import Actor, Verb, scope_of

router = Router(tags=["本人"])


class GrantOut(Schema):
    role: str
    district: int
    unit: int
    on_behalf_of: int | None


class MeOut(Schema):
    person: int
    name: str
    district: int
    grants: list[GrantOut]
    verbs: list[str]

    @staticmethod
    def resolve_verbs(actor: Actor) -> list[str]:
        return sorted(verb for verb in Verb if scope_of(actor, verb).reaches)


@router.get("/me", response=MeOut, summary="令牌的持有人与权限")
def me(request: HttpRequest) -> Actor:
    return actor_of(request)
