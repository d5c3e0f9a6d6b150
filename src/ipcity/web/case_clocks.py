"""How the clocks of a case are shown: each with its light, the case with its worst."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.safestring import SafeString

from ipcity.domain.supervision.lights import Signal
from ipcity.domain.terms.confidences import Confidence
from ipcity.store.models.clocks import Clock, due_words
from ipcity.store.models.proceedings import Proceeding
from ipcity.web.templatetags.components import light

SOON = timedelta(days=7)


@dataclass(frozen=True)
class ShownClock:
    """``word`` stands beside the light; what is only 待核实 never shows red."""

    clock: Clock
    signal: Signal | None
    word: str
    due: str
    is_verified: bool


def shown(clock: Clock, today: date, now: datetime) -> ShownClock:
    _, figure = clock.ruled.on(clock.begun_on)
    verified = figure.confidence is not Confidence.UNVERIFIED
    signal, word = _signal(clock, today, now)
    if signal is Signal.RED and not verified:
        signal, word = Signal.YELLOW, f"{word}（期限待核实）"
    return ShownClock(clock, signal, word, due_words(clock), verified)


def _signal(clock: Clock, today: date, now: datetime) -> tuple[Signal | None, str]:
    if clock.state == Clock.State.SUSPENDED:
        return None, "中止计时"
    if clock.state == Clock.State.CANCELLED:
        return None, "不再计算"
    late = clock.late(today, now)
    if clock.state == Clock.State.STOPPED:
        return (Signal.RED, "超期完成") if late else (Signal.GREEN, "按期完成")
    if late:
        return Signal.RED, "已超期"
    # the earliest day it can end drives the warning
    if clock.earliest <= today + SOON:
        return Signal.BLUE, "临近期限"
    return Signal.GREEN, "正常"


def case_light(case: Proceeding, today: date, now: datetime) -> SafeString | str:
    """The light of the clock that ends first; a list row has only its earliest day."""
    ends: date | None = getattr(case, "ends", None)
    if case.is_over or ends is None:
        return ""
    if ends < today:
        surely = case.ends_by < today
        return light("red", "超期") if surely else light("yellow", "或已超期")
    return light("blue", "临期") if ends <= today + SOON else light("green", "正常")


def ends_words(case: Proceeding) -> str:
    ends: date | None = getattr(case, "ends", None)
    return ends.isoformat() if ends and not case.is_over else ""
