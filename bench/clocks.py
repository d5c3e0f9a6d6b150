"""100 000 open terms counted anew after a year's notice of holidays, beside numpy's business days.

``python bench/clocks.py [COUNT]``. We read the clocks, count each with its rule, write what moved with
its reason, the ledger rows that follow and their history. The peer (numpy.busday_offset) only adds
working days to an array in memory: it knows no rules, reasons or rows. SQLite in a throw-away home.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
RULES = (("PEN-CLUE", 15), ("PEN-DECIDE", 90), ("PUB-SAME", 20))
OFF = [date(2027, 1, 1), *(date(2027, 2, day) for day in range(5, 12)), date(2027, 1, 8)]


def main() -> None:
    os.environ["IPCITY_HOME"] = tempfile.mkdtemp()
    os.environ["DJANGO_SETTINGS_MODULE"] = "ipcity.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    ours, moved = recounted()
    peer = offsets()
    print(f"terms: {COUNT}, ended on other days: {moved}")
    print(f"ours: {ours:.1f} s ({ours / COUNT * 1e6:.0f} µs a term, with rows and history)")
    print(f"numpy.busday_offset, days only: {peer:.3f} s; ratio {ours / peer:.0f}")


def recounted() -> tuple[float, int]:
    from ipcity.actions import clocks
    from ipcity.actions.calendars import calendar_of
    from ipcity.domain.terms.deadlines import Request, compute
    from ipcity.store.models.cases import Case
    from ipcity.store.models.clocks import Clock
    from ipcity.store.models.districts import District
    from ipcity.store.models.holiday_notices import HolidayNotice

    at = datetime(2026, 11, 20, tzinfo=UTC)
    here = District.objects.create(name="演示", created_at=at)
    calendar = calendar_of(here.pk)
    found = {}
    rows, made = [], []
    for n in range(COUNT):
        rule, _ = RULES[n % len(RULES)]
        start = date(2026, 9, 1) + timedelta(n % 120)
        if (rule, start) not in found:
            found[rule, start] = compute(Request(rule, start), calendar)
        end = found[rule, start]
        rows.append(
            Case(district=here, number=f"演示{n}", row_key=f"n={n}", entered_at=at, changed_at=at)
        )
        made.append((rule, start, end))
    rows = Case.objects.bulk_create(rows, batch_size=500)
    Clock.objects.bulk_create(
        [
            Clock(
                district=here, ledger="cases", row=row.pk, name="term", rule=rule, begun_on=start,
                due_on=end.due, earliest=end.earliest, latest=end.latest, column="due_on",
                kept_ledger="cases", kept_row=row.pk,
            )
            for row, (rule, start, end) in zip(rows, made, strict=True)
        ],
        batch_size=500,
    )  # fmt: skip
    HolidayNotice.objects.create(
        district=here, year=2027, edition="演示2027", holidays=[d.isoformat() for d in OFF],
        workdays=[], file_name="2027.txt", digest="0" * 64, loaded_at=at,
    )  # fmt: skip
    begun = time.perf_counter()
    moved = clocks.reproject(
        district=here.pk, years=frozenset({2027}), why="载入放假安排", at=at + timedelta(hours=1)
    )
    return time.perf_counter() - begun, moved


def offsets() -> float:
    import numpy as np

    starts = np.array([np.datetime64("2026-09-01") + n % 120 for n in range(COUNT)])
    begun = time.perf_counter()
    np.busday_offset(starts, 15, roll="forward", holidays=np.array(OFF, dtype="datetime64[D]"))
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
