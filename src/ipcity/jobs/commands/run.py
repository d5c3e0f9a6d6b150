"""``ipcity run``: set up what is missing, then serve pages, API and background work until stopped.

One parent, two children: the web server (granian) and the job worker. The parent restarts a worker
that dies, ends with the web server, and takes both along when it is told to stop; a child whose
parent vanishes is ended by the system.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from ipcity.domain.errors import Refused
from ipcity.jobs import files
from ipcity.jobs.commands import set_up

HELP = "启动系统：网页、接口和后台作业（首次启动会自动准备好一切）"
GRACE = 10.0
_PR_SET_PDEATHSIG = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="监听地址（默认只限本机）")
    parser.add_argument(
        "--port", default=os.environ.get("PORT") or "8000", help="端口，也可用环境变量 PORT"
    )
    set_up.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    port = _port(options.port)
    set_up.check_home()
    check_free(options.host, port)
    with set_up.alone("run", wait=False):
        started = set_up.prepare(options.plan)
        _bring_assets()
        children = Children(_web(options.host, port), _work())
        return children.watch(lambda: _announce(options.host, port, started))


def _port(written: str) -> int:
    number = written.isascii() and written.isdecimal()
    if not number or not 0 < int(written) < 65536:
        raise Refused("wrong-port", f"端口“{written}”不对，应为 1 到 65535 的整数。")
    return int(written)


def check_free(host: str, port: int) -> None:
    """Refuse a port that somebody else listens on, before anything is made or migrated."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as refusal:
        raise Refused(
            "port-taken",
            f"不能监听 {host}:{port}（{files.reason(refusal)}）。"
            f"请换一个端口，例如：PORT={port + 1} make run。",
        ) from refusal


def _bring_assets() -> None:
    """Style sheets and fonts, where the installation has none yet (``make setup`` brings them)."""
    from django.conf import settings  # app ready

    if not (settings.BROWSER_ASSETS / "collected" / "staticfiles.json").is_file():
        from ipcity.jobs.commands import assets  # slow import

        assets.run(argparse.Namespace(force=False))


def _web(host: str, port: int) -> list[str]:
    processors = min(2, os.cpu_count() or 1)
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(processors), "--blocking-threads", "4", "--backpressure", "64"),
        *("--workers-kill-timeout", "5", "--respawn-failed-workers", "--no-ws"),
        *("--log-level", "warning", "ipcity.config.wsgi:application"),
    ]


def _work() -> list[str]:
    start = "import sys; from ipcity.jobs.commandline import main; sys.exit(main(['work']))"
    return [sys.executable, "-c", start]


def _announce(host: str, port: int, started: object) -> None:
    from ipcity.actions.first_start import Started  # app ready

    set_up.tell(started if isinstance(started, Started) else None)
    shown = f"[{host}]" if ":" in host else host
    print(f"系统已启动：http://{shown}:{port}/ （按 Ctrl+C 停止）", flush=True)
    from ipcity.actions import demonstrations  # slow import

    if demonstrations.standing() is None:
        print(
            "想先看看样子：登录后在“总览”点“建立演示区域”，或运行 ipcity demo（虚构数据，可随时移除）。",
            flush=True,
        )


class Children:
    """The web server and the worker, as processes of their own."""

    def __init__(self, web: list[str], work: list[str]) -> None:
        self._work_command = work
        self._stopping = False
        for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(each, self._stop)
        self._web = _start(web)
        self._work = _start(work)
        self._port = web[web.index("--host") + 1], int(web[web.index("--port") + 1])

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def watch(self, announce: Callable[[], None]) -> int:
        """Until told to stop or the web server ends; the status to leave with."""
        announced = False
        restarts = 0
        while not self._stopping and self._web.poll() is None:
            if not announced and self._answers():
                announced = True
                announce()
            if self._work.poll() is not None:
                restarts += 1
                _signal_group(self._work, signal.SIGKILL)
                print(f"后台作业进程意外结束，正在重新启动（第 {restarts} 次）。", file=sys.stderr)
                time.sleep(min(30.0, 0.5 * restarts))
                self._work = _start(self._work_command)
            time.sleep(0.1)
        failed = not self._stopping
        self._end()
        if failed:
            print("网页服务意外结束，请查看上面的日志。", file=sys.stderr)
        return 1 if failed else 0

    def _answers(self) -> bool:
        with suppress(OSError), socket.create_connection(self._port, timeout=0.5):
            return True
        return False

    def _end(self) -> None:
        """Ask both to end, wait, and end by force what is left, their own children included."""
        deadline = time.monotonic() + GRACE
        both = (self._web, self._work)
        for each in both:
            if each.poll() is None:
                each.terminate()
            else:
                _signal_group(each, signal.SIGTERM)
        for each in both:
            while not _is_gone(each) and time.monotonic() < deadline:
                time.sleep(0.05)
            _signal_group(each, signal.SIGKILL)
            each.wait()


def _signal_group(leader: subprocess.Popen[bytes], number: int) -> bool:
    """Signal a child and everything it started; whether anybody of them was left."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader.pid, number)
        return True
    return False


def _is_gone(leader: subprocess.Popen[bytes]) -> bool:
    # A killed web server leaves its workers behind, and these keep the port.
    return leader.poll() is not None and not _signal_group(leader, 0)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl+C reaches the parent alone, which then ends the children in order.
    return subprocess.Popen(command, start_new_session=True, preexec_fn=_end_with_parent)  # noqa: S603


def _end_with_parent() -> None:
    """In the child, before the program starts: SIGTERM when the parent vanishes (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
