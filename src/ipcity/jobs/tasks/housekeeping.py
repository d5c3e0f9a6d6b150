"""The daily sweep of what nobody will ask for again."""

from __future__ import annotations

from django.utils import timezone

from ipcity.actions import housekeeping
from ipcity.domain.access import Verb
from ipcity.jobs.progress import Progress

TITLE = "日常清理"
VERB = Verb.CARE
RULE = "daily 03:40"


def work(progress: Progress) -> str:
    swept = housekeeping.sweep(at=timezone.localtime())
    return (
        f"过期会话 {swept.sessions} 个，过期的登录来源记录 {swept.logins} 条，90 天前的作业 {swept.jobs} 项、"
        f"队列记录 {swept.entries} 条，遗留的临时文件夹 {swept.folders} 个，"
        f"不再引用的快照文件 {swept.lake / 1e6:.1f} MB。"
    )
