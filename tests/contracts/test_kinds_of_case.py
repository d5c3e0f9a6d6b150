"""Every kind of case against the ledger that keeps its row: columns, their values, what papers ask for."""

from __future__ import annotations

import pytest
from django.db import models

from ipcity.actions.proceeding_papers import FIELD, known_names
from ipcity.domain.cases.declarations import Field, Form, Kind
from ipcity.domain.cases.kinds import versions
from ipcity.domain.cases.shared_parts import SUBJECTS
from ipcity.store.ledgers import facts, ledgers
from ipcity.store.models.cases import Case
from ipcity.store.models.proceedings import Proceeding, ProceedingMove

ALL = tuple(versions().values())
HOLDS = {
    models.DateField: {Form.DAY, Form.MOMENT},
    models.DecimalField: {Form.MONEY, Form.NUMBER},
    models.BooleanField: {Form.YES},
}

every_kind = pytest.mark.parametrize("kind", ALL, ids=lambda kind: f"{kind.key}-{kind.version}")


def columns_of(kind: Kind) -> dict[str, models.Field]:
    return {each.name: each for each in facts(ledgers()[kind.ledger])}


def asked(kind: Kind) -> dict[str, Field]:
    fields = (*kind.opening, *(each for move in kind.moves for each in move.fields))
    return {each.name: each for each in fields}


def refuse_value(column: models.Field, value: str) -> None:
    """ValidationError for what the column cannot hold."""
    column.clean(value, None)


@every_kind
def test_the_row_is_entered_with_columns_that_there_are(kind):
    columns = columns_of(kind)
    for name, value in kind.row:
        refuse_value(columns[name], value)
    for each in kind.opening:
        if each.name in columns and each.choices:
            for value, _ in each.choices:
                refuse_value(columns[each.name], value)


@every_kind
def test_moves_set_columns_to_what_they_hold(kind):
    columns, fields = columns_of(kind), asked(kind)
    for move in kind.moves:
        for name, source in move.sets:
            column = columns[name]
            if source.startswith("="):
                refuse_value(column, source[1:])
            elif source == "on":
                assert isinstance(column, models.DateField), (move.key, name)
            else:
                held = HOLDS.get(type(column), {Form.TEXT, Form.LONG, Form.CHOICE})
                assert fields[source].form in held, (move.key, name)


@every_kind
def test_clocks_keep_dates_of_the_row(kind):
    starts = (*kind.opens, *(each for move in kind.moves for each in move.starts))
    for each in starts:
        if each.column:
            assert isinstance(columns_of(kind)[each.column], models.DateField)


@every_kind
def test_papers_ask_for_what_is_known(kind):
    known = known_names(kind)
    for paper in kind.papers:
        for paragraph in paper.body:
            assert not {name for name in FIELD.findall(paragraph) if name not in known}, paper.key


@every_kind
def test_a_field_called_like_a_column_fills_it(kind):
    """A paper shows the field's words where a label is both; it must be the same thing."""
    labels = {str(each.verbose_name): name for name, each in columns_of(kind).items()}
    for each in asked(kind).values():
        assert labels.get(each.label, each.name) == each.name, each.label


@every_kind
def test_keys_fit_the_desk(kind):
    def fits(model: type[models.Model], name: str, *values: str) -> None:
        longest = model._meta.get_field(name).max_length
        assert max(map(len, values)) <= longest

    fits(Proceeding, "kind", kind.key)
    fits(Proceeding, "state", *(each.key for each in kind.states))
    fits(ProceedingMove, "move", *(each.key for each in kind.moves))
    fits(ProceedingMove, "title", *(each.title for each in kind.moves))


def test_subjects_of_the_desk_are_kinds_of_the_ledger():
    assert set(SUBJECTS) <= set(Case.Kind.choices)


def test_a_wrong_value_would_be_seen():
    with pytest.raises(Exception, match="不是"):
        refuse_value(Case._meta.get_field("result"), "no-such-result")
