"""``ipcity pack check`` and ``ipcity pack load``, as typed."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from ipcity.actions import packs
from ipcity.domain.access import Role
from ipcity.jobs.commandline import main
from ipcity.store.models.audit import AuditEntry
from ipcity.store.models.units import Unit
from tests.cast import AT, cast, holder
from tests.packs.cities import JIANGJIN, QINGYU


def test_a_sound_pack_is_said_to_be_sound(capsys):
    assert main(["pack", "check", str(JIANGJIN)]) == 0
    assert capsys.readouterr().out == "方案包可以载入。\n"


def test_faults_are_listed_with_their_places(tmp_path, capsys):
    folder = tmp_path / "city"
    shutil.copytree(QINGYU, folder)
    plan = (folder / "plan.yaml").read_text()
    (folder / "plan.yaml").write_text(plan.replace("strength: plain", "strength: weak", 1))
    assert main(["pack", "check", str(folder)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "错误：plan.yaml:35:13 targets[0].strength 只能是 plain、strive、firm",
        "共 1 处错误。",
    ]


def test_checking_needs_no_database():
    code = (
        "import sys; from ipcity.jobs.commandline import main; "
        f"main(['pack', 'check', {str(JIANGJIN)!r}]); assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.django_db
def test_loading_again_acts_as_the_lead_and_changes_nothing(capsys):
    version = packs.load(folder=QINGYU, actor=None, at=AT)
    root = Unit.objects.get(district=version.district, parent=None)
    holder(root, Role.OFFICE_LEAD, "青主任", username="qing")
    assert main(["pack", "load", str(QINGYU)]) == 0
    assert "量化目标 8 项" in capsys.readouterr().out
    assert AuditEntry.objects.count() == 1


@pytest.mark.django_db
def test_a_pack_of_a_district_that_is_not_here_is_refused(capsys):
    cast()
    assert main(["pack", "load", str(QINGYU)]) == 1
    assert "系统中没有这个区域" in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "told"),
    [("nobody", "没有登录名为“nobody”的人员"), ("stranger", "没有“采纳方案”的权限")],
)
def test_whoever_is_named_needs_the_right(who, told, capsys):
    cast()
    packs.load(folder=QINGYU, actor=None, at=AT)
    assert main(["pack", "load", str(QINGYU), "--as", who]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.django_db
def test_without_a_lead_somebody_must_be_named(capsys):
    packs.load(folder=QINGYU, actor=None, at=AT)
    assert main(["pack", "load", str(QINGYU)]) == 1
    assert "请用 --as 指定人员" in capsys.readouterr().err
