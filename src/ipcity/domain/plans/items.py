"""One item of a clause: the words left of a number, the number, and the words right of it.

    item      := lead* head predicate* NUMBER after? tail
    lead      := 力争 | 每年 | 其中 | 到2027年 | 加快 …          (lexicon.LEADS)
    predicate := 达到 | 不少于 | 年均 | 累计 | 增长 …            (lexicon.BEFORE)
    after     := 以上 | 左右 | 以内 …                            (lexicon.AFTER)

The name is the head (新增高新技术企业221家), or the tail when the head is only a verb (培育30家企业).
"""

from __future__ import annotations

from ipcity.domain.plans.drafts import Cut
from ipcity.domain.plans.leads import read_leads, split_middle
from ipcity.domain.plans.names import read_name
from ipcity.domain.plans.predicates import read_after, read_predicates
from ipcity.domain.plans.readings import Item
from ipcity.domain.terms.numbers import Quantity


def read_item(text: str, quantity: Quantity, left: Cut, tail: Cut) -> Item:
    """Take the surroundings of a number apart; the name stays empty when there is none."""
    item = Item(quantity, left, tail)
    read_after(text, item)
    read_predicates(text, item)
    read_leads(text, item)
    split_middle(text, item)
    read_name(text, item)
    return item
