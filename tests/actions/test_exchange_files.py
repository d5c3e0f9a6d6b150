"""A clue travels from one district to another and back: sent, taken, receipted, answered; and what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from ipcity.actions import exchange_files, exchange_keys
from ipcity.actions.exchange_files import Letter
from ipcity.domain.access import Actor, Role
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.terms.exchange_kinds import Kind
from ipcity.papers.sealed_files.contents import Package
from ipcity.papers.sealed_files.keys import grouped
from ipcity.store.models.clocks import Clock
from ipcity.store.models.clues import Clue
from ipcity.store.models.exchange_files import ExchangeFile
from ipcity.store.models.partner_keys import OwnKey, PartnerKey
from ipcity.store.models.units import Unit
from tests.cast import Cast, actor_of, cast, holder

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 1, 4, tzinfo=UTC)
CLUE = Package(
    Kind.CLUE, {"subject": "涉嫌假冒商标（演示）", "suspect_name": "演示某商行"}, (("照片.jpg", b"\xff\xd8\xff"),)
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """A unit that exchanges, its officer, and the security administrator of its district."""

    unit: Unit
    officer: Actor
    security: Actor

    def key_file(self) -> bytes:
        return exchange_keys.export_own(unit=self.unit, actor=self.officer, at=AT)

    def bring(self, other: Side) -> PartnerKey:
        content = other.key_file()
        return exchange_keys.bring(unit=self.unit, content=content, actor=self.officer, at=AT)

    def trust(self, other: Side) -> PartnerKey:
        key = self.bring(other)
        typed = grouped(key.fingerprint)
        return exchange_keys.confirm(key=key, typed=typed, actor=self.security, at=AT)

    def receive(self, file: ExchangeFile, at: datetime = AT) -> ExchangeFile:
        with file.file.path.open("rb") as stream:
            content = stream.read()
        return exchange_files.receive(
            unit=self.unit, name="来件.ipcx", content=content, actor=self.officer, at=at
        )


def side(people: Cast, unit: Unit, security: object, name: str) -> Side:
    officer = holder(unit, Role.CASE_OFFICER, "办案甲", f"officer-{name}")
    return Side(unit, actor_of(officer), actor_of(security))


@pytest.fixture
def sides(settings, tmp_path):
    settings.HOME = tmp_path
    people = cast()
    there = holder(people.other_unit, Role.SECURITY_ADMIN, "邻安全", "security-there")
    return (
        side(people, people.office, people.security_admin, "here"),
        side(people, people.other_unit, there, "there"),
    )


def send(here: Side, partner: PartnerKey, package: Package = CLUE, at: datetime = AT):
    letter = Letter(here.unit, partner, package)
    return exchange_files.send(letter=letter, actor=here.officer, at=at)


def code_of(act) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


def test_a_clue_goes_there_and_its_receipt_and_reply_come_back(sides):
    here, there = sides
    partner = here.trust(there)
    there.trust(here)
    sent = send(here, partner)

    arrived = there.receive(sent)
    assert (arrived.state, arrived.subject) == ("waiting", "涉嫌假冒商标（演示）")
    assert [each.file.name for each in arrived.attachments.all()] == ["照片.jpg"]
    assert not Clue.objects.exists()

    receipt = exchange_files.take(file=arrived, actor=there.officer, at=AT)
    clue = Clue.objects.get()
    assert (clue.district_id, clue.source_kind, clue.suspect_name) == (
        there.unit.district_id, "district", "演示某商行",
    )  # fmt: skip
    clock = Clock.objects.of(clue).get()
    assert (clock.rule, clock.due_on) == ("PEN-CLUE", date(2026, 7, 22))
    assert clue.due_on == clock.due_on

    here.receive(receipt)
    sent.refresh_from_db()
    arrived.refresh_from_db()
    assert (sent.state, sent.receipt_number) == ("receipted", arrived.receipt_number)

    later = AT + timedelta(5)
    back = exchange_files.reply(
        file=arrived, result="已立案（演示）", actor=there.officer, at=later
    )
    here.receive(back, later)
    sent.refresh_from_db()
    clock.refresh_from_db()
    assert (sent.state, sent.answered.count()) == ("replied", 2)
    assert (clock.state, clock.stopped_on) == ("stopped", date(2026, 7, 6))


def test_a_file_is_taken_once(sides):
    here, there = sides
    partner = here.trust(there)
    there.trust(here)
    sent = send(here, partner)
    assert send(here, partner).number > sent.number
    arrived = there.receive(sent)
    assert code_of(lambda: there.receive(sent)) == "exchange-replayed"
    exchange_files.decline(file=arrived, reason="不属本区管辖", actor=there.officer, at=AT)
    assert code_of(lambda: there.receive(sent)) == "exchange-replayed"
    assert (
        code_of(lambda: exchange_files.take(file=arrived, actor=there.officer, at=AT))
        == "not-waiting"
    )


def test_numbers_rise_with_the_clock_even_after_a_restore(sides):
    here, there = sides
    partner = here.trust(there)
    first = send(here, partner)
    number = first.number
    ExchangeFile.objects.all().delete()
    assert send(here, partner, at=AT + timedelta(hours=1)).number > number


def test_a_key_counts_once_its_fingerprint_was_typed(sides):
    here, there = sides
    key = here.bring(there)
    assert code_of(lambda: send(here, key)) == "key-not-in-force"
    security = {"key": key, "actor": here.security, "at": AT}
    wrong = "0000 " * 10
    assert code_of(lambda: exchange_keys.confirm(typed=wrong, **security)) == "fingerprint-differs"
    with pytest.raises(NotPermitted):
        exchange_keys.confirm(key=key, typed=key.fingerprint, actor=here.officer, at=AT)
    exchange_keys.confirm(typed=grouped(key.fingerprint).lower(), **security)
    sent = send(here, key)
    assert code_of(lambda: there.receive(sent)) == "unknown-sender"
    exchange_keys.revoke(reason="对方更换密钥", **security)
    assert code_of(lambda: send(here, key)) == "key-not-in-force"
    assert code_of(lambda: here.bring(there)) == "key-known"
    assert code_of(lambda: here.bring(here)) == "own-key"


@pytest.mark.parametrize(("is_exposed", "code"), [(True, "other-receiver"), (False, None)])
def test_an_old_key_still_opens_unless_it_was_exposed(sides, is_exposed, code):
    here, there = sides
    partner = here.trust(there)
    there.trust(here)
    sent = send(here, partner)
    exchange_keys.renew(
        district=there.unit.district_id, reason="年度更换", is_exposed=is_exposed,
        actor=there.security, at=AT,
    )  # fmt: skip
    if code:
        assert code_of(lambda: there.receive(sent)) == code
    else:
        assert there.receive(sent).state == "waiting"
    assert here.trust(there).pk != partner.pk
    partner.refresh_from_db()
    assert partner.state_words == "已停用"


def test_keys_lie_sealed_and_expired_files_are_refused(sides):
    here, there = sides
    partner = here.trust(there)
    there.trust(here)
    own = OwnKey.objects.get(district=here.unit.district_id)
    secret = exchange_keys.unsealed(own).secret()
    assert secret.hex() not in own.sealed
    assert own.sealed.startswith("s1:")
    sent = send(here, partner)
    assert code_of(lambda: there.receive(sent, AT + timedelta(60))) == "exchange-expired"


def test_who_may_not_exchange_is_refused(sides):
    here, there = sides
    partner = here.trust(there)
    sent = send(here, partner)
    with pytest.raises(NotPermitted):
        exchange_files.send(letter=Letter(here.unit, partner, CLUE), actor=there.officer, at=AT)
    with pytest.raises(NotPermitted):
        exchange_files.take(file=sent, actor=there.officer, at=AT)
