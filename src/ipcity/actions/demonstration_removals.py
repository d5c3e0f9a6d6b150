"""Dropping everything that belongs to the demonstration, whatever models there are by then."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import OperationalError, connection, models

from ipcity.actions import first_logins, snapshots
from ipcity.store.models.districts import District
from ipcity.store.models.files import place_of
from ipcity.store.models.people import Person


def drop(district: District) -> int:
    """Part of a larger action: delete the district and every row that leads to it; how many.

    References are checked at the end of the transaction, so the order of the tables does not
    matter; the audit log holds no references and keeps its entries.
    """
    dropped = 0
    for model, path in _ways():
        rows = model._base_manager.filter(**{path: district.pk})
        if "__" in path:
            rows = model._base_manager.filter(pk__in=list(rows.values_list("pk", flat=True)))
        dropped += rows._raw_delete(rows.db) or 0
    return dropped


def usernames(district: District) -> tuple[str, ...]:
    rows = Person.objects.filter(district=district).order_by("pk")
    return tuple(rows.values_list("username", flat=True))


def drop_files(district: int, people: tuple[str, ...]) -> None:
    """The district's files, its lake, and the lines of its people's first passwords."""
    for username in people:
        first_logins.strike(username)
    for folder in (place_of(district, "0" * 64).parents[1], snapshots.folder(district)):
        if folder.is_dir() and Path(settings.HOME) in folder.parents:
            shutil.rmtree(folder)


def give_back() -> None:
    """Let the database hand the room of the dropped rows back to the disk.

    Outside a transaction. Where others keep it from that, the room is used again instead.
    """
    with suppress(OperationalError), connection.cursor() as cursor:
        cursor.execute("VACUUM")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _ways() -> Iterator[tuple[type[models.Model], str]]:
    """Each model with the way from its row to the district; those furthest away first."""
    found: dict[type[models.Model], str] = {District: "pk"}
    waiting = list(apps.get_app_config("store").get_models(include_auto_created=True))
    grown = True
    while grown:
        grown = False
        for model in waiting:
            path = None if model in found else _path(model, found)
            if path is not None:
                found[model], grown = path, True
    yield from sorted(found.items(), key=lambda pair: -pair[1].count("__"))


def _path(model: type[models.Model], found: dict[type[models.Model], str]) -> str | None:
    fields = [f for f in model._meta.concrete_fields if isinstance(f, models.ForeignKey)]
    direct = next((f for f in fields if f.related_model is District), None)
    if direct is not None:
        return direct.attname
    for field in fields:
        owner = field.related_model
        # only what belongs to such a row goes with it, not what merely mentions it
        if (
            isinstance(owner, type)
            and owner in found
            and field.remote_field.on_delete is models.CASCADE
        ):
            return f"{field.name}__{found[owner]}"
    return None
