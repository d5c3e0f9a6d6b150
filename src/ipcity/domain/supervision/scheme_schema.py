"""The written form of a scoring scheme as a JSON Schema, for editors and for those who make schemes.

It says what ``reading_schemes`` reads, as far as a schema can: what is not said here (weights that
sum to 100, limits in order, codes that exist, nothing twice) the reader tells with its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ipcity.domain.supervision.reading_schemes import CODE, CODED, KINDS, MOST
from ipcity.domain.supervision.scores import MISSING_WORDS, WHOLE, Missing
from ipcity.domain.supervision.sources import CODED as CODED_WORDS
from ipcity.domain.supervision.sources import SOURCES

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def scheme_schema() -> Schema:
    """The schema of a whole scheme."""
    return {
        "$schema": DIALECT,
        "title": "考核方案",
        "description": "各组各项权重合计100分。由 domain/supervision 生成，请勿手改（make fix）。",
        **_mapping(
            {
                "name": _text("名称", 120),
                "year": {
                    "description": "适用年度", "type": "integer", "minimum": 2000, "maximum": 2100,
                },
                "groups": _many({"$ref": "#/$defs/group"}, least=1),
            }
        ),
        "$defs": {
            "code": {"type": "string", "pattern": f"^{CODE.pattern}$", "maxLength": 40},
            "group": _group(),
            "line": _line(),
            "adjustment": _adjustment(),
            "limit": {
                "description": "[取值, 得分比例（%）]",
                "type": "array",
                "prefixItems": [_number("取值", -MOST, MOST), _number("得分比例", 0, WHOLE)],
                "minItems": 2,
                "maxItems": 2,
            },
        },
    }  # fmt: skip


def _group() -> Schema:
    adjustments = {"anyOf": [_many({"$ref": "#/$defs/adjustment"}), {"type": "null"}]}
    own = {
        "code": {"$ref": "#/$defs/code"},
        "name": _text("组别名称", 60),
        "kinds": _many({"description": "单位类别", "enum": list(KINDS)}, least=1),
        "lines": _many({"$ref": "#/$defs/line"}, least=1),
    }
    more = {
        "deductions": {"description": "扣分", **adjustments},
        "bonuses": {"description": "加分", **adjustments},
        "deductions_cap": _number("扣分合计上限", 0, WHOLE),
        "bonuses_cap": _number("加分合计上限", 0, WHOLE),
    }
    return _mapping(own, more)


def _line() -> Schema:
    words = "；".join(f"{key}：{MISSING_WORDS[key]}" for key in Missing)
    own = {
        "code": {"$ref": "#/$defs/code"},
        "name": _text("名称", 80),
        "weight": _number("权重，最多两位小数", 0.01, WHOLE),
        "limits": {
            "description": "分档限值，从小到大，两个以上",
            "type": "array", "items": {"$ref": "#/$defs/limit"}, "minItems": 2,
        },
        "missing": {"description": f"无数据时：{words}", "enum": [str(each) for each in Missing]},
    }  # fmt: skip
    return _taken(own)


def _adjustment() -> Schema:
    own = {
        "code": {"$ref": "#/$defs/code"},
        "name": _text("名称", 80),
        "each": _number("每1个的分值，最多两位小数", 0.01, WHOLE),
        "cap": _number("上限", 0.01, WHOLE),
    }
    return _taken(own)


def _taken(own: Mapping[str, Schema]) -> Schema:
    """A mapping with exactly one source."""
    told = [
        {"const": word, "description": f"{each.name}（{each.measure}）：{each.words}"}
        for word, each in SOURCES.items()
    ]
    sources = {"source": {"description": "取数来源", "oneOf": told}} | {
        word: _text(f"{CODED_WORDS[word]}的代码", 80) for word in CODED
    }
    return {**_mapping(own, sources), "oneOf": [{"required": [word]} for word in sources]}


def _mapping(own: Mapping[str, Schema], more: Mapping[str, Schema] | None = None) -> Schema:
    """All of ``own`` and no other keys but ``more``."""
    return {
        "type": "object",
        "properties": {**own, **(more or {})},
        "required": list(own),
        "additionalProperties": False,
    }


def _many(item: Schema, least: int = 0) -> Schema:
    """A list; a single one may stand without its brackets."""
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": least}]}


def _text(words: str, longest: int) -> Schema:
    return {"description": words, "type": "string", "pattern": r"\S", "maxLength": longest}


def _number(words: str, least: Any, most: Any) -> Schema:
    plain: Sequence[Any] = [int(each) if each == int(each) else each for each in (least, most)]
    return {"description": words, "type": "number", "minimum": plain[0], "maximum": plain[1]}
