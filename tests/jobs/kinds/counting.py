"""Counts slowly, and leaves a line in a file for every run."""

from __future__ import annotations

import os
import time
from pathlib import Path

from ipcity.domain.access import Verb

TITLE = "数数"
VERB = Verb.RUN_JOBS


def work(progress, *, diary, steps=1, pause=0.0):
    with Path(diary).open("a") as stream:
        stream.write(f"{os.getpid()}\n")
    for step in range(steps):
        progress.step(step, steps, f"数到 {step}")
        time.sleep(pause)
    progress.step(steps, steps)
    return f"数了 {steps} 个"
