"""Keys of a district for exchange files: Ed25519 to sign with, X25519 to be written to.

A public key travels as a small JSON file that is signed by itself; what makes it count is the
fingerprint, read out over the telephone. Sources: RFC 8032 (Ed25519), RFC 7748 (X25519).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from ipcity.domain.errors import Refused

FORMAT: Final = "ipcity-public-key"
VERSION: Final = 1
BASIS: Final = "协作文件公钥格式第1版"
LARGEST: Final = 16_384
RAW: Final = 32
_FINGERPRINT: Final = b"ipcity public key fingerprint 1\0"
_SIGNED: Final = b"ipcity public key file 1\0"


@dataclass(frozen=True)
class PublicKey:
    """What others know of a district: its name as it calls itself, and 32 raw bytes of each key."""

    name: str
    signing: bytes
    agreement: bytes

    @property
    def fingerprint(self) -> str:
        """160 bits of SHA-256 over both keys, as 40 hexadecimal digits."""
        return hashlib.sha256(_FINGERPRINT + self.signing + self.agreement).hexdigest()[:40]


@dataclass(frozen=True)
class KeyPair:
    """A district's own keys; the secret halves never leave the process unsealed."""

    name: str
    signing: Ed25519PrivateKey
    agreement: X25519PrivateKey

    @property
    def public(self) -> PublicKey:
        return PublicKey(
            self.name,
            self.signing.public_key().public_bytes_raw(),
            self.agreement.public_key().public_bytes_raw(),
        )

    def secret(self) -> bytes:
        """The 64 bytes to be kept sealed; ``key_pair`` reads them back."""
        return self.signing.private_bytes_raw() + self.agreement.private_bytes_raw()


def new_key_pair(name: str) -> KeyPair:
    return KeyPair(name, Ed25519PrivateKey.generate(), X25519PrivateKey.generate())


def key_pair(name: str, secret: bytes) -> KeyPair:
    """The keys kept as ``KeyPair.secret``."""
    return KeyPair(
        name,
        Ed25519PrivateKey.from_private_bytes(secret[:RAW]),
        X25519PrivateKey.from_private_bytes(secret[RAW:]),
    )


def grouped(fingerprint: str) -> str:
    """Ten groups of four digits, as they are read out over the telephone."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)).upper()


def typed_fingerprint(text: str) -> str:
    """What a person typed, without blanks, hyphens and difference of case."""
    return "".join(each for each in text if each not in " -\u3000\t\r\n").lower()


def export_key(pair: KeyPair) -> bytes:
    """The public key as a file for partners, signed by itself."""
    public = pair.public
    told = {
        "format": FORMAT,
        "version": VERSION,
        "name": public.name,
        "signing": _text(public.signing),
        "agreement": _text(public.agreement),
        "fingerprint": grouped(public.fingerprint),
    }
    return canonical({**told, "signature": _text(pair.signing.sign(_SIGNED + canonical(told)))})


def read_key(content: bytes) -> PublicKey:
    """The public key in a partner's file; Refused for what is none, or was changed on the way."""
    if len(content) > LARGEST:
        raise Refused("key-file-too-large", "公钥文件过大，不是本系统导出的公钥文件。", BASIS)
    told = _object(content)
    if told.get("format") != FORMAT:
        raise Refused("not-a-key-file", "这不是公钥文件，请让对方重新导出。", BASIS)
    if told.get("version") != VERSION:
        raise Refused("key-file-version", "公钥文件的版本不认识，请先升级系统。", BASIS)
    signature = _raw(told.pop("signature", None), 64)
    name = told.get("name")
    if not isinstance(name, str) or not 1 <= len(name) <= 100 or not name.isprintable():
        raise Refused("not-a-key-file", "公钥文件没有写明单位名称，请让对方重新导出。", BASIS)
    found = PublicKey(name, _raw(told.get("signing"), RAW), _raw(told.get("agreement"), RAW))
    try:
        Ed25519PublicKey.from_public_bytes(found.signing).verify(
            signature, _SIGNED + canonical(told)
        )
        X25519PublicKey.from_public_bytes(found.agreement)
    except (InvalidSignature, ValueError):
        raise Refused(
            "key-file-changed", "公钥文件在传递中被改动，请让对方重新导出。", BASIS
        ) from None
    return found


def canonical(value: object) -> bytes:
    """JSON in one form only: keys in order, no blanks, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _object(content: bytes) -> dict[str, object]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise Refused("not-a-key-file", "这不是公钥文件，请让对方重新导出。", BASIS)
    return told


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _raw(text: object, length: int) -> bytes:
    try:
        raw = base64.b64decode(str(text), validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != length:
        raise Refused("not-a-key-file", "公钥文件残缺，请让对方重新导出。", BASIS)
    return raw
