"""The log: one chain, refused changes, and proof against rebuilding it or cutting its tail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from ipcity.actions import audit
from ipcity.domain.access import Actor, Grant, Role, Verb
from ipcity.domain.errors import Refused
from ipcity.store import chains
from ipcity.store.models.audit import AuditEntry
from tests.cast import AT, actor_of, cast, unit

pytestmark = pytest.mark.django_db


def note(number: int = 1, **changes) -> AuditEntry:
    values = {"actor": None, "verb": "test", "subject": None, "at": AT, "district": None}
    return audit.record(**(values | {"facts": {"number": number}} | changes))


def test_entries_hang_on_each_other():
    first, second = note(1), note(2)
    assert (first.sequence, second.sequence) == (1, 2)
    assert first.previous == chains.GENESIS
    assert second.previous == first.hash
    stored = AuditEntry.objects.get(sequence=2)
    assert stored.sealed_hash() == stored.hash == second.hash


def test_an_entry_names_ids_and_the_represented_person(db):
    people = cast()
    lead = Actor(people.clerk.pk, "陈", people.district.pk, actor_of(people.clerk).grants)
    stand_in = Grant(
        Role.OFFICE_LEAD, people.district.pk, people.office.pk, on_behalf_of=people.lead.pk
    )
    actor = Actor(lead.person, lead.name, lead.district, (*lead.grants, stand_in))
    home = people.district.pk
    entry = note(actor=actor, verb="adopt-plan", subject=people.office, district=home)
    assert (entry.actor, entry.on_behalf_of) == (people.clerk.pk, people.lead.pk)
    assert (entry.subject_kind, entry.subject_id) == ("unit", str(people.office.pk))
    assert note(actor=actor, verb="upload-plan", district=home).on_behalf_of is None
    named = note(actor=actor, verb="other-word", district=home, under=Verb.ADOPT_PLAN)
    assert named.on_behalf_of == people.lead.pk


def test_the_unit_of_the_row_decides_in_whose_place_it_was(db):
    """A reporter who also stands in for another unit's reporter does both, each under its name."""
    people = cast()
    home = people.district.pk
    other = unit(people.district, "other", "另一局")
    own = Grant(Role.REPORTER, home, people.section.pk)
    lent = Grant(Role.REPORTER, home, other.pk, on_behalf_of=people.stranger.pk)
    actor = Actor(people.reporter.pk, "何", home, (own, lent))
    names = [
        note(actor=actor, verb="report", subject=row, district=home).on_behalf_of
        for row in (people.section, other)
    ]
    assert names == [None, people.stranger.pk]


@pytest.mark.parametrize("facts", [{"a": 1.5}, {"a": [2.0]}, {"a": {"b": AT}}])
def test_facts_have_one_spelling(facts):
    with pytest.raises(TypeError):
        note(facts=facts)


def test_a_refused_transaction_leaves_no_entry():
    with transaction.atomic():
        note()
        transaction.set_rollback(True)
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_change(change):
    entry = note()
    rows = AuditEntry.objects.filter(pk=entry.pk)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(verb="forged") if change == "update" else rows.delete()
    assert AuditEntry.objects.get().verb == "test"


@pytest.mark.parametrize("column", ["id", "sequence", "previous", "hash"])
def test_the_database_refuses_to_put_another_in_place(column):
    """An upsert is an update (PostgreSQL) or a delete that asks no trigger (SQLite)."""
    entry = note()
    other = note(2)
    for field in ("id", "sequence", "previous", "hash"):
        if field != column:
            setattr(other, field, 99 if field in {"id", "sequence"} else "f" * 64)
    setattr(other, column, getattr(entry, column))
    names = [f.column for f in AuditEntry._meta.concrete_fields]
    values = [
        "{}" if f.name == "facts" else f.get_db_prep_save(getattr(other, f.attname), connection)
        for f in AuditEntry._meta.concrete_fields
    ]
    places = ", ".join(["%s"] * len(names))
    insert = f"INTO store_auditentry ({', '.join(names)}) VALUES ({places})"
    sql = f"INSERT OR REPLACE {insert}"
    if connection.vendor == "postgresql":
        sql = f"INSERT {insert} ON CONFLICT ({column}) DO UPDATE SET verb = 'forged'"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql, values)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_postgresql_refuses_truncate():
    note()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute("TRUNCATE store_auditentry")


def test_a_clock_that_stands_behind_is_noted_and_blocks_locking():
    note()
    late = AT - timedelta(minutes=6)
    assert note(at=late).clock_behind == 360
    audit.require_clock(AT)
    note(at=AT)
    with pytest.raises(Refused) as refusal:
        audit.require_clock(late)
    assert refusal.value.code == "clock-behind"
