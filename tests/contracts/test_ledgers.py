"""What holds for every ledger, also one not written yet: lists, forms, scope, the view of the past."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection
from django.http import HttpRequest, QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ipcity.actions import row_states, rows
from ipcity.domain.access import Actor
from ipcity.store.ledgers import facts, ledgers, name_of
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.row_histories import RowHistory
from ipcity.web.ledger_forms import RowForm, initial_of
from ipcity.web.ledger_lists import LedgerList
from tests.cast import actor_of, cast, client_of
from tests.ledgers import AT, enter_row, values_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    return cast()


def request_of(actor: Actor, query: str = "") -> HttpRequest:
    """What a list or a form takes from a request."""
    request = HttpRequest()
    request.GET, request.session, request.actor = QueryDict(query), SessionBase(), actor
    request.path, request.now = "/list", timezone.localtime()
    request.today = request.now.date()
    return request


def listed(actor: Actor, model, query: str = "") -> list[list[str]]:
    shown = LedgerList(request_of(actor, query), model)
    return [[str(cell) for _, cell in row.cells] for row in shown.rows]


def queries_of(actor: Actor, model) -> int:
    with CaptureQueriesContext(connection) as caught:
        listed(actor, model)
    return len(caught)


def test_a_list_costs_the_same_queries_for_one_row_and_for_three(people):
    actor = actor_of(people.clerk)
    firms = [enter_row(Organisation, actor, people.organ, n) for n in (11, 12, 13)]
    different = {}
    for name, model in ledgers().items():
        counts = []
        for number in (1, 2, 3):
            firm = {
                f.name: firms[number - 1].pk
                for f in facts(model)
                if f.related_model is Organisation
            }
            region = people.organ if number % 2 else people.section
            enter_row(model, actor, people.section, number, region=region, **firm)
            if number != 2:
                counts.append(queries_of(actor, model))
        if counts[0] != counts[1]:
            different[name] = counts
    assert different == {}


def posted(model, number: int) -> dict[str, str]:
    """The form's fields as a browser sends them."""
    sent = {}
    for name, value in values_of(model, number).items():
        if value is True:
            sent[name] = "on"
        elif isinstance(value, list):
            sent[name] = "\n".join(value)
        elif value is not False:
            sent[name] = str(value)
    return sent


def test_every_field_goes_through_the_form_and_comes_back(people):
    request = request_of(actor_of(people.clerk))
    for name, model in ledgers().items():
        form = RowForm(request, model, posted(model, 5) | {"unit": str(people.organ.pk)})
        assert form.is_valid(), (name, form.errors)
        values = form.values()
        assert {n: values[n] for n in values_of(model, 5)} == values_of(model, 5), name
        row = rows.enter(
            ledger=name, unit=values.pop("unit"), values=values, actor=request.actor, at=AT
        )
        row.refresh_from_db()
        shown = RowForm(request, model, initial=initial_of(row))
        again = {
            key: "on" if value is True else str(value)
            for key, field in shown.fields.items()
            if (value := field.prepare_value(shown.get_initial_for_field(field, key)))
            not in (None, False)
        }
        back = RowForm(request, model, again, initial_of(row))
        assert back.is_valid(), (name, back.errors)
        kept = initial_of(row)
        assert {k: v for k, v in back.values().items() if v != kept[k]} == {}, name


def test_pages_of_every_ledger_open_to_its_keepers_and_to_nobody_else(people):
    actor = actor_of(people.clerk)
    reporter, foreigner = client_of(people.reporter), client_of(people.foreigner)
    for place, (name, model) in enumerate(ledgers().items()):
        theirs = enter_row(model, actor, people.organ, 1, remark="外单位的")
        own = enter_row(model, actor, people.section, 2, remark="本单位的")
        page = reporter.get(f"/ledgers/{name}/{own.pk}")
        assert (page.status_code, "外单位的" in page.content.decode()) == (200, False), name
        assert len(listed(actor_of(people.reporter), model)) == 1, name
        assert len(listed(actor_of(people.reporter), model, "known=2026-11-20")) == 1, name
        assert listed(actor_of(people.foreigner), model) == [], name
        assert listed(actor_of(people.stranger), model) == [], name
        if place % 8 == 0:
            for address in (f"/ledgers/{name}/{theirs.pk}", f"/ledgers/{name}/{theirs.pk}/edit"):
                assert reporter.get(address).status_code == 404, address
                assert foreigner.get(address).status_code == 404, address
            for address in (f"/ledgers/{name}/new", f"/ledgers/{name}", f"/ledgers/{name}/paste"):
                assert reporter.get(address).status_code == 200, address


def test_the_past_is_shown_as_it_was(people):
    actor = actor_of(people.clerk)
    for name, model in ledgers().items():
        row = enter_row(model, actor, people.organ, 1, remark="当时")
        gone = enter_row(model, actor, people.organ, 2)
        columns = f"columns=&columns={model.LISTED[0]}&columns=remark"
        before = listed(actor, model, columns)
        later = timezone.now()
        rows.change(row=row, values={"remark": "后来"}, expected_version=1, actor=actor, at=later)
        rows.void(row=gone, reason="作废", expected_version=1, actor=actor, at=later)
        assert listed(actor, model, f"{columns}&known={AT:%Y-%m-%d}") == before, name
        assert [cells[-1] for cells in listed(actor, model, columns)] == ["后来"], name
        if model.SEARCHED:
            text = getattr(row, model.SEARCHED[0])
            text = text[0] if isinstance(text, list) else text
            found = listed(actor, model, f"q={text}&known={AT:%Y-%m-%d}")
            assert len(found) >= 1, name


def test_rows_and_their_states_never_part(people):
    """After any act the newest state of every row says what the row says."""
    actor, at = actor_of(people.clerk), AT
    for model in ledgers().values():
        row = enter_row(model, actor, people.organ)
        at += timedelta(seconds=1)
        rows.change(row=row, values={"remark": "x"}, expected_version=1, actor=actor, at=at)
        state = RowHistory.objects.get(ledger=name_of(model), row=row.pk, known_until=None)
        row.refresh_from_db()
        assert state.values == row_states.plain_values(row)
        assert state.row_version == row.version
    assert AuditEntry.objects.count() == 2 * len(ledgers())
