"""One of everything that work on cases leaves behind, with its people, in the first district."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from ipcity.actions import proceeding_files, proceedings, publication_drafts
from ipcity.actions.proceeding_files import Found
from ipcity.actions.proceedings import Entry
from ipcity.domain.access import Actor, Role
from ipcity.domain.cases.organs import Organ
from ipcity.domain.publicity.decisions import Penalty
from ipcity.domain.publicity.spans import MaskKind, Span
from ipcity.store.actors import actor_for
from ipcity.store.models.cases import Case
from ipcity.store.models.people import Person
from ipcity.store.models.proceeding_alerts import (
    CaseAmounts,
    Competence,
    CriminalAlert,
    ReporterReading,
)
from ipcity.store.models.proceeding_files import CaseTemplate
from ipcity.store.models.publication_drafts import PublicDecision, PublicitySetting
from tests.cast import Cast, holder

CASEWORKERS = (Role.CASE_OFFICER, Role.LEGAL_REVIEWER, Role.ENFORCEMENT_HEAD)


def records_cases(people: Cast) -> None:
    """A case with its clock, officers, papers, evidence, party, reporter, amounts and alert."""
    here, now, today = people.district, timezone.now(), timezone.localdate()
    officer, _, head = (holder(people.office, role, f"{role}甲") for role in CASEWORKERS)
    actor = actor_for(officer, today)
    entry = Entry(
        "ordinary_penalty", people.office, Organ.MARKET, "试验案由", today, "试验当事人",
        given={"kind": "trademark"}, reporter="试验举报人",
    )  # fmt: skip
    case = proceedings.register(entry=entry, actor=actor, at=now)
    proceedings.share_out(proceeding=case, officers=[officer], actor=actor_for(head, today), at=now)
    given = {"proceeding": case, "actor": actor, "at": now}
    proceeding_files.keep_evidence(
        found=Found("document", "试验证据", today), upload=("证据.pdf", b"%PDF"), **given
    )
    made = proceeding_files.make_paper(key="filing_form", **given)
    proceeding_files.keep_party(values={"role": "party", "name": "试验当事人"}, **given)
    amounts = CaseAmounts.objects.create(
        district=here, proceeding=case, offence="counterfeit", values={}, remark="账册", at=now
    )
    CriminalAlert.objects.create(
        district=here, proceeding=case, amounts=amounts, line="试验标准", words="试验提示",
        basis="试验依据", at=now,
    )  # fmt: skip
    ReporterReading.objects.create(
        district=here, reporter=case.reporter, person=officer, reason="试验事由", at=now
    )
    Competence.objects.create(
        district=here, kind="试验种类", is_competent=True, document="试验文件", since=today, at=now
    )
    CaseTemplate.objects.create(
        district=here, kind="ordinary_penalty", paper="decision", file=made.file, at=now
    )
    records_publication(case.ledger_row, actor, now)


def records_publication(row: Case, actor: Actor, now: datetime) -> None:
    """A publication with its masks, its steps and its clocks, a text the public may not read yet, and
    a closed setting."""
    Case.objects.filter(pk=row.pk).update(
        decided_on=timezone.localdate(), decision_number="试验处罚1号", result="penalty"
    )
    row.refresh_from_db()
    told = publication_drafts.Told(
        frozenset({Penalty.FINE}), text="试验决定书全文，委托代理人：试验代，男。"
    )
    draft = publication_drafts.begin(case=row, told=told, actor=actor, at=now)
    span = Span(0, 2, MaskKind.OTHER_PERSONAL, "试验理由")
    publication_drafts.mark(draft=draft, spans=[span], actor=actor, at=now)
    PublicDecision.objects.create(
        district=draft.district, draft=draft, key="k" * 22, number="试验处罚1号", decided_on=now.date(),
        published_on=now.date(), ends_on=date(2099, 1, 1), text="试验决定书", organ_name="试验机关",
    )  # fmt: skip
    PublicitySetting.objects.create(district=draft.district, document="试验标准", at=now)


def caseworkers() -> tuple[Person, ...]:
    return tuple(Person.objects.get(username=str(role)) for role in CASEWORKERS)
