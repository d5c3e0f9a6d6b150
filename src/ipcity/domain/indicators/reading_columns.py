"""Columns and conditions of a written definition, checked against the ledgers' shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from ipcity.domain.indicators.measures import (
    AnyOf,
    Column,
    Condition,
    Link,
    Moment,
    Operator,
    Scalar,
    Subject,
)
from ipcity.domain.indicators.shapes import KIND_LABELS, ColumnKind, ColumnShape, Shapes
from ipcity.domain.terms.findings import Node, listed, suggestion

_EVERY = (Operator.PRESENT, Operator.ABSENT)
_EQUAL = (Operator.IS, Operator.IS_NOT, Operator.IN, Operator.NOT_IN)
_ORDER = (Operator.AT_LEAST, Operator.AT_MOST)
_FITTING: Mapping[ColumnKind, tuple[Operator, ...]] = {
    ColumnKind.TEXT: (*_EQUAL, Operator.CONTAINS, *_EVERY),
    ColumnKind.CHOICE: (*_EQUAL, *_EVERY),
    ColumnKind.INTEGER: (*_EQUAL, *_ORDER, Operator.MORE_THAN, Operator.LESS_THAN, *_EVERY),
    ColumnKind.DECIMAL: (*_EQUAL, *_ORDER, Operator.MORE_THAN, Operator.LESS_THAN, *_EVERY),
    ColumnKind.DATE: (*_EQUAL, *_ORDER, Operator.BEFORE, Operator.AFTER, *_EVERY),
    ColumnKind.BOOLEAN: (Operator.IS, Operator.IS_NOT, *_EVERY),
    ColumnKind.REFERENCE: (Operator.IS, *_EVERY),
}
NUMBERS = (ColumnKind.INTEGER, ColumnKind.DECIMAL)


@dataclass(frozen=True)
class Ledger:
    """The ledger a definition speaks of, and all shapes for what it links to."""

    name: str
    shapes: Shapes

    @property
    def columns(self) -> Mapping[str, ColumnShape]:
        return self.shapes[self.name].columns

    def links(self) -> dict[str, Link]:
        """Every reference to another ledger, by its name without ``_id``."""
        return {
            name.removesuffix("_id"): Link(name.removesuffix("_id"), shape.ledger)
            for name, shape in self.columns.items()
            if shape.kind is ColumnKind.REFERENCE and shape.ledger in self.shapes
        }

    def find(self, node: Node, *kinds: ColumnKind) -> ColumnShape | None:
        """The shape of the column that ``node`` names, of one of ``kinds`` if any are given."""
        written = node.value
        if not isinstance(written, str):
            node.fail("not-a-column", "应写字段名。", "写成文字，如 granted_on 或 holder.kind。")
            return None
        link, dot, column = written.rpartition(".")
        columns = self._columns_behind(node, link) if dot else self.columns
        if columns is None:
            return None
        if column not in columns:
            label = self.shapes[self.name].label
            message = f"“{written}”不是{label}的字段。"
            node.fail("unknown-column", message, suggestion(column, columns))
            return None
        if kinds and columns[column].kind not in kinds:
            node.fail(
                "wrong-kind",
                f"“{written}”是{KIND_LABELS[columns[column].kind]}，此处应是"
                + "或".join(KIND_LABELS[kind] for kind in kinds)
                + "。",
                suggestion(column, [n for n, shape in columns.items() if shape.kind in kinds]),
            )
            return None
        return columns[column]

    def _columns_behind(self, node: Node, link: str) -> Mapping[str, ColumnShape] | None:
        links = self.links()
        if link not in links:
            node.fail("unknown-link", f"“{link}”不引用别的台账。", suggestion(link, links))
            return None
        return self.shapes[links[link].ledger].columns

    def name_of(self, node: Node, *kinds: ColumnKind) -> str | None:
        return str(node.value) if self.find(node, *kinds) else None

    def names_of(self, node: Node, *kinds: ColumnKind) -> tuple[str, ...]:
        names = [self.name_of(each, *kinds) for each in node.items()]
        return tuple(name for name in names if name)

    def subject(self, node: Node) -> Subject | None:
        """A list of columns and references; a reference falls back on the name as written."""
        parts = [self._subject_part(each) for each in node.items()]
        if not parts:
            node.fail("no-subject", "没有写明按什么区分。", "写出字段或引用，如 holder。")
        known = tuple(part for part in parts if part)
        return Subject(known) if known and len(known) == len(parts) else None

    def _subject_part(self, node: Node) -> tuple[str, ...] | None:
        written = node.value
        if isinstance(written, str) and f"{written}_id" in self.columns:
            beside = (f"{written}_name", f"{written}_number")
            return (f"{written}_id", *(name for name in beside if name in self.columns))
        name = self.name_of(node)
        return (name,) if name else None


def read_conditions(ledger: Ledger, node: Node) -> tuple[Condition | AnyOf, ...]:
    found = [_condition_or_any(ledger, each) for each in node.items()]
    return tuple(each for each in found if each)


def _condition_or_any(ledger: Ledger, node: Node) -> Condition | AnyOf | None:
    if node.has("any_of") and node.is_mapping("条件", ("any_of",)):
        found = [_condition(ledger, each) for each in node.at("any_of").items()]
        return AnyOf(tuple(each for each in found if each))
    return _condition(ledger, node)


def _condition(ledger: Ledger, node: Node) -> Condition | None:
    words = [str(each) for each in Operator]
    if not node.is_mapping("条件", ("column", *words), ("column",)):
        return None
    shape = ledger.find(node.at("column"))
    used = [word for word in words if node.has(word)]
    if len(used) != 1:
        node.fail("one-operator", "一个条件应有且只有一种比较。", f"从{listed(words)}中写一种。")
        return None
    if shape is None:
        return None
    operator, column = Operator(used[0]), str(node.at("column").value)
    if operator not in _FITTING[shape.kind]:
        kind = KIND_LABELS[shape.kind]
        message = f"“{column}”是{kind}，不能用“{operator}”比较。"
        node.at(used[0]).fail("wrong-operator", message, suggestion(used[0], _FITTING[shape.kind]))
        return None
    return _with_value(ledger, Condition(column, operator), shape, node.at(used[0]))


def _with_value(
    ledger: Ledger, condition: Condition, shape: ColumnShape, node: Node
) -> Condition | None:
    column, operator = condition.column, condition.operator
    if operator in _EVERY:
        if node.value is not True:
            node.fail("not-true", f"“{operator}”后应写 true。", "写成 true，或换一种比较。")
        return condition
    if operator in (Operator.IN, Operator.NOT_IN):
        values = tuple(_scalar(each, shape) for each in node.items())
        known = tuple(value for value in values if value is not None)
        if not values:
            node.fail("empty-list", "列表是空的。", "至少写一个值。")
        return Condition(column, operator, known) if known and len(known) == len(values) else None
    if node.has("column") and node.is_mapping("比较对象", ("column",)):
        other = ledger.name_of(node.at("column"), shape.kind)
        return Condition(column, operator, Column(other)) if other else None
    if node.has("moment") and node.is_mapping("比较对象", ("moment",)):
        moment = _moment(node.at("moment"), shape)
        return Condition(column, operator, moment) if moment else None
    value = _scalar(node, shape)
    return None if value is None else Condition(column, operator, value)


def _moment(node: Node, shape: ColumnShape) -> Moment | None:
    wanted = {
        ColumnKind.INTEGER: Moment.BASELINE_YEAR,
        ColumnKind.DATE: Moment.BASELINE_DAY,
        ColumnKind.REFERENCE: Moment.WHOLE_DISTRICT,
    }.get(shape.kind)
    word = node.one_of("基准", [str(wanted)] if wanted else [])
    return Moment(word) if word else None


def _scalar(node: Node, shape: ColumnShape) -> Scalar | None:
    """The value in the column's own type; None after a report."""
    value = node.value
    match shape.kind:
        case ColumnKind.BOOLEAN if isinstance(value, bool):
            return value
        case ColumnKind.INTEGER if isinstance(value, int) and not isinstance(value, bool):
            return value
        case ColumnKind.DECIMAL if isinstance(value, int | str) and not isinstance(value, bool):
            number = _decimal(value)
            if number is not None:
                return number
        case ColumnKind.DATE if isinstance(value, str):
            day = _day(value)
            if day is not None:
                return day
        case ColumnKind.TEXT if isinstance(value, str):
            return value
        case ColumnKind.CHOICE if isinstance(value, str):
            code = _code(value, shape.choices)
            if code is not None:
                return code
            message = f"没有“{value}”这个选项。"
            options = (*shape.choices.values(), *shape.choices)
            node.fail("unknown-choice", message, suggestion(value, options))
            return None
    node.fail("wrong-type", f"“{value}”与字段的类型不符。", _HOW_TO_WRITE[shape.kind])
    return None


_HOW_TO_WRITE = {
    ColumnKind.TEXT: "写成加引号的文字。",
    ColumnKind.CHOICE: "写选项的代码或名称。",
    ColumnKind.INTEGER: "写不带引号的整数。",
    ColumnKind.DECIMAL: "写整数，或加引号的小数，如 '0.5'。",
    ColumnKind.DATE: "写成加引号的日期，如 '2024-01-01'。",
    ColumnKind.BOOLEAN: "写 true 或 false。",
    ColumnKind.REFERENCE: "引用只能判断有无（present、absent）。",
}


def _code(written: str, choices: Mapping[str, str]) -> str | None:
    if written in choices:
        return written
    return next((code for code, label in choices.items() if label == written), None)


def _decimal(value: int | str) -> Decimal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
