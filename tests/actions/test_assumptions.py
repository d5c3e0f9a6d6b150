"""Unverified legal figures: chosen with a reason, counted by, named in values and explained."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ipcity.actions import contexts, explanations, high_value, measurements, row_doubts, rows
from ipcity.actions.assumptions import assume, assumptions_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.rights.assumptions import DEFAULT, Maintained, read, written
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.bindings import Binding
from ipcity.store.models.patents import Patent
from tests.cast import AT, TODAY, actor_of, cast, client_of
from tests.web.plans import adopt_plan

pytestmark = pytest.mark.django_db
FILED = {"filed_on": date(2019, 5, 1), "granted_on": date(2020, 1, 1)}


@pytest.fixture
def people(settings, tmp_path):
    settings.HOME = tmp_path
    return cast()


def choose(people, at=AT, **values):
    figures = {key.replace("__", "."): value for key, value in values.items()}
    return assume(
        district=people.district.pk, values=figures, reason="区局来文", actor=actor_of(people.lead), at=at
    )  # fmt: skip


def test_the_choice_is_kept_named_and_told(people):
    made = choose(people, maintained="granted")
    assert assumptions_of(people.district.pk).maintained is Maintained.GRANTED
    assert assumptions_of(people.district.pk, before=AT) == DEFAULT
    assert len(made.mark) == 8
    entry = AuditEntry.objects.get(verb="assume")
    assert entry.facts["mark"] == made.mark
    back = choose(people, at=AT + timedelta(hours=1), maintained="filed")
    assert back.mark == ""
    with pytest.raises(Refused) as refusal:
        choose(people, maintained="filed")
    assert refusal.value.code == "nothing-changed"


@pytest.mark.parametrize(
    "values",
    [{"design__long_years": "0"}, {"maintained": "sold"}, {"design__long_from": "6月"}, {"x": "1"}],
)
def test_what_cannot_be_is_refused(people, values):
    with pytest.raises(Refused):
        choose(people, **values)
    assert AuditEntry.objects.count() == 0


def test_only_who_chooses_readings_may(people):
    with pytest.raises(NotPermitted):
        assume(
            district=people.district.pk,
            values={"keywords_needed": "2"},
            reason="试",
            actor=actor_of(people.clerk),
            at=AT,
        )


def test_written_figures_are_read_back():
    chosen = read({"design.short_years": "12", "plants.switch_on": "2025-07-01"})
    assert read(written(chosen)) == chosen
    assert read({}) == DEFAULT


def test_a_number_follows_the_figures_and_the_difference_is_explained(people):
    """One maintained invention: over ten years from filing, not yet from grant."""
    plan = adopt_plan(people.district)
    programme = plan.programme
    Binding.objects.create(
        district=people.district, programme=programme, fact_key="T7", chosen_at=AT,
        indicator="high_value.inventions",
    )  # fmt: skip
    lead = actor_of(people.lead)
    rows.enter(
        ledger="patents",
        values={
            "application_number": "201510000001.3",
            "kind": "invention",
            "title": "一种装置",
            "filed_on": "2015-11-01",
            "granted_on": "2017-03-01",
        },
        unit=people.office,
        actor=lead,
        at=AT,
    )
    first = value(people, AT)
    later = AT + timedelta(days=1)
    choose(people, at=later, maintained="granted")
    second = value(people, later + timedelta(hours=1))
    assert (first.value, second.value) == (1, 0)
    assert (first.context, second.context.rpartition("/")[0]) == (first.context, first.context)
    again = contexts.context_named(second.context, people.district)
    assert again.assumed.maintained is Maintained.GRANTED
    told = explanations.explain(
        programme=programme, fact_key="T7", start=TODAY, end=TODAY + timedelta(days=1), actor=lead
    )
    (step,) = told.steps
    assert (str(step.cause), step.effect) == ("rule", -1)
    assert "待核实数值设定" in step.note
    (patent,) = Patent.objects.all()
    assert not high_value.tested(patent, TODAY).assessment.qualifies


def value(people, at):
    (found,) = measurements.measure(
        district=people.district.pk,
        codes=["high_value.inventions"],
        on=TODAY,
        at=at,
        actor=actor_of(people.lead),
    )
    return found


def test_a_rows_hints_follow_too(people):
    """A design that ended in its eleventh year: after its term, unless the term was fifteen."""
    values = {
        "application_number": "201930000001.9",
        "kind": "design",
        "title": "一种瓶",
        "filed_on": "2019-05-01",
        "granted_on": "2020-01-01",
        "ended_on": "2030-01-01",
    }
    row = rows.enter(
        ledger="patents", values=values, unit=people.office, actor=actor_of(people.lead), at=AT
    )
    after_term = "终止日晚于期限届满日，按届满日计。"
    assert any(after_term in each for each in row_doubts.doubts(row, TODAY))
    choose(people, design__long_from="2018-01-01")
    assert not any(after_term in each for each in row_doubts.doubts(row, TODAY))


def test_the_page_shows_and_the_form_saves(people):
    client = client_of(people.lead)
    page = client.get("/law/assumptions").content.decode()
    assert "都是默认值" in page
    form = client.get("/law/assumptions/choose")
    filled = {name: form.context["form"].initial.get(name) for name in form.context["form"].fields}
    answer = client.post(
        "/law/assumptions/choose", filled | {"keywords_needed": 2, "reason": "市局口径"}
    )
    assert answer.status_code == 302
    assert assumptions_of(people.district.pk).keywords_needed == 2
    page = client.get("/law/assumptions").content.decode()
    assert "战略性新兴产业须命中的关键词数：2 个" in page
    assert client_of(people.clerk).get("/law/assumptions/choose").status_code == 403
