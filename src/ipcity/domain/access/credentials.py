"""What a password must be, and how long a guesser must wait (GB/T 22239-2019; rules R10.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

MIN_LENGTH = 10
MIN_CLASSES = 3
REMEMBERED = 5
FREE_TRIES = 5
LONGEST_DELAY = timedelta(seconds=60)
BASIS = "密码规则（GB/T 22239-2019 身份鉴别）"

_CLASSES: tuple[Callable[[str], bool], ...] = (
    lambda letter: letter.isascii() and letter.islower(),
    lambda letter: letter.isascii() and letter.isupper(),
    lambda letter: letter.isdigit(),
    lambda letter: not letter.isascii() or not letter.isalnum(),
)


def classes(password: str) -> int:
    """How many of the four classes occur: lower case, upper case, digits, everything else."""
    return sum(any(map(belongs, password)) for belongs in _CLASSES)


def problems(password: str, login_name: str) -> tuple[str, ...]:
    """Every rule that ``password`` breaks, in sentences for its owner; empty when it is good."""
    found = []
    if len(password) < MIN_LENGTH:
        found.append(f"密码至少 {MIN_LENGTH} 位。")
    if classes(password) < MIN_CLASSES:
        found.append("密码须含大写字母、小写字母、数字、符号中的至少三类。")
    if login_name and login_name.casefold() in password.casefold():
        found.append("密码不得包含登录名。")
    return tuple(found)


def expired(changed_at: datetime | None, at: datetime, days: int) -> bool:
    """Whether a password set at ``changed_at`` is too old; ``days`` 0 lets it live for ever."""
    return changed_at is None or (days > 0 and at - changed_at >= timedelta(days=days))


def delay(failures: int) -> timedelta:
    """How long to wait after so many failures in a row: nothing, then 2, 4, 8 … 60 seconds."""
    if failures < FREE_TRIES:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(failures - FREE_TRIES + 1, 10)), LONGEST_DELAY)
