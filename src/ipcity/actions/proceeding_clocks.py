"""The clocks of a case, moved by its moves as the kind declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from ipcity.actions import clocks
from ipcity.domain.cases.declarations import Given, Kind, Move, Starts
from ipcity.domain.cases.moves import day_given
from ipcity.domain.cases.organs import ELSEWHERE
from ipcity.domain.errors import Refused
from ipcity.store.models.clocks import Clock
from ipcity.store.models.proceedings import Proceeding

BASIS: Final = "法定期限"
SUSPENSION: Final = "中止"


def open_with(
    proceeding: Proceeding, kind: Kind, on: date, given: Mapping[str, Given], at: datetime
) -> list[str]:
    """Start the clocks that run from the day received; what could not be started, in words."""
    return _start(proceeding, kind.opens, on, given, at)


def turn(
    proceeding: Proceeding, move: Move, on: date, given: Mapping[str, Given], at: datetime
) -> list[str]:
    """Stop, cancel, suspend, resume, extend and start what ``move`` says; what was not told, in words.

    Refused where the move is about a clock alone and no such clock runs.
    """
    running = {each.name: each for each in Clock.objects.of(proceeding).open()}
    _refuse_idle(move, running)
    for name in move.stops:
        if name in running:
            _stop(running[name], move, on, given, at)
    for name in move.cancels:
        if name in running:
            clocks.cancel(clock=running[name], why=move.title, at=at)
    if (held := running.get(move.suspends)) and (move.to == "" or _pausable(held)):
        ground = str(given.get("ground") or SUSPENSION)
        clocks.suspend(clock=held, ground=ground, on=on, at=at)
    if (held := running.get(move.resumes)) and held.state == Clock.State.SUSPENDED:
        clocks.resume(clock=held, on=on, at=at)
    if held := running.get(move.extends):
        _extend(held, given, on, at)
    return _start(proceeding, move.starts, on, given, at)


def close(proceeding: Proceeding, at: datetime) -> None:
    """A case that is over leaves no clock running."""
    for each in Clock.objects.of(proceeding).open():
        clocks.cancel(clock=each, why="案件已经办结", at=at)


def _refuse_idle(move: Move, running: Mapping[str, Clock]) -> None:
    about = {*move.stops, *filter(None, (move.suspends, move.resumes, move.extends))}
    if about and not move.to and not move.starts and not about & set(running):
        raise Refused("no-clock", f"没有正在计算的期限可以“{move.title}”。", BASIS)


def _pausable(held: Clock) -> bool:
    """A change of state suspends what can be suspended, and leaves the rest as it is."""
    _, figure = held.ruled.on(held.begun_on)
    return SUSPENSION in figure.grounds and held.state == Clock.State.RUNNING


def _stop(held: Clock, move: Move, on: date, given: Mapping[str, Given], at: datetime) -> None:
    moment = next((v for v in given.values() if isinstance(v, datetime)), at)
    clocks.stop(clock=held, on=moment if held.begun_at else on, by=move.title, at=at)


def _extend(held: Clock, given: Mapping[str, Given], on: date, at: datetime) -> None:
    """The approver of each step is the rule's; the length is what was typed."""
    _, figure = held.ruled.on(held.begun_on)
    steps = [step for step in figure.extensions for _ in range(step.times or 1)]
    taken = len(held.extensions)
    by = steps[min(taken, len(steps) - 1)].approver if steps else ""
    try:
        n = int(str(given.get("n")))
    except ValueError:
        raise Refused("bad-length", "延长多少应写成整数。", BASIS) from None
    clocks.extend(clock=held, n=n, by=by, on=on, at=at, why=str(given.get("why", "")))


def _start(
    proceeding: Proceeding,
    starts: Sequence[Starts],
    on: date,
    given: Mapping[str, Given],
    at: datetime,
) -> list[str]:
    untold = []
    for each in starts:
        rule = each.rule_for(proceeding.of_organ)
        if not rule:
            untold.append(ELSEWHERE)
            continue
        start = _since(each, on, given)
        if start is None:
            continue
        facts = {fact: bool(given.get(name)) for fact, name in each.facts}
        try:
            begin(proceeding, each, rule, start, facts, at)
        except Refused as refusal:
            if refusal.code != "no-figure":
                raise
            untold.append(f"{refusal.message}待核实")
    return list(dict.fromkeys(untold))


def _since(each: Starts, on: date, given: Mapping[str, Given]) -> date | None:
    """The day of the move or of the field; None where an optional field was left empty."""
    if not each.since:
        return on
    value = given.get(each.since)
    return value if isinstance(value, datetime) else day_given(value)


def begin(
    proceeding: Proceeding,
    each: Starts,
    rule: str,
    start: date,
    facts: Mapping[str, bool],
    at: datetime,
) -> Clock:
    """A clock of the case; one of the same name that still runs gives way to it."""
    for former in Clock.objects.of(proceeding).open().filter(name=each.name):
        clocks.cancel(clock=former, why="重新起算", at=at)
    return clocks.begin(
        row=proceeding, name=each.name, rule=rule, start=start, facts=facts, at=at,
        column=each.column,
    )  # fmt: skip
