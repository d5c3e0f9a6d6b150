"""Scoring schemes as they are written: a small published vocabulary, read with place and remedy."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from typing import Final

from ipcity.domain.supervision.scores import (
    WHOLE,
    Adjustment,
    Group,
    Limit,
    Line,
    Missing,
    Scheme,
)
from ipcity.domain.supervision.sources import read_source
from ipcity.domain.terms.findings import Findings, Node, Problem, listed

Known = Callable[[str], bool]
KINDS: Final = ("organ", "town", "subdistrict", "park", "other")
CODED: Final = ("indicator", "region")
CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SOURCE_WORDS = ("source", *CODED)
MOST: Final = Decimal(1_000_000_000_000)


def read_scheme(values: object, known: Known) -> tuple[Scheme | None, tuple[Problem, ...]]:
    """The scheme, None where a problem keeps it from being one.

    ``known`` tells whether ``indicator:CODE`` (or ``region:CODE``) exists.
    """
    findings = Findings()
    whole = Node(values, (), findings)
    if not whole.is_mapping("考核方案", ("name", "year", "groups"), ("name", "year", "groups")):
        return None, tuple(findings.found)
    name = whole.at("name").text("名称", 120)
    year = whole.at("year").whole("适用年度", 2000, 2100)
    groups = tuple(_group(each, known) for each in whole.at("groups").items())
    _refuse_repeated(whole.at("groups"), [each.code for each in groups], "组别")
    taken = [kind for each in groups for kind in each.kinds]
    _refuse_repeated(whole.at("groups"), taken, "单位类别")
    if not groups:
        whole.at("groups").fail("no-groups", "没有写任何考核组。", "至少写一组，如区级部门。")
    found = tuple(findings.found)
    return (None if found else Scheme(name, year, groups)), found


def digest_of(scheme: Scheme) -> str:
    """Of what the scheme says, not of how it is written."""
    told = json.dumps(asdict(scheme), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def _group(node: Node, known: Known) -> Group:
    words = ("code", "name", "kinds", "lines", "deductions", "bonuses")
    caps = ("deductions_cap", "bonuses_cap")
    node.is_mapping("考核组", (*words, *caps), ("code", "name", "kinds", "lines"))
    kinds = tuple(each.one_of("单位类别", KINDS) or "" for each in node.at("kinds").items())
    if not kinds:
        node.at("kinds").fail("no-kinds", "没有写单位类别。", f"可用：{listed(KINDS)}。")
    lines = tuple(_line(each, known) for each in node.at("lines").items())
    taken = tuple(_adjustment(each, known) for each in node.at("deductions").items())
    given = tuple(_adjustment(each, known) for each in node.at("bonuses").items())
    adjusted = [each.code for each in (*taken, *given)]
    _refuse_repeated(node, [*(each.code for each in lines), *adjusted], "代号")
    total = sum((each.weight for each in lines), Decimal(0))
    if total != WHOLE:
        remedy = "调整各项 weight，使合计为 100。"
        node.at("lines").fail("weights", f"各项权重合计{total}分，不是100分。", remedy)
    limits = [_number(node.at(cap), "合计上限") if node.has(cap) else None for cap in caps]
    return Group(
        _code(node.at("code")), node.at("name").text("组别名称", 60), kinds,
        lines, taken, given, *limits,
    )  # fmt: skip


def _line(node: Node, known: Known) -> Line:
    own = ("code", "name", "weight", "limits", "missing")
    node.is_mapping("计分项", (*own, *_SOURCE_WORDS), own)
    missing = node.at("missing").one_of("无数据的办法", list(Missing))
    return Line(
        _code(node.at("code")),
        node.at("name").text("名称", 80),
        read_source(node, known, coded=CODED),
        _number(node.at("weight"), "权重", Decimal("0.01"), WHOLE),
        _limits(node.at("limits")),
        Missing(missing) if missing else Missing.LEFT_OUT,
    )


def _adjustment(node: Node, known: Known) -> Adjustment:
    own = ("code", "name", "each", "cap")
    node.is_mapping("扣分或加分", (*own, *_SOURCE_WORDS), own)
    return Adjustment(
        _code(node.at("code")),
        node.at("name").text("名称", 80),
        read_source(node, known, coded=CODED),
        _number(node.at("each"), "每1个的分值", Decimal("0.01"), WHOLE),
        _number(node.at("cap"), "上限", Decimal("0.01"), WHOLE),
    )


def _limits(node: Node) -> tuple[Limit, ...]:
    """At least two, by rising value, with shares that only rise or only fall."""
    found = tuple(_limit(each) for each in node.items())
    if len(found) < 2:
        node.fail(
            "limits", "分档限值至少要两个。", "写成 [[0, 0], [100, 100]] 这样的两对以上数字。"
        )
        return found
    pairs = list(zip(found, found[1:], strict=False))
    if any(low.value >= high.value for low, high in pairs):
        node.fail("limits", "分档限值须从小到大。", "按第一个数从小到大排列，不要重复。")
    rises = any(low.share < high.share for low, high in pairs)
    falls = any(low.share > high.share for low, high in pairs)
    if rises and falls:
        node.fail("limits", "得分比例忽高忽低。", "第二个数应只升不降，或者只降不升。")
    return found


def _limit(node: Node) -> Limit:
    if not isinstance(node.value, list) or len(node.value) != 2:
        node.fail("limits", "一个限值要写两个数。", "写成 [取值, 得分比例]，如 [60, 0]。")
        return Limit(Decimal(0), Decimal(0))
    value, share = node.items()
    return Limit(_number(value, "取值", -MOST, MOST), _number(share, "得分比例", Decimal(0), WHOLE))


def _number(node: Node, what: str, least: Decimal = Decimal(0), most: Decimal = WHOLE) -> Decimal:
    """The number with at most two places; ``least`` after a report."""
    value = node.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            found = Decimal(str(value))
            if least <= found <= most and found == round(found, 2):
                return found
        except InvalidOperation:
            pass
    node.fail(
        "not-a-number",
        f"{what}不能是“{value}”。",
        f"写成 {least} 至 {most} 的数，最多两位小数，不加引号。",
    )
    return least


def _code(node: Node) -> str:
    if isinstance(node.value, str) and CODE.fullmatch(node.value) and len(node.value) <= 40:
        return node.value
    node.fail(
        "bad-code", f"代号“{node.value}”不合规则。", "用小写字母、数字和连字符，如 items-done。"
    )
    return ""


def _refuse_repeated(node: Node, words: list[str], what: str) -> None:
    for word in sorted({each for each in words if each and words.count(each) > 1}):
        node.fail("repeated", f"{what}“{word}”出现了不止一次。", "每个只写一次。")
