"""Grids: whole numbers and decimals by key and moment, run along from what begins and ends where."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from itertools import accumulate

import numpy as np
import pyarrow as pa

from ipcity.lake.results import MASK

Indexes = np.ndarray[tuple[int], np.dtype[np.int64]]
Counts = np.ndarray[tuple[int, int], np.dtype[np.int64]]
VALUE = pa.decimal128(38, 6)


def along(
    keys: int,
    moments: int,
    index: Indexes,
    s: np.ndarray[tuple[int], np.dtype[np.int32]],
    e: np.ndarray[tuple[int], np.dtype[np.int32]],
    n: Indexes,
) -> Counts:
    """Add at s, take off at e, run along; whole numbers below 2**53, which a float holds exactly."""
    wide = moments + 1
    plus = np.bincount(index * wide + s, weights=n, minlength=keys * wide)
    less = np.bincount(index * wide + e, weights=n, minlength=keys * wide)
    steps = (plus - less).astype(np.int64).reshape(keys, wide)
    return np.cumsum(steps, axis=1)[:, :moments]


def exactly(
    shape: tuple[int, ...],
    index: Indexes,
    s: np.ndarray[tuple[int], np.dtype[np.int32]],
    e: np.ndarray[tuple[int], np.dtype[np.int32]],
    amounts: pa.ChunkedArray,
) -> pa.ListArray:
    """The same in decimals, a key's line at a time."""
    keys, moments = shape
    with localcontext() as context:
        context.prec = 60
        steps = [[Decimal(0)] * (moments + 1) for _ in range(keys)]
        for place, sign in ((s, 1), (e, -1)):
            table = pa.table({"k": index, "m": place, "a": amounts})
            summed = table.group_by(["k", "m"]).aggregate([("a", "sum")]).to_pydict()
            for k, m, total in zip(summed["k"], summed["m"], summed["a_sum"], strict=True):
                steps[k][m] += sign * (total or 0)
        lines = [list(accumulate(row[:moments])) for row in steps]
    return pa.array(lines, pa.list_(VALUE))


def bits(keys: int, size: int, index: Indexes, n: Indexes, masks: Sequence[Indexes]) -> Counts:
    """Per key and moment: how many subjects have its bit."""
    grid = np.zeros((keys, size), dtype=np.int64)
    for place in range(size):
        weights = ((masks[place // MASK] >> (place % MASK)) & 1) * n
        grid[:, place] = np.bincount(index, weights=weights, minlength=keys)
    return grid


def lists(grid: Counts, kind: pa.DataType) -> pa.ListArray:
    lines, wide = grid.shape
    offsets = pa.array(np.arange(lines + 1, dtype=np.int32) * wide)
    return pa.ListArray.from_arrays(offsets, pa.array(grid.reshape(-1)).cast(kind))
