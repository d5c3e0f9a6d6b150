"""Fails in one of the two ways that work can fail."""

from __future__ import annotations

from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused

TITLE = "出错"
VERB = Verb.RUN_JOBS


def work(progress, *, politely):
    progress.step(3, 7)
    if politely:
        raise Refused("no-rows", "没有可处理的数据。", "示例规则")
    raise ZeroDivisionError("secret detail")
