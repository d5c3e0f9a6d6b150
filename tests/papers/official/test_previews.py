"""A preview needs LibreOffice, no network and little time; without it there simply is none."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from ipcity.papers.official import previews
from ipcity.papers.official.documents import Official
from ipcity.papers.official.writing import write

PAPER = Official(kind="x", title="通报")


def test_without_libreoffice_there_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert previews.pdf_of(b"") is None


def program(folder, script: str) -> None:
    place = folder / "soffice"
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(0o755)


def test_what_takes_too_long_is_ended_with_its_children(monkeypatch, tmp_path):
    program(tmp_path, f"(sleep 30; touch {tmp_path}/left) & echo $! > {tmp_path}/child; wait")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    began = time.monotonic()
    assert previews.pdf_of(b"", seconds=0.5) is None
    assert time.monotonic() - began < 5
    child = (tmp_path / "child").read_text().strip()
    until = time.monotonic() + 5
    while is_alive(child) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_alive(child)


def is_alive(child: str) -> bool:
    try:
        return Path(f"/proc/{child}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_it_sees_neither_the_network_nor_the_persons_own_settings(monkeypatch, tmp_path):
    program(
        tmp_path, f"env > {tmp_path}/env; ls /sys/class/net > {tmp_path}/net; pwd > {tmp_path}/cwd"
    )
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("IPCITY_SECRET", "1")
    assert previews.pdf_of(b"") is None
    seen = dict(line.split("=", 1) for line in (tmp_path / "env").read_text().splitlines())
    where = (tmp_path / "cwd").read_text().strip()
    assert seen["HOME"] == where
    assert "IPCITY_SECRET" not in seen
    assert seen["https_proxy"] == "http://127.0.0.1:9"
    assert not os.path.exists(where)


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_a_paper_becomes_a_pdf_and_rubbish_none():
    pdf = previews.pdf_of(write(PAPER))
    assert pdf is not None
    assert pdf.startswith(b"%PDF-")
