"""The files that a command reads and writes; what the system refuses is told in plain words."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ipcity.domain.errors import Refused

WORDS = {
    errno.ENOENT: "没有这个文件或上级文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，请写出文件名",
    errno.ENOTDIR: "上级不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只读",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EADDRINUSE: "端口已被占用",
}


@contextmanager
def read(path: Path) -> Iterator[BinaryIO]:
    """``path`` opened; Refused where that cannot be."""
    try:
        stream = path.open("rb")
    except OSError as error:
        raise Refused("file-unreadable", f"读不了 {path}：{reason(error)}。请核对路径。") from error
    with stream:
        yield stream


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content stands at ``path`` when all went well, and is gone otherwise."""
    fresh = _beside(path)
    try:
        refuse_unwritable(path)
        with fresh.open("wb") as stream:
            yield stream
        fresh.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            fresh.unlink()


def refuse_unwritable(path: Path) -> None:
    """Before any work whose result shall go to ``path``; what stands there stays as it is."""
    fresh = _beside(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        fresh.touch()
        fresh.unlink()
    except OSError as error:
        raise _unwritable(path, error) from error


def _beside(path: Path) -> Path:
    return path.parent / f".{path.name}.{os.getpid()}"


def _unwritable(path: Path, error: OSError) -> Refused:
    return Refused("file-unwritable", f"写不了 {path}：{reason(error)}。请换一个位置。")


def reason(error: OSError) -> str:
    """Why the system refuses, in a few words."""
    return WORDS.get(error.errno or 0, error.strerror or "系统拒绝")
