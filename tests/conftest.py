"""The ground every test stands on: an own home, an own database, no network, no lucky order."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# The same examples on every run, so that a landing is judged by the change and not by luck;
# HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(autouse=True, scope="session")
def _unordered_rows_come_back_reversed():
    """A query that names no order must not depend on the one the database happens to give."""
    from django.db.models import QuerySet

    fetch_all = QuerySet._fetch_all

    def reversed_fetch(self):
        fresh = self._result_cache is None
        fetch_all(self)
        if fresh and not self.ordered and self.model._meta.app_label == "store":
            self._result_cache.reverse()

    QuerySet._fetch_all = reversed_fetch
    yield
    QuerySet._fetch_all = fetch_all


@pytest.fixture(autouse=True, scope="session")
def _emptying_between_tests_passes_the_audit_guards():
    """A test with real transactions empties the tables afterwards; the log refuses that, rightly."""
    from django.core.management.commands.flush import Command
    from django.db import connection

    from ipcity.store.guards import drop_guards, raise_guards

    handle = Command.handle

    def unguarded(self, **options):
        with connection.schema_editor() as editor:
            drop_guards(editor)
        handle(self, **options)
        with connection.schema_editor() as editor:
            raise_guards(editor)

    Command.handle = unguarded
    yield
    Command.handle = handle
