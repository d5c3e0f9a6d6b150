"""The documents of a case as Word files: the kind's own text, or the district's template with fields."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from django.db import transaction

from ipcity.actions import audit, files
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.cases.declarations import Field, Kind, Paper
from ipcity.domain.cases.kinds import kind_called
from ipcity.domain.cases.moves import words_of
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_words
from ipcity.papers.incoming.limits import check_bytes
from ipcity.papers.official import templates, writing
from ipcity.papers.official.documents import Format, Official, Paragraph, Run
from ipcity.store.ledgers import facts, ledgers
from ipcity.store.models.proceeding_files import CaseTemplate
from ipcity.store.models.proceedings import Proceeding
from ipcity.store.models.units import Unit

AUDIT_LABELS = {"keep-case-template": "上传文书模板"}
BASIS: Final = "案件文书模板"
FIELD: Final = re.compile(r"\{\{([^{}]+)\}\}")
BLANK: Final = "＿＿＿＿"


def declared(proceeding: Proceeding, key: str) -> Paper:
    """The paper of the case's kind; Refused for one that the kind does not know."""
    found = {each.key: each for each in proceeding.declared.papers}
    if key not in found:
        raise Refused("no-paper", f"{proceeding.declared.title}没有这种文书。", BASIS)
    return found[key]


def written(proceeding: Proceeding, paper: Paper, on: date) -> bytes:
    """``paper`` filled with what the case knows; what it does not know stays an open line."""
    values = values_of(proceeding, on)
    template = in_use(proceeding.district_id, proceeding.kind, paper.key)
    if template is not None:
        named = templates.fields_of(template.file.read())
        return templates.fill(
            template.file.read(), {each: values.get(each, BLANK) for each in named}
        )
    if not paper.body:
        raise Refused("received-paper", f"《{paper.title}》由办案人员制作或者接收，请上传。", BASIS)
    body = tuple(Paragraph((Run(filled(each, values)),)) for each in paper.body)
    unit = proceeding.unit.name
    return writing.write(
        Official(
            kind="case", title=paper.title, issuer=unit, body=body, signature=unit, signed_on=on,
            is_demonstration=proceeding.district.is_demo, with_red_head=False,
            format=Format.INTERNAL,
        )
    )  # fmt: skip


def filled(text: str, values: dict[str, str]) -> str:
    return FIELD.sub(lambda found: values.get(found[1].strip()) or BLANK, text)


def values_of(proceeding: Proceeding, on: date) -> dict[str, str]:
    """Every name that a paper of the case may ask for, with its words."""
    kind, row = proceeding.declared, proceeding.ledger_row
    values = {
        str(each.verbose_name): _shown(row, each.attname)
        for each in facts(type(row))
        if not each.is_relation
    }
    for label, each in fields_of(kind).items():
        values[label] = words_of(each, proceeding.known.get(each.name))
    named = proceeding.officers.filter(removed_at=None).select_related("person").order_by("id")
    return values | {
        "案件编号": proceeding.number,
        "案由": proceeding.cause,
        "当事人": proceeding.party_name,
        "收到日": day_words(proceeding.received_on),
        "办案人员": "、".join(each.person.name for each in named),
        "办案单位": proceeding.unit.name,
        "证据数": str(proceeding.evidence.filter(removed_at=None).count()),
        "今日": day_words(on),
    }


def fields_of(kind: Kind) -> dict[str, Field]:
    """The fields of the entry and of every move by their labels."""
    asked = (*kind.opening, *(each for move in kind.moves for each in move.fields))
    return {each.label: each for each in asked}


def _shown(row: object, name: str) -> str:
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    if value in (None, ""):
        return ""
    return day_words(value) if isinstance(value, date) else str(value)


def in_use(district: int, kind: str, paper: str) -> CaseTemplate | None:
    rows = CaseTemplate.objects.filter(
        district=district, kind=kind, paper=paper, withdrawn_at=None
    ).select_related("file")
    found: CaseTemplate | None = rows.first()
    return found


def known_names(kind: Kind) -> frozenset[str]:
    """What a template of this kind may name."""
    columns = {str(f.verbose_name) for f in facts(ledgers()[kind.ledger]) if not f.is_relation}
    always = {"案件编号", "案由", "当事人", "收到日", "办案人员", "办案单位", "证据数", "今日"}
    return frozenset(columns | set(fields_of(kind)) | always)


def keep_template(
    *, unit: Unit, kind: str, paper: str, name: str, content: bytes, actor: Actor, at: datetime
) -> CaseTemplate:
    """From now on this paper is written into the Word file; fields that nothing answers are refused."""
    require(actor, Verb.DECIDE_CASE, district=unit.district_id, unit=unit.pk)
    found = kind_called(kind)
    if paper not in {each.key for each in found.papers}:
        raise Refused("no-paper", f"{found.title}没有这种文书。", BASIS)
    check_bytes(name, content)
    if problems := templates.problems_of(content, known_names(found)):
        raise Refused("template-field", "；".join(str(each) for each in problems), BASIS)
    with transaction.atomic():
        stored = files.keep(
            district=unit.district_id, name=name, content=content, actor=actor, at=at,
            verb=Verb.READ_CASES, unit=unit.pk,
        )  # fmt: skip
        made: CaseTemplate = CaseTemplate.objects.create(
            district_id=unit.district_id, kind=kind, paper=paper, file=stored, at=at,
            person_id=actor.person,
        )  # fmt: skip
        audit.record(
            actor=actor, verb="keep-case-template", under=Verb.DECIDE_CASE, subject=made, at=at,
            district=unit.district_id, facts={"kind": kind, "paper": paper},
        )  # fmt: skip
    return made
