"""``ipcity draw`` from files: terms, shares, the draw, its verification; wrong input by its place."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from ipcity.jobs.commandline import main

ROSTER = "编号,分层,区域,不列入的理由\n" + "".join(
    f"企{n:02},{'高' if n % 4 == 0 else '低'},甲镇,{'已注销' if n == 3 else ''}\n"
    for n in range(20)
)
INSPECTORS = "执法证号,有效期至,区域,回避\n执1,2027-01-01,,企01\n执2,2027-01-01,甲镇,企02\n执3,2027-01-01,,\n"


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "名录.csv").write_text(ROSTER, "utf-8")
    (tmp_path / "人员.csv").write_text(INSPECTORS, "utf-8")
    return tmp_path


def run(*words: str) -> int:
    return main(["draw", *words])


def commit(*more: str) -> int:
    return run(
        "commit", "--draw", "演示1号", "--day", "2026-11-23", "--roster", "名录.csv",
        "--inspectors", "人员.csv", "--party", "甲方", "--party", "乙方", "-o", "条件.json", *more,
    )  # fmt: skip


def sealed(capsys) -> list[str]:
    capsys.readouterr()
    found = []
    for party in ("甲方", "乙方"):
        assert run("share", "条件.json", "--party", party, "-o", f"{party}.json") == 0
        found += ["--sealed", capsys.readouterr().out.strip()]
    return found


def test_from_terms_to_a_receipt_that_anyone_recounts(files, capsys):
    assert commit("--total", "6", "--weight", "高=2") == 0
    assert "承诺值" in capsys.readouterr().out
    given = sealed(capsys)
    shares = ["--share", "甲方.json", "--share", "乙方.json"]
    assert run("make", "条件.json", *given, *shares, "-o", "凭证.json") == 0
    receipt = json.loads((files / "凭证.json").read_text("utf-8"))
    assert len(receipt["drawn"]) == 6
    assert "企03" not in {each["id"] for each in receipt["drawn"]}
    assert run("verify", "凭证.json") == 0
    assert run("verifier", "-o", "recount.py") == 0
    alone = [sys.executable, "-I", "-S", "recount.py", "凭证.json"]
    done = subprocess.run(alone, cwd=files, capture_output=True, text=True, check=False)
    assert (done.returncode, "核对无误" in done.stdout) == (0, True)
    receipt["terms"]["roster"][0]["region"] = "乙镇"
    (files / "凭证.json").write_text(json.dumps(receipt), "utf-8")
    capsys.readouterr()
    assert run("verify", "凭证.json") == 1
    assert "不符　commitment" in capsys.readouterr().out


def test_a_share_that_is_not_opened_voids_the_draw(files, capsys):
    commit("--quota", "高=2")
    given = sealed(capsys)
    assert run("make", "条件.json", *given, "--share", "甲方.json", "-o", "凭证.json") == 1
    assert "作废：乙方没有在期限内公开份额" in capsys.readouterr().err
    assert run("verify", "凭证.json") == 0


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("名录.csv", "名称\n甲\n", "名录.csv 第1行没有“编号”列"),
        ("名录.csv", "编号,分层\n甲,高\n,高\n", "名录.csv 第3行“编号”是空的"),
        ("名录.csv", "编号\n甲\n\n乙\n甲\n", "名录.csv 第5行“编号”“甲”与名录.csv 第2行“编号”重复"),
        ("名录.csv", "编号,分层\n甲,高\n\n\n,高\n", "名录.csv 第5行“编号”是空的"),
        ("名录.csv", '编号,分层\n"甲\n一",高\n,高\n', "名录.csv 第4行“编号”是空的"),
        (
            "人员.csv",
            "执法证号,有效期至,回避\n执1,2027-01-01,企01、企99\n",
            "人员.csv 第2行“回避”写了“企99”，名录中没有",
        ),
        (
            "人员.csv",
            "执法证号,有效期至\n执1,2027-01-01\n执1,2027-01-01\n",
            "人员.csv 第3行“执法证号”“执1”与",
        ),
        ("人员.csv", "执法证号,有效期至\n执1,明年\n", "人员.csv 第2行“有效期至”应写成 2026-11-23"),
        ("人员.csv", "执法证号,有效期至\n执1,2027-01-01\n", "能够检查的人员只有1名，不足2名"),
    ],
)
def test_wrong_files_are_told_by_file_row_and_column(files, capsys, name, text, told):
    (files / name).write_text(text, "utf-8")
    assert commit("--quota", "高=1") != 0
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("sign", ["、", "，", ",", "；", ";", " ", "　"])
def test_conflicts_are_read_however_they_are_set_apart(files, sign):
    rows = f'执法证号,有效期至,回避\n执1,2027-01-01,"企01{sign}企02"\n执2,2027-01-01,\n执3,2027-01-01,\n'
    (files / "人员.csv").write_text(rows, "utf-8")
    assert commit("--quota", "低=14") == 0
    terms = json.loads((files / "条件.json").read_text("utf-8"))
    assert terms["inspectors"][0]["conflicts"] == ["企01", "企02"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--sealed", "甲方=00"], "--sealed 中“甲方”写了两次"),
        (["--sealed", "丙方=00"], "抽取条件中没有“丙方”这一方"),
        (["--share", "甲方.json"], "--share 中“甲方”写了两次"),
        (["-o", "没有/凭证.json"], "写不了"),
    ],
)
def test_what_is_given_twice_or_by_strangers_is_refused(files, capsys, more, told):
    commit("--quota", "高=2")
    given = [*sealed(capsys), "--share", "甲方.json", "--share", "乙方.json"]
    assert run("make", "条件.json", "-o", "凭证.json", *given, *more) == 1
    assert told in capsys.readouterr().err


def test_a_share_is_its_owners_alone_and_is_not_written_over(files, capsys):
    commit("--quota", "高=2")
    sealed(capsys)
    before = (files / "甲方.json").read_bytes()
    assert (files / "甲方.json").stat().st_mode & 0o077 == 0
    assert run("share", "条件.json", "--party", "甲方", "-o", "甲方.json") == 1
    assert (files / "甲方.json").read_bytes() == before


def test_only_a_receipt_that_is_right_can_be_replaced(files, capsys):
    commit("--quota", "高=2")
    assert commit("--quota", "高=2", "--previous", "条件.json", "--reason", "void") == 1
    assert "所替代的凭证核对不符" in capsys.readouterr().err
    given = sealed(capsys)
    run("make", "条件.json", *given, "--share", "甲方.json", "-o", "凭证.json")
    assert commit("--quota", "高=2", "--previous", "凭证.json", "--reason", "void") == 0
    first = json.loads((files / "凭证.json").read_text("utf-8"))
    assert json.loads((files / "条件.json").read_text("utf-8"))["previous"] == first["digest"]


def test_the_published_commitment_is_asked_for(files, capsys):
    commit("--quota", "高=2")
    given = sealed(capsys)
    run(
        "make",
        "条件.json",
        *given,
        "--share",
        "甲方.json",
        "--share",
        "乙方.json",
        "-o",
        "凭证.json",
    )
    told = json.loads((files / "凭证.json").read_text("utf-8"))["commitment"]
    capsys.readouterr()
    assert run("verify", "凭证.json", "--commitment", told) == 0
    assert "与公布的相同" in capsys.readouterr().out
    assert run("verify", "凭证.json", "--commitment", "0" * 64) == 1
    assert f"公布的为 {'0' * 64}" in capsys.readouterr().out


def test_no_database_is_loaded():
    code = (
        "import sys; from ipcity.jobs.commandline import main; main(['draw', 'verify', 'none'])\n"
        "assert not {'django', 'ibis'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
