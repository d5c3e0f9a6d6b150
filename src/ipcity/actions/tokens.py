"""API tokens: issued by their owner for some of the owner's verbs, shown once, revoked at once."""

from __future__ import annotations

import secrets
from collections.abc import Set
from datetime import datetime, timedelta

from django.db import transaction

from ipcity.actions import audit
from ipcity.domain.access import NOT_DELEGABLE, Actor, Verb, carried, require
from ipcity.domain.errors import Refused
from ipcity.store.actors import token_digest
from ipcity.store.models.tokens import ApiToken

AUDIT_LABELS = {"issue-token": "签发 API 令牌", "revoke-token": "吊销 API 令牌"}
PREFIX = "ipc_"
LONGEST_DAYS = 365
BASIS = "API 令牌：限本人权限之内、限期有效、只显示一次"


def available(actor: Actor) -> tuple[Verb, ...]:
    """The verbs that a token of ``actor`` may carry: own posts only, nothing lent by another."""
    own = {v for grant in actor.grants if grant.on_behalf_of is None for v in carried(grant)}
    return tuple(verb for verb in Verb if verb in own - NOT_DELEGABLE)


def issue(
    *, name: str, verbs: Set[Verb], days: int, actor: Actor, at: datetime
) -> tuple[ApiToken, str]:
    """Make a token of 256 random bits; returns it with its text, which nobody can read again."""
    require(actor, Verb.MANAGE_TOKENS, district=actor.district, owner=actor.person)
    if not name.strip():
        raise Refused("no-name", "请填写令牌用途。", BASIS)
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused("bad-period", f"有效期须在 1 至 {LONGEST_DAYS} 天之间。", BASIS)
    if not verbs or not verbs <= set(available(actor)):
        raise Refused("bad-verbs", "请选择令牌权限；只能选择本人岗位具有的权限。", BASIS)
    text = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        token: ApiToken = ApiToken.objects.create(
            district_id=actor.district,
            person_id=actor.person,
            name=name.strip(),
            digest=token_digest(text),
            hint=text[-4:],
            verbs=[verb.value for verb in Verb if verb in verbs],
            created_at=at,
            expires_at=at + timedelta(days=days),
        )
        _record(actor, "issue-token", token, at, verbs=token.verbs, days=days)
    return token, text


def revoke(*, token: ApiToken, actor: Actor, at: datetime) -> ApiToken:
    """Close a token at once: its owner, or the system administrator who manages accounts."""
    if actor.person != token.person_id:
        require(actor, Verb.MANAGE_PEOPLE, district=token.district_id)
    else:
        require(actor, Verb.MANAGE_TOKENS, district=token.district_id, owner=token.person_id)
    with transaction.atomic():
        row: ApiToken = ApiToken.objects.select_for_update().get(pk=token.pk)
        if row.revoked_at is not None:
            raise Refused("already-revoked", "该令牌已吊销。", BASIS)
        row.revoked_at = at
        row.save(update_fields=["revoked_at"])
        _record(actor, "revoke-token", row, at)
    return row


def _record(actor: Actor, verb: str, token: ApiToken, at: datetime, **facts: audit.JSON) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=token,
        at=at,
        district=token.district_id,
        facts=facts,
        under=Verb.MANAGE_TOKENS,
    )
