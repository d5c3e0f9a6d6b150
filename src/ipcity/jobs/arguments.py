"""The command line's parser: usage and complaints in the language of its readers."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

# What argparse says → what we say; the words in brackets are carried over.
COMPLAINTS = (
    (r"the following arguments are required: (.+)", r"缺少参数 \1"),
    (r"argument (.+): expected (?:one|at least one) argument", r"参数 \1 后面要写一个值"),
    (r"argument (.+): invalid choice: '(.*)' \(choose from (.+)\)", r"参数 \1 不能是“\2”，可写 \3"),
    (r"argument (.+): invalid int value: '(.*)'", r"参数 \1 应为整数，不是“\2”"),
    (r"argument (.+): ignored explicit argument '(.*)'", r"参数 \1 后面不写值（多了“\2”）"),
    (r"argument (.+): not allowed with argument (.+)", r"参数 \1 不能与 \2 同时写"),
    (r"ambiguous option: (.+) could match (.+)", r"“\1”不明确，可能是 \2"),
    (r"unrecognized arguments: (.+)", r"不认识“\1”"),
    (r"argument (.+?): (.+)", r"参数 \1：\2"),
)


class Words(argparse.HelpFormatter):
    """Usage and headings of the help in Chinese."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:  # fmt: skip
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """As argparse has it; its sub-parsers are of this class as well."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given | {"formatter_class": Words, "add_help": False})
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        told = next(
            (re.sub(p, w, message) for p, w in COMPLAINTS if re.fullmatch(p, message)), message
        )
        self.exit(2, f"{self.format_usage()}错误：{told}。说明见 {self.prog} --help\n")
