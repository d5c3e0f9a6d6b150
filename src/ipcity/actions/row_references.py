"""References that a person leaves open although the text beside them says whom or what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import models

from ipcity.actions.import_resolving import Rows
from ipcity.actions.organisation_links import first_name
from ipcity.domain.terms.organisation_names import match_key
from ipcity.store.ledgers import LedgerRow, facts
from ipcity.store.models.organisation_pairs import OrganisationPair
from ipcity.store.models.organisations import Organisation

Values = Mapping[str, object]


def filled(
    model: type[LedgerRow], values: Values, district: int, former: Values | None = None
) -> dict[str, object]:
    """``values`` with every open reference whose written name or number says exactly one row.

    With ``former`` only texts that have changed are looked at; what is doubtful stays open.
    """
    found = dict(values)
    for name, text, target in _open(model, values, former):
        row = (
            _organisation(district, text)
            if target is Organisation
            else _numbered(district, target, text)
        )
        if row is not None:
            found[name] = row
    return found


def _open(
    model: type[LedgerRow], values: Values, former: Values | None
) -> Iterator[tuple[str, str, type[LedgerRow]]]:
    for field in facts(model):
        target = field.related_model
        if not isinstance(field, models.ForeignKey) or not isinstance(target, type):
            continue
        if values.get(field.name) is not None or not issubclass(target, LedgerRow):
            continue
        beside = f"{field.name}_name" if target is Organisation else f"{field.name}_number"
        text = values.get(beside)
        if isinstance(text, str) and text and (former is None or former.get(beside) != text):
            yield field.name, text, target


def _organisation(district: int, text: str) -> int | None:
    """The one organisation of that normalised name, unless a person has said it is another."""
    key = match_key(first_name(text))
    rows = Organisation.objects.standing().filter(district_id=district, match_key=key)
    known = list(rows.values_list("pk", flat=True)[:2]) if key else []
    apart = OrganisationPair.objects.filter(
        district_id=district,
        decision=OrganisationPair.Decision.DIFFERENT,
        match_key=key,
        organisation__in=known,
    )
    return known[0] if len(known) == 1 and not apart.exists() else None


def _numbered(district: int, target: type[LedgerRow], text: str) -> int | None:
    rows = Rows(district, target)
    rows.look_up([text])
    return rows.row(text)
