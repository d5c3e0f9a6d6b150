"""A sheet file that arrives becomes a book of located cells, read in a guarded child process.

Reads .xlsx, .xls, .xlsb, .ods, separated text in any usual encoding, HTML tables called .xls and
SpreadsheetML 2003; what a file is, its content says. Rows lie in a staging file without a name (see
``sheets_staging``) and cost memory only while they are looked at.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from ipcity.domain.errors import Refused
from ipcity.domain.sheets.cells import Row, Sheet
from ipcity.papers.incoming import sheets_limits as limits
from ipcity.papers.incoming.sheets_staging import StagedSheet, merges_of, read_rows, read_sheets

_CHILD = Path(__file__).with_name("sheets_child.py")
_REFUSED = 3


@dataclass(frozen=True)
class Book:
    """The sheets of one file, hidden ones too; a context manager that lets go of the staging file.

    ``name`` is the file's name without folders. Sheets without a filled cell are left out.
    """

    name: str
    sheets: tuple[Sheet, ...]
    _staged: BinaryIO = field(repr=False, compare=False)

    def sheet(self, name: str) -> Sheet:
        """KeyError where there is no such sheet."""
        for one in self.sheets:
            if one.name == name:
                return one
        raise KeyError(name)

    def close(self) -> None:
        self._staged.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()


@dataclass(frozen=True)
class StagedRows:
    """The rows of one sheet, read anew at every pass."""

    _staged: BinaryIO = field(repr=False)
    _sheet: StagedSheet = field(repr=False)

    def __iter__(self) -> Iterator[Row]:
        return read_rows(self._staged, self._sheet)

    def __len__(self) -> int:
        return self._sheet.rows

    def since(self, first_row: int) -> Iterator[Row]:
        """Rows from ``first_row`` on, without reading those before."""
        return read_rows(self._staged, self._sheet, first_row)


def read_book(
    path: Path,
    name: str,
    *,
    scratch: Path | None = None,
    seconds: float = 240,
    memory_bytes: int = 3 << 30,
    keep: Path | None = None,
) -> Book:
    """The file at ``path``, called ``name`` by the person; Refused says what is wrong with it.

    ``scratch`` is the folder for the staging file (the system's where left out); ``seconds`` and
    ``memory_bytes`` (address space) hold for the child that reads the file. ``keep``: where the
    staging file stays for the next time; found there, no child runs.
    """
    name = name.replace("\\", "/").rsplit("/", 1)[-1] or "未命名"
    with ExitStack() as stack:
        if keep is not None and keep.exists():
            staged: BinaryIO = stack.enter_context(keep.open("rb"))
            size = staged.seek(0, os.SEEK_END)
        elif keep is not None:
            staged, size = _kept(keep, lambda out: _stage(path, name, out, seconds, memory_bytes))
            stack.callback(staged.close)
        else:
            staged = stack.enter_context(tempfile.TemporaryFile(dir=scratch))
            size = _stage(path, name, staged, seconds, memory_bytes)
        sheets = tuple(_sheet(staged, one) for one in read_sheets(staged, size) if one.rows)
        if not sheets:
            raise limits.refused(
                "empty", name, "里没有内容，所有工作表都是空的。请确认选对了文件。"
            )
        stack.pop_all()
    return Book(name, sheets, staged)


def _kept(keep: Path, fill: Callable[[BinaryIO], int]) -> tuple[BinaryIO, int]:
    """A staging file that appears under its name when it is whole, and its size."""
    descriptor, draft = tempfile.mkstemp(prefix=f"{keep.name}.", dir=keep.parent)
    with ExitStack() as undo:
        undo.callback(os.unlink, draft)
        staged = undo.enter_context(os.fdopen(descriptor, "w+b"))
        size = fill(staged)
        os.replace(draft, keep)
        undo.pop_all()
    return staged, size


def _sheet(staged: BinaryIO, one: StagedSheet) -> Sheet:
    facts = one.facts
    return Sheet(
        name=facts.name,
        rows=StagedRows(staged, one),
        last_row=one.last_row,
        width=one.width,
        merges=merges_of(facts),
        hidden=facts.hidden,
        hidden_columns=tuple(facts.hidden_columns),
        notes=tuple(facts.notes),
    )


def _stage(path: Path, name: str, staged: BinaryIO, seconds: float, memory_bytes: int) -> int:
    """Lets the child write into ``staged``; the number of bytes it wrote."""
    command = [
        sys.executable, "-I", "-B", str(_CHILD), str(int(seconds) + 1), str(memory_bytes),
        str(path.resolve()),
    ]  # fmt: skip
    # The child is our own file under this interpreter; the upload is only opened for reading.
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={}
    ) as child:
        late = threading.Timer(seconds, child.kill)
        late.start()
        try:
            _ask(child, name)
            size = _copy(child, staged)
            said = child.stderr.read() if child.stderr else b""
        finally:
            late.cancel()
            if child.poll() is None and child.stdout:
                child.stdout.close()
    _judge(name, child.returncode, said, size)
    return size


def _ask(child: subprocess.Popen[bytes], name: str) -> None:
    if child.stdin:
        child.stdin.write(json.dumps(name).encode("ascii") + b"\n")
        child.stdin.close()


def _copy(child: subprocess.Popen[bytes], staged: BinaryIO) -> int:
    size = 0
    while child.stdout and (chunk := child.stdout.read(1 << 20)):
        size += len(chunk)
        if size > limits.MAX_STAGED_BYTES:
            child.kill()
            break
        staged.write(chunk)
    staged.flush()
    return size


def _judge(name: str, code: int, said: bytes, size: int) -> None:
    if code == _REFUSED:
        raise Refused(*json.loads(said)["refused"])
    if code < 0 or size > limits.MAX_STAGED_BYTES:
        raise limits.too_costly(name)
    if b"PanicException" in said:
        raise limits.damaged(name)
    if code:
        raise RuntimeError(said.decode("utf-8", "replace")[-2000:])
