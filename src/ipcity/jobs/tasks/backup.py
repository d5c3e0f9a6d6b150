"""The daily backup into ``IPCITY_HOME/backups``; the newest few are kept."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from ipcity.actions import backups
from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused
from ipcity.jobs.progress import Progress

TITLE = "备份"
VERB = Verb.CARE
RULE = "daily 02:30"
PREFIX = "daily-"


def work(progress: Progress, *, keep: int = 14) -> str:
    """Back up, then drop the oldest of our own daily files beyond ``keep``."""
    now = timezone.localtime()
    folder = Path(settings.HOME) / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    made = backups.back_up(
        target=folder / f"{PREFIX}{now:%Y%m%d-%H%M%S}.tar.gz",
        actor=None,
        at=now,
        step=progress.step,
    )
    old = sorted(folder.glob(f"{PREFIX}*.tar.gz"))[:-keep]
    for each in old:
        each.unlink()
    report = (
        f"{made.tables} 张表、{made.rows} 行、{made.files} 个文件，"
        f"{made.size / 1e6:.1f} MB\n{made.path}\nSHA-256 {made.sha256}\n审计根码 {made.root or '（日志为空）'}\n"
        f"已删除较早的每日备份 {len(old)} 个，保留最近 {keep} 个。请定期复制到其他机器。"
    )
    if made.missing:
        progress.report = report
        raise Refused(
            "files-missing",
            f"备份已完成，但有 {len(made.missing)} 个文件缺失或损坏：{made.missing[0]}",
        )
    return report
