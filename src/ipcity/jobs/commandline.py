"""The ``ipcity`` command: one module of ``jobs/commands`` per first word, loaded when asked for."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence

from ipcity.domain.errors import Refused
from ipcity.jobs import commands
from ipcity.jobs.arguments import Parser

BOLD_ERROR = "错误："


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit status 0 done, 1 refused or problems found, 2 wrong usage, 130 broken off."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipcity.config.settings")
    names = sorted(module.name for module in pkgutil.iter_modules(commands.__path__))
    word = words[0].replace("-", "_") if words else None
    parser = Parser(prog="ipcity", description="知产强市：方案、指标、任务一条线")
    verbs = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in [word] if word in names else names:
        module = importlib.import_module(f"{commands.__name__}.{name}")
        verb = verbs.add_parser(name.replace("_", "-"), help=module.HELP, description=module.HELP)
        module.add_arguments(verb)
        verb.set_defaults(run=module.run)
    options = parser.parse_args(words)
    try:
        return int(options.run(options) or 0)
    except Refused as refusal:
        basis = f"（依据：{refusal.basis}）" if refusal.basis else ""
        print(f"{BOLD_ERROR}{refusal.message}{basis}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return 130
