"""The way of a leader's instruction through a unit: sent, replied, returned or closed."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Final

from ipcity.domain.errors import Refused

BASIS: Final = "领导批示办理"
# From which states each state may be reached.
BEFORE: Final = MappingProxyType(
    {
        "replied": frozenset({"sent", "returned"}),
        "returned": frozenset({"replied"}),
        "closed": frozenset({"replied"}),
    }
)
_REFUSALS: Final = {
    "replied": "已经回复，等待办公室审核；办公室退回后才能修改。",
    "returned": "还没有待审的回复，不能退回。",
    "closed": "还没有待审的回复，不能办结。",
}


def refuse_move(state: str, to: str) -> None:
    """Refused where a relay in ``state`` cannot come to ``to``."""
    if state == "closed":
        raise Refused("relay-closed", "这件批示在该单位已经办结。", BASIS)
    if state not in BEFORE[to]:
        raise Refused("relay-state", _REFUSALS[to], BASIS)


def late_days(due: date, replied: date) -> int:
    """Calendar days after the deadline, 0 if in time."""
    return max(0, (replied - due).days)
