"""``ipcity import`` and ``ipcity export`` in a real installation, also killed half-way and in company."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import ExitStack

import pytest

from tests.installation import Installation, fresh_database

HEAD = "申请号,名称,申请（专利权）人,申请日,专利类型\n"
MANY = 1000
KEPT = "SELECT (SELECT count(*) FROM store_patent), (SELECT count(*) FROM store_rowhistory)"
# dies inside the transaction, when all rows are copied and nothing is committed
DYING = """
import os, signal, sys
from ipcity.actions import row_batches
from ipcity.jobs.commandline import main
write = row_batches.Batch.write
def dying(batch):
    write(batch)
    os.kill(os.getpid(), signal.SIGKILL)
row_batches.Batch.write = dying
main(["import", sys.argv[1], "--ledger", "patents"])
"""
# stays inside the transaction, all rows copied, until somebody else is about to write
LINGERING = """
import sys, time
from pathlib import Path
from ipcity.actions import row_batches
from ipcity.jobs.commandline import main
inside, asking = Path(sys.argv[2]), Path(sys.argv[3])
write = row_batches.Batch.write
def lingering(batch):
    write(batch)
    inside.touch()
    while not asking.exists():
        time.sleep(0.05)
    time.sleep(0.5)
row_batches.Batch.write = lingering
main(["import", sys.argv[1], "--ledger", "patents"])
"""
COMPANY = """
import time
from pathlib import Path
from django.conf import settings
from django.test import Client
from ipcity.store.models.people import Person
settings.ALLOWED_HOSTS.append("testserver")
office = Person.objects.get(username="office")
office.set_password("Correct-Horse-7"); office.must_change_password = False; office.save()
client = Client()
while not Path({inside!r}).exists():
    time.sleep(0.05)
Path({asking!r}).touch()
entered = client.post("/login", {{"username": "office", "password": "Correct-Horse-7"}})
sent = client.post("/imports/new", {{"pasted": "申请号\\t名称\\nCN202410000009.9\\t虚构", "ledger": "patents"}})
print(entered.status_code, sent.status_code)
"""


def sheet(count: int, first: int = 0) -> str:
    body = [
        f"CN2024{1:01d}{n:07d}.0,虚构装置第{n}号,虚构第{n % 50}机械有限公司,2024-01-02,实用新型\n"
        for n in range(first, first + count)
    ]
    return HEAD + "".join(body).replace("CN20241", "CN20242")


@pytest.fixture
def place(tmp_path_factory):
    """A home of its own for each test: they run in any order and on any worker."""
    with ExitStack() as stack:
        server = os.environ.get("TEST_DATABASE_URL")
        address = stack.enter_context(fresh_database(server)) if server else ""
        made = Installation(tmp_path_factory.mktemp("home"), address)
        stack.callback(made.end)
        yield made


@pytest.fixture
def ready(place):
    """``place`` set up."""
    place.run("set-up")
    return place


def patents(place: Installation) -> int:
    return int(place.rows("SELECT count(*) FROM store_patent")[0][0])


def told(place: Installation, *words: str) -> dict:
    return json.loads(place.run(*words, "--format", "json").stdout)


def test_an_empty_home_is_set_up_and_a_file_goes_in_and_out(place, tmp_path):
    file, back, out = tmp_path / "专利.csv", tmp_path / "退回.xlsx", tmp_path / "出.xlsx"
    file.write_text(sheet(3) + ",没有申请号,虚构某,2024-01-02,发明\n", "gb18030")
    done = told(place, "import", str(file), "--refused", str(back))
    assert (done["ledger"], done["state"]) == ("patents", "done")
    assert (done["counts"]["new"], done["counts"]["refused"]) == (3, 1)
    assert [row["row"] for row in done["refused"]] == [5]
    assert {"T6", "T7"} <= {each["fact"] for each in done["effect"]}
    assert back.read_bytes()[:2] == b"PK"
    told(place, "export", "patents", str(out))
    again = told(place, "import", str(out), "--ledger", "patents", "--dry-run")
    assert (again["counts"]["same"], again["state"]) == (3, "dropped")


def test_killed_in_the_transaction_leaves_nothing_and_can_be_taken_up(ready, tmp_path):
    place, held = ready, patents(ready)
    before = place.rows(KEPT)
    file = tmp_path / "多.csv"
    file.write_text(sheet(200, first=1000), "utf-8")
    dead = started(place, DYING, file)
    output = dead.communicate(timeout=120)[0]
    assert dead.returncode == -signal.SIGKILL, output
    assert place.rows(KEPT) == before
    taken_up = place.python(
        "from django.utils import timezone\n"
        "from ipcity.actions import imports\n"
        "from ipcity.store.actors import actor_for\n"
        "from ipcity.store.models.imports import Import\n"
        "found = Import.objects.filter(state='previewed').get()\n"
        "at = timezone.localtime()\n"
        "who = actor_for(found.person, at.date())\n"
        "print(imports.write(imported=found, actor=who, at=at).state)"
    )
    assert taken_up == "done"
    assert patents(place) == held + 200
    assert list(place.home.glob("imports/*")) == []


def test_others_log_in_and_submit_while_a_large_file_is_written(ready, tmp_path):
    place, held = ready, patents(ready)
    file, inside, asking = tmp_path / "大.csv", tmp_path / "inside", tmp_path / "asking"
    file.write_text(sheet(MANY, first=5000), "utf-8")
    large = started(place, LINGERING, file, inside, asking)
    try:
        said = place.python(COMPANY.format(inside=str(inside), asking=str(asking)))
        output = large.communicate(timeout=120)[0]
    finally:
        large.kill()
    assert said.splitlines()[-1] == "302 302"
    assert large.returncode == 0, output
    assert patents(place) == held + MANY


def started(place: Installation, code: str, *words: object) -> subprocess.Popen[str]:
    """``code`` in a process of this installation, its output kept for the test."""
    return subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup()\n{code}", *map(str, words)],
        env={"DJANGO_SETTINGS_MODULE": "ipcity.config.settings"} | place.environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
