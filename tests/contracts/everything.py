"""Every address of the product, filled in from real rows, and words planted to show a leak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import CharField, Model, TextField
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

from ipcity.store.models.districts import District
from ipcity.store.models.people import Person

# Characters that no text of ours contains: whoever sees one sees a row of the first district.
BUSINESS_ROW, SYSTEM_ROW, DISTRICT_NAME = "龘", "靐", "齉"
# What the administrators keep; every other model holds the programme's own rows.
SYSTEM_MODULES = {
    "audit", "districts", "jobs", "logins", "partner_keys", "people", "posts", "settings", "tokens", "units",
    "unmaskings",
}  # fmt: skip
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ACTS = ("password", "submit", "confirm")
ACTS_NAMED = {"name", "what"}  # parameters that name an act, not the column of that name
# parameters that take a few words of the product, not one of a row: enough of them to reach a row
WORDS = {"construct": ["target"]}
SHARED = {"ledger", "kind"}  # names that belong to the product and to no row of any district
# what a list page takes: everything, a search that finds much, the list as a file
QUERIES = ("", "?q=局&search=局", "?export=csv", "?export=xlsx")
# Addresses tried per pattern. Who sees what is decided before the database is asked, so the second
# engine has to prove no more than that every page's queries run on it.
MOST = {"sqlite": 10, "postgresql": 3}


@dataclass(frozen=True)
class Address:
    """One address under test; ``route`` is the pattern it was made from."""

    route: str
    path: str
    filled: bool


def models() -> Iterator[type[Model]]:
    for model in apps.get_app_config("store").get_models():
        if any(field.name == "district" for field in model._meta.concrete_fields):
            yield model


def is_business(model: type[Model]) -> bool:
    return model.__module__.rsplit(".", 1)[-1] not in SYSTEM_MODULES


def number_from_one() -> None:
    """Empty tables give their first keys again, so that addresses do not depend on earlier tests."""
    tables = apps.get_app_config("store").get_models()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)


def number_on(after: int) -> None:
    """Rows made from here on get keys above ``after``: what a stranger makes is at no address tried."""
    names = [model._meta.db_table for model in apps.get_app_config("store").get_models()]
    with connection.cursor() as cursor:
        for name in names:
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [name])
                cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [name, after])
            else:
                sequence = "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)"
                cursor.execute(sequence, [name, after])


def plant(district: District, stranger: Person) -> None:
    """Mark every Chinese word that the rows of ``district`` hold, but for the stranger's own."""
    for model in models():
        mark = BUSINESS_ROW if is_business(model) else SYSTEM_ROW
        for row in model._base_manager.filter(district=district).order_by("pk"):
            changed = _marked(row, mark)
            if changed and row != stranger:
                model._base_manager.filter(pk=row.pk).update(**changed)
    District.objects.filter(pk=district.pk).update(name=f"{district.name}{DISTRICT_NAME}")


def _marked(row: Model, mark: str) -> dict[str, str]:
    changed = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        words = isinstance(field, CharField | TextField) and not field.choices
        if words and isinstance(value, str) and CHINESE.search(value):
            room = field.max_length is None or len(value) < field.max_length
            if room:
                changed[field.attname] = value + mark
    return changed


def addresses(here: District, there: District) -> list[Address]:
    """Every pattern of the product, its parameters filled in from rows of ``here`` only."""
    numbers, words = _numbers(here, there), _words(here)
    found = []
    for route, pattern in _routes(get_resolver()):
        names = pattern.pattern.converters
        if not names:
            path = re.sub(r"\^|\(\?P<\w+>[^)]*\)|\$", "", route)
            found += [Address(route, f"/{path}{query}", False) for query in QUERIES]
            continue
        choices = [
            WORDS.get(name)
            or _values(here, name)
            or (numbers if isinstance(each, IntConverter) or name.endswith("_id") else words)
            for name, each in names.items()
        ]
        for values in _spread(choices):
            path = route
            for (name, _), value in zip(names.items(), values, strict=True):
                path = re.sub(rf"<(\w+:)?{name}>", str(value), path)
            found.append(Address(route, f"/{path}", not set(names) <= SHARED))
    return found


def _spread(choices: list[list]) -> list[tuple]:
    """The combinations worth the time: those of the keys that hit the most models come first, and
    every parameter moves on."""
    places = sorted(product(*(range(len(each)) for each in choices)), key=sum)[
        : MOST[connection.vendor]
    ]
    return [tuple(each[at] for each, at in zip(choices, place, strict=True)) for place in places]


def _routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _routes(entry, route)
        else:
            yield route, entry


def _numbers(here: District, there: District) -> list[int]:
    """The fewest keys that hit a row of every model here and none of the other district."""
    taken = {
        pk
        for model in models()
        for pk in model._base_manager.filter(district=there).values_list("pk", flat=True)
    }
    left = {}
    for model in models():
        keys = set(model._base_manager.filter(district=here).values_list("pk", flat=True))
        if keys:
            left[model.__name__] = keys - taken
    assert [name for name, keys in left.items() if not keys] == []
    chosen: list[int] = []
    while left:
        best = max(sorted({k for keys in left.values() for k in keys}), key=lambda k: sum(
            k in keys for keys in left.values()
        ))  # fmt: skip
        chosen.append(best)
        left = {name: keys for name, keys in left.items() if best not in keys}
    return chosen


def _values(here: District, name: str) -> list:
    """A parameter named like a column (``key``, ``number``): its value in one row of each model."""
    found = []
    for model in models():
        if name not in ACTS_NAMED and name in {f.name for f in model._meta.concrete_fields}:
            rows = model._base_manager.filter(district=here).order_by("pk")
            found += rows.values_list(name, flat=True)[:1]
    return list(dict.fromkeys(found))


def _words(here: District) -> list[str]:
    """What else stands in addresses: the name of a model that has rows here, or of an act."""
    filled = (m for m in models() if is_business(m) and m._base_manager.filter(district=here))
    return [*ACTS, *(model._meta.model_name for model in filled)]
