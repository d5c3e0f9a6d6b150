"""The last statement of every action: one entry in the hash-chained log (网络安全法, 等保 2.0)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

from django.db import connection, models, transaction

from ipcity.domain.access import Actor, Verb, representing
from ipcity.domain.errors import Refused
from ipcity.store import chains
from ipcity.store.models.audit import AuditEntry

JSON: TypeAlias = "str | int | bool | None | Sequence[JSON] | Mapping[str, JSON]"

# requests overlap, so an entry may be a little older than the one before it; more is a wrong clock
CLOCK_TOLERANCE = timedelta(minutes=5)
_LOCK = 0x1BC17  # the advisory lock under which the chain grows


def record(
    *,
    actor: Actor | None,
    verb: str,
    subject: models.Model | None,
    at: datetime,
    district: int | None,
    facts: Mapping[str, JSON] | None = None,
    under: Verb | None = None,
) -> AuditEntry:
    """Add one entry to the chain, inside the caller's transaction and as its last statement.

    ``facts`` holds ids, hashes, counts and codes, never names or other personal data, and no
    floats. ``under`` names the permission when ``verb`` itself is none: it decides whether the
    act counts as done in another's place. ``actor`` None is the installation itself (first
    start, time-table).
    """
    facts = dict(facts or {})
    _refuse_floats(facts)
    with transaction.atomic():
        _hold_the_head()
        last = AuditEntry.objects.order_by("-sequence").only("sequence", "hash", "at").first()
        entry = AuditEntry(
            sequence=1 if last is None else last.sequence + 1,
            at=at,
            clock_behind=0 if last is None else max(0, int((last.at - at).total_seconds())),
            actor=actor.person if actor else None,
            on_behalf_of=_represented(actor, verb, under, district, subject),
            via=actor.via if actor else "system",
            verb=verb,
            subject_kind=subject._meta.model_name or "" if subject is not None else "",
            subject_id=str(subject.pk) if subject is not None else "",
            district_id=district,
            facts=facts,
            previous=chains.GENESIS if last is None else last.hash,
        )
        entry.hash = entry.sealed_hash()
        entry.save(force_insert=True)
    return entry


def require_clock(at: datetime) -> None:
    """Refuse locking and draws while the clock stands behind what the log has already seen."""
    last = AuditEntry.objects.order_by("-sequence").values_list("at", flat=True).first()
    if last is not None and at < last - CLOCK_TOLERANCE:
        raise Refused(
            "clock-behind",
            "服务器时钟早于审计日志中的最近一条记录，暂不能锁定数据或抽取。请系统管理员校准时间后再试。",
            "审计日志时间只进不退",
        )


def _represented(
    actor: Actor | None,
    verb: str,
    under: Verb | None,
    district: int | None,
    subject: models.Model | None,
) -> int | None:
    under = under or next((each for each in Verb if each == verb), None)
    if actor is None or under is None:
        return None
    unit, owner = (_column(subject, name) for name in ("UNIT_COLUMN", "OWNER_COLUMN"))
    return representing(actor, under, district, unit, owner)


def _column(subject: models.Model | None, attribute: str) -> int | None:
    """What the row's own unit or owner column says; the column may lie on a related row."""
    value: object = subject
    for step in (getattr(subject, attribute, None) or "").split("__"):
        value = getattr(value, step, None)
    return value if isinstance(value, int) else None


def _hold_the_head() -> None:
    """One writer at a time: SQLite's write transaction already is; PostgreSQL takes a lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _refuse_floats(value: object) -> None:
    """A float has no one spelling, and the chain must be recomputable anywhere."""
    if isinstance(value, Mapping):
        for each in value.values():
            _refuse_floats(each)
    elif isinstance(value, list | tuple):
        for each in value:
            _refuse_floats(each)
    elif value is not None and not isinstance(value, str | int):
        raise TypeError(f"audit facts hold text, whole numbers and truth values, not {value!r}")
