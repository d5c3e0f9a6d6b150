"""Snapshots of the ledgers: one moment, only what changed, and nothing that a value refers to is lost."""

from __future__ import annotations

import shutil
import threading
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipcity.actions import backups, snapshots
from ipcity.domain.access import Reach, Scope
from ipcity.domain.errors import NotPermitted
from ipcity.lake.engines import open_engine
from ipcity.lake.snapshots import check, read_manifest
from ipcity.store.lake_rows import sources
from ipcity.store.ledgers import facts, ledgers
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.jobs import Job
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.patents import Patent
from ipcity.store.models.snapshots import LedgerChange, Snapshot
from tests.cast import AT, actor_of, cast, unit
from tests.ledgers import values_of


@pytest.fixture
def people(db):
    return cast()


@pytest.fixture(autouse=True)
def _no_lake_of_another_test(request):
    yield
    for path in snapshots.folder(0).parent.glob("*"):
        shutil.rmtree(path)


def firm(district, number: int, **more) -> Organisation:
    values = {"name": f"试验{number}公司", "row_key": f"name=试验{number}公司"} | more
    return Organisation.objects.create(district=district, entered_at=AT, changed_at=AT, **values)


def changed(row, **values) -> None:
    """A change as the actions make it, without their other duties."""
    for name, value in {"version": row.version + 1, **values}.items():
        setattr(row, name, value)
    row.save()
    snapshots.mark_changed(row.district_id, AT)


def taken(district, minutes: int = 0) -> Snapshot:
    at = AT + timedelta(minutes=minutes)
    return snapshots.take(district=district.pk, actor=None, at=at)


def held(row: Snapshot, ledger: str = "organisations", **how) -> list[tuple]:
    place = snapshots.folder(row.district_id)
    with open_engine() as engine:
        table = engine.tables(place, read_manifest(place, row.manifest), **how)[ledger]
        found = engine.execute(table.select("id", "row_version", "name").order_by("id"))
    return list(zip(*found.to_pydict().values(), strict=True))


def kinds(row: Snapshot, ledger: str = "organisations") -> list[tuple[str, int]]:
    manifest = read_manifest(snapshots.folder(row.district_id), row.manifest)
    return [(entry.kind, entry.rows) for entry in manifest.tables[ledger].files]


def test_every_ledger_goes_to_the_lake_with_all_its_facts(people):
    """Schema and one row of each ledger: what comes out is what the model holds."""
    for name, model in ledgers().items():
        filled = values_of(model, 3)
        model.objects.create(
            district=people.district, row_key="x", entered_at=AT, changed_at=AT, **filled
        )
        source = sources()[name]
        assert source.schema.names == ["id", "row_version", *(f.attname for f in facts(model))]
    row = taken(people.district)
    place = snapshots.folder(people.district.pk)
    manifest = read_manifest(place, row.manifest)
    assert set(manifest.tables) == set(sources())
    assert row.tables == len(sources())
    assert row.rows == len(ledgers())
    with open_engine() as engine:
        tables = engine.tables(place, manifest)
        for name, model in ledgers().items():
            (found,) = engine.execute(tables[name]).to_pylist()
            stored = model.objects.get()
            for field in facts(model):
                value = getattr(stored, field.attname)
                if field.get_internal_type() == "JSONField":
                    continue
                if isinstance(value, Decimal):
                    assert (type(found[field.attname]), found[field.attname]) == (Decimal, value)
                else:
                    assert found[field.attname] == value, (name, field.attname)


def test_only_the_districts_standing_rows_are_held(people):
    mine, void = firm(people.district, 1), firm(people.district, 2, voided_at=AT)
    firm(people.other_district, 3)
    assert void.pk
    row = taken(people.district)
    assert held(row) == [(mine.pk, 1, mine.name)]
    assert row.rows == 1


def test_a_second_snapshot_is_a_small_delta(people):
    rows = [firm(people.district, n) for n in range(1, 6)]
    first = taken(people.district)
    changed(rows[0], name="试验改公司")
    changed(rows[1], voided_at=AT)
    new = firm(people.district, 9)
    second = taken(people.district, 1)
    assert kinds(first) == [("base", 5)]
    assert kinds(second) == [("base", 5), ("delta", 3)]
    assert second.parent == first.manifest
    assert second.rows == 5
    assert held(second) == [
        (rows[0].pk, 2, "试验改公司"),
        *((r.pk, 1, r.name) for r in rows[2:]),
        (new.pk, 1, new.name),
    ]
    assert [entry[2] for entry in held(first)] == [r"试验1公司", *(r.name for r in rows[1:])]


def test_a_restored_row_comes_back_and_a_deleted_one_goes(people):
    one, two = firm(people.district, 1), firm(people.district, 2)
    changed(one, voided_at=AT)
    first = taken(people.district)
    changed(one, voided_at=None)
    Organisation.objects.filter(pk=two.pk).delete()
    second = taken(people.district, 1)
    assert held(first) == [(two.pk, 1, two.name)]
    assert held(second) == [(one.pk, 3, one.name)]


def test_nothing_changed_gives_the_same_snapshot(people):
    firm(people.district, 1)
    first = taken(people.district)
    events = AuditEntry.objects.count()
    snapshots.mark_changed(people.district.pk, AT)
    assert snapshots.is_stale(people.district.pk)
    assert taken(people.district, 5) == first
    assert not snapshots.is_stale(people.district.pk)
    assert AuditEntry.objects.count() == events


def test_stale_until_the_change_has_been_seen(people):
    here = people.district.pk
    assert snapshots.is_stale(here)
    row = firm(people.district, 1)
    first = snapshots.current(district=here, actor=actor_of(people.leader), at=AT)
    assert not snapshots.is_stale(here)
    assert snapshots.current(district=here, actor=None, at=AT) == first
    changed(row, name="试验改公司")
    assert snapshots.is_stale(here)
    assert not LedgerChange.objects.filter(district=people.other_district).exists()
    second = snapshots.current(district=here, actor=None, at=AT + timedelta(minutes=1))
    assert (second.parent, snapshots.is_stale(here)) == (first.manifest, False)
    assert snapshots.latest(here) == second
    entry = AuditEntry.objects.order_by("-sequence").first()
    assert (entry.verb, entry.facts["manifest"]) == ("take-snapshot", second.manifest)


def test_other_columns_ask_for_new_files(people):
    firm(people.district, 1)
    first = taken(people.district)
    Snapshot.objects.filter(pk=first.pk).update(shape="older")
    assert snapshots.is_stale(people.district.pk)


def test_a_lost_or_damaged_lake_is_written_anew(people):
    row = firm(people.district, 1)
    taken(people.district)
    shutil.rmtree(snapshots.folder(people.district.pk) / "files")
    snapshots.mark_changed(people.district.pk, AT)
    second = taken(people.district, 1)
    assert (second.parent, kinds(second)) == ("", [("base", 1)])
    assert held(second) == [(row.pk, 1, row.name)]


def test_strangers_take_no_snapshot(people):
    for who in (people.stranger, people.foreigner):
        with pytest.raises(NotPermitted):
            snapshots.take(district=people.district.pk, actor=actor_of(who), at=AT)
    assert not Snapshot.objects.exists()


def test_many_changes_wait_for_one_job(people, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            snapshots.mark_changed(people.district.pk, AT)
        snapshots.mark_changed(people.other_district.pk, AT)
    asked = sorted(Job.objects.values_list("kind", "district", "arguments"), key=str)
    assert asked == sorted(
        (("refresh", d.pk, {"district": d.pk}) for d in (people.district, people.other_district)),
        key=str,
    )


def test_sweeping_spares_what_a_value_names_and_the_newest(people, monkeypatch):
    rows = [firm(people.district, n) for n in range(1, 4)]
    made = [taken(people.district)]
    for n, row in enumerate(rows, 1):
        changed(row, name=f"试验改{n}公司")
        made.append(taken(people.district, n))
    monkeypatch.setattr(snapshots, "_used_manifests", lambda district: {made[1].manifest})
    assert snapshots.sweep(at=AT) == 0
    assert snapshots.sweep(at=AT + timedelta(days=4000)) > 0
    left = list(Snapshot.objects.order_by("pk"))
    assert left == [made[1], made[3]]
    place = snapshots.folder(people.district.pk)
    assert [check(place, read_manifest(place, row.manifest)) for row in left] == [(), ()]
    assert len(list((place / "manifests").iterdir())) == 2


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.data())
def test_the_store_and_the_lake_show_a_person_the_same_rows(scoped_rows, seed):
    district, other, units, engine, tables = scoped_rows
    reaches = st.builds(
        Reach,
        st.sampled_from([district, other]),
        st.none() | st.frozensets(st.sampled_from(units), max_size=3),
        st.none() | st.just(1),
    )
    scope = seed.draw(st.builds(Scope, st.frozensets(reaches, max_size=3)))
    stored = Organisation.objects.filter(district=district).within(scope).standing()
    table = tables(scope)["organisations"]
    found = engine.execute(table.select("id"))["id"].to_pylist()
    assert sorted(found) == sorted(stored.values_list("pk", flat=True))


@pytest.fixture
def scoped_rows(people):
    homes = [None, *(unit(people.district, f"u{n}", f"单位{n}") for n in (1, 2, 3))]
    for number, home in enumerate(homes * 2):
        firm(people.district, number, unit=home)
    firm(people.other_district, 99)
    row = taken(people.district)
    place = snapshots.folder(people.district.pk)
    manifest = read_manifest(place, row.manifest)
    with open_engine() as engine:
        yield (
            people.district.pk,
            people.other_district.pk,
            [home.pk for home in homes if home],
            engine,
            lambda scope: engine.tables(place, manifest, scope=scope),
        )


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_during_writing_holds_one_moment():
    """A writer adds a firm and a patent per transaction; no snapshot ever sees them apart."""
    people = cast()
    over = threading.Event()

    def write() -> None:
        number = 0
        try:
            while not over.is_set():
                number += 1
                with transaction.atomic():
                    firm(people.district, number)
                    Patent.objects.create(
                        district=people.district, kind="invention", title="试验装置",
                        row_key=f"n={number}", filed_on=date(2024, 1, 1),
                        entered_at=AT, changed_at=AT,
                    )  # fmt: skip
                    LedgerChange.objects.create(district=people.district, at=AT)
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [taken(people.district, n) for n in range(4)]
    finally:
        over.set()
        writer.join()
    made.append(taken(people.district, 9))
    counts = [(len(held(row)), row.rows) for row in made]
    assert [rows for _, rows in counts] == [2 * firms for firms, _ in counts]
    assert counts[-1][0] == Organisation.objects.count()
    assert not snapshots.is_stale(people.district.pk)


def test_a_preview_sees_its_rows_and_nobody_else_does(people):
    row = firm(people.district, 1)
    made = taken(people.district)
    overlay = {
        "organisations": pa.table({"id": [-1, row.pk], "name": ["试验新公司", "试验换公司"]})
    }
    assert [name for _, _, name in held(made, overlay=overlay)] == ["试验新公司", "试验换公司"]
    assert [name for _, _, name in held(made)] == [row.name]


def test_a_backup_holds_the_lake_without_drafts_and_locks(people, settings):
    firm(people.district, 1)
    row = taken(people.district)
    place = snapshots.folder(people.district.pk)
    (place / "files" / ".draft-x").touch()
    found = {name for name, _ in backups.on_disk(Path(settings.HOME)) if name.startswith("lake/")}
    manifest = read_manifest(place, row.manifest)
    kept = {*manifest.files, f"manifests/{row.manifest}.json"}
    assert found == {f"lake/{people.district.pk}/{name}" for name in kept}
