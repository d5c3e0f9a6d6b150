"""A list as its address asks for it: filters, order, columns, pages."""

from __future__ import annotations

import pytest
from django.db.models import Q
from django.test import RequestFactory

from ipcity.store.models.units import Unit
from ipcity.web.listings import Column, Filter, Listing
from tests.cast import cast

pytestmark = pytest.mark.django_db

COLUMNS = (
    Column("name", "名称", lambda unit: unit.name, order="name"),
    Column("kind", "类别", lambda unit: unit.get_kind_display(), optional=True),
    Column("key", "代号", lambda unit: unit.key, order="key", optional=True),
)
FILTERS = (
    Filter("q", "关键词", lambda text: Q(name__icontains=text)),
    Filter("kind", "类别", lambda value: Q(kind=value), Unit.Kind.choices, facet=True),
)


@pytest.fixture
def units(db):
    district = cast().district
    for number in range(45):
        kind = Unit.Kind.TOWN if number % 2 else Unit.Kind.ORGAN
        Unit.objects.create(
            district=district, key=f"u{number:02}", name=f"单位{number:02}", kind=kind
        )
    return Unit.objects.filter(key__startswith="u").order_by("key")


def shown(units, address: str = "/units") -> Listing:
    return Listing(RequestFactory().get(address), units, COLUMNS, FILTERS)


def names(listing: Listing) -> list[str]:
    return [row.record.key for row in listing.rows]


def test_a_page_holds_twenty_and_tells_the_total(units):
    listing = shown(units)
    assert (listing.total, len(listing.rows)) == (45, 20)
    assert [text for text, _, _ in listing.pages] == ["1", "2", "3"]
    assert names(shown(units, "/units?page=3")) == ["u40", "u41", "u42", "u43", "u44"]
    assert len(shown(units, "/units?size=100").rows) == 45


@pytest.mark.parametrize("page", ["0", "-1", "99", "two", ""])
def test_a_page_that_is_not_there_is_answered_by_one_that_is(units, page):
    assert shown(units, f"/units?page={page}").rows


def test_filters_narrow_and_unknown_choices_do_not(units):
    assert names(shown(units, "/units?q=单位07")) == ["u07"]
    assert shown(units, "/units?kind=town").total == 22
    assert shown(units, "/units?kind=nonsense").total == 45


def test_order_comes_from_the_address_and_only_from_named_columns(units):
    assert names(shown(units, "/units?sort=-key"))[0] == "u44"
    assert names(shown(units, "/units?sort=district__name"))[0] == "u00"
    headings = {h.column.key: h.direction for h in shown(units, "/units?sort=-key").headings}
    assert headings == {"name": "", "kind": "", "key": "descending"}


def test_columns_can_be_chosen_but_the_first_always_stays(units):
    assert [c.key for c in shown(units, "/units?columns=&columns=key").columns] == ["name", "key"]
    assert [c.key for c in shown(units).columns] == ["name", "kind", "key"]


def test_every_link_keeps_what_the_person_has_set(units):
    listing = shown(units, "/units?q=单位&kind=town&page=2")
    assert listing.link({"sort": "key"}) == "/units?q=%E5%8D%95%E4%BD%8D&kind=town&sort=key"
    assert listing.link({"page": "1"}).endswith("page=1")
    assert dict(listing.kept) == {"kind": "town"}
