"""The daily sweep: what is old enough goes, the rest stays, and the log counts it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.test import override_settings

from ipcity.actions import housekeeping
from ipcity.store.models.audit import AuditEntry
from tests.cast import AT

pytestmark = pytest.mark.django_db
BASE = {"user_agent": "", "ip_address": "192.0.2.7", "username": "x", "http_accept": ""}


def login_rows(age: timedelta) -> None:
    """Both of axes' rows for a login of that age."""
    rows = (
        AccessLog.objects.create(**BASE, path_info="/login"),
        AccessAttempt.objects.create(
            **BASE, path_info=f"/login/{age.days}", get_data="", post_data="",
            failures_since_start=1,
        ),
    )  # fmt: skip
    for row in rows:
        type(row).objects.filter(pk=row.pk).update(attempt_time=AT - age)


@pytest.mark.parametrize(("days", "gone"), [(184, 2), (400, 0), (10, 4)])
def test_addresses_of_logins_go_after_their_time(days, gone):
    login_rows(timedelta(days=183))
    AccessAttempt.objects.update(user_agent="other")
    login_rows(timedelta(days=185))
    with override_settings(LOGIN_LOG_DAYS=days):
        swept = housekeeping.sweep(at=AT)
    assert swept.logins == gone
    assert AccessLog.objects.count() + AccessAttempt.objects.count() == 4 - gone
    assert AuditEntry.objects.get().facts["logins"] == gone
