"""Which organ handles a case, and whose figures hold for it.

Basis: 市场监督管理行政处罚程序规定 binds market regulation only; for other organs the Penalty Law holds
until their own departmental figures are loaded, and what is shown for them is 待核实.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Organ(StrEnum):
    MARKET = "market"
    CULTURE = "culture"
    PUBLICITY = "publicity"
    AGRICULTURE = "agriculture"
    FORESTRY = "forestry"


ORGAN_WORDS: Final[Mapping[Organ, str]] = {
    Organ.MARKET: "市场监督管理（知识产权）部门",
    Organ.CULTURE: "文化执法部门",
    Organ.PUBLICITY: "宣传（版权）部门",
    Organ.AGRICULTURE: "农业农村部门",
    Organ.FORESTRY: "林业部门",
}
ELSEWHERE: Final = "该部门的程序规定尚未录入，按行政处罚法的规定提示，期限待核实。"
# Instruments of market regulation that bind no other organ.
DEPARTMENTAL: Final = frozenset({"penalty-procedure", "complaints"})
