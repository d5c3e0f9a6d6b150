"""Every statutory term that the product counts, by its id.

Source: each rule names its instrument, version and article (``declarations``).
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from ipcity.domain.errors import Refused
from ipcity.domain.terms.deadline_rules.credit import CREDIT
from ipcity.domain.terms.deadline_rules.declarations import BASIS, Rule
from ipcity.domain.terms.deadline_rules.disputes import DISPUTES
from ipcity.domain.terms.deadline_rules.penalties import PENALTIES
from ipcity.domain.terms.deadline_rules.publicity import PUBLICITY
from ipcity.domain.terms.deadline_rules.transfers import TRANSFERS

RULES: Final = (*PENALTIES, *PUBLICITY, *DISPUTES, *TRANSFERS, *CREDIT)
RULES_BY_ID: Final = {rule.id: rule for rule in RULES}


def rule_called(name: str) -> Rule:
    """The rule of this id, small letters allowed; Refused with those that are alike."""
    typed = name.strip().upper()
    if typed in RULES_BY_ID:
        return RULES_BY_ID[typed]
    near = get_close_matches(typed, RULES_BY_ID, n=3)
    hint = f"是否指 {'、'.join(near)}？" if near else "可用的代号见 ipcity deadline rules。"
    raise Refused("no-rule", f"没有“{name[:40]}”这个期限。{hint}", BASIS)
