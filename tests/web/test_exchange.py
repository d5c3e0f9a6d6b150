"""Exchange in a browser's requests: keys exchanged and confirmed, a file sent, received, taken, answered."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ipcity.papers.sealed_files.keys import grouped
from ipcity.store.models.clues import Clue
from ipcity.store.models.exchange_files import ExchangeFile
from ipcity.store.models.partner_keys import PartnerKey
from ipcity.store.models.people import Person
from tests.actions.test_exchange_files import sides  # noqa: F401
from tests.cast import client_of

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return answer.content.decode()


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def client(username: str):
    return client_of(Person.objects.get(username=username))


def trusts(officer, security, unit, content: bytes) -> None:
    """The key file is brought in, and its fingerprint typed by the security administrator."""
    answer = officer.post(
        reverse("exchange-key-bring"), {"unit": unit.pk, "file": upload("k.json", content)}
    )
    assert answer.status_code == 302
    key = PartnerKey.objects.get(district=unit.district_id, confirmed_at=None)
    page = reverse("exchange-key-confirm", args=[key.pk])
    assert "指纹不一致" in text_of(security.post(page, {"typed": "0" * 40}))
    shown = text_of(security.get(reverse("exchange-keys")))
    assert grouped(key.fingerprint) not in shown  # it is to be heard, not copied
    assert security.post(page, {"typed": grouped(key.fingerprint)}).status_code == 302


def test_a_clue_travels_by_file_and_comes_back_answered(sides):  # noqa: F811
    here, there = (each.unit for each in sides)
    ours, theirs = client("officer-here"), client("officer-there")
    our_key = ours.post(reverse("exchange-key-export")).content
    their_key = theirs.post(reverse("exchange-key-export")).content
    trusts(ours, client("security_admin"), here, their_key)
    trusts(theirs, client("security-there"), there, our_key)

    partner = PartnerKey.objects.get(district=here.district_id)
    letter = {
        "unit": here.pk,
        "partner": partner.pk,
        "kind": "assistance",
        "subject": "查询（演示）",
    }
    page = text_of(ours.post(reverse("exchange-new"), letter))
    assert "协助请求须填写“请求协助的事项”" in page
    letter |= {"asked": "查询经营地址", "attachments": [upload("函.pdf", b"%PDF-1.4")]}
    sent = ours.post(reverse("exchange-new"), letter).url
    file = ExchangeFile.objects.get()
    carried = b"".join(ours.get(reverse("file", args=[file.file_id])).streaming_content)

    received = reverse("exchange-receive")
    changed = carried[:-1] + bytes([carried[-1] ^ 1])
    answer = theirs.post(received, {"unit": there.pk, "file": upload("a.ipcx", changed)})
    assert "签名不符" in text_of(answer)
    arrived = theirs.post(received, {"unit": there.pk, "file": upload("a.ipcx", carried)}).url
    preview = text_of(theirs.get(arrived))
    assert "尚未列入台账" in preview
    assert "查询经营地址" in preview
    again = theirs.post(received, {"unit": there.pk, "file": upload("a.ipcx", carried)})
    assert "不重复接收" in text_of(again)
    theirs.post(f"{arrived}/take")
    assert Clue.objects.get().subject == "查询（演示）"
    theirs.post(f"{arrived}/reply", {"result": "已查明（演示）"})
    assert "已答复" in text_of(theirs.get(arrived))

    for back in ExchangeFile.objects.filter(district=there.district_id, direction="out"):
        carried = b"".join(theirs.get(reverse("file", args=[back.file_id])).streaming_content)
        ours.post(received, {"unit": here.pk, "file": upload("b.ipcx", carried)})
    page = text_of(ours.get(sent))
    assert "已答复" in page
    assert "协收" in page
    assert "查询（演示）" in text_of(ours.get(reverse("exchange")))


def test_others_do_not_see_the_files(sides):  # noqa: F811
    assert client("stranger").get(reverse("exchange")).status_code == 403
    assert client("security_admin").get(reverse("exchange")).status_code == 403
    assert client("stranger").get(reverse("exchange-keys")).status_code == 403
