"""Downloads: an attachment for those in scope, and nothing at all for the others."""

from __future__ import annotations

import io

import pytest
from django.utils import timezone
from PIL import Image

from ipcity.actions import files
from tests.cast import actor_of, cast, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture
def kept(people):
    return files.keep(
        district=people.district,
        name="通知 全文.html",
        content=b"<script>alert(1)</script>",
        actor=actor_of(people.lead),
        at=timezone.localtime(),
    )


def test_a_file_is_an_attachment_that_no_browser_runs(people, kept):
    answer = client_of(people.reporter).get(f"/files/{kept.pk}")
    assert answer.status_code == 200
    assert answer.getvalue() == b"<script>alert(1)</script>"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_photo_has_a_small_picture_for_its_readers_alone(people):
    photo = io.BytesIO()
    Image.new("RGB", (800, 400), "navy").save(photo, "PNG")

    def keep(name, content):
        return files.keep(
            district=people.district, name=name, content=content, actor=actor_of(people.lead),
            at=timezone.localtime(),
        )  # fmt: skip

    kept, broken = keep("照片.png", photo.getvalue()), keep("假.jpg", b"\xff\xd8\xff none")
    answer = client_of(people.reporter).get(f"/files/{kept.pk}/small")
    with Image.open(io.BytesIO(answer.content)) as small:
        assert (small.format, small.size) == ("JPEG", (160, 80))
    assert answer["Cache-Control"] == "private, max-age=600"
    blank = client_of(people.reporter).get(f"/files/{broken.pk}/small")
    assert (blank.status_code, blank["Content-Type"]) == (200, "image/svg+xml")
    assert client_of(people.stranger).get(f"/files/{kept.pk}/small").status_code == 404


@pytest.mark.parametrize("who", ["stranger", "foreigner", "system_admin", "audit_admin"])
def test_for_others_it_does_not_exist(people, kept, who):
    assert client_of(getattr(people, who)).get(f"/files/{kept.pk}").status_code == 404


def test_a_lost_file_is_told_as_lost(people, kept):
    kept.path.unlink()
    answer = client_of(people.lead).get(f"/files/{kept.pk}")
    assert answer.status_code == 409
    assert "请联系系统管理员从备份恢复" in answer.content.decode()
