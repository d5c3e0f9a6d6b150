"""Reporting forms and duties: what is asked, of whom, by when; each form version stays as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ipcity.actions import audit, bindings, own_indicators
from ipcity.actions.stale import Stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.domain.indicators import Indicator
from ipcity.domain.supervision.forms import (
    BASIS,
    FormVersion,
    Line,
    LineKind,
    lines_json,
    refuse_bad,
    rules_json,
)
from ipcity.domain.terms.periods import Cycle
from ipcity.store.models.facts import Target
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from ipcity.store.models.reporting import ReportDuty, ReportForm
from ipcity.store.models.units import Unit

AUDIT_LABELS = {
    "publish-report-form": "发布报表表单",
    "set-report-duties": "设定报送任务",
}
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
LATEST = 60  # working days after the period's end
WORDS = (
    ("done", "主要工作进展和成效"),
    ("troubles", "存在的问题和困难"),
    ("next", "下一步工作打算"),
)


@dataclass(frozen=True)
class Head:
    """What stands above the lines of a form."""

    code: str
    name: str
    cycle: Cycle


def publish(
    *,
    programme: Programme,
    head: Head,
    form: FormVersion,
    reason: str,
    expected_number: int,
    actor: Actor,
    at: datetime,
) -> ReportForm:
    """The next version of the form; ``expected_number`` is the newest one known (0: a new form).

    Periods that are open already keep the version that they were opened with.
    """
    require(actor, Verb.CHECK_REPORT, district=programme.district_id)
    _refuse_head(head)
    refuse_bad(form)
    _refuse_unknown(programme, form)
    with transaction.atomic():
        rows = ReportForm.objects.select_for_update().filter(programme=programme, code=head.code)
        last: ReportForm | None = rows.order_by("-number").first()
        _refuse_moved_on(last, expected_number, head)
        _refuse_silent(last, reason)
        made: ReportForm = ReportForm.objects.create(
            **_columns(programme, head, form),
            number=expected_number + 1,
            reason=reason.strip()[:300],
            published_by_id=actor.person,
            published_at=at,
        )
        audit.record(
            actor=actor,
            verb="publish-report-form",
            subject=made,
            at=at,
            district=made.district_id,
            facts={"form": made.code, "number": made.number, "digest": made.digest},
            under=Verb.CHECK_REPORT,
        )
    return made


def _columns(programme: Programme, head: Head, form: FormVersion) -> dict[str, object]:
    return {
        "district_id": programme.district_id,
        "programme": programme,
        "code": head.code,
        "name": head.name.strip(),
        "cycle": head.cycle,
        "lines": lines_json(form.lines),
        "rules": rules_json(form.rules),
        "digest": form.digest,
    }


def _refuse_head(head: Head) -> None:
    if not _CODE.fullmatch(head.code):
        raise Refused("bad-code", "表号只用字母、数字和连字符，不超过40个字符。", BASIS)
    if not head.name.strip():
        raise Refused("no-name", "请写明表名。", BASIS)


def _refuse_unknown(programme: Programme, form: FormVersion) -> None:
    known = own_indicators.known(programme.district_id)
    for line in form.lines:
        if line.kind is LineKind.INDICATOR and line.indicator not in known:
            raise Refused("unknown-indicator", f"“{line.label}”选定的指标不在指标目录中。", BASIS)


def _refuse_silent(last: ReportForm | None, reason: str) -> None:
    if last is not None and not reason.strip():
        raise Refused("reason-needed", "修改表单须写明理由。", BASIS)


def _refuse_moved_on(last: ReportForm | None, expected: int, head: Head) -> None:
    number = last.number if last else 0
    if last is not None and expected == 0:
        raise Refused("code-taken", f"表号“{head.code}”已被使用，请另取一个。", BASIS)
    if number != expected:
        labels = {"number": "版本", "name": "表名"}
        current = {"number": number, "name": last.name if last else ""}
        raise Stale(current, {"number": expected, "name": head.name}, labels)


def proposed(programme: Programme) -> FormVersion:
    """A form to begin with: every target of the plan in force, the unit's items, and three texts.

    A target that the system can count is shown; one that nothing is bound to is asked as a number.
    """
    plan = PlanVersion.objects.filter(programme=programme).in_force().first()
    targets = list(Target.objects.of(plan)) if plan is not None else []
    codes = bindings.bound_codes(programme)
    known = own_indicators.known(programme.district_id)
    lines = [_target_line(place, t, codes.get(t.key), known) for place, t in enumerate(targets, 1)]
    words = [Line(key, LineKind.TEXT, label, required=key == "done") for key, label in WORDS]
    items = Line("items", LineKind.ITEMS, "督办事项办理进展")
    return FormVersion((*lines, items, *words))


def _target_line(
    place: int, target: Target, code: str | None, known: Mapping[str, tuple[Indicator, ...]]
) -> Line:
    if code is not None and code in known:
        newest = known[code][-1]
        return Line(f"t{place}", LineKind.INDICATOR, target.name, newest.unit, code)
    hint = f"方案目标：{target.quote}"[:120] if target.quote else ""
    return Line(
        f"t{place}", LineKind.NUMBER, target.name, target.unit, required=False, places=2, hint=hint
    )


def set_duties(
    *,
    form: ReportForm,
    units: Sequence[Unit],
    working_days: int,
    since: date,
    actor: Actor,
    at: datetime,
) -> int:
    """From ``since`` on exactly ``units`` report by the form; how many duties began or ended.

    ``working_days`` after a period's end. Periods that are open keep their reports.
    """
    require(actor, Verb.CHECK_REPORT, district=form.district_id)
    _refuse_wish(form, units, working_days)
    with transaction.atomic():
        ReportForm.objects.select_for_update().get(pk=form.pk)
        rows = ReportDuty.objects.filter(programme=form.programme_id, form_code=form.code)
        wanted = {unit.pk for unit in units}
        held = {duty.unit_id: duty for duty in rows.filter(valid_until=None)}
        kept = {unit for unit in wanted & held.keys() if _same(held[unit], form, working_days)}
        ended = [duty.pk for unit, duty in held.items() if unit not in kept]
        begun = [
            _duty(form, unit, working_days, since, actor, at) for unit in sorted(wanted - kept)
        ]
        _end(ended, since)
        ReportDuty.objects.bulk_create(begun)
        audit.record(
            actor=actor,
            verb="set-report-duties",
            subject=form,
            at=at,
            district=form.district_id,
            facts={"form": form.code, "begun": len(begun), "ended": len(ended)},
            under=Verb.CHECK_REPORT,
        )
    return len(begun) + len(ended)


def _refuse_wish(form: ReportForm, units: Sequence[Unit], working_days: int) -> None:
    if not 1 <= working_days <= LATEST:
        raise Refused("bad-days", f"报送期限应为期末后1到{LATEST}个工作日。", BASIS)
    if any(unit.district_id != form.district_id for unit in units):
        raise Refused("foreign-unit", "请选择本区域的单位。", BASIS)


def _same(duty: ReportDuty, form: ReportForm, working_days: int) -> bool:
    return (duty.working_days, duty.cycle) == (working_days, form.cycle)


def _end(duties: Sequence[int], since: date) -> None:
    """A duty that had not begun yet has never been one."""
    rows = ReportDuty.objects.filter(pk__in=duties)
    rows.filter(valid_from__gte=since).delete()
    rows.update(valid_until=since)


def _duty(
    form: ReportForm, unit: int, working_days: int, since: date, actor: Actor, at: datetime
) -> ReportDuty:
    return ReportDuty(
        district_id=form.district_id,
        programme_id=form.programme_id,
        form_code=form.code,
        unit_id=unit,
        cycle=form.cycle,
        working_days=working_days,
        valid_from=since,
        set_by_id=actor.person,
        set_at=at,
    )
