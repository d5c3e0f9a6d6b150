"""Numbers from the command line: the same answers as the pages, as JSON and as a table."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ipcity.domain.errors import Refused
from ipcity.jobs import asking, files
from ipcity.jobs.acting import the_district
from ipcity.jobs.commandline import main
from ipcity.jobs.commands import set_up
from ipcity.store.models.reference_tables import ReferenceTable
from tests.actions.numbers import POSITIVE, from_sheet, ground
from tests.cast import AT
from tests.papers.test_reference_tables import TSV

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db, settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path
    # the installation is ready: the tests' database is migrated and has people
    monkeypatch.setattr(set_up, "ready", lambda: None)
    made = ground()
    made.people.other_district.is_demo = True
    made.people.other_district.save()
    from_sheet(made.instruction(date(2026, 3, 1), "甲"), 7, {"subject": "B", "given_on": "D"})
    return made


def asked(capsys, *words: str) -> object:
    assert main([*words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_status_lists_every_target(here, capsys):
    found = asked(capsys, "status", "--on", "2026-06-30")
    assert [each["id"] for each in found] == ["T1", "T2", "T3", "T4", "T5"]
    assert list(found[4]) == [
        "id", "name", "value", "unit", "comparator", "goal", "status", "rows", "indicator",
        "snapshot",
    ]  # fmt: skip
    told = {name: found[4][name] for name in ("value", "goal", "status", "rows", "indicator")}
    assert told == {
        "value": "1", "goal": "100", "status": "red", "rows": 1, "indicator": f"{POSITIVE}@1",
    }  # fmt: skip
    assert (found[0]["value"], found[0]["indicator"], found[0]["status"]) == (None, None, "no-data")
    assert main(["status", "--on", "2026-06-30"]) == 0
    assert "走访企业" in capsys.readouterr().out


def test_trace_ends_at_the_cell(here, capsys):
    found = asked(capsys, "trace", "ｔ5", "--on", "2026-06-30")
    assert found["id"] == "T5"
    (row,) = found["rows"]
    assert (row["file"], row["sheet"], row["row"], row["cell"]) == ("台账.xlsx", "批示", 7, "D7")
    assert (found["value"], found["words"][:5]) == ("1", "当年1月1")
    assert main(["trace", "T5", "--on", "2026-06-30"]) == 0
    assert "D7" in capsys.readouterr().out
    assert main(["trace", "T9"]) == 1
    assert "“T9”不是现行方案的条目" in capsys.readouterr().err


def test_why_sums_to_the_difference(here, capsys):
    found = asked(capsys, "why", "T5", "--from", "2026-01-31", "--to", "2026-06-30")
    assert (found["before"], found["after"], found["difference"]) == ("0", "1", "1")
    assert [(c["cause"], c["effect"]) for c in found["causes"]] == [("entered", "1")]
    assert main(["why", "T5", "--from", "2026-01-31", "--to", "2026-06-30"]) == 0
    assert "新计入：+1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["trace"], 2, "错误：缺少参数 TARGET。说明见 ipcity trace --help"),
        (["status", "--on", "9999-12-31"], 2, "在1900年至2199年之间"),
        (["status", "--format", "xml"], 2, "参数 --format 不能是“xml”"),
        (["highvalue", " "], 1, "没有号码为“”的专利"),
        (["export", "patent", "x.csv"], 1, "是否指 patents（专利）"),
        (["export", "专利", "absent/x.csv"], 1, "写不了 absent/x.csv：没有这个文件或上级文件夹"),
        (["import", "."], 1, "读不了 .：这是文件夹"),
        (["import", __file__, "--refused", "."], 1, "写不了 .：这是文件夹"),
        (["reference", "load", "absent.csv"], 1, "读不了 absent.csv：没有这个文件"),
    ],
)
def test_what_cannot_be_done_is_told_in_chinese(here, capsys, words, code, told):
    try:
        done = main(words)
    except SystemExit as left:
        done = left.code
    assert done == code
    assert told in capsys.readouterr().err


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    place = tmp_path / "旧.csv"
    place.write_text("旧")
    with pytest.raises(TypeError), files.written(place) as stream:
        stream.writelines([b"half", "text"])
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("旧.csv", "旧")]


def test_long_texts_of_a_table_are_broken_and_codes_are_not(capsys):
    asking.print_table(("名", "码"), [("甲" * 60, "a" * 64)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "甲" * 17 + "  " + "a" * 64
    assert [len(line) for line in lines[2:]] == [17, 17, 9]


def test_a_reference_table_is_loaded_once_and_problems_are_told(here, capsys, tmp_path):
    file = tmp_path / "sei_2021.tsv"
    file.write_text(TSV, encoding="utf-8")
    first = asked(capsys, "reference", "load", str(file))
    again = asked(capsys, "reference", "load", str(file))
    assert (first["loaded"], again["loaded"], first["entries"]) == (True, False, 2)
    assert ReferenceTable.objects.count() == 1
    file.write_text(TSV.replace("B23K26", "XX"), encoding="utf-8")
    assert main(["reference", "load", str(file)]) == 1
    assert "第3行：分类号“XX”" in capsys.readouterr().err


def test_a_patent_that_is_not_there(here, capsys):
    assert main(["highvalue", "201010000001.3"]) == 1
    assert "201010000001.3" in capsys.readouterr().err


def test_which_district_is_meant(here):
    people = here.people
    assert the_district(None) == people.district
    assert the_district("邻区") == people.other_district
    with pytest.raises(Refused):
        the_district("不存在")
    from ipcity.store.models.instructions import Instruction

    Instruction.objects.update(district=people.other_district)
    assert the_district(None) == people.other_district
    people.other_district.is_demo = False
    people.other_district.save()
    with pytest.raises(Refused, match="--district"):
        the_district(None)
    assert AT.year == 2026
