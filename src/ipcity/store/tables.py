"""Many tables made in one step: a migration renders all models once instead of once for each."""

from __future__ import annotations

from typing import Any

from django.db.migrations import SeparateDatabaseAndState


class CreateTables(SeparateDatabaseAndState):
    """``state_operations`` are CreateModel operations with their indexes and constraints inside.

    Every model refers to the district, so the ordinary course renders every earlier model again at
    each new one; with some seventy ledgers that takes a minute instead of a second.
    """

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for operation in self.state_operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for operation in reversed(self.state_operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)
