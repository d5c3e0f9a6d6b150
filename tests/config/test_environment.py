"""Settings from the environment: right ones are taken, slips are refused in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from ipcity.config import environment
from ipcity.domain.errors import Refused
from tests.installation import FOREIGN, Installation


def test_what_is_not_set_has_its_usual_value(monkeypatch):
    for name in ("IDLE_MINUTES", "SECOND_FACTOR", "HTTPS", "ALLOWED_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    assert environment.number("IDLE_MINUTES", 30) == 30
    assert environment.chosen("SECOND_FACTOR", ("optional", "all")) == "optional"
    assert environment.switched_on("HTTPS") is False
    assert environment.listed("ALLOWED_HOSTS", "a, b,") == ["a", "b"]


@pytest.mark.parametrize("written", ["0", "-5", "²", "5.5", "半小时"])
def test_a_number_is_a_number(monkeypatch, written):
    monkeypatch.setenv("IDLE_MINUTES", written)
    with pytest.raises(Refused) as told:
        environment.number("IDLE_MINUTES", 30)
    assert told.value.message == f"环境变量 IDLE_MINUTES 应为不小于 1 的整数，现为“{written}”。"


def test_a_misspelt_choice_does_not_mean_the_weakest(monkeypatch):
    monkeypatch.setenv("SECOND_FACTOR", "administrator")
    with pytest.raises(Refused) as told:
        environment.chosen("SECOND_FACTOR", ("optional", "administrators", "all"))
    assert "optional、administrators、all" in told.value.message


@pytest.mark.parametrize(
    "written",
    ["nonsense://", "not a url", "mysql://a/b", "postgres://h:abc/x", "postgres://h/"],
)
def test_a_wrong_database_address_is_told_without_a_traceback(tmp_path, written):
    told = Installation(tmp_path / "home", written).run("set-up", status=1).stderr
    assert told.startswith("错误：环境变量 DATABASE_URL 写得不对")
    assert "Traceback" not in told


def test_a_wrong_port_is_told(tmp_path):
    for written in ("²", "0", "65536", "http"):
        told = Installation(tmp_path / "home").run("run", status=1, PORT=written).stderr
        assert told == f"错误：端口“{written}”不对，应为 1 到 65535 的整数。\n"


@pytest.mark.parametrize(("https", "told"), [("1", "True True 31536000"), ("", "False False 0")])
def test_https_closes_the_cookies_to_anything_else(tmp_path, https, told):
    shown = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS"
    done = subprocess.run(
        [sys.executable, "-c", f"from ipcity.config import settings as s; print({shown})"],
        env={k: v for k, v in os.environ.items() if k not in FOREIGN}
        | {"IPCITY_HOME": str(tmp_path), "HTTPS": https},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == told
