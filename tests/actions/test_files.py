"""Kept files: by hash, whole or not at all, under a name without a path."""

from __future__ import annotations

import hashlib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ipcity.actions import files
from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused
from ipcity.store.models.files import StoredFile
from tests.cast import actor_of, cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def people(db):
    return cast()


def keep(people, name="通知.docx", content=b"words", **more):
    lead = actor_of(people.lead)
    return files.keep(
        district=people.district, name=name, content=content, actor=lead, at=AT, **more
    )


def test_bytes_lie_under_their_hash_for_the_owner_only(people):
    kept = keep(people)
    digest = hashlib.sha256(b"words").hexdigest()
    assert (kept.read(), kept.size, kept.sha256) == (b"words", 5, digest)
    assert kept.path.name == digest
    assert kept.path.stat().st_mode & 0o777 == 0o600
    expected = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert kept.content_type == expected


def test_equal_bytes_lie_once_in_a_district_and_apart_in_two(people):
    first, second = keep(people), keep(people, name="另一份.docx")
    other = files.keep(
        district=people.other_district.pk, name="x.txt", content=b"words", actor=None, at=AT
    )
    assert first.path == second.path
    assert other.path != first.path


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\文件\\通知.txt", "通知.txt"),
        ("", "未命名"),
        ("..", "未命名"),
    ],
)
def test_a_name_is_only_a_name(people, given, kept):
    assert keep(people, name=given).name == kept


def test_a_huge_file_is_refused(people, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 4)
    with pytest.raises(Refused, match="文件超过"):
        keep(people)


def test_who_may_read_which_file(people):
    plan = keep(people)
    own = keep(people, content=b"unit", verb=Verb.REPORT, unit=people.section.pk)
    readable = {
        who: list(StoredFile.objects.readable_by(actor_of(getattr(people, who))).order_by("pk"))
        for who in ("lead", "reporter", "stranger", "foreigner", "system_admin")
    }
    assert readable == {
        "lead": [plan],
        "reporter": [plan, own],
        "stranger": [],
        "foreigner": [],
        "system_admin": [],
    }
