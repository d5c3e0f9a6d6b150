"""An installation for tests of real worker processes."""

from __future__ import annotations

import os
from contextlib import ExitStack

import pytest

from tests.installation import Installation, fresh_database


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """A migrated database without people, with the tests' kinds of work and quick heartbeats."""
    with ExitStack() as stack:
        server = os.environ.get("TEST_DATABASE_URL")
        address = stack.enter_context(fresh_database(server)) if server else ""
        place = Installation(
            tmp_path_factory.mktemp("home"),
            address,
            DJANGO_SETTINGS_MODULE="tests.jobs.settings",
            JOB_BEAT_SECONDS="0.1",
            JOB_POLL_SECONDS="0.1",
            JOB_PATIENCE_SECONDS="1.5",
        )
        stack.callback(place.end)
        place.python(
            "from django.utils import timezone\n"
            "from ipcity.jobs import migrating\n"
            "migrating.bring_up_to_date(timezone.localtime())"
        )
        yield place
