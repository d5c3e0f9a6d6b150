"""An item (督办事项): its stages, the moves between them, and what each move asks for.

The course of supervision in government offices, 立项→交办→签收→办理→反馈→复核→办结→销号, which a plan's
保障措施 (加强督查) asks for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ipcity.domain.errors import Refused

BASIS: Final = "督办办理流程"


class Stage(StrEnum):
    """Where an item stands."""

    DRAFT = "draft"
    SET_UP = "set-up"
    ISSUED = "issued"
    SIGNED = "signed"
    WORKING = "working"
    REPORTED = "reported"
    REVIEWED = "reviewed"
    CONCLUDED = "concluded"
    CLOSED = "closed"
    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"


STAGE_WORDS: Final[Mapping[Stage, str]] = {
    Stage.DRAFT: "拟立项",
    Stage.SET_UP: "已立项",
    Stage.ISSUED: "已交办",
    Stage.SIGNED: "已签收",
    Stage.WORKING: "办理中",
    Stage.REPORTED: "已反馈",
    Stage.REVIEWED: "已复核",
    Stage.CONCLUDED: "已办结",
    Stage.CLOSED: "已销号",
    Stage.SPLIT: "已拆分",
    Stage.MERGED: "已并入",
    Stage.DROPPED: "不予立项",
}
# With the unit: from being handed out until the office has nothing more to ask.
RUNNING: Final = frozenset(
    {Stage.ISSUED, Stage.SIGNED, Stage.WORKING, Stage.REPORTED, Stage.REVIEWED}
)
# Shown with a light: running, or finished for good.
LIT: Final = RUNNING | {Stage.CONCLUDED, Stage.CLOSED}
PREPARED: Final = frozenset({Stage.DRAFT, Stage.SET_UP})
AT_WORK: Final = frozenset({Stage.SIGNED, Stage.WORKING})
UNFINISHED: Final = PREPARED | RUNNING


class Move(StrEnum):
    """What happened to an item; each is one row that is never changed."""

    PROPOSE = "propose"
    SET_UP = "set-up"
    AMEND = "amend"
    DROP = "drop"
    ISSUE = "issue"
    DECLINE = "decline"
    SIGN = "sign"
    SIGN_SUPPORT = "sign-support"
    PROGRESS = "progress"
    ACCEPT_PROGRESS = "accept-progress"
    FEED_BACK = "feed-back"
    SEND_BACK = "send-back"
    REVIEW = "review"
    REVIEW_ROUND = "review-round"
    CONCLUDE = "conclude"
    CLOSE = "close"
    ASK_EXTENSION = "ask-extension"
    GRANT_EXTENSION = "grant-extension"
    REFUSE_EXTENSION = "refuse-extension"
    TRANSFER = "transfer"
    SPLIT = "split"
    MERGE = "merge"
    TAKE_IN = "take-in"


MOVE_WORDS: Final[Mapping[Move, str]] = {
    Move.PROPOSE: "拟立项",
    Move.SET_UP: "立项",
    Move.AMEND: "修改",
    Move.DROP: "不予立项",
    Move.ISSUE: "交办",
    Move.DECLINE: "退回交办",
    Move.SIGN: "签收",
    Move.SIGN_SUPPORT: "配合单位签收",
    Move.PROGRESS: "报告进度",
    Move.ACCEPT_PROGRESS: "认可进度",
    Move.FEED_BACK: "反馈",
    Move.SEND_BACK: "退回",
    Move.REVIEW: "复核",
    Move.REVIEW_ROUND: "复核本期",
    Move.CONCLUDE: "办结",
    Move.CLOSE: "销号",
    Move.ASK_EXTENSION: "申请延期",
    Move.GRANT_EXTENSION: "同意延期",
    Move.REFUSE_EXTENSION: "不同意延期",
    Move.TRANSFER: "转办",
    Move.SPLIT: "拆分",
    Move.MERGE: "并入他项",
    Move.TAKE_IN: "并入本项",
}


@dataclass(frozen=True)
class Passage:
    """From which stages a move leads, and where to; ``to`` None leaves the stage as it is."""

    since: frozenset[Stage]
    to: Stage | None = None


def _of(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)


PASSAGES: Final[Mapping[Move, Passage]] = {
    Move.SET_UP: Passage(_of(Stage.DRAFT), Stage.SET_UP),
    Move.AMEND: Passage(PREPARED | {Stage.ISSUED}),
    Move.DROP: Passage(PREPARED, Stage.DROPPED),
    Move.ISSUE: Passage(_of(Stage.SET_UP), Stage.ISSUED),
    Move.DECLINE: Passage(_of(Stage.ISSUED), Stage.SET_UP),
    Move.SIGN: Passage(_of(Stage.ISSUED), Stage.SIGNED),
    Move.SIGN_SUPPORT: Passage(RUNNING),
    Move.PROGRESS: Passage(AT_WORK, Stage.WORKING),
    Move.ACCEPT_PROGRESS: Passage(AT_WORK),
    Move.FEED_BACK: Passage(AT_WORK, Stage.REPORTED),
    Move.SEND_BACK: Passage(_of(Stage.REPORTED, Stage.REVIEWED), Stage.WORKING),
    Move.REVIEW: Passage(_of(Stage.REPORTED), Stage.REVIEWED),
    # a further round of a recurring item begins
    Move.REVIEW_ROUND: Passage(_of(Stage.REPORTED), Stage.WORKING),
    Move.CONCLUDE: Passage(_of(Stage.REVIEWED), Stage.CONCLUDED),
    Move.CLOSE: Passage(_of(Stage.CONCLUDED), Stage.CLOSED),
    Move.ASK_EXTENSION: Passage(_of(Stage.ISSUED) | AT_WORK),
    Move.GRANT_EXTENSION: Passage(RUNNING),
    Move.REFUSE_EXTENSION: Passage(RUNNING),
    Move.TRANSFER: Passage(_of(Stage.ISSUED) | AT_WORK, Stage.ISSUED),
    Move.SPLIT: Passage(_of(Stage.SET_UP, Stage.ISSUED) | AT_WORK, Stage.SPLIT),
    Move.MERGE: Passage(_of(Stage.SET_UP, Stage.ISSUED) | AT_WORK, Stage.MERGED),
    Move.TAKE_IN: Passage(_of(Stage.SET_UP, Stage.ISSUED) | AT_WORK),
}


def allowed(stage: Stage) -> frozenset[Move]:
    """The moves that lead on from ``stage``."""
    return frozenset(move for move, passage in PASSAGES.items() if stage in passage.since)


def moved(stage: Stage, move: Move) -> Stage:
    """The stage after ``move``; Refused where it does not lead on from here."""
    passage = PASSAGES[move]
    if stage not in passage.since:
        raise Refused(
            "item-not-there",
            f"本事项{STAGE_WORDS[stage]}，不能{MOVE_WORDS[move]}。",
            BASIS,
        )
    return passage.to or stage
