"""``ipcity deadline``: what it prints, its exit status, and what it does not load."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from ipcity.jobs.commandline import main

NOTICE = "日期,安排\n2027-01-01,放假\n2027-05-03,放假\n2027-05-08,上班\n2027-10-01,放假\n"


@pytest.fixture
def computed(capsys):
    def run(*words):
        assert main(["deadline", "compute", *words, "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def refused(capsys):
    def run(*words):
        assert main(["deadline", *words]) == 1
        return capsys.readouterr().err

    return run


def test_compute_gives_the_day_and_its_proof(computed):
    form = computed("pen-decide", "--from", "2026-07-03", "--extend", "30",
                    "--exclude", "2026-08-01..2026-08-11=检测", "2026-08-06..2026-08-21")  # fmt: skip
    assert form["due"] == "2026-11-20"
    assert form["proof"]["exclusions"] == [
        {"start": "2026-08-01", "end": "2026-08-21", "ground": "检测"}
    ]
    assert form["proof"]["rule"]["approvers"] == ["负责人"]


def test_hours_facts_and_rolling(computed):
    assert computed("CRI-HAND", "--from", "2026-09-30T16:20")["due"] == "2026-10-01T16:20:00+08:00"
    away = computed("ADJ-DEF", "--from", "2026-09-10", "--where", "no_domicile_in_CN=true")
    assert away["due"] == "2026-10-10"
    told = computed("ADJ-DEF", "--from", "2026-09-10", "--where", "在中国没有固定住所=是")
    assert told == away
    plain = ("PMED-CONF", "--from", "2026-07-23")
    assert computed(*plain)["due"] == "2026-08-24"
    assert computed(*plain, "--rolling", "holidays")["due"] == "2026-08-22"
    assert computed("PUB-GOV", "--from", "2026-09-01", "--figure", "5")["due"] == "2026-09-08"


def test_a_year_not_loaded_gives_bounds_and_a_notice_gives_the_day(computed, tmp_path, capsys):
    asked = ("PEN-DECIDE", "--from", "2026-10-03")
    form = computed(*asked)
    assert (form["due"], form["earliest"], form["latest"], form["missing_years"]) == (
        None, "2027-01-01", "2027-01-11", [2027])  # fmt: skip
    notice = tmp_path / "2027年放假安排.csv"
    notice.write_text(NOTICE, "utf-8")
    told = computed(*asked, "--calendar", str(notice))
    assert told["due"] == "2027-01-04"
    assert told["proof"]["calendar"]["days"] == {
        "2027-01-01": "holiday",
        "2027-01-02": "weekend",
        "2027-01-03": "weekend",
        "2027-01-04": "work",
    }


def test_a_bad_cell_is_told_with_file_row_and_column(refused, tmp_path):
    notice = tmp_path / "安排.csv"
    notice.write_text("日期,安排\n2027-01-01,放价\n2027-02-30,放假\n", "utf-8")
    told = refused("compute", "PEN-DECIDE", "--from", "2026-10-03", "--calendar", str(notice))
    assert f"{notice} 第2行第2列“放价”应为放假或上班。" in told
    assert f"{notice} 第3行第1列“2027-02-30”不是日期" in told


def test_a_notice_cut_short_is_told(tmp_path, capsys):
    notice = tmp_path / "安排.csv"
    notice.write_text("2027-01-01,放假\n", "utf-8")
    main(["deadline", "compute", "PEN-DECIDE", "--from", "2026-10-03", "--calendar", str(notice)])
    assert "没有写2027年10月1日放假，请核对是否完整" in capsys.readouterr().err


def test_verify_tells_what_differs(computed, tmp_path, capsys):
    file = tmp_path / "证明.json"
    form = computed("PEN-CLUE", "--from", "2026-09-18")
    file.write_text(json.dumps(form), "utf-8")
    assert main(["deadline", "verify", str(file)]) == 0
    assert capsys.readouterr().out == "与重算结果一致。\n"
    form["due"] = "2026-10-20"
    file.write_text(json.dumps(form), "utf-8")
    assert main(["deadline", "verify", str(file)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        'due：文件为 "2026-10-20"，重算为 "2026-10-15"',
        "与重算结果不符，共1处。",
    ]
    assert main(["deadline", "verify", str(file), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["sound"] is False


def test_what_is_no_proof_is_refused(refused, tmp_path):
    file = tmp_path / "证明.json"
    file.write_text("[]", "utf-8")
    assert "这不是完整的期限证明" in refused("verify", str(file))
    file.write_text("不是", "utf-8")
    assert "不是 JSON 文件：第1行第1列读不懂" in refused("verify", str(file))
    file.write_bytes("证明".encode("gb18030"))
    assert "不是 UTF-8 文本" in refused("verify", str(file))


def test_an_unknown_rule_and_wrong_usage(refused, capsys):
    assert "是否指 PEN-CLUE" in refused("compute", "PEN-CLEU", "--from", "2026-09-18")
    for words in (["--from", "昨天"], ["--from", "2026-09-18", "--exclude", "2026-09-20"],
                  ["--from", "2026-09-18", "--where", "complex"]):  # fmt: skip
        with pytest.raises(SystemExit) as left:
            main(["deadline", "compute", "PEN-CLUE", *words])
        assert left.value.code == 2
    assert "应写成 key=true" in capsys.readouterr().err


def test_rules_lists_every_term(capsys):
    assert main(["deadline", "rules", "--format", "json"]) == 0
    rules = {each["id"]: each for each in json.loads(capsys.readouterr().out)}
    assert rules["ADJ-DEF"]["facts"] == {"no_domicile_in_CN": "在中国没有固定住所"}
    assert main(["deadline", "rules"]) == 0
    shown = capsys.readouterr().out
    assert [name for name in rules if name not in shown] == []


@pytest.mark.parametrize("verb", ["compute", "verify"])
def test_neither_django_nor_a_calendar_to_verify_is_loaded(tmp_path, verb, computed):
    file = tmp_path / "证明.json"
    file.write_text(json.dumps(computed("PEN-CLUE", "--from", "2026-09-18")), "utf-8")
    words = {
        "compute": ["deadline", "compute", "PEN-CLUE", "--from", "2026-09-18"],
        "verify": ["deadline", "verify", str(file)],
    }[verb]
    code = (
        "import sys; from ipcity.jobs.commandline import main; main(sys.argv[1:]); "
        "print([m for m in ('django', 'ibis', 'duckdb', 'chinese_calendar') if m in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == ("[]" if verb == "verify" else "['chinese_calendar']")
