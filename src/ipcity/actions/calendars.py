"""The calendar of working days: the package's notices as a seed, and each district's loaded ones over it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from pathlib import PurePath

from django.db import transaction

from ipcity.actions import audit, jobs
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.terms.holiday_notices import NoticeRead, missing_festivals, read_notice
from ipcity.domain.terms.working_days import Calendar
from ipcity.papers.incoming.documents import read_document
from ipcity.papers.incoming.published_holidays import published_holidays
from ipcity.store.models.clocks import Clock
from ipcity.store.models.holiday_notices import HolidayNotice

AUDIT_LABELS = {"load-calendar": "载入放假安排"}
BASIS = "国务院办公厅年度放假通知"
LARGEST = 1_000_000


def calendar_of(district: int, before: datetime | None = None) -> Calendar:
    """What holds in ``district`` now, or held just before the moment ``before``."""
    notices = HolidayNotice.objects.newest_of(district, before).order_by("id")
    return reduce(Calendar.joined, (each.calendar for each in notices), published_holidays())


@dataclass(frozen=True)
class Loaded:
    """``fresh`` False: this very edition was here already and nothing changed. ``lacks``: festivals
    that the text does not name."""

    notice: HolidayNotice
    fresh: bool
    lacks: tuple[str, ...]


class BadNotice(Refused):
    """The notice cannot be taken as it is; ``problems`` names each place."""

    def __init__(self, read: NoticeRead) -> None:
        first = "；".join(str(each) for each in read.problems[:3])
        more = f"等{len(read.problems)}处" if len(read.problems) > 3 else ""
        told = f"放假安排有误：{first}{more}。请改正后重新载入。".replace("。。", "。")
        super().__init__("notice-invalid", told, BASIS)
        self.problems = read.problems


def preview(name: str, content: bytes, edition: str = "") -> tuple[NoticeRead, str]:
    """What the file or text says, and its text; Refused for what is no text."""
    if len(content) > LARGEST:
        raise Refused("file-too-large", f"文件超过{LARGEST // 1_000_000} MB。", BASIS)
    text = read_document(name, content).text
    return read_notice(text, edition), text


def load(
    *, district: int, name: str, content: bytes, edition: str = "", actor: Actor, at: datetime
) -> Loaded:
    """Put a year's notice in force; the newest edition of a year counts. The same again changes nothing."""
    require(actor, Verb.KEEP_INDICATORS, district=district)
    read, text = preview(name, content, edition)
    if read.notice is None:
        raise BadNotice(read)
    made = _row(read.notice, name)
    made.district_id, made.person_id, made.loaded_at = district, actor.person, at
    lacks = () if text.lstrip().startswith("{") else missing_festivals(text)
    with transaction.atomic():
        held = HolidayNotice.objects.newest_of(district).filter(year=made.year).first()
        if held is not None and held.digest == made.digest:
            return Loaded(held, False, lacks)
        made.save()
        audit.record(
            actor=actor,
            verb="load-calendar",
            subject=made,
            at=at,
            district=district,
            facts={"year": made.year, "edition": made.edition, "digest": made.digest},
            under=Verb.KEEP_INDICATORS,
        )
        _count_clocks_anew(made, at)
    return Loaded(made, True, lacks)


def _count_clocks_anew(made: HolidayNotice, at: datetime) -> None:
    """Open terms that meet the year of the notice may end on another day now."""
    open_clocks = Clock.objects.filter(district=made.district_id).open()
    if open_clocks.touching(frozenset({made.year})).exists():
        jobs.follow_up(
            kind="clocks",
            district=made.district_id,
            at=at,
            arguments={"district": made.district_id, "notice": made.pk},
        )


def _row(notice: Calendar, name: str) -> HolidayNotice:
    off, worked = (sorted(map(date.isoformat, days)) for days in (notice.holidays, notice.workdays))
    told = "\n".join((notice.edition, *off, "", *worked))
    return HolidayNotice(
        year=next(iter(notice.years)),
        edition=notice.edition,
        holidays=off,
        workdays=worked,
        file_name=PurePath(name).name[:255],
        digest=hashlib.sha256(told.encode()).hexdigest(),
    )
