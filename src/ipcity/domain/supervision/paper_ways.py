"""The way of an official paper from draft to archive: its states, its moves, and who stays apart.

Basis: 《党政机关公文处理工作条例》 (2012) 第六章 公文拟制, 第七章 公文办理: 起草、审核、签发、登记、印制、核发、归档.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ipcity.domain.errors import Refused

BASIS: Final = "《党政机关公文处理工作条例》拟制与办理程序"


class State(StrEnum):
    """The step that the paper waits for."""

    DRAFTING = "drafting"
    CHECKING = "checking"
    COUNTERSIGNING = "countersigning"
    ISSUING = "issuing"
    NUMBERING = "numbering"
    SEALING = "sealing"
    DELIVERING = "delivering"
    ARCHIVING = "archiving"
    ARCHIVED = "archived"
    VOID = "void"


STATE_WORDS: Final[Mapping[State, str]] = {
    State.DRAFTING: "拟稿",
    State.CHECKING: "核稿",
    State.COUNTERSIGNING: "会签",
    State.ISSUING: "签发",
    State.NUMBERING: "编号",
    State.SEALING: "用印",
    State.DELIVERING: "分发签收",
    State.ARCHIVING: "归档",
    State.ARCHIVED: "已归档",
    State.VOID: "已作废",
}


class Move(StrEnum):
    """What was done to a paper; each is one row that is never changed."""

    MAKE = "make"
    REMAKE = "remake"
    UPLOAD = "upload"
    SUBMIT = "submit"
    CHECK = "check"
    COUNTERSIGN = "countersign"
    SIGN = "sign"
    NUMBER = "number"
    ASK_SEAL = "ask-seal"
    SEAL = "seal"
    SCAN = "scan"
    DELIVER = "deliver"
    RECEIVE = "receive"
    FINISH = "finish"
    ARCHIVE = "archive"
    RETURN = "return"
    VOID = "void"
    RESTATE = "restate"


MOVE_WORDS: Final[Mapping[Move, str]] = {
    Move.MAKE: "生成",
    Move.REMAKE: "重新生成",
    Move.UPLOAD: "上传修改稿",
    Move.SUBMIT: "送核稿",
    Move.CHECK: "核稿通过",
    Move.COUNTERSIGN: "会签",
    Move.SIGN: "签发",
    Move.NUMBER: "编号",
    Move.ASK_SEAL: "申请用印",
    Move.SEAL: "批准用印",
    Move.SCAN: "附签署扫描件",
    Move.DELIVER: "分发",
    Move.RECEIVE: "签收",
    Move.FINISH: "分发完毕",
    Move.ARCHIVE: "归档",
    Move.RETURN: "退回",
    Move.VOID: "作废",
    Move.RESTATE: "数字更正",
}


@dataclass(frozen=True)
class Passage:
    """From which states a move leads, and where to; ``to`` None leaves the state as it is."""

    since: frozenset[State]
    to: State | None = None


def _of(*states: State) -> frozenset[State]:
    return frozenset(states)


# Where a paper goes that is sent back. Its number stays its own, so that the register has no hole.
BACK: Final[Mapping[State, State]] = {
    State.CHECKING: State.DRAFTING,
    State.COUNTERSIGNING: State.DRAFTING,
    State.ISSUING: State.DRAFTING,
    State.NUMBERING: State.ISSUING,
    State.SEALING: State.ISSUING,
    State.DELIVERING: State.SEALING,
    State.ARCHIVING: State.DELIVERING,
}
# With the signature the text is fixed; after it only the final copy of the same text is taken.
FIXED: Final = _of(State.NUMBERING, State.SEALING)
LIVING: Final = frozenset(State) - {State.ARCHIVED, State.VOID}

PASSAGES: Final[Mapping[Move, Passage]] = {
    Move.REMAKE: Passage(_of(State.DRAFTING)),
    Move.UPLOAD: Passage(_of(State.DRAFTING) | FIXED),
    Move.SUBMIT: Passage(_of(State.DRAFTING), State.CHECKING),
    Move.CHECK: Passage(_of(State.CHECKING), State.ISSUING),
    Move.COUNTERSIGN: Passage(_of(State.COUNTERSIGNING), State.ISSUING),
    Move.SIGN: Passage(_of(State.ISSUING), State.NUMBERING),
    Move.NUMBER: Passage(_of(State.NUMBERING), State.SEALING),
    Move.ASK_SEAL: Passage(_of(State.SEALING)),
    Move.SEAL: Passage(_of(State.SEALING), State.DELIVERING),
    Move.SCAN: Passage(_of(State.SEALING, State.DELIVERING, State.ARCHIVING)),
    Move.DELIVER: Passage(_of(State.DELIVERING)),
    Move.RECEIVE: Passage(_of(State.DELIVERING, State.ARCHIVING, State.ARCHIVED)),
    Move.FINISH: Passage(_of(State.DELIVERING), State.ARCHIVING),
    Move.ARCHIVE: Passage(_of(State.ARCHIVING), State.ARCHIVED),
    Move.RETURN: Passage(frozenset(BACK)),
    Move.VOID: Passage(LIVING - {State.DELIVERING, State.ARCHIVING}, State.VOID),
    Move.RESTATE: Passage(frozenset(State)),
}


def allowed(state: State) -> frozenset[Move]:
    """The moves that lead on from ``state``."""
    return frozenset(move for move, passage in PASSAGES.items() if state in passage.since)


def moved(state: State, move: Move) -> State:
    """The state after ``move``; Refused where it does not lead on from here."""
    passage = PASSAGES[move]
    if state not in passage.since:
        raise Refused(
            "paper-not-there",
            f"本公文正在“{STATE_WORDS[state]}”环节，不能{MOVE_WORDS[move]}。",
            BASIS,
        )
    if move is Move.RETURN:
        return BACK[state]
    return passage.to or state


def refuse_same_person(one: int | None, other: int, words: str) -> None:
    """Refuse where two halves of the work (拟稿 and 签发, 申请 and 批准用印) fall to one person."""
    if one == other:
        raise Refused("same-person", f"{words}不得由同一人办理。", "岗位分离")


def require_remark(remark: str, words: str) -> str:
    told = remark.strip()
    if not told:
        raise Refused("no-remark", f"请填写{words}。", BASIS)
    return told
