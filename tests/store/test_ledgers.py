"""What holds for every ledger: its name, its Chinese words, its keys and columns, its companions."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.db import models

from ipcity.domain.terms.ledgers import LEDGER_LABELS
from ipcity.store.ledgers import (
    GROUPS,
    ROW_HEADINGS,
    LedgerRow,
    facts,
    headings,
    key_of,
    keys_of,
    ledgers,
)
from ipcity.store.models.districts import District
from ipcity.store.models.patents import Patent
from ipcity.store.models.qualifications import Qualification
from tests.cast import AT

# The ledgers of the programme; its own units and people are kept as models of their own.
NAMES = """
organisations patents trademarks geographical_indications copyrights plant_varieties layout_designs
trade_secret_sites qualifications assignments licences open_licences pledges products awards
statistics software_checks instructions media_reports deliverables meetings trainings events services
service_points agencies practitioners service_agreements brands protected_names protected_signs heritage_items
policies grants memberships duties cooperation_agreements achievements research_platforms
bank_products credit_loans madrid_registrations education_bases service_items typical_cases
court_cases needs offers budgets projects cases clues officers campaigns inspections draws
publications credit_records survey_answers
""".split()
LEDGERS = ledgers()
EACH = pytest.mark.parametrize("name", LEDGERS)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PERSONAL_WORDS = re.compile(r"phone|identity_number|bank_account|reporter_name")


def test_the_ledgers_are_those_of_the_programme():
    assert sorted(LEDGERS) == sorted(NAMES)
    assert {n: m._meta.verbose_name for n, m in LEDGERS.items()} == LEDGER_LABELS
    assert len(set(LEDGER_LABELS.values())) == len(LEDGER_LABELS)


@EACH
def test_words_are_chinese_and_single(name):
    model = LEDGERS[name]
    assert model.GROUP in GROUPS
    assert model.GROUP != "其他"
    assert model.__doc__
    labels = [str(f.verbose_name) for f in model._meta.concrete_fields if f.name != "id"]
    assert [each for each in labels if not CHINESE.search(each)] == []
    assert [each for each, times in Counter(labels).items() if times > 1] == []
    for field in facts(model):
        spoken = [label for _, label in field.flatchoices]
        assert len(set(spoken)) == len(spoken), field.name


@EACH
def test_declarations_name_real_fields(name):
    model = LEDGERS[name]
    own = {field.name: field for field in facts(model)}
    texts = models.CharField | models.TextField | models.JSONField
    assert model.KEYS
    assert model.LISTED
    assert {n for names in model.KEYS for n in names} <= set(own)
    assert set(model.LISTED) <= set(own)
    assert [n for n in model.SEARCHED if not isinstance(own[n], texts)] == []
    for facet in model.FACETS:
        field = own[facet]
        assert (
            field.choices
            or field.is_relation
            or isinstance(field, models.BooleanField | models.PositiveIntegerField)
        )
    dates = {n for n, field in own.items() if isinstance(field, models.DateField)}
    assert {model.DATED} - {""} <= dates
    assert {n for pair in model.IN_ORDER for n in pair} <= dates
    assert set(model.MEASURES) <= set(own)
    assert set(model.PERSONAL) <= set(own)
    assert set(model.MOVED_BY_ACTIONS) <= set(own)
    assert not own[model.LISTED[0]].is_relation


@EACH
def test_a_heading_means_one_field(name):
    model = LEDGERS[name]
    own = {field.name: field for field in facts(model)}
    found = headings(model)
    assert set(found) <= set(own)
    words = Counter(word for each in found.values() for word in set(each))
    words.update(
        str(f.verbose_name) for n, f in own.items() if f.verbose_name not in found.get(n, ())
    )
    assert [word for word, times in words.items() if times > 1] == []
    assert [n for n in model.HEADINGS if own[n].is_relation and n not in ROW_HEADINGS] == []


@EACH
def test_spoken_choices_name_real_values(name):
    model = LEDGERS[name]
    for field_name, spoken in model.SPOKEN.items():
        choices = dict(model._meta.get_field(field_name).flatchoices)
        assert set(spoken) <= set(choices)
        words = Counter(word for each in spoken.values() for word in each)
        words.update(choices.values())
        assert [word for word, times in words.items() if times > 1] == []


@EACH
def test_a_reference_stands_beside_its_words(name):
    model = LEDGERS[name]
    own = {field.name: field for field in facts(model)}
    for field in own.values():
        if field.is_relation and field.name not in ("unit", "region", "parent"):
            assert field.null, field.name
            beside = own.get(f"{field.name}_name") or own.get(f"{field.name}_number")
            assert isinstance(beside, models.CharField), field.name


@EACH
def test_personal_columns_are_masked(name):
    model = LEDGERS[name]
    found = {field.name for field in facts(model) if PERSONAL_WORDS.search(field.name)}
    if name == "service_items":  # the public enquiry telephone of an item
        found = found - {"phone"}
    assert found <= set(model.PERSONAL)
    assert {mask("13800001111") for mask in model.PERSONAL.values()} - {"13800001111"} == {
        mask("13800001111") for mask in model.PERSONAL.values()
    }
    assert model.LISTED[0] not in model.PERSONAL


@EACH
def test_money_is_exact_and_in_yuan(name):
    model = LEDGERS[name]
    for field in facts(model):
        assert not isinstance(field, models.FloatField)
        if model.MEASURES.get(field.name) == "元":
            assert isinstance(field, models.DecimalField)
            assert (field.max_digits, field.decimal_places) == (18, 2)
        elif isinstance(field, models.DecimalField):
            assert not field.name.endswith("amount")


@EACH
def test_a_complete_row_has_a_key(name):
    model = LEDGERS[name]
    row = {field.name: _value(field) for field in facts(model)}
    found = keys_of(model, row)
    assert len(found) == len(model.KEYS)
    assert key_of(model, row) == found[0] != ""
    assert key_of(model, {}) == ""


def _value(field: models.Field) -> object:
    if field.choices:
        return field.flatchoices[0][0]
    for kind, value in (
        (models.BooleanField, True),
        (models.DateField, date(2026, 1, 1)),
        (models.DecimalField, Decimal("1")),
        (models.PositiveIntegerField, 9),
        (models.ForeignKey, 7),
        (models.JSONField, []),
    ):
        if isinstance(field, kind):
            return value
    return f" {field.name}甲 "


def test_a_living_key_is_single_and_a_void_one_may_return(db):
    here = District.objects.create(name="试验区", full_name="试验市试验区", created_at=AT)
    kept = _certificate(here)
    with pytest.raises(Exception, match="(?i)unique"), _savepoint():
        _certificate(here)
    Qualification.objects.filter(pk=kept.pk).update(voided_at=AT, voided_reason="重复")
    again = _certificate(here)
    assert list(Qualification.objects.standing()) == [again]
    assert str(again) == "甲公司"


def _certificate(district: District) -> Qualification:
    values = {"kind": "high_tech", "number": "GR202351100001"}
    return Qualification.objects.create(
        district=district,
        firm_name="甲公司",
        row_key=key_of(Qualification, values),
        entered_at=AT,
        changed_at=AT,
        **values,
    )


def _savepoint():
    from django.db import transaction

    return transaction.atomic()


def test_the_strongest_complete_key_is_taken():
    assert key_of(Patent, {"publication_number": "CN1A", "grant_number": "CN1B"}) == (
        "publication_number=cn1a"
    )
    assert issubclass(Patent, LedgerRow)
