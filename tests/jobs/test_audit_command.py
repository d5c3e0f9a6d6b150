"""``ipcity audit``: a root is short and typed tolerantly; every kind of tampering is told."""

from __future__ import annotations

import pytest
from django.db import connection

from ipcity.actions import audit
from ipcity.jobs import commandline
from ipcity.store import chains
from ipcity.store.guards import drop_guards
from ipcity.store.models.audit import AuditEntry
from ipcity.store.proofs import current_root, prove
from tests.cast import AT

# dropping the triggers is DDL: it needs transactions of its own
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def log(db):
    for number in range(1, 7):
        audit.record(
            actor=None, verb="test", subject=None, at=AT, district=None, facts={"number": number}
        )


@pytest.fixture
def unguarded(log):
    """An attacker who owns the database."""
    with connection.schema_editor() as editor:
        drop_guards(editor)


def command(capsys, *words):
    status = commandline.main(["audit", *words])
    return status, capsys.readouterr()


def rebuild(first: int) -> None:
    """Recompute every hash from ``first`` on, so that the chain is sound in itself."""
    previous = chains.GENESIS
    rows = list(AuditEntry.objects.order_by("sequence"))
    for entry in rows:
        if entry.sequence >= first:
            entry.previous = previous
            entry.hash = entry.sealed_hash()
            AuditEntry.objects.filter(pk=entry.pk).update(previous=f"x{entry.pk}")
        previous = entry.hash
    for entry in rows:
        AuditEntry.objects.filter(pk=entry.pk).update(previous=entry.previous, hash=entry.hash)


def test_root_and_verify(log, capsys):
    status, said = command(capsys, "root")
    code = said.out.strip()
    assert (status, code) == (0, str(current_root()))
    assert len(code) < 40
    assert command(capsys, "verify")[0] == 0
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "O", 1)):
        if typed[0] == code[0]:
            assert command(capsys, "verify", "--root", typed)[0] == 0
    audit.record(actor=None, verb="later", subject=None, at=AT, district=None)
    status, said = command(capsys, "verify", "--root", code)
    assert status == 0
    assert "第 1 至 6 条与根码一致" in said.out


def test_standing_guards_need_no_word(log, capsys):
    assert "触发器" not in command(capsys, "verify")[1].out


def test_a_mistyped_root_is_not_called_tampering(log, capsys):
    code = str(current_root())
    wrong = code[:-1] + ("0" if code[-1] != "0" else "2")
    status, said = command(capsys, "verify", "--root", wrong)
    assert status == 1
    assert "抄写有误" in said.err
    assert command(capsys, "verify", "--root", "nonsense")[0] == 1


def test_changing_an_entry_is_told(unguarded, capsys):
    AuditEntry.objects.filter(sequence=3).update(verb="forged")
    status, said = command(capsys, "verify")
    assert status == 1
    assert "第 3 条的内容与其摘要不符" in said.out


def test_missing_guards_are_told_though_the_chain_holds(unguarded, capsys):
    status, said = command(capsys, "verify")
    assert status == 0
    assert "防改触发器不在" in said.out


def test_deleting_an_entry_is_told(unguarded, capsys):
    AuditEntry.objects.filter(sequence=3).delete()
    status, said = command(capsys, "verify")
    assert status == 1
    assert "第 3 条至第 3 条缺失" in said.out


def test_rebuilding_the_chain_is_told_by_a_root(unguarded, capsys):
    code = str(current_root())
    AuditEntry.objects.filter(sequence=3).update(verb="forged")
    rebuild(3)
    assert prove().holds
    status, said = command(capsys, "verify", "--root", code)
    assert status == 1
    assert "第 6 条与根码不符" in said.out


def test_cutting_the_tail_is_told_by_a_root(unguarded, capsys):
    code = str(current_root())
    AuditEntry.objects.filter(sequence__gt=4).delete()
    assert prove().holds
    status, said = command(capsys, "verify", "--root", code)
    assert status == 1
    assert "日志尾部被截去" in said.out


def test_cutting_and_growing_again_is_told_by_a_root(unguarded, capsys):
    code = str(current_root())
    AuditEntry.objects.filter(sequence__gt=4).delete()
    for number in range(3):
        audit.record(
            actor=None, verb="filler", subject=None, at=AT, district=None, facts={"n": number}
        )
    assert prove().holds
    assert command(capsys, "verify", "--root", code)[0] == 1


def test_an_empty_log_has_no_root(db, capsys):
    assert command(capsys, "root")[0] == 1
    assert command(capsys, "verify")[0] == 0
