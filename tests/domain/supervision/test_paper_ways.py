"""The way of a paper: every state has a way on, sending back loses no number, halves stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.domain.supervision.paper_ways import (
    BACK,
    LIVING,
    MOVE_WORDS,
    PASSAGES,
    STATE_WORDS,
    Move,
    State,
    allowed,
    moved,
    refuse_same_person,
    require_remark,
)

WAY = (
    (Move.SUBMIT, State.CHECKING),
    (Move.CHECK, State.ISSUING),
    (Move.SIGN, State.NUMBERING),
    (Move.NUMBER, State.SEALING),
    (Move.SEAL, State.DELIVERING),
    (Move.FINISH, State.ARCHIVING),
    (Move.ARCHIVE, State.ARCHIVED),
)


def test_the_way_from_draft_to_archive():
    state = State.DRAFTING
    passed = []
    for move, after in WAY:
        state = moved(state, move)
        passed.append((move, state))
        assert state is after
    assert tuple(passed) == WAY
    assert allowed(State.VOID) == {Move.RESTATE}


def test_every_word_is_there():
    assert set(STATE_WORDS) == set(State)
    assert set(MOVE_WORDS) == set(Move)
    assert set(Move) - set(PASSAGES) == {Move.MAKE}


@given(st.lists(st.sampled_from(list(Move)), max_size=30))
def test_no_way_leads_past_the_signature(moves):
    """However moves follow each other, nothing is sealed that was not signed since it was a draft."""
    state, signed = State.DRAFTING, False
    for move in moves:
        try:
            after = moved(state, move)
        except (Refused, KeyError):
            continue
        if move is Move.SIGN:
            signed = True
        elif after in (State.DRAFTING, State.ISSUING):
            signed = False
        assert signed or after not in {State.SEALING, State.DELIVERING, State.ARCHIVED}
        state = after


def test_a_return_leads_back_from_every_step_but_the_first_and_the_last():
    assert set(BACK) == LIVING - {State.DRAFTING}
    assert {moved(state, Move.RETURN) for state in BACK} == set(BACK.values())
    with pytest.raises(Refused) as refusal:
        moved(State.DRAFTING, Move.RETURN)
    assert refusal.value.code == "paper-not-there"


def test_one_person_does_not_do_both_halves():
    refuse_same_person(1, 2, "拟稿与签发")
    with pytest.raises(Refused) as refusal:
        refuse_same_person(1, 1, "拟稿与签发")
    assert refusal.value.message == "拟稿与签发不得由同一人办理。"


def test_a_return_needs_a_remark():
    assert require_remark(" 数字有误 ", "退回意见") == "数字有误"
    with pytest.raises(Refused) as refusal:
        require_remark("  ", "退回意见")
    assert refusal.value.code == "no-remark"
