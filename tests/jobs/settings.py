"""The product's settings with the kinds of work that only tests run."""

from ipcity.config.settings import *  # noqa: F403

JOB_KINDS = "tests.jobs.kinds"
