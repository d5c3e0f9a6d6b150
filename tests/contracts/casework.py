"""One of everything that work on cases leaves behind, with its people, in the first district."""

from __future__ import annotations

from django.utils import timezone

from ipcity.actions import proceeding_files, proceedings
from ipcity.actions.proceeding_files import Found
from ipcity.actions.proceedings import Entry
from ipcity.domain.access import Role
from ipcity.domain.cases.organs import Organ
from ipcity.store.actors import actor_for
from ipcity.store.models.people import Person
from ipcity.store.models.proceeding_alerts import (
    CaseAmounts,
    Competence,
    CriminalAlert,
    ReporterReading,
)
from ipcity.store.models.proceeding_files import CaseTemplate
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
    proceedings.share_out(
        proceeding=case, officers=[officer], actor=actor_for(head, today), at=now
    )
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


def caseworkers() -> tuple[Person, ...]:
    return tuple(Person.objects.get(username=str(role)) for role in CASEWORKERS)
