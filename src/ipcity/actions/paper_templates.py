"""Templates of papers: Word files with named fields that the office or a unit brings.

Fields are names that are looked up, never evaluated; what a template does not name is left out.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit, files
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.papers.incoming.limits import check_bytes
from ipcity.papers.official import layouts, templates, writing
from ipcity.papers.official.documents import Format, Official
from ipcity.store.models.districts import District
from ipcity.store.models.paper_registers import PaperTemplate
from ipcity.store.models.papers import Kind
from ipcity.store.models.units import Unit

AUDIT_LABELS = {"keep-template": "上传公文模板", "withdraw-template": "停用公文模板"}
BASIS: Final = "公文模板"
BODY: Final = "正文"
PARTS: Final = ("表:", "图:")
KNOWN: Final = frozenset(writing.values_of(Official(kind="", title="")))
# forms that stay in the house: without the red head
INTERNAL: Final = frozenset({Kind.DISPATCH, Kind.NOTICE})


def written(official: Official, district: int, kind: Kind, unit: Unit | None) -> bytes:
    """The document in the template of the unit, else of the office, else after the standard."""
    template = in_use(district, kind, unit)
    return writing.write(official, template.file.read() if template else None)


def default_for(kind: Kind) -> bytes:
    """The Word file that papers of ``kind`` are written into while nobody has brought another."""
    if kind in INTERNAL:
        return layouts.default_template(Format.INTERNAL, with_red_head=False)
    return layouts.default_template()


def in_use(district: int, kind: Kind, unit: Unit | None) -> PaperTemplate | None:
    """The newest one of ``unit``, else the newest of the whole office."""
    rows = PaperTemplate.objects.filter(district=district, kind=kind, withdrawn_at=None)
    for owner in dict.fromkeys((unit, None)):
        found: PaperTemplate | None = (
            rows.filter(unit=owner).select_related("file").order_by("-pk").first()
        )
        if found is not None:
            return found
    return None


def keep(
    *,
    district: District,
    kind: Kind,
    unit: Unit | None,
    name: str,
    content: bytes,
    actor: Actor,
    at: datetime,
) -> PaperTemplate:
    """From now on papers of ``kind`` are written into this file; it must name the body."""
    require(actor, Verb.DRAFT_PAPER, district=district.pk)
    check_bytes(name, content)
    named = templates.fields_of(content)
    _refuse_fields(content, named)
    with transaction.atomic():
        stored = files.keep(
            district=district, name=name, content=content, actor=actor, at=at,
            verb=Verb.READ_PAPERS,
        )  # fmt: skip
        row: PaperTemplate = PaperTemplate.objects.create(
            district=district, kind=kind, unit=unit, file=stored, fields=list(named), at=at,
            person_id=actor.person,
        )  # fmt: skip
        audit.record(
            actor=actor, verb="keep-template", under=Verb.DRAFT_PAPER, subject=row, at=at,
            district=district.pk, facts={"kind": kind.value, "sha256": stored.sha256},
        )  # fmt: skip
    return row


def _refuse_fields(content: bytes, named: tuple[str, ...]) -> None:
    """Tables and charts are named by their captions, which differ from paper to paper."""
    parts = {each for each in named if each.startswith(PARTS)}
    problems = templates.problems_of(content, KNOWN | parts)
    if problems:
        raise Refused("template-field", "；".join(str(each) for each in problems), BASIS)
    if BODY not in named and not parts:
        raise Refused("no-body", "模板中没有“{{正文}}”，也没有“{{表:…}}”，数字无处可放。", BASIS)


def withdraw(*, template: PaperTemplate, actor: Actor, at: datetime) -> PaperTemplate:
    """The one before, or the default, counts again."""
    require(actor, Verb.DRAFT_PAPER, district=template.district_id)
    with transaction.atomic():
        row: PaperTemplate = PaperTemplate.objects.select_for_update().get(pk=template.pk)
        if row.withdrawn_at is not None:
            raise Refused("withdrawn", "这个模板已经停用。", BASIS)
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        audit.record(
            actor=actor, verb="withdraw-template", under=Verb.DRAFT_PAPER, subject=row, at=at,
            district=row.district_id, facts={"kind": row.kind},
        )  # fmt: skip
    return row
