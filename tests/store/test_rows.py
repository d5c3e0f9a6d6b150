"""Rows as text and back: every kind of value, on either engine, in any order."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.contrib.sessions.models import Session
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ipcity.store import rows
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.districts import District
from ipcity.store.models.facts import Target
from ipcity.store.models.settings import Setting
from tests.web.plans import adopt_plan

WHEN = datetime(2026, 11, 20, 2, 0, 0, 123456, tzinfo=UTC)
# No NUL and no lone surrogates: PostgreSQL stores neither.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def turned(model) -> rows.Digest:
    """Dump ``model``, empty it, load it again; the digest of what was loaded."""
    stream = io.BytesIO()
    before = rows.dump(model, "default", stream)
    rows.empty([model], "default")
    stream.seek(0)
    assert rows.load(model, "default", stream) == before.count
    after = rows.digest(model, "default")
    assert after == before
    return after


@pytest.mark.django_db
def test_times_keep_their_microseconds_and_text_its_characters():
    District.objects.create(pk=70, name='甲\t"乙"\n😀', created_at=WHEN)
    turned(District)
    found = District.objects.get()
    assert (found.pk, found.name, found.created_at) == (70, '甲\t"乙"\n😀', WHEN)


@pytest.mark.django_db
def test_numbers_dates_and_nothing_come_back_as_they_were():
    district = District.objects.create(name="试验区", created_at=WHEN)
    adopt_plan(district)
    before = list(Target.objects.order_by("pk").values())
    for_all = turned(Target)
    assert for_all.count == len(before) > 0
    assert list(Target.objects.order_by("pk").values()) == before
    assert any(isinstance(row["value"], Decimal) for row in before)


@pytest.mark.django_db
def test_the_digest_does_not_depend_on_the_order_in_which_text_sorts():
    for key in ("b", "A", "_", "中", "a"):
        Session.objects.create(session_key=key, session_data=key, expire_date=WHEN)
    forwards = list(rows.lines(Session, "default"))
    total, other = rows._Sum(), rows._Sum()
    for line in forwards:
        total.add(line)
    for line in reversed(forwards):
        other.add(line)
    assert total.digest() == other.digest() == rows.digest(Session, "default")


@pytest.mark.django_db
def test_a_changed_value_changes_the_digest():
    row = District.objects.create(name="甲", created_at=WHEN)
    before = rows.digest(District, "default")
    row.name = "乙"
    row.save()
    assert rows.digest(District, "default") != before


def test_columns_are_all_columns():
    names = [field.attname for field in rows.columns(AuditEntry)]
    assert names[:3] == ["id", "sequence", "at"]
    assert date(2026, 1, 1).isoformat() == rows._plain(date(2026, 1, 1))


class AnyValue(TestCase):
    @given(JSON)
    def test_any_json_comes_back(self, value):
        if value is None:
            value = {}
        Setting.objects.create(key="any", value=value, changed_at=WHEN)
        turned(Setting)
        assert Setting.objects.get(key="any").value == value
        Setting.objects.all().delete()
