"""Worked terms: what the fact sheet's examples and the edges of counting give."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ipcity.domain.terms.deadlines import Extended, Request, compute
from ipcity.domain.terms.suspensions import Suspension
from ipcity.papers.incoming.published_holidays import published_holidays
from tests.worked.deadline_pages import examples

CALENDAR = published_holidays()


def moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def request(example: dict[str, str]) -> Request:
    return Request(
        example["rule"],
        moment(example["from"]),
        tuple(Extended(int(n)) for n in example["extend"].split()),
        tuple(Suspension(*map(moment, s.split(".."))) for s in example["exclude"].split()),
        {fact.split("=")[0]: fact.endswith("=true") for fact in example["where"].split()},
    )


@pytest.mark.parametrize("example", examples(), ids=lambda e: e["case"])
def test_worked(example):
    found = compute(request(example), CALENDAR)
    assert found.nominal.isoformat() == example["nominal"]
    assert found.due.isoformat() == example["due"]
    assert found.earliest == found.due == found.latest
    assert found.missing == ()
