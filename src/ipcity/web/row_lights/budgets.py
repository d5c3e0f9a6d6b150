"""The state of budget lines: overspent, differing from their entries, or in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.safestring import SafeString

from ipcity.actions.budget_lines import Balance, of_lines
from ipcity.domain.supervision.budgets import money
from ipcity.store.models.budgets import Budget
from ipcity.web.templatetags.components import light

LABEL = "状态"


def lights(
    rows: Iterable[Budget], known_before: datetime | None = None
) -> Mapping[int, SafeString]:
    standing = [each for each in rows if each.voided_at is None]
    found = of_lines(standing, known_before=known_before)
    return {each.line.pk: state(each) for each in found}


def state(balance: Balance) -> SafeString:
    """The light of one line, the same on every page."""
    if balance.is_overspent:
        return light("red", f"超支{money(balance.funds.over)}元")
    if balance.funds.differs:
        return light("yellow", "台账与流水不符")
    return light("green", "正常")
