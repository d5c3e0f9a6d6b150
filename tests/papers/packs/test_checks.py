"""A pack with faults: each is told with its file, line and path, and none hides another."""

from __future__ import annotations

import shutil

import pytest

from ipcity.papers.packs import BadPack, check_pack, read_pack
from ipcity.papers.packs.yamls import BadYaml, read_yaml
from tests.packs.cities import QINGYU

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path):
    target = tmp_path / "city"
    shutil.copytree(QINGYU, target)
    return target


def changed(folder, part, old, new):
    file = folder / f"{part}.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def errors(folder):
    return [str(each) for each in check_pack(folder) if each.is_error]


def test_a_sound_pack_has_only_hints(folder):
    assert errors(folder) == []
    assert [each.sentence for each in check_pack(folder)] == ["没有写明口径，将按字面理解"] * 7


def test_schema_faults_name_file_line_and_path(folder):
    changed(folder, "plan", "comparator: '>='", "comparator: about")
    changed(folder, "plan", "value: '18'", "value: 18")
    changed(folder, "units", "kind: organ", "kind: office")
    assert errors(folder) == [
        "plan.yaml:27:15 targets[0].comparator 只能是 >=、>、<=、<、=、~",
        "plan.yaml:28:10 targets[0].value 应是文字（数值也要加引号）",
        "units.yaml:11:9 units[1].kind 只能是 district、organ、town、subdistrict、park、group、"
        "other",
    ]


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("plan", "  place: G1", "  place: G9", "没有编号为“G9”的目标或任务"),
        ("plan", "- id: T2", "- id: T1", "编号“T1”重复"),
        ("plan", "action: A1", "action: A9", "没有编号为“A9”的条目"),
        ("plan", "issued_on: '2025-01-16'", "issued_on: '2025-02-30'", "没有这一天：2025-02-30"),
        ("plan", "end: 2027", "end: 2024", "终止年度早于起始年度"),
        ("plan", "title:", "titel:", "缺少“title”"),
        ("units", "parent: qingyu", "parent: nowhere", "没有代号为“nowhere”的单位"),
        ("units", "parent: null", "parent: town-01", "上级单位绕成了圈"),
        ("units", "name: 望渔镇", "name: 潮生镇", "名称“潮生镇”也指向“town-01”"),
        ("readings", "code: gross\n", "code: other\n", "选定的口径不在可选口径之中"),
        ("readings", "target: T3", "target: T99", "方案中没有编号为“T99”的量化目标"),
        ("programme", "demo: true", "demo: 'yes'", "应是true 或 false"),
    ],
)
def test_each_fault_is_found(folder, part, old, new, told):
    changed(folder, part, old, new)
    found = [each for each in check_pack(folder) if each.is_error]
    assert told in [each.sentence for each in found]
    assert {each.file for each in found} <= {f"{part}.yaml", "plan.yaml"}


def test_missing_and_unreadable_files_are_findings(folder):
    (folder / "units.yaml").unlink()
    (folder / "plan.yaml").write_bytes("title: 方案".encode("gb18030"))
    assert errors(folder) == [
        "plan.yaml:1:1 不是 UTF-8 编码",
        "units.yaml:1:1 缺少这个文件",
    ]
    with pytest.raises(BadPack):
        read_pack(folder)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &x 1\nb: *x\n", "不能使用锚点（&、*），请把内容写全"),
        ("a: !!python/object:os.system 1\n", "不能使用类型标记（!）"),
        ("a: 1\na: 2\n", "“a”重复出现"),
        ("a: [1\n", "不是正确的 YAML"),
        ("", "文件是空的"),
        ("[" * 30 + "]" * 30, "嵌套超过 20 层"),
        ("? [a]\n: 1\n", "项目名须是文字"),
    ],
)
def test_yaml_that_could_run_or_explode_is_refused(text, told):
    with pytest.raises(BadYaml) as refusal:
        read_yaml(text)
    assert refusal.value.sentence.startswith(told)


def test_a_date_stays_as_written():
    assert read_yaml("a: 2024-02-22\n").content == {"a": "2024-02-22"}
