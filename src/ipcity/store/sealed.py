"""Secrets that must be readable again (TOTP, SMTP, webhooks), encrypted at rest with AES-GCM."""

from __future__ import annotations

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_MARK = "s1:"
_NONCE = 12


class Unreadable(Exception):
    """The sealed text was made with another key, for another purpose, or was changed."""


def seal(plain: bytes, purpose: str) -> str:
    """``plain`` as text for a column; ``purpose`` (``totp:17``) binds it to the row it is for."""
    nonce = secrets.token_bytes(_NONCE)
    body = AESGCM(settings.SEAL_KEY).encrypt(nonce, plain, purpose.encode())
    return _MARK + base64.b64encode(nonce + body).decode()


def unseal(text: str, purpose: str) -> bytes:
    """The plain bytes of ``seal``; raises Unreadable rather than giving back something else."""
    if not text.startswith(_MARK):
        raise Unreadable("not a sealed text")
    raw = base64.b64decode(text.removeprefix(_MARK))
    try:
        return AESGCM(settings.SEAL_KEY).decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode())
    except InvalidTag as reason:
        raise Unreadable(purpose) from reason
