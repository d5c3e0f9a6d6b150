"""What lies inside an exchange file: its kind, its facts by a published schema, its attachments by hash.

Layout: 4 bytes length of the list, the list (canonical JSON), then the attachments one after the other.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jsonschema import Draft202012Validator

from ipcity.domain.errors import Refused
from ipcity.domain.terms.exchange_kinds import KIND_LABELS, Kind
from ipcity.papers.sealed_files.keys import canonical

BASIS: Final = "协作文件内容格式第1版"
MOST: Final = 20
LARGEST_LIST: Final = 1 << 20
_LENGTH: Final = struct.Struct(">I")


# no control character but tab and line end: neither a page nor every database takes them
_PLAIN: Final = "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ud800-\\udfff]*$"


def _text(most: int, least: int = 0) -> dict[str, object]:
    return {"type": "string", "minLength": least, "maxLength": most, "pattern": _PLAIN}


_ID: Final = {"type": "string", "format": "uuid", "pattern": "^[0-9a-f-]{36}$"}
_DIGEST: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_DAY: Final = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
_MATTER: Final = {
    "number": _text(80),
    "subject": _text(300, 1),
    "suspect_name": _text(200),
    "place": _text(300),
    "happened_on": _DAY,
    "remark": _text(2000),
    "contact": _text(200),
}
FIELDS: Final[Mapping[Kind, tuple[dict[str, object], tuple[str, ...]]]] = {
    Kind.CLUE: (_MATTER, ("subject",)),
    Kind.CASE: ({**_MATTER, "case_number": _text(120)}, ("subject", "case_number")),
    Kind.ASSISTANCE: ({**_MATTER, "asked": _text(2000, 1)}, ("subject", "asked")),
    Kind.REPLY: (
        {"answers": _ID, "result": _text(2000, 1), "done_on": _DAY},
        ("answers", "result"),
    ),
    Kind.RECEIPT: (
        {"answers": _ID, "digest": _DIGEST, "receipt_number": _text(80, 1), "taken_on": _DAY},
        ("answers", "digest", "receipt_number", "taken_on"),
    ),
}


@dataclass(frozen=True)
class Package:
    """``facts`` as ``FIELDS`` names them; ``attachments`` are names with their bytes."""

    kind: Kind
    facts: Mapping[str, str]
    attachments: tuple[tuple[str, bytes], ...] = ()


def schema() -> dict[str, object]:
    """The published schema of the list, as JSON Schema 2020-12."""
    attachment = {
        "type": "object",
        "properties": {
            "name": _text(255, 1),
            "sha256": _DIGEST,
            "size": {"type": "integer", "minimum": 0},
        },
        "required": ["name", "sha256", "size"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "知产强市协作文件内容（第1版）",
        "oneOf": [_kind_schema(kind, attachment) for kind in Kind],
    }


def _kind_schema(kind: Kind, attachment: dict[str, object]) -> dict[str, object]:
    properties, required = FIELDS[kind]
    facts = {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
    return {
        "title": KIND_LABELS[kind],
        "type": "object",
        "properties": {
            "kind": {"const": kind.value},
            "facts": facts,
            "attachments": {"type": "array", "items": attachment, "maxItems": MOST},
        },
        "required": ["kind", "facts", "attachments"],
        "additionalProperties": False,
    }


def pack(package: Package) -> bytes:
    """The bytes to be sealed; Refused for facts that the schema does not know."""
    rows = [
        {"name": name, "sha256": hashlib.sha256(held).hexdigest(), "size": len(held)}
        for name, held in package.attachments
    ]
    told = {"kind": package.kind.value, "facts": dict(package.facts), "attachments": rows}
    _check(told)
    listed = canonical(told)
    return b"".join((_LENGTH.pack(len(listed)), listed, *(held for _, held in package.attachments)))


def unpack(contents: bytes) -> Package:
    """What ``pack`` wrote; Refused where an attachment is not what the list says."""
    length = _LENGTH.unpack_from(contents)[0] if len(contents) >= _LENGTH.size else 0
    start = _LENGTH.size + length
    if not 0 < length <= LARGEST_LIST or start > len(contents):
        raise Refused("contents-cut", "协作文件的内容残缺，不予接收。", BASIS)
    try:
        told = json.loads(contents[_LENGTH.size : start])
    except (ValueError, RecursionError):
        raise Refused("contents-invalid", "协作文件的内容有误，不予接收。", BASIS) from None
    _check(told)
    attachments = []
    for each in told["attachments"]:
        held = contents[start : start + each["size"]]
        start += each["size"]
        if len(held) != each["size"] or hashlib.sha256(held).hexdigest() != each["sha256"]:
            raise Refused("attachment-differs", f"附件“{each['name']}”与清单的校验值不符。", BASIS)
        attachments.append((each["name"], held))
    if start != len(contents):
        raise Refused("contents-more", "协作文件含有清单以外的内容，不予接收。", BASIS)
    return Package(Kind(told["kind"]), told["facts"], tuple(attachments))


def _check(told: object) -> None:
    kind = told.get("kind") if isinstance(told, dict) else None
    if kind not in [each.value for each in Kind]:
        raise Refused("contents-kind", "协作文件的类型不认识，请先升级系统。", BASIS)
    found = next(Draft202012Validator(schema()).iter_errors(told), None)
    if found is not None:
        raise Refused(
            "contents-invalid",
            f"{KIND_LABELS[Kind(kind)]}的内容不符合公布的格式，请核对必填项和字数。",
            BASIS,
        )
