"""Export → import is the identity, for every ledger there is and will be.

The files are read in this process (the guarded child has tests of its own): some sixty ledgers in two
forms would cost a minute of starting processes.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import models

from ipcity.actions import import_exchanges, import_staging, imports, rows
from ipcity.papers.incoming import sheets
from ipcity.papers.incoming.sheets_readers import write_book
from ipcity.papers.incoming.sheets_staging import Writer, read_sheets
from ipcity.store.ledgers import LedgerRow, facts, ledgers
from ipcity.store.models.imports import Import
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.row_histories import RowHistory
from ipcity.store.models.units import Unit
from tests.cast import AT, actor_of, cast
from tests.ledgers import enter_row, values_of

pytestmark = pytest.mark.django_db
ODD = '=1+1，"引号"、<b>&，全角（）　'


@pytest.fixture
def people(db):
    return cast()


@contextmanager
def opened(made: Import):
    with tempfile.TemporaryFile() as staged:
        writer = Writer(made.file_name, staged.write)
        write_book(made.file_name, made.file.path, writer)
        writer.close()
        staged.flush()
        found = read_sheets(staged, staged.tell())
        yield sheets.Book(
            made.file_name, tuple(sheets._sheet(staged, each) for each in found), staged
        )


def brought_in(name: str, content: bytes, ledger: str, actor, at) -> Import:
    who = {"actor": actor, "at": at}
    made = imports.begin(name=name, content=content, ledger=ledger, queue=False, **who)
    with opened(made) as book:
        made = imports.read(imported=made, book=book, **who)
        made = imports.map_columns(
            imported=made, changes={}, options={"historic": True},
            expected_version=made.version, queue=False, **who,
        )  # fmt: skip
        made = imports.preview(imported=made, book=book, **who)
    return imports.write(imported=made, **who)


def taken_out(ledger: str, form: str, actor) -> bytes:
    _, content = import_exchanges.export(ledger=ledger, form=form, actor=actor, at=AT)
    return b"".join(content)


def fill(people) -> None:
    """Two rows in every ledger, referring to one organisation and, where they can, to each other."""
    lead = actor_of(people.lead)
    town = Unit.objects.create(
        district=people.district, key="town", name="虚构镇", kind=Unit.Kind.TOWN
    )
    Unit.objects.create(
        district=people.other_district, key="town", name="虚构镇", kind=Unit.Kind.TOWN
    )
    made: dict[type[models.Model], LedgerRow] = {}
    waiting = dict(ledgers())
    while waiting:
        ready = [n for n, m in waiting.items() if _targets(m) - {m} <= made.keys() | {Unit}]
        for ledger in ready or list(waiting):
            model = waiting.pop(ledger)
            made[model] = _entered(model, made, lead, town)


def _entered(model, made, lead, town) -> LedgerRow:
    more: dict[str, object] = {"region": town.pk, "remark": ODD}
    for field in facts(model):
        if isinstance(field, models.ForeignKey) and field.related_model in made:
            more[field.name] = made[field.related_model].pk
    if model is Organisation:
        more["name"] = "虚构精密机械有限公司"
    first = enter_row(model, lead, None, 1, **more)
    blank = {n: v for n, v in values_of(model, 2).items() if n in _needed(model)}
    if model is Organisation:
        blank["name"] = "虚构绿色农业专业合作社"
    rows.enter(
        ledger=model.__module__.rsplit(".", 1)[-1], values=blank, unit=None, actor=lead, at=AT
    )
    return first


def _needed(model) -> set[str]:
    keys = set(model.KEYS[-1] if model.KEYS else ())
    return keys | {f.name for f in facts(model) if not f.blank and not f.has_default()}


def _targets(model) -> set[type[models.Model]]:
    return {f.related_model for f in facts(model) if isinstance(f, models.ForeignKey)}


def differences(made: Import) -> list[object]:
    with import_staging.reading(made.pk) as staged:
        return [
            (line.old, line.new, line.problems)
            for status in import_staging.Status if status != "same"
            for line in staged.lines(status)
        ]  # fmt: skip


def said(district) -> dict[str, list[dict[str, object]]]:
    """Every standing row in words: references by what they are called, not by id."""
    found = {}
    for name, model in ledgers().items():
        rows_ = model.objects.standing().filter(district=district).order_by("row_key")
        found[name] = [
            {f.name: str(v) if isinstance(v := getattr(row, f.name), models.Model) else v
             for f in facts(model)}
            for row in rows_
        ]  # fmt: skip
    return found


def in_order() -> list[str]:
    """Ledgers after those that their rows refer to."""
    left, ordered = dict(ledgers()), []
    while left:
        free = [n for n, m in left.items() if not (_targets(m) - {m}) & set(left.values())]
        for name in free or list(left):
            ordered.append(name)
            del left[name]
    return ordered


@pytest.mark.django_db(transaction=True)
def test_what_goes_out_comes_back_the_same(people):
    """Into the district it came from: nothing changes. Into an empty one: the same rows.

    Each import commits, as it does for users: in one transaction the staging tables of all ledgers
    would hold more locks than a database server gives to one.
    """
    fill(people)
    before = said(people.district)
    assert {name: len(kept) for name, kept in before.items()} == dict.fromkeys(ledgers(), 2)
    states, later = RowHistory.objects.count(), AT + timedelta(days=1)
    strange: dict[tuple[str, str], object] = {}
    lead, foreigner = actor_of(people.lead), actor_of(people.foreigner)
    ordered = in_order()
    for name in ordered:
        for form in import_exchanges.FORMS:
            content = taken_out(name, form, lead)
            made = brought_in(f"{name}.{form}", content, name, lead, later)
            if {k: v for k, v in made.counts.items() if v} != {"same": 2}:
                strange[name, form] = (made.counts, differences(made))
    assert strange == {}
    assert RowHistory.objects.count() == states
    # A second time for rows that refer to later ones or to each other, from the other form.
    early = [n for at, n in enumerate(ordered) if _targets(ledgers()[n]) & _models(ordered[at:])]
    for form, names in zip(import_exchanges.FORMS, (ordered, early), strict=True):
        for name in names:
            content = taken_out(name, form, lead)
            brought_in(f"{name}.{form}", content, name, foreigner, later)
    assert said(people.other_district) == before


def _models(names: list[str]) -> set[type[models.Model]]:
    return {ledgers()[name] for name in names}
