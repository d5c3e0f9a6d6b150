"""Exchange files: what is sealed opens for its receiver alone, and no byte of it can be changed."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.domain.terms.exchange_kinds import Kind
from ipcity.papers.sealed_files.contents import Package, pack, schema, unpack
from ipcity.papers.sealed_files.envelopes import Header, open_sealed, seal, take_apart
from ipcity.papers.sealed_files.keys import (
    export_key,
    grouped,
    key_pair,
    new_key_pair,
    read_key,
    typed_fingerprint,
)

AT = datetime(2026, 11, 20, 2, tzinfo=UTC)
HERE, THERE, ELSEWHERE = (new_key_pair(name) for name in ("试验区", "邻区", "远区"))
CLUE = Package(Kind.CLUE, {"subject": "涉嫌假冒商标（演示）"}, (("照片.jpg", b"\xff\xd8photo"),))
WRITTEN = st.characters(exclude_categories=("Cs", "Cc"))
FILE_ID = str(uuid.UUID(int=7))


def header(**changed):
    made = Header(
        FILE_ID, 1, HERE.public.fingerprint, THERE.public.fingerprint, AT, AT + timedelta(30)
    )
    return replace(made, **changed)


def opened(content, sender=HERE.public, receiver=THERE, at=AT):
    return unpack(open_sealed(take_apart(content), sender, receiver, at))


SEALED = seal(header(), pack(CLUE), HERE, THERE.public)


def code_of(act):
    with pytest.raises(Refused) as refusal:
        act()
    assert refusal.value.message.endswith("。")
    return refusal.value.code


def test_what_is_sealed_opens_for_the_receiver():
    assert opened(SEALED) == CLUE
    assert take_apart(SEALED).header == header()
    assert "涉嫌".encode() not in SEALED


@given(st.integers(0, len(SEALED) * 8 - 1))
def test_any_flipped_bit_is_refused(place):
    changed = bytearray(SEALED)
    changed[place // 8] ^= 1 << place % 8
    with pytest.raises(Refused):
        opened(bytes(changed))


@given(st.integers(0, len(SEALED) - 1))
def test_a_file_cut_short_or_grown_is_refused(length):
    with pytest.raises(Refused):
        opened(SEALED[:length])
    with pytest.raises(Refused):
        opened(SEALED + SEALED[:length] + b"\0")


@given(st.binary(max_size=300))
def test_other_bytes_are_refused_and_never_crash(content):
    for text in (content, SEALED[:8] + content, SEALED[:13] + content):
        with pytest.raises(Refused):
            opened(text)
    with pytest.raises(Refused):
        unpack(content)
    with pytest.raises(Refused):
        read_key(content)


@given(
    st.text(WRITTEN, min_size=1, max_size=300),
    st.lists(
        st.tuples(st.text(WRITTEN, min_size=1, max_size=20), st.binary(max_size=50)), max_size=4
    ),
)
def test_every_package_comes_out_as_it_went_in(subject, attachments):
    package = Package(Kind.CLUE, {"subject": subject}, tuple(attachments))
    assert opened(seal(header(), pack(package), HERE, THERE.public)) == package


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("not-an-exchange-file", lambda: opened(b"PK\3\4 something else")),
        ("exchange-version", lambda: opened(SEALED[:8] + b"\2" + SEALED[9:])),
        ("exchange-cut", lambda: opened(SEALED[:60])),
        ("exchange-too-large", lambda: take_apart(bytes((64 << 20) + 1))),
        ("other-receiver", lambda: opened(SEALED, receiver=ELSEWHERE)),
        ("other-sender", lambda: opened(SEALED, sender=ELSEWHERE.public)),
        ("exchange-changed", lambda: opened(SEALED[:-1] + bytes([SEALED[-1] ^ 1]))),
        ("exchange-too-early", lambda: opened(SEALED, at=AT - timedelta(seconds=1))),
        ("exchange-expired", lambda: opened(SEALED, at=AT + timedelta(30))),
        ("contents-invalid", lambda: pack(Package(Kind.CLUE, {"subject": ""}))),
        ("contents-invalid", lambda: pack(Package(Kind.CLUE, {"subject": "甲", "more": "乙"}))),
        ("contents-invalid", lambda: pack(Package(Kind.RECEIPT, {"answers": FILE_ID}))),
        ("contents-invalid", lambda: pack(Package(Kind.CLUE, {"subject": "甲\0"}))),
        ("attachment-differs", lambda: unpack(pack(CLUE)[:-1] + b"!")),
        ("contents-more", lambda: unpack(pack(CLUE) + b"!")),
    ],
)  # fmt: skip
def test_each_refusal_has_its_own_reason(code, act):
    assert code_of(act) == code


def test_a_stranger_cannot_sign_in_the_senders_name():
    """The contents are bound to the sender named in the header: another's signature is no use."""
    forged = take_apart(SEALED)
    own = ELSEWHERE.signing.sign(b"ipcity exchange file 1\0" + forged.opening + forged.body)
    assert code_of(lambda: opened(SEALED[:-64] + own)) == "exchange-changed"
    assert code_of(lambda: opened(SEALED[:-64] + own, ELSEWHERE.public)) == "other-sender"


def test_keys_are_kept_and_travel():
    assert key_pair("试验区", HERE.secret()).public == HERE.public
    assert read_key(export_key(HERE)) == HERE.public
    shown = grouped(HERE.public.fingerprint)
    assert [len(each) for each in shown.split()] == [4] * 10
    assert typed_fingerprint(f" {shown.replace(' ', '-')}\n") == HERE.public.fingerprint


@pytest.mark.parametrize("field", ["name", "signing", "agreement", "fingerprint"])
def test_a_changed_key_file_is_refused(field):
    told, other = json.loads(export_key(HERE)), json.loads(export_key(THERE))
    told[field] = other[field]
    assert code_of(lambda: read_key(json.dumps(told).encode())) == "key-file-changed"


def test_a_key_file_of_another_version_is_refused():
    told = {**json.loads(export_key(HERE)), "version": 2}
    assert code_of(lambda: read_key(json.dumps(told).encode())) == "key-file-version"


def test_the_schema_names_every_kind():
    assert [each["properties"]["kind"]["const"] for each in schema()["oneOf"]] == list(Kind)
