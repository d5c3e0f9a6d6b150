"""Keys of wall screens: issued, shown once, revoked; each opens the leader's page and nothing else."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from ipcity.actions import audit
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.actors import token_digest
from ipcity.store.models.programmes import Programme
from ipcity.store.models.wall_tokens import WallToken

AUDIT_LABELS = {"issue-wall-token": "签发大屏令牌", "revoke-wall-token": "吊销大屏令牌"}
LONGEST_DAYS = 365
BASIS = "大屏令牌：只读、限期、可吊销、只显示一次"
SEEN_EVERY = timedelta(minutes=1)


def issue(
    *, programme: Programme, name: str, days: int, actor: Actor, at: datetime
) -> tuple[WallToken, str]:
    """A key of 256 random bits for the screen ``name``; returns it with its text."""
    require(actor, Verb.CAST_WALL, district=programme.district_id)
    if not name.strip():
        raise Refused("no-name", "请填写屏幕名称。", BASIS)
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused("bad-period", f"有效期须在 1 至 {LONGEST_DAYS} 天之间。", BASIS)
    text = secrets.token_urlsafe(32)
    with transaction.atomic():
        token: WallToken = WallToken.objects.create(
            district_id=programme.district_id,
            programme=programme,
            name=name.strip(),
            digest=token_digest(text),
            hint=text[-4:],
            issued_at=at,
            issued_by_id=actor.person,
            expires_at=at + timedelta(days=days),
        )
        _record(actor, "issue-wall-token", token, at)
    return token, text


def revoke(*, token: WallToken, actor: Actor, at: datetime) -> WallToken:
    """The screen goes dark at its next look."""
    require(actor, Verb.CAST_WALL, district=token.district_id)
    with transaction.atomic():
        row: WallToken = WallToken.objects.select_for_update().get(pk=token.pk)
        if row.revoked_at is not None:
            raise Refused("already-revoked", "该令牌已吊销。", BASIS)
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        _record(actor, "revoke-wall-token", row, at)
    return row


def look(*, text: str, at: datetime) -> WallToken | None:
    """The screen that ``text`` is the key of; None where it opens nothing (any more).

    When it was last seen is kept to the minute and is no act of any person.
    """
    valid = WallToken.objects.filter(
        digest=token_digest(text), revoked_at=None, expires_at__gt=at
    ).select_related("programme")
    token = valid.first()
    if token is not None:
        stale = Q(last_seen_at=None) | Q(last_seen_at__lt=at - SEEN_EVERY)
        WallToken.objects.filter(stale, pk=token.pk).update(last_seen_at=at)
    return token


def _record(actor: Actor, verb: str, token: WallToken, at: datetime) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=token,
        at=at,
        district=token.district_id,
        under=Verb.CAST_WALL,
    )
