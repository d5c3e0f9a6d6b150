"""What is wrong with a pack: every finding with its file, path and line, never only the first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from ipcity.papers.packs.references import Doubt, doubts
from ipcity.papers.packs.yamls import BadYaml, Located, Place, read_yaml
from ipcity.papers.packs.yamls import Path as ValuePath

PARTS = ("programme", "plan", "units", "readings")
# a part that a pack may do without
INDICATORS = "indicators"
SCHEMAS = Path(__file__).resolve().parents[2] / "packs" / "schema"


@dataclass(frozen=True)
class Finding:
    file: str
    path: str
    place: Place
    sentence: str
    is_error: bool = True

    def __str__(self) -> str:
        where = f"{self.file}:{self.place.line}:{self.place.column}"
        return f"{where} {self.path} {self.sentence}".replace("  ", " ")


def check_pack(folder: Path) -> tuple[Finding, ...]:
    """Every finding in ``folder``, in the order of files and lines."""
    return check_parts(folder)[1]


def check_parts(folder: Path) -> tuple[dict[str, Located], tuple[Finding, ...]]:
    parts: dict[str, Located] = {}
    found: list[Finding] = []
    wanted = (*PARTS, INDICATORS) if (folder / f"{INDICATORS}.yaml").exists() else PARTS
    for name in wanted:
        try:
            parts[name] = read_yaml(_text(folder / f"{name}.yaml"))
        except BadYaml as problem:
            found.append(Finding(f"{name}.yaml", "", problem.place, problem.sentence))
            continue
        found.extend(_against_schema(name, parts[name]))
    if not found:
        found.extend(_finding(parts, doubt) for doubt in doubts(_contents(parts)))
    order = {f"{name}.yaml": at for at, name in enumerate((*PARTS, INDICATORS))}
    found.sort(key=lambda each: (order[each.file], each.place.line, each.place.column))
    return parts, tuple(found)


def _text(file: Path) -> str:
    start = Place(1, 1)
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as problem:
        raise BadYaml(start, "缺少这个文件") from problem
    except UnicodeDecodeError as problem:
        raise BadYaml(start, "不是 UTF-8 编码") from problem
    except OSError as problem:
        raise BadYaml(start, f"读不出来（{problem.strerror}）") from problem


def _contents(parts: dict[str, Located]) -> dict[str, dict[str, object]]:
    return {
        name: dict(located.content) if isinstance(located.content, dict) else {}
        for name, located in parts.items()
    }


def _finding(parts: dict[str, Located], doubt: Doubt) -> Finding:
    place = parts[doubt.part].place(doubt.path)
    return Finding(
        f"{doubt.part}.yaml", _written(doubt.path), place, doubt.sentence, doubt.is_error
    )


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def _against_schema(name: str, located: Located) -> Iterator[Finding]:
    for error in _validator(name).iter_errors(located.content):
        path: ValuePath = tuple(error.absolute_path)
        yield Finding(f"{name}.yaml", _written(path), located.place(path), _sentence(error))


def _written(path: ValuePath) -> str:
    """``targets[3].value``: list positions count from 0, as in the schema's own language."""
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


_TYPES = {
    "string": "文字（数值也要加引号）",
    "integer": "整数",
    "number": "数",
    "boolean": "true 或 false",
    "array": "列表",
    "object": "若干项目",
    "null": "null",
}


def _missing(error: ValidationError) -> str:
    names = [each for each in error.validator_value if each not in error.instance]
    return "缺少" + "、".join(f"“{name}”" for name in names)


def _unknown(error: ValidationError) -> str:
    names = [each for each in error.instance if each not in error.schema["properties"]]
    return "不认识" + "、".join(f"“{name}”" for name in names)


def _type(error: ValidationError) -> str:
    wanted = error.validator_value
    kinds = wanted if isinstance(wanted, list) else [wanted]
    return "应是" + "或".join(_TYPES[kind] for kind in kinds)


def _either(error: ValidationError) -> str:
    return _sentence(next(iter(error.context)))


_SENTENCES: dict[str, Callable[[ValidationError], str]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _type,
    "anyOf": _either,
    "enum": lambda error: "只能是 " + "、".join(str(each) for each in error.validator_value),
    "pattern": lambda error: f"格式不对：“{error.instance}”",
    "minLength": lambda error: "不能为空",
    "maxLength": lambda error: f"不能超过 {error.validator_value} 个字",
    "minimum": lambda error: f"不能小于 {error.validator_value}",
    "maximum": lambda error: f"不能大于 {error.validator_value}",
    "minItems": lambda error: f"至少要有 {error.validator_value} 项",
}


def _sentence(error: ValidationError) -> str:
    told = _SENTENCES.get(str(error.validator))
    return told(error) if told else str(error.message)
