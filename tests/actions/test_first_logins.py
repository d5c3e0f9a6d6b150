"""The file of one-time passwords: a line goes with its person, the file with the last."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from ipcity.actions import first_logins
from ipcity.actions.first_logins import FirstLogin
from ipcity.actions.first_start import one_time_password

PEOPLE = tuple(FirstLogin(f"p{n}", f"secret-{n}", "角色") for n in range(4))


@pytest.fixture(autouse=True)
def _own_home(settings, tmp_path):
    settings.HOME = tmp_path


def test_lines_go_one_by_one_and_the_file_with_the_last():
    first_logins.write(PEOPLE)
    assert first_logins.place().stat().st_mode & 0o777 == 0o600
    for number, person in enumerate(PEOPLE):
        assert first_logins.waiting() == PEOPLE[number:]
        first_logins.strike(person.username)
    assert not first_logins.place().exists()
    first_logins.strike("p0")


def test_writing_again_replaces_a_persons_line_and_keeps_the_others():
    first_logins.write(PEOPLE)
    anew = FirstLogin("p1", "other", "角色")
    first_logins.write([anew])
    assert first_logins.waiting() == (PEOPLE[0], PEOPLE[2], PEOPLE[3], anew)


def test_four_who_log_in_at_once_leave_nothing():
    first_logins.write(PEOPLE)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(first_logins.strike, [person.username for person in PEOPLE]))
    assert not first_logins.place().exists()


def test_one_time_passwords_are_long_mixed_and_never_the_same():
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    for each in made:
        assert [len(group) for group in each.split("-")] == [4, 4, 4, 4]
        assert any(c.isupper() for c in each)
        assert any(c.islower() for c in each)
        assert any(c.isdigit() for c in each)
        assert not set(each) & set("0O1lIoi")
