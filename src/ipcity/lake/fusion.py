"""Fusion: parts that differ only in their conditions are counted in one scan of their table.

``peel`` takes an expression apart into the table it reads, the conditions on its rows and what each
column is; the conditions of many parts become the bits of one number, by which the rows are grouped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

import ibis
import ibis.expr.operations as ops

# conditions told apart in one scan: the bits of a signed 64-bit number
MOST = 60
_KEEPS_ROWS_TOGETHER = (ops.Analytic, ops.Reduction, ops.Subquery, ops.WindowFunction)


@dataclass(frozen=True)
class Peeled:
    """``base`` filtered by all ``conditions``, showing ``columns``."""

    base: ops.Relation
    conditions: frozenset[ops.Value]
    columns: Mapping[str, ops.Value]


def peel(table: ibis.Table) -> Peeled:
    """The expression as a selection from one table, as far down as selecting goes."""
    return _peeled(table.op())


def _peeled(node: ops.Relation) -> Peeled:
    if isinstance(node, ops.Project | ops.Filter) and not _looks_around(node):
        below = _peeled(node.parent)
        known = {ops.Field(node.parent, name): value for name, value in below.columns.items()}
        if isinstance(node, ops.Filter):
            more = frozenset(_in(each, known) for each in node.predicates)
            return Peeled(below.base, below.conditions | more, below.columns)
        values = {name: _in(value, known) for name, value in node.values.items()}
        return Peeled(below.base, below.conditions, values)
    return Peeled(node, frozenset(), {name: ops.Field(node, name) for name in node.schema})


def _looks_around(node: ops.Project | ops.Filter) -> bool:
    """Whether a column or condition depends on other rows than its own."""
    values = node.predicates if isinstance(node, ops.Filter) else tuple(node.values.values())
    return any(value.find(_KEEPS_ROWS_TOGETHER) for value in values)


def _in(value: ops.Value, known: Mapping[ops.Node, ops.Node]) -> ops.Value:
    return value.replace(known)


def uncast(value: ops.Value) -> ops.Value:
    """A whole number that was only written as text: as many different ones, and far quicker."""
    if isinstance(value, ops.Cast) and value.to.is_string() and value.arg.dtype.is_integer():
        return value.arg
    return value


def together(conditions: frozenset[ops.Value]) -> ibis.expr.types.BooleanValue:
    """All of them, in an order that does not change from run to run."""
    found = sorted((each.to_expr() for each in conditions), key=repr)
    return reduce(and_, found, ibis.literal(True))


def over(value: ops.Value, base: ops.Relation, rows: ibis.Table) -> ibis.Value:
    """``value`` said of ``base``, said of ``rows``, which hold all of its columns."""
    there = rows.op()
    told = {ops.Field(base, name): ops.Field(there, name) for name in base.schema}
    return value.replace(told).to_expr()


def code(sets: Sequence[frozenset[ops.Value]]) -> ops.Value:
    """One number per row: bit ``i`` says that the row meets all of ``sets[i]``; a null is a no."""
    bits = [
        ibis.ifelse(together(each), ibis.literal(2**i, "int64"), 0).cast("int64")
        for i, each in enumerate(sets)
    ]
    return reduce(lambda a, b: a + b, bits, ibis.literal(0, "int64")).cast("int64").op()
