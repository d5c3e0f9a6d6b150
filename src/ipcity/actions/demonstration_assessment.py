"""Assessment and meetings of the demonstration: scores, reports, a meeting, instructions, money."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from ipcity.actions import (
    agenda_drafts,
    budget_entries,
    instruction_relays,
    meeting_papers,
    report_feeds,
    rows,
    scores,
)
from ipcity.actions.budget_entries import Paid
from ipcity.actions.invented.assessment import FEEDS, LINES, MEETING, MINUTES, WRITTEN
from ipcity.actions.meeting_papers import Resolved
from ipcity.domain.access import Actor, Role
from ipcity.domain.terms.days import day_of
from ipcity.domain.terms.periods import Cycle, period_on
from ipcity.store.actors import actor_for, holders_of
from ipcity.store.models.budgets import Budget
from ipcity.store.models.districts import District
from ipcity.store.models.meetings import Meeting
from ipcity.store.models.programmes import Programme
from ipcity.store.models.units import Unit


def fill(district: District, at: datetime) -> None:
    """Part of filling the demonstration, after its items; each is an act of its own."""
    programme = Programme.objects.filter(district=district).order_by("pk").first()
    lead = _holder(Role.OFFICE_LEAD, district, at)
    organs = list(Unit.objects.filter(district=district, kind=Unit.Kind.ORGAN)[:4])
    if programme is None or lead is None or len(organs) < 2:
        return
    _money(district, organs, lead, at)
    _words(district, organs, lead, at)
    _meeting(programme, organs, lead, at)
    for text in FEEDS:
        report_feeds.define(district=district.pk, text=text, actor=lead, at=at)
    now = period_on(day_of(at), Cycle.QUARTERLY)
    for period in (now.previous(), now):
        scores.score(programme=programme, period=period, actor=lead, at=at)


def _holder(role: Role, district: District, at: datetime) -> Actor | None:
    people = list(holders_of(role, district.pk, day_of(at)))
    return actor_for(people[0], day_of(at)) if people else None


def _money(district: District, organs: list[Unit], lead: Actor, at: datetime) -> None:
    """Lines of this year: one in order, one spent beyond what was there, with its explanation."""
    today = day_of(at)
    for line, unit in zip(LINES, organs, strict=False):
        values = {"year": today.year, "name": line.name, "code": line.code,
                  "planned_amount": line.planned}  # fmt: skip
        row = rows.enter(ledger="budgets", values=values, unit=unit, actor=lead, at=at)
        assert isinstance(row, Budget)  # noqa: S101  the ledger's own model
        given = Paid(
            Decimal(line.planned), today, f"演示财预〔{today.year}〕{row.pk}号", "下达资金"
        )
        budget_entries.appropriate(line=row, paid=given, actor=lead, at=at)
        for number, (amount, words, override) in enumerate(line.spent, 1):
            paid = Paid(Decimal(amount), today, f"演示记-{row.pk}-{number}", words)
            budget_entries.spend(line=row, paid=paid, override=override, actor=lead, at=at)


def _words(district: District, organs: list[Unit], lead: Actor, at: datetime) -> None:
    """An instruction that waits for its answer; the leader wrote it here."""
    leader = _holder(Role.LEADER, district, at)
    if leader is None:
        return
    values = {**WRITTEN, "given_on": day_of(at)}
    given = instruction_relays.write(values=values, actor=leader, at=at)
    instruction_relays.relay(
        instruction=given, units=organs[:2], asked="请于期限前书面报告落实情况。",
        due=day_of(at) + timedelta(days=10), actor=lead, at=at,
    )  # fmt: skip


def _meeting(programme: Programme, organs: list[Unit], lead: Actor, at: datetime) -> None:
    """A meeting of the leading group on what the lights call for, with one resolution handed on."""
    today = day_of(at)
    values = {**MEETING, "held_on": today}
    held = rows.enter(ledger="meetings", values=values, unit=None, actor=lead, at=at)
    assert isinstance(held, Meeting)  # noqa: S101  the ledger's own model
    points = agenda_drafts.draft(programme=programme, on=today, at=at)[:6]
    if points:
        meeting_papers.add_points(meeting=held, points=points, actor=lead, at=at)
    states = dict.fromkeys(organs, ("present", "分管负责人"))
    meeting_papers.attend(meeting=held, states=states, actor=lead, at=at)
    for text, days in (("建立重点事项半月调度机制", 30), ("核查超支项目并提出处理意见", 45)):
        resolved = Resolved(text, organs[0], tuple(organs[1:2]), today + timedelta(days=days))
        kept = meeting_papers.resolve(meeting=held, resolved=resolved, actor=lead, at=at)
        if days == 30:
            meeting_papers.to_item(resolution=kept, programme=programme, actor=lead, at=at)
    meeting_papers.write_minutes(meeting=held, text=MINUTES, actor=lead, at=at)
