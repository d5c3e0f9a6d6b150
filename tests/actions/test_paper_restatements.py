"""A locked figure is corrected by a signed erratum: every paper that quoted it says so."""

from __future__ import annotations

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from docx import Document

from ipcity.actions import paper_steps, papers, reporting_errata, rows
from ipcity.actions.paper_sections.reporting import value_key
from ipcity.actions.paper_texts import text_of
from ipcity.domain.supervision.paper_ways import Move
from ipcity.domain.terms.periods import period_named
from ipcity.papers.official.documents import Paragraph
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.bindings import Binding
from ipcity.store.models.paper_registers import Restatement
from ipcity.store.models.papers import Kind, Paper, PaperFile, PaperNumber, Source
from ipcity.store.models.reporting import Erratum, ReportingPeriod, ReportValue
from tests.actions.reports import Q3, approved, lock, opened, report_of
from tests.cast import AT, Cast, actor_of, cast

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=3)
PRAISE = "instructions.positive-of-year"


@pytest.fixture
def people(db, settings, tmp_path) -> Cast:
    settings.HOME = tmp_path
    return cast()


@pytest.fixture
def locked(people) -> ReportingPeriod:
    """The third quarter with one approved report (走访企业 12 家, 其中镇街走访 5 家), locked."""
    period = opened(people)
    Binding.objects.create(
        district=people.district, programme=period.programme, fact_key="T1", chosen_at=AT,
        indicator=PRAISE,
    )  # fmt: skip
    approved(people, report_of(people))
    return lock(period, people)


def made(people: Cast, kind: Kind, code: str = "2026Q3", at=AT) -> Paper:
    return papers.make(
        programme=people.district.programme_set.get(), kind=kind, period=period_named(code),
        actor=actor_of(people.clerk), at=at,
    )  # fmt: skip


def firms() -> ReportValue:
    return ReportValue.objects.get(report__period__code="2026Q3", key="firms")


def correct(people: Cast, after: int, value: ReportValue | None = None) -> Erratum:
    return reporting_errata.correct_value(
        value=value or firms(), after=Decimal(after), reason="重复计数",
        actor=actor_of(people.lead), at=LATER,
    )  # fmt: skip


def register(erratum: Erratum) -> dict[int, list[tuple[str, Decimal | None, Decimal | None]]]:
    found: dict[int, list[tuple[str, Decimal | None, Decimal | None]]] = {}
    for row in Restatement.objects.filter(erratum=erratum.pk).select_related("number"):
        found.setdefault(row.paper_id, []).append((row.number.label, row.before, row.after))
    return {pk: sorted(rows) for pk, rows in found.items()}


def cells_of(file: PaperFile) -> list[list[str]]:
    (table,) = Document(io.BytesIO(file.file.read())).tables
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def notes_of(paper: Paper) -> list[PaperFile]:
    return list(paper.files.filter(origin=PaperFile.Origin.ERRATUM).order_by("number"))


def test_a_reported_figure_is_restated_in_every_paper_that_quotes_it(people, locked):
    first, second = made(people, Kind.CIRCULAR), made(people, Kind.CIRCULAR)
    signed = paper_steps.submit(
        paper=second, expected_version=second.version, actor=actor_of(people.clerk), at=AT
    )
    other = made(people, Kind.QUARTERLY)
    label = "产业科报送的走访企业"
    erratum = correct(people, 9)
    assert register(erratum) == {
        first.pk: [(label, Decimal(12), Decimal(9))],
        second.pk: [(label, Decimal(12), Decimal(9))],
    }
    assert erratum.restated == 2
    for paper in (first, signed):
        (note,) = notes_of(paper)
        assert note.file.name.endswith("更正说明（更正第1号）.docx")
        assert cells_of(note) == [[label, "12家", "9家"]]
        last = paper.steps.order_by("pk").last()
        assert (last.move, last.remark) == (Move.RESTATE, "更正第1号，涉及1处数字")
    assert notes_of(other) == []
    assert AuditEntry.objects.filter(verb="restate-papers").count() == 1


def test_a_second_erratum_finds_what_the_first_has_corrected(people, locked):
    before = made(people, Kind.CIRCULAR)
    correct(people, 9)
    between = made(people, Kind.CIRCULAR, at=LATER)
    quoted = between.numbers.get(fact_key=value_key(firms().pk))
    assert (quoted.value, quoted.text) == (Decimal(9), "9")
    told = [b for b in text_of(between.content).body if isinstance(b, Paragraph)][2]
    assert "".join(run.text for run in told.runs) == (
        "锁定后签署的更正：产业科报送的走访企业由12家更正为9家，文中按更正数列示。"
    )
    second = correct(people, 10)
    label = "产业科报送的走访企业"
    assert register(second) == {
        before.pk: [(label, Decimal(12), Decimal(10))],
        between.pk: [(label, Decimal(9), Decimal(10))],
    }
    assert [cells_of(note)[0][2] for note in notes_of(before)] == ["9家", "10家"]


def derived(people: Cast, paper: Paper, *values: ReportValue, value: int) -> PaperNumber:
    """A number that a paper took from several reported values, as its binder writes it."""
    return PaperNumber.objects.create(
        district=people.district, paper=paper, key="t9001", label="走访合计", text=f"{value}家",
        value=value, unit="家", source=Source.REPORTING, rows=[v.pk for v in values], on=Q3.last,
    )  # fmt: skip


def test_what_was_taken_from_the_report_is_marked_in_any_paper(people, locked):
    towns = ReportValue.objects.get(report__period__code="2026Q3", key="towns")
    annual, dispatch = made(people, Kind.ANNUAL, "2026"), made(people, Kind.DISPATCH)
    derived(people, annual, firms(), towns, value=17)
    derived(people, dispatch, towns, value=12)
    erratum = correct(people, 9)
    # its own value is 12 too, but it was not taken from this line
    assert register(erratum) == {annual.pk: [("走访合计", Decimal(17), None)]}
    (note,) = notes_of(annual)
    assert cells_of(note) == [["走访合计", "17家", "须重新计算"]]
    assert "须核算后使用" in "".join(
        each.text for each in Document(io.BytesIO(note.file.read())).paragraphs
    )


def test_a_void_paper_and_an_earlier_text_are_left_alone(people, locked):
    lead, clerk = actor_of(people.lead), actor_of(people.clerk)
    gone, again = made(people, Kind.CIRCULAR), made(people, Kind.CIRCULAR)
    paper_steps.void(paper=gone, expected_version=gone.version, remark="重复", actor=lead, at=AT)
    papers.remake(paper=again, actor=clerk, at=AT)
    erratum = correct(people, 9)
    assert list(register(erratum)) == [again.pk]
    row = Restatement.objects.select_related("number").get(erratum=erratum.pk)
    assert row.number.generation == 2


def test_a_measured_figure_is_restated_with_what_derives_from_it(people, locked):
    """T1 counted two instructions at the lock; a third one was left out of the ledger."""
    quarter, annual = made(people, Kind.QUARTERLY), made(people, Kind.ANNUAL, "2026")
    praise = {"subject": "补录", "leader_title": "某领导", "given_on": Q3.last, "is_positive": True}
    rows.enter(
        ledger="instructions", values=praise, unit=people.office, actor=actor_of(people.lead),
        at=AT,
    )  # fmt: skip
    erratum = reporting_errata.correct_measurement(
        period=locked, code=PRAISE, reason="漏登一件", actor=actor_of(people.lead), at=LATER
    )
    assert (erratum.before, erratum.after) == (2, 3)
    told = register(erratum)
    assert list(told) == [quarter.pk]  # the annual report is of another day
    name = "新增示范企业"
    derived_from_it = [f"{name}与应达到数的差", f"{name}占方案目标的比例"]
    assert told[quarter.pk] == [
        (name, 2, 3), (name, 2, 3), (derived_from_it[0], 2, None), (derived_from_it[1], 40, None),
    ]  # fmt: skip
    (note,) = notes_of(quarter)
    assert cells_of(note) == [
        [name, "2家", "3家"],
        [derived_from_it[0], "2家", "须重新计算"],
        [derived_from_it[1], "40%", "须重新计算"],
    ]
    assert notes_of(annual) == []
    again = made(people, Kind.QUARTERLY, at=LATER)
    told_again = [b for b in text_of(again.content).body if isinstance(b, Paragraph)][2]
    words = "".join(run.text for run in told_again.runs)
    assert words.endswith("由2次更正为3次，文中为锁定时的数。"), words
