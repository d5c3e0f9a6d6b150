"""Database triggers that keep the audit log append-only, even for the database's own users."""

from __future__ import annotations

from django.db import DatabaseError, connections, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "store_auditentry"
REFUSAL = "audit log is append-only"

_SQLITE = tuple(
    f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("UPDATE", "DELETE")
)
# INSERT OR REPLACE deletes the row in its way without asking the delete trigger
_TAKEN = " OR ".join(f"{name} = NEW.{name}" for name in ("id", "sequence", "previous", "hash"))
_SQLITE += (
    f"CREATE TRIGGER audit_no_replace BEFORE INSERT ON {TABLE} "  # noqa: S608  constants of this file
    f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE {_TAKEN}) "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
)
_SQLITE_DROP = tuple(
    f"DROP TRIGGER IF EXISTS audit_no_{verb}" for verb in ("update", "delete", "replace")
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    f"CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    f"CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)
_POSTGRESQL_DROP = tuple(
    f"DROP TRIGGER IF EXISTS audit_no_{verb} ON {TABLE}" for verb in ("change", "truncate")
)
_RAISE = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
_DROP = {"sqlite": _SQLITE_DROP, "postgresql": _POSTGRESQL_DROP}


def raise_guards(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse UPDATE, DELETE and (PostgreSQL) TRUNCATE on the audit log from now on."""
    for statement in _RAISE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_guards(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Undo ``raise_guards``: for going back a migration, and for tests that forge a chain."""
    for statement in _DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def is_guarded(alias: str) -> bool:
    """Whether the database itself refuses to change the audit log, tried on its first entry."""
    try:
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute("UPDATE store_auditentry SET via = via WHERE sequence = 1")
            touched = int(cursor.rowcount)
            transaction.set_rollback(True, using=alias)
    except DatabaseError:
        return True
    return touched == 0
