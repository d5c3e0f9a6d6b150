"""Papers: every figure bound, the way from draft to archive, templates, drafts edited by hand."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from decimal import Decimal

import pytest
from docx import Document

from ipcity.actions import (
    items,
    measurements,
    paper_deliveries,
    paper_edits,
    paper_numbering,
    paper_restatements,
    paper_seals,
    paper_steps,
    paper_templates,
    paper_verifications,
    papers,
    rows,
)
from ipcity.actions.assumptions import assume
from ipcity.actions.paper_materials import gather
from ipcity.actions.paper_texts import kept, text_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.supervision.paper_ways import Move, State
from ipcity.domain.terms.periods import period_named
from ipcity.papers.official.bookmarks import numbers_in
from ipcity.papers.official.documents import Heading, Paragraph, Table
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.bindings import Binding
from ipcity.store.models.facts import Trend
from ipcity.store.models.paper_registers import DocumentNumber, Restatement
from ipcity.store.models.papers import Addressee, Kind, Paper, PaperFile, PaperNumber, Retention
from ipcity.store.models.reporting import Erratum, ReportingPeriod
from tests.cast import AT, actor_of, cast
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db
Q3 = period_named("2026Q3")
PDF = b"%PDF-1.4 scan"
# what may hold a figure without being one: names of the plan, ordinals, captions
ORDINAL = re.compile(r"^\d+\. ")


@pytest.fixture
def people(db):
    found = cast()
    found.office.position = 1
    found.office.save()
    adopt_plan(found.district)
    return found


@pytest.fixture
def programme(people):
    return people.district.programme_set.get()


def made(people, programme, kind=Kind.CIRCULAR, period=Q3, **more):
    return papers.make(
        programme=programme, kind=kind, period=period, actor=actor_of(people.clerk), at=AT, **more
    )


def loose_figures(official) -> list[str]:
    """Runs of sentences that hold a digit and are bound to nothing."""
    runs = [r for b in official.body if isinstance(b, Heading | Paragraph) for r in b.runs]
    cells = [
        r for b in official.body if isinstance(b, Table) for row in b.rows
        for cell in row[1:] for r in cell.runs
    ]  # fmt: skip
    known = re.compile(
        re.escape(official.title) + r"|《[^》]*》|\d{4}年第.季度|\d{4}年度|\d{4}年上半年"
    )
    return [
        r.text for r in (*runs, *cells)
        if not r.number and re.search(r"\d", ORDINAL.sub("", known.sub("", r.text)))
    ]  # fmt: skip


def test_every_figure_is_bound(people, programme):
    items.propose(
        programme=programme, title="走访企业", lead=people.organ, support=(people.office,),
        actor=actor_of(people.clerk), at=AT,
    )  # fmt: skip
    for kind in Kind:
        is_bound(made(people, programme, kind), kind)


def is_bound(paper: Paper, kind: Kind) -> None:
    official = text_of(paper.content)
    assert loose_figures(official) == []
    text = paper_steps.newest_text(paper)
    marked = numbers_in(text.file.read())
    rows = {n.key: n.text for n in paper_verifications.numbers_of(paper)}
    assert {k: v for k, v in rows.items() if k.startswith("t")} == dict(marked)
    assert kept(official) == paper.content
    assert ("无数据" in str(paper.content)) == (kind is not Kind.NOTICE)


def test_the_addressee_has_its_own_words(people, programme):
    told = {}
    for to in (Addressee.CITY, Addressee.NATION, Addressee.COMMITTEE):
        official = text_of(made(people, programme, Kind.ANNUAL, addressee=to).content)
        told[to] = (official.addressee, official.body[-1].runs[0].text)
    assert told == {
        Addressee.CITY: ("试验市知识产权局", "特此报告。"),
        Addressee.NATION: ("国家知识产权局", "特此报告。"),
        Addressee.COMMITTEE: ("区委、区政府", "以上报告，请审示。"),
    }
    with pytest.raises(Refused) as refusal:
        made(people, programme, Kind.ANNUAL, addressee=Addressee.UNITS)
    assert refusal.value.code == "bad-addressee"


def test_what_cannot_be_written_is_refused(people, programme):
    for actor, code in ((people.reporter, "not-permitted"), (people.foreigner, "not-permitted")):
        with pytest.raises(NotPermitted) as refusal:
            papers.make(
                programme=programme, kind=Kind.CIRCULAR, period=Q3, actor=actor_of(actor), at=AT
            )
        assert refusal.value.code == code
    with pytest.raises(Refused) as refusal:
        made(people, programme, period=period_named("2027Q1"))
    assert refusal.value.code == "period-not-begun"


def test_the_way_from_draft_to_archive(people, programme):
    clerk, lead = actor_of(people.clerk), actor_of(people.lead)
    reviewer = actor_of(people.reviewer)
    paper = made(people, programme)
    first = AuditEntry.objects.count()

    def now():
        return Paper.objects.get(pk=paper.pk)

    paper_steps.submit(paper=paper, expected_version=now().version, actor=clerk, at=AT)
    with pytest.raises(Refused) as refusal:
        paper_steps.check(paper=now(), expected_version=now().version, actor=clerk, at=AT)
    assert refusal.value.code == "same-person"
    paper_steps.check(
        paper=now(), expected_version=now().version, units=[people.organ], actor=lead, at=AT
    )
    assert list(Paper.objects.readable_by(reviewer)) == [paper]
    paper_steps.countersign(paper=now(), unit=people.organ, remark="同意", actor=reviewer, at=AT)
    with pytest.raises(NotPermitted):
        paper_steps.sign(paper=now(), expected_version=now().version, actor=clerk, at=AT)
    signed = paper_steps.sign(paper=now(), expected_version=now().version, actor=lead, at=AT)
    assert (signed.signed_on, signed.root_sequence) == (AT.date(), AuditEntry.objects.count() - 1)
    number = paper_numbering.number(
        paper=now(), organ_code="试知办", serial=3, reason="一至二号为纸质登记", actor=clerk, at=AT
    )
    assert str(number) == "试知办〔2026〕3号"
    assert [(r.serial, r.paper_id) for r in DocumentNumber.objects.order_by("serial")] == [
        (1, None), (2, None), (3, paper.pk),
    ]  # fmt: skip
    assert "试知办〔2026〕3号" in words_of(paper_steps.newest_text(now()))
    paper_seals.ask(paper=now(), seal="办公室印章", copies=30, actor=clerk, at=AT)
    with pytest.raises(NotPermitted):
        paper_seals.allow(paper=now(), actor=clerk, at=AT)
    paper_seals.allow(paper=now(), actor=lead, at=AT)
    paper_deliveries.deliver(paper=now(), units=[people.organ], actor=clerk, at=AT)
    with pytest.raises(Refused) as refusal:
        paper_deliveries.finish(paper=now(), actor=clerk, at=AT)
    assert refusal.value.code == "no-remark"
    paper_deliveries.receive(paper=now(), unit=people.organ, actor=reviewer, at=AT)
    paper_deliveries.finish(paper=now(), actor=clerk, at=AT)
    with pytest.raises(Refused) as refusal:
        paper_deliveries.archive(paper=now(), retention=Retention.TEN, actor=clerk, at=AT)
    assert refusal.value.code == "no-scan"
    paper_seals.attach_scan(paper=now(), name="扫描.pdf", content=PDF, actor=clerk, at=AT)
    done = paper_deliveries.archive(paper=now(), retention=Retention.TEN, actor=clerk, at=AT)
    assert (done.state, done.archive_year, done.archive_item) == (State.ARCHIVED, 2026, 1)
    moves = [step.move for step in paper.steps.order_by("pk")]
    assert moves == [
        Move.MAKE, Move.SUBMIT, Move.CHECK, Move.COUNTERSIGN, Move.SIGN, Move.NUMBER,
        Move.ASK_SEAL, Move.SEAL, Move.DELIVER, Move.RECEIVE, Move.FINISH, Move.SCAN, Move.ARCHIVE,
    ]  # fmt: skip
    assert AuditEntry.objects.count() - first == len(moves) - 1
    page = "".join(f"{a}{b}" for a, b in paper_verifications.facts_of(now()))
    assert signed.root_hash in page
    assert done.scan.sha256 in page
    assert paper_verifications.opened(paper.code.lower().replace("-", ""), reviewer) == paper
    with pytest.raises(Refused) as refusal:
        paper_verifications.opened(paper.code, actor_of(people.foreigner))
    assert refusal.value.code == "no-such-code"


def words_of(file: PaperFile) -> str:
    document = Document(io.BytesIO(file.file.read()))
    return "\n".join(each.text for each in document.element.body.iter("{*}t"))


def test_sent_back_and_void(people, programme):
    clerk, lead = actor_of(people.clerk), actor_of(people.lead)
    paper = made(people, programme)
    paper = paper_steps.submit(paper=paper, expected_version=paper.version, actor=clerk, at=AT)
    with pytest.raises(Refused) as refusal:
        paper_steps.send_back(
            paper=paper, expected_version=paper.version, remark=" ", actor=lead, at=AT
        )
    assert refusal.value.code == "no-remark"
    paper = paper_steps.send_back(
        paper=paper, expected_version=paper.version, remark="补充原因", actor=lead, at=AT
    )
    again = papers.remake(paper=paper, actor=clerk, at=AT + timedelta(minutes=1))
    assert (again.state, again.generation) == (State.DRAFTING, 2)
    assert {n.generation for n in PaperNumber.objects.filter(paper=paper)} == {1, 2}
    assert {n.generation for n in paper_verifications.numbers_of(again)} == {2}
    own = papers.make(programme=programme, kind=Kind.CIRCULAR, period=Q3, actor=lead, at=AT)
    own = paper_steps.submit(paper=own, expected_version=own.version, actor=lead, at=AT)
    own = paper_steps.check(paper=own, expected_version=own.version, actor=clerk, at=AT)
    with pytest.raises(Refused) as refusal:
        paper_steps.sign(paper=own, expected_version=own.version, actor=lead, at=AT)
    assert refusal.value.code == "same-person"
    leader = actor_of(people.leader)
    own = paper_steps.sign(paper=own, expected_version=own.version, actor=leader, at=AT)
    paper_numbering.number(paper=own, organ_code="试知办", actor=clerk, at=AT)
    own.refresh_from_db()
    gone = paper_steps.void(
        paper=own, expected_version=own.version, remark="重复", actor=lead, at=AT
    )
    assert gone.state == State.VOID
    row = DocumentNumber.objects.get()
    assert (row.serial, row.reason) == (1, "公文作废：重复")
    assert paper_numbering.next_serial(people.district.pk, "试知办", 2026) == 2


def test_an_edited_number_is_caught(people, programme):
    """One figure changed in Word: told on upload, and the check asks for a reason."""
    clerk, lead = actor_of(people.clerk), actor_of(people.lead)
    paper = made(people, programme)
    text = paper_steps.newest_text(paper)
    number = next(n for n in paper_verifications.numbers_of(paper) if n.label == "方案量化目标数")
    assert number.text == "5项"
    document = Document(io.BytesIO(text.file.read()))
    for each in document.element.body.iter("{*}t"):
        if each.text == "5项":
            each.text = "7项"
    held = io.BytesIO()
    document.save(held)
    version = paper_edits.upload(
        paper=paper, name="修改稿.docx", content=held.getvalue(), actor=clerk, at=AT
    )
    assert version.verdicts["differs"] >= 1
    assert any(each["text"].startswith("7") for each in version.differences)
    paper.refresh_from_db()
    paper = paper_steps.submit(paper=paper, expected_version=paper.version, actor=clerk, at=AT)
    with pytest.raises(Refused) as refusal:
        paper_steps.check(paper=paper, expected_version=paper.version, actor=lead, at=AT)
    assert refusal.value.code == "numbers-differ"
    passed = paper_steps.check(
        paper=paper, expected_version=paper.version, reason="含上年结转两项", actor=lead, at=AT
    )
    assert (passed.state, passed.difference_reason) == (State.ISSUING, "含上年结转两项")


def test_a_template_of_their_own(people, programme):
    clerk = actor_of(people.clerk)
    document = Document()
    document.add_paragraph("试验区专用版式")
    document.add_paragraph("{{正文}}")
    held = io.BytesIO()
    document.save(held)
    paper_templates.keep(
        district=people.district, kind=Kind.CIRCULAR, unit=None, name="通报模板.docx",
        content=held.getvalue(), actor=clerk, at=AT,
    )  # fmt: skip
    paper = made(people, programme)
    assert "试验区专用版式" in words_of(paper_steps.newest_text(paper))
    empty = io.BytesIO()
    Document().save(empty)
    with pytest.raises(Refused) as refusal:
        paper_templates.keep(
            district=people.district, kind=Kind.CIRCULAR, unit=None, name="空.docx",
            content=empty.getvalue(), actor=clerk, at=AT,
        )  # fmt: skip
    assert refusal.value.code == "no-body"
    template = paper_templates.in_use(people.district.pk, Kind.CIRCULAR, None)
    paper_templates.withdraw(template=template, actor=clerk, at=AT)
    assert paper_templates.in_use(people.district.pk, Kind.CIRCULAR, None) is None


def test_an_erratum_marks_the_papers_that_quoted_it(people, programme):
    """Only the numbers of that indicator on that day; what derives from it asks to be looked at."""
    paper = made(people, programme)
    row = PaperNumber.objects.filter(paper=paper).first()
    PaperNumber.objects.create(
        district=people.district, paper=paper, key="t9001", label="质押融资额", text="100元",
        value=100, unit="元", source="measurement", indicator="pledges.amount", on=Q3.last,
    )  # fmt: skip
    PaperNumber.objects.create(
        district=people.district, paper=paper, key="t9002", label="质押融资额差额", text="20元",
        value=20, unit="元", source="path", indicator="pledges.amount", on=Q3.last,
    )  # fmt: skip
    period = ReportingPeriod.objects.create(
        district=people.district, programme=programme, code="2026Q3", cycle="quarterly",
        last=Q3.last, opened_at=AT, locked_at=AT,
    )  # fmt: skip
    erratum = Erratum.objects.create(
        district=people.district, period=period, number=1, kind="measured",
        indicator="pledges.amount", label="质押融资额", before=Decimal(100), after=Decimal(80), reason="合同录重", at=AT,
    )  # fmt: skip
    lead = actor_of(people.lead)
    assert paper_restatements.restate(erratum=erratum, actor=lead, at=AT) == 2
    assert paper_restatements.restate(erratum=erratum, actor=lead, at=AT) == 0
    told = [(r.number.key, r.after) for r in Restatement.objects.order_by("pk")]
    assert told == [("t9001", 80), ("t9002", None)]
    assert not Restatement.objects.filter(number=row).exists()
    note = PaperFile.objects.get(paper=paper, origin=PaperFile.Origin.ERRATUM)
    words = words_of(note)
    assert [each in words for each in ("更正", "合同录重", "须重新计算")] == [True] * 3


def praise(people, number, at):
    values = {
        "subject": f"批示{number}", "leader_title": "区长", "given_on": "2026-08-01", "is_positive": True,
    }  # fmt: skip
    lead = actor_of(people.lead)
    rows.enter(ledger="instructions", values=values, unit=people.office, actor=lead, at=at)
    code = "instructions.positive-of-year"
    (found,) = measurements.measure(
        district=people.district.pk, codes=[code], on=Q3.last, at=at, actor=lead
    )
    return found


def test_a_locked_period_keeps_its_values(people, programme, settings, tmp_path):
    """Whatever is entered later, and whatever is assumed of unverified figures later."""
    settings.HOME = tmp_path
    trend = Trend.objects.filter(plan__programme=programme).order_by("pk")[0]
    for key in ("T1", trend.key):
        Binding.objects.create(
            district=people.district, programme=programme, fact_key=key, chosen_at=AT,
            indicator="instructions.positive-of-year",
        )  # fmt: skip
    first = praise(people, 1, AT)
    ReportingPeriod.objects.create(
        district=people.district, programme=programme, code="2026Q3", cycle="quarterly",
        last=Q3.last, opened_at=AT, locked_at=AT, snapshot=first.snapshot,
    )  # fmt: skip
    assert praise(people, 2, AT + timedelta(hours=1)).value == 2
    assume(
        district=people.district.pk, values={"keywords_needed": "2"}, reason="市局口径",
        actor=actor_of(people.lead), at=AT + timedelta(hours=2),
    )  # fmt: skip
    found = gather(
        programme=programme, period=Q3, addressee=Addressee.UNITS, unit=None,
        actor=actor_of(people.clerk), at=AT + timedelta(hours=3),
    )  # fmt: skip
    told = {each.target.key: each.measurement for each in found.targets}
    assert (told["T1"].value, told["T1"].snapshot) == (1, first.snapshot)
    assert {each.fact.key: each.value for each in found.trends}[trend.key] == 1
