"""The published schema of scoring schemes says what the reader reads, no more and no less."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ipcity.domain.supervision.reading_schemes import read_scheme
from ipcity.domain.supervision.scheme_schema import scheme_schema
from ipcity.domain.supervision.sources import SOURCES
from tests.domain.supervision.test_reading_schemes import SOUND

SCHEMA = Draft202012Validator(scheme_schema())
# what a schema cannot say
BEYOND = {"weights", "limits", "repeated", "unknown-code"}
ODD = (
    None, True, False, 0, -1, 1, 2.5, 100, 101, 1999, 2026, 1e15, "", " ", "甲", "A b", "items.done",
    "organ", "zero", "left-out", "x" * 41, "字" * 121, [], {}, [[]], [{}], [0, 0], [[0, 0], [100, 100]],
    [["0", 0], [1, 1]], {"code": "a"}, ["organ", "town"], ["organ", 3],
)  # fmt: skip


def codes(values):
    found, problems = read_scheme(values, lambda source: True)
    assert (found is None) == bool(problems)
    return {each.code for each in problems}


def places(value, path=()):
    """Every place in the written values, the whole among them."""
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, key))


PLACES = [path for path in places(SOUND) if path]


def changed(path, act):
    values = deepcopy(SOUND)
    inner = values
    for key in path[:-1]:
        inner = inner[key]
    act(inner, path[-1])
    return values


def agree(values):
    told, sound = codes(values), SCHEMA.is_valid(values)
    if not told:
        assert sound, next(SCHEMA.iter_errors(values)).message
    if told - BEYOND:
        assert not sound, told


def test_it_is_a_schema_and_the_shipped_scheme_keeps_it():
    Draft202012Validator.check_schema(scheme_schema())
    assert [each.message for each in SCHEMA.iter_errors(SOUND)] == []
    told = scheme_schema()["$defs"]["line"]["properties"]["source"]["oneOf"]
    assert [each["const"] for each in told] == list(SOURCES)


@settings(max_examples=400)
@given(st.sampled_from(PLACES), st.sampled_from(ODD))
def test_it_agrees_with_the_reader_on_odd_values(path, odd):
    agree(changed(path, lambda inner, key: inner.__setitem__(key, deepcopy(odd))))


@pytest.mark.parametrize("path", PLACES, ids=str)
def test_it_agrees_with_the_reader_on_what_is_left_out(path):
    agree(changed(path, lambda inner, key: inner.__delitem__(key)))


@given(st.sampled_from([path for path in PLACES if isinstance(path[-1], str)]))
def test_it_agrees_with_the_reader_on_what_is_added(path):
    agree(changed(path, lambda inner, key: inner.__setitem__("more", 1)))
    agree(changed(path, lambda inner, key: inner.__setitem__("region", "x")))
