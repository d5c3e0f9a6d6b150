"""The course of an item from its moves: received, sent back, in rounds, and for any past day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.supervision.courses import (
    Event,
    is_last_round,
    received_on,
    rounds,
    standing_on,
)
from ipcity.domain.supervision.items import Move, Stage
from ipcity.domain.terms.periods import Cycle, period_named

START, DUE = date(2026, 3, 2), date(2026, 6, 30)


def event(move, day, stage=Stage.WORKING, progress=None, period="", due=DUE):
    percent = None if progress is None else Decimal(progress)
    return Event(move, day, stage, due, START, percent, period)


ISSUED = event(Move.ISSUE, START, Stage.ISSUED)
FED = event(Move.FEED_BACK, date(2026, 7, 3), Stage.REPORTED)
BACK = event(Move.SEND_BACK, date(2026, 7, 6))
FED_AGAIN = event(Move.FEED_BACK, date(2026, 7, 9), Stage.REPORTED)


def test_before_it_is_handed_out_and_after_it_is_divided_there_is_no_light():
    split = event(Move.SPLIT, date(2026, 5, 1), Stage.SPLIT)
    assert standing_on([ISSUED], START - timedelta(1)) is None
    assert standing_on([ISSUED, split], date(2026, 5, 1)) is None
    assert standing_on([ISSUED, split], date(2026, 4, 30)).stage == Stage.ISSUED


def test_only_the_feedback_that_stands_counts_and_only_from_its_day_on():
    events = [ISSUED, FED, BACK, FED_AGAIN]
    days = [date(2026, 7, n) for n in (2, 3, 5, 6, 9)]
    assert [standing_on(events, day).finished_on for day in days] == [
        None, date(2026, 7, 3), date(2026, 7, 3), None, date(2026, 7, 9),
    ]  # fmt: skip


def test_a_percentage_counts_once_it_is_agreed_to_and_a_return_takes_the_review_off():
    events = [
        ISSUED,
        event(Move.PROGRESS, date(2026, 4, 1), progress=40),
        event(Move.ACCEPT_PROGRESS, date(2026, 4, 3), progress=40),
        event(Move.REVIEW, date(2026, 5, 1), Stage.REVIEWED, 100),
        event(Move.SEND_BACK, date(2026, 5, 4)),
    ]
    days = [date(2026, 4, 2), date(2026, 4, 3), date(2026, 5, 1), date(2026, 5, 4)]
    assert [standing_on(events, day).approved for day in days] == [0, 40, 100, 40]


def test_evidence_of_the_due_day_still_counts_when_it_is_reported_later():
    late = standing_on([ISSUED], date(2026, 7, 5))
    assert late.proof_days(date(2026, 7, 5)) == (DUE, date(2026, 7, 5))
    done = standing_on([ISSUED, FED], date(2027, 1, 1))
    assert done.proof_days(date(2027, 1, 1)) == (DUE, date(2026, 7, 3))
    assert standing_on([ISSUED], date(2026, 6, 1)).proof_days(date(2026, 6, 1)) == (
        date(2026, 6, 1),
    )


def test_a_recurring_item_is_judged_by_its_earliest_open_round():
    q2 = event(Move.FEED_BACK, date(2026, 7, 4), Stage.REPORTED, period="2026Q2", due=None)
    q1 = event(Move.FEED_BACK, date(2026, 3, 30), Stage.REPORTED, period="2026Q1", due=None)
    issued = event(Move.ISSUE, START, Stage.ISSUED, due=None)
    open_q2 = standing_on([issued, q1], date(2026, 8, 1), Cycle.QUARTERLY)
    assert (open_q2.period, open_q2.start, open_q2.due) == ("2026Q2", date(2026, 4, 1), DUE)
    assert open_q2.proof_days(date(2026, 8, 1)) == (DUE,)
    q3 = standing_on([issued, q1, q2], date(2026, 8, 1), Cycle.QUARTERLY)
    assert (q3.period, q3.finished_on, q3.late_before) == ("2026Q3", None, 4)
    first = standing_on([issued, q1], date(2026, 3, 31), Cycle.QUARTERLY)
    assert (first.period, first.start, first.finished_on) == ("2026Q1", START, date(2026, 3, 30))


def test_the_last_round_is_the_one_in_which_the_item_ends():
    assert is_last_round(period_named("2026Q2"), DUE)
    assert not is_last_round(period_named("2026Q1"), DUE)
    assert not is_last_round(period_named("2026Q1"), None)
    assert [each.code for each in rounds(START, DUE, Cycle.QUARTERLY)] == ["2026Q1", "2026Q2"]


moves = st.lists(
    st.tuples(
        st.sampled_from([Move.PROGRESS, Move.ACCEPT_PROGRESS, Move.FEED_BACK, Move.SEND_BACK]),
        st.integers(0, 20),
        st.integers(0, 100),
    ),
    max_size=12,
)


@given(moves, st.integers(0, 300), st.sampled_from([None, *Cycle]))
def test_what_comes_later_never_changes_a_past_day(steps, after, cycle):
    """The standing of a day from all moves is that from the moves received up to it."""
    events, day = [ISSUED], START
    for move, gap, percent in steps:
        day += timedelta(gap)
        events.append(event(move, day, progress=percent))
    on = START + timedelta(after)
    received = [each for each in events if each.day <= on]
    assert standing_on(events, on, cycle) == standing_on(received, on, cycle)


@given(moves)
def test_a_standing_feedback_is_the_last_word(steps):
    events = [event(move, START + timedelta(n), progress=p) for n, (move, _, p) in enumerate(steps)]
    words = [e for e in events if e.move in {Move.FEED_BACK, Move.SEND_BACK}]
    fed = bool(words) and words[-1].move is Move.FEED_BACK
    assert received_on(events) == (words[-1].day if fed else None)
