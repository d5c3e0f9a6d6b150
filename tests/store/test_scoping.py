"""``to_q`` selects exactly the rows that ``covers`` names, on real rows."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipcity.domain.access import Reach, Scope
from ipcity.store.models.districts import District
from ipcity.store.models.people import Person
from ipcity.store.scoping import to_q
from tests.cast import AT, unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(db):
    """In each of two districts: people with and without a unit (a person owns their own row)."""
    made = []
    for number in (1, 2):
        district = District.objects.create(name=f"区{number}", created_at=AT)
        homes = [None, *(unit(district, f"u{n}", f"单位{n}") for n in (1, 2, 3))]
        for place, home in enumerate(homes * 2):
            made.append(
                Person.objects.create(
                    username=f"{number}-{place}",
                    name="某人",
                    district=district,
                    unit=home,
                    created_at=AT,
                )
            )
    return made


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.data())
def test_the_same_rows(rows, seed):
    districts = sorted({row.district_id for row in rows})
    units = sorted({row.unit_id for row in rows if row.unit_id})
    reaches = st.builds(
        Reach,
        st.sampled_from(districts),
        st.none() | st.frozensets(st.sampled_from(units), max_size=3),
        st.none() | st.sampled_from([row.pk for row in rows]),
    )
    scope = seed.draw(st.builds(Scope, st.frozensets(reaches, max_size=4)))
    owned = {r.pk for r in rows if scope.covers(r.district_id, r.unit_id, r.pk)}
    assert set(Person.objects.within(scope).values_list("pk", flat=True)) == owned
    for unit_column, owner_column in product(("unit_id", None), ("pk", None)):
        found = Person.objects.filter(to_q(scope, unit=unit_column, owner=owner_column))
        expected = {
            row.pk
            for row in rows
            if scope.covers(
                row.district_id,
                row.unit_id if unit_column else None,
                row.pk if owner_column else None,
            )
        }
        assert {row.pk for row in found} == expected
