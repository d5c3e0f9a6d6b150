"""The demonstration: whether it stands, making it, removing it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Router, Schema

from ipcity.actions import demonstrations, jobs
from ipcity.actions.invented import Size
from ipcity.api.answers import REFUSALS, actor_of, scope
from ipcity.domain.access import Verb

router = Router(tags=["演示数据"])


class DemonstrationOut(Schema):
    stands: bool
    district: str | None
    made_at: datetime | None


class MakingIn(Schema):
    size: Size = Size.DISTRICT
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = demonstrations.SEED


class LoginOut(Schema):
    """The password works once and is shown only here."""

    username: str
    password: str
    role: str


class MadeOut(Schema):
    district: str
    job: int
    logins: list[LoginOut]


class RemovedOut(Schema):
    rows: int


@router.get(
    "/demonstration", response={200: DemonstrationOut, **REFUSALS}, summary="演示区域是否已建立"
)
def standing(request: HttpRequest) -> DemonstrationOut:
    scope(request, Verb.DEMONSTRATE)
    found = demonstrations.standing()
    return DemonstrationOut(
        stands=found is not None,
        district=found.name if found else None,
        made_at=found.created_at if found else None,
    )


@router.post("/demonstration", response={200: MadeOut, **REFUSALS}, summary="建立演示区域")
def make(request: HttpRequest, making: MakingIn) -> MadeOut:
    actor, now = actor_of(request), request.now  # type: ignore[attr-defined]
    made = demonstrations.found(actor=actor, at=now)
    job = jobs.enqueue(
        kind="demonstration",
        district=actor.district,
        actor=actor,
        at=now,
        arguments={"person": actor.person, "seed": making.seed, "size": str(making.size)},
    )
    logins = [
        LoginOut(username=each.username, password=each.password, role=each.role)
        for each in made.logins
    ]
    return MadeOut(district=made.district.name, job=job.pk, logins=logins)


@router.post(
    "/demonstration/remove", response={200: RemovedOut, **REFUSALS}, summary="移除演示区域"
)
def remove(request: HttpRequest) -> RemovedOut:
    dropped = demonstrations.remove(
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )
    return RemovedOut(rows=dropped)
