"""The hash chain of the audit log: canonical JSON, SM3, and the short code that is printed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives import hashes

GENESIS = "0" * 64
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: they are misread on paper
_BODY = 24  # letters of five bits: 120 bits, beyond any search for a second history
_GROUP = 5


class Unreadable(ValueError):
    """The text is not a root code, or was copied wrongly (its check letter does not fit)."""


@dataclass(frozen=True)
class Root:
    """The state of the chain after one entry: its sequence and the head of its hash."""

    sequence: int
    body: str

    def __str__(self) -> str:
        letters = self.body + _check(self.sequence, self.body)
        groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
        return "-".join([str(self.sequence), *groups])


def digest(values: Mapping[str, object]) -> str:
    """SM3 (GB/T 32905) of the canonical JSON: sorted keys, no blanks, UTF-8, no floats."""
    text = json.dumps(
        values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    state = hashes.Hash(hashes.SM3())  # noqa: S303  the national hash, not a weak one
    state.update(text.encode())
    return state.finalize().hex()


def moment(at: datetime) -> str:
    """A time as the chain writes it: UTC with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def root(sequence: int, hash_: str) -> Root:
    number = int(hash_, 16) >> (4 * len(hash_) - 5 * _BODY)
    letters = [_LETTERS[(number >> (5 * place)) & 31] for place in reversed(range(_BODY))]
    return Root(sequence, "".join(letters))


def read_root(text: str) -> Root:
    """A root code as a person typed it: case, blanks and dashes do not matter, O is 0, I is 1."""
    plain = text.strip().upper().replace(" ", "-").replace("—", "-").replace("－", "-")
    head, _, tail = plain.partition("-")
    letters = tail.replace("-", "").translate(str.maketrans("OIL", "011"))
    if not (head.isascii() and head.isdigit()) or len(letters) != _BODY + 1:
        raise Unreadable(text)
    found = Root(int(head), letters[:_BODY])
    if letters[_BODY] != _check(found.sequence, found.body):
        raise Unreadable(text)
    return found


def _check(sequence: int, body: str) -> str:
    return _LETTERS[zlib.crc32(f"{sequence}:{body}".encode()) % 32]
