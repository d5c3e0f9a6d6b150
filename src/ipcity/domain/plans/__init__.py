"""The plan language: read, check, compile, compare."""

from ipcity.domain.plans.comparison import Differences, compare
from ipcity.domain.plans.compiling import compile_plan
from ipcity.domain.plans.exchange import from_json, to_json
from ipcity.domain.plans.facts import Plan, Source

__all__ = [
    "Differences",
    "Plan",
    "Source",
    "compare",
    "compile_plan",
    "from_json",
    "to_json",
]
