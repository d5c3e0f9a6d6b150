"""Scoring schemes as text: the shipped one reads, and every mistake is told with its remedy."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

import pytest
import yaml

from ipcity.actions.score_schemes import SHIPPED
from ipcity.domain.supervision.reading_schemes import digest_of, read_scheme
from ipcity.domain.supervision.scores import Limit, Missing

SOUND = yaml.safe_load(SHIPPED.read_text("utf-8"))


def read(values):
    return read_scheme(values, lambda source: source == "indicator:instructions.positive-of-year")


def test_the_shipped_scheme_reads():
    scheme, problems = read(SOUND)
    assert problems == ()
    assert [(g.code, g.kinds) for g in scheme.groups] == [
        ("organs", ("organ", "other")),
        ("towns", ("town", "subdistrict", "park")),
    ]
    first = scheme.groups[0].lines[0]
    assert (first.source, first.weight, first.missing) == (
        "items.done", Decimal(40), Missing.LEFT_OUT,
    )  # fmt: skip
    assert first.limits[1] == Limit(Decimal(80), Decimal(70))
    assert scheme.groups[0].bonuses[0].source == "indicator:instructions.positive-of-year"


def test_the_digest_is_of_what_a_scheme_says():
    again = {key: SOUND[key] for key in sorted(SOUND, reverse=True)}
    assert digest_of(read(again)[0]) == digest_of(read(SOUND)[0])
    other = deepcopy(SOUND)
    other["groups"][0]["deductions"][0]["each"] = 2
    assert digest_of(read(other)[0]) != digest_of(read(SOUND)[0])


def weight(values):
    values["groups"][0]["lines"][0]["weight"] = 39


def limits(values):
    values["groups"][0]["lines"][0]["limits"] = [[0, 0], [50, 80], [100, 60]]


def order(values):
    values["groups"][0]["lines"][0]["limits"] = [[50, 0], [50, 100]]


def word(values):
    values["groups"][0]["lines"][0]["source"] = "items.finished"


def two(values):
    values["groups"][0]["lines"][0]["indicator"] = "instructions.positive-of-year"


def code(values):
    values["groups"][0]["bonuses"][0]["indicator"] = "own.nothing"


def twice(values):
    values["groups"][1]["kinds"].append("organ")


def missing(values):
    del values["groups"][0]["lines"][0]["missing"]


def text(values):
    values["groups"][0]["deductions"][0]["cap"] = "五分"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (weight, [(("groups", 0, "lines"), "weights")]),
        (limits, [(("groups", 0, "lines", 0, "limits"), "limits")]),
        (order, [(("groups", 0, "lines", 0, "limits"), "limits")]),
        (word, [(("groups", 0, "lines", 0, "source"), "unknown-word")]),
        (two, [(("groups", 0, "lines", 0), "one-source")]),
        (code, [(("groups", 0, "bonuses", 0, "indicator"), "unknown-code")]),
        (twice, [(("groups",), "repeated")]),
        (missing, [
            (("groups", 0, "lines", 0), "missing-key"),
            (("groups", 0, "lines", 0, "missing"), "unknown-word"),
        ]),
        (text, [(("groups", 0, "deductions", 0, "cap"), "not-a-number")]),
    ],
)  # fmt: skip
def test_each_mistake_is_told_where_it_is(spoil, told):
    values = deepcopy(SOUND)
    spoil(values)
    scheme, problems = read(values)
    assert scheme is None
    assert [(each.path, each.code) for each in problems] == told
    assert all(each.message and each.remedy for each in problems)


@pytest.mark.parametrize("values", [None, [], 3, {}, {"groups": [None]}, {"groups": {"lines": 1}}])
def test_anything_else_is_told_too(values):
    scheme, problems = read(values)
    assert scheme is None
    assert problems
