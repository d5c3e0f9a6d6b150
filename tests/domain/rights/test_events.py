"""A right's life in order: who held it, what burdened it, and where the records contradict."""

from __future__ import annotations

import random
from datetime import date

from ipcity.domain.rights.events import Event, What, biography

LIFE = (
    Event(What.FILED, date(2018, 3, 1)),
    Event(What.GRANTED, date(2020, 5, 1)),
    Event(What.ASSIGNED, date(2021, 6, 1), "甲校", "乙厂", "assignments", 1),
    Event(What.PLEDGED, date(2022, 1, 1), "乙厂", "丙银行"),
    Event(What.DISCHARGED, date(2023, 1, 1)),
    Event(What.ASSIGNED, date(2023, 1, 1), "乙厂", "丁公司", "assignments", 2),
    Event(What.AWARDED, date(2024, 7, 1)),
    Event(What.ENDED, date(2025, 5, 1)),
)


def test_the_order_does_not_depend_on_how_events_arrive():
    shuffled = list(LIFE)
    random.Random(1).shuffle(shuffled)
    assert biography(shuffled) == biography(LIFE)


def test_who_held_it_and_what_burdened_it():
    life = biography(LIFE, "丁公司")
    days = [
        date(2018, 2, 28),
        date(2019, 1, 1),
        date(2021, 6, 1),
        date(2022, 12, 31),
        date(2026, 1, 1),
    ]
    assert [life.holder_on(day) for day in days] == ["", "甲校", "乙厂", "乙厂", "丁公司"]
    assert [life.pledged_on(day) for day in days] == [False, False, False, True, False]
    assert life.doubts == ()


def test_contradictions_are_told():
    missing = [e for e in LIFE if e.row != 1] + [Event(What.LICENSED, date(2026, 1, 1))]
    gap = Event(What.ASSIGNED, date(2024, 1, 1), "戊厂", "己厂")
    assert [(d.event.what, d.sentence) for d in biography([*missing, gap]).doubts] == [
        (What.ASSIGNED, "转让人不是当时的权利人，可能漏登一次转让。"),
        (What.LICENSED, "权利终止后仍有登记事项，请核对日期。"),
    ]
