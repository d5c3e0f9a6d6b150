"""Meetings of the leading group and the joint conference: agenda, attendance, minutes, resolutions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from ipcity.actions import audit, rows, snapshots
from ipcity.actions.agenda_drafts import Proposed
from ipcity.actions.item_rows import Hand, create
from ipcity.actions.row_states import Origin, record_state
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of
from ipcity.store.models.items import Item
from ipcity.store.models.meeting_papers import AgendaPoint, Attendance, Minutes, Resolution
from ipcity.store.models.meetings import Meeting
from ipcity.store.models.programmes import Programme
from ipcity.store.models.row_histories import RowHistory
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "draft-agenda": "编排会议议题",
    "strike-agenda": "删去会议议题",
    "record-attendance": "登记到会",
    "write-minutes": "整理会议纪要",
    "resolve": "登记议定事项",
    "resolution-to-item": "议定事项转督办",
}
BASIS = "会议办理"


@dataclass(frozen=True)
class Resolved:
    """What was resolved: text, who leads and supports, by when, under which task of the plan."""

    text: str
    lead: Unit
    support: tuple[Unit, ...] = ()
    due: date | None = None
    task_key: str = ""
    point: AgendaPoint | None = None


def add_points(
    *, meeting: Meeting, points: Sequence[Proposed], actor: Actor, at: datetime
) -> tuple[AgendaPoint, ...]:
    """Put points on the agenda; what is there already is not put twice."""
    _require(actor, meeting)
    if not points or any(not each.title.strip() for each in points):
        raise Refused("no-points", "请选择或写明议题。", BASIS)
    with transaction.atomic():
        held = _locked(meeting)
        there = set(points_of(held).exclude(source_id="").values_list("source_kind", "source_id"))
        fresh = [
            each
            for each in points
            if not each.source_id or (each.source_kind, each.source_id) not in there
        ]
        if not fresh:
            raise Refused("points-there", "所选议题已经全部列入议程。", BASIS)
        last = points_of(held).aggregate(last=Max("position"))["last"] or 0
        made = tuple(_point(held, each, last + 1 + n, at) for n, each in enumerate(fresh))
        _follow(held, {"agenda": _agenda(held)}, actor, at)
        _record(actor, "draft-agenda", held, at, points=len(made))
    return made


def strike_point(*, point: AgendaPoint, actor: Actor, at: datetime) -> None:
    """Take a point off the agenda, as long as nothing was resolved on it."""
    _require(actor, point.meeting)
    with transaction.atomic():
        held = _locked(point.meeting)
        if Resolution.objects.filter(point=point).exists():
            raise Refused("point-resolved", "该议题已有议定事项，不能删去。", BASIS)
        position = point.position
        point.delete()
        _follow(held, {"agenda": _agenda(held)}, actor, at)
        _record(actor, "strike-agenda", held, at, position=position)


def attend(
    *,
    meeting: Meeting,
    states: Mapping[Unit, tuple[str, str]],
    actor: Actor,
    at: datetime,
) -> int:
    """Who came, by unit: the state of ``Attendance`` and the people with their titles."""
    _require(actor, meeting)
    if not states or any(unit.district_id != meeting.district_id for unit in states):
        raise Refused("no-attendance", "请登记本区域各单位的到会情况。", BASIS)
    with transaction.atomic():
        held = _locked(meeting)
        for unit, (state, people) in states.items():
            told = {"state": Attendance.State(state), "people": people.strip()[:200]}
            Attendance.objects.update_or_create(
                meeting=held,
                unit=unit,
                defaults={**told, "district_id": held.district_id, "recorded_at": at},
            )
        came = Attendance.objects.filter(
            meeting=held, state__in=("present", "deputy")
        ).select_related("unit")
        names = "、".join(each.unit.name for each in came)
        _follow(held, {"attendee_units": names[:1000]}, actor, at)
        _record(actor, "record-attendance", held, at, units=len(states))
    return len(states)


def write_minutes(*, meeting: Meeting, text: str, actor: Actor, at: datetime) -> Minutes:
    """The next draft of the minutes; earlier ones stay."""
    _require(actor, meeting)
    if not text.strip():
        raise Refused("minutes-empty", "请填写纪要内容。", BASIS)
    with transaction.atomic():
        held = _locked(meeting)
        last = Minutes.objects.filter(meeting=held).first()
        if last is not None and last.text == text.strip():
            raise Refused("unchanged", "内容没有改动，没有保存新的一稿。", BASIS)
        made: Minutes = Minutes.objects.create(
            district_id=held.district_id,
            meeting=held,
            number=last.number + 1 if last else 1,
            text=text.strip(),
            person_id=actor.person,
            written_at=at,
        )
        _record(actor, "write-minutes", held, at, number=made.number)
    return made


def resolve(*, meeting: Meeting, resolved: Resolved, actor: Actor, at: datetime) -> Resolution:
    """A resolution of the meeting; the ledger's count and text follow."""
    _require(actor, meeting)
    _refuse_wrong(meeting, resolved, at)
    with transaction.atomic():
        held = _locked(meeting)
        last = resolved_by(held).aggregate(last=Max("position"))["last"] or 0
        made: Resolution = Resolution.objects.create(
            district_id=held.district_id,
            meeting=held,
            point=resolved.point,
            position=last + 1,
            text=" ".join(resolved.text.split())[:500],
            lead=resolved.lead,
            due=resolved.due,
            task_key=resolved.task_key,
            entered_at=at,
        )
        made.support.set([each for each in resolved.support if each != resolved.lead])
        every = list(resolved_by(held))
        told = "\n".join(f"{each.position}．{each.text}" for each in every)
        _follow(held, {"resolutions": told, "resolutions_count": len(every)}, actor, at)
        _record(actor, "resolve", held, at, position=made.position, lead=resolved.lead.pk)
    return made


def to_item(*, resolution: Resolution, programme: Programme, actor: Actor, at: datetime) -> Item:
    """The item of supervision that the resolution becomes, linked both ways."""
    require(actor, Verb.ASSIGN_WORK, district=resolution.district_id)
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        held = Resolution.objects.select_for_update().get(pk=resolution.pk)
        if held.item_id is not None:
            raise Refused("has-item", "这条议定事项已经转为督办事项。", BASIS)
        item = create(
            programme,
            {
                "title": held.text[:400],
                "lead": held.lead,
                "support": tuple(held.support.all()),
                "due": held.due,
                "task_key": held.task_key,
                "origin": Item.Origin.MEETING,
                "source_kind": "resolution",
                "source_id": str(held.pk),
            },
            Hand(actor, at),
        )
        held.item_id, held.version = item.pk, held.version + 1
        held.save(update_fields=["item_id", "version"])
        _record(actor, "resolution-to-item", held.meeting, at, item=item.pk, resolution=held.pk)
    return item


def _require(actor: Actor, meeting: Meeting) -> None:
    """The office prepares meetings."""
    require(actor, Verb.ASSIGN_WORK, district=meeting.district_id)


def _refuse_wrong(meeting: Meeting, resolved: Resolved, at: datetime) -> None:
    if not resolved.text.strip():
        raise Refused("resolution-empty", "请写明议定事项。", BASIS)
    units = (resolved.lead, *resolved.support)
    if any(each.district_id != meeting.district_id for each in units):
        raise Refused("foreign-unit", "责任单位不属于本区域。", BASIS)
    if meeting.held_on > day_of(at):
        raise Refused("not-held", "会议还没有召开，不能登记议定事项。", BASIS)
    if resolved.due is not None and resolved.due < meeting.held_on:
        raise Refused("due-before", "完成时限不能早于会议召开日。", BASIS)
    if resolved.point is not None and resolved.point.meeting_id != meeting.pk:
        raise Refused("foreign-point", "所选议题不是本次会议的议题。", BASIS)


def _locked(meeting: Meeting) -> Meeting:
    held = rows.lock(meeting)
    assert isinstance(held, Meeting)  # noqa: S101  locked as one
    if held.voided_at is not None:
        raise Refused("is-void", "这次会议的台账记录已经作废。", BASIS)
    return held


def _point(meeting: Meeting, proposed: Proposed, position: int, at: datetime) -> AgendaPoint:
    made: AgendaPoint = AgendaPoint.objects.create(
        district_id=meeting.district_id,
        meeting=meeting,
        position=position,
        title=proposed.title.strip()[:300],
        words=proposed.words.strip()[:1000],
        signal=proposed.signal,
        unit=proposed.unit,
        source_kind=proposed.source_kind,
        source_id=proposed.source_id,
        entered_at=at,
    )
    return made


def points_of(meeting: Meeting) -> QuerySet[AgendaPoint]:
    """The agenda in its order."""
    return AgendaPoint.objects.filter(meeting=meeting).order_by("position")


def resolved_by(meeting: Meeting) -> QuerySet[Resolution]:
    """What the meeting resolved, in its order."""
    return Resolution.objects.filter(meeting=meeting).order_by("position")


def _agenda(meeting: Meeting) -> str:
    points = points_of(meeting)
    return "\n".join(f"{n}．{each.title}" for n, each in enumerate(points, 1))


def _follow(meeting: Meeting, values: Mapping[str, object], actor: Actor, at: datetime) -> None:
    """Let the ledger's row say what was entered here, as a state of its history."""
    changed = [name for name, value in values.items() if getattr(meeting, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(meeting, name, values[name])
    meeting.changed_at, meeting.version = at, meeting.version + 1
    meeting.save(update_fields=[*changed, "changed_at", "version"])
    record_state(meeting, Origin(RowHistory.Act.CHANGED, at, actor, "会议办理"))
    snapshots.mark_changed(meeting.district_id, at)


def _record(actor: Actor, verb: str, meeting: Meeting, at: datetime, **facts: int) -> None:
    audit.record(
        actor=actor,
        verb=verb,
        subject=meeting,
        at=at,
        district=meeting.district_id,
        facts=facts,
        under=Verb.ASSIGN_WORK,
    )
