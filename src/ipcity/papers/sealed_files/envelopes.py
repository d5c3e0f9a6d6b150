"""The envelope of an exchange file: encrypted to one receiver, signed by the sender, every byte counted.

Layout: 8 bytes mark, 1 byte version, 4 bytes length of the header, the header (canonical JSON), the
contents under ChaCha20-Poly1305, 64 bytes Ed25519 signature over all before it. The content key
comes from a fresh X25519 key and the receiver's, by HKDF-SHA256; the header, which names both
sides, is authenticated with the contents. Sources: RFC 7748, 5869, 8439, 8032.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import struct
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ipcity.domain.errors import Refused
from ipcity.papers.sealed_files.keys import KeyPair, PublicKey, canonical

MARK: Final = b"IPCITYX\n"
VERSION: Final = 1
BASIS: Final = "协作文件格式第1版"
LARGEST: Final = 64 * 1024 * 1024
LARGEST_HEADER: Final = 4096
SIGNATURE: Final = 64
_FIXED: Final = struct.Struct(">8sBI")
_SIGNED: Final = b"ipcity exchange file 1\0"
_DERIVED: Final = b"ipcity exchange file 1 content key"
# a fresh key for each file encrypts exactly one message
_NONCE: Final = bytes(12)
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True)
class Header:
    """What stands in clear: who to whom, which file of the sender, and from when until when.

    ``number`` counts the sender's files to this receiver; moments carry their offset.
    """

    file_id: str
    number: int
    sender: str
    receiver: str
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Sealed:
    """A file taken apart; nothing in it is proven yet."""

    header: Header
    ephemeral: bytes
    opening: bytes
    body: bytes
    signature: bytes


def seal(header: Header, contents: bytes, sender: KeyPair, receiver: PublicKey) -> bytes:
    """The file; ``header`` must name the two keys that are given."""
    if (header.sender, header.receiver) != (sender.public.fingerprint, receiver.fingerprint):
        raise ValueError("the header names other keys")
    if len(contents) > LARGEST - LARGEST_HEADER - 128:
        raise Refused("exchange-too-large", f"内容超过{LARGEST >> 20} MB，请减少附件。", BASIS)
    fresh = X25519PrivateKey.generate()
    ephemeral = fresh.public_key().public_bytes_raw()
    told = canonical(_as_json(header, ephemeral))
    opening = _FIXED.pack(MARK, VERSION, len(told)) + told
    shared = fresh.exchange(X25519PublicKey.from_public_bytes(receiver.agreement))
    key = _content_key(shared, ephemeral, receiver.agreement)
    body = ChaCha20Poly1305(key).encrypt(_NONCE, contents, opening)
    return opening + body + sender.signing.sign(_SIGNED + opening + body)


def take_apart(content: bytes) -> Sealed:
    """The header as it stands in the file; Refused for what is no exchange file of this version."""
    if len(content) > LARGEST:
        raise Refused("exchange-too-large", f"文件超过{LARGEST >> 20} MB，不予接收。", BASIS)
    if len(content) < _FIXED.size or not content.startswith(MARK):
        raise Refused("not-an-exchange-file", "这不是协作文件，请核对是否选错文件。", BASIS)
    _, version, length = _FIXED.unpack_from(content)
    if version != VERSION:
        raise Refused(
            "exchange-version", f"协作文件的版本（{version}）不认识，请先升级系统。", BASIS
        )
    start = _FIXED.size + length
    if length > LARGEST_HEADER or len(content) < start + 16 + SIGNATURE:
        raise Refused("exchange-cut", "协作文件残缺，请让对方重新发送。", BASIS)
    header, ephemeral = _header(content[_FIXED.size : start])
    return Sealed(
        header, ephemeral, content[:start], content[start:-SIGNATURE], content[-SIGNATURE:]
    )


def open_sealed(sealed: Sealed, sender: PublicKey, receiver: KeyPair, at: datetime) -> bytes:
    """What lies inside; Refused, each for its own reason, unless every byte is the sender's."""
    header = sealed.header
    if header.receiver != receiver.public.fingerprint:
        raise Refused(
            "other-receiver", "这份文件是加密给其他单位（或本区旧公钥）的，不能打开。", BASIS
        )
    if header.sender != sender.fingerprint:
        raise Refused("other-sender", "文件的发送方与所选公钥不符。", BASIS)
    try:
        signed_by = Ed25519PublicKey.from_public_bytes(sender.signing)
        signed_by.verify(sealed.signature, _SIGNED + sealed.opening + sealed.body)
    except InvalidSignature:
        raise Refused(
            "exchange-changed", "签名不符：文件在传递中被改动，或不是该发送方所发。", BASIS
        ) from None
    if at < header.made_at:
        raise Refused(
            "exchange-too-early",
            "文件的制作时间晚于本机时间，请核对两地时钟后再接收。",
            BASIS,
        )
    if at >= header.expires_at:
        raise Refused("exchange-expired", "文件已过有效期，请让对方重新发送。", BASIS)
    return _decrypted(sealed, receiver)


def _decrypted(sealed: Sealed, receiver: KeyPair) -> bytes:
    try:
        shared = receiver.agreement.exchange(X25519PublicKey.from_public_bytes(sealed.ephemeral))
        key = _content_key(shared, sealed.ephemeral, receiver.public.agreement)
        return ChaCha20Poly1305(key).decrypt(_NONCE, sealed.body, sealed.opening)
    except (InvalidTag, ValueError):
        raise Refused(
            "exchange-unreadable", "文件不能解密，请让对方核对本区公钥后重新发送。", BASIS
        ) from None


def _content_key(shared: bytes, ephemeral: bytes, agreement: bytes) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=ephemeral + agreement, info=_DERIVED)
    return derived.derive(shared)


def _as_json(header: Header, ephemeral: bytes) -> dict[str, object]:
    return {
        "ephemeral": base64.b64encode(ephemeral).decode(),
        "expires_at": header.expires_at.isoformat(),
        "file_id": header.file_id,
        "made_at": header.made_at.isoformat(),
        "number": header.number,
        "receiver": header.receiver,
        "sender": header.sender,
    }


def _header(text: bytes) -> tuple[Header, bytes]:
    """Only the one form that ``seal`` writes is read, so that no two texts mean the same."""
    try:
        told = json.loads(text)
        found = Header(
            str(uuid.UUID(told["file_id"])),
            told["number"],
            told["sender"],
            told["receiver"],
            datetime.fromisoformat(told["made_at"]),
            datetime.fromisoformat(told["expires_at"]),
        )
        ephemeral = base64.b64decode(told["ephemeral"], validate=True)
        if not _is_sound(found) or canonical(_as_json(found, ephemeral)) != text:
            raise ValueError("not as it is written")
    except (ValueError, TypeError, KeyError, AttributeError, binascii.Error, RecursionError):
        raise Refused("exchange-header", "协作文件的开头部分有误，不予接收。", BASIS) from None
    return found, ephemeral


def _is_sound(header: Header) -> bool:
    moments = (header.made_at, header.expires_at)
    return (
        type(header.number) is int
        and 0 < header.number < 2**31
        and all(
            isinstance(e, str) and _FINGERPRINT.fullmatch(e)
            for e in (header.sender, header.receiver)
        )
        and all(each.tzinfo is not None for each in moments)
    )
