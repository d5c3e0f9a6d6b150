"""What holds for every indicator, found as the catalogue finds them."""

from __future__ import annotations

from datetime import date

import ibis
import pytest

from ipcity.domain.indicators import Context, catalogue, titles
from ipcity.domain.indicators.measures import AnyOf
from ipcity.domain.indicators.parts import COLUMNS
from ipcity.domain.rights.strategic_industries import RULE_COLUMNS
from ipcity.store.ledgers import facts, ledgers
from ipcity.store.models.reference_tables import ReferenceEntry
from ipcity.store.shapes import shapes

CONTEXT = Context(date(2023, 12, 31), 2024, 2026)
EVERY = [each for versions in catalogue().values() for each in versions]
NAMES = [f"{each.code}@{each.version}" for each in EVERY]
TYPES = {
    "text": "string", "choice": "string", "integer": "int64", "decimal": "decimal(22, 4)",
    "date": "date", "boolean": "boolean", "reference": "int64",
}  # fmt: skip
CONTRIBUTION = {
    "ledger": "string", "row": "int64", "start": "date", "end": "date",
    "amount": "decimal(38, 6)", "subject": "string", "unit": "int64", "region": "int64",
    "split": "string",
}  # fmt: skip


def columns_of(ledger: str) -> dict[str, str]:
    if ledger == "strategic_rules":
        return dict.fromkeys(RULE_COLUMNS, "string")
    return {name: TYPES[shape.kind] for name, shape in shapes()[ledger].columns.items()}


@pytest.fixture(scope="module")
def schemas() -> dict[str, dict[str, str]]:
    return {name: columns_of(name) for name in (*ledgers(), "strategic_rules")}


@pytest.mark.parametrize("indicator", EVERY, ids=NAMES)
def test_it_needs_columns_that_there_are(indicator, schemas):
    for ledger, columns in indicator.needs().items():
        assert set(columns) - set(schemas[ledger]) == set()


@pytest.mark.parametrize("indicator", EVERY, ids=NAMES)
def test_its_parts_are_contributions_from_what_it_needs_alone(indicator, schemas):
    tables = {
        ledger: ibis.table(
            {"id": "int64", "unit_id": "int64", "region_id": "int64"}
            | {name: schemas[ledger][name] for name in columns},
            name=ledger,
        )
        for ledger, columns in indicator.needs().items()
    }
    parts = indicator.parts(tables, CONTEXT)
    assert [each.name for each in parts] == list(dict.fromkeys(each.name for each in parts))
    for part in parts:
        schema = part.contributions.schema()
        assert tuple(schema.names) == COLUMNS
        told = {name: str(kind).removeprefix("!") for name, kind in schema.items()}
        assert told == CONTRIBUTION
    assert indicator.combine({each.name: None for each in parts}) is None


@pytest.mark.parametrize("indicator", EVERY, ids=NAMES)
def test_it_compares_choices_with_choices(indicator):
    known = shapes()
    for _, tally in indicator._tallies():
        for rows in tally.rows:
            for condition in flat((*rows.where, *rows.counted)):
                link, _, column = condition.column.rpartition(".")
                ledger = next((k.ledger for k in rows.links if k.name == link), rows.ledger)
                shape = known[ledger].columns[column]
                value = condition.value
                asked = value if isinstance(value, tuple) else (value,)
                if shape.choices:
                    assert {v for v in asked if v is not None} - set(shape.choices) == set()


@pytest.mark.parametrize("indicator", EVERY, ids=NAMES)
def test_it_is_said_in_words(indicator):
    assert indicator.family in titles()
    assert all((indicator.name, indicator.unit, indicator.basis))
    assert indicator.words[-1] not in "。；，"
    assert 0 <= indicator.places <= 6


def flat(conditions):
    for each in conditions:
        yield from flat(each.conditions) if isinstance(each, AnyOf) else (each,)


def test_shapes_name_every_fact_column():
    told = {name: set(shape.columns) for name, shape in shapes().items()}
    assert told == {name: {f.attname for f in facts(m)} for name, m in ledgers().items()}
    assert set(RULE_COLUMNS) <= {f.attname for f in ReferenceEntry._meta.concrete_fields}
