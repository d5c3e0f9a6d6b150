"""Second views of the database: a consistent snapshot to read, another database to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import dj_database_url
from django.apps.registry import Apps
from django.db import connections, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from psycopg import IsolationLevel

Node = tuple[str, str]

SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


@contextmanager
def attached(alias: str, form: dict[str, Any]) -> Iterator[str]:
    """Make the database described by ``form`` reachable as ``alias`` for a while."""
    whole = connections.configure_settings({"default": deepcopy(form)})["default"]
    connections.settings[alias] = whole
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


def form_of(url: str) -> dict[str, Any]:
    """Connection settings for ``url``, set up as the product's own (config/settings.py)."""
    form = dict(dj_database_url.parse(url))
    if form["ENGINE"].endswith("sqlite3"):
        form["OPTIONS"] = dict(SQLITE)
    return form


@contextmanager
def standing_in(alias: str) -> Iterator[None]:
    """Let ``alias`` be the default database: migrations of others ask for the default by name."""
    usual = connections["default"]
    connections["default"] = connections[alias]
    try:
        yield
    finally:
        connections["default"] = usual


@contextmanager
def snapshot() -> Iterator[str]:
    """The default database as it is now, while others go on writing; yields the alias to read."""
    form = deepcopy(connections["default"].settings_dict)
    options = dict(form.get("OPTIONS") or {})
    if connections["default"].vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"
    else:
        options["isolation_level"] = IsolationLevel.REPEATABLE_READ
    with (
        attached("snapshot", {**form, "OPTIONS": options}) as alias,
        transaction.atomic(using=alias),
    ):
        with connections[alias].cursor() as cursor:
            # The first read, not BEGIN, fixes what SQLite and PostgreSQL show.
            cursor.execute("SELECT COUNT(*) FROM django_migrations")
        yield alias


def applied(alias: str) -> list[Node]:
    """The migrations that the database has seen."""
    return sorted(MigrationRecorder(connections[alias]).applied_migrations())


def known() -> set[Node]:
    """The migrations that this version of the code brings."""
    return set(MigrationExecutor(connections["default"]).loader.graph.nodes)


def tables(registry: Apps) -> list[type[models.Model]]:
    """Every model with a table of its own, by label; ``registry`` may be a migration state's."""
    found = registry.get_models(include_auto_created=True)
    own = [each for each in found if each._meta.managed and not each._meta.proxy]
    return sorted(own, key=lambda each: each._meta.label_lower)


def state_of(alias: str, nodes: Sequence[Node]) -> Apps:
    """The models as they were after ``nodes``."""
    loader = MigrationExecutor(connections[alias]).loader
    return loader.project_state(_leaves(loader.graph, nodes)).apps


def shape(alias: str, nodes: Sequence[Node]) -> None:
    """Make an empty database look as after ``nodes``, no further."""
    executor = MigrationExecutor(connections[alias])
    with standing_in(alias):
        executor.migrate(_leaves(executor.loader.graph, nodes))


def bring_forward(alias: str) -> None:
    """Apply what this version brings beyond the database's state."""
    executor = MigrationExecutor(connections[alias])
    with standing_in(alias):
        executor.migrate(executor.loader.graph.leaf_nodes())


@contextmanager
def deferred_checks(alias: str) -> Iterator[None]:
    """One transaction in which rows may come in any order; references are checked at its end."""
    with transaction.atomic(using=alias):
        if connections[alias].vendor == "postgresql":
            with connections[alias].cursor() as cursor:
                # Migrations in the same transaction leave some constraints immediate.
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        yield
        if connections[alias].vendor == "postgresql":
            connections[alias].check_constraints()


def is_empty(alias: str) -> bool:
    """Whether the database holds no table at all."""
    return not connections[alias].introspection.table_names()


def clear(alias: str) -> None:
    """Drop every table of a PostgreSQL database; part of the caller's transaction."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        # Whoever still reads or writes holds a lock; waiting for them would look like hanging.
        cursor.execute("SET LOCAL lock_timeout = '5s'")
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")


def _leaves(graph: Any, nodes: Sequence[Node]) -> list[Node]:
    """Of each app the nodes that no other of ``nodes`` builds on."""
    inside = set(nodes)
    return [
        node
        for node in sorted(inside)
        if not any(
            child.key in inside and child.key[0] == node[0]
            for child in graph.node_map[node].children
        )
    ]
