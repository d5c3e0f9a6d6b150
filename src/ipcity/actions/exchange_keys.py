"""Keys for exchange files: the district's own, made at first use, and those of its partners.

A partner's key counts once the security administrator typed the fingerprint that the partner read
out; nobody confirms what he brought in himself.
"""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.papers.sealed_files.keys import (
    KeyPair,
    PublicKey,
    export_key,
    key_pair,
    new_key_pair,
    read_key,
    typed_fingerprint,
)
from ipcity.store.models.districts import District
from ipcity.store.models.partner_keys import OwnKey, PartnerKey
from ipcity.store.models.units import Unit
from ipcity.store.sealed import Unreadable, seal, unseal

AUDIT_LABELS = {
    "export-key": "导出本区公钥",
    "renew-key": "更换本区密钥",
    "bring-key": "载入协作单位公钥",
    "confirm-key": "确认协作单位公钥",
    "revoke-key": "停用协作单位公钥",
}
BASIS: Final = "协作公钥须经电话核对指纹"
SHORTEST: Final = 4


def export_own(*, unit: Unit, actor: Actor, at: datetime) -> bytes:
    """The district's public key as a file; the keys are made at first use."""
    require(actor, Verb.EXCHANGE, district=unit.district_id, unit=unit.pk)
    with transaction.atomic():
        held = own_key(unit.district_id, at)
        audit.record(
            actor=actor, verb="export-key", under=Verb.EXCHANGE, subject=held, at=at,
            district=unit.district_id, facts={"fingerprint": held.fingerprint},
        )  # fmt: skip
    return export_key(unsealed(held))


def renew(*, district: int, reason: str, is_exposed: bool, actor: Actor, at: datetime) -> OwnKey:
    """New keys from now on; what is sealed to the old ones still opens, unless they are exposed."""
    require(actor, Verb.CONFIRM_KEYS, district=district)
    _refuse_short(reason)
    with transaction.atomic():
        OwnKey.objects.filter(district=district, retired_at=None).update(
            retired_at=at, retired_why=reason.strip()[:200], is_exposed=is_exposed
        )
        made = own_key(district, at)
        audit.record(
            actor=actor, verb="renew-key", under=Verb.CONFIRM_KEYS, subject=made, at=at,
            district=district, facts={"fingerprint": made.fingerprint, "exposed": is_exposed},
        )  # fmt: skip
    return made


def bring(*, unit: Unit, content: bytes, actor: Actor, at: datetime) -> PartnerKey:
    """Put a partner's public key file on record; it counts once it is confirmed."""
    require(actor, Verb.EXCHANGE, district=unit.district_id, unit=unit.pk)
    read = read_key(content)
    district = unit.district_id
    if OwnKey.objects.filter(district=district, fingerprint=read.fingerprint).exists():
        raise Refused("own-key", "这是本区自己的公钥，请选择对方发来的公钥文件。", BASIS)
    with transaction.atomic():
        District.objects.select_for_update().get(pk=district)
        known = PartnerKey.objects.filter(district=district, fingerprint=read.fingerprint).first()
        if known is not None:
            raise Refused(
                "key-known", f"这把公钥已经载入（{known.name}，{known.state_words}）。", BASIS
            )
        made: PartnerKey = PartnerKey.objects.create(
            district_id=district, name=read.name, fingerprint=read.fingerprint,
            signing=base64.b64encode(read.signing).decode(),
            agreement=base64.b64encode(read.agreement).decode(),
            brought_at=at, brought_by_id=actor.person,
        )  # fmt: skip
        audit.record(
            actor=actor, verb="bring-key", under=Verb.EXCHANGE, subject=made, at=at,
            district=district, facts={"fingerprint": made.fingerprint},
        )  # fmt: skip
    return made


def confirm(*, key: PartnerKey, typed: str, actor: Actor, at: datetime) -> PartnerKey:
    """The key counts from now on; an earlier key of the same partner no longer does."""
    require(actor, Verb.CONFIRM_KEYS, district=key.district_id)
    with transaction.atomic():
        held: PartnerKey = PartnerKey.objects.select_for_update().get(pk=key.pk)
        if held.confirmed_at is not None or held.revoked_at is not None:
            raise Refused("key-settled", f"这把公钥{held.state_words}，不能再次确认。", BASIS)
        if held.brought_by_id == actor.person:
            raise Refused("same-hand", "载入公钥的人不能自己确认。", BASIS)
        if typed_fingerprint(typed) != held.fingerprint:
            raise Refused(
                "fingerprint-differs",
                "指纹不一致。请按对方电话中念的逐组录入；仍不一致的，公钥文件可能被调换，请停用。",
                BASIS,
            )
        PartnerKey.objects.filter(district=held.district_id, name=held.name).in_force().update(
            revoked_at=at, revoked_why="由新公钥替换"
        )
        held.confirmed_at, held.confirmed_by_id = at, actor.person
        held.save(update_fields=["confirmed_at", "confirmed_by"])
        audit.record(
            actor=actor, verb="confirm-key", under=Verb.CONFIRM_KEYS, subject=held, at=at,
            district=held.district_id, facts={"fingerprint": held.fingerprint},
        )  # fmt: skip
    return held


def revoke(*, key: PartnerKey, reason: str, actor: Actor, at: datetime) -> PartnerKey:
    """Nothing is sent to the key or believed from it any more."""
    require(actor, Verb.CONFIRM_KEYS, district=key.district_id)
    _refuse_short(reason)
    with transaction.atomic():
        held: PartnerKey = PartnerKey.objects.select_for_update().get(pk=key.pk)
        if held.revoked_at is not None:
            raise Refused("key-settled", "这把公钥已经停用。", BASIS)
        held.revoked_at, held.revoked_why = at, reason.strip()[:200]
        held.save(update_fields=["revoked_at", "revoked_why"])
        audit.record(
            actor=actor, verb="revoke-key", under=Verb.CONFIRM_KEYS, subject=held, at=at,
            district=held.district_id, facts={"fingerprint": held.fingerprint},
        )  # fmt: skip
    return held


def own_key(district: int, at: datetime) -> OwnKey:
    """The pair in use, made if there is none yet. Part of a larger action."""
    here = District.objects.select_for_update().get(pk=district)
    held: OwnKey | None = OwnKey.objects.filter(district=district, retired_at=None).first()
    if held is not None:
        return held
    pair = new_key_pair(here.full_name[:100])
    found = pair.public.fingerprint
    made: OwnKey = OwnKey.objects.create(
        district_id=district, name=pair.name, fingerprint=found,
        sealed=seal(pair.secret(), _purpose(district, found)), made_at=at,
    )  # fmt: skip
    return made


def unsealed(key: OwnKey) -> KeyPair:
    """The pair in clear; Refused where the installation's sealing key is another than it was."""
    try:
        secret = unseal(key.sealed, _purpose(key.district_id, key.fingerprint))
    except Unreadable:
        raise Refused(
            "own-key-unreadable",
            "本区密钥不能解封：系统的封存密钥与生成时不同，请由安全管理员更换本区密钥。",
            BASIS,
        ) from None
    return key_pair(key.name, secret)


def public_of(key: PartnerKey) -> PublicKey:
    return PublicKey(key.name, base64.b64decode(key.signing), base64.b64decode(key.agreement))


def _purpose(district: int, fingerprint: str) -> str:
    return f"exchange-key:{district}:{fingerprint}"


def _refuse_short(reason: str) -> None:
    if len(reason.strip()) < SHORTEST:
        raise Refused("no-reason", f"请写明理由（不少于{SHORTEST}个字）。", BASIS)
