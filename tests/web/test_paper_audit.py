"""稿件核对: a draft is uploaded, its numbers are told apart, and nobody else opens it."""

from __future__ import annotations

import io
import re

import docx
import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from ipcity.actions import paper_audits, papers
from ipcity.actions.paper_steps import newest_text
from ipcity.domain.supervision.draft_verdicts import Verdict
from ipcity.domain.terms.periods import period_named
from ipcity.papers.incoming.drafts import read_draft
from ipcity.store.models.files import StoredFile
from ipcity.store.models.papers import Kind
from ipcity.store.models.plans import PlanVersion
from tests.cast import AT, actor_of, cast, client_of
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db

DRAFT = "到2026年，有效商标量达到1200件。\n到2026年，新增示范企业达到8家，开会3次。"


@pytest.fixture
def people(db):
    found = cast()
    adopt_plan(found.district)
    return found


def test_a_pasted_draft_is_shown_with_its_verdicts(people):
    clerk = client_of(people.clerk)
    assert "请选择稿件" in clerk.post(reverse("paper-audit"), {"on": "2026-09-30"}).content.decode()
    sent = clerk.post(reverse("paper-audit"), {"pasted": DRAFT, "on": "2026-09-30"})
    kept = StoredFile.objects.get()
    assert sent.url == f"{reverse('paper-audited', args=[kept.pk])}?on=2026-09-30"
    shown = clerk.get(sent.url).content.decode()
    assert "不一致：系统为5家，文中相差3家" in shown
    assert shown.count('class="draft-number draft-red"') == 1
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(clerk.get(f"{sent.url}&file=1").content))
    rows = sheet.get_sheet_by_index(0).to_python()
    assert [row[2:4] for row in rows[1:]] == [
        ["2026年", "一致"], ["1200件", "一致"], ["2026年", "一致"], ["8家", "不一致"], ["3次", "无法核对"],
    ]  # fmt: skip
    assert client_of(people.lead).get(sent.url).status_code == 404


def test_a_made_paper_is_equal_until_a_number_is_edited(people):
    actor = actor_of(people.clerk)
    paper = papers.make(
        programme=plan_of(people).programme, kind=Kind.CIRCULAR, period=period_named("2026Q3"),
        actor=actor, at=AT,
    )  # fmt: skip
    content = newest_text(paper).file.read()
    before = found_in(people, content, paper.on, actor)
    assert before.paper == paper
    assert before.count(Verdict.DIFFERS) == 0
    word = docx.Document(io.BytesIO(content))
    runs = (r for p in word.paragraphs for r in p.runs if re.fullmatch(r"\d+项", r.text))
    run = next(runs)
    count = int(run.text[:-1])
    run.text = f"{count + 1}项"
    edited = io.BytesIO()
    word.save(edited)
    after = found_in(people, edited.getvalue(), paper.on, actor)
    wrong = [f for f in after.findings if f.verdict is Verdict.DIFFERS]
    assert [(f.mention.text, f.value, f.difference) for f in wrong] == [
        (f"{count + 1}项", f"{count}项", "1项")
    ]


def plan_of(people) -> PlanVersion:
    return PlanVersion.objects.in_force().get(district=people.district)


def found_in(people, content, on, actor):
    return paper_audits.audit_draft(
        plan=plan_of(people), passages=read_draft("稿.docx", content), on=on, actor=actor, at=AT
    )
