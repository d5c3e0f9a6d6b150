"""How long a text is on the page, and where a long title is broken (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from itertools import pairwise

# A line of 156 mm holds 20 characters of 22 pt; a title fills it only nearly.
FULLEST, WANTED = 20.0, 19.0
_STAYS_BEFORE = "年月日》）〕、，号季度半"
_STAYS_AFTER = "《（〔第"
# What is read as one word.
_WORDS = re.compile(
    "试点工作|示范工作|建设工作|知识产权强市|知识产权强国|知识产权|国家|强市|强区|建设|试点|示范|工作|领导小组|办公室|委员会|联席会议|情况|通报|通知|报告|"
    "督办|调度|季度|半年|年度|评估|自评|中期|考核|人民政府|市场监督|管理局|材料|总结"
)
_ENDS_WELL, _BEGINS_WELL = "于和及、》）", ("关于", "情况")


def full_widths(text: str) -> float:
    """The length of ``text`` in characters; a Latin letter or a digit is half of one."""
    return sum(1.0 if ord(each) > 0x2E7F else 0.5 for each in text)


def balanced(title: str) -> str:
    """A long title in lines of like length, broken where it reads well and never inside a figure."""
    lines = int(-(-full_widths(title) // WANTED))
    places = {at: full_widths(title[:at]) for at in range(1, len(title)) if _may_break(title, at)}
    cuts: list[int] = []
    for line in range(1, lines):
        able = [at for at in places if at > (cuts[-1] if cuts else 0)]
        if not able:
            return title
        rest = lines - line
        cuts.append(min(able, key=lambda at: _cost(title, at, cuts[-1] if cuts else 0, rest)))
    return "\n".join(title[a:b] for a, b in pairwise([0, *cuts, len(title)]))


def _may_break(title: str, at: int) -> bool:
    before, after = title[at - 1], title[at]
    inside = any(found.start() < at < found.end() for found in _WORDS.finditer(title))
    return not (inside or before.isdigit() or after in _STAYS_BEFORE or before in _STAYS_AFTER)


def _cost(title: str, at: int, start: int, rest: int) -> float:
    """How far the line from ``start`` to ``at`` is from its share of what ``rest`` more lines take."""
    line, left = full_widths(title[start:at]), full_widths(title[at:])
    too_long = max(line - FULLEST, 0) + max(left / rest - FULLEST, 0)
    reads_well = (
        title[at - 1] in _ENDS_WELL or title[at].isdigit() or title.startswith(_BEGINS_WELL, at)
    )
    return 100 * too_long + abs(line - left / rest) - (6 if reads_well else 0)
