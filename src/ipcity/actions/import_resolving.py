"""What a sheet's words refer to: units by name or alias, regions by town or address, organisations by
code and name, rows of other ledgers by any of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Q

from ipcity.actions import organisations
from ipcity.actions.import_fields import Reference, references
from ipcity.actions.import_staging import DoubtfulName, NewOrganisation
from ipcity.domain.rights import hooks
from ipcity.domain.terms.organisation_names import is_organisation
from ipcity.store.ledgers import LedgerRow, name_of
from ipcity.store.models.organisations import Organisation
from ipcity.store.models.units import Unit

TOWNS = (Unit.Kind.TOWN, Unit.Kind.SUBDISTRICT, Unit.Kind.PARK)
SEPARATORS = (" | ", "|", "；", ";", "、")
SHORTEST_TOWN = 2


class Places:
    """The district's units by every name they go by."""

    def __init__(self, district: int) -> None:
        units = list(Unit.objects.filter(district_id=district).order_by("position", "pk"))
        self._by_name: dict[str, int] = {}
        for unit in units:
            for name in (unit.name, unit.full_name, unit.key, *unit.aliases):
                if name:
                    self._by_name.setdefault(_plain(name), unit.pk)
        towns = [
            (word, u.pk)
            for u in units
            if u.kind in TOWNS
            for word in (u.name, u.full_name, *u.aliases)
            if len(word) >= SHORTEST_TOWN
        ]
        self._towns = sorted(((_plain(w), pk) for w, pk in towns), key=lambda each: -len(each[0]))

    def unit(self, text: str) -> int | None:
        return self._by_name.get(_plain(text))

    def region(self, text: str) -> int | None:
        """A unit of that name, else the town that an address or a longer name mentions."""
        plain = _plain(text)
        named = self._by_name.get(plain)
        if named is not None:
            return named
        return next((unit for word, unit in self._towns if word in plain), None)


class Organisations:
    """Names as written become organisations: known ones, doubtful ones, new ones of this file."""

    def __init__(self, district: int) -> None:
        self._directory = organisations.directory(district)
        self._answers: dict[tuple[str, str], tuple[int | None, int | None]] = {}
        self._keys: dict[str, int] = {}
        self.new: list[NewOrganisation] = []
        self.doubts: list[DoubtfulName] = []

    def resolve(self, text: str, uscc: str) -> tuple[int | None, int | None]:
        """(id of a known organisation, number of a new one); both None where it stays open."""
        name = first_of(text)
        if (name, uscc) not in self._answers:
            self._answers[name, uscc] = self._resolved(name, uscc) if name else (None, None)
        return self._answers[name, uscc]

    def _resolved(self, name: str, uscc: str) -> tuple[int | None, int | None]:
        found = self._directory.resolve(name, uscc)
        if found.verdict == "found":
            return found.organisation, None
        if found.verdict == "doubtful":
            self.doubts += [
                DoubtfulName(name, uscc, candidate, likeness.score, likeness.reason)
                for candidate, likeness in found.candidates
            ]
            return None, None
        return None, self._created(name, uscc) if is_organisation(name) else None

    def _created(self, name: str, uscc: str) -> int:
        """One new organisation per code or name, however often the file names it."""
        values = hooks.normalised(name_of(Organisation), {"name": name, "uscc": uscc})
        keys = [key for key in (values.get("uscc"), values.get("match_key") or name) if key]
        known = next((self._keys[str(key)] for key in keys if str(key) in self._keys), None)
        if known is None:
            known = len(self.new) + 1
            self.new.append(NewOrganisation(known, name, uscc))
        self._keys.update({str(key): known for key in keys})
        return known


class Rows:
    """Rows of another ledger by any number that alone identifies them, or by their whole key."""

    def __init__(self, district: int, target: type[LedgerRow]) -> None:
        self._district, self._target = district, target
        self._ways = [names[0] for names in target.KEYS if len(names) == 1]
        self._found: dict[str, int | None] = {}

    def look_up(self, texts: Iterable[str]) -> None:
        """Find every text not asked before, by a few queries for all of them."""
        wanted = sorted({t for t in texts if t} - self._found.keys())
        if not wanted:
            return
        spelled = {text: self._spellings(text) for text in wanted}
        known = self._query({word for words in spelled.values() for word in words})
        for text, words in spelled.items():
            self._found[text] = next((known[w] for w in words if w in known), None)

    def row(self, text: str) -> int | None:
        return self._found.get(text)

    def _spellings(self, text: str) -> list[tuple[str, str]]:
        """The text as each field would hold it, and as a whole row key."""
        words = [("row_key", text.casefold())]
        for name in self._ways:
            normal = hooks.normalised(name_of(self._target), {name: text}).get(name)
            words += [(name, str(normal)), (name, text)]
        return list(dict.fromkeys(words))

    def _query(self, words: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
        by_column: dict[str, list[str]] = {}
        for column, text in words:
            by_column.setdefault(column, []).append(text)
        found: dict[tuple[str, str], int] = {}
        for column, texts in by_column.items():
            rows = self._target.objects.standing().filter(
                Q(**{f"{column}__in": texts}), district_id=self._district
            )
            for pk, text in rows.order_by("-pk").values_list("pk", column):
                found[column, text] = pk
        return found


class Resolver:
    """Everything that the fields of one ledger refer to in one district."""

    def __init__(self, model: type[LedgerRow], district: int) -> None:
        self._references = references(model)
        self.places = Places(district)
        self.organisations = Organisations(district)
        self._rows: dict[type[models.Model], Rows] = {}
        for each in self._references:
            if not (each.to_unit or each.to_organisation) and issubclass(each.target, LedgerRow):
                self._rows.setdefault(each.target, Rows(district, each.target))

    def prepare(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Ask for the numbers of all ``rows`` (words by field name) at once."""
        for each in self._references:
            if known := self._rows.get(each.target):
                texts = [row.get(name) for row in rows for name in (each.field, each.text) if name]
                known.look_up(t for t in texts if isinstance(t, str))

    def unit_reference(self, each: Reference, text: str) -> int | None:
        """A unit: of a region also the town that the words mention."""
        return self.places.region(text) if each.field == "region" else self.places.unit(text)

    def other_row(self, each: Reference, text: str) -> int | None:
        known = self._rows.get(each.target)
        return known.row(text) if known else None


def first_of(text: str) -> str:
    """The first of several names in one cell."""
    for separator in SEPARATORS:
        text = text.partition(separator)[0]
    return text.strip()


@cache
def _plain(text: str) -> str:
    return "".join(text.split()).replace("（", "(").replace("）", ")")
