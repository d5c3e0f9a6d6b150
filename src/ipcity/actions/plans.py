"""A plan's way into force: uploaded, its text attached, adopted, amended, withdrawn."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from ipcity.actions import audit, files
from ipcity.actions.attaching import attach_text
from ipcity.actions.continuity import carry_keys, propose_keys, unconfirmed
from ipcity.actions.forms import Form
from ipcity.actions.plan_reading import BASIS, Arrived, read_plan
from ipcity.actions.plan_rows import write_facts
from ipcity.actions.readings import literal_readings
from ipcity.actions.unit_names import resolver
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.models.districts import District
from ipcity.store.models.facts import CONSTRUCTS, AssignedUnit, PlanProblem, Review, Target
from ipcity.store.models.files import StoredFile
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme

AUDIT_LABELS = {
    "upload-plan": "上传方案",
    "attach-plan-text": "附入方案原文",
    "adopt-plan": "采纳方案",
    "withdraw-plan": "撤回方案稿",
}
# The document-level rules that adoption carries out; any other is shown for a person to see to.
APPLIED = frozenset({"first_is_lead"})


class NotReady(Refused):
    """The draft cannot be adopted yet; ``reasons`` says all that is still open."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__("plan-not-ready", "还不能采纳：" + "；".join(reasons) + "。", BASIS)
        self.reasons = reasons


class AlreadyUploaded(Refused):
    """These very bytes are a standing version already; ``version`` is that one."""

    def __init__(self, version: PlanVersion) -> None:
        told = f"这份文件已经上传过：{version}，{version.get_state_display()}。"
        super().__init__("already-uploaded", told, BASIS)
        self.version = version


def upload(
    *,
    district: District,
    name: str,
    content: bytes,
    actor: Actor,
    at: datetime,
    programme: Programme | None = None,
    origin: str = PlanVersion.Origin.UPLOAD,
) -> PlanVersion:
    """Compile a document into a draft of ``programme``.

    None: of the programme whose plan in force bears the same title, else of a new one.
    The very notice of a version that came without its text gives that version its text instead.
    """
    require(actor, Verb.UPLOAD_PLAN, district=district.pk)
    if programme is not None and programme.district_id != district.pk:
        raise Refused("other-district", "所选的试点工作不属于本区域。", BASIS)
    known = _known(district, content)
    arrived = read_plan(name, content)
    if known is None:
        arrived.refuse_unless_plan()
    with transaction.atomic():
        known = _known(_alone(district), content)
        if known is not None:
            version, verb = known, "attach-plan-text"
            attach_text(version, arrived.plan, arrived.form, at)
        else:
            version, verb = _draft(district, programme, arrived, actor, at, origin), "upload-plan"
        _keep_file(version, arrived, actor, at)
        audit.record(
            actor=actor,
            verb=verb,
            under=Verb.UPLOAD_PLAN,
            subject=version,
            at=at,
            district=district.pk,
            facts={"sha256": version.source_sha256, "number": version.number},
        )
    return version


def _keep_file(version: PlanVersion, arrived: Arrived, actor: Actor, at: datetime) -> None:
    version.file = files.keep(
        district=version.district,
        name=arrived.name,
        content=arrived.content,
        actor=actor,
        at=at,
        verb=_reading(version),
    )
    version.save()


def _reading(version: PlanVersion) -> Verb:
    """Who reads a version reads its document: a draft is the reviewers' alone."""
    return Verb.REVIEW_PLAN if version.is_draft else Verb.READ_PLAN


def _alone(district: District) -> District:
    """Locked: of one file sent twice at one moment, the second finds the first one's draft."""
    held: District = District.objects.select_for_update(no_key=True).get(pk=district.pk)
    return held


def _known(district: District, content: bytes) -> PlanVersion | None:
    """The version that announces the hash of these bytes and waits for them.

    Refused when a version, not withdrawn, was made from these very bytes already.
    """
    digest = hashlib.sha256(content).hexdigest()
    versions = PlanVersion.objects.filter(district=district)
    standing = versions.exclude(state=PlanVersion.State.WITHDRAWN)
    made = standing.filter(source_sha256=digest).first()
    if made is not None:
        raise AlreadyUploaded(made)
    return standing.filter(notice_sha256=digest, text=None).first()


def _draft(
    district: District,
    programme: Programme | None,
    arrived: Arrived,
    actor: Actor,
    at: datetime,
    origin: str,
) -> PlanVersion:
    amended = programme or _same_titled(district, arrived.plan.title)
    owner = _held(amended) if amended else _found_programme(district, arrived, at)
    version = _version(owner, arrived, at, origin)
    version.entered_by_id = actor.person or None
    version.save()
    form = Form(arrived.form)
    write_facts(version, form, resolve=resolver(district.pk, version.issued_on))
    if version.based_on is not None:
        propose_keys(version, version.based_on)
    return version


def _held(programme: Programme) -> Programme:
    """Locked: numbers of versions are given one at a time."""
    held: Programme = Programme.objects.select_for_update().get(pk=programme.pk)
    return held


def _same_titled(district: District, title: str | None) -> Programme | None:
    """The programme whose plan in force bears ``title``, white space aside."""
    wanted = "".join((title or "").split())
    rows = PlanVersion.objects.in_force().listed().filter(district=district)
    for version in rows.select_related("programme").order_by("pk"):
        if wanted and "".join(version.title.split()) == wanted:
            found: Programme = version.programme
            return found
    return None


def _found_programme(district: District, arrived: Arrived, at: datetime) -> Programme:
    plan = arrived.plan
    end = plan.period.end if plan.period else None
    start = plan.period.start if plan.period else None
    return Programme.objects.create(
        district=district,
        key=f"plan-{hashlib.sha256(arrived.content).hexdigest()[:12]}-{at:%Y%m%d%H%M%S%f}",
        name=(plan.title or arrived.name)[:160],
        first_year=start,
        last_year=end,
        baseline_year=start - 1 if start else None,
        created_at=at,
    )


def _version(programme: Programme, arrived: Arrived, at: datetime, origin: str) -> PlanVersion:
    plan = arrived.plan
    last = programme.plans.aggregate(last=Max("number"))["last"] or 0
    compiled = {key: part for key, part in arrived.form.items() if key != "text"}
    return PlanVersion(
        district_id=programme.district_id,
        programme=programme,
        number=last + 1,
        origin=origin,
        title=(plan.title or "")[:300],
        issuer=(plan.issuer or "")[:200],
        issued_on=plan.issued_on,
        document_number=(plan.document_number or "")[:80],
        first_year=plan.period.start if plan.period else None,
        last_year=plan.period.end if plan.period else None,
        rules=list(plan.rules),
        source_name=plan.source.name[:255],
        source_sha256=plan.source.sha256,
        source_reader=plan.source.reader,
        source_encoding=plan.source.encoding,
        text=plan.text,
        compiled=compiled,
        numbers=compiled["numbers"],
        based_on=programme.plans.in_force().first(),
        entered_at=at,
        text_attached_at=at,
    )


def open_questions(version: PlanVersion) -> tuple[str, ...]:
    """What keeps a draft from being adopted, as sentences; empty when nothing does."""
    reasons = []
    errors = PlanProblem.objects.filter(plan=version, severity="error", settled=False).count()
    if errors:
        reasons.append(f"有 {errors} 处错误尚未处理")
    if not Target.objects.filter(plan=version).standing().exists():
        tasks = CONSTRUCTS["task"].objects.filter(plan=version).standing()
        if not tasks.exists():
            reasons.append("方案中没有任何量化目标或任务")
    if version.based_on_id and (open_keys := unconfirmed(version)):
        reasons.append(f"有 {open_keys} 项与现行版本的沿用关系尚未确认")
    return tuple(reasons)


def adopt(
    *,
    version: PlanVersion,
    actor: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> PlanVersion:
    """Put a reviewed draft in force; the version in force until now is superseded.

    What a reviewer has left without objection counts as confirmed by the adoption.
    """
    require(actor, Verb.ADOPT_PLAN, district=version.district_id)
    with transaction.atomic():
        programme = _held(version.programme)
        held = _draft_of(version, expected_version)
        before = programme.plans.in_force().first()
        if before is not None and held.based_on_id != before.pk:
            raise Refused(
                "amends-old-version",
                "此稿上传之后，现行版本已经更换。请撤回此稿，重新上传后再核对。",
                BASIS,
            )
        if reasons := open_questions(held):
            raise NotReady(reasons)
        _put_in_force(held, before, actor, at)
        _renew(programme, held)
        audit.record(
            actor=actor,
            verb=Verb.ADOPT_PLAN,
            subject=held,
            at=at,
            district=held.district_id,
            facts={
                "number": held.number,
                "sha256": held.source_sha256,
                "supersedes": before.pk if before else None,
            },
        )
    return held


def _draft_of(version: PlanVersion, expected_version: int | None) -> PlanVersion:
    held: PlanVersion = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if not held.is_draft:
        raise Refused(
            "not-a-draft",
            f"这一版已经是“{held.get_state_display()}”，只有待核对的稿可以办理。",
            BASIS,
        )
    if expected_version is not None and held.version != expected_version:
        raise Refused(
            "draft-moved", "您打开页面之后，此稿又有改动，本次未办理。请看过改动后再办。", BASIS
        )
    return held


def _put_in_force(
    held: PlanVersion, before: PlanVersion | None, actor: Actor, at: datetime
) -> None:
    if before is not None:
        carry_keys(held)
        PlanVersion.objects.filter(pk=before.pk).update(
            state=PlanVersion.State.SUPERSEDED, ended_at=at, version=before.version + 1
        )
    for kind in CONSTRUCTS.values():
        kind.objects.filter(plan=held).pending().update(review=Review.CONFIRMED)
    if "first_is_lead" in held.rules:
        first_is_lead(held)
    held.state = PlanVersion.State.ADOPTED
    held.adopted_at, held.adopted_by_id = at, actor.person
    held.version += 1
    held.save()
    if held.file_id:
        StoredFile.objects.filter(pk=held.file_id).update(verb=_reading(held))


def first_is_lead(version: PlanVersion) -> None:
    """列第一位的为牵头单位: the first of a group that names no lead is its lead."""
    groups: dict[int, list[AssignedUnit]] = {}
    for unit in AssignedUnit.objects.filter(plan=version).standing():
        groups.setdefault(unit.assignment_id, []).append(unit)
    Role = AssignedUnit.Role
    firsts = [
        units[0].pk
        for units in groups.values()
        if units[0].role == Role.RESPONSIBLE and all(unit.role != Role.LEAD for unit in units)
    ]
    AssignedUnit.objects.filter(pk__in=firsts).update(role=Role.LEAD)


def _renew(programme: Programme, held: PlanVersion) -> None:
    """The programme follows its plan's period and gets a reading for every new target."""
    if held.first_year and held.last_year:
        programme.first_year, programme.last_year = held.first_year, held.last_year
        programme.version += 1
        programme.save(update_fields=["first_year", "last_year", "version"])
    literal_readings(programme, Target.objects.filter(plan=held).standing())


def withdraw(
    *,
    version: PlanVersion,
    reason: str,
    actor: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> PlanVersion:
    """Take back a draft; it stays readable and its number is not given again."""
    require(actor, Verb.REVIEW_PLAN, district=version.district_id)
    if not reason.strip():
        raise Refused("reason-needed", "请写明撤回原因。", BASIS)
    with transaction.atomic():
        held = _draft_of(version, expected_version)
        held.state, held.ended_at = PlanVersion.State.WITHDRAWN, at
        held.end_reason = reason.strip()[:300]
        held.version += 1
        held.save()
        audit.record(
            actor=actor,
            verb="withdraw-plan",
            under=Verb.REVIEW_PLAN,
            subject=held,
            at=at,
            district=held.district_id,
            facts={"number": held.number},
        )
    return held
