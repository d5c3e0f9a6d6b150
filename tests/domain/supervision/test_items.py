"""The stages of an item and the moves between them."""

from __future__ import annotations

import pytest

from ipcity.domain.errors import Refused
from ipcity.domain.supervision.items import (
    MOVE_WORDS,
    PASSAGES,
    STAGE_WORDS,
    Move,
    Stage,
    allowed,
    moved,
)


def test_the_whole_way():
    stage = Stage.DRAFT
    way = []
    for move in (
        Move.SET_UP, Move.ISSUE, Move.SIGN, Move.PROGRESS, Move.FEED_BACK, Move.REVIEW,
        Move.CONCLUDE, Move.CLOSE,
    ):  # fmt: skip
        stage = moved(stage, move)
        way.append(STAGE_WORDS[stage])
    assert way == [
        "已立项", "已交办", "已签收", "办理中", "已反馈", "已复核", "已办结", "已销号",
    ]  # fmt: skip
    assert allowed(Stage.CLOSED) == frozenset()


def test_nothing_is_done_out_of_turn():
    with pytest.raises(Refused) as refusal:
        moved(Stage.ISSUED, Move.CONCLUDE)
    assert refusal.value.code == "item-not-there"
    assert refusal.value.message == "本事项已交办，不能办结。"


def test_returning_leads_back_to_work_and_declining_to_the_office():
    assert moved(Stage.REPORTED, Move.SEND_BACK) == Stage.WORKING
    assert moved(Stage.REVIEWED, Move.SEND_BACK) == Stage.WORKING
    assert moved(Stage.ISSUED, Move.DECLINE) == Stage.SET_UP


def test_every_move_has_words_and_only_proposing_has_no_passage():
    assert set(MOVE_WORDS) == set(Move)
    assert set(Move) - set(PASSAGES) == {Move.PROPOSE}


def test_no_stage_but_an_end_is_a_trap():
    ends = {Stage.CLOSED, Stage.SPLIT, Stage.MERGED, Stage.DROPPED}
    leading = {
        stage for stage in Stage if any(PASSAGES[m].to not in (None, stage) for m in allowed(stage))
    }
    assert set(Stage) - leading == ends
