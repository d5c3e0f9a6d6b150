"""How far a legal fact was checked, as the pages say it: 已核对, 二手, 待核实."""

from __future__ import annotations

from enum import StrEnum


class Confidence(StrEnum):
    """How far a fact was checked; an unverified one never decides against anyone by itself."""

    VERIFIED = "V"
    SECONDARY = "S"
    UNVERIFIED = "U"


CONFIDENCE_LABELS = {
    Confidence.VERIFIED: "已核对",
    Confidence.SECONDARY: "二手",
    Confidence.UNVERIFIED: "待核实",
}
CONFIDENCE_MEANINGS = {
    Confidence.VERIFIED: "已与公开发布的全文核对；启用前仍请对照官方网站一次。",
    Confidence.SECONDARY: "由官方网页、新闻或引用原文的资料间接确认，未逐字见到全文。",
    Confidence.UNVERIFIED: "尚未找到可靠来源，只作提示，不据此单独作出不利决定。",
}
